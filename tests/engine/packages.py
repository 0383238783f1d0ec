"""Debian packages that the tests need beside Python: installed where we may, else said plainly.

- Only programs that are not there are installed; nothing is upgraded or removed.
- We may when we are root, or when sudo asks for no password.
"""

import os
import shutil
import subprocess
from collections.abc import Callable

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def need(program: str, package: str, say: Callable[[str], None]) -> None:
    """Have `program` on the PATH. Raises `SystemExit` with what to do when we cannot."""
    if shutil.which(program) is None:
        install(package, say)


def install(package: str, say: Callable[[str], None]) -> None:
    """Install one Debian package, showing how far it is."""
    prefix = _rights()
    if shutil.which("apt-get") is None or prefix is None:
        raise SystemExit(
            f"'{package}' is missing and cannot be installed from here (that needs apt-get and "
            f"the rights of root). Install it as your system does, then run ./test again."
        )
    say(f"installing the Debian package {package}")
    options = ["-q", "-y", "--no-install-recommends"]
    for verb in (["update", "-q"], ["install", *options, package]):
        done = subprocess.run([*prefix, "apt-get", *verb], env={**os.environ, **QUIET}, check=False)
        if done.returncode != 0:
            raise SystemExit(f"'{package}' could not be installed: apt-get {verb[0]} failed")


def _rights() -> list[str] | None:
    """What to put before a command to run it as root; None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"] if asked.returncode == 0 else None
