"""Playing the sample: a whole track, from convening to the last answer, and its documents.

- The sample plays in a folder of its own that is made anew; nothing else is touched.
- The sample is driven from outside, through the public interface, by a program that knows
  nothing of this one.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from api.running import LOOPBACK, Say, house
from documents.audit.export import export
from documents.operations import accounts
from documents.operations.samples import sample_links
from documents.settings import Settings
from documents.store import Store
from workflows import engine

SMALL, FULL = "small", "full"
"""The sample that the tests play too, and the one of real size."""

FOUNDER = ("founding-officer@secretariat.example", "Founding Officer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sample runs: its own folder, which is made anew, and its port on loopback."""

    home: Path
    port: int

    @property
    def url(self) -> str:
        """The address of the site."""
        return f"{LOOPBACK}:{self.port}"


def play(place: Place, out: Path, *, once: bool, say: Say, sample: str = SMALL) -> int:
    """Play a sample and write its documents; unless `once`, serve until interrupted."""
    if find_spec("tests.sample") is None:
        say("The sample is played from a clone of the source; here only its rules are installed.")
        return 1
    shutil.rmtree(place.home, ignore_errors=True)
    environment = _without_ours(os.environ)
    environment |= {"ENTRYHALL_HOME": str(place.home), "ENTRYHALL_URL": place.url}
    store = Store.open(Settings.from_environment(environment))
    say("Starting the engine, the worker and the site ...")
    try:
        with house(place.home, environment, place.port, say):
            return _play(store, place, out, once=once, say=say, sample=sample)
    except (engine.EngineMissingError, engine.EngineFailedError, TimeoutError) as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        store.close()


def _play(store: Store, place: Place, out: Path, *, once: bool, say: Say, sample: str) -> int:
    out.mkdir(parents=True, exist_ok=True)
    played = _drive(store, place, out, sample)
    if played:
        return played
    _write_log(store, out)
    say(f"The documents of the sample are in {out}/.")
    if not once:
        _serve_on(store, place, out, say)
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


def _serve_on(store: Store, place: Place, out: Path, say: Say) -> None:
    codes = json.loads((out / "recovery-codes.json").read_text(encoding="utf-8"))
    say(f"\nThe site is at {place.url}. One sign-in link for each kind of seat, and a recovery")
    say("code where that seat needs a second factor (each works once):")
    for found in sample_links(store):
        code = codes.get(sha256(found.email.encode()).hexdigest(), [""])[0]
        say(f"  {found.seat:22} {found.link} {code}".rstrip())
    say("Ctrl-C ends it.")
    while True:
        time.sleep(3600)


def _without_ours(environment: Mapping[str, str]) -> dict[str, str]:
    """What a child may know of our environment: no setting but which engine to use."""
    kept = {engine.ADDRESS, engine.FOLDER}
    return {
        key: value
        for key, value in environment.items()
        if key in kept or not key.startswith("ENTRYHALL_")
    }
