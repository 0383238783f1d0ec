"""Rows of what those who hold a view say of how it is stated.

- `index` is blind, over passage, wording and seat: nobody finds who spoke but by asking seat by
  seat, and nothing in clear says about which passage.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, Record, Sealed


class FairWord(Record):
    """One seat's last word on one wording of a passage."""

    __tablename__ = "fair_words"
    __table_args__ = (UNORDERED,)
    index: Mapped[Digest] = mapped_column(primary_key=True)
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    body: Mapped[Sealed]
