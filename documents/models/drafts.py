"""Rows of the shared vision: paragraphs, each version of them, amendments, passages.

- A version is never overwritten; adopting an amendment adds one, and with it an edition of the
  whole draft: an order without times.
- An amendment's author is a blind index over (amendment, seat).
"""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, words
from policies.synthesis import PassageKind
from policies.terms import AmendmentState, Place


class Paragraph(Record):
    """A numbered paragraph; `term` 1 makes its number `bis`; `version` is its current version."""

    __tablename__ = "paragraphs"
    __table_args__ = (
        UniqueConstraint("track_id", "number", "term"),
        CheckConstraint("number >= 1", name="number_from_one"),
        UNORDERED,
    )
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    number: Mapped[int]
    term: Mapped[int] = mapped_column(default=0)
    place: Mapped[Place] = mapped_column(words(Place))
    adopted: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class ParagraphVersion(Record):
    """The wording of one version. `edition` counts the versions of the whole draft: this wording
    is in it from that edition on."""

    __tablename__ = "paragraph_versions"
    __table_args__ = (UNORDERED,)
    paragraph_id: Mapped[Id] = mapped_column(ForeignKey("paragraphs.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    edition: Mapped[int]
    text: Mapped[Sealed]


class Amendment(Record):
    """A proposed wording of one paragraph, made against one version of it; `term` is that of its
    number once it was kept as an alternative (`12 bis`), `became` the version that it was accepted
    into, 0 if none."""

    __tablename__ = "amendments"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    paragraph_id: Mapped[Id] = mapped_column(ForeignKey("paragraphs.id"), index=True)
    base_version: Mapped[int]
    term: Mapped[int] = mapped_column(default=0)
    became: Mapped[int] = mapped_column(default=0)
    author: Mapped[Digest] = mapped_column(unique=True)
    state: Mapped[AmendmentState] = mapped_column(words(AmendmentState))
    body: Mapped[Sealed]


class Passage(Record):
    """A message, theme, option or unknown of the brief, linked under seal to what it rests on."""

    __tablename__ = "passages"
    __table_args__ = (UniqueConstraint("track_id", "kind", "number"), UNORDERED)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    kind: Mapped[PassageKind] = mapped_column(words(PassageKind))
    number: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[Sealed]
