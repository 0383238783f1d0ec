"""Hand-off: the brief is asked for, returned once, approved, released, answered."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.sample.client import Client
from tests.sample.drafting import passage_body
from tests.sample.material import Person
from tests.sample.room import Room, tag, until

NO_ANSWER = "no_answer_by_date"
ANSWER_TIME = 60.0  # seconds; longer than the time for answers of the full sample
FILES = {"brief": "document", "annex": "annex", "reply-slip": "reply-slip"}


class NotReadyError(Exception):
    """The release gate found something; the findings name passages, never content."""


def ask_and_return(room: Room) -> None:
    """The first brief: one chair approves it, the other returns it with a reason."""
    number = _ask(room)
    sha256 = _shown(room.chairs[0], room, number)["sha256"]
    room.chairs[0].act(room.path("briefs", number, "approve"), {"sha256": sha256})
    body = {"sha256": sha256, "reason": room.sample.brief["return"]["reason"]}
    room.chairs[1].act(room.path("briefs", number, "return"), body)


def mend_and_ask_again(room: Room) -> None:
    """The rapporteur mends the passage and asks again; both chairs approve the new hash."""
    for passage in room.sample.brief["passages"]:
        if "first" in passage:
            body = passage_body(room, passage) | {"replaces": room.ids[passage["key"]]}
            room.editor.act(room.path("passages"), body)
    room.ids["brief"] = _ask(room)
    for chair in room.chairs:
        body = {"sha256": _shown(chair, room, room.ids["brief"])["sha256"]}
        chair.act(room.path("briefs", room.ids["brief"], "approve"), body)


def release(room: Room) -> None:
    """An officer of the secretariat and a chair release the brief."""
    path = room.path("briefs", room.ids["brief"])
    for person in (room.officer, room.chairs[1]):
        person.act(f"{path}/release", {"sha256": person.get(path).json["sha256"]})


def answer(room: Room) -> None:
    """Whoever uses the site acknowledges the brief and answers what was asked of them."""
    path = room.path("briefs", room.ids["brief"])
    for person in _on_the_site(room):
        room.of(person.key).act(f"{path}/acknowledge", {})
    for item in room.sample.brief["answers"]:
        if item.get("by_letter"):
            continue
        body = {
            "recommendation": room.ids[item["recommendation"]],
            "response": item["response"],
            "reasons": item["reasons"],
        }
        room.of(item["decision_maker"]).act(f"{path}/answers", body)


def clarify(room: Room) -> None:
    """An addressee asks back, the rapporteur drafts the reply, a chair forwards it."""
    for item in room.sample.brief["clarifications"]:
        body = {"question": item["question"], "recommendation": room.ids[item["recommendation"]]}
        path = room.path("briefs", room.ids["brief"], "clarifications")
        number = room.of(item["decision_maker"]).act(path, body)
        for person, verb, said in (
            (room.editor, "draft", {"text": item["reply"]}),
            (room.chairs[0], "reply", {}),
        ):
            listed = person.items(room.path("clarifications"))
            found = next(one for one in listed if one["id"] == number)
            person.act(room.path("clarifications", number, verb), said, tag(found))


def await_escalation(room: Room) -> None:
    """Somebody has not answered when three quarters of the time for answers are over."""
    path, chair = room.path("briefs", room.ids["brief"]), room.chairs[0]
    until(lambda: chair.get(path).json["escalated"], "a silence was not escalated", ANSWER_TIME)


def answer_by_letter(room: Room) -> None:
    """One officer records the receipt and the answers that came; the other confirms each."""
    for person in room.sample.decision_makers:
        if person.by_letter:
            _record(room, person.key, {})
    for item in room.sample.brief["answers"]:
        if item.get("by_letter"):
            said = {"response": item["response"], "reasons": item["reasons"]}
            said["recommendation"] = room.ids[item["recommendation"]]
            _record(room, item["decision_maker"], said)


def _record(room: Room, addressee: str, said: Mapping[str, str]) -> None:
    path = room.path("recorded-answers")
    came = {"brief": room.ids["brief"], "addressee": room.ids[addressee], "channel": "letter"}
    number = room.secretary.act(path, {**came, **said})
    room.officer.act(f"{path}/{number}/confirm", {})


def fetch_files(room: Room) -> Mapping[str, bytes]:
    """Brief, annex and slip as the decision-makers get them: the same bytes for everybody; the
    brief as signed, the others as the brief names them."""
    files = {f"{name}.docx": _fetch(room, part) for name, part in FILES.items()}
    shown = _shown(room.chairs[0], room, room.ids["brief"])["sha256"]
    brief, *others = files.values()
    named = [hashlib.sha256(file).hexdigest().encode() for file in others]
    if hashlib.sha256(brief).hexdigest() != shown or not all(one in brief for one in named):
        raise ValueError("the files are not those that were approved")
    return files


def _fetch(room: Room, part: str) -> bytes:
    path = room.path("briefs", room.ids["brief"], part)
    (found,) = {room.of(person.key).get(path).content for person in _on_the_site(room)}
    return found


def write_out(out: Path, name: str, content: bytes) -> None:
    """Write a file that is either there whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    draft = out / f".{name}.part"
    draft.write_bytes(content)
    draft.replace(out / name)


def _on_the_site(room: Room) -> list[Person]:
    return [person for person in room.sample.decision_makers if not person.by_letter]


def _ask(room: Room) -> str:
    number = room.editor.act(room.path("briefs"), {})
    until(lambda: _shown(room.editor, room, number)["state"] != "asked", "no brief was drafted")
    shown = _shown(room.editor, room, number)
    if shown["state"] != "ready":
        raise NotReadyError(f"{shown['state']}: {shown.get('findings')}")
    return number


def _shown(client: Client, room: Room, number: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(room.path("briefs", number)).json
    return found
