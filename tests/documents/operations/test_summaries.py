"""Summaries and minutes of rounds: without attribution, every version kept, known by level."""

from datetime import timedelta

import pytest

from documents.errors import Denied
from documents.operations.charter import Retained
from documents.operations.desks import desks_of
from documents.operations.views.summaries import SummaryView, summaries
from policies.charter import Fate
from policies.formats import RoundFormat, SummaryKind
from policies.terms import Phase, RecordClass
from tests.documents.operations.closing import agree, closed_at, rows
from tests.fakes import FrozenClock
from tests.people import full_name
from tests.records import time_passes
from tests.room import Room

MINUTES = SummaryKind.MINUTES


@pytest.fixture
def event(room: Room) -> str:
    """A released dialogue event."""
    return held(room.go_to(Phase.EXPLORATION))


def held(room: Room) -> str:
    round_id = room.open_round(format=RoundFormat.DIALOGUE_EVENT, agenda=("Gauges",))
    for name in room.experts:
        room.post(name, round_id)
    room.close_round(round_id)
    room.release(round_id)
    return round_id


def read(room: Room, who: str, round_id: str) -> list[tuple[SummaryKind, int, str]]:
    found: tuple[SummaryView, ...] = room.read(who, summaries, round_id, None, 20).items
    return [(one.kind, one.version, one.text) for one in found]


def awaits(room: Room) -> int:
    with room.store.begin() as uow:
        (desk,) = desks_of(uow, room.people["facilitator"])
    return next((one.count for one in desk.awaits if one.message == "awaits.summarise"), 0)


def test_a_correction_is_another_version(room: Room, event: str) -> None:
    assert awaits(room) == 1
    room.sum_up(event, "Views part on gauges.")
    room.sum_up(event, "Views part on gauges, and on money.")
    assert awaits(room) == 0
    assert read(room, "chair_1", event) == [
        (SummaryKind.SUMMARY, 2, "Views part on gauges, and on money."),
        (SummaryKind.SUMMARY, 1, "Views part on gauges."),
    ]


@pytest.mark.parametrize("backend", ["sqlite"])
def test_minutes_are_for_those_who_read_under_handles(room: Room, event: str) -> None:
    words = f"{room.handle('expert_1')} spoke of gauges."
    room.sum_up(event, words, kind=MINUTES)
    for who in ("expert_2", "facilitator", "rapporteur"):
        assert read(room, who, event) == [(MINUTES, 1, words)]
    for who in ("chair_1", "silent_observer"):
        assert read(room, who, event) == []


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("kind", SummaryKind)
def test_nobody_is_named_and_no_few_are_counted(room: Room, event: str, kind: SummaryKind) -> None:
    wrong = {
        f"It was {full_name('expert_1')} who said so.": "release.remove_trace",
        "Three experts said so.": "release.drop_number",
    }
    if kind is SummaryKind.SUMMARY:
        wrong[f"{room.handle('expert_1')} said so."] = "release.remove_trace"
    for text, rule in wrong.items():
        with pytest.raises(Denied) as refused:
            room.sum_up(event, text, kind=kind)
        assert refused.value.deny.rule == rule
    assert read(room, "facilitator", event) == []


@pytest.mark.parametrize("backend", ["sqlite"])
def test_what_is_not_released_is_not_summed_up(room: Room) -> None:
    round_id = room.go_to(Phase.EXPLORATION).open_round()
    with pytest.raises(Denied, match=r"formats\.not_released"):
        room.sum_up(round_id)


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("kind", "left"),
    [(RecordClass.SYNTHESIS, MINUTES), (RecordClass.CONTRIBUTION_RELEASED, SummaryKind.SUMMARY)],
)
def test_each_goes_with_its_class(
    room: Room, clock: FrozenClock, kind: RecordClass, left: SummaryKind
) -> None:
    agree(room.go_to(Phase.CONVENING), Retained(kind, Fate.DESTROY, 400))
    round_id = held(room.go_to(Phase.EXPLORATION))
    for one in SummaryKind:
        room.sum_up(round_id, kind=one)
    room.go_to(Phase.CLOSED)
    assert rows(room)["round_summaries"] == 2
    clock.advance(closed_at(room) + timedelta(days=400) - clock.now())
    time_passes(room.store, room.track)
    assert [found[0] for found in read(room, "facilitator", round_id)] == [left]
