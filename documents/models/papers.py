"""Rows of background papers and each version of them.

- A version is never overwritten. Who added a paper is a blind index over (paper, seat).
- `after`: how many rounds had opened when a version was written; no time is kept.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed


class BackgroundPaper(Record):
    """One paper; `version` is its present version."""

    __tablename__ = "papers"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    author: Mapped[Digest] = mapped_column(unique=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class PaperVersion(Record):
    """What one version says."""

    __tablename__ = "paper_versions"
    __table_args__ = (UNORDERED,)
    paper_id: Mapped[Id] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    after: Mapped[int]
    body: Mapped[Sealed]
