"""Root keys: what the wrapped keys are wrapped under, behind a port.

- Roots come in numbered generations; a new one is made and the old one dropped at every
  destruction of a key, so that no copy of the keys database can bring the key back.
- The local form is a file of mode 0600, made at first start, refused if others may read it.
- Every change writes a second file, syncs it, replaces the first, syncs the folder. A crash
  leaves either the old content or the new. Readers and writers of all processes take a lock
  on the folder.
- The replaced file is overwritten before it is let go. What a disk keeps beyond that (flash
  translation, snapshots, copies) is the operator's: keep the file on an encrypted volume and
  out of backups (NIST SP 800-88r2, cryptographic erase).
"""

import fcntl
import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from documents.crypto.canonical import canonical
from documents.crypto.envelope import (
    KEY_BYTES,
    KEY_ID_BYTES,
    WHOLE,
    Context,
    DataKey,
    seal,
    unseal,
)
from documents.crypto.secret import Secret
from documents.errors import RecordError

Roots = Mapping[int, DataKey]


class Move(NamedTuple):
    """Material that is wrapped under one root, and what it is bound to before and after."""

    root: int
    wrapped: bytes
    before: Context
    after: Context


_FORMAT = "entryhall-roots/1"
_ONLY_OWNER = 0o600
_SUITES = frozenset({WHOLE})


class RootGone(RecordError):  # noqa: N818 - what the caller is told, in one word
    """This root generation has been dropped; read the row again, it was rewrapped."""

    def __init__(self) -> None:
        super().__init__("root.gone")


class RootKeys(Protocol):
    """Where the roots are: a file, a transit engine, a hardware module."""

    def generations(self) -> frozenset[int]:
        """The generations that exist."""
        ...

    def create(self) -> int:
        """Make a new root durably and tell its generation, higher than all others."""
        ...

    def drop(self, generations: Collection[int]) -> None:
        """Destroy these roots durably; those that do not exist are no error."""
        ...

    def wrap(self, generation: int, context: Context, material: Secret) -> bytes:
        """The material as an EH1 envelope under this root. Raises: `RootGone`."""
        ...

    def unwrap(self, generation: int, context: Context, wrapped: bytes) -> Secret:
        """The material again. Raises: `RootGone`, `SealError`."""
        ...

    def rewrap(self, generation: int, moves: Iterable[Move]) -> list[bytes]:
        """Each material under this root instead. Raises: `RootGone`, `SealError`."""
        ...


class LocalRootKeys:
    """Roots in one file of the local disk."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it with one root.

        Raises: `RecordError` with `root.readable_by_others` or `root.file_malformed`.
        """
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._locked(fcntl.LOCK_EX) as folder:
            self._next.unlink(missing_ok=True)  # of a writer that was killed
            if path.exists():
                self._read()
            else:
                self._write(folder, {1: _new_root()})

    def generations(self) -> frozenset[int]:
        """The generations in the file."""
        return frozenset(self._roots())

    def create(self) -> int:
        """Add a root; when this returns it is on disk."""
        with self._locked(fcntl.LOCK_EX) as folder:
            roots = self._read()
            generation = max(roots, default=0) + 1
            self._write(folder, {**roots, generation: _new_root()})
        return generation

    def drop(self, generations: Collection[int]) -> None:
        """Remove roots; when this returns the file on disk no longer holds them."""
        with self._locked(fcntl.LOCK_EX) as folder:
            roots = self._read()
            kept = {number: root for number, root in roots.items() if number not in generations}
            if len(kept) < len(roots):
                self._write(folder, kept)

    def wrap(self, generation: int, context: Context, material: Secret) -> bytes:
        """Seal under this root. Raises: `RootGone`."""
        return seal(self._root(generation), context, material.reveal())

    def unwrap(self, generation: int, context: Context, wrapped: bytes) -> Secret:
        """Open what `wrap` made. Raises: `RootGone`, `SealError`."""
        root = self._root(generation)
        return Secret(unseal(root, context, wrapped, suites=_SUITES))

    def rewrap(self, generation: int, moves: Iterable[Move]) -> list[bytes]:
        """The file is read once for all of them. Raises: `RootGone`, `SealError`."""
        roots = self._roots()
        return [
            seal(
                _one(roots, generation),
                move.after,
                unseal(_one(roots, move.root), move.before, move.wrapped, suites=_SUITES),
            )
            for move in moves
        ]

    def _root(self, generation: int) -> DataKey:
        return _one(self._roots(), generation)

    def _roots(self) -> Roots:
        """Read afresh every time, so that what another process dropped is gone here too."""
        with self._locked(fcntl.LOCK_SH):
            return self._read()

    @property
    def _next(self) -> Path:
        return self._path.with_name(self._path.name + ".next")

    @contextmanager
    def _locked(self, how: int) -> Iterator[int]:
        """Hold the folder; the kernel lets go of it when the process dies."""
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, how)
            yield folder
        finally:
            os.close(folder)

    def _read(self) -> Roots:
        with self._path.open("rb") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & ~_ONLY_OWNER:
                raise RecordError("root.readable_by_others")
            return _parse(file.read())

    def _write(self, folder: int, roots: Roots) -> None:
        """Replace the file; the caller holds the folder."""
        self._next.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with open(os.open(self._next, flags, _ONLY_OWNER), "wb") as file:
            file.write(_format(roots))
            file.flush()
            os.fsync(file.fileno())
        with _overwritten_afterwards(self._path):
            os.replace(self._next, self._path)
            os.fsync(folder)


@contextmanager
def _overwritten_afterwards(path: Path) -> Iterator[None]:
    """Overwrite what is at the path now, once it has been replaced; best effort, see above."""
    try:
        old = path.open("r+b")
    except FileNotFoundError:
        yield
        return
    with old:
        yield
        with suppress(OSError):
            old.write(bytes(os.fstat(old.fileno()).st_size))
            old.flush()
            os.fsync(old.fileno())


def _one(roots: Roots, generation: int) -> DataKey:
    root = roots.get(generation)
    if root is None:
        raise RootGone
    return root


def _new_root() -> DataKey:
    return DataKey(os.urandom(KEY_ID_BYTES), Secret(os.urandom(KEY_BYTES)))


def _format(roots: Roots) -> bytes:
    held = {
        str(number): {"id": root.hex, "key": root.material.reveal().hex()}
        for number, root in roots.items()
    }
    return canonical({"format": _FORMAT, "roots": held})


def _parse(content: bytes) -> Roots:
    try:
        held = json.loads(content)
        if held["format"] == _FORMAT:
            return {int(number): _root(root) for number, root in held["roots"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecordError):
        pass  # leave the handler first: the exception may hold the content
    raise RecordError("root.file_malformed")


def _root(root: Mapping[str, str]) -> DataKey:
    return DataKey(bytes.fromhex(root["id"]), Secret(bytes.fromhex(root["key"])))
