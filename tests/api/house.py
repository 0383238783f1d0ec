"""A house to knock at: the real application on a real record, with an engine that answers at once.

- The stand-in engine runs each stored command as the worker would, in the same thread; it can
  be taken away.
- Every person signs in with a one-time link of their own, and a second factor where it is needed.
"""

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.app import create_app
from documents.ids import new_id
from documents.operations import accounts, course
from documents.store import Store
from policies.charter import SECTIONS
from tests.databases import Databases
from tests.fakes import FrozenClock
from tests.records import open_store
from tests.sample.authenticator import code_at
from workflows.gateway import EngineDown

URL = "http://localhost:8000"
BASE = "/api/v1"
EVERYTHING_SEEN = 10**9

CHARTER: dict[str, Any] = {
    "question": "How can a lake be shared?",
    "background": "Two countries draw from one lake.",
    "why_now": "The treaty ends next year.",
    "next_steps": "A conference of both ministries.",
    "convener": "A university",
    "funders": ["A foundation"],
    "visibility": "masked",
    "level": "international",
    "sensitivity": "confidential",
    "sample": True,
    "terms": {
        "confirm_seconds": 0,
        "tick_seconds": 1,
        "embargo_seconds": 0,
        "answer_seconds": 60,
        "fresh_seconds": 900,
        "quorum": 1,
    },
}


class EngineAtHand:
    """A gateway that performs commands itself; `down` makes it the engine that is away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.down = False

    def act(self, command_id: str, workflow_id: str) -> None:  # noqa: ARG002
        """Perform a stored command, as the track's workflow would."""
        if self.down:
            raise EngineDown
        course.perform(self._store, command_id, EVERYTHING_SEEN)


@dataclass
class Caller:
    """One person's session at the interface."""

    app: Flask
    session: str = field(repr=False)

    def get(self, path: str, **headers: str) -> TestResponse:
        """Read below `/api/v1`."""
        return self.call("GET", path, headers=headers)

    def post(
        self, path: str, body: object = None, key: str = "", match: str = "", **headers: str
    ) -> TestResponse:
        """Act below `/api/v1`; a new idempotency key unless one is given."""
        sent = {"Idempotency-Key": key or new_id(), **headers}
        if match:
            sent["If-Match"] = match
        return self.call("POST", path, json.dumps({} if body is None else body), sent)

    def call(
        self, method: str, path: str, data: str | bytes = "", headers: Mapping[str, str] = {}
    ) -> TestResponse:
        """Any request with this session."""
        known = {"Authorization": f"Bearer {self.session}", **headers}
        kind = "application/json" if data else None
        return self.app.test_client(use_cookies=False).open(
            BASE + path, method=method, data=data, headers=known, base_url=URL, content_type=kind
        )

    def done(self, path: str, body: object = None, **more: str) -> str:
        """Act, expect that it was allowed, and answer the id."""
        answer = self.post(path, body, **more)
        assert answer.status_code in (200, 201), answer.get_data(as_text=True)
        assert answer.json is not None
        return str(answer.json["id"])


def form_of(client: FlaskClient, link: str) -> dict[str, str]:
    """The fields of the form that a page shows."""
    page = client.get(link.removeprefix(URL), base_url=URL).get_data(as_text=True)
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))


