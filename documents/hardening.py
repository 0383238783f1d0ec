"""What a process that holds plaintext denies to others: core dumps and being looked into.

- Where the operating system offers nothing of the kind, the process runs without it.
"""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core dump of this process, and no attaching to it by others of the same user."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
