"""Who may sign what, and when two are enough."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.approvals import may_approve, may_return, may_sign_release, two_people
from policies.facts import BriefFacts, Signature, SigningFacts
from policies.terms import BriefState, Seat
from tests.policies.tables import Asked, rule_of, table

NOW, OLD = "a" * 64, "b" * 64
OFFICER = Seat.SECRETARIAT_OFFICER
BRIEF = BriefFacts(state=BriefState.READY, sha256=NOW, drafters=frozenset({"drafter"}))
CHAIR = SigningFacts(
    person="chair", seat=Seat.CHAIR, shown_sha256=NOW, sign_in_age=60, fresh_seconds=900
)
STAFF = replace(CHAIR, person="officer", seat=OFFICER)
BY_CHAIR = Signature(person="chair", seat=Seat.CHAIR, sha256=NOW)
BY_STAFF = Signature(person="officer", seat=OFFICER, sha256=NOW)

CASES: dict[str, Asked] = {
    "a chair approves what was shown": (may_approve(BRIEF, CHAIR, []), None),
    "an officer does not approve": (may_approve(BRIEF, STAFF, []), "approvals.not_a_chair"),
    "a text that changed is not approved": (
        may_approve(BRIEF, replace(CHAIR, shown_sha256=OLD), []),
        "approvals.text_changed",
    ),
    "a text never rendered is not approved": (
        may_approve(replace(BRIEF, sha256=""), replace(CHAIR, shown_sha256=""), []),
        "approvals.text_changed",
    ),
    "nobody approves a text of their own": (
        may_approve(BRIEF, replace(CHAIR, person="drafter"), []),
        "approvals.own_text",
    ),
    "nobody approves twice": (may_approve(BRIEF, CHAIR, [BY_CHAIR]), "approvals.already_signed"),
    "who approved an older text approves again": (
        may_approve(BRIEF, CHAIR, [replace(BY_CHAIR, sha256=OLD)]),
        None,
    ),
    "a second chair approves too": (
        may_approve(BRIEF, replace(CHAIR, person="other"), [BY_CHAIR]),
        None,
    ),
    "a sign-in at the limit is fresh": (
        may_approve(BRIEF, replace(CHAIR, sign_in_age=900), []),
        None,
    ),
    "a sign-in beyond it is not": (
        may_approve(BRIEF, replace(CHAIR, sign_in_age=900.5), []),
        "approvals.sign_in_again",
    ),
    "a sign-in from the future is not fresh": (
        may_approve(BRIEF, replace(CHAIR, sign_in_age=-1), []),
        "approvals.sign_in_again",
    ),
    "a returned brief is not approved": (
        may_approve(replace(BRIEF, state=BriefState.RETURNED), CHAIR, []),
        "approvals.not_ready",
    ),
    "a chair returns with a reason": (may_return(BRIEF, NOW, "too long"), None),
    "a chair does not return without one": (
        may_return(BRIEF, NOW, ""),
        "approvals.reason_missing",
    ),
    "a chair does not return another text": (
        may_return(BRIEF, OLD, "too long"),
        "approvals.text_changed",
    ),
    "a blocked brief is not returned": (
        may_return(replace(BRIEF, state=BriefState.BLOCKED), NOW, "too long"),
        "approvals.not_ready",
    ),
    "an officer signs the release": (may_sign_release(BRIEF, STAFF, []), None),
    "a chair signs beside the officer": (may_sign_release(BRIEF, CHAIR, [BY_STAFF]), None),
    "a rapporteur does not": (
        may_sign_release(BRIEF, replace(CHAIR, seat=Seat.RAPPORTEUR), []),
        "approvals.not_a_releasing_seat",
    ),
    "one person is not two by holding two seats": (
        may_sign_release(BRIEF, replace(CHAIR, person="officer"), [BY_STAFF]),
        "approvals.already_signed",
    ),
    "a release needs the exact text": (
        may_sign_release(BRIEF, replace(STAFF, shown_sha256=OLD), []),
        "approvals.text_changed",
    ),
    "officer and chair are two people": (two_people([BY_STAFF, BY_CHAIR], NOW), None),
    "one alone is not": (two_people([BY_CHAIR], NOW), "approvals.two_people_needed"),
    "nobody is not": (two_people([], NOW), "approvals.two_people_needed"),
    "two chairs are not officer and chair": (
        two_people([BY_CHAIR, replace(BY_CHAIR, person="other")], NOW),
        "approvals.two_people_needed",
    ),
    "one person in both seats is one person": (
        two_people([BY_CHAIR, replace(BY_STAFF, person="chair")], NOW),
        "approvals.two_people_needed",
    ),
    "signatures on two texts do not add up": (
        two_people([BY_CHAIR, replace(BY_STAFF, sha256=OLD)], NOW),
        "approvals.two_people_needed",
    ),
}


@table(CASES)
def test_approval(case: Asked) -> None:
    answer, denied_by = case
    assert rule_of(answer) == denied_by


SIGNATURES = st.builds(
    Signature,
    person=st.sampled_from("xyz"),
    seat=st.sampled_from([OFFICER, Seat.CHAIR, Seat.EXPERT]),
    sha256=st.sampled_from([NOW, OLD]),
)


@given(st.lists(SIGNATURES, max_size=6))
def test_a_release_always_has_two_people_on_one_text(signatures: list[Signature]) -> None:
    if rule_of(two_people(signatures, NOW)) is None:
        assert len({sign.person for sign in signatures if sign.sha256 == NOW}) >= 2