class House:
    """One deployment in a folder of its own."""

    def __init__(self, home: Path, url: str = URL, databases: Databases | None = None) -> None:
        self.clock = FrozenClock()
        self.store = open_store(home, databases, self.clock, url=url)
        self.settings = self.store.settings
        self.engine = EngineAtHand(self.store)
        self.app = create_app(self.store, self.engine, self.settings)  # type: ignore[arg-type]
        self.track = ""
        self.people: dict[str, Caller] = {}
        self.secrets: dict[str, str] = {}
        self.recovery: dict[str, list[str]] = {}

    def link_for(self, email: str) -> str:
        """A fresh sign-in link for the account of this address."""
        with self.store.begin() as uow:
            account = accounts.find(uow, email)
            assert account is not None
            link = accounts.make_link(uow, account)
            uow.commit()
        return link

    def guest_link(self) -> str:
        """A fresh link of somebody with an account and no seat, who needs no second factor."""
        with self.store.begin() as uow:
            accounts.find_or_create(uow, "outsider@example.org", "Outsider")
            uow.commit()
        return self.link_for("outsider@example.org")

    def browser(self, email: str) -> FlaskClient:
        """A browser in which this person, who was here before, has signed in."""
        client = self.app.test_client()
        client.post("/sign-in", data=form_of(client, self.link_for(email)), base_url=URL)
        if client.get("/", base_url=URL).status_code == http.client.SEE_OTHER:
            form = form_of(client, "/second-factor") | {"code": self.code_of(email)}
            client.post("/second-factor", data=form, base_url=URL)
        return client

    def code_of(self, email: str) -> str:
        """A recovery code of this person; empty for who has no second factor."""
        with self.store.begin() as uow:
            account = accounts.find(uow, email)
        codes = self.recovery.get(account.id, []) if account else []
        return codes.pop() if codes else ""

    def founder_link(self) -> str:
        """A fresh link of somebody who may open tracks."""
        with self.store.begin() as uow:
            accounts.appoint(uow, "founder@example.org", "Founder")
            uow.commit()
        return self.link_for("founder@example.org")

    def sign_in(self, link: str) -> Caller:
        """A session from a link."""
        body = json.dumps({"token": link.rsplit("/", 1)[-1]})
        answer = self.app.test_client(use_cookies=False).post(
            f"{BASE}/sessions",
            data=body,
            headers={"Idempotency-Key": new_id()},
            content_type="application/json",
            base_url=URL,
        )
        assert answer.status_code == 201, answer.get_data(as_text=True)
        assert answer.json is not None
        caller = Caller(self.app, answer.json["session"])
        self._prove(caller, answer.json["account"], answer.json["waits_for"])
        return caller

    def _prove(self, caller: Caller, account: str, waits_for: str) -> None:
        """Set up a second factor, or use one of its recovery codes, where that is asked for."""
        if waits_for == "enrolment":
            offered = caller.get("/sessions/current/factor").json or {}
            self.secrets[account] = offered["secret"]
            proof = {"code": code_at(offered["secret"], self.clock.now())}
            answer = caller.post("/sessions/current/factor", proof)
            assert answer.status_code == 201, answer.get_data(as_text=True)
            self.recovery[account] = list((answer.json or {})["recovery_codes"])
        elif waits_for == "code":
            proof = {"code": self.recovery[account].pop()}
            assert caller.post("/sessions/current/fresh", proof).status_code == 200

    def visitor(self) -> Caller:
        """Somebody without a session."""
        return Caller(self.app, "")

    def outsider(self) -> Caller:
        """Somebody with an account and no seat in any track."""
        return self.sign_in(self.guest_link())

    def seat(self, name: str, *seats: str) -> str:
        """Let the founder seat somebody; they sign in. Answers the id of the last seat."""
        email, seat_id = f"{name}@example.org", ""
        for seat in seats:
            body = {"seat": seat, "name": name.title(), "email": email, "side": name}
            seat_id = self.people["founder"].done(f"/tracks/{self.track}/seats", body)
        self.people[name] = self.sign_in(self.link_for(email))
        return seat_id

    def agree_on_terms(self) -> None:
        """Both texts are written and approved."""
        path = f"/tracks/{self.track}/terms"
        for kind, sections in SECTIONS.items():
            body = {"kind": kind, "sections": [{"section": s, "text": "So."} for s in sections]}
            number = self.people["founder"].done(path, body)
            shown = self.people["chair"].get(f"{path}/{number}").json
            assert shown is not None
            sign = {"sha256": shown["sha256"]}
            self.people["chair"].done(f"{path}/{number}/approve", sign)

    def ready(self) -> None:
        """All questions of readiness are answered where they were not; a chair decides."""
        path = f"/tracks/{self.track}/readiness"
        seen = self.people["chair"].get(path)
        assert seen.json is not None
        for asked in seen.json["questions"]:
            if asked["answer"] is None:
                body = {"topic": asked["topic"], "answer": "It is.", "evidence": "A note."}
                body |= {"owner": "The secretariat", "residual_risk": "low"}
                self.people["founder"].done(path, body)
        version = self.people["chair"].get(path).headers["ETag"]
        self.people["chair"].done(f"{path}/decision", {"outcome": "proceed"}, match=version)

    def expert(self, name: str) -> None:
        """Nominate, screen, sound, declare, assess and seat an expert."""
        founder, here = self.people["founder"], f"/tracks/{self.track}"
        person = {"name": name.title(), "email": f"{name}@example.org", "country": "Atlantis"}
        person |= {"affiliation": "An institute", "sector": "science"}
        candidate = founder.done(f"{here}/candidates", person)
        fit = {"fit": True, "reason": "Known for the work."}
        founder.done(f"{here}/candidates/{candidate}/screening", fit)
        founder.done(f"{here}/candidates/{candidate}/sounding", {})
        self.people[name] = self.sign_in(self.link_for(f"{name}@example.org"))
        declared = {"personal_capacity": True, "under_instruction": False, "undertaking": True}
        self.people[name].done(f"{here}/declaration", declared)
        found = {"finding": "accept", "reason": "Free of any mandate."}
        founder.done(f"{here}/candidates/{candidate}/assessment", found)
        founder.done(f"{here}/seats", {"seat": "expert", "candidate": candidate})


def opened(home: Path) -> House:
    """A house with one track in convening, opened by the founder."""
    house = House(home)
    house.people["founder"] = house.sign_in(house.founder_link())
    house.track = house.people["founder"].done("/tracks", CHARTER)
    founder = {"seat": "eligibility_officer", "name": "Founder", "email": "founder@example.org"}
    house.people["founder"].done(f"/tracks/{house.track}/seats", founder)
    house.seat("editor", "facilitator", "rapporteur")
    house.seat("chair", "chair")
    house.seat("minister", "decision_maker")
    house.seat("auditor", "auditor")
    return house


def exploring(home: Path) -> House:
    """A house whose track is in exploration, with five experts and one open round."""
    house = opened(home)
    for number in range(1, 6):
        house.expert(f"expert{number}")
    house.agree_on_terms()
    house.ready()
    here = f"/tracks/{house.track}"
    house.people["chair"].done(f"{here}/advance", {"seen": "convening"})
    return house
