"""The matrix of knowledge, cell by cell, written from the records' side."""

from itertools import product

import pytest

from policies.acts import Act
from policies.knowledge import KNOWLEDGE, highest, knows, level, of_contribution
from policies.permissions import PERMISSIONS
from policies.terms import Knowledge, RecordClass, Seat, Visibility, WindowState
from tests.policies.tables import rule_of

NONE, OWN, COUNT, FULL = Knowledge.NONE, Knowledge.OWN, Knowledge.COUNT, Knowledge.FULL
PLAIN, HANDLES = Knowledge.UNATTRIBUTED, Knowledge.PSEUDONYMOUS
OFFICER, ELIGIBILITY = Seat.SECRETARIAT_OFFICER, Seat.ELIGIBILITY_OFFICER
FACILITATOR, RAPPORTEUR, TRANSLATOR = Seat.FACILITATOR, Seat.RAPPORTEUR, Seat.TRANSLATOR
EXPERT, OBSERVER, CHAIR = Seat.EXPERT, Seat.SILENT_OBSERVER, Seat.CHAIR
CANDIDATE, MAKER, FRIEND = Seat.CANDIDATE, Seat.DECISION_MAKER, Seat.FRIEND
STAFF = dict.fromkeys(
    (OFFICER, ELIGIBILITY, FACILITATOR, RAPPORTEUR, TRANSLATOR, Seat.RESEARCHER, CHAIR), FULL
)
MEMBERS = STAFF | {EXPERT: FULL, OBSERVER: FULL}
SOUNDED = {CANDIDATE: OWN, EXPERT: OWN, OBSERVER: OWN}

Levels = dict[Seat, Knowledge]
MASKED: dict[RecordClass, Levels] = {
    RecordClass.QUESTION: MEMBERS | {CANDIDATE: FULL},
    RecordClass.TERMS: MEMBERS | {CANDIDATE: FULL},
    RecordClass.READINESS: {OFFICER: FULL, CHAIR: FULL},
    RecordClass.ACTOR_MAP: {OFFICER: FULL},
    RecordClass.NOMINATION: SOUNDED | {OFFICER: FULL, ELIGIBILITY: FULL},
    RecordClass.DECLARATION: SOUNDED | {ELIGIBILITY: FULL},
    RecordClass.ROSTER: {OFFICER: FULL, EXPERT: OWN, FRIEND: COUNT},
    RecordClass.AUTHORSHIP: {EXPERT: OWN, Seat.CUSTODIAN: OWN},
    RecordClass.CONTRIBUTION_UNRELEASED: {
        EXPERT: OWN,
        CHAIR: OWN,
        OBSERVER: OWN,
        FACILITATOR: HANDLES,
    },
    RecordClass.CONTRIBUTION_RELEASED: {
        EXPERT: HANDLES,
        FACILITATOR: HANDLES,
        RAPPORTEUR: HANDLES,
        TRANSLATOR: HANDLES,
        OBSERVER: PLAIN,
        CHAIR: PLAIN,
    },
    RecordClass.POSITION: {EXPERT: OWN, OFFICER: COUNT},
    RecordClass.STATISTICS: dict.fromkeys((EXPERT, FACILITATOR, RAPPORTEUR, CHAIR), FULL),
    RecordClass.SYNTHESIS: dict.fromkeys((EXPERT, FACILITATOR, RAPPORTEUR, CHAIR), FULL)
    | {TRANSLATOR: OWN},
    RecordClass.DRAFT: dict.fromkeys((EXPERT, RAPPORTEUR, CHAIR), FULL) | {TRANSLATOR: OWN},
    RecordClass.AMENDMENT: {EXPERT: HANDLES, RAPPORTEUR: HANDLES, CHAIR: PLAIN, TRANSLATOR: OWN},
    RecordClass.DISSENT: {EXPERT: HANDLES, RAPPORTEUR: HANDLES, CHAIR: PLAIN, TRANSLATOR: OWN},
    RecordClass.RECOMMENDATION: {EXPERT: FULL, RAPPORTEUR: FULL, CHAIR: FULL, TRANSLATOR: OWN},
    RecordClass.BRIEF: {
        OFFICER: FULL,
        RAPPORTEUR: FULL,
        CHAIR: FULL,
        MAKER: FULL,
        TRANSLATOR: OWN,
    },
    RecordClass.APPROVAL: {OFFICER: FULL, CHAIR: FULL},
    RecordClass.DELIVERY: {OFFICER: FULL, MAKER: OWN},
    RecordClass.ANSWER: {OFFICER: FULL, EXPERT: FULL, CHAIR: FULL, MAKER: OWN},
    RecordClass.MILESTONE: MEMBERS | {FRIEND: FULL},
    RecordClass.AUDIT_LEAF: {},
    RecordClass.KEY: {},
}
OUTSIDE = {Seat.AUDITOR: Knowledge.DIGEST, Seat.OPERATOR: Knowledge.CIPHERTEXT}
OTHERWISE: dict[tuple[Visibility, RecordClass], Levels] = {
    (Visibility.KNOWN, RecordClass.ROSTER): {EXPERT: FULL, FACILITATOR: FULL},
    (Visibility.KNOWN, RecordClass.AUTHORSHIP): {EXPERT: FULL, FACILITATOR: FULL},
    (Visibility.BLIND, RecordClass.ROSTER): {EXPERT: NONE},
}


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("record_class", list(RecordClass))
def test_a_seat_knows_what_the_table_says(
    record_class: RecordClass, visibility: Visibility
) -> None:
    expected = MASKED[record_class] | OUTSIDE | OTHERWISE.get((visibility, record_class), {})
    for seat in Seat:
        assert level(seat, record_class, visibility) == expected.get(seat, NONE), seat


