"""The second factor: who is held until it is there, and that each code opens once."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from documents.models.sessions import Factor
from documents.operations import accounts, factors
from tests.api.house import URL, Caller, House, form_of
from tests.sample.authenticator import code_at

FACTOR, FRESH = "/sessions/current/factor", "/sessions/current/fresh"
STEP = timedelta(seconds=30)


def begun(house: House, link: str) -> Caller:
    """A session as a link begins it, with nothing proven yet."""
    body = {"token": link.rsplit("/", 1)[-1]}
    answer = Caller(house.app, "").post("/sessions", body)
    assert answer.json is not None
    return Caller(house.app, answer.json["session"])


def secret_of(caller: Caller) -> str:
    """The secret that is offered to a session."""
    answer = caller.get(FACTOR)
    assert answer.status_code == 200
    return str((answer.json or {})["secret"])


def enrolled(house: House, caller: Caller) -> tuple[str, list[str]]:
    """Set the factor up: its secret and recovery codes; a step later, so that codes are new."""
    secret = secret_of(caller)
    answer = caller.post(FACTOR, {"code": code_at(secret, house.clock.now())})
    assert answer.status_code == 201
    house.clock.advance(STEP)
    return secret, list((answer.json or {})["recovery_codes"])


def kind(answer: object) -> str:
    """The last word of a problem's type."""
    assert isinstance(answer, dict)
    return str(answer["type"]).rsplit(":", 1)[-1]


@pytest.mark.parametrize(
    "path", ["/me", "/tracks", "/sessions/others", "/no/such/thing", "/tracks/x/y"]
)
def test_a_session_that_waits_opens_nothing(path: str, fresh: House) -> None:
    """One answer at every address, there or not, for every method."""
    caller = begun(fresh, fresh.founder_link())
    for method in ("GET", "POST", "DELETE"):
        answer = caller.call(method, path, headers={"Idempotency-Key": "k"})
        assert (answer.status_code, kind(answer.json)) == (403, "second_factor")


