"""What a question prints is worked out once, and beside what it printed before."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from documents.errors import Denied
from documents.models.contributions import PositionRow
from documents.models.rounds import Question, Round
from documents.operations import figures
from documents.operations.acts import Command, Scene
from documents.operations.figures import locked_of
from documents.operations.handover import ThisSeat
from documents.operations.method import method_of
from documents.operations.questions import Asked
from documents.operations.rounds import NewRound
from documents.operations.support import tally
from documents.operations.thresholds import ChangeThresholds
from documents.operations.views.rounds import one_round
from documents.operations.views.statistics import StatisticsView, statistics
from policies.acts import Act
from policies.ledger import Beside
from policies.terms import Scale
from policies.verdicts import LEAST, Thresholds, Verdict
from tests.room import Room

FOR, AGAINST = ["very_important"] * 15, ["unimportant"] * 10


def new_round(room: Room, question: Asked) -> NewRound:
    return NewRound("Once more", (question,), room.store.clock.now() + timedelta(hours=1))


def asked(room: Room, *answers: str, again: str | None = None, more: bool = True) -> str:
    """A round of one question with these answers, closed; answers the question's id."""
    body = new_round(room, Asked("What?", Scale.IMPORTANCE, again, more))
    round_id = room.do("facilitator", Act.ROUND_OPEN, body)
    with room.store.begin() as uow:
        found = uow.session.scalars(select(Question.id).where(Question.round_id == round_id)).one()
    for who, answer in zip(room.experts, answers, strict=False):
        room.take(who, found, answer, "")
    room.close_round(round_id)
    return found


def seen(room: Room, question: str) -> StatisticsView:
    return room.read("expert_1", statistics, question)


def judged(view: StatisticsView) -> Verdict | None:
    return None if view.verdict is None else view.verdict.verdict


def test_what_was_printed_stands_whatever_becomes_of_the_answers(large: Room) -> None:
    question = asked(large, *FOR, *AGAINST)
    before = seen(large, question)
    with large.store.begin() as uow:
        uow.session.delete(uow.session.scalars(select(PositionRow)).first())
        uow.commit()
    assert seen(large, question).joined == before.joined
    assert before.total == 30


@pytest.mark.parametrize("backend", ["sqlite"])
def test_who_leaves_is_in_no_difference_of_what_texts_print(large: Room) -> None:
    """Before and after one departure the same people are counted, with whatever they took."""
    opened = large.open_round()
    for who in large.experts[:5]:
        large.post(who, opened)
    large.close_round(opened)
    large.release(opened)
    large.advance()
    text = large.propose()
    steps = ("whole_hearted_endorsement", "abstain", "serious_disagreement")
    for who, step in zip(large.experts[:24], steps * 8, strict=True):
        large.take(who, text, step)
    before = printed(large, text)
    for gone in ("expert_1", "expert_30"):
        large.do("secretariat_officer", Act.SEAT_END, ThisSeat(large.seats[gone]))
        assert printed(large, text) == before


def printed(room: Room, text: str) -> object:
    """What would be printed now of who supports what, and of how many."""
    with room.store.begin() as uow:
        scene = Scene(
            uow, room.actor("rapporteur"), Command("", uow.clock.now()), room.track_row(uow), ""
        )
        figures.keep_texts(scene)
        kept = figures.kept_of(uow, room.track, text)
        assert kept
        assert kept.entry.printed
        return kept.entry, tally(uow, room.track, text), method_of(scene, ())


def test_a_first_round_wants_another(large: Room) -> None:
    found = seen(large, asked(large, *FOR, *AGAINST))
    assert (judged(found), found.standing) == (Verdict.ANOTHER_ROUND, Beside.NEW)


def test_where_few_moved_the_earlier_figures_stand_and_the_question_is_stable(large: Room) -> None:
    first = asked(large, *FOR, *AGAINST)
    second = seen(large, asked(large, *FOR[:-4], *AGAINST, *AGAINST[:4], again=first))
    assert second.standing is Beside.AS_BEFORE
    assert second.joined == seen(large, first).joined
    assert judged(second) is Verdict.STABLE_DISAGREEMENT
    assert second.verdict is not None
    assert second.verdict.positions == 2


def test_where_many_moved_both_print_and_the_question_wants_another_round(large: Room) -> None:
    first = asked(large, *FOR, *AGAINST)
    second = seen(large, asked(large, *FOR[:-5], *AGAINST, *AGAINST[:5], again=first))
    assert (second.standing, judged(second)) == (Beside.NEW, Verdict.ANOTHER_ROUND)
    assert sorted(group.count for group in second.joined) == [5, 10, 15]


def test_where_some_moved_and_few_joined_nothing_new_prints(large: Room) -> None:
    first = asked(large, *FOR, *AGAINST)
    second = seen(large, asked(large, *FOR[:-6], *AGAINST, *AGAINST[:3], again=first))
    assert second.standing is Beside.WITHHELD
    assert (second.joined, second.total, second.sectors) == ((), None, ())


def test_a_question_is_asked_again_with_or_without_its_results(large: Room) -> None:
    first = asked(large, *FOR, *AGAINST)
    for more in (True, False):
        again = asked(large, *FOR, again=first, more=more)
        with large.store.begin() as uow:
            of = uow.session.get_one(Question, again).round_id
        (question,) = large.read("expert_1", one_round, of).questions
        assert question.again == (first if more else None)


def test_nothing_but_a_settled_question_of_the_track_is_asked_again(large: Room) -> None:
    running = large.open_round("What now?")
    with large.store.begin() as uow:
        question = uow.session.scalars(select(Question.id)).one()
    with pytest.raises(Denied) as early:
        asked(large, again=question)
    assert early.value.deny.rule == "rounds.still_open"
    with pytest.raises(Denied) as none:
        asked(large, again=running)
    assert none.value.deny.rule == "record.not_there"


def test_a_question_is_asked_again_on_its_own_scale(large: Room) -> None:
    first = asked(large, *FOR)
    body = new_round(large, Asked("What?", Scale.CONFIDENCE, first))
    denied = large.attempt("facilitator", Act.ROUND_OPEN, body).deny
    assert denied is not None
    assert denied.rule == "rounds.other_scale"


def test_thresholds_are_locked_with_the_round_and_their_change_is_counted(large: Room) -> None:
    round_id = large.open_round("What now?")
    assert large.read("expert_1", one_round, round_id).thresholds == LEAST
    other = Thresholds(agreement=90)
    large.do("facilitator", Act.THRESHOLDS_CHANGE, ChangeThresholds(round_id, other))
    with large.store.begin() as uow:
        locked = locked_of(uow, uow.session.get_one(Round, round_id))
    assert (locked.thresholds, locked.changes) == (other, 1)


def test_thresholds_stand_once_the_round_is_closed(large: Room) -> None:
    round_id = large.open_round("What now?")
    large.close_round(round_id)
    body = ChangeThresholds(round_id, Thresholds(agreement=90))
    denied = large.attempt("facilitator", Act.THRESHOLDS_CHANGE, body).deny
    assert denied is not None
    assert denied.rule == "rounds.not_open"
