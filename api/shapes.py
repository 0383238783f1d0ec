"""What the interface answers, as JSON: frozen dataclasses in, bytes out.

- What an operation returns is already what this viewer may see; it is printed whole.
- The same types make the description, so the two cannot drift apart.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal

from annotated_types import MaxLen, MinLen
from flask import Response
from pydantic import TypeAdapter

from documents.operations.passkeys import OwnPasskey
from documents.operations.roster import Email
from documents.operations.sessions import OwnSession
from policies.terms import Hold, Seat


@dataclass(frozen=True, slots=True)
class SignIn:
    """The body of signing in: the token at the end of the link.

    `device` is a word of your own for where you sign in, if you like; nothing else is kept.
    """

    token: Annotated[str, MinLen(16), MaxLen(128)]
    device: Annotated[str, MaxLen(40)] = ""


@dataclass(frozen=True, slots=True)
class AskForLink:
    """The body of asking for a new link."""

    email: Email


@dataclass(frozen=True, slots=True)
class Code:
    """The body of a proof: the six digits of now, or a recovery code."""

    code: Annotated[str, MinLen(6), MaxLen(40)]


@dataclass(frozen=True, slots=True)
class Started:
    """A session: the bearer token, when it ends at the latest (UTC), whose it is.

    `waits_for`: with anything but `nothing`, it opens nothing until that is done.
    """

    session: str
    expires_at: datetime
    account: str
    waits_for: Hold


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Ten recovery codes, shown this once; each stands in for a code or a passkey, once.

    None where they came with an earlier factor.
    """

    recovery_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """It was done."""

    outcome: Literal["allowed"] = "allowed"


@dataclass(frozen=True, slots=True)
class LinkAsked:
    """If the address is that of an account, a link is on its way to it."""

    outcome: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class OwnSessions:
    """The caller's sessions."""

    items: tuple[OwnSession, ...]


@dataclass(frozen=True, slots=True)
class OwnPasskeys:
    """The caller's passkeys."""

    items: tuple[OwnPasskey, ...]


@dataclass(frozen=True, slots=True)
class Seated:
    """A track and the seats that the caller holds in it."""

    id: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Me:
    """Where the caller holds a seat."""

    tracks: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class Acted:
    """An act was allowed and done; `id` is what it made or changed."""

    id: str
    outcome: Literal["allowed"] = "allowed"


def answered(value: object, status: int = 200, kind: Any = None) -> Response:
    """The answer that prints this dataclass, as the type `kind` where that says more."""
    shape: Any = kind or type(value)
    text = adapter(shape).dump_json(value)
    return Response(text, status, mimetype="application/json")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What prints and describes a type."""
    return TypeAdapter(kind)
