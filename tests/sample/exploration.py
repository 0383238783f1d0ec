"""Exploration: rounds of writing and answering, closed by hand or by their timer.

- In an e-dialogue week a window is open for each tick, and the first words are answered while it
  goes on; a reflection period shows the draft as it is, to chairs too if it asks a wider circle.
- A contribution is sent as a reply where what it replies to was released before; within one
  window nobody has read it yet, whatever its text says.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.sample.client import Client
from tests.sample.material import Contribution, Position, Question, Round, Table
from tests.sample.room import Job, Room, tag, until

FAR_OFF = timedelta(days=7)
SOON = timedelta(seconds=2)
WEEK = 9
"""The windows of an e-dialogue week, with some to spare for a slow machine."""
DIALOGUE_WEEK, REFLECTION = "e_dialogue_week", "reflection_period"


def first_round(room: Room) -> None:
    """Everybody writes and answers; one takes an item back; the facilitator closes."""
    began = time.monotonic()
    write(room, 0)
    room.pace = time.monotonic() - began
    close(room, 0)


def second_round(room: Room) -> None:
    """Everybody writes and answers before the window closes by itself."""
    # A slow machine gets its time to write.
    write(room, 1, SOON + timedelta(seconds=2 * room.pace))


def wait_and_release(room: Room) -> None:
    """The window closes by its timer; then the batch is released."""
    path = room.path("rounds", room.ids["round 2"])
    until(lambda: room.editor.get(path).json["state"] == "closed", "the window did not close")
    release(room, 1)


def write(room: Room, index: int, after: timedelta = FAR_OFF) -> None:
    """A round opens; everybody writes and answers, and some take an item back."""
    one = room.sample.rounds[index]
    number = _open(room, one, after)
    _write(room, one, number)
    _withdraw(room, [item for item in one.contributions if item.withdrawn])


def converse(room: Room, index: int) -> None:
    """An e-dialogue week: as soon as the clock releases what was said first, it is answered."""
    one = room.sample.rounds[index]
    said = {item.key for item in one.contributions}
    answers = [item for item in one.contributions if item.reply_to in said]
    first = [item for item in one.contributions if item not in answers]
    number = _open(room, one, WEEK * timedelta(seconds=room.sample.track["terms"]["tick_seconds"]))
    _write(room, replace(one, contributions=tuple(first)), number)
    until(lambda: _learn(room, one, number), "nothing was released in the week")
    _write(room, replace(one, contributions=tuple(answers), questions=()), number)


def close(room: Room, index: int) -> None:
    """The facilitator closes a round."""
    room.editor.act(room.path("rounds", room.ids[f"round {index + 1}"], "close"), {})


def release(room: Room, index: int) -> None:
    """What must be mended goes back to its author, who sends it again; what is to be said in
    other words is written and confirmed; the batch is released, and summed up."""
    one, number = room.sample.rounds[index], room.ids[f"round {index + 1}"]
    for item in one.contributions:
        if item.returned:
            _return(room, item, number)
        if item.paraphrase:
            _paraphrase(room, item)
    room.editor.act(room.path("rounds", number, "release"), {})
    _learn(room, one, number)
    _sum_up(room, one, number)


def look_back(room: Room) -> None:
    """What the questions came to that were asked again, as the feedback packs say it.

    Raises:
        LookupError: one came to something else than the sample says.
    """
    asked = [question for one in room.sample.rounds for question in one.questions]
    wanted = {room.ids[one.key]: one.comes_to for one in asked if one.comes_to}
    found = {one["question"]["id"]: one["now"]["verdict"]["verdict"] for one in packs(room)}
    if not wanted.items() <= found.items():
        raise LookupError("a question came to another verdict")


def packs(room: Room) -> Iterator[Table]:
    """The feedback on every question of the rounds that are closed, as a chair finds it."""
    chair = room.chairs[0]
    for one in chair.items(room.path("rounds")):
        if one["state"] != "open":
            yield from chair.get(room.path("rounds", one["id"], "pack")).json["questions"]


def stop(room: Room) -> None:
    """Somebody asks for a stop, unseen; at the next tick the chairs and the facilitator are told
    that it was asked for."""
    room.of(room.sample.track["unrest"]["asks"]).act(room.path("stop"), {})
    told = (*room.chairs, room.editor)
    until(lambda: all(one.get(room.path()).json["stopped"] for one in told), "no stop was told")
    room.stops += 1


def take_positions(room: Room, positions: Iterable[Position]) -> None:
    """Everybody answers on the texts as they are worded now, each with their own session."""
    nouns = ("paragraphs", "recommendations")
    texts = [one for noun in nouns for one in room.editor.items(room.path(noun))]
    worded = {one["id"]: one["version"] for one in texts} | {room.track: _edition(room)}
    jobs: dict[str, list[Job]] = defaultdict(list)
    for position in positions:
        wording = worded[room.ids[position.subject]]
        jobs[position.expert].append(_taking(room, position, wording=wording))
    room.side_by_side(jobs)


def _open(room: Room, one: Round, after: timedelta) -> str:
    questions = [_asked(room, question) for question in one.questions]
    closes_at = (datetime.now(UTC) + after).isoformat(timespec="milliseconds")
    body: dict[str, Any] = {"title": one.title, "questions": questions, "closes_at": closes_at}
    body |= {"format": one.format, "daily": one.format == DIALOGUE_WEEK, "agenda": one.agenda}
    if one.format == REFLECTION:
        body |= {"edition": _edition(room), "wider": one.wider}
    number = room.editor.act(room.path("rounds"), body)
    room.ids[f"round {room.sample.rounds.index(one) + 1}"] = number
    for question in room.editor.get(room.path("rounds", number)).json["questions"]:
        key = next(q.key for q in one.questions if q.text == question["text"])
        room.ids[key] = question["id"]
    return number


def _edition(room: Room) -> int:
    """The edition of the draft that is on the table."""
    paragraphs = room.editor.items(room.path("paragraphs"))
    paths = [room.path("paragraphs", one["id"], "versions") for one in paragraphs]
    return max(int(one["edition"]) for path in paths for one in room.editor.items(path))


def _asked(room: Room, question: Question) -> dict[str, str]:
    body = {"text": question.text, "scale": question.scale}
    return body | ({"again": room.ids[question.again]} if question.again else {})


def _write(room: Room, one: Round, number: str) -> None:
    jobs: dict[str, list[Job]] = defaultdict(list)
    for item in one.contributions:
        jobs[item.author].append(_posting(room, item, number, item.returned or item.text))
    asked = {question.key for question in one.questions}
    for position in room.sample.positions:
        if position.subject in asked:
            jobs[position.expert].append(_taking(room, position))
    room.side_by_side(jobs)


def _posting(room: Room, item: Contribution, number: str, text: str, replaces: str = "") -> Job:
    body: dict[str, Any] = {
        "round": number,
        "kind": item.kind,
        "text": text,
        "handling": item.handling,
    }
    if item.reply_to in room.released:
        body["reply_to"] = room.ids[item.reply_to]
    if replaces:
        body["replaces"] = replaces
    if item.paraphrase:
        body["paraphrase"] = True

    def job(client: Client) -> None:
        room.ids[item.key] = client.act(room.path("contributions"), body)

    return job


def _taking(room: Room, position: Position, **more: int) -> Callable[[Client], str]:
    body = {
        "subject": room.ids[position.subject],
        "value": position.value,
        "reason": position.reason,
        **more,
    }
    return lambda client: client.act(room.path("positions"), body)


def _withdraw(room: Room, items: Iterable[Contribution]) -> None:
    for item in items:
        author = room.of(item.author)
        mine = author.items(room.path("contributions", "mine"))
        found = next(entry for entry in mine if entry["id"] == room.ids[item.key])
        author.act(room.path("contributions", found["id"], "withdraw"), {}, tag(found))


def _return(room: Room, item: Contribution, number: str) -> None:
    """The facilitator reads under handles and returns; the author writes it anew."""
    listed = room.editor.items(room.path("rounds", number, "contributions"))
    found = next(entry for entry in listed if entry["text"] == item.returned)
    path = room.path("contributions", found["id"], "return")
    room.editor.act(path, {"reason": item.reason}, tag(found))
    _posting(room, item, number, item.text, found["id"])(room.of(item.author))


def _paraphrase(room: Room, item: Contribution) -> None:
    """The facilitator says it in other words, without knowing whose it is; the author agrees."""
    for who, verb, body in (
        (room.editor, "write", {"text": item.paraphrase}),
        (room.of(item.author), "confirm", {}),
    ):
        listed = who.items(room.path("paraphrases"))
        found = next(entry for entry in listed if entry["text"] == item.text)
        who.act(room.path("paraphrases", found["id"], verb), body, tag(found))


def _learn(room: Room, one: Round, number: str) -> bool:
    """Learn the new ids of what was released from what everybody may read; whether there is any."""
    released = list(room.editor.items(room.path("contributions") + f"?round={number}"))
    ids = {entry["text"]: entry["id"] for entry in released}
    for item in one.contributions:
        if (item.paraphrase or item.text) in ids:
            room.ids[item.key] = ids[item.paraphrase or item.text]
            room.released.add(item.key)
    return bool(released)


def _sum_up(room: Room, one: Round, number: str) -> None:
    """The facilitator sums a round up, and keeps minutes under the handles of those who spoke."""
    released = room.editor.items(room.path("contributions") + f"?round={number}")
    handles = {entry["id"]: entry["handle"] for entry in released}
    minutes = one.minutes
    for item in one.contributions:
        minutes = minutes.replace(f"[{item.key}]", handles.get(room.ids[item.key]) or "")
    for kind, text in (("summary", one.summary), ("minutes", minutes)):
        if text:
            body = {"kind": kind, "text": text}
            room.editor.act(room.path("rounds", number, "summaries"), body)
