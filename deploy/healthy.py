"""Whether a container is well: `healthy.py web` or `healthy.py worker`; exit 0 or 1.

- web: its own health page answers, asked for under the public host name.
- worker: the engine and the records database accept connections; without them it waits.
"""

import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

SECONDS = 5.0
OWN_PAGE = "http://127.0.0.1:8000/health"


def web() -> None:
    """Raises an `OSError` when the health page does not answer."""
    host = urlsplit(os.environ["ENTRYHALL_URL"]).netloc
    with urlopen(Request(OWN_PAGE, headers={"Host": host}), timeout=SECONDS) as answer:
        answer.read()


def worker() -> None:
    """Raises an `OSError` when engine or database cannot be reached."""
    engine = urlsplit(f"//{os.environ['ENTRYHALL_TEMPORAL_ADDRESS']}")
    records = urlsplit(Path(os.environ["ENTRYHALL_RECORDS_URL_FILE"]).read_text("utf-8").strip())
    for place, port in ((engine, 7233), (records, 5432)):
        socket.create_connection((place.hostname or "", place.port or port), SECONDS).close()


if __name__ == "__main__":
    try:
        {"web": web, "worker": worker}[sys.argv[1]]()
    except OSError:
        sys.exit(1)
