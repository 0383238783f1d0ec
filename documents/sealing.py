"""Sealing of typed values into rows and opening them again, each under the right key.

- The key follows from the record class: people under the roster key, a candidate under a key
  of their own, the map of actors under its own, who-is-who under the link key (of seats without
  a handle: under the office key, which outlives it), what is not yet
  released under the window's key (what lies in no window: under the key of the track's drafts),
  the rest under the content key.
- The context of a seal is rebuilt from where the value stands (deployment, track, table,
  column, row, version, class), so a value moved elsewhere does not open.
- What is not yet released is filled up with blanks, so that almost all of it has one size: who
  saw a large row come, and later a large one released, would know whose it was.
- Values are frozen dataclasses; pydantic writes and reads them.
"""

from collections.abc import Callable
from functools import cache, cached_property
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import inspect

from documents.crypto.blind import indexer
from documents.crypto.envelope import Context, DataKey, seal, unseal
from documents.crypto.keyring import KeyGone, KeyPurpose, Keyring
from documents.crypto.padding import CHUNK
from documents.models.base import Record
from documents.models.people import Candidate, SeatRow
from policies.sides import UNDER_HANDLES
from policies.terms import RecordClass

SCHEMA = 1
HOUSE = ""  # the "track" of what belongs to the deployment and to no track

T = TypeVar("T")

_PURPOSES = {
    RecordClass.NOMINATION: KeyPurpose.ROSTER,
    RecordClass.DECLARATION: KeyPurpose.ROSTER,
    RecordClass.ROSTER: KeyPurpose.ROSTER,
    RecordClass.ACTOR_MAP: KeyPurpose.ACTOR_MAP,
}


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def dump(value: object) -> bytes:
    """The value as JSON."""
    return _adapter(type(value)).dump_json(value)


def load(kind: type[T], data: bytes) -> T:
    """The value back from `dump`."""
    value: T = _adapter(kind).validate_json(data)
    return value


class Sealer:
    """Seals and opens values of one track, or of the house when `track` is `HOUSE`.

    `digests` collects the SHA-256 of everything sealed, for the audit leaf of the act.
    """

    def __init__(self, keyring: Keyring, deployment: str, track: str) -> None:
        self._keyring = keyring
        self._deployment = deployment
        self._track = track
        self.digests: list[str] = []
        self._keys: dict[tuple[KeyPurpose, str], DataKey] = {}
        self._index: Callable[..., str] | None = None
        self._people = KeyPurpose.LINK

    @cached_property
    def office(self) -> "Sealer":
        """The same, but who-is-who is that of seats without a handle."""
        other = Sealer(self._keyring, self._deployment, self._track)
        other.digests, other._people = self.digests, KeyPurpose.OFFICE
        return other

    def seal(self, row: Record, column: str, record_class: RecordClass, value: object) -> bytes:
        """The sealed value for `row.column`; the row must have its id and version."""
        key = self._key(record_class, row)
        old: bytes | None = row.__dict__.get(column)
        context = self._context(row, column, record_class)
        sealed = seal(key, context, _filled(dump(value), record_class), replaces=old)
        self.digests.append(sha256(sealed).hexdigest())
        return sealed

    def open(self, row: Record, column: str, record_class: RecordClass, kind: type[T]) -> T:
        """The value that stands sealed in `row.column`.

        Raises:
            RecordError: the key is gone, or the bytes were not sealed for this very place.
        """
        sealed: bytes = getattr(row, column)
        key = self._key(record_class, row)
        return load(kind, unseal(key, self._context(row, column, record_class), sealed))

    def index(self, *parts: str) -> str:
        """A blind index under the track's link key (the house: under the accounts key); under
        its office key once that is gone, where it finds nothing of before."""
        if self._index is None:
            self._index = indexer(self._purpose(RecordClass.AUTHORSHIP))
        return self._index(*parts)

    def _key(self, record_class: RecordClass, row: Record) -> DataKey:
        if record_class is RecordClass.CONTRIBUTION_UNRELEASED:
            return self._find(KeyPurpose.WINDOW, getattr(row, "window_id", self._track))
        if isinstance(row, Candidate):
            return self._find(KeyPurpose.CANDIDATE, row.id)
        if isinstance(row, SeatRow) and row.kind not in UNDER_HANDLES:
            return self.office._purpose(record_class)
        return self._purpose(record_class)

    def _purpose(self, record_class: RecordClass) -> DataKey:
        if self._track == HOUSE:
            return self._find(KeyPurpose.DEPLOYMENT_ACCOUNTS, HOUSE)
        if record_class is RecordClass.AUTHORSHIP:
            return self._who_is_who()
        return self._find(_PURPOSES.get(record_class, KeyPurpose.CONTENT), self._track)

    def _who_is_who(self) -> DataKey:
        try:
            return self._find(self._people, self._track)
        except KeyGone:
            return self._find(KeyPurpose.OFFICE, self._track)

    def _find(self, purpose: KeyPurpose, subject: str) -> DataKey:
        """One look into the keys database for each key and unit of work."""
        if (purpose, subject) not in self._keys:
            house = subject == HOUSE
            find = self._keyring.ensure if house else self._keyring.current
            self._keys[purpose, subject] = find(purpose, subject)
        return self._keys[purpose, subject]

    def _context(self, row: Record, column: str, record_class: RecordClass) -> Context:
        return Context(
            deployment=self._deployment,
            track=self._track,
            table=row.__tablename__,
            column=column,
            row=_name(row),
            version=getattr(row, "version", 1) or 1,
            gen=1,
            record_class=record_class,
            schema=SCHEMA,
        )


def _filled(data: bytes, record_class: RecordClass) -> bytes:
    return data.ljust(CHUNK - 1) if record_class is RecordClass.CONTRIBUTION_UNRELEASED else data


def _name(row: Record) -> str:
    return "/".join(str(getattr(row, key)) for key in _keys(type(row)))


@cache
def _keys(kind: type[Record]) -> tuple[str, ...]:
    return tuple(key.name for key in inspect(kind).primary_key)
