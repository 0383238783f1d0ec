"""Whatever is sent: a problem that names the field and what it accepts, and nothing written."""

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from documents.models.commands import CommandRow
from documents.models.contributions import Contribution
from tests.api.house import House

CANARY = "kanarienvogel"
SOUNDING: dict[str, Any] = {
    "name": "A name",
    "email": "a@example.org",
    "affiliation": "An institute",
    "sector": "science",
    "country": "Atlantis",
    "aliases": [],
}

WRONG_FIELDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a number for a text": ({"name": 5}, "name", "text of 1 to 300 characters"),
    "an empty text": ({"name": ""}, "name", "text of 1 to 300 characters"),
    "only spaces": ({"name": " \u00a0\u2003"}, "name", "text of 1 to 300 characters"),
    "only joiners": ({"name": "\u200c\u200d"}, "name", "text of 1 to 300 characters"),
    "a text too long": ({"name": "x" * 301}, "name", "text of 1 to 300 characters"),
    "a null": ({"name": None}, "name", "text of 1 to 300 characters"),
    "a text for a list": ({"aliases": CANARY}, "aliases", "a list of 0 to 20 items"),
    "too many items": ({"aliases": ["x"] * 21}, "aliases", "a list of 0 to 20 items"),
    "an unknown field": ({CANARY: 1}, "body", "an object with only: name, email"),
    "a mass assignment": ({"state": "seated"}, "body", "an object with only: name, email"),
    "a control character": ({"name": f"{CANARY}\u0007"}, "name", "without control"),
    "a carriage return": ({"name": f"{CANARY}\r\nx"}, "name", "without control"),
    "an escape sequence": ({"name": f"{CANARY}\u001b[31m"}, "name", "without control"),
    "a null character": ({"name": f"{CANARY}\u0000"}, "name", "without control"),
    "a direction override": ({"name": f"{CANARY}\u202e"}, "name", "without control"),
    "a direction isolate": ({"name": f"{CANARY}\u2066"}, "name", "without control"),
    "a zero-width space": ({"name": f"{CANARY}\u200b"}, "name", "without control"),
    "a tag character": ({"name": f"{CANARY}\U000e0041"}, "name", "without control"),
    "one bad item": ({"aliases": ["x", f"{CANARY}\u0007"]}, "aliases.1", "without control"),
}


def written(house: House) -> tuple[int, int]:
    """How many commands and contributions there are."""
    with house.store.begin() as uow:
        counts = [
            uow.session.scalar(select(func.count()).select_from(kind)) or 0
            for kind in (CommandRow, Contribution)
        ]
    return counts[0], counts[1]


@pytest.mark.parametrize("what", WRONG_FIELDS)
def test_a_wrong_field_is_named_with_what_it_accepts(what: str, open_house: House) -> None:
    """The field, what it accepts, and nothing of what was sent."""
    change, field, accepted = WRONG_FIELDS[what]
    before = written(open_house)
    path = f"/tracks/{open_house.track}/candidates"
    answer = open_house.people["founder"].post(path, SOUNDING | change)
    assert answer.status_code == 422, answer.get_data(as_text=True)
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    named = {fault["field"]: fault["accepted"] for fault in answer.json["errors"]}
    assert accepted in named[field]
    assert CANARY not in answer.get_data(as_text=True)
    assert written(open_house) == before


@pytest.mark.parametrize("name", [name for name in SOUNDING if name != "aliases"])
def test_a_missing_field_is_named(name: str, open_house: House) -> None:
    """What is not sent is asked for."""
    body = {key: value for key, value in SOUNDING.items() if key != name}
    answer = open_house.people["founder"].post(f"/tracks/{open_house.track}/candidates", body)
    assert answer.json is not None
    assert [fault["field"] for fault in answer.json["errors"]] == [name]


WRONG_BODIES: dict[str, tuple[str | bytes, str, int]] = {
    "nothing": (b"", "application/json", 400),
    "not JSON": (b"{", "application/json", 400),
    "a list": (b"[]", "application/json", 400),
    "a number": (b"7", "application/json", 400),
    "a null": (b"null", "application/json", 400),
    "not UTF-8": (b'{"seen": "\xff"}', "application/json", 400),
    "UTF-16": ('{"seen": "convening"}'.encode("utf-16"), "application/json", 400),
    "a byte order mark": (b'\xef\xbb\xbf{"seen": "convening"}', "application/json", 400),
    "half a character": (b'{"seen": "\\ud800"}', "application/json", 400),
    "a name twice": (b'{"seen": "convening", "seen": "closed"}', "application/json", 400),
    "not a number": (b'{"seen": NaN}', "application/json", 400),
    "an endless number": (b'{"seen": 1e999}', "application/json", 400),
    "a very long number": (b'{"seen": ' + b"9" * 20_000 + b"}", "application/json", 400),
    "a deep list": (b'{"seen": ' + b"[" * 13 + b"]" * 13 + b"}", "application/json", 400),
    "a depth bomb": (b"[" * 10_000, "application/json", 400),
    "a depth bomb of objects": (b'{"a":' * 10_000, "application/json", 400),
    "a form": (b"seen=convening", "application/x-www-form-urlencoded", 415),
    "plain text": (b'{"seen": "convening"}', "text/plain", 415),
    "no type": (b'{"seen": "convening"}', "", 415),
    "over 64 KiB": (b" " * 65_537, "application/json", 413),
    "ten megabytes": (b" " * 10_000_000, "application/json", 413),
}


