"""What a form sends, as the JSON object that an act takes.

- A field is called `act/about/field`: the act, what tells two of its forms apart, the field of
  the body. Fields of one act and one `about` are a part; a form may send several.
- `@` marks what the page filled in: ids, the version that was shown, a hash. `=` marks how a
  field was shown: a part in which all of these still are what they were is not asked.
- A text that is given in places (`value.0`, `value.1`) is what stands in them, with commas.
- Text is brought to line feeds and NFC, as in JSON; what is left empty and may be absent is.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from api.accepted import resolved
from api.bodies import Body
from api.problems import Problem
from policies.acts import Act

MOST_ROWS = 20
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)

Schema = Mapping[str, Any]

_FIGURES = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Part:
    """One act that a form asks for; `label` is `act/about`."""

    label: str
    act: Act
    filled: Mapping[str, str]
    typed: Mapping[str, tuple[str, ...]]

    @property
    def version(self) -> int | None:
        """The version that was shown, where one was."""
        shown = self.filled.get("version", "")
        return (int(shown) if _FIGURES.fullmatch(shown) else 0) or None


def parts_of(form: MultiDict[str, str]) -> tuple[Part, ...]:
    """The parts that are asked, in the order of the form.

    Raises: Problem (`not_found`), for an act that there is not.
    """
    labels = dict.fromkeys(name.rpartition("/")[0] for name in form if name.count("/") == 2)
    return tuple(_part(label, form) for label in labels if _is_asked(label, form))


def _is_asked(label: str, form: MultiDict[str, str]) -> bool:
    shown = {name: form[name] for name in form if name.startswith(f"{label}/=")}
    changed = (
        plain(_last(form, name.replace("/=", "/"))) != plain(was) for name, was in shown.items()
    )
    return not shown or any(changed)


def _last(form: MultiDict[str, str], name: str) -> str:
    """What a field says: a box that is ticked comes after the field that says it is not."""
    return (form.getlist(name) or [""])[-1]


def _part(label: str, form: MultiDict[str, str]) -> Part:
    try:
        act = Act(label.partition("/")[0])
    except ValueError:
        raise Problem("not_found") from None
    fields = {name.rpartition("/")[2]: form.getlist(name) for name in form if _in(label, name)}
    filled = {name[1:]: found[0] for name, found in fields.items() if name.startswith("@")}
    typed = {
        name: tuple(map(plain, found)) for name, found in fields.items() if name[:1] not in "@="
    }
    return Part(label, act, filled, typed)


def _in(label: str, name: str) -> bool:
    return name.startswith(f"{label}/") and name.count("/") == 2


def plain(text: str) -> str:
    """The text as we keep it: line feeds, NFC, no blanks around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def body_from(part: Part, model: type[Body]) -> dict[str, Any]:
    """The JSON object that a part sends to an act of this model."""
    schema = model.model_json_schema()
    found: dict[str, Any] = {}
    for name, below in schema["properties"].items():
        if name in part.filled:
            found[name] = _told(part.filled[name], resolved(below, schema))
            continue
        value = _value(_typed_in(part.typed, name), below, schema)
        if value is not None:
            found[name] = value
    return found


def longest(model: type[Body], name: str) -> int:
    """How many characters a field takes; a field in a list is called `list.0.field`."""
    root = model.model_json_schema()
    here: Schema = root
    for step in name.split("."):
        below = here["items"] if step.isdecimal() else here["properties"][step]
        here = resolved(below, root)
    return int(here["maxLength"])


def _typed_in(typed: Mapping[str, tuple[str, ...]], name: str) -> Mapping[str, tuple[str, ...]]:
    """What was typed into a field (under an empty name) and into the rows below it."""
    inside = {key[len(name) + 1 :]: value for key, value in typed.items() if _below(name, key)}
    return {**inside, "": typed.get(name, ())}


def _below(name: str, key: str) -> bool:
    return key.startswith(f"{name}.")


def _value(typed: Mapping[str, tuple[str, ...]], schema: Schema, root: Schema) -> Any:
    """The value of one field; None where nothing was sent, or nothing that has to be."""
    optional = any(arm.get("type") == "null" for arm in schema.get("anyOf", ()))
    kind = resolved(schema, root)
    if kind.get("type") == "array":
        return _array(typed, resolved(kind["items"], root), root)
    if kind.get("type") == "object":
        return _row(typed, kind, root) or None
    places = [text for name, found in sorted(typed.items()) if name for text in found[-1:]]
    if any(places):
        return ",".join([*typed[""], *filter(None, places)])
    if not typed[""] or (optional and not typed[""][-1]):
        return None
    return _told(typed[""][-1], kind)  # a ticked box comes after the field that says it is not


def _told(text: str, kind: Schema) -> Any:
    """The value that a text stands for."""
    if kind.get("type") == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if kind.get("format") == "date-time" and _MINUTE.fullmatch(text):
        return f"{text}:00Z"
    return _counted(text, kind)


def _counted(text: str, kind: Schema) -> int | str:
    """A whole number, where the field is one."""
    counts = kind.get("type") == "integer" and _FIGURES.fullmatch(text)
    return int(text) if counts else text


def _array(typed: Mapping[str, tuple[str, ...]], item: Schema, root: Schema) -> list[Any]:
    if item.get("type") != "object":
        return [text for text in typed[""] if text]
    rows = (_row(_typed_in(typed, str(number)), item, root) for number in range(MOST_ROWS))
    return [row for row in rows if row]


def _row(typed: Mapping[str, tuple[str, ...]], item: Schema, root: Schema) -> dict[str, Any]:
    """One row of a list; nothing where its first field was left empty."""
    fields: Iterable[str] = item["properties"]
    values = {
        name: _value(_typed_in(typed, name), item["properties"][name], root) for name in fields
    }
    sent = {name: value for name, value in values.items() if value is not None}
    return sent if values[next(iter(values))] else {}
