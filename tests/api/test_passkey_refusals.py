"""What opens nothing though it looks like a passkey, and that it is answered as a wrong code."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.api.device import PRESENT, Device, data, text
from tests.api.house import Caller, House
from tests.api.passkeys import (
    BY_PASSKEY,
    PASSKEY,
    Founder,
    added,
    asked,
    founded,
    listed,
    rule,
)
from tests.api.test_factors import FRESH, begun, enrolled, kind


@pytest.fixture(scope="module")
def _founder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founder]:
    house = House(tmp_path_factory.mktemp("passkeys"))
    yield founded(house)
    house.store.close()


@pytest.fixture
def founder(_founder: Founder) -> Founder:
    """The founder, a day later: nothing was tried today, and the sign-in is fresh."""
    _founder.house.clock.advance(timedelta(days=1))
    caller = _founder.again()
    proof = _founder.device.sign(asked(caller))
    assert caller.post(BY_PASSKEY, proof).status_code == 200
    return replace(_founder, here=caller)


# Each makes an answer for a session that was asked, and must not open it.


def by_another_page(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, origin="http://localhost.example").sign(asked(again))


def on_another_port(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, origin="http://localhost:8001").sign(asked(again))


def inside_another_page(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, said={"crossOrigin": True}).sign(asked(again))


def for_another_name(again: Caller, device: Device) -> dict[str, str]:
    return device.sign(asked(again) | {"site": "localhost.example"})


def without_its_owner(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, flags=PRESENT).sign(asked(again))


def with_nobody_there(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, flags=4).sign(asked(again))


def as_if_it_made_one(again: Caller, device: Device) -> dict[str, str]:
    return replace(device, kinds=("", "webauthn.create")).sign(asked(again))


def an_own_challenge(again: Caller, device: Device) -> dict[str, str]:
    return device.sign(asked(again) | {"challenge": text(b"\0" * 56)})


def no_challenge(again: Caller, device: Device) -> dict[str, str]:
    return device.sign(asked(again) | {"challenge": ""})


def a_longer_life(again: Caller, device: Device) -> dict[str, str]:
    given = asked(again)
    said = bytearray(data(str(given["challenge"])))
    said[20] += 1
    return device.sign(given | {"challenge": text(bytes(said))})


def with_another_key(again: Caller, device: Device) -> dict[str, str]:
    stranger = Device()
    given = asked(again)
    stranger.make(given)
    answer = stranger.sign(given, next(iter(stranger.keys)))
    return answer | {"credential": next(iter(device.keys))}


def with_an_unknown_passkey(again: Caller, device: Device) -> dict[str, str]:
    stranger = Device()
    given = asked(again)
    stranger.make(given)
    return stranger.sign(given, next(iter(stranger.keys)))


def by_a_copy(again: Caller, device: Device) -> dict[str, str]:
    copy = replace(device, counts=dict.fromkeys(device.counts, 0))
    assert again.post(BY_PASSKEY, device.sign(asked(again))).status_code == 200
    return copy.sign(asked(again))


def with_no_bytes(again: Caller, device: Device) -> dict[str, str]:
    return dict.fromkeys(device.sign(asked(again)), "A")


REFUSED: tuple[Callable[[Caller, Device], dict[str, str]], ...] = (
    by_another_page,
    on_another_port,
    inside_another_page,
    for_another_name,
    without_its_owner,
    with_nobody_there,
    as_if_it_made_one,
    an_own_challenge,
    no_challenge,
    a_longer_life,
    with_another_key,
    with_an_unknown_passkey,
    by_a_copy,
    with_no_bytes,
)


@pytest.mark.parametrize("bent", REFUSED, ids=lambda bent: bent.__name__)
def test_a_bent_answer_is_answered_as_a_wrong_code(
    bent: Callable[[Caller, Device], dict[str, str]], founder: Founder
) -> None:
    """The same status, type, title and headers."""
    again = founder.again()
    answer = again.post(BY_PASSKEY, bent(again, founder.device))
    other = founder.again().post(FRESH, {"code": "000000"})
    assert answer.status_code == other.status_code == 403
    assert answer.json == other.json
    assert set(answer.headers.keys()) == set(other.headers.keys())


def test_a_challenge_works_once(founder: Founder) -> None:
    """Neither after a right answer nor after a wrong one; all that were given out go together."""
    again, device = founder.again(), founder.device
    first, second, third = (asked(again) for _ in range(3))
    assert len({str(one["challenge"]) for one in (first, second, third)}) == 3
    right = device.sign(first)
    assert again.post(BY_PASSKEY, right).status_code == 200
    assert again.post(BY_PASSKEY, right).status_code == 403
    assert again.post(BY_PASSKEY, device.sign(second)).status_code == 403
    fourth = asked(again)
    assert again.post(BY_PASSKEY, device.sign(third)).status_code == 403
    assert again.post(BY_PASSKEY, device.sign(fourth)).status_code == 403
    assert again.post(BY_PASSKEY, device.sign(asked(again))).status_code == 200


def test_a_lost_answer_can_be_asked_for_again(founder: Founder) -> None:
    """With the same key a proof stays given."""
    again = founder.again()
    proof = founder.device.sign(asked(again))
    assert [again.post(BY_PASSKEY, proof, key="k").status_code for _ in range(2)] == [200, 200]


def test_a_challenge_belongs_to_its_session_and_its_use(founder: Founder) -> None:
    """What one session was asked opens no other, and what was to be signed is not made."""
    one, two, device = founder.again(), founder.again(), founder.device
    given, own = asked(one), asked(founder.here)
    assert two.post(BY_PASSKEY, device.sign(given)).status_code == 403
    assert founder.here.post(PASSKEY, device.make(own)).status_code == 403
    assert one.post(BY_PASSKEY, device.sign(given)).status_code == 200


def test_a_challenge_ends(founder: Founder) -> None:
    """Ten minutes after it was given out."""
    again = founder.again()
    late = founder.device.sign(asked(again))
    founder.house.clock.advance(timedelta(minutes=10))
    assert again.post(BY_PASSKEY, late).status_code == 403
    assert again.post(BY_PASSKEY, founder.device.sign(asked(again))).status_code == 200


def test_a_passkey_of_somebody_else_is_none(founder: Founder) -> None:
    """It opens their account alone."""
    theirs, house = Device(), founder.house
    added(begun(house, house.guest_link()), theirs)
    (ident,) = theirs.keys
    again = founder.again()
    answer = again.post(BY_PASSKEY, theirs.sign(asked(again), ident))
    assert (answer.status_code, kind(answer.json)) == (403, "code")
    guest = begun(house, house.guest_link())
    assert guest.post(BY_PASSKEY, theirs.sign(asked(guest))).status_code == 200


def test_who_has_only_codes_is_asked_alike(fresh: House) -> None:
    """A passkey is wrong there, and no error; who has no factor is told so."""
    enrolled(fresh, begun(fresh, fresh.founder_link()))
    again = begun(fresh, fresh.founder_link())
    answer = again.post(BY_PASSKEY, with_an_unknown_passkey(again, Device()))
    assert (answer.status_code, kind(answer.json)) == (403, "code")
    refused = begun(fresh, fresh.guest_link()).get(BY_PASSKEY)
    assert (refused.status_code, rule(refused.json)) == (409, "sessions.no_factor")


def test_wrong_passkeys_and_wrong_codes_count_together(founder: Founder) -> None:
    """Five of either make even a right one wait."""
    again, device = founder.again(), founder.device
    for _ in range(3):
        assert again.post(BY_PASSKEY, by_another_page(again, device)).status_code == 403
    for _ in range(2):
        assert again.post(FRESH, {"code": "000000"}).status_code == 403
    for answer in (
        again.post(BY_PASSKEY, device.sign(asked(again))),
        founder.here.post(PASSKEY, Device().make(asked(founder.here, PASSKEY))),
    ):
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900


@pytest.mark.parametrize(
    "bent",
    [
        {"origin": "http://localhost.example"},
        {"flags": PRESENT},
        {"kinds": ("webauthn.get", "")},
        {"said": {"challenge": "AAAA"}},
        {"said": {"crossOrigin": True}},
        {"said": {"origin": 7}},
    ],
    ids=str,
)
def test_a_bent_passkey_is_not_added(bent: dict[str, Any], founder: Founder) -> None:
    made = Device(**bent).make(asked(founder.here, PASSKEY))
    before = listed(founder.here)
    answer = founder.here.post(PASSKEY, made)
    assert (answer.status_code, kind(answer.json)) == (403, "code")
    assert listed(founder.here) == before


def test_a_passkey_is_not_added_twice(founder: Founder) -> None:
    """Under whatever challenge; nor is one whose bytes are none."""
    one, here = Device(), founder.here
    made = one.make(asked(here, PASSKEY))
    assert here.post(PASSKEY, made).status_code == 201
    for attestation in (made["attestation"], "AAAA", "A"):
        client = one.make(asked(here, PASSKEY))["client_data"]
        body = {"client_data": client, "attestation": attestation}
        assert here.post(PASSKEY, body).status_code == 403


WRONG_FIELDS: dict[str, tuple[str, dict[str, Any], str]] = {
    "no bytes": (BY_PASSKEY, {"signature": ""}, "signature"),
    "too many bytes": (BY_PASSKEY, {"signature": "A" * 8_001}, "signature"),
    "the other base64": (BY_PASSKEY, {"client_data": "a+b/"}, "client_data"),
    "padding": (BY_PASSKEY, {"client_data": "AA=="}, "client_data"),
    "a number": (BY_PASSKEY, {"credential": 7}, "credential"),
    "a null": (BY_PASSKEY, {"authenticator_data": None}, "authenticator_data"),
    "a field too many": (BY_PASSKEY, {"user": "AAAA"}, "body"),
    "a word too long": (PASSKEY, {"name": "x" * 41}, "name"),
    "a control character": (PASSKEY, {"name": "kanarienvogel\u0007"}, "name"),
    "a direction override": (PASSKEY, {"name": "kanarienvogel\u202e"}, "name"),
    "a key beside it": (PASSKEY, {"public_key": "AAAA"}, "body"),
}


@pytest.mark.parametrize("what", WRONG_FIELDS)
def test_a_wrong_field_is_named_and_uses_nothing_up(what: str, founder: Founder) -> None:
    """Not even the challenge: with the field set right the same answer is good."""
    path, change, field = WRONG_FIELDS[what]
    here, device = founder.here, founder.device
    right = device.sign(asked(here)) if path == BY_PASSKEY else Device().make(asked(here, PASSKEY))
    answer = here.post(path, right | change)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert [fault["field"] for fault in (answer.json or {})["errors"]] == [field]
    assert "kanarienvogel" not in answer.text
    if path == BY_PASSKEY:
        assert here.post(path, right).status_code == 200
