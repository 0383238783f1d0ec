"""The codec: what must open, and everything that must not."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from temporalio.api.common.v1 import Payload
from temporalio.converter import (
    ActivitySerializationContext,
    SerializationContext,
    WorkflowSerializationContext,
)

from documents.crypto.envelope import DataKey
from tests.workflows.fakes import FixedKeys
from workflows.codec import ENCODING, NOTHING, CodecError, StrictCodec

HERE = WorkflowSerializationContext("default", "a" * 32)
CLEAR = Payload(metadata={"encoding": b"json/plain"}, data=b'{"secret": 1}')
REFUSED = Payload(metadata={"encoding": NOTHING})


def _codec(keys: FixedKeys | None = None, place: SerializationContext = HERE) -> StrictCodec:
    return StrictCodec(keys or FixedKeys()).with_context(place)


def _sealed(payload: Payload = CLEAR, codec: StrictCodec | None = None) -> Payload:
    return asyncio.run((codec or _codec()).encode([payload]))[0]


def _opened(payload: Payload, codec: StrictCodec | None = None) -> Payload:
    return asyncio.run((codec or _codec()).decode([payload]))[0]


@settings(deadline=None)
@given(data=st.binary(max_size=3000), encoding=st.sampled_from([b"json/plain", b"binary/plain"]))
def test_what_was_sealed_here_opens_here(data: bytes, encoding: bytes) -> None:
    payload = Payload(metadata={"encoding": encoding}, data=data)
    assert _opened(_sealed(payload)) == payload


def test_an_activity_opens_what_its_workflow_sealed() -> None:
    there = ActivitySerializationContext(
        namespace="default",
        activity_id="1",
        activity_type="perform",
        activity_task_queue="x",
        workflow_id="a" * 32,
        workflow_type="Track",
        is_local=True,
    )
    assert _opened(_sealed(), _codec(place=there)) == CLEAR


def test_an_old_key_still_opens() -> None:
    sealed = _sealed(codec=_codec(FixedKeys(b"old")))
    assert _opened(sealed, _codec(FixedKeys(b"old", b"new"))) == CLEAR


def test_the_newest_key_seals() -> None:
    sealed = _sealed(codec=_codec(FixedKeys(b"old", b"new")))
    assert _opened(sealed, _codec(FixedKeys(b"new"))) == CLEAR


def test_short_payloads_are_all_of_one_size() -> None:
    sizes = {len(_sealed(Payload(data=b"x" * length)).data) for length in (0, 1, 50, 900)}
    assert len(sizes) == 1


def test_only_format_and_key_stand_in_clear() -> None:
    sealed = _sealed()
    assert dict(sealed.metadata) == {
        "encoding": ENCODING,
        "key": FixedKeys().newest().hex.encode(),
    }
    assert b"secret" not in sealed.SerializeToString()


# The only payload that may pass without a seal: the SDK makes it of None, and it is empty.
def test_nothing_passes_as_nothing() -> None:
    assert _opened(REFUSED) == REFUSED


def _changed(change: Callable[[Payload], None]) -> Payload:
    payload = _sealed()
    change(payload)
    return payload


def _flip(at: int) -> Callable[[Payload], None]:
    def change(payload: Payload) -> None:
        data = bytearray(payload.data)
        data[at] ^= 1
        payload.data = bytes(data)

    return change


def _metadata(name: str, value: bytes) -> Callable[[Payload], None]:
    def change(payload: Payload) -> None:
        payload.metadata[name] = value

    return change


def _cut(payload: Payload) -> None:
    payload.data = payload.data[:-1]


NOT_OURS = {
    "json in clear": CLEAR,
    "no encoding at all": Payload(data=b"x"),
    "bytes in clear": Payload(metadata={"encoding": b"binary/plain"}, data=b"x"),
    "a protobuf in clear": Payload(metadata={"encoding": b"binary/protobuf"}, data=b"x"),
    "nothing that carries something": Payload(metadata={"encoding": NOTHING}, data=b"x"),
    "ours by name only": Payload(metadata={"encoding": ENCODING}, data=b"x"),
    "ours without a body": Payload(metadata={"encoding": ENCODING}),
    "another version of ours": _changed(_metadata("encoding", b"binary/entryhall.v2")),
    "an unknown key": _changed(_metadata("key", b"0" * 32)),
    "a key that is no text": _changed(_metadata("key", b"\xff\xfe")),
    "another format in the header": _changed(_flip(2)),
    "another salt": _changed(_flip(30)),
    "another commitment": _changed(_flip(60)),
    "another body": _changed(_flip(200)),
    "another tag": _changed(_flip(-1)),
    "a body cut short": _changed(_cut),
}


@pytest.mark.parametrize("payload", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_what_is_not_ours_arrives_as_nothing(payload: Payload) -> None:
    assert _opened(payload) == REFUSED


ELSEWHERE = {
    "another workflow": WorkflowSerializationContext("default", "b" * 32),
    "another namespace": WorkflowSerializationContext("other", "a" * 32),
    "the border moved": WorkflowSerializationContext("defaulta", "a" * 31),
}


@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_what_was_sealed_here_does_not_open_elsewhere(place: SerializationContext) -> None:
    assert _opened(_sealed(), _codec(place=place)) == REFUSED


def test_what_was_sealed_under_another_key_of_the_same_name_does_not_open() -> None:
    class SameName(FixedKeys):
        def by_id(self, _: str) -> DataKey | None:
            return DataKey(self.newest().id, FixedKeys(b"other").newest().material)

    assert _opened(_sealed(), _codec(SameName())) == REFUSED


def test_a_refused_payload_does_not_take_its_neighbours_with_it() -> None:
    got = asyncio.run(_codec().decode([CLEAR, _sealed()]))
    assert got == [REFUSED, CLEAR]


class HarpyError(Exception):
    """An error that would give somebody away."""


BROKEN = {
    "sealing without a key": ("payload.not_sealed", lambda codec: codec.encode([CLEAR])),
    "opening without a key ring": ("payload.no_key", lambda codec: codec.decode([_sealed()])),
}


@pytest.mark.parametrize(("code", "act"), BROKEN.values(), ids=BROKEN.keys())
def test_a_key_ring_out_of_reach_raises_a_plain_code_word(
    code: str, act: Callable[[StrictCodec], object]
) -> None:
    keys = FixedKeys()
    keys.away = HarpyError("Jane Doe")
    with pytest.raises(CodecError) as refusal:
        asyncio.run(act(_codec(keys)))  # type: ignore[arg-type]
    error = refusal.value
    assert (str(error), error.__cause__, error.__context__) == (code, None, None)


UNBOUND = {
    "no context": StrictCodec(FixedKeys()),
    "a context of no workflow": StrictCodec(FixedKeys()).with_context(SerializationContext()),
    "an activity of no workflow": StrictCodec(FixedKeys()).with_context(
        ActivitySerializationContext("default", "1", None, None, None, None, False)
    ),
}


@pytest.mark.parametrize("codec", UNBOUND.values(), ids=UNBOUND.keys())
def test_without_a_workflow_to_bind_to_nothing_is_sealed_or_opened(codec: StrictCodec) -> None:
    with pytest.raises(CodecError, match=r"payload\.unbound"):
        asyncio.run(codec.encode([CLEAR]))
    with pytest.raises(CodecError, match=r"payload\.unbound"):
        asyncio.run(codec.decode([CLEAR]))
