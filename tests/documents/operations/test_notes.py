"""Private notes: two sides, in their order, and nobody else."""

import pytest
from sqlalchemy import select

from documents.errors import Denied, RecordError
from documents.models.mail import MailRow
from documents.models.notes import PrivateNote
from documents.operations.notes import NoteToHandle
from documents.operations.views.notes import notes
from documents.operations.views.people import person
from policies.acts import Act
from policies.terms import Phase
from tests.documents.operations.test_desks import awaits
from tests.room import Room


@pytest.fixture
def talking(room: Room) -> Room:
    """The facilitator wrote to one expert, who answered; another expert began."""
    room.go_to(Phase.EXPLORATION).note("expert_1", "Which gauges?")
    room.answer_note("expert_1", "The upper ones.")
    room.answer_note("expert_2", "May I say something?")
    return room


def read(room: Room, who: str) -> list[tuple[str, bool, str]]:
    found = room.read(who, notes, None, 20).items
    return [(one.handle, one.from_handle, one.text) for one in found]


def test_each_side_reads_the_exchange_in_its_order(talking: Room) -> None:
    mine, other = talking.handle("expert_1"), talking.handle("expert_2")
    exchange = [(mine, False, "Which gauges?"), (mine, True, "The upper ones.")]
    begun = [(other, True, "May I say something?")]
    assert read(talking, "expert_1") == exchange
    assert read(talking, "expert_2") == begun
    both = exchange + begun if mine < other else begun + exchange
    assert read(talking, "facilitator") == both


def test_nobody_else_learns_that_there_are_any(talking: Room) -> None:
    for who in ("expert_3", "chair_1", "silent_observer"):
        assert read(talking, who) == []
    for who in ("rapporteur", "secretariat_officer"):
        with pytest.raises(RecordError, match=r"record\.not_there"):
            read(talking, who)
    with pytest.raises(Denied):
        read(talking, "auditor")


def test_what_one_side_wrote_last_lies_on_the_desk_of_the_other(talking: Room) -> None:
    assert awaits(talking, "facilitator")["awaits.notes"] == 2
    assert "awaits.note" not in awaits(talking, "expert_1")
    talking.note("expert_1", "Since when?")
    assert awaits(talking, "facilitator")["awaits.notes"] == 1
    assert awaits(talking, "expert_1")["awaits.note"] == 1
    assert "awaits.note" not in awaits(talking, "expert_2")


def test_rows_neither_show_who_is_meant_nor_send_mail(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    with room.store.begin() as uow:
        before = len(uow.session.scalars(select(MailRow)).all())
    for _ in range(2):
        room.note("expert_1")
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(PrivateNote)).all()
        assert len({row.expert for row in rows}) == len(rows) == 2
        assert len(uow.session.scalars(select(MailRow)).all()) == before


def test_a_handle_of_nobody_gets_no_note(room: Room) -> None:
    room.go_to(Phase.EXPLORATION)
    denied = room.attempt("facilitator", Act.NOTE_WRITE, NoteToHandle("NOBODY", "Hello?")).deny
    assert denied
    assert denied.rule == "notes.no_such_handle"


def test_an_expert_takes_along_what_it_wrote(talking: Room) -> None:
    wrote = talking.read("expert_1", person).wrote
    assert ("note", "The upper ones.") in [(one.noun, one.text) for one in wrote]
    assert "Which gauges?" not in [one.text for one in wrote]
