"""Sending what waits in the outbox, through a port; a folder for one machine, SMTP elsewhere.

- The text is the same for everybody: there is something for you, and a link.
- A link that was asked for is made when its mail is sent, for the account of that address; where
  there is none, nothing is sent. Of either nothing is kept.
- A mail is forgotten only after the postbox took it: sent at least once, never lost, and its
  occasion is remembered so that a repeated act sends no second one.
"""

from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from sqlalchemy import select

from documents.ids import new_id
from documents.models.mail import MailRow
from documents.operations import accounts
from documents.operations.accounts import Mail
from documents.store import Store, UnitOfWork
from policies.terms import RecordClass

SENDER = "entry-hall@localhost"
SUBJECT = "There is something for you"


class Postbox(Protocol):
    """Takes mails."""

    def deliver(self, message: EmailMessage) -> None:
        """Take one message; raises OSError when it could not."""
        ...


class FolderPostbox:
    """Writes each mail as one file into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, message: EmailMessage) -> None:
        """Write the message; readers never see half a file."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = new_id()
        draft = self._folder / f".{name}"
        draft.write_bytes(bytes(message))
        draft.rename(self._folder / f"{name}.eml")


def send_waiting(store: Store, postbox: Postbox) -> int:
    """Send everything that waits; answers how many mails went.

    A mail that the postbox does not take waits on and holds up no other.
    """
    with store.begin() as uow:
        waiting = uow.session.scalars(select(MailRow.id).where(MailRow.body.is_not(None))).all()
    return sum(_send(store, postbox, mail_id) for mail_id in waiting)


def _send(store: Store, postbox: Postbox, mail_id: str) -> bool:
    with store.begin() as uow:
        query = select(MailRow).where(MailRow.id == mail_id, MailRow.body.is_not(None))
        row = uow.session.scalars(query.with_for_update(skip_locked=True)).first()
        if row is None:
            return False
        mail = uow.sealer().open(row, "body", RecordClass.ROSTER, Mail)
        ready = _with_link(uow, mail) if mail.asked else mail
        try:
            if ready is not None:
                postbox.deliver(_message(ready))
        except OSError:
            return False
        _forget(uow, row, whole=mail.asked)
        uow.commit()
        return ready is not None


def _with_link(uow: UnitOfWork, mail: Mail) -> Mail | None:
    """The mail to the account of this address, or None where there is no such account."""
    account = accounts.find(uow, mail.email)
    if account is None:
        return None
    return Mail(accounts.contact_of(uow, account).email, accounts.make_link(uow, account))


def _forget(uow: UnitOfWork, row: MailRow, *, whole: bool) -> None:
    if whole:
        uow.session.delete(row)
    else:
        row.body = None


def _message(mail: Mail) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, mail.email, SUBJECT
    message.set_content(f"{SUBJECT}.\n\n{mail.link}\n\nThe link works once.\n")
    return message
