"""Passkeys: made by who proved to be the owner, and never the last factor to go."""

from datetime import timedelta

import pytest

from documents.ids import new_id
from documents.models.sessions import Factor
from documents.operations import factors
from tests.api.device import Device, data
from tests.api.house import Caller, House
from tests.api.passkeys import (
    BY_PASSKEY,
    OWN,
    PASSKEY,
    added,
    asked,
    founded,
    listed,
    removed,
    rule,
)
from tests.api.test_factors import FACTOR, FRESH, begun, enrolled


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def founder(fresh: House, device: Device) -> Caller:
    """Somebody who has codes and a passkey on this device."""
    found = founded(fresh)
    device.keys, device.counts = found.device.keys, found.device.counts
    return found.here


def test_a_link_and_a_passkey_sign_in(fresh: House, founder: Caller, device: Device) -> None:
    """Held before, in afterwards; a code does as well, and so does a recovery code."""
    again = begun(fresh, fresh.founder_link())
    assert again.get("/me").status_code == 403
    assert again.post(BY_PASSKEY, device.sign(asked(again))).status_code == 200
    assert again.get("/me").status_code == 200


def test_whoever_has_no_factor_begins_with_a_passkey(fresh: House, device: Device) -> None:
    """Recovery codes come with it and open without the device; codes can be added by who is in."""
    guest = begun(fresh, fresh.guest_link())
    recovery = added(guest, device)
    assert len(set(recovery)) == 10
    other = begun(fresh, fresh.guest_link())
    refused = other.get(FACTOR)
    assert (refused.status_code, rule(refused.json)) == (409, "sessions.prove_first")
    assert other.post(FRESH, {"code": "000000"}).status_code == 403
    assert other.post(FRESH, {"code": recovery[0]}).status_code == 200
    _, more = enrolled(fresh, other)
    assert more == []
    assert begun(fresh, fresh.guest_link()).post(FRESH, {"code": recovery[1]}).status_code == 200


def test_whoever_is_held_until_a_factor_is_there_may_begin_with_a_passkey(
    fresh: House, device: Device
) -> None:
    caller = begun(fresh, fresh.founder_link())
    assert len(added(caller, device)) == 10
    assert caller.get("/me").status_code == 200


def test_a_session_that_waits_adds_sees_and_removes_nothing(fresh: House, founder: Caller) -> None:
    """The link alone is not enough for any of it."""
    (one,) = listed(founder)
    again = begun(fresh, fresh.founder_link())
    for answer in (again.get(PASSKEY), again.post(PASSKEY, Device().make(asked(again)))):
        assert (answer.status_code, rule(answer.json)) == (409, "sessions.prove_first")
    assert again.get(OWN).status_code == 403
    assert removed(again, one["id"])[0] == 403


def test_adding_and_removing_take_a_fresh_sign_in(
    fresh: House, founder: Caller, device: Device
) -> None:
    """A quarter of an hour later not; after another proof again."""
    (one,) = listed(founder)
    made = device.make(asked(founder, PASSKEY))
    fresh.clock.advance(timedelta(minutes=15, seconds=1))
    answer = founder.post(PASSKEY, made)
    assert (answer.status_code, rule(answer.json)) == (409, "sessions.prove_first")
    assert founder.get(PASSKEY).status_code == 409
    status, said = removed(founder, one["id"])
    assert (status, rule(said)) == (409, "sessions.prove_first")
    assert founder.post(BY_PASSKEY, device.sign(asked(founder))).status_code == 200
    assert removed(founder, one["id"])[0] == 204


def test_a_passkey_makes_a_sign_in_fresh(fresh: House, founder: Caller, device: Device) -> None:
    """As a code does: what asks for a fresh sign-in looks at the last proof."""
    fresh.clock.advance(timedelta(minutes=20))
    assert founder.post(BY_PASSKEY, device.sign(asked(founder))).status_code == 200
    with fresh.store.begin() as uow:
        assert factors.own(uow, founder.session).age == 0


def test_the_owner_sees_day_and_word(fresh: House, founder: Caller, device: Device) -> None:
    """And nothing of the device."""
    added(founder, device)
    found = listed(founder)
    assert [(one["name"], one["day"]) for one in found] == [
        ("Telephone", fresh.clock.now().date().isoformat()),
        ("", fresh.clock.now().date().isoformat()),
    ]
    assert {tuple(sorted(one)) for one in found} == {("day", "id", "name")}


def test_nobody_removes_the_passkeys_of_others(fresh: House, founder: Caller) -> None:
    """They are as if they were not there."""
    (one,) = listed(founder)
    guest = begun(fresh, fresh.guest_link())
    assert [removed(guest, ident)[0] for ident in (one["id"], new_id(), "x")] == [404] * 3
    assert len(listed(founder)) == 1


def test_the_last_factor_stays_with_who_needs_one(fresh: House, device: Device) -> None:
    """With codes beside it a passkey may go; who needs none may be without any."""
    caller = begun(fresh, fresh.founder_link())
    added(caller, device)
    (one,) = listed(caller)
    status, said = removed(caller, one["id"])
    assert (status, rule(said)) == (409, "sessions.last_factor")
    enrolled(fresh, caller)
    assert removed(caller, one["id"])[0] == 204
    guest = begun(fresh, fresh.guest_link())
    added(guest, device)
    assert removed(guest, listed(guest)[0]["id"])[0] == 204
    assert begun(fresh, fresh.guest_link()).get("/me").status_code == 200


def test_a_lost_answer_can_be_asked_for_again(fresh: House, device: Device) -> None:
    """With the same key: the same recovery codes, and one passkey."""
    guest = begun(fresh, fresh.guest_link())
    made = device.make(asked(guest, PASSKEY))
    one, two = (guest.post(PASSKEY, made, key="n") for _ in range(2))
    assert (one.status_code, one.json) == (two.status_code, two.json)
    assert len(listed(guest)) == 1


def test_eight_passkeys_are_enough(founder: Caller, device: Device) -> None:
    for _ in range(7):
        added(founder, device)
    answer = founder.get(PASSKEY)
    assert (answer.status_code, rule(answer.json)) == (409, "sessions.passkeys_enough")


def test_the_device_learns_nothing_about_anybody(fresh: House, founder: Caller) -> None:
    """Sixteen random bytes, the same for all passkeys of one account, and the name of the house."""
    given = asked(founder, PASSKEY)
    assert set(given) == {"challenge", "site", "known", "user"}
    assert given["site"] == "localhost"
    assert len(data(str(given["user"]))) == 16
    assert asked(founder, PASSKEY)["user"] == given["user"]
    assert asked(founder)["user"] == ""
    guest = begun(fresh, fresh.guest_link())
    assert asked(guest, PASSKEY)["user"] != given["user"]


def test_what_is_kept_is_sealed(fresh: House, founder: Caller, device: Device) -> None:
    """One row, as for codes alone: a blind index and a body that shows no passkey."""
    with fresh.store.begin() as uow:
        row = uow.session.query(Factor).one()
        body = row.body
    (ident,) = device.keys
    for word in (ident.encode(), data(ident), data(ident).hex().encode(), b"Telephone"):
        assert word not in body


def test_an_operator_takes_lost_passkeys_away(fresh: House, founder: Caller) -> None:
    """With the codes, as one factor."""
    with fresh.store.begin() as uow:
        assert factors.reset(uow, "founder@example.org")
        uow.commit()
    assert founder.get("/me").status_code == 401
    again = begun(fresh, fresh.founder_link())
    enrolled(fresh, again)
    assert listed(again) == []
