"""The house with all its processes, as it runs for people, and a track with a round open in it.

- Engine, worker and web are processes of their own, started as `entryhall run` starts them.
- The track has the default terms: a tick a day, so that nothing but the acts moves it.
- Everything is driven through the public interface; everything started here ends here.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from documents.operations import accounts
from documents.settings import Settings
from documents.store import Store
from tests.sample import convening
from tests.sample.exploration import FAR_OFF
from tests.sample.letters import Letters, token_of
from tests.sample.material import Sample, sample
from tests.sample.room import Room
from workflows import engine
from workflows.engine_child import free_port

START_SECONDS = 60.0
STOP_SECONDS = 15.0

CONVENING = (
    convening.open_track,
    convening.seat_staff,
    convening.agree_on_terms,
    convening.get_ready,
    convening.sound,
    convening.declare,
    convening.assess,
    convening.seat_experts,
)


@dataclass(frozen=True, slots=True)
class House:
    """The running house: where it and its engine are, and its processes by name."""

    url: str
    engine: str
    mail: Path
    link: str
    processes: Mapping[str, int]


@contextmanager
def running(home: Path) -> Iterator[House]:
    """A house on an empty record in the folder `home`."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "ENTRYHALL_HOME": str(home), "ENTRYHALL_URL": url}
    settings = Settings.from_environment(environment)
    link = _founded(settings)
    with ExitStack() as stack:
        child = engine.EngineChild(engine.ensure(environment, lambda _: None), home / "engine")
        stack.enter_context(child)
        environment[engine.ADDRESS] = child.address
        worker = stack.enter_context(started(home / "worker.log", _ours("worker"), environment))
        web = stack.enter_context(
            started(home / "web.log", _ours("web", "--port", str(port)), environment)
        )
        wait_for(f"{url}/health")
        processes = {"web": child_of(web), "worker": worker, "engine": child.pid or 0}
        yield House(url, child.address, settings.mail_dir, link, processes)


def convened(house: House) -> Room:
    """A track in exploration with everybody seated and an open round, which is id `round`."""
    room = Room(house.url, Letters(house.mail), _lasting(sample()))
    room.sign_in(room.sample.founder.key, token_of(house.link))
    for step in CONVENING:
        step(room)
    room.move("advance")
    closes_at = (datetime.now(UTC) + FAR_OFF).isoformat(timespec="milliseconds")
    one = room.sample.rounds[0]
    questions = [{"text": asked.text, "scale": asked.scale} for asked in one.questions]
    body = {"title": one.title, "questions": questions, "closes_at": closes_at}
    room.ids["round"] = room.editor.act(room.path("rounds"), body)
    return room


@contextmanager
def started(
    log: Path, command: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """A process of its own, and its id."""
    with log.open("wb") as lines:
        child = subprocess.Popen(
            [sys.executable, *command],
            env=dict(environment or os.environ),
            stdout=lines,
            stderr=lines,
            start_new_session=True,
        )
        try:
            yield child.pid
        finally:
            child.terminate()
            try:
                child.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def wait_for(url: str) -> None:
    """Wait until something answers there.

    Raises:
        TimeoutError: nothing did in time.
    """
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own site
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)


def child_of(pid: int) -> int:
    """The one child of a process: the server's worker."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return int(children[0])


def _founded(settings: Settings) -> str:
    store = Store.open(settings)
    founder = sample().founder
    with store.begin() as uow:
        link = accounts.appoint(uow, founder.email, founder.name)
        uow.commit()
    store.close()
    return link


def _ours(*arguments: str) -> list[str]:
    return ["-c", f"from api.cli import main; main({list(arguments)!r})"]


def _lasting(short: Sample) -> Sample:
    """The same material with terms that are not those of a sample."""
    terms = {**short.track["terms"], "tick_seconds": 86_400, "confirm_seconds": 7 * 86_400}
    terms |= {"answer_seconds": 60 * 86_400}
    return replace(short, track={**short.track, "sample": False, "terms": terms})
