"""The worker process: workflows, activities and the sweeper of one deployment.

- It ends on SIGTERM or SIGINT only, gracefully; everything else it outlives.
"""

import asyncio
import os
import signal
import sys
import threading

from documents.hardening import harden
from documents.operations.destroying import open_to_serve
from documents.settings import Settings
from documents.store import Store
from workflows.connection import Connection, connection_of
from workflows.gateway import Gateway
from workflows.logs import configure
from workflows.record import RecordPort
from workflows.stored import StoreRecord
from workflows.supervision import supervise
from workflows.sweeper import Sweeper


def serve(store: Store) -> None:
    """Run worker and sweeper of this deployment until SIGTERM or SIGINT."""
    configure()
    connection, record = connection_of(store), StoreRecord(store)
    gateway, stop = Gateway(connection), threading.Event()
    sweeping = threading.Thread(target=Sweeper(record, gateway).run, args=(stop,))
    sweeping.start()
    try:
        asyncio.run(_until_signalled(connection, record))
    finally:
        stop.set()
        sweeping.join()
        gateway.close()


async def _until_signalled(connection: Connection, record: RecordPort) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    await supervise(connection, record, stop)


def main() -> int:
    """Serve the deployment that the environment describes."""
    settings = Settings.from_environment(os.environ)
    if not settings.temporal_address:
        sys.stderr.write("Set ENTRYHALL_TEMPORAL_ADDRESS to the host:port of the engine.\n")
        return 2
    harden()
    store = open_to_serve(settings)
    try:
        serve(store)
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