@pytest.mark.parametrize("what", WRONG_BODIES)
def test_a_body_that_is_no_json_of_ours_is_refused(what: str, open_house: House) -> None:
    """Type, size, encoding, depth, doubles: refused before anything is looked at."""
    data, kind, status = WRONG_BODIES[what]
    before = written(open_house)
    chair = open_house.people["chair"]
    answer = open_house.app.test_client().post(
        f"/api/v1/tracks/{open_house.track}/advance",
        data=data,
        content_type=kind or None,
        headers={"Authorization": f"Bearer {chair.session}", "Idempotency-Key": "k"},
        base_url="http://localhost:8000",
    )
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert written(open_house) == before


@pytest.mark.parametrize(
    ("closes_at", "fits"),
    [
        ("2027-01-01T00:00:00Z", True),
        ("2027-01-01T00:00:00+05:30", True),
        ("2027-01-01T00:00:00", False),
        ("2027-01-01", False),
        ("1798761600", False),
        (1798761600, False),
        ("2027-13-01T00:00:00Z", False),
        ("\uff12\uff1027-01-01T00:00:00Z", False),
    ],
)
def test_a_time_carries_its_offset(closes_at: object, fits: bool, open_house: House) -> None:
    """RFC 3339, and nothing that merely looks like a time."""
    body = {"title": "", "questions": [{"text": "Why?"}], "closes_at": closes_at}
    answer = open_house.people["editor"].post(f"/tracks/{open_house.track}/rounds", body)
    assert answer.json is not None
    named = [fault["field"] for fault in answer.json["errors"]]
    assert ("closes_at" in named) is not fits


@pytest.mark.parametrize(("length", "status"), [(0, 422), (1, 201), (8000, 201), (8001, 422)])
def test_a_contribution_has_1_to_8000_characters(
    length: int, status: int, house_with_round: tuple[House, str]
) -> None:
    """Counted in characters, after normalisation."""
    house, number = house_with_round
    body = {"round": number, "kind": "issue", "text": "ä" * length}
    answer = house.people["expert1"].post(f"/tracks/{house.track}/contributions", body)
    assert answer.status_code == status


def test_lengths_are_counted_after_normalisation(house_with_round: tuple[House, str]) -> None:
    """A letter and its accent are one character, and are kept as one."""
    house, number = house_with_round
    body = {"round": number, "kind": "issue", "text": "a\u0308" * 8000}
    expert, path = house.people["expert2"], f"/tracks/{house.track}/contributions"
    assert expert.post(path, body).status_code == 201
    mine = expert.get(f"{path}/mine").json
    assert mine is not None
    assert mine["items"][0]["text"] == "ä" * 8000


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?limit=0", "limit"),
        ("?limit=101", "limit"),
        ("?limit=ten", "limit"),
        ("?limit=-1", "limit"),
        ("?cursor=%00", "cursor"),
        ("?cursor=" + "x" * 200, "cursor"),
        ("?cursor=a", "cursor"),
        (f"?{CANARY}=1", "query"),
        (f"?round={CANARY}", "round"),
    ],
)
def test_a_wrong_query_is_named(query: str, field: str, open_house: House) -> None:
    """Limits, cursors and filters are checked like fields."""
    path = f"/tracks/{open_house.track}/contributions{query}"
    answer = open_house.people["expert1"].get(path)
    assert answer.status_code == 422
    assert answer.json is not None
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
    assert CANARY not in answer.get_data(as_text=True)


@pytest.mark.parametrize("number", ["", "0", "-1", "1.0", "1e3", "٣", "1000000", CANARY])
def test_what_is_no_number_is_named(number: str, open_house: House) -> None:
    """A whole number from 1 on, in figures; one that names nothing there is a 404."""
    path = f"/tracks/{open_house.track}/draft/comparison?since="
    answer = open_house.people["expert1"].get(path + number)
    assert answer.status_code == 422
    assert answer.json is not None
    assert [fault["field"] for fault in answer.json["errors"]] == ["since"]
    assert open_house.people["expert1"].get(path + "999999").status_code == 404


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 129, "schlüssel", "\t"])
def test_an_unusable_idempotency_key_is_refused(key: str, open_house: House) -> None:
    """1 to 128 visible ASCII characters."""
    path, sent = f"/tracks/{open_house.track}/pause", key.encode().decode("latin-1")
    headers = {"Idempotency-Key": sent} if key else {}
    body = json.dumps({"seen": "exploration"})
    answer = open_house.people["chair"].call("POST", path, body, headers)
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["type"].endswith(":idempotency_key")


def test_fields_that_belong_together_are_asked_for_together(open_house: House) -> None:
    """A seat without a candidate needs a name and an address."""
    path = f"/tracks/{open_house.track}/seats"
    answer = open_house.people["founder"].post(path, {"seat": "chair", "name": CANARY})
    assert answer.status_code == 422
    assert answer.json is not None
    assert [fault["field"] for fault in answer.json["errors"]] == ["name", "email"]
    assert CANARY not in answer.get_data(as_text=True)
