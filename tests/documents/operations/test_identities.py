"""Custody: two custodians, a delay, and a person who is told."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from documents.errors import Denied
from documents.models.identities import IdentityRequest
from documents.models.mail import MailRow
from documents.operations.desks import desks_of
from documents.operations.identities import AskIdentity, ThisIdentity
from documents.operations.tracks import Seen
from documents.operations.views.identities import RequestView, disclosures, identities
from policies.acts import Act
from policies.terms import CustodyState, Phase, Seat
from tests.fakes import FrozenClock
from tests.people import full_name
from tests.room import TERMS, Room

DELAY = TERMS.custody_seconds
BOTH = ("custodian", "second_custodian")


@pytest.fixture
def held(room: Room) -> Room:
    """A room in exploration with three custodians."""
    for name in ("second_custodian", "third_custodian"):
        room.grant(name, Seat.CUSTODIAN)
    room.advance()
    return room


def test_two_custodians_open_one_identity_after_the_delay(held: Room, clock: FrozenClock) -> None:
    asked = held.ask_identity("expert_2")
    agree(held, asked, *BOTH)
    assert shown(held, "custodian").name is None
    clock.advance(timedelta(seconds=DELAY))
    held.do("custodian", Act.IDENTITY_OPEN, ThisIdentity(asked))
    for name in BOTH:
        assert shown(held, name).name == full_name("expert_2")
        assert shown(held, name).affiliation
    assert shown(held, "third_custodian").name is None
    assert shown(held, "facilitator").state is CustodyState.OPENED
    assert shown(held, "facilitator").name is None


def test_a_moment_too_early_it_stays_shut(held: Room, clock: FrozenClock) -> None:
    asked = held.ask_identity("expert_2")
    agree(held, asked, *BOTH)
    clock.advance(timedelta(seconds=DELAY - 1))
    assert refused(held, "custodian", Act.IDENTITY_OPEN, asked) == "custody.too_early"
    assert shown(held, "custodian").name is None


def test_one_custodian_alone_opens_nothing(held: Room, clock: FrozenClock) -> None:
    asked = held.ask_identity("expert_2")
    agree(held, asked, "custodian")
    assert refused(held, "custodian", Act.IDENTITY_AGREE, asked) == "custody.agreed_already"
    clock.advance(timedelta(days=30))
    assert refused(held, "custodian", Act.IDENTITY_OPEN, asked) == "custody.not_agreed"


def test_one_who_refuses_ends_it(held: Room) -> None:
    asked = held.ask_identity("expert_2")
    agree(held, asked, "custodian")
    held.do("second_custodian", Act.IDENTITY_REFUSE, ThisIdentity(asked))
    assert refused(held, "third_custodian", Act.IDENTITY_AGREE, asked) == "custody.decided"
    assert held.ask_identity("expert_2") != asked


def test_the_person_is_told_when_both_agreed_and_not_before(held: Room) -> None:
    asked, before = held.ask_identity("expert_2"), mails(held)
    agree(held, asked, "custodian")
    assert mails(held) == before
    assert held.read("expert_2", identities, None, 10).items == ()
    agree(held, asked, "second_custodian")
    assert mails(held) == before + 1
    assert shown(held, "expert_2").opens_at is not None
    assert held.read("expert_1", identities, None, 10).items == ()


def test_a_pause_stops_the_delay(held: Room, clock: FrozenClock) -> None:
    asked = held.ask_identity("expert_2")
    agree(held, asked, *BOTH)
    held.do("chair_1", Act.TRACK_PAUSE, Seen(Phase.EXPLORATION))
    clock.advance(timedelta(seconds=DELAY))
    held.resume()
    assert refused(held, "custodian", Act.IDENTITY_OPEN, asked) == "custody.too_early"
    clock.advance(timedelta(seconds=DELAY))
    held.do("custodian", Act.IDENTITY_OPEN, ThisIdentity(asked))


def test_an_identity_is_asked_for_once_and_only_behind_a_handle(held: Room) -> None:
    held.ask_identity("expert_2")
    with pytest.raises(Denied) as again:
        held.ask_identity("expert_2")
    assert again.value.deny.rule == "custody.asked_already"
    nobody = held.attempt("facilitator", Act.DISCLOSURE_ASK, AskIdentity("NOBODY", "A threat."))
    assert nobody.deny is not None
    assert nobody.deny.rule == "custody.no_such_handle"


def test_the_row_names_nobody(held: Room) -> None:
    held.ask_identity("expert_2")
    with held.store.begin() as uow:
        row = uow.session.scalars(select(IdentityRequest)).one()
        body = row.body
    for word in (held.seats["expert_2"], held.seats["facilitator"], held.handle("expert_2")):
        assert word.encode() not in body


def test_it_lies_on_the_desks_of_those_whom_it_concerns(held: Room) -> None:
    asked = held.ask_identity("expert_2")
    assert lies(held, "custodian") == {"awaits.custody": 1}
    agree(held, asked, "custodian")
    assert lies(held, "custodian") == {}
    assert "awaits.identity" not in lies(held, "expert_2")
    agree(held, asked, "second_custodian")
    assert lies(held, "expert_2")["awaits.identity"] == 1
    assert "awaits.identity" not in lies(held, "expert_1")


def lies(room: Room, who: str) -> dict[str, int]:
    """What lies on somebody's desk."""
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
    return {item.message: item.count for item in desk.awaits}


def agree(room: Room, asked: str, *who: str) -> None:
    """These custodians agree."""
    for name in who:
        room.do(name, Act.IDENTITY_AGREE, ThisIdentity(asked))


def refused(room: Room, who: str, act: Act, asked: str) -> str:
    """The rule that refuses this custodian."""
    with pytest.raises(Denied) as error:
        room.do(who, act, ThisIdentity(asked))
    return error.value.deny.rule


def shown(room: Room, who: str) -> RequestView:
    """The one request as this person sees it."""
    view = disclosures if who == "facilitator" else identities
    (found,) = room.read(who, view, None, 10).items
    return found


def mails(room: Room) -> int:
    """How many mails were ever written."""
    with room.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(MailRow)) or 0
