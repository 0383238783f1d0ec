"""When something is asked for in other words, by whom they are written, and what may go."""

from policies.paraphrases import (
    ParaphraseFacts,
    Stage,
    may_ask,
    may_ask_of,
    may_go,
    may_judge,
    may_leave_with_few,
    may_resend,
    may_write,
)
from policies.terms import WindowState
from tests.policies.tables import Asked, rule_of, table

OPEN, CLOSED = WindowState.OPEN, WindowState.CLOSED


def item(
    stage: Stage | None, window: WindowState = CLOSED, *, returned: bool = False
) -> ParaphraseFacts:
    return ParaphraseFacts(window, returned, stage)


WORDS = "Somebody holds that gauges come first."
CASES: dict[str, Asked] = {
    "it is asked for while the window is open": (may_ask(item(None, OPEN)), None),
    "not once it is closed": (may_ask(item(None)), "paraphrases.too_late"),
    "nor of what came back, which was read": (
        may_ask(item(None, OPEN, returned=True)),
        "paraphrases.too_late",
    ),
    "nor twice": (may_ask(item(Stage.ASKED, OPEN)), "paraphrases.asked_already"),
    "of a reason that is given on a question": (
        may_ask_of(given=True, in_round=True, asked=True),
        None,
    ),
    "not of none": (
        may_ask_of(given=False, in_round=True, asked=True),
        "positions.reason_missing",
    ),
    "nor on a text": (
        may_ask_of(given=True, in_round=False, asked=True),
        "paraphrases.not_of_texts",
    ),
    "a position may have neither": (may_ask_of(given=False, in_round=True, asked=False), None),
    "what is sent again is paraphrased as before": (may_resend(asked=True, before=True), None),
    "or not at all": (may_resend(asked=False, before=False), None),
    "what was read under a handle stays so": (
        may_resend(asked=True, before=False),
        "paraphrases.too_late",
    ),
    "what was asked for is written": (may_write(item(Stage.ASKED), WORDS), None),
    "and written again when it came back": (may_write(item(Stage.RETURNED), WORDS), None),
    "not before the window is closed": (
        may_write(item(Stage.ASKED, OPEN), WORDS),
        "rounds.still_open",
    ),
    "not what nobody asked for": (may_write(item(None), WORDS), "paraphrases.not_asked"),
    "not what is with its author": (
        may_write(item(Stage.WRITTEN), WORDS),
        "paraphrases.with_author",
    ),
    "and not otherwise what is confirmed": (
        may_write(item(Stage.CONFIRMED), WORDS),
        "paraphrases.with_author",
    ),
    "not what went back as a whole": (
        may_write(item(Stage.ASKED, returned=True), WORDS),
        "rounds.already_returned",
    ),
    "in some words": (may_write(item(Stage.ASKED), "  "), "rounds.item_empty"),
    "what is written is confirmed or returned": (may_judge(item(Stage.WRITTEN)), None),
    "also while its window is open": (may_judge(item(Stage.WRITTEN, OPEN)), None),
    "not before": (may_judge(item(Stage.ASKED)), "paraphrases.not_written"),
    "not twice": (may_judge(item(Stage.CONFIRMED)), "paraphrases.not_written"),
    "not what nobody asked for in other words": (may_judge(item(None)), "paraphrases.not_asked"),
    "an author lets a plain item go with few": (may_leave_with_few(None), None),
    "not a paraphrase": (may_leave_with_few(Stage.CONFIRMED), "paraphrases.only_with_others"),
}


@table(CASES)
def test_rules(case: Asked) -> None:
    decision, rule = case
    assert rule_of(decision) == rule


def test_only_what_is_plain_or_confirmed_goes() -> None:
    assert {stage for stage in (None, *Stage) if may_go(stage)} == {None, Stage.CONFIRMED}
