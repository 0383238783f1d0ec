"""The sample, marked and played once with real processes at DEBUG; then everything is killed."""

import asyncio
import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client

from documents.operations import accounts
from documents.store import Store
from tests.canaries.marked import MARK, marked
from tests.canaries.provoking import provoke
from tests.canaries.sinks import Piece, processes
from tests.durability.house import House, standing
from tests.durability.ledger import Ledger
from tests.sample import driver
from tests.sample.courses import SMALL_COURSE
from tests.sample.letters import Letters
from tests.sample.material import Sample
from tests.sample.progress import Progress
from tests.sample.room import Room

LINK = re.compile(r"/sign-in/([\w-]+)")
BEARER = "Bearer "
OFTEN = 0.5
"""Seconds between two looks at the process list."""


@dataclass(repr=False)
class Played:
    """What a whole track left behind: folders, the document, and what was seen meanwhile."""

    home: Path
    temporary: Path
    out: Path
    export: Path
    material: Sample
    document: bytes = b""
    tokens: set[str] = field(default_factory=set)
    processes: set[Piece] = field(default_factory=set)
    headers: list[dict[str, str]] = field(default_factory=list)
    histories: list[Piece] = field(default_factory=list)


@pytest.fixture(scope="package")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A track from convening to the last answer, and whatever can go wrong beside it."""
    folder = tmp_path_factory.mktemp("canaries")
    home, temporary = folder / "home", folder / "temporary"
    for place in (home, temporary):
        place.mkdir()
    found = Played(home, temporary, folder / "out", folder / "export", marked())
    more = {"ENTRYHALL_LOG_LEVEL": "DEBUG", "TMPDIR": str(found.temporary)}
    house = House(found.home, more, engine_log="debug")
    token = _appoint(house, found.material)
    with standing(house), _watching(house, found), _listening(found):
        _play(house, found, token)
        found.histories += asyncio.run(_histories(house))
    return found


def _appoint(house: House, material: Sample) -> str:
    store = Store.open(house.settings)
    with store.begin() as uow:
        link = accounts.appoint(uow, material.founder.email, material.founder.name)
        uow.commit()
    store.close()
    return link.rsplit("/", 1)[-1]


def _play(house: House, found: Played, token: str) -> None:
    room = Room(house.url, Letters(found.home / "mail"), found.material)
    progress = Progress(len(SMALL_COURSE) + 1, quiet=True)
    driver.play(room, token, found.out, progress, SMALL_COURSE)
    room.close()
    files = ("brief.docx", "annex.docx", "reply-slip.docx")
    found.document = b"".join((found.out / name).read_bytes() for name in files)
    provoke(house.url, next(iter(found.tokens)), MARK)
    for letter in (found.home / "mail").glob("*.eml"):
        found.tokens.update(LINK.findall(letter.read_text()))
    ledger = Ledger(Store.open(house.settings))
    ledger.verified(found.export)
    ledger.close()


@contextmanager
def _watching(house: House, found: Played) -> Iterator[None]:
    """Look at the process list again and again."""
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(OFTEN):
            found.processes.update(processes(house.groups().values()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


@contextmanager
def _listening(found: Played) -> Iterator[None]:
    """Keep the session of every caller, and the headers of every answer that anybody gets."""
    say, hear = http.client.HTTPConnection.request, http.client.HTTPConnection.getresponse

    def request(line: http.client.HTTPConnection, *asked: Any) -> None:
        token = asked[-1].get("Authorization", "").removeprefix(BEARER)
        found.tokens.update({token} - {""})
        say(line, *asked)

    def getresponse(line: http.client.HTTPConnection) -> http.client.HTTPResponse:
        answer = hear(line)
        found.headers.append({"status": f"{answer.status} {answer.reason}"})
        found.headers.append(dict(answer.getheaders()))
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(http.client.HTTPConnection, "request", request)
        patch.setattr(http.client.HTTPConnection, "getresponse", getresponse)
        yield


async def _histories(house: House) -> list[Piece]:
    """Everything that the engine tells its operator about every workflow."""
    client = await Client.connect(house.engine_address)
    found = []
    async for one in client.list_workflows():
        handle = client.get_workflow_handle(one.id, run_id=one.run_id)
        history = await handle.fetch_history()
        found.append(("history", history.to_json().encode()))
        found.append(("workflow", str(await handle.describe()).encode()))
    return found
