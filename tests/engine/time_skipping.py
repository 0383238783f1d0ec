"""An engine whose clock jumps: the Temporal time-skipping test server, as a path to start.

- For timers and deadlines only. It keeps nothing, so durability is tested on the real server.
- Order: what was fetched before; the SDK's own download (30 s); Maven and Java, both installed
  as Debian packages where we may. Everything lands in the engine folder.
- One clock per server: a test that skips time starts a server of its own.
- Use: `WorkflowEnvironment.start_time_skipping(test_server_existing_path=str(ensure(…)),
  test_server_startup_timeout=STARTUP)`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from tests.engine import packages
from workflows.engine import engine_folder

STARTUP = timedelta(seconds=60)
VERSION = "v1.38.0"
DOWNLOAD_SECONDS = 30.0
WRAPPER = r"""#!/bin/sh
folder=$(dirname -- "$0")/..
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$folder/tts/*" \
  io.temporal.testserver.TestServer "$@"
"""
POM = Path(__file__).with_name("pom.xml")
FETCH = """
import asyncio, sys
from temporalio.testing import WorkflowEnvironment
async def fetch(folder: str, version: str) -> None:
    started = await WorkflowEnvironment.start_time_skipping(
        download_dest_dir=folder, test_server_download_version=version
    )
    await started.shutdown()
asyncio.run(fetch(sys.argv[1], sys.argv[2]))
"""

Say = Callable[[str], None]


def ensure(environment: Mapping[str, str], say: Say = lambda _: None) -> Path:
    """The path of a time-skipping server; fetches one if need be."""
    folder = engine_folder(environment)
    places = (folder / "sdk" / f"temporal-test-server-{VERSION}", wrapper(folder))
    for place in places:
        if os.access(place, os.X_OK):
            say(f"time-skipping engine: {place}")
            return place
    return download_by_sdk(places[0], say) or fetch_with_maven(folder, say)


def download_by_sdk(target: Path, say: Say) -> Path | None:
    """Let the SDK fetch it; None when that is not possible here."""
    say(f"time-skipping engine: downloading (at most {DOWNLOAD_SECONDS:.0f} s)")
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", FETCH, str(target.parent), VERSION]
    try:
        subprocess.run(command, capture_output=True, timeout=DOWNLOAD_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        say("the download takes too long")
    target.with_name(f"{target.name}.downloading").unlink(missing_ok=True)
    return target if os.access(target, os.X_OK) else None


def fetch_with_maven(folder: Path, say: Say) -> Path:
    """Fetch its Java archives with Maven and write a program that starts them."""
    packages.need("mvn", "maven", say)
    packages.need("java", "default-jre-headless", say)
    say("time-skipping engine: fetching with Maven (about 15 seconds)")
    archives = folder / "tts"
    shutil.rmtree(archives, ignore_errors=True)
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime"]
    subprocess.run(
        ["mvn", "-q", "-B", "-f", str(POM), *goal, f"-DoutputDirectory={archives}"],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return write_wrapper(wrapper(folder))


def wrapper(folder: Path) -> Path:
    """Where the program that starts the Java server is."""
    return folder / "bin" / "temporal-test-server"


def write_wrapper(path: Path) -> Path:
    """`exec`, because the SDK kills the very process it started and nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(WRAPPER, encoding="utf-8")
    path.chmod(0o755)
    return path


if __name__ == "__main__":
    ensure(os.environ, lambda line: print(line, flush=True))  # noqa: T201 - a command's output
