"""Amendments: what one may say, who stands behind it, and which are accepted together.

- An amendment replaces a paragraph's wording, inserts a paragraph after it, deletes it, splits it
  (a blank line between the parts), or merges it with others. A deleted paragraph keeps its number
  and its dissents.
- An amendment can be amended, once: those who stand behind it have to agree, each of them, before
  it is accepted in the other wording. Each of them can decline.
- Experts may sponsor each other's amendments. What others stand behind its author cannot
  withdraw; a sponsor may leave.
- Changes of wording are accepted together where no sentence is in conflict, with insertions
  beside them. Deleting, splitting and merging are accepted alone, and only while nothing is open
  on the other paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from policies.decisions import Decision, all_of, allow_if
from policies.terms import AmendmentState


class AmendmentKind(StrEnum):
    """What an amendment does to its paragraph."""

    REPLACE = "replace"
    INSERT_AFTER = "insert_after"
    DELETE = "delete"
    SPLIT = "split"
    MERGE = "merge"


TOGETHER = (AmendmentKind.REPLACE, AmendmentKind.INSERT_AFTER)
"""What is accepted together with others of its kind."""
REACHING = (AmendmentKind.DELETE, AmendmentKind.MERGE)
"""What reaches several paragraphs."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """An amendment that is to be accepted: what it amends (an amendment's id, or a paragraph:
    none), whether those who stand behind that agreed, what is open on its other paragraphs, and
    whether those read as its author saw them."""

    kind: AmendmentKind
    of: str | None = None
    agreed: bool = True
    open_elsewhere: int = 0
    fresh: bool = True


def parts_of(text: str) -> list[str]:
    """The paragraphs of a text that is to be split: a blank line stands between two."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def fits(kind: AmendmentKind, parts: int, others: int) -> Decision:
    """Whether an amendment of this kind may have a text of so many parts, and so many other
    paragraphs."""
    worded = (parts > 0) is (kind is not AmendmentKind.DELETE)
    return all_of(
        allow_if(worded, "amendments.words"),
        allow_if(parts > 1 or kind is not AmendmentKind.SPLIT, "amendments.splits_nothing"),
        allow_if(others > 0 or kind is not AmendmentKind.MERGE, "amendments.merges_nothing"),
        allow_if(others == 0 or kind in REACHING, "amendments.one_paragraph"),
    )


def each_once(paragraph: str, others: Sequence[str]) -> Decision:
    """Whether an amendment names each of its paragraphs (ids) once."""
    named = [paragraph, *others]
    return allow_if(len(named) == len(set(named)), "amendments.named_twice")


def may_amend(
    state: AmendmentState, amended: AmendmentKind, kind: AmendmentKind, again: bool
) -> Decision:
    """Whether an amendment may itself be amended; `again`: it already amends another."""
    return all_of(
        allow_if(state is AmendmentState.OPEN, "amendments.settled", state=state.value),
        allow_if(not again, "amendments.amended_once"),
        allow_if(amended is not AmendmentKind.DELETE, "amendments.no_wording"),
        allow_if(kind is AmendmentKind.REPLACE, "amendments.wording_only"),
    )


def may_sponsor(state: AmendmentState, stands_behind: bool) -> Decision:
    """Whether the caller may sponsor an amendment: another's, while it is open."""
    return all_of(
        allow_if(not stands_behind, "amendments.sponsored_already"),
        allow_if(state is AmendmentState.OPEN, "amendments.settled", state=state.value),
    )


def may_withdraw(state: AmendmentState, author: bool, sponsor: bool, sponsored: bool) -> Decision:
    """Whether the caller may withdraw an amendment that is open or kept as an alternative, or
    leave it as a sponsor of it."""
    live = state in (AmendmentState.OPEN, AmendmentState.ALTERNATIVE)
    return all_of(
        allow_if(author or sponsor, "paragraphs.author_only"),
        allow_if(live, "paragraphs.amendment_settled", state=state.value),
        allow_if(sponsor or not sponsored, "amendments.sponsored"),
    )


def may_answer(state: AmendmentState, asked: bool) -> Decision:
    """Whether the caller may agree to an amendment of an amendment, or decline it; `asked`: the
    caller stands behind what it amends."""
    return all_of(
        allow_if(asked, "amendments.not_asked"),
        allow_if(state is AmendmentState.OPEN, "amendments.settled", state=state.value),
    )


def may_accept(accepted: Sequence[tuple[str, Accepted]], conflicts: int) -> Decision:
    """Whether these amendments (with their ids) are accepted together; `conflicts`: passages
    for which they have more than one wording."""
    names = {name for name, _ in accepted}
    direct = [one for _, one in accepted if one.of is None]
    amending = [one for _, one in accepted if one.of is not None]
    alone = len(direct) < 2 or all(one.kind in TOGETHER for one in direct)
    elsewhere = sum(one.open_elsewhere for one in direct)
    return all_of(
        allow_if(all(one.of in names for one in amending), "amendments.without_its_amendment"),
        allow_if(all(one.agreed for one in amending), "amendments.not_agreed"),
        allow_if(alone, "amendments.alone"),
        allow_if(elsewhere == 0, "amendments.open_elsewhere", count=elsewhere),
        allow_if(all(one.fresh for one in direct), "amendments.changed_elsewhere"),
        allow_if(conflicts == 0, "amendments.conflict", count=conflicts),
    )
