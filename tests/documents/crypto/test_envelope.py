"""The envelope EH1: what it opens, and more than six thousand things that it does not."""

import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha512

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.crypto import envelope
from documents.crypto.canonical import canonical
from documents.crypto.envelope import (
    STREAM,
    WHOLE,
    Context,
    DataKey,
    SealError,
    key_id,
    seal,
    unseal,
)
from documents.crypto.secret import Secret
from documents.errors import RecordError
from tests.documents.crypto.sealed import BODY, CHUNK, HEADER, KEY, PLACE, TAG, flipped, refuses


@pytest.mark.parametrize("length", [0, 1, 511, 512, 5000, CHUNK - 1, CHUNK, 3 * CHUNK, 100_001])
def test_what_was_sealed_opens_at_its_place(length: int) -> None:
    body = os.urandom(length)
    assert unseal(KEY, PLACE, seal(KEY, PLACE, body)) == body


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_whatever_was_sealed_opens(body: bytes) -> None:
    assert unseal(KEY, PLACE, seal(KEY, PLACE, body)) == body


def test_the_bytes_are_those_of_the_description(monkeypatch: pytest.MonkeyPatch) -> None:
    """Computed a second time, by hand, from the module's docstring."""
    salt = bytes(range(100, 132))
    monkeypatch.setattr(os, "urandom", lambda _: salt)
    place = (
        b'{"app":"entryhall","class":"contribution_unreleased","column":"body","deployment":"'
        + b"d" * 32
        + b'","gen":2,"row":"'
        + b"r" * 32
        + b'","schema":1,"table":"contributions","track":"'
        + b"t" * 32
        + b'","version":3}'
    )
    info = b"entryhall/EH1/record\0" + sha512(place).digest()
    okm = HKDF(SHA512(), 64, salt, info).derive(bytes(range(32)))
    header = b"EH\x01\x00" + bytes(range(16)) + salt + okm[32:]
    padded = BODY + b"\x80" + bytes(512 - len(BODY) - 1)
    body = AESGCM(okm[:32]).encrypt(bytes(12), padded, header + place)
    assert seal(KEY, PLACE, BODY) == header + body


words = st.text(st.characters(exclude_categories=()), max_size=40)
numbers = st.integers(-(2**53) - 1, 2**53 + 1)


@settings(deadline=None)
@given(st.builds(Context, *[words] * 6, *[numbers] * 3))
def test_the_place_is_bound_in_its_canonical_form(place: Context) -> None:
    members = {"app": "entryhall", "class": place.record_class} | {
        name: getattr(place, name)
        for name in ("column", "deployment", "gen", "row", "schema", "table", "track", "version")
    }
    assert bound(place.canonical) == bound(lambda: canonical(members))


def bound(form: Callable[[], bytes]) -> bytes | str:
    try:
        return form()
    except RecordError as refusal:
        return refusal.code


def test_two_seals_of_one_body_have_nothing_in_common() -> None:
    first, second = seal(KEY, PLACE, BODY), seal(KEY, PLACE, BODY)
    assert first[20:52] != second[20:52]
    assert first[HEADER:] != second[HEADER:]


def test_bodies_of_one_bucket_are_equally_long() -> None:
    assert len({len(seal(KEY, PLACE, bytes(length))) for length in range(512, 1024, 37)}) == 1


def test_the_header_tells_the_key() -> None:
    assert key_id(seal(KEY, PLACE, BODY)) == KEY.hex == bytes(range(16)).hex()


@pytest.mark.parametrize("text", [b"", b"EH", b"XX" + bytes(600), b"EH" + bytes(81)])
def test_what_is_no_envelope_tells_no_key(text: bytes) -> None:
    with pytest.raises(SealError):
        key_id(text)


def test_every_flipped_bit_is_refused() -> None:
    sealed = seal(KEY, PLACE, BODY)
    bits = range(len(sealed) * 8)
    assert len(bits) > 4800
    assert all(refuses(flipped(sealed, bit)) for bit in bits)


def test_every_truncation_is_refused() -> None:
    sealed = seal(KEY, PLACE, BODY)
    assert all(refuses(sealed[:length]) for length in range(len(sealed)))
    assert all(refuses(sealed[length:]) for length in range(1, len(sealed)))


def test_every_prolongation_is_refused() -> None:
    sealed = seal(KEY, PLACE, BODY)
    assert all(refuses(sealed + bytes(more)) for more in (1, TAG, 512, 1024 - 512, CHUNK))


ELSEWHERE: dict[str, Context] = {
    "another deployment": replace(PLACE, deployment="e" * 32),
    "another track": replace(PLACE, track="u" * 32),
    "no track": replace(PLACE, track=""),
    "another table": replace(PLACE, table="positions"),
    "another column": replace(PLACE, column="reason"),
    "another row": replace(PLACE, row="s" * 32),
    "an earlier version": replace(PLACE, version=2),
    "a later version": replace(PLACE, version=4),
    "another generation of the key": replace(PLACE, gen=1),
    "another class": replace(PLACE, record_class="contribution_released"),
    "another schema": replace(PLACE, schema=2),
    "two fields exchanged": replace(PLACE, table="body", column="contributions"),
}


