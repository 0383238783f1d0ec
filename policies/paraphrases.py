"""Paraphrase: an author asks for other words, the facilitator writes them, the author confirms.

- It is asked for when something is sent or while its window is open: nobody has read it yet.
- The facilitator reads the original without its author once the window is closed, and writes;
  the author confirms, or returns it with a correction, and then it is written again.
- Only what was confirmed is released, and only the paraphrase.
- It leaves in a batch of k authors or not at all, whatever the others let go: what leaves alone
  tells when its author confirmed it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.rounds import item_fits
from policies.terms import WindowState


class Stage(StrEnum):
    """How far a paraphrase has come."""

    ASKED = "asked"
    WRITTEN = "written"
    RETURNED = "returned"
    CONFIRMED = "confirmed"


UNWRITTEN: Final = frozenset({Stage.ASKED, Stage.RETURNED})
"""What awaits the facilitator."""


@dataclass(frozen=True, slots=True)
class ParaphraseFacts:
    """One item as its window stands; no stage: its author lets it be released as it is;
    `returned`: it is with its author for another reason."""

    window: WindowState
    returned: bool
    stage: Stage | None


def may_ask(item: ParaphraseFacts) -> Decision:
    """Whether an author may ask that their item be paraphrased."""
    return all_of(
        allow_if(item.window is WindowState.OPEN, "paraphrases.too_late"),
        allow_if(not item.returned, "paraphrases.too_late"),
        allow_if(item.stage is None, "paraphrases.asked_already"),
    )


def may_ask_of(*, given: bool, in_round: bool, asked: bool) -> Decision:
    """Whether the reason of a position may be asked for in other words, if that is `asked`: it
    was given, and on a question; those on texts are shown to nobody."""
    return all_of(
        allow_if(in_round or not asked, "paraphrases.not_of_texts"),
        allow_if(given or not asked, "positions.reason_missing"),
    )


def may_resend(*, asked: bool, before: bool) -> Decision:
    """Whether an item that came back may be sent again so: only what was to be paraphrased
    `before` can still be, because the rest was read under its author's handle."""
    return allow_if(before or not asked, "paraphrases.too_late")


def may_write(item: ParaphraseFacts, text: str) -> Decision:
    """Whether the facilitator may paraphrase an item in these words.

    The denial does not say whether its author has confirmed already.
    """
    return all_of(
        allow_if(item.window is not WindowState.OPEN, "rounds.still_open"),
        allow_if(not item.returned, "rounds.already_returned"),
        allow_if(item.stage is not None, "paraphrases.not_asked"),
        allow_if(item.stage in UNWRITTEN, "paraphrases.with_author"),
        item_fits(text),
    )


def may_judge(item: ParaphraseFacts) -> Decision:
    """Whether an author may confirm the paraphrase of their item, or return it."""
    return all_of(
        allow_if(item.stage is not None, "paraphrases.not_asked"),
        allow_if(item.stage is Stage.WRITTEN, "paraphrases.not_written"),
    )


def may_leave_with_few(stage: Stage | None) -> Decision:
    """Whether an author may let an item be released with fewer than k authors."""
    return allow_if(stage is None, "paraphrases.only_with_others")


def may_go(stage: Stage | None) -> bool:
    """Whether an item is ready to be released."""
    return stage is None or stage is Stage.CONFIRMED
