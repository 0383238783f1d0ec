"""What people and machines send that is not what they should, and how it is refused.

- A `Fault` is one request that must be refused: the status, the kind of the problem, and the
  field that it must name. All are made from a request that the service would accept.
- `MARK` stands in what is sent and must never stand in what comes back.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.ids import new_id

MARK = "zzmarkzz"
LONGEST = 8_000
LONGER: Mapping[str, int] = {"paper:add": 20_000}
"""Acts that take longer texts than others."""
KEY = "Idempotency-Key"

FREE_TEXT = frozenset(
    {
        "action", "affiliation", "aliases", "confidence", "country", "discipline", "email",
        "agenda", "first_step", "gender", "region", "what",
        "against", "cost", "feasibility", "follow_up", "forum", "funders", "interests", "means",
        "name", "question", "rationale",
        "answer", "evidence",
        "mitigation", "owner", "programme_area", "sponsor", "divisions", "issues",
        "needs", "note", "origin", "power", "red_lines", "stance",
        "reason", "reasons", "represents", "sector", "sentence", "side", "text", "title",
        "background", "why_now", "next_steps", "convener",
    }
)  # fmt: skip
MAY_BE_EMPTY: Mapping[str, frozenset[str]] = {
    "answer:record": frozenset({"reasons"}),
    "actor_map:enter": frozenset(
        {"divisions", "interests", "issues", "needs", "origin", "power", "red_lines", "stance"}
    ),
    "actor_map:relate": frozenset({"note"}),
    "charter:amend": frozenset({"sponsor"}),
    "track:open": frozenset({"programme_area", "sponsor"}),
    "brief:answer": frozenset({"reasons"}),
    "candidate:declare": frozenset({"interests", "represents"}),
    "candidate:nominate": frozenset({"region", "gender", "discipline"}),
    "mandate:renew": frozenset({"interests", "represents"}),
    "person:correct": frozenset({"region", "gender", "discipline"}),
    "dissent:state": frozenset({"text"}),
    "merger:propose": frozenset({"text"}),
    "paragraph:amend": frozenset({"text"}),
    "passage:write": frozenset(
        {"against", "confidence", "cost", "feasibility", "title"} | {"moves", "moves_against"}
    ),
    "position:take": frozenset({"reason"}),
    "seat:hand_over": frozenset({"title"}),
    "seat:stand_in": frozenset({"title"}),
    "readiness:decide": frozenset({"mitigation"}),
    "seat:grant": frozenset({"name", "email", "title", "affiliation", "side"}),
}
"""Texts that may be left empty, by act; whether they then suffice is for the act's own rule."""
NOT_PRINTED = {
    "a null": "a\x00b",
    "an escape": "a\x1b[31mb",
    "a bell": "a\x07b",
    "a C1 control": "a\x85b",
    "a direction override": "a\u202eb",
    "an isolate": "a\u2066b",
    "an embedding": "a\u202ab",
    "a line separator": "a\u2028b",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A request that is refused."""

    said: str
    status: int
    kind: str
    data: bytes
    names: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def sent(body: object) -> bytes:
    """A body as it travels, lone surrogates and all."""
    return json.dumps(body).encode()


def unreadable(body: Mapping[str, Any]) -> Iterator[Fault]:
    """Bodies that are not one JSON object."""
    whole = sent(body)
    doubled = b'{"a": 1, "a": 2}' if not body else whole[:-1] + b", " + whole[1:]
    bad = {
        "a space": b" ",
        "half an object": whole[:-1],
        "two objects": whole + whole,
        "a list": sent([body]),
        "a word": sent(MARK),
        "null": b"null",
        "a comment": b"/* zzmarkzz */" + whole,
        "not a number": b'{"zzmarkzz": NaN}',
        "infinity": b'{"zzmarkzz": -Infinity}',
        "another encoding": whole.decode().encode("utf-16"),
        "half a letter": b'{"zzmarkzz": "\xff"}',
        "a lone surrogate": b'{"zzmarkzz": "\\ud800"}',
        "the same field twice": doubled,
        "a bomb of lists": b'{"a": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        "a bomb of objects": b'{"a":' * 9_000 + b"1" + b"}" * 9_000,
        "thirteen levels": sent(_nested(14)),
    }
    for said, data in bad.items():
        yield Fault(said, 400, "malformed", data)
    yield Fault("ten megabytes", 413, "too_large", b'"' + b"z" * 10_000_000 + b'"')
    yield Fault("one byte too many", 413, "too_large", whole + b" " * (64 * 1024 + 1 - len(whole)))
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""):
        yield Fault(kind, 415, "media_type", whole, headers={"Content-Type": kind})


def wrong_fields(body: Mapping[str, Any]) -> Iterator[Fault]:
    """Fields that nobody knows, that are missing, or of another type."""
    yield Fault("an unknown field", 422, "invalid", sent({**body, MARK: MARK}), "body")
    yield Fault("a prototype", 422, "invalid", sent({**body, "__proto__": {"a": MARK}}), "body")
    for name, value in body.items():
        for wrong in _of_another_type(value):
            yield Fault(
                f"{name} as {type(wrong).__name__}",
                422,
                "invalid",
                sent({**body, name: wrong}),
                name,
            )


def missing_fields(body: Mapping[str, Any], needed: frozenset[str]) -> Iterator[Fault]:
    """Fields without which there is no act."""
    for name in needed:
        rest = {key: value for key, value in body.items() if key != name}
        yield Fault(f"no {name}", 422, "invalid", sent(rest), name)


def wrong_texts(act: str, body: Mapping[str, Any]) -> Iterator[Fault]:
    """Texts that are empty, too long, or hold what nobody can see."""
    for name in FREE_TEXT & body.keys():
        texts = {f"{name} with {said}": text for said, text in NOT_PRINTED.items()}
        texts[f"{name} too long"] = "z" * (LONGER.get(act, LONGEST) + 1)
        if name not in MAY_BE_EMPTY.get(act, ()):
            texts |= {f"{name} empty": "", f"{name} blank": " \t ", f"{name} unseen": "\u200b"}
        for said, text in texts.items():
            wrong = [text] if isinstance(body[name], list) else text
            yield Fault(said, 422, "invalid", sent({**body, name: wrong}), name)


def wrong_headers(body: Mapping[str, Any], version: str) -> Iterator[Fault]:
    """Keys and versions that are missing, too long, or no keys and versions."""
    whole = sent(body)
    for key in ("", "k" * 129, "k" * 5_000, "two words", "caf\u00e9", "a\tb"):
        yield Fault(f"key {key[:9]!r}", 400, "idempotency_key", whole, headers={KEY: key})
    if not version:
        return
    yield Fault("no version", 428, "version_wanted", whole, headers={"If-Match": ""})
    for stale in ('"999999"', "*", f"W/{version}", version.strip('"'), '"0"', '"-1"', "9" * 400):
        yield Fault(f"version {stale[:9]}", 412, "stale", whole, headers={"If-Match": stale})


def fresh_headers(version: str) -> dict[str, str]:
    """Headers of a request that would be accepted."""
    return {KEY: new_id()} | ({"If-Match": version} if version else {})


def _nested(depth: int) -> object:
    return {MARK: _nested(depth - 1)} if depth else 1


def _of_another_type(value: object) -> list[object]:
    """Values that the field of this value never takes."""
    if isinstance(value, bool):
        return ["true", 1, None, [True]]
    if isinstance(value, int):
        return ["1", 1.5, True, None, [value], {MARK: value}]
    if isinstance(value, list):
        return [MARK, 1, {"0": MARK}, [1], [None]]
    if value is None:
        return [1, True, [MARK], {MARK: MARK}, MARK]
    return [1, 1.5, True, [value], {MARK: value}]
