"""Rows about people, kept apart: account, roster person, seat, and the sealed links between.

- No row of one kind names a row of another: `links` holds blind indices and sealed ids, both
  under the track's link key, which lives in the keys database and dies before the record.
- What is known of a candidate is sealed under a key of their own, which dies with their row.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, Id, IdKey, Record, Sealed, words
from policies.terms import CandidateState, Seat


class Account(Record):
    """Someone who can sign in. `index` is the keyed blind index of the e-mail address."""

    __tablename__ = "accounts"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    index: Mapped[Digest] = mapped_column(unique=True)
    convenes: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[Sealed]


class Candidate(Record):
    """A roster person on the way to a seat; everything known of them under a key of their own.

    `until`: when a sounding lapses, or when all this is destroyed.
    """

    __tablename__ = "candidates"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    state: Mapped[CandidateState] = mapped_column(words(CandidateState))
    person: Mapped[Sealed]
    screening: Mapped[Sealed | None]
    until: Mapped[Sealed | None]
    declaration: Mapped[Sealed | None]
    assessment: Mapped[Sealed | None]


class Forgotten(Record):
    """A candidate whose row is gone already and whose key is to be destroyed next."""

    __tablename__ = "forgotten"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]


class SeatRow(Record):
    """One place in a track; `details` (handle, sector, side, signatory's name) and, of those
    who were sounded, `mandate` (when the declaration expires, what was reported) sealed.

    `absence`: somebody stands in for the holder, who rests meanwhile.
    """

    __tablename__ = "seats"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    track_id: Mapped[Id] = mapped_column(ForeignKey("tracks.id"), index=True)
    kind: Mapped[Seat] = mapped_column(words(Seat))
    active: Mapped[bool] = mapped_column(default=True)
    details: Mapped[Sealed]
    mandate: Mapped[Sealed | None]
    absence: Mapped[Sealed | None]


class OfficialConsent(Record):
    """An expert consented to the switch asked for last, or refused it; `index` is the blind index
    of the seat and what it said."""

    __tablename__ = "official_consents"
    __table_args__ = (UNORDERED,)
    index: Mapped[Digest] = mapped_column(primary_key=True)


class Link(Record):
    """One sealed line between two rows; `index` is found only with the link key."""

    __tablename__ = "links"
    __table_args__ = (UNORDERED,)
    index: Mapped[Digest] = mapped_column(primary_key=True)
    target: Mapped[Sealed]
