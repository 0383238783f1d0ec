"""What members are told of the positions that were taken, and what they are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from documents.errors import Denied
from documents.models.contributions import PositionRow
from documents.models.rounds import Question
from documents.operations import figures
from documents.operations.handover import ThisSeat
from documents.operations.tracks import Terminate
from documents.operations.views.statistics import Agreement, Quartiles, StatisticsView, statistics
from policies.acts import Act
from policies.terms import Phase, Scale
from tests.databases import Factory
from tests.fakes import FrozenClock
from tests.room import Room, Rooms

EXPERTS = 30


@pytest.fixture
def large(
    rooms: Rooms, database_factory: Factory, tmp_path: Path, clock: FrozenClock
) -> Iterator[Room]:
    """A room of thirty, ten of each sector."""
    found = rooms.copy(database_factory, tmp_path / "large", clock, EXPERTS)
    yield found
    found.store.close()


def answered(room: Room, *values: str, closed: bool = True) -> str:
    """A question on which the first experts took these positions, one each."""
    room.go_to(Phase.EXPLORATION)
    round_id = room.open_round(scale=Scale.IMPORTANCE)
    with room.store.begin() as uow:
        (question,) = uow.session.query(Question.id).where(Question.round_id == round_id).one()
    for who, value in zip(room.experts, values, strict=False):
        room.take(who, question, value)
    if closed:
        room.close_round(round_id)
    return str(question)


def seen(room: Room, who: str, question: str) -> StatisticsView:
    return room.read(who, statistics, question)


def spread(**counts: int) -> list[str]:
    return [value for value, count in counts.items() for _ in range(count)]


def test_nothing_is_told_while_positions_can_be_taken(large: Room) -> None:
    question = answered(large, *spread(important=9), closed=False)
    with pytest.raises(Denied) as early:
        seen(large, "expert_1", question)
    assert early.value.deny.rule == "statistics.not_yet"


def test_a_side_prints_as_one_where_a_step_is_small(large: Room) -> None:
    values = spread(very_important=11, important=1, slightly_important=3, unimportant=10)
    found = seen(large, "expert_1", answered(large, *values))
    assert [(group.names, group.count) for group in found.joined] == [
        (("very_important", "important"), 12),
        (("slightly_important", "unimportant"), 13),
        (("no_judgement", "no_position"), 5),
    ]
    assert set(found.cells.values()) == {None}
    assert (found.total, found.agreement) == (EXPERTS, Agreement(12, 25, 48))
    assert (found.quartiles, found.mine) == (None, "very_important")


def test_no_judgement_counts_with_the_silent_and_in_no_share(large: Room) -> None:
    values = spread(very_important=12, unimportant=13, no_judgement=5)
    found = seen(large, "chair_1", answered(large, *values))
    assert found.agreement == Agreement(12, 25, 48)
    assert found.mine is None


def test_where_few_are_silent_they_count_with_those_who_are_against(large: Room) -> None:
    values = spread(very_important=13, unimportant=15)
    found = seen(large, "expert_30", answered(large, *values))
    assert found.agreement == Agreement(13, EXPERTS, 43)
    assert [group.count for group in found.joined] == [13, 17]
    assert found.mine is None


def test_few_against_are_not_told_in_any_figure(large: Room) -> None:
    values = spread(very_important=15, unimportant=3)
    found = seen(large, "facilitator", answered(large, *values))
    assert set(found.cells.values()) == {None}
    assert (found.joined, found.total, found.agreement, found.sectors) == ((), None, None, ())


def test_a_room_below_three_times_the_threshold_has_no_figures(room: Room) -> None:
    found = seen(room, "expert_1", answered(room, *spread(important=5)))
    assert (found.joined, found.total, found.mine) == ((), None, "important")


def test_sectors_print_their_shares_where_both_sides_are_large(large: Room) -> None:
    question = answered(large, *spread(very_important=15, unimportant=10))
    assert {
        (part.members, part.favourable) for part in seen(large, "expert_1", question).sectors
    } == {(10, 5)}


def test_quartiles_are_told_where_every_step_is(large: Room) -> None:
    values = spread(very_important=9, important=6, slightly_important=5, unimportant=5)
    found = seen(large, "expert_1", answered(large, *values))
    assert found.quartiles == Quartiles(1.0, 2.0, 3.0)
    assert found.cells["very_important"] == 9


@pytest.fixture
def text(room: Room, monkeypatch: pytest.MonkeyPatch) -> str:
    """A paragraph on which all sides are taken, in a room where one alone may be counted."""
    monkeypatch.setattr(figures, "threshold", lambda _: 1)
    paragraph = room.go_to(Phase.DRAFTING).propose()
    values = spread(whole_hearted_endorsement=2, abstain=1, serious_disagreement=1)
    for who, value in zip(room.experts, values, strict=False):
        room.take(who, paragraph, value)
    return paragraph


def test_figures_of_a_text_stand_when_somebody_leaves_after_the_release(
    room: Room, text: str
) -> None:
    room.adopt(text)
    room.message()
    room.recommend()
    room.advance()
    with pytest.raises(Denied) as early:
        seen(room, "expert_2", text)
    assert early.value.deny.rule == "statistics.not_yet"
    room.whole_brief()
    before = seen(room, "expert_2", text)
    assert (before.total, before.agreement) == (5, Agreement(2, 4, 50))
    room.do("secretariat_officer", Act.SEAT_END, ThisSeat(room.seats["expert_4"]))
    assert seen(room, "expert_2", text) == before


def test_figures_of_a_text_stand_from_the_end_of_the_track(room: Room, text: str) -> None:
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.DRAFTING, "The fund is gone."))
    found = seen(room, "expert_2", text)
    assert found.total == 5
    with room.store.begin() as uow:
        uow.session.execute(delete(PositionRow))
        uow.commit()
    assert seen(room, "expert_2", text).joined == found.joined
