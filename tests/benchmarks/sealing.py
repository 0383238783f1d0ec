"""Seals and unseals in a second: a contribution of 1,500 bytes, with a warm keyring.

- `envelope`: the cryptography alone, the key in hand.
- `row`: as operations do it, a typed value into a row and out again, its key asked for anew in
  each unit of work; the window's key is read from the keys database every time.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from documents.crypto.envelope import Context, seal, unseal
from documents.crypto.keyring import KeyPurpose
from documents.ids import new_id
from documents.models.contributions import Contribution
from documents.operations.items import Item
from documents.sealing import Sealer
from documents.settings import Settings
from documents.store import Store
from policies.terms import ContributionKind, Handling, RecordClass
from tests.benchmarks.figures import Rate

BODY = 1_500
BATCH = 200
BATCHES = 25

_CLASS = RecordClass.CONTRIBUTION_UNRELEASED


def measure(folder: Path) -> list[Rate]:
    """Four rates, on keys made here."""
    store = Store.open(Settings.from_environment({"ENTRYHALL_HOME": str(folder)}))
    try:
        return [*_envelope(store), *_row(store)]
    finally:
        store.close()


def _envelope(store: Store) -> list[Rate]:
    key = store.keyring.ensure(KeyPurpose.CONTENT, new_id())
    place = Context(store.deployment, new_id(), "contributions", "body", new_id(), _CLASS)
    body = b"x" * BODY
    sealed = seal(key, place, body)
    return [
        _rate("envelope: seal", lambda: seal(key, place, body)),
        _rate("envelope: unseal", lambda: unseal(key, place, sealed)),
    ]


def _row(store: Store) -> list[Rate]:
    row = Contribution(id=new_id(), window_id=new_id(), version=1)
    store.keyring.ensure(KeyPurpose.WINDOW, row.window_id)
    track = new_id()
    item = Item(ContributionKind.EVIDENCE, "x" * BODY, Handling.CHATHAM_HOUSE, "h", new_id())

    def put() -> None:
        row.body = Sealer(store.keyring, store.deployment, track).seal(row, "body", _CLASS, item)

    def take() -> None:
        Sealer(store.keyring, store.deployment, track).open(row, "body", _CLASS, Item)

    put()
    return [_rate("row: seal", put), _rate("row: unseal", take)]


def _rate(name: str, operation: Callable[[], object]) -> Rate:
    for _ in range(BATCH):
        operation()
    rates = sorted(BATCH / _seconds(operation) for _ in range(BATCHES))
    return Rate(name, median(rates), rates[len(rates) // 20])


def _seconds(operation: Callable[[], object]) -> float:
    began = time.perf_counter()
    for _ in range(BATCH):
        operation()
    return time.perf_counter() - began
