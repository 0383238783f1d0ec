"""A decision allows, or denies with a rule; silence denies."""

from policies.decisions import Allow, Deny, all_of, allow_if
from tests.policies.tables import Asked, rule_of, table

NO = Deny("one.no")
CASES: dict[str, Asked] = {
    "no rule at all denies": (all_of(), "decisions.no_rule"),
    "one allowance allows": (all_of(Allow()), None),
    "one denial among allowances denies": (all_of(Allow(), NO, Allow()), "one.no"),
    "the first denial speaks": (all_of(NO, Deny("two.no")), "one.no"),
    "a condition that holds allows": (allow_if(True, "one.no"), None),
    "a condition that fails denies": (allow_if(False, "one.no"), "one.no"),
}


@table(CASES)
def test_decision(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


def test_a_denial_is_worded_by_its_rule_unless_it_says_otherwise() -> None:
    assert (NO.message, Deny("one.no", "other").message) == ("one.no", "other")


def test_a_denial_carries_the_values_of_its_sentence() -> None:
    answer = allow_if(False, "one.no", needed=5)
    assert isinstance(answer, Deny)
    assert answer.values == {"needed": 5}
