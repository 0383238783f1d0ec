"""What an operator wants to know first: is everything there that this installation needs?

- Looks and changes nothing: no folder, database or key is made here.
- Every answer is a sentence of ours; no address, password, path below a folder or key in it.
- What is not there yet on a machine where nothing was started is no fault.
"""

import os
import shutil
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, func, make_url, select, text
from sqlalchemy.exc import SQLAlchemyError

from documents.briefing.borrowed import stationery_at
from documents.briefing.searching import Refused
from documents.crypto.passkeys import site_of
from documents.engines import open_engine
from documents.migrations import is_newest
from documents.models.audit import AuditLeaf
from documents.settings import Settings
from policies.files import Fault
from workflows import engine

T = TypeVar("T")

OLDEST_PYTHON = (3, 11)
LEAST_FREE = 1024**3
CLOCKS_APART = 30.0
CONNECT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is as it should be, in words."""

    what: str
    well: bool
    words: str


def examine(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Every finding, in the order in which somebody would mend them."""
    settings = Settings.from_environment(environment)
    yield _python()
    yield _disk(settings)
    yield _root_key(settings)
    yield _database("records", settings.records_url)
    yield _database("keys", settings.keys_url)
    yield _clock(settings)
    yield _mail(settings)
    yield _passkeys(settings)
    yield _engine(environment)
    yield _template(settings)


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, OLDEST_PYTHON))
    well = sys.version_info >= OLDEST_PYTHON
    return Finding("Python", well, f"{found}; {wanted} or newer is needed.")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(_there(settings.home)).free
    words = f"{free // 1024**2} MiB free where the home folder is; keep at least 1024."
    return Finding("free disk", free >= LEAST_FREE, words)


def _root_key(settings: Settings) -> Finding:
    path = settings.key_file
    if not path.exists():
        lost = _made(settings.keys_url)
        gone = "It is missing, and there is a keys database: restore it before anything starts."
        return Finding("root key", not lost, gone if lost else "The first start will make it.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding("root key", False, "Others can read it. Set its mode to 0600.")
    if not os.access(path, os.R_OK):
        return Finding("root key", False, "This user cannot read it; the service's user must.")
    return Finding("root key", True, "There, and nobody else can read it.")


def _database(room: str, url: str) -> Finding:
    what = f"database of {room}"
    if not _made(url):
        return Finding(what, True, "The first start will make it.")
    newest = _asked(url, lambda connection: is_newest(room, connection))
    if newest is None:
        return Finding(what, False, "It does not answer. Is it running, and is the address right?")
    old = "It has an older form. Back it up, then run: entryhall db upgrade"
    return Finding(what, newest, "It answers and has the newest form." if newest else old)


def _clock(settings: Settings) -> Finding:
    url, now = settings.records_url, datetime.now(UTC)
    last = _asked(url, _last_day) if _made(url) else None
    if last is not None and last > now.date():
        return Finding("clock", False, "It stands before the last day in the log. Set it right.")
    apart = _asked(url, _apart) if _sqlite_file(url) is None else None
    if apart is not None and apart > CLOCKS_APART:
        words = f"It differs from that of the database by {apart:.0f} seconds. Use a time service."
        return Finding("clock", False, words)
    return Finding("clock", True, f"It is {now:%Y-%m-%d %H:%M} UTC here; compare with your watch.")


def _mail(settings: Settings) -> Finding:
    folder = _there(settings.mail_dir)
    well = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    words = "Letters can be written." if well else "This user cannot write letters there."
    return Finding("mail folder", well, words)


def _passkeys(settings: Settings) -> Finding:
    if site_of(settings.url).named:
        words = "They are made for the name in ENTRYHALL_URL. With another name, nobody has any."
        return Finding("passkeys", True, words)
    words = "None can be made: ENTRYHALL_URL has a number, not a name. Codes work all the same."
    return Finding("passkeys", True, words)


def _engine(environment: Mapping[str, str]) -> Finding:
    address = environment.get(engine.ADDRESS, "")
    if not address:
        here = engine.found_here(engine.engine_folder(environment), environment) is not None
        none = "None is on this machine. The first start fetches one, or says how to get one."
        return Finding("engine", True, "On this machine; started as a child." if here else none)
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=CONNECT_SECONDS).close()
    except (OSError, ValueError):
        return Finding("engine", False, "It does not answer at its address. Is it running?")
    return Finding("engine", True, "It answers at its address.")


REFUSED: Mapping[Fault, str] = {
    Fault.UNREADABLE: "it is not there, is no .docx, or is too large",
    Fault.MACROS: "it has macros",
    Fault.EMBEDDED: "other files or controls are embedded in it",
    Fault.OUTSIDE: "it points outside itself: a link, an attached template, a linked picture",
    Fault.FETCHES: "it has fields that fetch or run something, or print a name",
    Fault.COMMENTS: "it has comments",
    Fault.CHANGES: "it has tracked changes",
    Fault.LONG_LINE: "its header or footer is longer than 200 characters",
}
"""What keeps an institution's template from being used."""


def refusal(refused: Refused) -> str:
    """Why the template is refused, in one sentence, with what to do."""
    reasons = "; ".join(REFUSED[one] for one in refused.reasons)
    return (
        f"The template for documents is refused: {reasons}. Mend it, or unset ENTRYHALL_TEMPLATE."
    )


def _template(settings: Settings) -> Finding:
    if settings.template is None:
        return Finding("template", True, "Documents are printed on our own.")
    try:
        stationery_at(settings.template)
    except Refused as refused:
        return Finding("template", False, refusal(refused))
    words = "Page, styles and lines of header and footer are taken from it, and nothing else."
    return Finding("template", True, words)


def _last_day(connection: Connection) -> date | None:
    return connection.execute(select(func.max(AuditLeaf.day))).scalar()


def _apart(connection: Connection) -> float:
    """Seconds between our clock and the database's own."""
    theirs = connection.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one()
    return abs(float(theirs) - time.time())


def _asked(url: str, look: Callable[[Connection], T]) -> T | None:
    """What a look into a database finds; None if it does not answer, or not with that."""
    opened = open_engine(url)
    try:
        with opened.connect() as connection:
            return look(connection)
    except SQLAlchemyError:
        return None
    finally:
        opened.dispose()


def _made(url: str) -> bool:
    """Whether there is such a database to ask; SQLite would make one by being asked."""
    file = _sqlite_file(url)
    return file is None or file.exists()


def _sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for another kind."""
    parts = make_url(url)
    return Path(parts.database or "") if parts.get_backend_name() == "sqlite" else None


def _there(path: Path) -> Path:
    """The path itself, or the nearest folder above it that exists."""
    return next(folder for folder in (path, *path.parents) if folder.exists())
