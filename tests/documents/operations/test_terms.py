"""Concept note, terms of reference and charter on the record."""

from datetime import date, timedelta
from hashlib import sha256

from documents.operations.charter import Funding, Retained
from documents.operations.desks import desks_of
from documents.operations.terms import Amend, ReturnTerms, SignTerms
from documents.operations.tracks import Seen
from documents.operations.views import terms, tracks
from policies.acts import Act
from policies.charter import Fate, TermsState
from policies.terms import Phase, RecordClass, TermsKind
from tests.documents.briefing.reading import lines, tables
from tests.room import Room

NOTE, REFERENCE = TermsKind.CONCEPT_NOTE, TermsKind.TERMS_OF_REFERENCE
GIFT = Funding("CHF", 90_000, "A fund of the lake towns", date(2026, 1, 1))


def rule(room: Room, who: str, act: Act, body: object, **how: object) -> str:
    deny = room.attempt(who, act, body, **how).deny  # type: ignore[arg-type]
    return deny.rule if deny else ""


def lacks(room: Room) -> set[str]:
    return {lack.rule for lack in room.read("secretariat_officer", tracks.track).missing}


def test_a_new_version_has_to_be_approved_anew(room: Room) -> None:
    assert "phases.terms_unapproved" not in lacks(room)
    number = room.write_terms(NOTE, "Said otherwise.")
    assert rule(room, "chair_1", Act.TRACK_ADVANCE, Seen(Phase.CONVENING)) == (
        "phases.terms_unapproved"
    )
    sign = SignTerms(number, room.newest_terms(NOTE).sha256)
    room.do("chair_2", Act.TERMS_APPROVE, sign)
    assert rule(room, "chair_1", Act.TERMS_APPROVE, sign) == "charter.not_open"
    room.advance()


def test_a_chair_signs_what_was_shown_with_a_fresh_sign_in(room: Room) -> None:
    number = room.write_terms(NOTE)
    shown = room.newest_terms(NOTE).sha256
    assert rule(room, "chair_1", Act.TERMS_APPROVE, SignTerms(number, "0" * 64)) == (
        "approvals.text_changed"
    )
    long_ago = room.store.clock.now() - timedelta(hours=1)
    sign = SignTerms(number, shown)
    assert rule(room, "chair_1", Act.TERMS_APPROVE, sign, signed_in=long_ago) == (
        "approvals.sign_in_again"
    )


def test_a_returned_text_tells_the_secretariat_why_and_nobody_else(room: Room) -> None:
    number = room.write_terms(NOTE)
    back = ReturnTerms(number, room.newest_terms(NOTE).sha256, "Say who pays.")
    room.do("chair_1", Act.TERMS_RETURN, back)
    shown = room.read("secretariat_officer", terms.one_version, terms=number)
    assert (shown.state, shown.reason) == (TermsState.RETURNED, "Say who pays.")
    seen = room.read("expert_1", terms.terms, after=None, limit=100).items
    assert [one.state for one in seen] == [TermsState.APPROVED] * 2


def test_a_newer_version_supersedes_an_open_one_and_nothing_is_overwritten(room: Room) -> None:
    first = room.write_terms(NOTE, "Said at first.")
    room.write_terms(NOTE, "Said at last.")
    shown = {one.id: one for one in room.read("chair_1", terms.terms, after=None, limit=100).items}
    assert shown[first].state is TermsState.SUPERSEDED
    assert {part.text for part in shown[first].sections} == {"Said at first."}
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people["chair_1"])
        uow.commit()
    assert {item.message: item.count for item in desk.awaits}["awaits.approve_terms"] == 1


def test_the_document_is_the_one_that_was_signed(room: Room) -> None:
    row = room.newest_terms(REFERENCE)
    file = room.read("expert_1", terms.document, terms=row.id)
    assert sha256(file).hexdigest() == row.sha256
    assert any(line.text == "As it should be." for line in lines(file))
    kept = dict(cells[::2] for cells in tables(file)[-1])
    assert kept["Roster"] == "90"


def test_a_change_of_the_charter_is_kept_and_the_texts_are_written_again(room: Room) -> None:
    amended = Amend("A second source.", funding=(GIFT,))
    room.do("secretariat_officer", Act.CHARTER_AMEND, amended, 1)
    found = room.read("chair_1", terms.charter)
    assert found.charter.funding == (GIFT,)
    assert [(one.version, one.reason) for one in found.earlier] == [(1, "A second source.")]
    assert found.earlier[0].charter.funding == ()
    assert "phases.terms_unapproved" in lacks(room)
    room.agree_on_terms()
    assert lacks(room) == set()
    file = room.read("chair_1", terms.document, terms=room.newest_terms(NOTE).id)
    assert tables(file)[0][1] == ["A fund of the lake towns", "CHF 90,000", "1 January 2026"]


def test_a_text_written_before_a_change_is_not_approved_after_it(room: Room) -> None:
    number = room.write_terms(NOTE)
    room.do("secretariat_officer", Act.CHARTER_AMEND, Amend("A gift.", sponsor="A ministry"), 1)
    sign = SignTerms(number, room.newest_terms(NOTE).sha256)
    assert rule(room, "chair_1", Act.TERMS_APPROVE, sign) == "charter.changed_since"


def test_the_schedule_is_fixed_once_the_track_is_open(room: Room) -> None:
    shorter = Amend("Counsel.", retention=(Retained(RecordClass.ROSTER, Fate.DESTROY, 30),))
    archive = Amend("Counsel.", retention=(Retained(RecordClass.ROSTER, Fate.ARCHIVE, 30),))
    who, act = "secretariat_officer", Act.CHARTER_AMEND
    assert rule(room, who, act, archive, version=1) == "charter.must_go"
    room.go_to(Phase.EXPLORATION)
    assert rule(room, who, act, shorter, version=1) == "charter.retention_is_fixed"
    assert rule(room, who, act, Amend("A gift.", funding=(GIFT,)), version=2) == "record.stale"
    room.do(who, act, Amend("A gift.", funding=(GIFT,)), 1)
    assert room.read("expert_1", terms.charter).version == 2
