"""Named places where a test may hold a process still, so that it can be killed exactly there.

- Does nothing unless ENTRYHALL_FAILPOINTS names a folder that holds a file `<name>.hold`.
- A held process leaves `<name>.<pid>.<n>.reached` in the folder and waits until the hold is gone.
"""

import os
import time
from itertools import count
from pathlib import Path

_FOLDER = os.environ.get("ENTRYHALL_FAILPOINTS", "")
_NUMBERS = count()


def reach(name: str) -> None:
    """Pass the failpoint `name`, or wait at it while a test holds it."""
    if not _FOLDER:
        return
    hold = Path(_FOLDER) / f"{name}.hold"
    if not hold.exists():
        return
    (Path(_FOLDER) / f"{name}.{os.getpid()}.{next(_NUMBERS)}.reached").touch()
    while hold.exists():
        time.sleep(0.02)
