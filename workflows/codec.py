"""What the engine stores of our payloads: sealed bytes, bound to one workflow.

- Everything is sealed in the record's envelope under the service key ring, never under a
  track's key: a shredded track must not leave a workflow that cannot be read.
- The seal is bound to the namespace and the workflow's id, so a payload copied to another
  workflow does not open. Short payloads are all of one size.
- A payload that is not ours, or does not open, is refused: nothing of it gets in. It arrives
  as nothing (`binary/null`), and every receiver here refuses nothing, so that whoever holds
  the engine can neither slip something in nor block a track with it.
- A key ring out of reach is no refusal: that raises, the engine tries again, nothing is lost.
- Errors are code words and never carry what was to be sealed or opened.
"""

from collections.abc import Sequence
from typing import Protocol

from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    ActivitySerializationContext,
    PayloadCodec,
    SerializationContext,
    WithSerializationContext,
    WorkflowSerializationContext,
)

from documents.crypto.envelope import Context, DataKey, SealError, seal, unseal
from policies.terms import RecordClass
from workflows.logs import log

ENCODING = b"binary/entryhall.v1"
NOTHING = b"binary/null"  # what the SDK makes of None, and what we make of what we refuse

_FLOOR = 1023  # with its mark, exactly the 1 KiB bucket of the envelope
_LENGTH = 4


class CodecError(Exception):
    """A payload could not be sealed or opened now; says only `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PayloadKeys(Protocol):
    """The service key ring."""

    def newest(self) -> DataKey:
        """The key to seal with."""
        ...

    def by_id(self, key_id: str) -> DataKey | None:
        """The key with this id; None when the ring has no such key."""
        ...


class StrictCodec(PayloadCodec, WithSerializationContext):
    """Seals and opens payloads; see the module docstring."""

    def __init__(self, keys: PayloadKeys, place: Context | None = None) -> None:
        self._keys = keys
        self._place = place

    def with_context(self, context: SerializationContext) -> "StrictCodec":
        """The codec for one workflow and for its activities."""
        if not isinstance(context, WorkflowSerializationContext | ActivitySerializationContext):
            return StrictCodec(self._keys)
        if not context.workflow_id:
            return StrictCodec(self._keys)
        return StrictCodec(self._keys, _place(context.namespace, context.workflow_id))

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Seal every payload.

        Raises: `CodecError` when there is no key, or no workflow to bind to.
        """
        return [self._seal(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """Open every payload; what is refused comes out as nothing.

        Raises: `CodecError` when the key ring is out of reach.
        """
        return [self._open(payload) for payload in payloads]

    def _seal(self, payload: Payload) -> Payload:
        place = self._bound()
        try:
            key = self._keys.newest()
            sealed = seal(key, place, _pad(payload.SerializeToString()))
        except Exception:  # whatever it says must not travel
            sealed, key = b"", None
        if key is None:
            raise CodecError("payload.not_sealed")
        return Payload(metadata={"encoding": ENCODING, "key": key.hex.encode()}, data=sealed)

    def _open(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") == NOTHING and not payload.data:
            return payload
        place = self._bound()
        key = self._key(payload)
        opened = _opened(key, place, payload.data) if key else None
        if opened is None:
            log.warning("payload.refused %s", place.row)
            return Payload(metadata={"encoding": NOTHING})
        return opened

    def _key(self, payload: Payload) -> DataKey | None:
        if payload.metadata.get("encoding") != ENCODING:
            return None
        name = payload.metadata.get("key", b"").decode("ascii", "replace")
        try:
            return self._keys.by_id(name)
        except Exception:  # whatever it says must not travel
            failed = CodecError("payload.no_key")
        raise failed

    def _bound(self) -> Context:
        if self._place is None:
            raise CodecError("payload.unbound")
        return self._place


def _place(namespace: str, workflow_id: str) -> Context:
    return Context(
        deployment="",
        track=namespace,
        table="payload",
        column="data",
        row=workflow_id,
        record_class=RecordClass.MILESTONE,
    )


def _opened(key: DataKey, place: Context, sealed: bytes) -> Payload | None:
    try:
        padded = unseal(key, place, sealed)
    except SealError:
        return None
    return Payload.FromString(_unpad(padded))


def _pad(body: bytes) -> bytes:
    return (len(body).to_bytes(_LENGTH) + body).ljust(_FLOOR, b"\0")


def _unpad(padded: bytes) -> bytes:
    return padded[_LENGTH : _LENGTH + int.from_bytes(padded[:_LENGTH])]
