"""Who is calling: a bearer session for JSON, a cookie for pages, never one for the other.

- A token is looked at only if it has the shape of one, and looked up only by its hash.
- The JSON interface does not read cookies at all, so no page elsewhere can speak for anybody.
- A page's CSRF token is derived from the session's own token: it dies with the session and
  is worth nothing with another (OWASP: HMAC-based synchroniser token).
"""

import hmac
import re
from hashlib import sha256

from flask import Request

from api.places import Place
from api.problems import Problem
from documents.operations import sessions
from documents.operations.actors import Actor
from documents.operations.sessions import SignedIn
from documents.store import UnitOfWork
from policies.sessions import needs_factor

_SHAPE = re.compile(r"[A-Za-z0-9_-]{16,128}")
_BEARER = re.compile(r"[Bb]earer +([^ ]+)")


def bearer_token(request: Request) -> str | None:
    """The token in the header Authorization (RFC 6750 §2.1), if it has the shape of one."""
    found = _BEARER.fullmatch(request.headers.get("Authorization", "").strip())
    return _shaped(found.group(1)) if found else None


def cookie_token(request: Request, place: Place) -> str | None:
    """The token in the session cookie, if it has the shape of one."""
    return _shaped(request.cookies.get(place.session_cookie, ""))


def signed_in(uow: UnitOfWork, token: str | None) -> SignedIn:
    """The live session of this token.

    Raises: Problem (`signed_out`).
    """
    found = sessions.find(uow, token) if token else None
    if found is None:
        raise signed_out()
    return found


def proven_enough(caller: SignedIn, actor: Actor) -> bool:
    """Whether this session may act from these seats: some are held with a second factor only."""
    return caller.proven or not needs_factor(actor.seats)


def signed_out() -> Problem:
    """The one answer to callers without a session, whatever they asked for."""
    return Problem("signed_out", headers={"WWW-Authenticate": 'Bearer realm="entryhall"'})


def csrf_of(token: str) -> str:
    """The CSRF token of a page session."""
    return hmac.new(token.encode(), b"entryhall/csrf", sha256).hexdigest()


def same(given: str, expected: str) -> bool:
    """Whether two tokens are equal, told in constant time."""
    return hmac.compare_digest(given.encode(), expected.encode())


def _shaped(token: str) -> str | None:
    return token if _SHAPE.fullmatch(token) else None
