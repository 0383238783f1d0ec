"""Rows of classes of records that were destroyed before their track."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, Record, words
from policies.terms import RecordClass


class Destroyed(Record):
    """One class that was destroyed, and the day. `keys_left`: its rows are gone, its keys are
    next."""

    __tablename__ = "destroyed"
    __table_args__ = (UNORDERED,)
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), primary_key=True)
    record_class: Mapped[RecordClass] = mapped_column(words(RecordClass), primary_key=True)
    day: Mapped[dt.date]
    keys_left: Mapped[bool] = mapped_column(default=True)
