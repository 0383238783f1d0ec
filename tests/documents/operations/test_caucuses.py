"""Caucuses: who is inside reads and writes, nobody else learns that there is one."""

import pytest

from documents.errors import Denied, RecordError
from documents.operations.caucuses import ThisCaucus, WriteInCaucus
from documents.operations.views.caucuses import caucuses, entries
from documents.operations.views.contributions import released
from documents.operations.views.people import person
from policies.acts import Act
from policies.terms import Phase
from tests.room import Room

ALL = ("expert_1", "expert_2", "expert_3", "expert_4", "expert_5")


@pytest.fixture
def caucus(room: Room) -> str:
    """A caucus of five."""
    return room.go_to(Phase.EXPLORATION).open_caucus(*ALL)


def said(room: Room, who: str, caucus: str) -> list[tuple[str, str, bool]]:
    found = room.read(who, entries, caucus, None, 20).items
    return [(one.handle, one.text, one.mine) for one in found]


def test_those_inside_talk_under_their_handles(room: Room, caucus: str) -> None:
    room.say_in(caucus, "expert_2", "They fail.")
    room.say_in(caucus, "expert_1", "They do.")
    assert said(room, "expert_1", caucus) == [
        (room.handle("expert_2"), "They fail.", False),
        (room.handle("expert_1"), "They do.", True),
    ]
    (seen,) = room.read("expert_5", caucuses, None, 20).items
    assert (seen.topic, set(seen.handles)) == ("Gauges", {room.handle(name) for name in ALL})


def test_nothing_of_it_is_released(room: Room, caucus: str) -> None:
    room.say_in(caucus, "expert_1", "Between the five of us.")
    room.whole_round()
    texts = [one.text for one in room.read("rapporteur", released, None, 50).items]
    assert texts
    assert "Between the five of us." not in texts


def test_the_facilitator_knows_of_it_and_reads_nothing(room: Room, caucus: str) -> None:
    assert [one.id for one in room.read("facilitator", caucuses, None, 20).items] == [caucus]
    with pytest.raises(RecordError, match=r"record\.not_there"):
        said(room, "facilitator", caucus)


@pytest.mark.usefixtures("caucus")
def test_to_others_there_is_none(room: Room) -> None:
    for who in ("rapporteur", "secretariat_officer"):
        with pytest.raises(RecordError, match=r"record\.not_there"):
            room.read(who, caucuses, None, 20)
    for who in ("chair_1", "silent_observer"):
        assert room.read(who, caucuses, None, 20).items == ()


def test_a_closed_caucus_is_read_and_no_longer_written(room: Room, caucus: str) -> None:
    room.say_in(caucus, "expert_1")
    room.do("facilitator", Act.CAUCUS_CLOSE, ThisCaucus(caucus))
    assert len(said(room, "expert_4", caucus)) == 1
    denied = room.attempt("expert_1", Act.CAUCUS_WRITE, WriteInCaucus(caucus, "More.")).deny
    assert denied
    assert denied.rule == "caucuses.closed"


def test_four_of_five_are_too_few(room: Room) -> None:
    with pytest.raises(Denied) as refused:
        room.go_to(Phase.EXPLORATION).open_caucus(*ALL[:4])
    assert refused.value.deny.rule == "caucuses.too_few"


def test_an_expert_takes_along_what_it_said(room: Room, caucus: str) -> None:
    room.say_in(caucus, "expert_1", "They fail.")
    assert [one.text for one in room.read("expert_1", person).wrote if one.noun == "caucus"] == [
        "They fail."
    ]
