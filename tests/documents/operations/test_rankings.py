"""Options that a question has ranked: asked, ranked, and printed as an order."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, select

from documents.errors import Denied
from documents.models.contributions import PositionRow
from documents.models.rounds import Question
from documents.operations.questions import AddQuestion, Asked
from documents.operations.rounds import NewRound
from documents.operations.views import formats
from documents.operations.views.packs import QuestionPack, pack
from documents.operations.views.rounds import QuestionView, one_round
from documents.operations.views.statistics import StatisticsView, statistics
from policies.acts import Act
from policies.orders import Concord, Order
from policies.positions import NO_JUDGEMENT
from policies.terms import Scale
from tests.documents.operations.test_figures import new_round
from tests.room import Room

OPTIONS = ("Gauges", "Money", "Law")
FIRST, LAST = "1,2,3", "3,2,1"
pytestmark = pytest.mark.parametrize("backend", ["sqlite"])


def asking(*options: str, **more: Any) -> Asked:
    return Asked("What comes first?", Scale.RANKING, options=options, **more)


def opened(room: Room, *options: str) -> QuestionView:
    """A round of one ranking, open."""
    round_id = room.do("facilitator", Act.ROUND_OPEN, new_round(room, asking(*options)))
    (found,) = room.read("expert_1", one_round, round_id).questions
    return found


def round_of(room: Room, question: str) -> str:
    with room.store.begin() as uow:
        return uow.session.get_one(Question, question).round_id


def ranked(room: Room, answers: Sequence[str], *options: str) -> str:
    """A ranking with these answers, closed; answers the question's id."""
    question = opened(room, *(options or OPTIONS)).id
    for who, answer in zip(room.experts, answers, strict=False):
        room.take(who, question, answer)
    room.close_round(round_of(room, question))
    return question


def seen(room: Room, question: str, who: str = "expert_1") -> StatisticsView:
    return room.read(who, statistics, question)


def packed(room: Room, question: str, who: str = "expert_1") -> QuestionPack:
    (found,) = room.read(who, pack, round_of(room, question)).questions
    return found


def refused(room: Room, body: NewRound) -> str | None:
    denied = room.attempt("facilitator", Act.ROUND_OPEN, body).deny
    return None if denied is None else denied.rule


def test_the_options_stand_with_the_question_and_are_sealed(large: Room) -> None:
    question = opened(large, *OPTIONS)
    assert (question.scale, question.options) == (Scale.RANKING, OPTIONS)
    with large.store.begin() as uow:
        sealed = uow.session.scalars(select(Question.text).where(Question.id == question.id)).one()
    assert b"Gauges" not in sealed
    assert large.read("friend", one_round, round_of(large, question.id)).questions == ()


def test_who_asks_for_a_ranking_names_what_is_ranked(large: Room) -> None:
    assert refused(large, new_round(large, asking("Gauges"))) == "rounds.options"
    assert refused(large, new_round(large, asking("Gauges", "gauges"))) == "rounds.options"
    scaled = Asked("How much?", Scale.IMPORTANCE, options=OPTIONS)
    assert refused(large, new_round(large, scaled)) == "rounds.options_elsewhere"


def test_a_ranking_joins_an_open_round(large: Room) -> None:
    round_id = large.open_round()
    more = AddQuestion(round_id, "What comes first?", Scale.RANKING, OPTIONS)
    large.do("facilitator", Act.QUESTION_ADD, more)
    assert large.read("expert_1", one_round, round_id).questions[1].options == OPTIONS


def test_a_ranking_is_not_asked_again_and_not_copied(large: Room) -> None:
    first = ranked(large, [FIRST] * 20)
    again = new_round(large, asking(*OPTIONS, again=first))
    assert refused(large, again) == "rounds.ranked_once"
    with pytest.raises(Denied, match=r"rounds\.ranked_once"):
        large.read("facilitator", formats.copy, round_of(large, first))


def test_a_copy_leaves_rankings_out(large: Room) -> None:
    round_id = large.open_round("How much?")
    more = AddQuestion(round_id, "What comes first?", Scale.RANKING, OPTIONS)
    large.do("facilitator", Act.QUESTION_ADD, more)
    large.close_round(round_id)
    copied = large.read("facilitator", formats.copy, round_id)
    assert [one.text for one in copied.questions] == ["How much?"]


@pytest.mark.parametrize("answer", ["1,1,2", "1,2", "important"])
def test_what_is_no_ranking_is_not_taken(large: Room, answer: str) -> None:
    question = opened(large, *OPTIONS).id
    with pytest.raises(Denied) as denied:
        large.take("expert_1", question, answer)
    assert denied.value.deny.rule == "positions.not_a_ranking"
    assert denied.value.deny.values == {"count": 3, "example": "2,1,3"}


def test_nothing_is_told_of_an_open_ranking(large: Room) -> None:
    question = opened(large, *OPTIONS).id
    large.take("expert_1", question, FIRST)
    with pytest.raises(Denied, match=r"statistics\.not_yet"):
        seen(large, question)


def test_the_order_prints_beside_ones_own_and_no_number_of_people(large: Room) -> None:
    question = ranked(large, [FIRST] * 24 + [LAST])
    found = packed(large, question, "expert_25")
    assert found.now.order == Order(((1,), (2,), (3,)))
    assert (found.mine, found.now.mine, found.reason_asked) == (LAST, LAST, False)
    assert (found.now.total, found.now.verdict, dict(found.now.cells)) == (None, None, {})
    assert packed(large, question, "chair_1").now.order == found.now.order
    assert packed(large, question, "chair_1").mine is None


def test_what_is_not_told_apart_shares_a_place(large: Room) -> None:
    question = ranked(large, ["1,2"] * 15 + ["2,1"] * 15, "Gauges", "Money")
    assert seen(large, question).order == Order(((1, 2),), Concord.WEAK)


def test_who_cannot_rank_is_not_counted(large: Room) -> None:
    few = ranked(large, [FIRST] * 9 + [NO_JUDGEMENT] * 20)
    assert seen(large, few).order == Order()
    enough = ranked(large, [FIRST] * 17 + [NO_JUDGEMENT] * 13)
    assert seen(large, enough).order == Order(((1,), (2,), (3,)))


def test_an_order_stands_whatever_becomes_of_the_rankings(large: Room) -> None:
    question = ranked(large, [FIRST] * 20)
    before = seen(large, question).order
    with large.store.begin() as uow:
        uow.session.execute(delete(PositionRow))
        uow.commit()
    assert seen(large, question).order == before


def test_reasons_of_rankings_come_back_with_the_batch(large: Room) -> None:
    question = ranked(large, [FIRST] * 20)
    assert packed(large, question).reason == "Because."
    large.release(round_of(large, question))
    assert packed(large, question).reasons == ("Because.",) * 20
