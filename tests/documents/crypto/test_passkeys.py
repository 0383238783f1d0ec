"""Passkeys: where they can be made, and that no bytes of a stranger are an error."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.crypto.passkeys import (
    NOBODYS,
    PasskeyKey,
    challenge_in,
    made,
    name_of,
    signed,
    site_of,
)
from tests.api.device import Device, data, text

SITE = site_of("http://localhost:8000")
CHALLENGE = b"c" * 56
ASKED: dict[str, Any] = {"challenge": text(CHALLENGE), "site": SITE.host}


@pytest.mark.parametrize(
    ("url", "host", "origin", "named"),
    [
        ("https://hall.example", "hall.example", "https://hall.example", True),
        ("https://Hall.Example:443/", "hall.example", "https://hall.example", True),
        ("https://hall.example:8443", "hall.example", "https://hall.example:8443", True),
        ("http://localhost:8000", "localhost", "http://localhost:8000", True),
        ("http://127.0.0.1:8000", "127.0.0.1", "http://127.0.0.1:8000", False),
        ("http://[::1]:8000", "::1", "http://[::1]:8000", False),
    ],
)
def test_the_place_follows_from_the_address(url: str, host: str, origin: str, named: bool) -> None:
    """As browsers write it: small letters, and no port that goes without saying."""
    site = site_of(url)
    assert (site.host, site.origin, site.named) == (host, origin, named)


def kept(device: Device) -> PasskeyKey:
    """A passkey that this device has just made."""
    new = device.make(ASKED)
    found = made(SITE, CHALLENGE, new["client_data"], new["attestation"])
    assert found is not None
    return found


def answered(key: PasskeyKey, answer: dict[str, str]) -> int | None:
    return signed(SITE, CHALLENGE, key, **answer)


def test_a_count_has_to_rise() -> None:
    """One that never counts may stay at nothing."""
    device = Device()
    key = kept(device)
    (ident,) = device.keys
    answer = device.sign(ASKED, ident)
    assert answered(key, answer) == 1
    for count, found in ((0, 1), (1, None), (2, None)):
        assert answered(PasskeyKey(key.credential, key.public_key, count), answer) == found
    device.counts[ident] = -1
    assert answered(key, device.sign(ASKED, ident)) == 0


def test_an_answer_to_something_else_is_none() -> None:
    device = Device()
    key = kept(device)
    answer = device.sign(ASKED, next(iter(device.keys)))
    assert signed(SITE, b"d" * 56, key, **answer) is None
    assert signed(site_of("http://localhost"), CHALLENGE, key, **answer) is None
    assert answered(NOBODYS, answer) is None


def test_every_part_of_an_answer_is_signed() -> None:
    """Any of them exchanged, and it is none."""
    device = Device()
    key = kept(device)
    (ident,) = device.keys
    one, other = device.sign(ASKED, ident), replace(device, said={"more": 1}).sign(ASKED, ident)
    for name in ("client_data", "authenticator_data", "signature"):
        assert answered(key, one | {name: other[name]}) is None, name


def edwards() -> dict[int, Any]:
    public = ed25519.Ed25519PrivateKey.generate().public_key()
    return {1: 1, 3: -8, -1: 6, -2: public.public_bytes_raw()}


def on_another_curve() -> dict[int, Any]:
    point = ec.generate_private_key(ec.SECP384R1()).public_key().public_numbers()
    return {1: 2, 3: -35, -1: 2, -2: point.x.to_bytes(48), -3: point.y.to_bytes(48)}


def beside_the_curve() -> dict[int, Any]:
    return {1: 2, 3: -7, -1: 1, -2: b"\1" * 32, -3: b"\1" * 32}


def of_rsa() -> dict[int, Any]:
    numbers = rsa.generate_private_key(65_537, 2_048).public_key().public_numbers()
    return {1: 3, 3: -257, -1: numbers.n.to_bytes(256), -2: b"\1\0\1"}


def of_nothing() -> dict[int, Any]:
    return {}


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        (edwards, True),
        (of_rsa, True),
        (on_another_curve, False),
        (beside_the_curve, False),
        (of_nothing, False),
    ],
)
def test_kinds_of_keys(key: Callable[[], dict[int, Any]], kept: bool) -> None:
    """Three are asked for; a point that is none is refused when it is made, not when it signs."""
    new = Device().make(ASKED)
    said = cbor2.loads(data(new["attestation"]))
    said["authData"] = said["authData"][: 37 + 16 + 2 + 32] + cbor2.dumps(key())
    found = made(SITE, CHALLENGE, new["client_data"], text(cbor2.dumps(said)))
    assert (found is not None) is kept


BYTES = st.one_of(st.binary(max_size=300).map(text), st.text(max_size=30))
BENT = st.tuples(st.integers(0, 10_000), st.integers(0, 255))


@settings(max_examples=30, deadline=None)
@given(BYTES, BYTES, BYTES, BYTES)
def test_no_bytes_of_a_stranger_are_an_error(one: str, two: str, three: str, four: str) -> None:
    """They are no challenge, no key and no proof."""
    assert made(SITE, CHALLENGE, one, two) is None
    parts = {"credential": one, "client_data": two}
    more = {"authenticator_data": three, "signature": four}
    assert signed(SITE, CHALLENGE, NOBODYS, **parts, **more) is None
    assert isinstance(challenge_in(one), bytes)
    assert isinstance(name_of(one), str)


@settings(max_examples=60, deadline=None)
@given(BENT)
def test_no_bent_bytes_of_a_device_are_an_error(bent: tuple[int, int]) -> None:
    """What a device made, with one byte changed, is a passkey or none."""
    new = Device().make(ASKED)
    said = bytearray(data(new["attestation"]))
    said[bent[0] % len(said)] = bent[1]
    found = made(SITE, CHALLENGE, new["client_data"], text(bytes(said)))
    assert found is None or found.credential


def test_what_is_no_base64url_is_nothing() -> None:
    """Foreign letters are not skipped: the same passkey has one name."""
    assert name_of("AAAA") == "000000"
    assert [name_of(one) for one in ("AA AA", "AA.A", "A", "ä")] == [""] * 4


def test_nothing_of_a_passkey_is_printed() -> None:
    key = kept(Device())
    assert key.credential not in repr(key)
    assert key.public_key not in repr(key)
