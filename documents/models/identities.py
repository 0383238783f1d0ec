"""Rows of requests to open one identity: who asked, who agreed and about whom are sealed."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Id, IdKey, Record, Sealed, words
from policies.terms import CustodyState


class IdentityRequest(Record):
    """One request; its body dies with the key that links people to handles."""

    __tablename__ = "identity_requests"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    state: Mapped[CustodyState] = mapped_column(words(CustodyState))
    body: Mapped[Sealed]
