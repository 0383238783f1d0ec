"""One request's business with the record: its unit of work, who is signed in, who acts.

- At most one transaction stands open at a time; it is rolled back unless it was committed.
- It is left before anybody waits for the engine and before a refusal is recorded.
"""

from contextlib import ExitStack

from flask import Flask, current_app, g

from documents.operations.actors import Actor
from documents.operations.sessions import SignedIn
from documents.store import Store, UnitOfWork
from workflows.gateway import Gateway

_STORE = "entryhall.store"
_GATEWAY = "entryhall.gateway"


class Visit:
    """What is known about the caller of this request."""

    def __init__(self) -> None:
        self.signed_in: SignedIn | None = None
        self.actor: Actor | None = None
        self.unproven = False  # a form of ours that another session was shown
        self._stack = ExitStack()
        self._uow: UnitOfWork | None = None

    @property
    def uow(self) -> UnitOfWork:
        """The unit of work of this request, begun when it is first needed."""
        if self._uow is None:
            self._uow = self._stack.enter_context(store().begin())
        return self._uow

    def leave(self) -> None:
        """End the unit of work; what was not committed is rolled back."""
        self._uow = None
        self._stack.close()


def init_app(app: Flask, opened: Store, gateway: Gateway) -> None:
    """Let the requests of this application find the record and the engine's gateway."""
    app.extensions[_STORE] = opened
    app.extensions[_GATEWAY] = gateway
    app.teardown_request(_leave)


def visit() -> Visit:
    """The visit that this request is."""
    if "visit" not in g:
        g.visit = Visit()
    found: Visit = g.visit
    return found


def store() -> Store:
    """The opened record."""
    found: Store = current_app.extensions[_STORE]
    return found


def gateway() -> Gateway:
    """The way to the engine."""
    found: Gateway = current_app.extensions[_GATEWAY]
    return found


def _leave(_: BaseException | None) -> None:
    if "visit" in g:
        visit().leave()
