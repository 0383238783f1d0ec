"""Who acquires a mandate writes nothing from that moment."""

from dataclasses import replace
from datetime import timedelta

import pytest

from documents.models.tracks import Track
from documents.operations.desks import desks_of
from documents.operations.mandates import Reassess, Report
from documents.operations.officials import Switch
from documents.operations.roster import Declaration
from documents.operations.views.mandates import mandates
from documents.operations.views.roster import candidates
from policies.acts import Act
from policies.permissions import acts_of
from policies.terms import CandidateState, MandateKind, Officials, Phase, Seat
from tests.fakes import FrozenClock
from tests.room import CHARTER, Room

OFFICER, ELIGIBILITY = "secretariat_officer", "eligibility_officer"
FREE = Declaration(personal_capacity=True, under_instruction=False, undertaking=True)
OFFICE = Report(MandateKind.OFFICE, "Elected to the basin council.")
INSTRUCTED = Report(MandateKind.INSTRUCTION, "Advises the minister now.")


def denied(room: Room, who: str, what: Act, body: object) -> str:
    """The rule that refuses this."""
    outcome = room.attempt(who, what, body)
    return outcome.deny.rule if outcome.deny else ""


def awaits(room: Room, who: str) -> set[str]:
    """What awaits somebody."""
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
        uow.commit()
    return {item.message for item in desk.awaits}


def test_every_act_of_a_reported_seat_is_refused_in_the_same_words(room: Room) -> None:
    room.go_to(Phase.DRAFTING)
    room.do("expert_1", Act.MANDATE_REPORT, OFFICE)
    setting_right = {Act.MANDATE_REPORT, Act.MANDATE_RENEW}
    for act in acts_of(Seat.EXPERT, Phase.DRAFTING) - setting_right:
        assert denied(room, "expert_1", act, None) == "mandates.suspended", act
    assert denied(room, "expert_1", Act.MANDATE_RENEW, FREE) == "mandates.suspended"
    assert Seat.EXPERT in room.actor("expert_1").seats  # an office does not end reading


def test_an_office_is_assessed_and_the_seat_reinstated(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    round_id, seat = room.open_round(), room.seats["expert_1"]
    room.do("expert_1", Act.MANDATE_REPORT, OFFICE)
    assert "awaits.reassess" in awaits(room, ELIGIBILITY)
    found = {one.id: one for one in room.read(ELIGIBILITY, mandates, None, 50).items}
    assert found[seat].reported is MandateKind.OFFICE
    assert found[seat].what == OFFICE.what
    room.do(ELIGIBILITY, Act.MANDATE_ASSESS, Reassess(seat, True, "The council is advisory."))
    assert "awaits.reassess" not in awaits(room, ELIGIBILITY)
    room.post("expert_1", round_id)
    again = Reassess(seat, True, "Nothing new.")
    assert denied(room, ELIGIBILITY, Act.MANDATE_ASSESS, again) == "mandates.not_reported"


def test_who_is_instructed_reads_nothing_either_until_the_seat_is_reinstated(room: Room) -> None:
    seat = room.seats["expert_1"]
    room.do("expert_1", Act.MANDATE_REPORT, INSTRUCTED)
    assert set(room.actor("expert_1").seats) == {Seat.CANDIDATE}
    room.do(ELIGIBILITY, Act.MANDATE_ASSESS, Reassess(seat, True, "The advice has ended."))
    assert Seat.EXPERT in room.actor("expert_1").seats


def test_a_seat_that_ends_leaves_what_was_written_and_its_handle(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    room.whole_round()
    before = len(room.released())
    room.do("expert_1", Act.MANDATE_REPORT, INSTRUCTED)
    ended = Reassess(room.seats["expert_1"], False, "Instructed from now on.")
    room.do(ELIGIBILITY, Act.MANDATE_ASSESS, ended)
    assert set(room.actor("expert_1").seats) == {Seat.CANDIDATE}
    assert len(room.released()) == before
    states = [one.state for one in room.read(OFFICER, candidates, None, 50).items]
    assert states.count(CandidateState.REPLACED) == 1


def test_a_declaration_expires_and_is_renewed(room: Room, clock: FrozenClock) -> None:
    room.go_to(Phase.EXPLORATION)
    valid = timedelta(seconds=CHARTER.terms.declaration_seconds)
    assert "awaits.renew" not in awaits(room, "expert_1")
    clock.advance(valid)
    round_id = room.open_round()
    assert denied(room, "expert_1", Act.CONTRIBUTION_POST, None) == "mandates.expired"
    assert "awaits.renew" in awaits(room, "expert_1")
    bound = Declaration(True, False, True, represents="A ministry")
    assert denied(room, "expert_1", Act.MANDATE_RENEW, bound) == "mandates.report_instead"
    room.do("expert_1", Act.MANDATE_RENEW, FREE)
    room.post("expert_1", round_id)
    assert "awaits.renew" not in awaits(room, "expert_1")


OFFICIAL = replace(FREE, official=True)
RENEWALS = {
    "on Track 2 a new office is reported": (Officials.NONE, False, "mandates.report_instead"),
    "also while everybody is asked": (Officials.ASKED, False, "mandates.report_instead"),
    "on Track 1.5 it takes everybody's consent": (
        Officials.ADMITTED,
        False,
        "mandates.report_instead",
    ),
    "with which an office is declared": (Officials.ADMITTED, True, ""),
    "but not once the switch back is asked for": (
        Officials.LEAVING,
        True,
        "mandates.report_instead",
    ),
}


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(("stands", "agreed", "rule"), RENEWALS.values(), ids=RENEWALS)
def test_nobody_becomes_an_official_by_a_renewal_alone(
    room: Room, stands: Officials, agreed: bool, rule: str
) -> None:
    with room.store.begin() as uow:
        uow.session.get_one(Track, room.track).officials = stands
        uow.commit()
    for name in room.experts if agreed else ():
        room.do(name, Act.OFFICIALS_CONSENT, Switch(stands is Officials.ADMITTED))
    assert denied(room, "expert_1", Act.MANDATE_RENEW, OFFICIAL) == rule
