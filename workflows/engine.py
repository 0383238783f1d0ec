"""Which engine this deployment uses, and one that runs for as long as it is needed.

- An address given in the environment wins: then nothing is looked for and nothing is started.
- Else a Temporal server is found, or fetched, in one documented order (docs/decisions/0002), and
  started as a supervised child that keeps its state in a file.
- Everything fetched lands in one folder: `ENTRYHALL_ENGINE_DIR`, or `.engine` where we stand.
"""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from workflows.engine_child import EngineChild, EngineFailedError
from workflows.engine_sources import (
    PINNED,
    EngineMissingError,
    download_by_sdk,
    found_here,
    install_with_go,
)

ADDRESS = "ENTRYHALL_TEMPORAL_ADDRESS"
FOLDER = "ENTRYHALL_ENGINE_DIR"

HELP = f"""No Temporal server was found and none could be fetched. Any one of these is enough:
  1. set {ADDRESS} to the host:port of a server that is already running;
  2. put the Temporal command line ("temporal") on the PATH or in {{folder}}/bin;
  3. allow this machine to download it (tried, with a limit of 30 seconds);
  4. install Go, so that it can be built here (about four minutes, once).
What was tried:
{{tried}}"""


def engine_folder(environment: Mapping[str, str]) -> Path:
    """The folder in which engines are looked for and into which they are fetched."""
    return Path(environment.get(FOLDER) or ".engine").resolve()


def ensure(environment: Mapping[str, str], say: Callable[[str], None]) -> Path:
    """The path of a Temporal server that can be started here; fetches one if need be.

    `say` is told what is being done. Raises `EngineMissingError`, naming every way to get one.
    """
    folder = engine_folder(environment)
    if (found := found_here(folder, environment)) is not None:
        say(f"engine: {found}")
        return found
    tried = []
    for fetch in (download_by_sdk, install_with_go):
        try:
            return fetch(folder, environment, say)
        except EngineMissingError as reason:
            tried.append(f"  - {reason}")
            say(str(reason))
    raise EngineMissingError(HELP.format(folder=folder, tried="\n".join(tried)))


@contextmanager
def running(
    data: Path,
    environment: Mapping[str, str],
    *,
    port: int | None = None,
    extra_args: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[str]:
    """The address (host:port) of a ready engine; one that we start stops when the block ends.

    `data` is the folder for its state and log. Raises `EngineMissingError` (none to be had) or
    `EngineFailedError` (it did not become ready; the message names its log).
    """
    if address := environment.get(ADDRESS):
        say(f"engine: the one at {address}")
        yield address
        return
    binary = ensure(environment, say)
    namespace = environment.get("ENTRYHALL_NAMESPACE", "default")
    with EngineChild(
        binary, data, port=port, namespace=namespace, extra_args=tuple(extra_args)
    ) as child:
        yield child.address


def serve(data: Path, port: int | None, say: Callable[[str], None]) -> None:
    """Keep an engine running until this process is told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with running(data, os.environ, port=port, say=say) as address:
        say(f"ready: {address}")
        stop.wait()


def main(arguments: Sequence[str]) -> int:
    """`ensure`: have an engine on this machine. `serve DATA [--port N]`: run it until told."""
    parser = argparse.ArgumentParser(prog="workflows.engine")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("ensure")
    serving = verbs.add_parser("serve")
    serving.add_argument("data", type=Path)
    serving.add_argument("--port", type=int, default=None)
    asked = parser.parse_args(arguments)
    try:
        if asked.verb == "serve":
            serve(asked.data, asked.port, _print)
        elif not os.environ.get(ADDRESS):
            ensure(os.environ, _print)
    except (EngineMissingError, EngineFailedError) as problem:
        _print(str(problem))
        return 1
    return 0


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


__all__ = [
    "PINNED",
    "EngineChild",
    "EngineFailedError",
    "EngineMissingError",
    "engine_folder",
    "ensure",
    "found_here",
    "main",
    "running",
]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
