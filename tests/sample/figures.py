"""The figures of a run, read back through the API by those who may know them.

- Figures only: no word that anybody typed in, so a sector is its size.
- What was said in other words has no handle for anybody, and is counted by that.
"""

import hashlib
from collections import Counter
from itertools import pairwise
from typing import Any

from tests.sample.drafting import open_brackets, states
from tests.sample.exploration import packs
from tests.sample.handoff import NO_ANSWER
from tests.sample.room import Room

COURSE = ("convening", "exploration", "drafting", "hand-off", "closed")


def summary(room: Room, document: bytes) -> dict[str, Any]:
    """What the sample came to."""
    return {
        "participants": len(room.sample.experts),
        **_convened(room),
        **_explored(room),
        **_drafted(room),
        **_handed_off(room),
        "stops": room.stops,
        "steps_back": _steps_back(room),
        "brief_sha256": hashlib.sha256(document).hexdigest(),
    }


def _convened(room: Room) -> dict[str, Any]:
    candidates = list(room.secretary.items(room.path("candidates")))
    mandates = room.secretary.items(room.path("mandates"))
    states = Counter(one["state"] for one in candidates)
    findings = Counter(one["assessment"]["finding"] for one in candidates if one["assessment"])
    sectors = Counter(expert.sector for expert in room.sample.experts)
    return {
        "sectors": sorted(sectors.values(), reverse=True),
        "sounded": len(candidates),
        "declined": findings["decline"] + states["declined"],
        "suspended": sum(bool(one["reported"]) for one in mandates),
    }


def _explored(room: Room) -> dict[str, Any]:
    rounds = list(room.editor.items(room.path("rounds")))
    contributions = list(room.editor.items(room.path("contributions")))
    return {
        "formats": len({one["format"] for one in rounds}),
        "rounds": sum(one["state"] == "released" for one in rounds),
        "contributions": len(contributions),
        "wrote": len({one["handle"] for one in contributions} - {None}),
        "positions": sum(_took_one(room, expert.key) for expert in room.sample.experts),
        "paraphrases": sum(one["handle"] is None for one in contributions),
        **_judged(room),
    }


def _judged(room: Room) -> dict[str, Any]:
    """How the questions ended, each with the last round that asked it, and how many of them
    needed a third."""
    asked = {one["question"]["id"]: one for one in packs(room)}
    again = {name: one["question"]["again"] for name, one in asked.items()}
    last = [asked[name]["now"]["verdict"]["verdict"] for name in again.keys() - again.values()]
    return {
        "verdicts": dict(sorted(Counter(last).items())),
        "third_rounds": sum(again.get(before) is not None for before in again.values()),
    }


def _took_one(room: Room, key: str) -> bool:
    return bool(room.of(key).get(room.path("positions") + "?limit=1").json["items"])


def _drafted(room: Room) -> dict[str, Any]:
    paragraphs = list(room.editor.items(room.path("paragraphs")))
    amendments = [
        amendment
        for one in paragraphs
        for amendment in room.editor.items(room.path("paragraphs", one["id"], "amendments"))
    ]
    found = list(states(room))
    return {
        "paragraphs": sum(one["adopted"] for one in paragraphs),
        "amendments": len(amendments),
        "brackets": {
            "opened": room.bracketed,
            "closed": room.bracketed - open_brackets(room),
        },
        "dissents": {
            "recorded": len(found),
            **{state: found.count(state) for state in ("carried", "withdrawn", "merged")},
        },
        "recommendations": len(list(room.editor.items(room.path("recommendations")))),
    }


def _handed_off(room: Room) -> dict[str, Any]:
    path = room.path("briefs", room.ids["brief"])
    brief = room.secretary.get(path).json
    deliveries = brief["deliveries"]
    asked = [one for delivery in deliveries for one in delivery["asked"]]
    asked_back = room.chairs[0].items(room.path("clarifications"))
    return {
        "acknowledged": sum(delivery["acknowledged"] for delivery in deliveries),
        "answered": sum(one["response"] not in {None, NO_ANSWER} for one in asked),
        "clarifications": sum(one["forwarded"] for one in asked_back),
        "escalations": int(brief["escalated"]),
    }


def _steps_back(room: Room) -> int:
    """How often the track entered an earlier phase than the one before."""
    entered = room.chairs[0].get(room.path("milestones")).json["items"]
    phases = [COURSE.index(one["phase"]) for one in entered]
    return sum(later < earlier for earlier, later in pairwise(phases))
