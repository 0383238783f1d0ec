"""One deployment's log, with two tracks that have leaf keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from documents.audit import log
from documents.audit.log import append
from documents.crypto.envelope import DataKey
from documents.crypto.secret import Secret
from documents.crypto.signing import Signer
from documents.engines import open_engine

DEPLOYMENT = "d" * 32
ORIGIN = "entryhall/" + DEPLOYMENT
SIGNER = Signer(Secret(b"\1" * 32))
OTHER_SIGNER = Signer(Secret(b"\2" * 32))
PEM = SIGNER.public_pem()
TRACKS = {
    "a" * 32: DataKey(b"a" * 16, Secret(b"A" * 32)),
    "b" * 32: DataKey(b"b" * 16, Secret(b"B" * 32)),
}
FIRST, SECOND = TRACKS
DAY = date(2026, 1, 5)


class House:
    """The records database, and short ways to write leaves."""

    def __init__(self, url: str) -> None:
        self.url = url

    @cached_property
    def engine(self) -> Engine:
        """The records database."""
        return open_engine(self.url)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction that commits at the end."""
        with Session(self.engine) as session, session.begin():
            yield session

    def act(self, track: str = FIRST, **payload: str | int) -> int:
        """One act in a transaction of its own."""
        with self.begin() as session:
            return leaf(session, track, **payload)

    def checkpoint(self) -> str:
        """A checkpoint in a transaction of its own."""
        with self.begin() as session:
            return log.checkpoint(session, SIGNER, ORIGIN)

    def write(self, statement: str, **values: object) -> None:
        """Change the database behind everybody's back."""
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def leaf(session: Session, track: str = FIRST, **payload: str | int) -> int:
    """One leaf of a track."""
    return append(
        session,
        day=DAY,
        policy_version="1",
        leaf_key=TRACKS[track],
        payload=payload or {"act": "contribution:post"},
        deployment=DEPLOYMENT,
        track=track,
    )
