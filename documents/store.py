"""The record as one thing to open: two databases, the keyring, the signers, the clock.

- `begin` gives a unit of work: one transaction on the records database that rolls back
  unless committed. Keys commit in their own database, before the rows they seal.
- No unit of work stays open while somebody waits for the engine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.briefing.borrowed import stationery_at
from documents.clock import Clock, SystemClock
from documents.crypto.keyring import KeyPurpose, Keyring, LocalRootKeys
from documents.crypto.signing import Signer
from documents.engines import open_engine
from documents.migrations import upgrade
from documents.models.tracks import Deployment
from documents.rows import Rows
from documents.sealing import HOUSE, Sealer
from documents.settings import Settings


class UnitOfWork:
    """One transaction; `session` reads and writes records, `sealer` opens and seals them."""

    def __init__(self, store: "Store", session: Rows) -> None:
        self.store = store
        self.session = session
        self.clock = store.clock
        self.keyring = store.keyring
        self._sealers: dict[str, Sealer] = {}

    def sealer(self, track: str = HOUSE) -> Sealer:
        """The sealer of one track, or of the house."""
        if track not in self._sealers:
            self._sealers[track] = Sealer(self.keyring, self.store.deployment, track)
        return self._sealers[track]

    def commit(self) -> None:
        """Make everything so far durable; nothing before this call is."""
        self.session.commit()


class Store:
    """The opened record of one deployment; `deployment` is its random id, part of every seal."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.stationery = stationery_at(settings.template)
        self.records = open_engine(settings.records_url)
        self.keys = open_engine(settings.keys_url, immediate=False)
        self.keyring = Keyring(self.keys, LocalRootKeys(settings.key_file))
        # Read now: a later look would wait for a transaction that waits for it.
        with Session(self.records) as session:
            self.deployment = session.scalars(select(Deployment.id)).one()

    @classmethod
    def open(cls, settings: Settings, clock: Clock | None = None) -> "Store":
        """Open the record, making folders and bringing both databases to the newest form.

        Raises:
            Refused: the institution's template is none that documents may be printed on.
        """
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        upgrade(settings.records_url, settings.keys_url)
        store = cls(settings, clock or SystemClock())
        store.keyring.drop_old_roots()  # a destroyer may have been killed half way
        return store

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """A unit of work; rolled back unless `commit` was called."""
        with Rows(self.records, expire_on_commit=False) as session:
            yield UnitOfWork(self, session)

    @property
    def origin(self) -> str:
        """The name of this deployment's audit log, pinned by its verifiers."""
        return f"entryhall/{self.deployment}"

    @cached_property
    def checkpoint_signer(self) -> Signer:
        """Signs checkpoints of the audit log."""
        return Signer(self.keyring.ensure(KeyPurpose.CHECKPOINT_SIGNING, HOUSE).material)

    @cached_property
    def approval_signer(self) -> Signer:
        """Signs approvals and releases of briefs."""
        return Signer(self.keyring.ensure(KeyPurpose.APPROVAL_SIGNING, HOUSE).material)

    def close(self) -> None:
        """Give back every connection."""
        self.records.dispose()
        self.keys.dispose()
