"""How a process of ours reaches the engine: address, namespace, converter; nothing that tells.

- Every client has the same fixed identity instead of process id and host name.
- No compression: the engine is near, the payloads are sealed and do not compress.
- The SDK retries a call for a short time only; waiting longer is the caller's decision.
- The SDK's own log lines go through our formatter (`workflows.logs`).
"""

import logging
import os
from dataclasses import dataclass
from functools import cache

from temporalio.client import Client
from temporalio.converter import DataConverter
from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)
from temporalio.service import GrpcCompression, RetryConfig

from documents.store import Store
from workflows.commands import TASK_QUEUE
from workflows.converter import HEADERS, IDENTITY, KeyringKeys, data_converter

_BRIEFLY = RetryConfig(max_elapsed_time_millis=1_500, max_retries=4)


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the engine is and how we speak to it.

    `task_timeout`: seconds that one workflow task may take before it is given to another.
    """

    address: str
    namespace: str
    converter: DataConverter
    task_timeout: int = 10
    task_queue: str = TASK_QUEUE


def connection_of(store: Store) -> Connection:
    """The connection that the settings of this deployment describe."""
    settings = store.settings
    converter = data_converter(KeyringKeys(store.keyring))
    return Connection(
        settings.temporal_address, settings.namespace, converter, settings.task_timeout
    )


async def connect(connection: Connection, *, lazy: bool = False) -> Client:
    """A client; `lazy` ones connect at the first call.

    Raises: `RuntimeError` when the engine cannot be reached.
    """
    return await Client.connect(
        connection.address,
        namespace=connection.namespace,
        data_converter=connection.converter,
        identity=IDENTITY,
        header_codec_behavior=HEADERS,
        grpc_compression=GrpcCompression.NONE,
        retry_config=_BRIEFLY,
        runtime=_runtime(os.getpid()),
        lazy=lazy,
    )


@cache
def _runtime(process: int) -> Runtime:  # noqa: ARG001 - a child after a fork needs its own
    """One runtime per process; made at the first connection."""
    forward = LogForwardingConfig(logger=logging.getLogger("temporalio.core"))
    levels = TelemetryFilter(core_level="ERROR", other_level="ERROR")
    return Runtime(telemetry=TelemetryConfig(logging=LoggingConfig(levels, forwarding=forward)))
