"""Convening: the track is opened, people are asked, assessed and seated."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.sample.client import Client
from tests.sample.material import Person
from tests.sample.room import Room

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
)


def open_track(room: Room) -> None:
    """The founding officer opens the track and takes the eligibility seat beside."""
    charter = {name: room.sample.track[name] for name in TRACK_FIELDS}
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


def sound(room: Room) -> None:
    """Everybody on the list of candidates is sounded."""
    for person in _candidates(room):
        room.ids[person.key] = room.secretary.act(room.path("candidates"), _sounding(person))


def declare(room: Room) -> None:
    """Whoever is willing signs in with their own link and declares mandate and interests."""
    for person in _willing(room):
        room.call(person)
    room.side_by_side({person.key: [_declaring(room, person)] for person in _willing(room)})


def assess(room: Room) -> None:
    """Declarations are assessed; whoever speaks for a state is declined."""
    for person in _willing(room):
        body = {"finding": person.finding, "reason": room.sample.findings[person.finding]}
        room.secretary.act(room.path("candidates", room.ids[person.key], "assessment"), body)


def seat_experts(room: Room) -> None:
    """Whoever was accepted takes an expert's seat."""
    for person in room.sample.experts:
        body = {"seat": "expert", "candidate": room.ids[person.key]}
        room.secretary.act(room.path("seats"), body)


def _candidates(room: Room) -> Iterable[Person]:
    return (*room.sample.experts, *room.sample.others)


def _willing(room: Room) -> list[Person]:
    return [one for one in _candidates(room) if not (one.declines or one.lapses)]


def _sounding(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "affiliation": person.affiliation,
        "sector": person.sector,
        "country": person.country,
        "aliases": list(person.aliases),
    }


def _declaring(room: Room, person: Person) -> Any:
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
