"""How every course act comes about: a track that stands right before it, and how it is asked for.

- `WAYS` has one entry for each course act; the table of kills is made from it.
- Nothing falls due in these tracks while they wait: silence, answers and ticks take longer.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from documents.models.recommendations import Recommendation
from documents.operations.answers import ByHand
from documents.operations.shreddings import Shred
from documents.operations.stops import Stop
from documents.operations.tracks import Terminate
from documents.sealing import dump
from policies.acts import Act
from policies.terms import Channel, Phase
from tests.records import tick
from tests.room import CHARTER, TERMS, Room

DAY = 86_400
UNHURRIED = replace(
    CHARTER,
    terms=replace(
        TERMS, tick_seconds=DAY, silence_seconds=DAY, answer_seconds=DAY, fresh_seconds=DAY // 3
    ),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """One track and the act that it waits for.

    `object_id` is what the act changes, empty if the act makes it; `track` is empty for the act
    that opens one.
    """

    track: str
    act: Act
    who: str
    path: str
    body: Mapping[str, Any]
    object_id: str = ""


Way = Callable[[Room], Ready]


def _open(room: Room) -> Ready:
    charter = json.loads(dump(UNHURRIED))
    return Ready("", Act.TRACK_OPEN, "secretariat_officer", "/tracks", charter)


def _moves(act: Act, verb: str, **body: str) -> Way:
    """An act of a chair on the track as it stands."""

    def way(room: Room) -> Ready:
        seen = {"seen": room.phase().value, **body}
        return Ready(room.track, act, "chair_1", _at(room, verb), seen, room.track)

    return way


def _advance(room: Room) -> Ready:
    room.go_to(Phase.EXPLORATION).whole_round()
    return _moves(Act.TRACK_ADVANCE, "advance")(room)


def _step_back(room: Room) -> Ready:
    room.go_to(Phase.DRAFTING)
    return _moves(Act.TRACK_STEP_BACK, "step-back")(room)


def _resume(room: Room) -> Ready:
    room.pause()
    room.decide()
    return _moves(Act.TRACK_RESUME, "resume")(room)


def _shred(room: Room) -> Ready:
    room.do("chair_1", Act.TRACK_TERMINATE, Terminate(Phase.CONVENING, "No means."))
    at = _at(room, "shred")
    return Ready(room.track, Act.TRACK_SHRED, "secretariat_officer", at, {}, room.track)


def _spare(room: Room) -> Ready:
    asked = _shred(room)
    room.do("second_officer", Act.TRACK_SHRED, Shred())
    return replace(asked, act=Act.TRACK_SPARE, path=_at(room, "spare"))


def _lift(room: Room) -> Ready:
    room.go_to(Phase.EXPLORATION)
    room.do("expert_1", Act.STOP_ASK, Stop())
    tick(room.store, room.track)
    return Ready(room.track, Act.STOP_LIFT, "chair_1", _at(room, "stop", "lift"), {}, room.track)


def _round_open(room: Room) -> Ready:
    room.go_to(Phase.EXPLORATION)
    questions = [{"text": "What comes first?", "scale": "importance"}]
    body = {"title": "First things", "questions": questions, "closes_at": _in(room, 2)}
    return Ready(room.track, Act.ROUND_OPEN, "facilitator", _at(room, "rounds"), body)


def _of_round(act: Act, verb: str) -> Way:
    """An act of the facilitator on an open round in which everybody wrote."""

    def way(room: Room) -> Ready:
        number = room.go_to(Phase.EXPLORATION).open_round(seconds=DAY)
        for name in room.experts:
            room.post(name, number)
        if act is Act.BATCH_RELEASE:
            room.close_round(number)
        body = {"closes_at": _in(room, 3)} if act is Act.ROUND_EXTEND else {}
        at = _at(room, "rounds", number, verb)
        return Ready(room.track, act, "facilitator", at, body, number)

    return way


def _ask(room: Room) -> Ready:
    room.go_to(Phase.HAND_OFF)
    return Ready(room.track, Act.BRIEF_ASK, "rapporteur", _at(room, "briefs"), {})


def _of_brief(act: Act, verb: str, **body: str) -> Way:
    """An act on a brief that its readers have before them."""

    def way(room: Room) -> Ready:
        brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
        return _on_brief(room, act, brief, verb, {"sha256": room.sha256(brief), **body})

    return way


def _break_silence(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    room.sign(Act.BRIEF_SILENCE, brief, room.sha256(brief), "chair_2")
    body = {"reason": "Page one."}
    return _on_brief(room, Act.BRIEF_BREAK_SILENCE, brief, "break-silence", body)


def _release(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).ask_for_brief()
    shown = room.sha256(brief)
    room.sign(Act.BRIEF_APPROVE, brief, shown, "chair_1", "chair_2")
    room.sign(Act.BRIEF_RELEASE, brief, shown, "second_officer")
    return _on_brief(room, Act.BRIEF_RELEASE, brief, "release", {"sha256": shown})


def _acknowledge(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    ready = _on_brief(room, Act.BRIEF_ACKNOWLEDGE, brief, "acknowledge", {})
    return replace(ready, who="decision_maker_1")


def _answer(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    with room.store.begin() as uow:
        query = select(Recommendation.id).where(Recommendation.track_id == room.track)
        asked = uow.session.scalars(query).one()
    body = {"recommendation": asked, "response": "noted", "reasons": ""}
    ready = _on_brief(room, Act.BRIEF_ANSWER, brief, "answers", body)
    return replace(ready, who="decision_maker_1")


def _confirm(room: Room) -> Ready:
    brief = room.go_to(Phase.HAND_OFF).whole_brief()
    said = ByHand(brief, room.seats["decision_maker_1"], Channel.LETTER)
    number = room.do("second_officer", Act.ANSWER_RECORD, said)
    at = _at(room, "recorded-answers", number, "confirm")
    return Ready(room.track, Act.ANSWER_CONFIRM, "secretariat_officer", at, {}, brief)


def _on_brief(room: Room, act: Act, brief: str, verb: str, body: Mapping[str, str]) -> Ready:
    return Ready(room.track, act, "chair_1", _at(room, "briefs", brief, verb), body, brief)


def _at(room: Room, *parts: str) -> str:
    return "/".join(("/tracks", room.track, *parts))


def _in(room: Room, days: int) -> str:
    return (room.store.clock.now() + timedelta(days=days)).isoformat()


WAYS: Mapping[Act, Way] = {
    Act.TRACK_OPEN: _open,
    Act.TRACK_ADVANCE: _advance,
    Act.TRACK_STEP_BACK: _step_back,
    Act.TRACK_PAUSE: _moves(Act.TRACK_PAUSE, "pause"),
    Act.TRACK_RESUME: _resume,
    Act.TRACK_SHRED: _shred,
    Act.TRACK_SPARE: _spare,
    Act.TRACK_TERMINATE: _moves(Act.TRACK_TERMINATE, "terminate", reason="No means."),
    Act.STOP_LIFT: _lift,
    Act.ROUND_OPEN: _round_open,
    Act.ROUND_CLOSE: _of_round(Act.ROUND_CLOSE, "close"),
    Act.ROUND_EXTEND: _of_round(Act.ROUND_EXTEND, "extend"),
    Act.BATCH_RELEASE: _of_round(Act.BATCH_RELEASE, "release"),
    Act.BRIEF_ASK: _ask,
    Act.BRIEF_APPROVE: _of_brief(Act.BRIEF_APPROVE, "approve"),
    Act.BRIEF_RETURN: _of_brief(Act.BRIEF_RETURN, "return", reason="Page two."),
    Act.BRIEF_SILENCE: _of_brief(Act.BRIEF_SILENCE, "silence"),
    Act.BRIEF_BREAK_SILENCE: _break_silence,
    Act.BRIEF_RELEASE: _release,
    Act.BRIEF_ACKNOWLEDGE: _acknowledge,
    Act.BRIEF_ANSWER: _answer,
    Act.ANSWER_CONFIRM: _confirm,
}
