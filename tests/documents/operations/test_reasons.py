"""Reasons given with positions: sealed in the round's window, told in batches without a name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.errors import Denied, RecordError
from documents.models.contributions import Contribution, PositionRow, ReleasedReason
from documents.models.rounds import Question
from documents.operations.contributions import Return
from documents.operations.paraphrases import ThisParaphrase, WriteParaphrase
from documents.operations.taken import Position
from documents.operations.views import contributions, paraphrases, positions
from documents.operations.views.packs import QuestionPack, pack
from policies.acts import Act
from policies.terms import Phase, RecordClass
from tests.documents.operations.rows import count
from tests.fakes import FrozenClock
from tests.records import time_passes
from tests.room import Room


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest) -> str:
    """Who is shown what does not depend on the database."""
    return str(request.param)


@pytest.fixture
def asked(room: Room) -> tuple[str, str, str]:
    """An open round and its two questions."""
    round_id = room.go_to(Phase.EXPLORATION).open_round("What first?", "What next?")
    with room.store.begin() as uow:
        query = select(Question.id).where(Question.round_id == round_id)
        first, second = uow.session.scalars(query.order_by(Question.number))
    return round_id, first, second


def packed(room: Room, who: str, round_id: str) -> tuple[QuestionPack, ...]:
    return room.read(who, pack, round_id).questions


def everybody(room: Room, question: str) -> set[str]:
    for name in room.experts:
        room.take(name, question, "important", f"{name} has seen the gauges.")
    return {f"{name} has seen the gauges." for name in room.experts}


def test_they_come_as_one_batch_to_everybody_with_the_release(
    room: Room, asked: tuple[str, str, str]
) -> None:
    round_id, first, second = asked
    given = everybody(room, first)
    for name in room.experts[1:]:
        room.take(name, second, "important", f"{name} says so.")
    room.close_round(round_id)
    assert [one.reasons for one in packed(room, "expert_2", round_id)] == [(), ()]
    room.release(round_id)
    for who in ("expert_2", "chair_1", "facilitator", "rapporteur"):
        told, few = packed(room, who, round_id)
        assert set(told.reasons) == given
        assert few.reasons == (), "fewer than k gave one"
    assert count(room, Contribution) == 0
    assert count(room, ReleasedReason) == len(room.experts)


def test_they_stand_away_from_the_position_and_in_no_list_of_contributions(
    room: Room, asked: tuple[str, str, str]
) -> None:
    round_id, first, _ = asked
    room.take("expert_1", first, "important", "I built the gauge.")
    room.post("expert_2", round_id)
    room.close_round(round_id)
    with room.store.begin() as uow:
        (row,) = uow.session.scalars(select(PositionRow).where(PositionRow.subject_id == first))
        said = uow.sealer(room.track).open(row, "body", RecordClass.POSITION, Position)
        kept = uow.session.scalars(select(Contribution)).all()
    assert (said.reason, said.given) == ("", True)
    assert room.read("expert_1", contributions.mine, after=None, limit=9).items == ()
    read = room.read("facilitator", contributions.window, round=round_id, after=None, limit=9)
    assert len(read.items) == 1
    assert len(kept) == 2
    (reason,) = (row.id for row in kept if row.id != read.items[0].id)
    with pytest.raises(RecordError, match=r"record\.not_there"):
        room.do("facilitator", Act.CONTRIBUTION_RETURN, Return(reason, "Whose is it?"), 1)


def test_a_position_that_is_taken_anew_has_the_new_reason(
    room: Room, asked: tuple[str, str, str]
) -> None:
    _, first, _ = asked
    for reason in ("Because.", "On second thought.", ""):
        room.take("expert_1", first, "important", reason)
        (own,) = room.read("expert_1", positions.mine, after=None, limit=9).items
        assert own.reason == reason
    assert count(room, Contribution) == 0


def test_in_a_daily_round_they_come_when_it_is_over(
    room: Room, asked: tuple[str, str, str], clock: FrozenClock
) -> None:
    room.close_round(asked[0])
    round_id = room.open_round(daily=True)
    with room.store.begin() as uow:
        (question,) = uow.session.scalars(select(Question.id).where(Question.round_id == round_id))
    given = everybody(room, question)
    for name in room.experts:
        room.post(name, round_id)
    for _ in range(2):
        clock.advance(timedelta(seconds=1))
        time_passes(room.store, room.track)
    assert count(room, ReleasedReason) == 0
    assert count(room, Contribution) == len(room.experts)
    room.take("expert_1", question, "unimportant", "I have changed my mind.")
    room.close_round(round_id)
    room.release(round_id)
    (told,) = packed(room, "expert_3", round_id)
    assert set(told.reasons) == given - {"expert_1 has seen the gauges."} | {
        "I have changed my mind."
    }


def test_one_in_other_words_counts_once_its_author_confirmed(
    room: Room, asked: tuple[str, str, str]
) -> None:
    round_id, first, second = asked
    for question in (first, second):
        everybody(room, question)
        room.take("expert_1", question, "important", "I built the gauge.", paraphrase=True)
    room.close_round(round_id)
    found = room.read("facilitator", paraphrases.listed, after=None, limit=9).items
    assert {one.question for one in found} == {first, second}
    for one in found:
        body = WriteParaphrase(one.id, "Gauges can be built.")
        room.do("facilitator", Act.PARAPHRASE_WRITE, body, one.version)
    (one,) = (one for one in found if one.question == first)
    room.do("expert_1", Act.PARAPHRASE_CONFIRM, ThisParaphrase(one.id), 2)
    room.release(round_id)
    told, few = packed(room, "expert_2", round_id)
    assert "Gauges can be built." in told.reasons
    assert len(told.reasons) == len(room.experts)
    assert few.reasons == (), "without the one that is not confirmed they are too few"
    assert count(room, Contribution) == 0


def test_they_hold_no_gate_up_and_lapse_with_the_exploration(
    room: Room, asked: tuple[str, str, str]
) -> None:
    room.close_round(asked[0])
    room.whole_round()
    round_id = room.open_round("Once more?")
    with room.store.begin() as uow:
        (question,) = uow.session.scalars(select(Question.id).where(Question.round_id == round_id))
    room.take("expert_1", question, "important", "I built the gauge.")
    room.close_round(round_id)
    with pytest.raises(Denied, match=r"rounds\.waits"):
        room.release(round_id)
    room.advance()
    assert count(room, Contribution) == 0
    assert count(room, ReleasedReason) == 0


def test_a_reason_on_a_text_is_not_told_and_not_paraphrased(room: Room) -> None:
    paragraph = room.go_to(Phase.DRAFTING).propose()
    with pytest.raises(Denied, match=r"paraphrases\.not_of_texts"):
        room.take("expert_1", paragraph, "abstain", "Mine.", paraphrase=True)
    room.take("expert_1", paragraph, "abstain", "Mine.")
    own = room.read("expert_1", positions.mine, after=None, limit=9).items
    assert "Mine." in {one.reason for one in own}
