"""Convening: the track is opened, people are asked, assessed and seated."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.sample.client import Client
from tests.sample.material import Person
from tests.sample.room import Job, Room, until

PATIENCE = 120.0
"""Seconds to wait for soundings to lapse."""

TRACK_FIELDS = (
    "question",
    "background",
    "why_now",
    "next_steps",
    "convener",
    "funders",
    "visibility",
    "level",
    "sensitivity",
    "sample",
    "terms",
    "programme_area",
    "funding",
    "report_by",
    "retention",
    "topics",
)


def open_track(room: Room) -> None:
    """The founding officer opens the track and takes the eligibility seat beside."""
    known = room.sample.track
    charter = {name: known[name] for name in TRACK_FIELDS if name in known}
    room.track = room.secretary.act("/tracks", charter)
    founder = room.sample.founder
    _grant(room, replace(founder, email=room.founded_by or founder.email), founder.seats)


def seat_staff(room: Room) -> None:
    """Staff, chairs, decision-makers and auditor are seated and sign in."""
    material = room.sample
    places = [
        *((person, person.seats) for person in material.staff),
        *((person, ("chair",)) for person in material.chairs),
        *((person, ("decision_maker",)) for person in material.decision_makers),
        *((person, ("auditor",)) for person in material.auditors),
    ]
    for person, seats in places:
        _grant(room, person, seats)
    for person, _ in places:
        if not person.by_letter:
            room.call(person)


def agree_on_terms(room: Room) -> None:
    """The funding changed; the secretariat writes both texts, and a chair approves each."""
    charter = room.secretary.get(room.path("charter"))
    room.secretary.act(room.path("charter"), room.sample.terms["amendment"], charter.version)
    for text in room.sample.terms["texts"]:
        sections = [{"section": name, "text": said} for name, said in text["sections"].items()]
        body = {"kind": text["kind"], "sections": sections}
        number = room.secretary.act(room.path("terms"), body)
        room.ids[text["file"]] = number
        shown = room.chairs[0].get(room.path("terms", number)).json
        sign = {"sha256": shown["sha256"]}
        room.chairs[0].act(room.path("terms", number, "approve"), sign)


def fetch_terms(room: Room) -> Iterable[tuple[str, bytes]]:
    """Both texts as the chairs approved them: the name of the file, and the file."""
    for text in room.sample.terms["texts"]:
        path = room.path("terms", room.ids[text["file"]], "document")
        yield text["file"], room.editor.get(path).content


def draw_map(room: Room) -> None:
    """The secretariat enters who has a stake in the question, and how they stand to each other."""
    path = room.path("actor-map")
    for actor in room.sample.convening["actors"]:
        body = {name: value for name, value in actor.items() if name != "key"}
        room.ids[actor["key"]] = room.secretary.act(path, body)
    for relation in room.sample.convening["relations"]:
        body = {
            "source": room.ids[relation["from_actor"]],
            "target": room.ids[relation["to_actor"]],
            **{name: relation[name] for name in ("bond", "strength", "trend", "note")},
        }
        room.secretary.act(f"{path}/relations", body)


def get_ready(room: Room) -> None:
    """The secretariat answers the questions of readiness; a chair decides on the answers."""
    for item in room.sample.convening["readiness"]:
        body = {
            "topic": item["key"],
            "answer": item["answer"],
            "evidence": item["evidence"],
            "owner": item["owner"],
            "residual_risk": item["risk"],
        }
        room.secretary.act(room.path("readiness"), body)
    decide(room)


def decide(room: Room) -> None:
    """A chair decides on the answers that stand there now."""
    shown = room.chairs[0].get(room.path("readiness"))
    decision = room.sample.convening["decision"]
    body = {"outcome": decision["kind"], "mitigation": decision["mitigation"]}
    room.chairs[0].act(room.path("readiness", "decision"), body, shown.version)


def sound(room: Room) -> None:
    """Everybody on the list of candidates is nominated, screened and sounded."""
    fit = {"fit": True, "reason": room.sample.findings["fit"]}
    for person in _candidates(room):
        candidate = room.secretary.act(room.path("candidates"), _nomination(person))
        room.secretary.act(room.path("candidates", candidate, "screening"), fit)
        room.secretary.act(room.path("candidates", candidate, "sounding"), {})
        room.ids[person.key] = candidate


def declare(room: Room) -> None:
    """Whoever answers signs in with their own link, and declines or declares."""
    reached = [person for person in _candidates(room) if not person.lapses]
    for person in reached:
        room.call(person)
    jobs = {one.key: _declining if one.declines else _declaring for one in reached}
    room.side_by_side({one.key: [jobs[one.key](room, one)] for one in reached})


def assess(room: Room) -> None:
    """Declarations are assessed; whoever speaks for a state is declined."""
    for person in _willing(room):
        body = {
            "finding": person.finding,
            "reason": room.sample.findings[person.finding],
            "topics": _topics(room, person),
        }
        room.secretary.act(room.path("candidates", room.ids[person.key], "assessment"), body)


def seat_experts(room: Room) -> None:
    """Whoever was accepted takes an expert's seat."""
    for person in room.sample.experts:
        body = {"seat": "expert", "candidate": room.ids[person.key]}
        room.secretary.act(room.path("seats"), body)


def _candidates(room: Room) -> Iterable[Person]:
    return (*room.sample.experts, *room.sample.others)


def await_lapses(room: Room) -> None:
    """The soundings that nobody answered lapse when their time is over."""

    def waiting() -> bool:
        found = room.secretary.items(room.path("candidates"))
        return any(one["state"] in {"sounded", "opened"} for one in found)

    until(lambda: not waiting(), "a sounding did not lapse in time", PATIENCE)


def report_mandates(room: Room) -> None:
    """Whoever acquired a mandate reports it: their seat is suspended, and writes nothing more."""
    for person in room.sample.experts:
        if person.acquires:
            body = {"kind": "office", "what": person.acquires}
            room.of(person.key).act(room.path("mandates"), body)


def _topics(room: Room, person: Person) -> list[str]:
    """What somebody who is restricted stays out of."""
    return room.sample.track["topics"][:1] if person.finding == "restrict" else []


def _willing(room: Room) -> list[Person]:
    return [one for one in _candidates(room) if not (one.declines or one.lapses)]


def _nomination(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "affiliation": person.affiliation,
        "sector": person.sector,
        "country": person.country,
        "aliases": list(person.aliases),
        "gender": person.gender,
        "discipline": person.discipline,
    }


def _declining(room: Room, _: Person) -> Job:
    return lambda client: client.act(room.path("reply"), {"willing": False})


def _declaring(room: Room, person: Person) -> Job:
    body = {
        "personal_capacity": not person.represents,
        "under_instruction": bool(person.represents),
        "represents": person.represents,
        "interests": person.interests,
        "undertaking": True,
    }

    def job(client: Client) -> str:
        return client.act(room.path("declaration"), body)

    return job


def _grant(room: Room, person: Person, seats: Iterable[str]) -> None:
    for seat in seats:
        body = {
            "seat": seat,
            "name": person.name,
            "email": person.email,
            "title": person.title,
            "affiliation": person.affiliation,
            "side": person.side,
        }
        seat_id = room.secretary.act(room.path("seats"), body)
        room.ids[person.key] = seat_id
