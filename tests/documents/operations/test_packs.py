"""What comes back to each expert when a round is closed."""

import pytest
from sqlalchemy import select

from api.pages.charts import Bar, bars
from documents.errors import Denied
from documents.models.rounds import Question
from documents.operations.views.packs import QuestionPack, pack
from documents.operations.views.rounds import one_round
from tests.documents.operations.test_figures import asked
from tests.room import Room

MIDDLE = [
    *["very_important"] * 5,
    *["important"] * 10,
    *["slightly_important"] * 5,
    *["unimportant"] * 5,
]
MOVED = ["unimportant"] * 12 + ["important"] * 10


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest) -> str:
    """What a pack says does not depend on the database."""
    return str(request.param)


def packed(room: Room, who: str, question: str) -> QuestionPack:
    with room.store.begin() as uow:
        round_id = uow.session.scalars(
            select(Question.round_id).where(Question.id == question)
        ).one()
    (found,) = room.read(who, pack, round_id).questions
    return found


def test_ones_own_answer_stands_beside_the_rooms(large: Room) -> None:
    question = asked(large, *MIDDLE)
    found = packed(large, "expert_6", question)
    assert (found.mine, found.reason, found.reason_asked) == ("important", "", False)
    assert found.now.quartiles is not None
    assert (found.now.quartiles.lower, found.now.quartiles.upper) == (2.0, 3.0)


def test_whose_answer_lies_outside_the_middle_half_is_asked_for_a_reason(large: Room) -> None:
    question = asked(large, *MIDDLE)
    assert packed(large, "expert_1", question).reason_asked
    assert packed(large, "expert_25", question).reason_asked
    assert not packed(large, "expert_30", question).reason_asked, "who took none"


def test_who_gave_a_reason_is_not_asked_for_one(large: Room) -> None:
    round_id = large.open_round("What now?")
    (question,) = large.read("expert_1", one_round, round_id).questions
    for who, answer in zip(large.experts, MIDDLE, strict=False):
        large.take(who, question.id, answer, "Because of the gauges.")
    large.close_round(round_id)
    found = packed(large, "expert_1", question.id)
    assert (found.reason, found.reason_asked) == ("Because of the gauges.", False)


def test_what_it_came_to_the_last_time_stands_beside_it(large: Room) -> None:
    first = asked(large, *MIDDLE)
    found = packed(large, "expert_1", asked(large, *MOVED, again=first))
    assert found.before is not None
    assert (found.before.subject, found.before.mine) == (first, "very_important")
    assert found.mine == "unimportant"


def test_others_have_no_answer_of_their_own(large: Room) -> None:
    question = asked(large, *MIDDLE)
    found = packed(large, "chair_1", question)
    assert (found.mine, found.reason, found.now.mine) == (None, "", None)


def test_there_is_no_pack_of_an_open_round(large: Room) -> None:
    round_id = large.open_round("What now?")
    with pytest.raises(Denied) as early:
        large.read("expert_1", pack, round_id)
    assert early.value.deny.rule == "statistics.not_yet"


def test_a_chart_has_a_bar_for_each_group_in_the_order_of_the_scale(large: Room) -> None:
    found = packed(large, "expert_6", asked(large, *MIDDLE))
    assert bars(found.now) == (
        Bar(("very_important",), 5, 17, mine=False),
        Bar(("important",), 10, 33, mine=True),
        Bar(("slightly_important",), 5, 17, mine=False),
        Bar(("unimportant",), 5, 17, mine=False),
        Bar(("no_judgement", "no_position"), 5, 17, mine=False),
    )


def test_a_chart_joins_what_prints_as_one_and_draws_nothing_where_nothing_prints(
    large: Room,
) -> None:
    few = ["very_important"] * 12 + ["important"] + ["unimportant"] * 12
    joined = bars(packed(large, "expert_1", asked(large, *few)).now)
    assert [bar.steps for bar in joined] == [
        ("very_important", "important"),
        ("slightly_important", "unimportant"),
        ("no_judgement", "no_position"),
    ]
    assert bars(packed(large, "expert_1", asked(large, "important")).now) == ()
