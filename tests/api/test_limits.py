"""What is tried too often waits, and nobody learns by asking who has an account."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from documents.ids import new_id
from documents.models.mail import MailRow
from documents.models.sessions import AttemptCount
from documents.operations import attempts
from documents.operations.mail import FolderPostbox, send_waiting
from policies.sessions import LIMITS, Limit
from policies.terms import Attempt
from tests.api.house import URL, Caller, House, form_of
from tests.api.test_doors import leaves, told
from tests.sample.letters import Letters

LINKS = "/sign-in-links"
KNOWN, UNKNOWN = "outsider@example.org", "nobody@example.org"


def ask(house: House, email: str) -> TestResponse:
    """Ask for a link."""
    return Caller(house.app, "").post(LINKS, {"email": email})


def rows(house: House) -> list[tuple[int, bool]]:
    """How long the sealed body of each waiting mail is, and whether it waits."""
    with house.store.begin() as uow:
        return [
            (len(row.body or b""), row.body is None) for row in uow.session.scalars(select(MailRow))
        ]


def test_known_and_unknown_addresses_are_told_the_same(fresh: House) -> None:
    """The same bytes, the same rows in the record, and the same refusal after three."""
    fresh.guest_link()
    for _ in range(4):
        one, two = ask(fresh, KNOWN), ask(fresh, UNKNOWN)
        assert told(one) == told(two)
    assert one.status_code == 429
    assert 0 < int(one.headers["Retry-After"]) <= 900
    assert len(set(rows(fresh))) == 1
    assert len(rows(fresh)) == 6


def test_only_an_account_gets_a_letter_and_its_link_works(fresh: House, tmp_path: Path) -> None:
    """Whatever letters the address was typed in; nothing of the asking is kept."""
    fresh.guest_link()
    assert [ask(fresh, email).status_code for email in (KNOWN.upper(), UNKNOWN)] == [202, 202]
    assert send_waiting(fresh.store, FolderPostbox(tmp_path / "letters")) == 1
    token = Letters(tmp_path / "letters").token_for(KNOWN)
    assert Caller(fresh.app, "").post("/sessions", {"token": token}).status_code == 201
    assert rows(fresh) == []


def test_the_page_asks_for_a_link_in_the_browser_that_opened_it(fresh: House) -> None:
    """The same page for every address, also for what is none; from elsewhere nothing."""
    fresh.guest_link()
    client = fresh.app.test_client()
    form = form_of(client, "/sign-in")
    pages = [
        client.post("/sign-in/link", data=form | {"email": email}, base_url=URL)
        for email in (KNOWN, UNKNOWN, "no address", "", "x" * 300 + "@example.org")
    ]
    assert {(page.status_code, page.text) for page in pages} == {(200, pages[0].text)}
    assert len(rows(fresh)) == 2
    elsewhere = fresh.app.test_client()
    assert elsewhere.post("/sign-in/link", data=form, base_url=URL).status_code == 403


def test_the_page_waits_too(fresh: House) -> None:
    """With Retry-After, for whatever address."""
    client = fresh.app.test_client()
    form = form_of(client, "/sign-in") | {"email": UNKNOWN}
    answers = [client.post("/sign-in/link", data=form, base_url=URL) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].headers["Retry-After"]


def test_wrong_links_are_counted_and_right_ones_go_in_all_the_same(
    fresh: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is kept out because others try."""
    few = {**LIMITS, Attempt.LINK_TRIED: (Limit(3, 900, house=True),)}
    monkeypatch.setattr(attempts, "LIMITS", few)
    visitor = Caller(fresh.app, "")
    wrong = [visitor.post("/sessions", {"token": new_id()}).status_code for _ in range(5)]
    assert wrong == [401] * 3 + [429] * 2
    used = fresh.guest_link().rsplit("/", 1)[-1]
    assert visitor.post("/sessions", {"token": used}).status_code == 201
    assert visitor.post("/sessions", {"token": used}).status_code == 429


def test_the_house_as_a_whole_has_a_limit(fresh: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many addresses, each once; it opens again with the next stretch of time."""
    few = {**LIMITS, Attempt.LINK_ASKED: (Limit(3, 900), Limit(4, 900, house=True))}
    monkeypatch.setattr(attempts, "LIMITS", few)
    statuses = [ask(fresh, f"n{number}@example.org").status_code for number in range(6)]
    assert statuses == [202] * 4 + [429] * 2
    fresh.clock.advance(timedelta(minutes=15))
    assert ask(fresh, "n9@example.org").status_code == 202


def test_counts_say_a_day_and_a_number_and_are_swept(fresh: House) -> None:
    """The index of the same address is another one in the next stretch."""
    ask(fresh, KNOWN)
    fresh.clock.advance(timedelta(minutes=15))
    ask(fresh, KNOWN)
    with fresh.store.begin() as uow:
        before = uow.session.scalars(select(AttemptCount)).all()
    assert len({row.index for row in before}) == len(before) == 5
    assert set(AttemptCount.__table__.columns.keys()) == {"index", "day", "count"}
    fresh.clock.advance(timedelta(days=3))
    ask(fresh, KNOWN)
    with fresh.store.begin() as uow:
        assert len(uow.session.scalars(select(AttemptCount)).all()) == 3


def test_asking_and_trying_leave_no_leaf(fresh: House) -> None:
    """Callers without a session write none."""
    fresh.guest_link()
    before = leaves(fresh)
    ask(fresh, KNOWN)
    Caller(fresh.app, "").post("/sessions", {"token": new_id()})
    assert leaves(fresh) == before
