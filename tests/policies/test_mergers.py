"""How dissents become one, and how their holders leave it."""

from policies.facts import PartFacts
from policies.mergers import is_complete, leave, may_answer, may_propose, standing
from policies.terms import DissentState, MergerState
from tests.policies.tables import Asked, rule_of, table

CARRIED, MERGED, RAISED = DissentState.CARRIED, DissentState.MERGED, DissentState.RAISED
OPEN, REFUSED = MergerState.OPEN, MergerState.REFUSED


def part(
    target: str = "p", state: DissentState = CARRIED, joint: bool = False, own: bool = False
) -> PartFacts:
    return PartFacts(target, state, joint, own)


PROPOSED: dict[str, Asked] = {
    "who keeps the text proposes": (may_propose([part(), part()], True), None),
    "a holder of one proposes": (may_propose([part(own=True), part()], False), None),
    "nobody else does": (may_propose([part(), part()], False), "mergers.not_concerned"),
    "one alone is no merger": (may_propose([part()], True), "mergers.too_few"),
    "nothing is no merger": (may_propose([], True), "mergers.too_few"),
    "dissents from two texts stay apart": (
        may_propose([part("p"), part("q")], True),
        "mergers.one_text",
    ),
    "what is merged can be merged anew": (may_propose([part(state=MERGED), part()], True), None),
    "what came out of a merger is not named": (
        may_propose([part(joint=True), part()], True),
        "mergers.joint_already",
    ),
    "what was withdrawn stays so": (
        may_propose([part(state=DissentState.WITHDRAWN), part()], True),
        "mergers.withdrawn",
    ),
    "who is concerned answers": (may_answer(OPEN, True), None),
    "who is not does not": (may_answer(OPEN, False), "mergers.not_concerned"),
    "what was refused takes no answer": (may_answer(REFUSED, True), "mergers.not_open"),
    "what is merged takes none either": (may_answer(MergerState.MERGED, True), "mergers.not_open"),
}


@table(PROPOSED)
def test_proposing_and_answering(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


STANDS: dict[str, tuple[MergerState, MergerState]] = {
    "a proposal stands": (standing(OPEN, [CARRIED, RAISED]), OPEN),
    "the withdrawal of a part refuses it": (standing(OPEN, [DissentState.WITHDRAWN]), REFUSED),
    "a merger that happened has happened": (
        standing(MergerState.MERGED, [DissentState.WITHDRAWN]),
        MergerState.MERGED,
    ),
}


@table(STANDS)
def test_standing(case: tuple[MergerState, MergerState]) -> None:
    assert case[0] is case[1]


COMPLETE: dict[str, tuple[bool, bool]] = {
    "all have consented": (is_complete("ab", "ba"), True),
    "one has not": (is_complete("ab", "a"), False),
    "a consent too many is no other's": (is_complete("ab", "aacd"), False),
}


@table(COMPLETE)
def test_completeness(case: tuple[bool, bool]) -> None:
    assert case[0] is case[1]


LEFT: dict[str, tuple[object, object]] = {
    "a holder finds it as it was": (leave(MERGED, True, CARRIED), CARRIED),
    "also one that was only raised": (leave(MERGED, True, RAISED), RAISED),
    "nobody takes out another's": (leave(MERGED, False, CARRIED), "dissents.holder_only"),
    "what is not merged is not left": (leave(CARRIED, True, None), "dissents.not_now"),
}


@table(LEFT)
def test_leaving(case: tuple[object, object]) -> None:
    answer, expected = case
    assert (rule_of(answer) or answer) == expected