@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE.keys())
@pytest.mark.parametrize("length", [20, CHUNK], ids=["short", "long"])
def test_it_does_not_open_at(place: Context, length: int) -> None:
    sealed = seal(KEY, PLACE, bytes(length))
    assert refuses(sealed, place=place)
    assert not refuses(sealed)


OTHER_KEYS = {
    "another id": DataKey(bytes(16), KEY.material),
    "another material": DataKey(KEY.id, Secret(bytes(32))),
    "another key": DataKey(bytes(16), Secret(bytes(32))),
}


@pytest.mark.parametrize("key", OTHER_KEYS.values(), ids=OTHER_KEYS.keys())
def test_it_does_not_open_under(key: DataKey) -> None:
    assert refuses(seal(KEY, PLACE, BODY), key=key)


@pytest.mark.parametrize(("length", "suite"), [(CHUNK - 1, WHOLE), (CHUNK, STREAM)])
def test_a_suite_that_the_reader_does_not_accept_is_refused(length: int, suite: int) -> None:
    sealed = seal(KEY, PLACE, bytes(length))
    assert sealed[2] == suite
    assert refuses(sealed, suites=envelope.SUITES - {suite})
    assert refuses(sealed, suites=frozenset())
    assert not refuses(sealed, suites=frozenset({suite}))


def chunks(sealed: bytes) -> tuple[bytes, list[bytes]]:
    """Header and chunks of a long body."""
    body, step = sealed[HEADER:], CHUNK + TAG
    return sealed[:HEADER], [body[at : at + step] for at in range(0, len(body), step)]


CUTS: dict[str, Callable[[list[bytes], list[bytes]], list[bytes]]] = {
    "the last chunk missing": lambda mine, _: mine[:-1],
    "all but the first missing": lambda mine, _: mine[:1],
    "the first chunk missing": lambda mine, _: mine[1:],
    "a middle chunk missing": lambda mine, _: mine[:1] + mine[2:],
    "no chunk at all": lambda _mine, _: [],
    "the last chunk twice": lambda mine, _: [*mine, mine[-1]],
    "the first chunk twice": lambda mine, _: [mine[0], *mine],
    "two chunks exchanged": lambda mine, _: [mine[1], mine[0], *mine[2:]],
    "all chunks reversed": lambda mine, _: mine[::-1],
    "a chunk of another body at the same place": lambda mine, other: [mine[0], other[1], *mine[2:]],
    "the end of another body": lambda mine, other: [*mine[:-1], other[-1]],
    "another body appended": lambda mine, other: mine + other,
    "the last chunk cut by one byte": lambda mine, _: [*mine[:-1], mine[-1][:-1]],
    "the last chunk cut to its tag": lambda mine, _: [*mine[:-1], mine[-1][:TAG]],
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
def test_a_long_body_does_not_open_with(
    cut: Callable[[list[bytes], list[bytes]], list[bytes]],
) -> None:
    body = b"".join(os.urandom(CHUNK - 1) + b"\x80" for _ in range(3))  # each ends like padding
    (header, mine), (_, other) = (chunks(seal(KEY, PLACE, body)) for _ in range(2))
    assert refuses(header + b"".join(cut(mine, other)))
    assert not refuses(header + b"".join(mine))


def test_a_body_sealed_in_the_wrong_suite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(envelope, "padded_size", lambda _: CHUNK + 1)
        one_chunk = seal(KEY, PLACE, bytes(CHUNK - 1))
    assert one_chunk[2] == STREAM
    assert refuses(one_chunk)


def test_padding_that_is_not_ours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(envelope, "pad", lambda _: bytes(512))
        assert refuses(seal(KEY, PLACE, BODY))


def test_a_random_source_that_repeats_gives_each_row_another_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: b"\7" * size)
    here, there = (seal(KEY, place, BODY) for place in (PLACE, replace(PLACE, row="s" * 32)))
    assert here[20:52] == there[20:52]
    assert here[52:HEADER] != there[52:HEADER]
    assert here[HEADER:] != there[HEADER:]


def test_a_random_source_that_repeats_in_one_row_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = seal(KEY, PLACE, BODY)
    seal(KEY, replace(PLACE, version=4), BODY, replaces=before)
    monkeypatch.setattr(os, "urandom", lambda _: before[20:52])
    with pytest.raises(RecordError, match=r"^seal\.salt_repeated$"):
        seal(KEY, replace(PLACE, version=4), BODY, replaces=before)


def test_a_key_of_the_wrong_size_is_no_key() -> None:
    for name, material in ((bytes(15), bytes(32)), (bytes(16), bytes(31))):
        with pytest.raises(RecordError, match=r"^key\.malformed$"):
            DataKey(name, Secret(material))


def test_a_key_does_not_show_its_material() -> None:
    assert KEY.material.reveal().hex() not in repr(KEY)
    assert repr(KEY.material.reveal()) not in repr(KEY)
