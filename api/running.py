"""Running the whole house on one machine: engine, web and worker as processes of their own.

- Each process writes its own log beside the data of the installation.
- Whatever happens, every process that was started here is stopped here.
- When one of them ends by itself, all end: whoever started this sees it and starts it again.
"""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from documents.settings import Settings
from documents.store import Store
from workflows import engine

Say = Callable[[str], None]
Child = subprocess.Popen[bytes]

START_SECONDS = 60
LOOK_SECONDS = 0.5
LOOPBACK = "http://127.0.0.1"


def end_on_signals() -> None:
    """Let SIGTERM end this process as Ctrl-C does, children first, also where a shell started it
    in the background with interrupts ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)


def run(environment: Mapping[str, str], port: int, say: Say) -> int:
    """Serve an installation until interrupted; 1 when a part of it could not start or ended."""
    settings = Settings.from_environment(environment)
    Store.open(settings).close()
    say("Starting the engine, the worker and the site ...")
    try:
        with house(settings.home, environment, port, say) as children:
            say(f"The site is at {settings.url}. Ctrl-C ends it.")
            while all(child.poll() is None for child in children):
                time.sleep(LOOK_SECONDS)
            say(f"A process ended by itself; see worker.log and web.log in {settings.home}.")
            return 1
    except (engine.EngineMissingError, engine.EngineFailedError, TimeoutError) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 0


@contextmanager
def house(
    home: Path, environment: Mapping[str, str], port: int, say: Say
) -> Iterator[Sequence[Child]]:
    """Engine, worker and site, once the site answers on this port of the loopback address.

    Raises:
        EngineMissingError, EngineFailedError: there is no engine.
        TimeoutError: the site did not answer.
    """
    with ExitStack() as stack:
        address = stack.enter_context(engine.running(home / "engine", environment, say=say))
        known = {**environment, engine.ADDRESS: address}
        children = [
            stack.enter_context(_process([name, *more], home / f"{name}.log", known))
            for name, *more in (["worker"], ["web", "--port", str(port)])
        ]
        _wait_for(f"{LOOPBACK}:{port}")
        yield children


@contextmanager
def _process(arguments: list[str], log: Path, environment: Mapping[str, str]) -> Iterator[Child]:
    """`entryhall ARGUMENTS` as a process of its own, with its own log."""
    with log.open("wb") as lines:
        command = [sys.executable, "-c", f"from api.cli import main; main({arguments!r})"]
        child = subprocess.Popen(
            command, env=dict(environment), stdout=lines, stderr=lines, start_new_session=True
        )
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                child.kill()


def _wait_for(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):  # noqa: S310 - our own site
                return
        except urllib.error.HTTPError as answer:
            answer.close()  # it answers, though not to this host's name
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError("The site did not start; see the logs beside its data.")
