"""A text shown to a wider circle: who reads it, who writes, and that no words tell a seat."""

from collections.abc import Iterable

import pytest

from documents.errors import Denied, RecordError
from documents.operations.contributions import ThisContribution
from documents.operations.desks import desks_of
from documents.operations.synthesis import Write
from documents.operations.tracks import Seen
from documents.operations.views import contributions, drafts, revisions, rounds
from documents.operations.views.contributions import ReleasedItem, WindowItem
from policies.acts import Act
from policies.formats import RoundFormat
from policies.synthesis import PassageKind
from policies.terms import Phase
from tests.room import Room

CIRCLE = ("chair_1", "chair_2", "silent_observer")
FIVE = tuple(f"expert_{number}" for number in range(1, 6))
TEXT = "Gauges are read daily."
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


@pytest.fixture
def shown(room: Room) -> str:
    """A round that shows the first of two editions to experts and the wider circle."""
    room.go_to(Phase.DRAFTING)
    paragraph = room.propose(TEXT)
    room.adopt(paragraph, (room.amend("expert_1", paragraph, "Gauges are gone."),))
    room.do("chair_1", Act.TRACK_STEP_BACK, Seen(Phase.DRAFTING))
    return reflect(room)


def reflect(room: Room, *, wider: bool = True) -> str:
    return room.open_round(format=RoundFormat.REFLECTION, edition=1, wider=wider)


def write(room: Room, round_id: str, who: Iterable[str]) -> dict[str, str]:
    """Each of these writes, and the round closes; answers their items."""
    items = {name: room.post(name, round_id) for name in who}
    room.close_round(round_id)
    return items


def refused(room: Room, round_id: str) -> str:
    with pytest.raises(Denied) as denied:
        room.release(round_id)
    return denied.value.deny.rule


def read(room: Room, who: str, round_id: str) -> tuple[ReleasedItem, ...]:
    return room.read(who, contributions.released, None, 50, round=round_id).items


def window(room: Room, who: str, round_id: str) -> tuple[WindowItem, ...]:
    return room.read(who, contributions.window, round_id, None, 50).items


def awaits(room: Room, who: str) -> dict[str, int]:
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people[who])
        uow.commit()
    return {item.message: item.count for item in desk.awaits}


def test_the_circle_reads_the_edition_that_is_shown_and_no_other(room: Room, shown: str) -> None:
    for who in ("expert_1", *CIRCLE):
        assert room.read(who, rounds.one_round, shown).text == (f"1. {TEXT}",)
    for who in ("facilitator", "translator", "researcher", "friend"):
        assert room.read(who, rounds.one_round, shown).text == ()
    narrow = reflect(room, wider=False)
    assert room.read("silent_observer", rounds.one_round, narrow).text == ()
    for view in (revisions.draft, revisions.document):
        with pytest.raises(RecordError, match=r"record\.not_there"):
            room.read("silent_observer", view)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.read("silent_observer", drafts.paragraphs, None, 50)


def test_the_circle_writes_where_it_is_asked_and_takes_no_position(room: Room, shown: str) -> None:
    narrow = reflect(room, wider=False)
    asked = room.read("expert_1", rounds.one_round, shown).questions[0].id
    for who in CIRCLE:
        room.post(who, shown)
        assert awaits(room, who)["awaits.contribute"] == 1
        with pytest.raises(Denied, match=r"rounds\.not_in_roster"):
            room.post(who, narrow)
        with pytest.raises(Denied, match=r"permissions\.not_granted"):
            room.take(who, asked, "important")
    with pytest.raises(Denied, match=r"permissions\.not_granted"):
        room.post("rapporteur", shown)


def test_nobody_is_told_a_seat_before_the_release_or_after(room: Room, shown: str) -> None:
    own = write(room, shown, (*FIVE, *CIRCLE))
    lying = window(room, "facilitator", shown)
    assert {item.id for item in lying} == set(own.values())
    assert {(item.handle, item.consented) for item in lying} == {(None, None)}
    assert [item.id for item in window(room, "chair_1", shown)] == [own["chair_1"]]
    room.release(shown)
    for who in ("expert_1", "facilitator", "rapporteur", "chair_2", "silent_observer"):
        found = read(room, who, shown)
        assert len(found) == len(own)
        assert {item.handle for item in found} == {None}


MIXED = {
    "four experts and the whole circle": (*FIVE[1:], *CIRCLE),
    "all experts and two of the circle": (*FIVE, *CIRCLE[1:]),
}


@pytest.mark.parametrize("who", MIXED.values(), ids=MIXED)
def test_whoever_is_missing_the_batch_waits_alike(
    room: Room, shown: str, who: tuple[str, ...]
) -> None:
    own = write(room, shown, who)
    assert refused(room, shown) == "rounds.waits_in_circle"
    for name, item in own.items():
        assert awaits(room, name)["awaits.consent"] == 1
        room.do(name, Act.CONTRIBUTION_CONSENT, ThisContribution(item), 1)
    room.release(shown)
    assert len(read(room, "chair_1", shown)) == len(who)


def test_what_waits_joins_the_next_of_its_kind_and_nothing_under_handles(
    room: Room, shown: str
) -> None:
    write(room, shown, ("chair_1", *FIVE))
    plain = room.open_round()
    write(room, plain, FIVE)
    room.release(plain)
    assert len(read(room, "expert_1", plain)) == len(FIVE)
    assert all(item.handle for item in read(room, "expert_1", plain))
    again = reflect(room)
    write(room, again, CIRCLE)
    room.release(again)
    assert len(read(room, "expert_1", again)) == len(FIVE) + 1 + len(CIRCLE)


def test_what_the_circle_may_have_written_adds_no_voice(
    room: Room, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "threshold", lambda _: 2)
    write(room, shown, (*FIVE, *CIRCLE))
    room.release(shown)
    plain = room.whole_round()
    wide = {}
    for name, round_id in (("circle", shown), ("experts", plain)):
        sources = tuple(item.id for item in read(room, "rapporteur", round_id))
        body = Write(PassageKind.THEME, "Gauges matter.", "Gauges", sources=sources)
        passage = room.do("rapporteur", Act.PASSAGE_WRITE, body)
        found = room.read("rapporteur", drafts.passages, None, 50).items
        (wide[name],) = (one.wide for one in found if one.id == passage)
    assert wide == {"circle": False, "experts": True}
