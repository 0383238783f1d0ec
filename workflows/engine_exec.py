"""Become the engine: the last step of starting it, run in the child itself.

- One state file, one server: a lock beside the file is held for as long as the server lives, and
  a second one refuses to start (two servers on one file destroy it).
- The server never outlives its supervisor: where the kernel can (Linux) it is killed with it.
- Arguments: the supervisor's process id, the lock file, then the command.
"""

import ctypes
import fcntl
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # prctl(2)
BUSY = 75  # EX_TEMPFAIL, sysexits(3)


def die_with_supervisor(supervisor: int) -> None:
    """Ask the kernel to kill this process with its parent; it may be dead already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != supervisor:
            sys.exit(BUSY)


def hold(lock: str) -> None:
    """Take the lock and keep it through exec; leaves the process if another holds it."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(BUSY)
    os.set_inheritable(handle, True)


if __name__ == "__main__":
    die_with_supervisor(int(sys.argv[1]))
    hold(sys.argv[2])
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606 - a command made by our own supervisor
