"""Accounts: found by a keyed index of the e-mail address, reached by mail that says nothing.

- A mail carries its recipient's own address, one sign-in link, and no word about any track.
- The same occasion never sends a second mail.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select

from documents.ids import new_id
from documents.models.mail import MailRow
from documents.models.people import Account
from documents.models.sessions import SignInLink
from documents.store import UnitOfWork
from policies.terms import RecordClass

ADDRESS = r"[A-Za-z0-9!#$%&'*+\/=?^_`{|}~.-]+@[A-Za-z0-9.-]+"
"""One e-mail address (RFC 5322 §3.4.1, dot-atoms only): never two, and never a header line."""

LINK_LIFE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an account."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that waits: its recipient and the sign-in link, if it carries one.

    `asked`: somebody typed this address and asked for a link. Whether it is anybody's is only
    looked up when the mail is sent, so that asking takes as long for every address.
    """

    email: str
    link: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class LinkBody:
    """The sealed part of a sign-in link; `to` is the page that it leads to, if it names one."""

    account_id: str
    expires_at: datetime
    to: str = ""


def find_or_create(uow: UnitOfWork, email: str, name: str) -> Account:
    """The account of an address, made if there is none."""
    account = find(uow, email)
    if account is None:
        account = Account(id=new_id(), index=_index(uow, email), convenes=False)
        contact = Contact(email.strip(), name)
        account.contact = uow.sealer().seal(account, "contact", RecordClass.ROSTER, contact)
        uow.session.add(account)
        uow.session.flush()
    return account


def find(uow: UnitOfWork, email: str) -> Account | None:
    """The account of an address, if there is one."""
    query = select(Account).where(Account.index == _index(uow, email))
    return uow.session.scalars(query).first()


def _index(uow: UnitOfWork, email: str) -> str:
    return uow.sealer().index("email", email.strip().casefold())


def blank(uow: UnitOfWork, account: Account) -> None:
    """Take name and address off an account; nobody finds it or signs in to it any more."""
    account.index = uow.sealer().index("forgotten", account.id)
    account.contact = uow.sealer().seal(account, "contact", RecordClass.ROSTER, Contact("", ""))


def contact_of(uow: UnitOfWork, account: Account) -> Contact:
    """The address and name of an account."""
    return uow.sealer().open(account, "contact", RecordClass.ROSTER, Contact)


def make_link(uow: UnitOfWork, account: Account, to: str = "") -> str:
    """A new one-time sign-in link for an account: the address of the page that consumes it.

    Where it leads (`to`, the path of a page) is sealed and no part of the address: two people's
    mails must not show that they are about one track.
    """
    token = secrets.token_urlsafe(32)
    now = uow.clock.now()
    row = SignInLink(token=sha256(token.encode()).hexdigest(), day=now.date())
    body = LinkBody(account.id, now + LINK_LIFE, to)
    row.body = uow.sealer().seal(row, "body", RecordClass.ROSTER, body)
    uow.session.add(row)
    return f"{uow.store.settings.url}/sign-in/{token}"


def notify(uow: UnitOfWork, account: Account, *occasion: str, to: str = "") -> str:
    """Let a mail with a sign-in link go to the account, once for this occasion; the link leads
    to a page of ours, the account's own unless one is named.

    Answers the link; nothing if the mail waits or was sent already.
    """
    index = uow.sealer().index("mail", account.id, *occasion)
    if uow.session.scalars(select(MailRow).where(MailRow.occasion == index)).first():
        return ""
    link = make_link(uow, account, to)
    _post(uow, index, Mail(contact_of(uow, account).email, link))
    return link


def ask_for_link(uow: UnitOfWork, email: str) -> None:
    """Let a sign-in link go to this address, if it is that of an account."""
    _post(uow, uow.sealer().index("mail", "asked", new_id()), Mail(email.strip(), asked=True))


def _post(uow: UnitOfWork, occasion: str, mail: Mail) -> None:
    row = MailRow(id=new_id(), occasion=occasion)
    row.body = uow.sealer().seal(row, "body", RecordClass.ROSTER, mail)
    uow.session.add(row)


def appoint(uow: UnitOfWork, email: str, name: str) -> str:
    """Make somebody a founding officer, who may open tracks, and let them be told by mail.

    Answers the sign-in link of an account that was made just now; nothing for one that was
    there, because a link is a key to all that its owner may see.
    """
    known = find(uow, email) is not None
    account = find_or_create(uow, email, name)
    account.convenes = True
    link = notify(uow, account, "appointed", new_id())
    return "" if known else link
