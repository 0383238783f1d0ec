"""What tests of the operations look up in the record."""

from collections import Counter

from sqlalchemy import func, select

from documents.models.audit import AUDIT_HEAD, AuditHead
from documents.models.base import Record
from documents.models.briefs import Answer, Brief
from documents.models.dissents import Dissent
from documents.models.rounds import Round, Window
from policies.terms import (
    DissentState,
    Response,
    WindowState,
)
from tests.room import Room


def window_state(room: Room, round_id: str) -> WindowState:
    """Where the window of a round stands."""
    with room.store.begin() as uow:
        return uow.session.get_one(Round, round_id).state


def window_ids(room: Room, round_id: str) -> dict[str, WindowState]:
    """Where the windows of a round stand, by id."""
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(Window).where(Window.round_id == round_id))
        return {row.id: row.state for row in rows}


def window_states(room: Room, round_id: str) -> Counter[WindowState]:
    """How many windows of a round stand where."""
    return Counter(window_ids(room, round_id).values())


def brief_row(room: Room, brief: str) -> Brief:
    """The row of a brief."""
    with room.store.begin() as uow:
        return uow.session.get_one(Brief, brief)


def dissent_states(room: Room) -> dict[str, tuple[DissentState, bool]]:
    """State and confirmation of every dissent, by id."""
    with room.store.begin() as uow:
        rows = uow.session.scalars(select(Dissent))
        return {row.id: (row.state, row.confirmed) for row in rows}


def responses(room: Room) -> list[Response]:
    """Every response on record."""
    with room.store.begin() as uow:
        return list(uow.session.scalars(select(Answer.response)))


def log_size(room: Room) -> int:
    """How many leaves the log has."""
    with room.store.begin() as uow:
        return uow.session.get_one(AuditHead, AUDIT_HEAD).size


def count(room: Room, table: type[Record]) -> int:
    """How many rows a table of contributions has."""
    with room.store.begin() as uow:
        return uow.session.scalar(select(func.count()).select_from(table)) or 0
