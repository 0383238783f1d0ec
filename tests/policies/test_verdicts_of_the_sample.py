"""What the questions of the full sample come to when they are asked again, by the rules alone."""

from collections import Counter

from policies.ledger import NO_POSITION, Entry, entry
from policies.terms import Scale
from policies.verdicts import LEAST
from tests.sample.material import FULL, sample


def test_one_stays_split_and_one_needs_a_third_round() -> None:
    played, found = sample(FULL), dict[str, Entry]()
    questions = [question for one in played.rounds for question in one.questions]
    for one in questions:
        taken = Counter(p.value for p in played.positions if p.subject == one.key)
        taken[NO_POSITION] = len(played.experts) - taken.total()
        found[one.key] = entry(Scale(one.scale), taken, 5, LEAST, found.get(one.again))
    ends = {one.key: one.comes_to for one in questions if one.comes_to}
    assert ends == {key: found[key].verdict.verdict for key in ends}
    assert ends == {
        "q24": "another_round",
        "q34": "stable_agreement",
        "q35": "stable_disagreement",
    }
    assert found["q35"].verdict.positions == 2
