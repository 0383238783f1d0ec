"""Rows of mail that waits to be sent: recipient and text sealed, sent once per `occasion`.

- `occasion` is a keyed digest of what the mail is about, so that nothing is sent twice.
- A sent mail is forgotten but for its occasion.
"""

from sqlalchemy.orm import Mapped, mapped_column

from documents.models.base import UNORDERED, Digest, IdKey, Record, Sealed


class MailRow(Record):
    """One mail; without a body it was sent."""

    __tablename__ = "mail"
    __table_args__ = (UNORDERED,)
    id: Mapped[IdKey]
    occasion: Mapped[Digest] = mapped_column(unique=True)
    body: Mapped[Sealed | None]
