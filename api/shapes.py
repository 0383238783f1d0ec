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

from api.bodies import Body, model_of
from policies.terms import Seat


@dataclass(frozen=True, slots=True)
class SignIn:
    """The body of signing in: the token at the end of the link."""

    token: Annotated[str, MinLen(16), MaxLen(128)]


@dataclass(frozen=True, slots=True)
class Started:
    """A session: the bearer token, when it ends at the latest (UTC), whose it is."""

    session: str
    expires_at: datetime
    account: str


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


def sign_in_model() -> type[Body]:
    """The strict model of signing in."""
    return model_of(SignIn, "session_begin")
