"""Drafting: paragraphs, amendments, the gradient of agreement, passages, dissents."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.sample.client import Client
from tests.sample.exploration import take_positions
from tests.sample.material import WHOLE, Table
from tests.sample.room import Room, tag, until
from tests.sample.texts import settled

ENDED = {"carried", "withdrawn", "merged"}
FIRST_DRAFT = 1
KINDS = {"p": "paragraph", "r": "recommendation", "t": "text"}
"""What a key stands for, by its first letter."""


def propose(room: Room) -> None:
    """The rapporteur proposes the paragraphs; experts amend them."""
    propose_draft(room, FIRST_DRAFT)
    amend(room)


def propose_draft(room: Room, draft: int) -> None:
    """The rapporteur proposes the paragraphs of one draft."""
    for paragraph in room.sample.drafting["paragraphs"]:
        if paragraph.get("draft", FIRST_DRAFT) == draft:
            body = {"text": paragraph["text"], "place": paragraph["place"]}
            room.ids[paragraph["key"]] = room.editor.act(room.path("paragraphs"), body)


def amend(room: Room) -> None:
    """Experts amend the paragraphs; what collides waits side by side."""
    for paragraph in room.sample.drafting["paragraphs"]:
        for amendment in paragraph.get("amendments", ()):
            _amend(room, paragraph, amendment)


def bracket(room: Room) -> None:
    """The rapporteur lets the wordings of some paragraphs stand side by side, in brackets."""
    for paragraph in room.sample.drafting["paragraphs"]:
        if "bracket" in paragraph:
            body = {"keep": [room.ids[one["key"]] for one in paragraph["amendments"]]}
            path = room.path("paragraphs", room.ids[paragraph["key"]])
            _versioned(room.editor, path, "bracket", body)
    room.bracketed = open_brackets(room)


def open_brackets(room: Room) -> int:
    """How many brackets are open, as the rapporteur sees it."""
    return len(list(room.editor.items(room.path("brackets"))))


def adopt(room: Room) -> None:
    """The rapporteur adopts each paragraph, with at most one amendment, which closes its bracket;
    one of them stays open."""
    for paragraph in settled(room.sample):
        amendments = paragraph.get("amendments", ())
        body = {
            "accept": [room.ids[a["key"]] for a in amendments if a["accepted"]],
            "reject": [room.ids[a["key"]] for a in amendments if not a["accepted"]],
        }
        _versioned(room.editor, room.path("paragraphs", room.ids[paragraph["key"]]), "adopt", body)


def agree(room: Room) -> None:
    """Everybody says how far they can go with each paragraph, with all of them together, and with
    each recommendation."""
    room.ids[WHOLE] = room.track
    take_positions(room, room.sample.gradient)


def write_passages(room: Room) -> None:
    """The rapporteur writes messages, themes and unknowns, each resting on what was released; and
    what the annex prints of the background papers."""
    for passage in room.sample.brief["passages"]:
        room.ids[passage["key"]] = room.editor.act(room.path("passages"), _first(room, passage))
    for paper in room.sample.papers:
        for entry in paper["entries"]:
            body = {"kind": paper["kind"], "title": entry["term"], "text": entry["text"]}
            room.editor.act(room.path("passages"), body)


def recommend(room: Room) -> None:
    """The rapporteur writes the recommendations."""
    for item in room.sample.brief["recommendations"]:
        names = ("action", "first_step", "means", "forum", "follow_up", "rationale")
        body = {name: item[name] for name in names} | {
            "addressee": room.ids[item["addressee"]],
            "by": _month_end(item["by_days"]).isoformat(),
            "sources": sources(room, item),
        }
        room.ids[item["key"]] = room.editor.act(room.path("recommendations"), body)


def dissent(room: Room) -> None:
    """Dissents are raised and stated; some are confirmed and carried, some withdrawn, one left."""
    for item in room.sample.drafting["dissents"]:
        holder, one = room.of(item["holder"]), _raised(room, item)
        room.ids[item["key"]] = one
        _step(room, holder, one, "statement", sentence=item["sentence"], text=item["text"])
        ENDS[item["ends"]](room, item)


def merge(room: Room) -> None:
    """The rapporteur proposes joint words; every holder consents, and the joint one is carried."""
    holders = {item["key"]: item["holder"] for item in room.sample.drafting["dissents"]}
    for item in room.sample.drafting["mergers"]:
        parts = [room.ids[key] for key in item["parts"]]
        body = {"dissents": parts, "sentence": item["sentence"], "text": item["text"]}
        merger = room.editor.act(room.path("mergers"), body)
        for key in item["parts"]:
            room.of(holders[key]).act(room.path("mergers", merger, "consent"), {})


def await_silence(room: Room) -> None:
    """The dissent that its holder leaves unconfirmed is carried when its time is over."""
    until(lambda: set(states(room)) <= ENDED, "a dissent was not carried in time")


def sources(room: Room, item: Table) -> list[str]:
    """The ids of the contributions that a text rests on."""
    return [room.ids[key] for key in item["sources"]]


def passage_body(room: Room, passage: Table) -> dict[str, Any]:
    """A passage in its final wording."""
    names = ("kind", "title", "text", "confidence")
    body = {name: passage[name] for name in names} | {"sources": sources(room, passage)}
    return body | ({"subject": room.ids[passage["subject"]]} if "subject" in passage else {})


def states(room: Room) -> Iterable[str]:
    """The state of every dissent, as the rapporteur sees it."""
    return [item["state"] for item in room.editor.items(room.path("dissents"))]


def _first(room: Room, passage: Table) -> dict[str, Any]:
    body = passage_body(room, passage)
    if "first" in passage:
        body |= {"text": passage["first"], "confidence": passage["first_confidence"]}
    return body


def _amend(room: Room, paragraph: Table, amendment: Table) -> None:
    path = room.path("paragraphs", room.ids[paragraph["key"]])
    body = {"text": amendment["text"], "reason": amendment["reason"]}
    author = room.of(amendment["author"])
    room.ids[amendment["key"]] = _versioned(author, path, "amendments", body)


def _raised(room: Room, item: Table) -> str:
    """The id of the dissent: a position that cannot be reconciled has opened it already."""
    holder, target = room.of(item["holder"]), room.ids[item["target"]]
    listed = holder.items(room.path("dissents"))
    opened = [one["id"] for one in listed if one["mine"] and one["target"] == target]
    body = {"target_kind": KINDS[item["target"][0]], "target": target}
    return opened[0] if opened else holder.act(room.path("dissents"), body)


def _confirm(room: Room, item: Table) -> None:
    _step(room, room.of(item["holder"]), room.ids[item["key"]], "confirm")


def _carry(room: Room, item: Table) -> None:
    _confirm(room, item)
    _step(room, room.editor, room.ids[item["key"]], "carry")


def _withdraw(room: Room, item: Table) -> None:
    _step(room, room.of(item["holder"]), room.ids[item["key"]], "withdraw")


def _leave(room: Room, item: Table) -> None:
    """The holder does nothing more; the clock carries it."""


ENDS: Mapping[str, Callable[[Room, Table], None]] = {
    "confirmed": _carry,
    "merged": _confirm,
    "withdrawn": _withdraw,
    "unconfirmed": _leave,
}


def _step(room: Room, person: Client, one: str, verb: str, **body: str) -> None:
    """Read the dissent as this person sees it, then act on the version that was read."""
    listed = person.items(room.path("dissents"))
    found = next(entry for entry in listed if entry["id"] == one)
    person.act(room.path("dissents", one, verb), body, tag(found))


def _versioned(client: Client, path: str, verb: str, body: dict[str, Any]) -> str:
    """Read the object, then act on the version that was read."""
    return client.act(f"{path}/{verb}", body, client.get(path).version)


def _month_end(days: int) -> date:
    """The last day of the month that lies this many days ahead."""
    first = (datetime.now(UTC).date() + timedelta(days=days)).replace(day=1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
