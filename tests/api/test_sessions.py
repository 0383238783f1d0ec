"""One's own sessions: seen with their day, ended one by one or all but this."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from documents.ids import new_id
from documents.models.sessions import SessionRow, SignInLink
from documents.operations import accounts, sessions
from tests.api.house import URL, Caller, House, form_of
from tests.api.test_factors import FRESH, begun


def signed_in(house: House, device: str = "") -> Caller:
    """A session of somebody who needs no second factor, with a word for the device."""
    body = {"token": house.guest_link().rsplit("/", 1)[-1], "device": device}
    answer = Caller(house.app, "").post("/sessions", body)
    assert answer.json is not None
    return Caller(house.app, answer.json["session"])


def listed(caller: Caller) -> list[dict[str, object]]:
    """What the owner sees."""
    answer = caller.get("/sessions")
    assert answer.status_code == 200
    return list((answer.json or {})["items"])


def ended(caller: Caller, path: str) -> int:
    """The status of ending something."""
    return caller.call("DELETE", path, headers={"Idempotency-Key": new_id()}).status_code


def test_the_owner_sees_day_and_word_and_nothing_else(fresh: House) -> None:
    """No time, no address, no browser; which one this is."""
    one, two = signed_in(fresh, "My telephone"), signed_in(fresh)
    found = listed(one)
    assert {tuple(sorted(item)) for item in found} == {("current", "day", "device", "id")}
    assert {(item["device"], item["current"]) for item in found} == {
        ("My telephone", True),
        ("", False),
    }
    assert {item["day"] for item in found} == {fresh.clock.now().date().isoformat()}
    assert {item["id"] for item in listed(two)} == {item["id"] for item in found}


def test_nobody_sees_or_ends_the_sessions_of_others(fresh: House) -> None:
    """Their ids are as if they were not there."""
    founder = fresh.sign_in(fresh.founder_link())
    (theirs,) = listed(founder)
    guest = signed_in(fresh)
    assert theirs["id"] not in [item["id"] for item in listed(guest)]
    for unknown in (theirs["id"], new_id(), "x"):
        assert ended(guest, f"/sessions/{unknown}") == 404
    assert founder.get("/me").status_code == 200


def test_one_session_is_ended_by_another(fresh: House) -> None:
    """At once; the one that ended it goes on."""
    one, two = signed_in(fresh), signed_in(fresh)
    (other,) = [item for item in listed(one) if not item["current"]]
    assert ended(one, f"/sessions/{other['id']}") == 204
    assert (one.get("/me").status_code, two.get("/me").status_code) == (200, 401)


def test_all_others_are_ended_together(fresh: House) -> None:
    """Those of other people go on."""
    mine, founder = [signed_in(fresh) for _ in range(3)], fresh.sign_in(fresh.founder_link())
    assert ended(mine[1], "/sessions/others") == 204
    assert [caller.get("/me").status_code for caller in mine] == [401, 200, 401]
    assert founder.get("/me").status_code == 200


def test_a_session_over_midnight_is_still_listed(fresh: House) -> None:
    """With the day on which it began; what ended by itself is not listed."""
    signed_in(fresh, "asleep")
    fresh.clock.advance(timedelta(hours=23, minutes=50) - since_midnight(fresh))
    early = signed_in(fresh, "early")
    fresh.clock.advance(timedelta(minutes=20))
    late = signed_in(fresh, "late")
    assert [item["device"] for item in listed(late)] == ["early", "late"]
    assert early.get("/me").status_code == 200


def since_midnight(house: House) -> timedelta:
    """How late it is."""
    now = house.clock.now()
    return timedelta(hours=now.hour, minutes=now.minute, seconds=now.second)


def test_sessions_of_two_days_do_not_look_alike(fresh: House) -> None:
    """The blind index of their owner holds the day."""
    signed_in(fresh)
    fresh.clock.advance(timedelta(days=1))
    signed_in(fresh)
    with fresh.store.begin() as uow:
        owners = list(uow.session.scalars(select(SessionRow.owner)))
    assert len(set(owners)) == len(owners) == 2


def test_what_ended_by_its_age_is_forgotten(fresh: House) -> None:
    """Sessions after two days, links after they could not be used any more."""
    signed_in(fresh)
    fresh.clock.advance(timedelta(days=16))
    signed_in(fresh)
    with fresh.store.begin() as uow:
        assert len(uow.session.scalars(select(SessionRow)).all()) == 1
        assert len(uow.session.scalars(select(SignInLink)).all()) == 1


@pytest.mark.parametrize("device", ["x" * 41, "a\u202eb", "a\x00b", 7])
def test_a_word_for_a_device_is_a_short_text(device: object, fresh: House) -> None:
    """Whatever else is sent is refused."""
    body = {"token": fresh.guest_link().rsplit("/", 1)[-1], "device": device}
    assert Caller(fresh.app, "").post("/sessions", body).status_code == 422


def test_the_page_lists_and_ends_them(fresh: House) -> None:
    """Without scripts: a button for each, and one for all others."""
    client = fresh.app.test_client()
    form = form_of(client, fresh.guest_link()) | {"device": "The <office>"}
    client.post("/sign-in", data=form, base_url=URL)
    others = [signed_in(fresh) for _ in range(3)]
    page = client.get("/sessions", base_url=URL).text
    assert "The &lt;office&gt;" in page
    assert page.count("This session") == 1
    own = form_of(client, "/sessions")
    assert client.post("/sessions/end", data=own, base_url=URL).status_code == 303
    assert sorted(caller.get("/me").status_code for caller in others) == [200, 200, 401]
    assert client.post("/sessions/end-others", data=own, base_url=URL).status_code == 303
    assert {caller.get("/me").status_code for caller in others} == {401}
    assert client.get("/sessions", base_url=URL).status_code == 200
    assert client.post("/sessions/end", data={"csrf": "x"}, base_url=URL).status_code == 403


def test_a_renewed_session_counts_as_signed_in_now(house: House) -> None:
    """What asks for a fresh sign-in looks at the last code; eight hours end it all the same."""
    chair = begun(house, house.link_for("chair@example.org"))
    account = chair_account(house)
    assert chair.post(FRESH, {"code": house.recovery[account].pop()}).status_code == 200
    before = signed_in_at(house, chair)
    house.clock.advance(timedelta(minutes=20))
    assert chair.post(FRESH, {"code": house.recovery[account].pop()}).status_code == 200
    assert signed_in_at(house, chair) - before == timedelta(minutes=20)
    for _ in range(31):
        house.clock.advance(timedelta(minutes=15))
        last = chair.get("/me").status_code
    assert last == 401


def chair_account(house: House) -> str:
    """The account of the chair."""
    with house.store.begin() as uow:
        found = accounts.find(uow, "chair@example.org")
    assert found is not None
    return found.id


def signed_in_at(house: House, caller: Caller) -> datetime:
    """When the record says that the caller signed in."""
    with house.store.begin() as uow:
        found = sessions.find(uow, caller.session)
    assert found is not None
    return found.signed_in