@pytest.mark.parametrize("visibility", list(Visibility))
def test_only_a_known_track_lets_anybody_see_who_wrote(visibility: Visibility) -> None:
    seeing = {s for s in Seat if level(s, RecordClass.AUTHORSHIP, visibility) is FULL}
    assert seeing == ({EXPERT, FACILITATOR} if visibility is Visibility.KNOWN else set())


@pytest.mark.parametrize("window", [WindowState.OPEN])
def test_while_a_window_is_open_only_authors_know_their_own(window: WindowState) -> None:
    for seat, visibility in product(Seat, Visibility):
        expected = OWN if seat in (EXPERT, CHAIR, OBSERVER) else NONE
        assert of_contribution(seat, visibility, window) is expected


def test_once_closed_the_facilitator_reads_under_handles_and_nobody_else() -> None:
    reading = {
        s for s in STAFF if of_contribution(s, Visibility.MASKED, WindowState.CLOSED) != NONE
    }
    assert reading - {CHAIR} == {FACILITATOR}
    for author in (EXPERT, CHAIR, OBSERVER):
        assert of_contribution(author, Visibility.MASKED, WindowState.CLOSED) is OWN


def test_once_released_the_chair_reads_without_handles() -> None:
    assert of_contribution(CHAIR, Visibility.MASKED, WindowState.RELEASED) is PLAIN


def test_who_knows_nothing_is_denied_and_who_knows_little_is_not() -> None:
    assert rule_of(knows(FRIEND, RecordClass.BRIEF, Visibility.MASKED)) == "knowledge.none"
    assert rule_of(knows(FRIEND, RecordClass.ROSTER, Visibility.MASKED)) is None


def test_two_seats_know_what_the_better_informed_one_knows() -> None:
    pair = (FACILITATOR, RAPPORTEUR)
    assert highest(pair, RecordClass.BRIEF, Visibility.MASKED) is FULL
    assert rule_of(knows(pair, RecordClass.ROSTER, Visibility.MASKED)) == "knowledge.none"


def test_who_holds_no_seat_knows_nothing() -> None:
    assert rule_of(knows((), RecordClass.QUESTION, Visibility.KNOWN)) == "knowledge.none"


def test_a_stricter_visibility_never_shows_an_expert_more() -> None:
    order = list(Knowledge)
    for kind in RecordClass:
        shown = [order.index(level(EXPERT, kind, visibility)) for visibility in Visibility]
        assert shown == sorted(shown, reverse=True)


OBJECTS: dict[str, RecordClass] = {
    "note": RecordClass.CONTRIBUTION_UNRELEASED,
    "caucus": RecordClass.CONTRIBUTION_UNRELEASED,
    "milestone": RecordClass.MILESTONE,
    "paper": RecordClass.TERMS,
    "study": RecordClass.TERMS,
    "roster": RecordClass.ROSTER,
    "track": RecordClass.MILESTONE,
    "stop": RecordClass.MILESTONE,
    "mandate": RecordClass.DECLARATION,
    "balance": RecordClass.NOMINATION,
    "person": RecordClass.NOMINATION,
    "officials": RecordClass.TERMS,
    "charter": RecordClass.TERMS,
    "terms": RecordClass.TERMS,
    "actor_map": RecordClass.ACTOR_MAP,
    "readiness": RecordClass.READINESS,
    "candidate": RecordClass.NOMINATION,
    "seat": RecordClass.ROSTER,
    "question": RecordClass.QUESTION,
    "thresholds": RecordClass.QUESTION,
    "round": RecordClass.QUESTION,
    "batch": RecordClass.CONTRIBUTION_UNRELEASED,
    "contribution": RecordClass.CONTRIBUTION_UNRELEASED,
    "paraphrase": RecordClass.CONTRIBUTION_UNRELEASED,
    "position": RecordClass.POSITION,
    "passage": RecordClass.SYNTHESIS,
    "statement": RecordClass.SYNTHESIS,
    "summary": RecordClass.SYNTHESIS,
    "paragraph": RecordClass.DRAFT,
    "recommendation": RecordClass.RECOMMENDATION,
    "amendment": RecordClass.AMENDMENT,
    "draft": RecordClass.AMENDMENT,
    "dissent": RecordClass.DISSENT,
    "merger": RecordClass.DISSENT,
    "brief": RecordClass.BRIEF,
    "disclosure": RecordClass.CONTRIBUTION_RELEASED,
    "identity": RecordClass.AUTHORSHIP,
    "answer": RecordClass.ANSWER,
    "clarification": RecordClass.BRIEF,
}


@pytest.mark.parametrize("act", list(Act))
def test_whoever_may_act_on_a_record_knows_of_it(act: Act) -> None:
    kind = OBJECTS[act.partition(":")[0]]
    acting = {s for s, row in PERMISSIONS.items() if any(act in acts for acts in row.values())}
    for seat, visibility in product(acting, Visibility):
        assert level(seat, kind, visibility) is not NONE, seat


def test_the_matrix_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        KNOWLEDGE[Visibility.KNOWN][FRIEND] = {}  # type: ignore[index]
