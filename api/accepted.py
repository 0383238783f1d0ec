"""What a field accepts, in words, for the person who sent something else.

- The words are made from the field's own JSON Schema, never from what was sent.
- A field that we do not know is not named: its name is input. Its place is, and the names of
  the fields that are known there.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from api.i18n import say
from api.problems import Fault

_MOST_FAULTS = 20


def faults_of(error: ValidationError, schema: Mapping[str, Any]) -> tuple[Fault, ...]:
    """One fault for each field that was refused, in the order of the fields."""
    found = [
        _fault(item["type"], item["loc"], schema)
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return tuple(dict.fromkeys(found))[:_MOST_FAULTS]


def _fault(kind: str, place: tuple[int | str, ...], schema: Mapping[str, Any]) -> Fault:
    known = place[:-1] if kind == "extra_forbidden" else place
    names, here = [], schema
    for step in known:
        below = _step(resolved(here, schema), step)
        if below is None:
            break
        names.append(str(step))
        here = below
    return Fault(".".join(names) or "body", in_words(resolved(here, schema), schema))


def _step(schema: Mapping[str, Any], step: int | str) -> Mapping[str, Any] | None:
    inside = schema.get("properties", {})
    below = schema.get("items") if isinstance(step, int) else inside.get(step)
    return below if isinstance(below, Mapping) else None


def resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema itself, behind a reference or the arm of a choice that is not null."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[-1]
        return resolved(root["$defs"][name], root)
    arms = [arm for arm in schema.get("anyOf", ()) if arm.get("type") != "null"]
    return resolved(arms[0], root) if arms else schema


def in_words(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    """What a value of this schema looks like."""
    if "enum" in schema or "const" in schema:
        words = schema.get("enum", [schema.get("const")])
        return say("one of: %(words)s", words=", ".join(map(str, words)))
    kind = schema.get("type")
    if kind == "object":
        return say("an object with only: %(names)s", names=", ".join(schema.get("properties", ())))
    if kind == "array":
        return _array(schema, root)
    if kind == "string":
        return _string(schema)
    if kind in ("integer", "number"):
        return _number(schema)
    return say("true or false") if kind == "boolean" else say("a value as in the description")


def _array(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    return say(
        "a list of %(least)d to %(most)s items, each %(item)s",
        least=schema.get("minItems", 0),
        most=str(schema.get("maxItems", "∞")),
        item=in_words(resolved(schema.get("items", {}), root), root),
    )


def _string(schema: Mapping[str, Any]) -> str:
    if schema.get("format") == "date-time":
        return say("a date and time with its offset, as 2026-01-31T12:00:00Z")
    if schema.get("format") == "date":
        return say("a date, as 2026-01-31")
    if "examples" in schema:
        return say("text like %(example)s", example=schema["examples"][0])
    if "maxLength" not in schema:
        return say("text without control characters")
    return _long(schema)


def _long(schema: Mapping[str, Any]) -> str:
    least, most = schema.get("minLength", 0), schema["maxLength"]
    if "contentEncoding" in schema:
        return say("a file of at most %(most)d bytes (in JSON: in Base64)", most=most // 4 * 3)
    if least == most:
        return say("text of exactly %(most)d characters", most=most)
    return say(
        "text of %(least)d to %(most)d characters, without control or direction characters",
        least=least,
        most=most,
    )


def _number(schema: Mapping[str, Any]) -> str:
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    most = schema.get("maximum", schema.get("exclusiveMaximum"))
    if least is None or most is None:
        return say("a whole number")
    return say("a whole number from %(least)d to %(most)d", least=least, most=most)
