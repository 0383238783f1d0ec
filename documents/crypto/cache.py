"""Unwrapped keys, kept for a short while.

- A key is kept 300 seconds at most, under its id, and under its purpose and subject where it
  was asked for as the current one.
- The row it was unwrapped from is kept with it, whole: who reads a row that differs in
  anything (purpose, subject, generation, root) does not get the key from here. A cache that
  forgets what a key was bound to undoes the binding (CVE-2026-6550).
- What was read before something was forgotten is not kept after it, so a slow reader cannot
  put a destroyed key back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from documents.crypto.envelope import DataKey
from documents.crypto.purposes import KeyPurpose

LIFETIME_SECONDS = 300.0

Name = str | tuple[KeyPurpose, str]
"""What a key is kept under: its id, or purpose and subject."""


class Wrapped(NamedTuple):
    """A row of `wrapped_keys`; see `documents.models.keys.WrappedKey`."""

    id: str
    purpose: KeyPurpose
    subject: str
    generation: int
    root: int
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept key and its row; `until` is read on the cache's own timer (seconds)."""

    row: Wrapped
    key: DataKey
    until: float


class KeyCache:
    """Keys by name; safe for use by several threads."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._timer = timer
        self._lock = Lock()
        self._kept: dict[Name, Kept] = {}
        self._forgotten = 0

    def epoch(self) -> int:
        """To be taken before reading a key, and handed to `keep` with it."""
        with self._lock:
            return self._forgotten

    def find(self, name: Name) -> Kept | None:
        """The key if it is kept and not too old."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is None or kept.until > self._timer():
                return kept
            del self._kept[name]
            return None

    def keep(self, epoch: int, names: Iterable[Name], row: Wrapped, key: DataKey) -> None:
        """Keep the key unless something was forgotten since the epoch."""
        with self._lock:
            if epoch == self._forgotten:
                now = self._timer()
                self._kept = {name: kept for name, kept in self._kept.items() if kept.until > now}
                fresh = Kept(row, key, now + LIFETIME_SECONDS)
                self._kept.update(dict.fromkeys(names, fresh))

    def forget(self, names: Iterable[Name]) -> None:
        """Drop these keys and refuse those that are being read at this moment."""
        with self._lock:
            self._forgotten += 1
            for name in names:
                self._kept.pop(name, None)