def test_whoever_may_open_tracks_sets_it_up_at_the_first_sign_in(fresh: House) -> None:
    """Held before, in afterwards; ten different recovery codes."""
    caller = begun(fresh, fresh.founder_link())
    _, recovery = enrolled(fresh, caller)
    assert caller.get("/me").status_code == 200
    assert len(set(recovery)) == 10
    assert all(re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", code) for code in recovery)


def test_an_expert_is_not_held_and_may_set_one_up(house: House) -> None:
    """From then on every sign-in asks for it."""
    house.expert("anna")
    anna = house.people["anna"]
    secret, _ = enrolled(house, anna)
    again = begun(house, house.link_for("anna@example.org"))
    assert again.get("/me").status_code == 403
    assert again.post(FRESH, {"code": code_at(secret, house.clock.now())}).status_code == 200
    assert again.get("/me").status_code == 200


def test_a_seat_taken_meanwhile_is_asked_for_at_the_door_of_its_track(house: House) -> None:
    """An expert who is made a translator goes on outside of the track, and in it once enrolled."""
    guest = house.sign_in(house.guest_link())
    seat = {"seat": "translator", "name": "O", "email": "outsider@example.org"}
    house.people["founder"].done(f"/tracks/{house.track}/seats", seat)
    assert guest.get("/me").status_code == 200
    answer = guest.get(f"/tracks/{house.track}")
    assert (answer.status_code, kind(answer.json)) == (403, "second_factor")
    enrolled(house, guest)
    assert guest.get(f"/tracks/{house.track}").status_code == 200


def test_the_secret_is_never_shown_again(fresh: House) -> None:
    """Nor can another one be put in its place."""
    caller = begun(fresh, fresh.founder_link())
    assert secret_of(caller) == secret_of(caller)
    secret, _ = enrolled(fresh, caller)
    assert caller.get(FACTOR).status_code == 409
    other = caller.post(FACTOR, {"code": code_at(secret, fresh.clock.now())})
    assert (other.status_code, (other.json or {})["rule"]) == (409, "sessions.factor_there")


def test_each_session_is_offered_a_secret_of_its_own(fresh: House) -> None:
    """What one session was shown opens nothing for another; the first to enrol wins."""
    one, two = (begun(fresh, fresh.founder_link()) for _ in range(2))
    assert secret_of(one) != secret_of(two)
    secret, _ = enrolled(fresh, one)
    assert two.get(FACTOR).status_code == 409
    assert two.post(FRESH, {"code": code_at(secret, fresh.clock.now())}).status_code == 200
    assert two.get("/me").status_code == 200


def test_a_code_works_once(fresh: House) -> None:
    """Also in another session, and the one before it does not work either."""
    caller = begun(fresh, fresh.founder_link())
    secret, _ = enrolled(fresh, caller)
    code, older = (code_at(secret, fresh.clock.now() - STEP * back) for back in (0, 1))
    again = begun(fresh, fresh.founder_link())
    assert again.post(FRESH, {"code": code}).status_code == 200
    third = begun(fresh, fresh.founder_link())
    for used in (code, older):
        answer = third.post(FRESH, {"code": used})
        assert (answer.status_code, kind(answer.json)) == (403, "code")


def test_a_lost_answer_can_be_asked_for_again(fresh: House) -> None:
    """The same key gets the same recovery codes, and a proof that was given stays given."""
    caller = begun(fresh, fresh.founder_link())
    secret = secret_of(caller)
    proof = {"code": code_at(secret, fresh.clock.now())}
    first, again = (caller.post(FACTOR, proof, key="enrol") for _ in range(2))
    assert (first.status_code, first.json) == (again.status_code, again.json)
    fresh.clock.advance(STEP)
    proof = {"code": code_at(secret, fresh.clock.now())}
    assert [caller.post(FRESH, proof, key="k").status_code for _ in range(2)] == [200, 200]
    assert caller.post(FRESH, proof, key="other").status_code == 403
    assert caller.post(FACTOR, proof, key="enrol").status_code == 409


def test_a_sign_in_that_is_asked_for_again_says_what_its_session_waits_for_now(
    fresh: House,
) -> None:
    """Before and after the second factor."""
    visitor, link = Caller(fresh.app, ""), fresh.founder_link()
    body = {"token": link.rsplit("/", 1)[-1]}
    first = visitor.post("/sessions", body, key="begin").json or {}
    enrolled(fresh, Caller(fresh.app, first["session"]))
    again = visitor.post("/sessions", body, key="begin").json or {}
    assert (first["waits_for"], again["waits_for"]) == ("enrolment", "nothing")
    assert again["session"] == first["session"]


def test_a_recovery_code_stands_in_once(fresh: House) -> None:
    """Typed as people type; the other nine go on working."""
    _, recovery = enrolled(fresh, begun(fresh, fresh.founder_link()))
    typed = recovery[3].lower().replace("-", " ")
    assert begun(fresh, fresh.founder_link()).post(FRESH, {"code": typed}).status_code == 200
    again = begun(fresh, fresh.founder_link())
    assert again.post(FRESH, {"code": recovery[3]}).status_code == 403
    assert again.post(FRESH, {"code": recovery[4]}).status_code == 200


def test_a_factor_of_somebody_else_is_no_factor(fresh: House) -> None:
    """Codes belong to one account."""
    _, recovery = enrolled(fresh, begun(fresh, fresh.founder_link()))
    guest = fresh.sign_in(fresh.guest_link())
    answer = guest.post(FRESH, {"code": recovery[0]})
    assert (answer.status_code, (answer.json or {})["rule"]) == (409, "sessions.no_factor")
    enrolled(fresh, guest)
    assert guest.post(FRESH, {"code": recovery[0]}).status_code == 403


def test_five_wrong_codes_make_even_a_right_one_wait(fresh: House) -> None:
    """In every session of the account, for the rest of a quarter of an hour, and no longer."""
    caller = begun(fresh, fresh.founder_link())
    secret, recovery = enrolled(fresh, caller)
    for _ in range(5):
        assert caller.post(FRESH, {"code": "000000"}).status_code == 403
    other = begun(fresh, fresh.founder_link())
    for code in (code_at(secret, fresh.clock.now()), recovery[0]):
        answer = other.post(FRESH, {"code": code})
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 900
    fresh.clock.advance(timedelta(seconds=int(answer.headers["Retry-After"])))
    assert other.post(FRESH, {"code": recovery[0]}).status_code == 200


def test_twenty_wrong_codes_a_day_are_the_most(fresh: House) -> None:
    """However slowly somebody tries; other accounts are not kept out."""
    enrolled(fresh, begun(fresh, fresh.founder_link()))
    statuses = []
    for _ in range(5):
        caller = begun(fresh, fresh.founder_link())
        statuses += [caller.post(FRESH, {"code": "000000"}).status_code for _ in range(5)]
        fresh.clock.advance(timedelta(minutes=15))
    assert statuses == [403] * 20 + [429] * 5
    guest = fresh.sign_in(fresh.guest_link())
    enrolled(fresh, guest)


def test_wrong_codes_count_while_it_is_set_up_too(fresh: House) -> None:
    """Nobody learns a secret by trying."""
    caller = begun(fresh, fresh.founder_link())
    statuses = [caller.post(FACTOR, {"code": "000000"}).status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]


def test_what_is_kept_holds_neither_secret_nor_codes_nor_whose_it_is(fresh: House) -> None:
    """A row of two columns: a blind index and a sealed body."""
    caller = begun(fresh, fresh.founder_link())
    secret, recovery = enrolled(fresh, caller)
    with fresh.store.begin() as uow:
        row = uow.session.query(Factor).one()
        account = accounts.find(uow, "founder@example.org")
        body = row.body
    assert account is not None
    for word in (secret, account.id, *recovery, recovery[0].replace("-", "")):
        assert word.encode() not in body
        assert word not in row.owner


def test_an_operator_takes_a_lost_factor_away(fresh: House) -> None:
    """Every session ends, and the next one sets up a new factor."""
    caller = begun(fresh, fresh.founder_link())
    enrolled(fresh, caller)
    with fresh.store.begin() as uow:
        assert factors.reset(uow, "founder@example.org")
        assert not factors.reset(uow, "nobody@example.org")
        uow.commit()
    assert caller.get("/me").status_code == 401
    enrolled(fresh, begun(fresh, fresh.founder_link()))


# Pages


def arrived(house: House, link: str) -> FlaskClient:
    """A browser that has pressed *Continue*."""
    client = house.app.test_client()
    client.post("/sign-in", data=form_of(client, link), base_url=URL)
    return client


def test_the_page_holds_whoever_has_to_set_it_up(fresh: House) -> None:
    """Every page leads there; the secret stands in words and as a link; signing out works."""
    client = arrived(fresh, fresh.founder_link())
    for path in ("/", "/sessions", "/nothing"):
        answer = client.get(path, base_url=URL)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/second-factor")
    page = client.get("/second-factor", base_url=URL).text
    assert re.search(r'href="otpauth://totp/Entry%20Hall:localhost\?secret=[A-Z2-7]{32}&amp;', page)
    form = form_of(client, "/second-factor")
    assert client.post("/sessions/end-others", data=form, base_url=URL).status_code == 403
    assert client.post("/sign-out", data=form, base_url=URL).status_code == 200


def test_the_page_sets_it_up_and_shows_the_codes_once(fresh: House) -> None:
    """A wrong code shows the form again; pressing twice shows the same codes; then it is over."""
    client = arrived(fresh, fresh.founder_link())
    page = client.get("/second-factor", base_url=URL).text
    found = re.search(r"secret=([A-Z2-7]{32})", page)
    assert found
    form = form_of(client, "/second-factor")
    wrong = client.post("/second-factor", data=form | {"code": "000000"}, base_url=URL)
    assert wrong.status_code == 403
    assert 'role="alert"' in wrong.text
    right = form | {"code": code_at(found[1], fresh.clock.now())}
    shown, again = (client.post("/second-factor", data=right, base_url=URL) for _ in range(2))
    assert len(re.findall(r"<code>[A-Z2-7-]{19}</code>", shown.text)) == 10
    assert shown.text == again.text
    assert client.get("/", base_url=URL).status_code == 200
    assert found[1] not in client.get("/second-factor", base_url=URL).text


def test_the_page_opens_a_waiting_session_and_renews_an_open_one(fresh: House) -> None:
    """With the same form: a code, and back to one's page."""
    secret, _ = enrolled(fresh, begun(fresh, fresh.founder_link()))
    client = arrived(fresh, fresh.founder_link())
    for _ in range(2):
        form = form_of(client, "/second-factor") | {"code": code_at(secret, fresh.clock.now())}
        answer = client.post("/second-factor", data=form, base_url=URL)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        assert client.get("/", base_url=URL).status_code == 200
        fresh.clock.advance(STEP)


def test_the_page_tells_when_to_try_again(fresh: House) -> None:
    """The same page, with Retry-After."""
    client = arrived(fresh, fresh.founder_link())
    form = form_of(client, "/second-factor") | {"code": "000000"}
    statuses = [
        client.post("/second-factor", data=form, base_url=URL).status_code for _ in range(6)
    ]
    assert statuses == [403] * 5 + [429]
