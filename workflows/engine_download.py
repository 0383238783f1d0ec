"""Have the Temporal SDK fetch a server into a folder: a process of its own, so it can be ended.

- Arguments: the folder and the version. The SDK names the file `temporal-<version>`.
- The SDK starts what it fetched; it is stopped again at once, for we start it ourselves.
"""

import asyncio
import sys

from temporalio.testing import WorkflowEnvironment


async def fetch(folder: str, version: str) -> None:
    """Fetch `version` into `folder`; raises what the SDK raises when it cannot."""
    started = await WorkflowEnvironment.start_local(
        download_dest_dir=folder, dev_server_download_version=version
    )
    await started.shutdown()


if __name__ == "__main__":
    asyncio.run(fetch(sys.argv[1], sys.argv[2]))
