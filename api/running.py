"""Running the whole house on one machine: engine, web and worker as processes of their own.

- The sample plays in a folder of its own that is made anew; nothing else is touched.
- The sample is driven from outside, through the public interface, by a program that knows
  nothing of this one.
- Whatever happens, every process that was started here is stopped here.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from documents.audit.export import export
from documents.operations import accounts
from documents.operations.samples import sample_links
from documents.settings import Settings
from documents.store import Store
from workflows import engine

Say = Callable[[str], None]

START_SECONDS = 60
FULL = "full"
"""The sample of real size; `small` is the one that the tests play."""

FOUNDER = ("founding-officer@secretariat.example", "Founding Officer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sample runs: its own folder, which is made anew, and its port on loopback."""

    home: Path
    port: int

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}"


def end_on_signals() -> None:
    """Let SIGTERM end this process as Ctrl-C does, children first, also where a shell started it
    in the background with interrupts ignored."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)


def run(place: Place, out: Path, *, once: bool, say: Say, sample: str = FULL) -> int:
    """Play a sample and write its documents; unless `once`, serve until interrupted."""
    if find_spec("tests.sample") is None:
        say("The sample is played from a clone of the source; here only its rules are installed.")
        return 1
    shutil.rmtree(place.home, ignore_errors=True)
    environment = _without_ours(os.environ)
    environment |= {"ENTRYHALL_HOME": str(place.home), "ENTRYHALL_URL": place.url}
    try:
        with ExitStack() as stack:
            store = Store.open(Settings.from_environment(environment))
            stack.callback(store.close)
            _start(stack, environment, place, say)
            return _play(store, place, out, once=once, say=say, sample=sample)
    except (engine.EngineMissingError, engine.EngineFailedError, TimeoutError) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 0


def _start(stack: ExitStack, environment: dict[str, str], place: Place, say: Say) -> None:
    say("Starting the engine, the worker and the site ...")
    found = engine.running(place.home / "engine", environment, say=say)
    environment[engine.ADDRESS] = stack.enter_context(found)
    for name, *arguments in (["worker"], ["web", "--port", str(place.port)]):
        log = place.home / f"{name}.log"
        stack.enter_context(_process([name, *arguments], log, environment))
    _wait_for(place.url)


def _play(store: Store, place: Place, out: Path, *, once: bool, say: Say, sample: str) -> int:
    out.mkdir(parents=True, exist_ok=True)
    played = _drive(store, place, out, sample)
    if played:
        return played
    _write_log(store, out)
    say(f"The documents of the sample are in {out}/.")
    if not once:
        _serve_on(store, place, say)
    return 0


def _drive(store: Store, place: Place, out: Path, sample: str) -> int:
    with store.begin() as uow:
        link = accounts.appoint(uow, *FOUNDER)
        uow.commit()
    mail = str(store.settings.mail_dir)
    driver = [sys.executable, "-m", "tests.sample.driver", "--sample", sample, "--url", place.url]
    command = [*driver, "--mail", mail, "--out", str(out)]
    environment = _without_ours(os.environ)
    done = subprocess.run(command, check=False, env=environment, input=link.encode())
    return done.returncode


def _write_log(store: Store, out: Path) -> None:
    """The audit export beside the brief, its key apart from it, and both in the summary."""
    shutil.rmtree(out / "audit", ignore_errors=True)
    with store.begin() as uow:
        signer = store.checkpoint_signer
        note = export(uow.session, out / "audit", signer, store.origin, None)
        uow.commit()
    (out / "audit-key.pem").write_text(signer.public_pem(), encoding="ascii")
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    _, size, root = note.splitlines()[:3]
    summary |= {"log_size": int(size), "checkpoint_root": root}
    (out / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


def _serve_on(store: Store, place: Place, say: Say) -> None:
    say(f"\nThe site is at {place.url}. One sign-in link for each kind of seat (each works once):")
    for seat, link in sample_links(store):
        say(f"  {seat:22} {link}")
    say("Ctrl-C ends it.")
    while True:
        time.sleep(3600)


@contextmanager
def _process(arguments: list[str], log: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """`entryhall ARGUMENTS` as a process of its own, with its own log."""
    with log.open("wb") as lines:
        command = [sys.executable, "-c", f"from api.cli import main; main({arguments!r})"]
        child = subprocess.Popen(
            command, env=dict(environment), stdout=lines, stderr=lines, start_new_session=True
        )
        try:
            yield
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
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError("The site did not start; see the logs beside its data.")


def _without_ours(environment: Mapping[str, str]) -> dict[str, str]:
    """What a child may know of our environment: no setting but which engine to use."""
    kept = {engine.ADDRESS, engine.FOLDER}
    return {
        key: value
        for key, value in environment.items()
        if key in kept or not key.startswith("ENTRYHALL_")
    }
