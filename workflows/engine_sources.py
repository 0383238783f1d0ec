"""Where a Temporal server can come from on this machine, from the cheapest way to the dearest.

- One pinned version, whichever way it is fetched.
- Nothing is fetched while one is at hand; a fetch that fails leaves nothing half done behind.
- Every way either returns the path of the program or raises with its own reason in words.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

PINNED = "v1.5.1"
"""Version of the Temporal command line: the newest one that `go install` accepts by name."""

PACKAGE = f"github.com/temporalio/cli/cmd/temporal@{PINNED}"
DOWNLOADER = (sys.executable, "-m", "workflows.engine_download")
DOWNLOAD_SECONDS = 30.0
BUILD_SECONDS = 1800.0
PROGRESS_SECONDS = 10.0

Say = Callable[[str], None]


class EngineMissingError(RuntimeError):
    """No engine can be had in one way, or in any; the message says why in words."""


def found_here(folder: Path, environment: Mapping[str, str]) -> Path | None:
    """A server that is already on this machine: the PATH first, then what was fetched before."""
    on_path = shutil.which("temporal", path=environment.get("PATH", ""))
    places = [Path(on_path)] if on_path else []
    places += [folder / "bin" / "temporal", _downloaded(folder)]
    return next((place for place in places if os.access(place, os.X_OK)), None)


def download_by_sdk(folder: Path, environment: Mapping[str, str], say: Say) -> Path:
    """Let the Temporal SDK download the pinned server; gives up after 30 seconds."""
    say(f"engine: downloading {PINNED} (at most {DOWNLOAD_SECONDS:.0f} s)")
    target = _downloaded(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [*DOWNLOADER, str(target.parent), PINNED]
    here = {**environment, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    with _group(command, here) as child:
        try:
            child.communicate(timeout=DOWNLOAD_SECONDS)
        except subprocess.TimeoutExpired:
            say("engine: the download takes too long")
    target.with_name(f"{target.name}.downloading").unlink(missing_ok=True)
    if not os.access(target, os.X_OK):
        raise EngineMissingError("the download of the Temporal server did not succeed")
    return target


def install_with_go(folder: Path, environment: Mapping[str, str], say: Say) -> Path:
    """Build the pinned server with Go: about four minutes on two cores, once."""
    go = shutil.which("go", path=environment.get("PATH", ""))
    if go is None:
        raise EngineMissingError("Go is not installed, so the Temporal server cannot be built")
    say(f"engine: building {PINNED} with Go (about four minutes on two cores, 3 GB of cache)")
    settings = {**environment, "CGO_ENABLED": "0", "GOBIN": str(folder / "bin")}
    with _group([go, "install", PACKAGE], settings) as child:
        _watch(child, say)
    if child.returncode != 0:
        raise EngineMissingError(f"Go could not build the Temporal server ({PACKAGE})")
    return folder / "bin" / "temporal"


def _downloaded(folder: Path) -> Path:
    """Where the SDK leaves the server: it names the file after the version."""
    return folder / "sdk" / f"temporal-{PINNED}"


def _watch(child: "subprocess.Popen[str]", say: Say) -> None:
    """Tell how far a build is, every ten seconds, until it ends or its time is up."""
    began = time.monotonic()
    modules: list[str] = []
    ended = Event()

    def read() -> None:
        for line in child.stdout or ():
            modules.append(line)
            if not line.startswith("go: downloading"):
                say(f"  {line.rstrip()}")
        ended.set()

    Thread(target=read, daemon=True).start()
    while not ended.wait(PROGRESS_SECONDS):
        passed = time.monotonic() - began
        say(f"  {passed:.0f} s, {len(modules)} modules fetched")
        if passed > BUILD_SECONDS:
            say("  the build takes too long")
            return
    child.wait()


@contextmanager
def _group(command: list[str], environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """A child in a process group of its own; the whole group ends with the block."""
    with subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as child:
        try:
            yield child
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
