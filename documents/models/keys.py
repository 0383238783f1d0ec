"""Rows of the keys database: wrapped keys, and the root generation they are wrapped under.

- A wrapped key opens only under the root of its generation, which is kept elsewhere
  (`documents.crypto.roots`); a backup of this database alone opens nothing.
- The one `RootState` row is what creators and destroyers of keys lock.
"""

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from documents.crypto.purposes import KeyPurpose
from documents.models.base import UNORDERED, IdKey, KeyRecord, words

ROOT_STATE = "root"


class RootState(KeyRecord):
    """Which root generation new keys are wrapped under; there is one such row."""

    __tablename__ = "root_state"
    __table_args__ = (
        CheckConstraint(f"name = '{ROOT_STATE}'", "one_row"),
        CheckConstraint("generation > 0", "generation_positive"),
    )

    name: Mapped[str] = mapped_column(String(8), primary_key=True)
    generation: Mapped[int]


class WrappedKey(KeyRecord):
    """One data key, wrapped. `subject` is the id of what the key belongs to.

    `generation` counts the keys of one purpose and subject from 1; the highest seals, all open.
    """

    __tablename__ = "wrapped_keys"
    __table_args__ = (
        UniqueConstraint("purpose", "subject", "generation"),
        CheckConstraint("generation > 0", "generation_positive"),
        UNORDERED,
    )

    id: Mapped[IdKey]
    purpose: Mapped[KeyPurpose] = mapped_column(words(KeyPurpose))
    subject: Mapped[str] = mapped_column(String(64))
    generation: Mapped[int]
    root: Mapped[int] = mapped_column(index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
