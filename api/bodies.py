"""Bodies of requests: the dataclass of an operation as a strict model, and back.

- The operation's dataclass is the only place where a body is written down; the model here is
  made from it, adds nothing and refuses fields it does not know.
- Nothing is converted: a number in quotes is not a number. Times carry their offset.
- A refusal says which field and what it accepts, taken from the field's own schema.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin, get_type_hints

from annotated_types import MinLen
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    create_model,
)
from pydantic import Field as Schema

from api.accepted import faults_of
from api.problems import Problem
from api.text import ANY_PATTERN, SEEN_PATTERN, printable, seen
from documents.operations.charter import InBase64, Written

_TIME = r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,6})?([Zz]|[+-]\d{2}:\d{2})"
_DAY = r"\d{4}-\d{2}-\d{2}"
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


class Body(BaseModel):
    """A body as it is sent; `made_from` is the dataclass that an operation takes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)
    made_from: ClassVar[type[Any]]


@cache
def model_of(body: Any, name: str, without: frozenset[str] = frozenset()) -> type[Body]:
    """The model of a body dataclass; `without` are fields that come from the path."""
    hints = get_type_hints(body, include_extras=True)
    described: dict[str, Any] = {
        field.name: (_strict(hints[field.name], f"{name}_{field.name}"), _default(field))
        for field in fields(body)
        if field.name not in without
    }
    model = create_model(name, __base__=Body, **described)
    model.made_from = body
    return model


def body_of(model: type[Body], given: Mapping[str, Any], path: Mapping[str, str]) -> Any:
    """The operation's dataclass from a JSON object and the ids in the path.

    Raises: Problem (`invalid`, `malformed`).
    """
    try:
        text = json.dumps(given, allow_nan=False)
        found = model.model_validate_json(text)
    except ValidationError as error:
        raise Problem("invalid", faults=faults_of(error, model.model_json_schema())) from None
    except ValueError:
        raise Problem("malformed") from None
    return model.made_from(**_values(found), **path)


def _values(model: Body) -> dict[str, Any]:
    return {name: _lowered(getattr(model, name)) for name in type(model).model_fields}


def _lowered(value: Any) -> Any:
    if isinstance(value, Body):
        return value.made_from(**_values(value))
    if isinstance(value, tuple):
        return tuple(_lowered(item) for item in value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return Schema(default_factory=field.default_factory)
    return ...


def _strict(hint: Any, name: str, limits: tuple[Any, ...] = ()) -> Any:
    """The hint with our own rules for text and times, and models for nested dataclasses."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *more = get_args(hint)
        return _strict(inner, name, (*more, *limits))
    if origin in (Union, UnionType):
        return _limited(Union[tuple(_strict(arm, name) for arm in get_args(hint))], limits)  # noqa: UP007
    if origin is tuple:
        item: Any = _strict(get_args(hint)[0], name)
        return _limited(tuple[item, ...], limits)
    return _limited(_plain(hint, name, limits), limits)


def _plain(hint: Any, name: str, limits: tuple[Any, ...]) -> Any:
    if hint is str:
        return _string(limits)
    if hint is datetime:
        time = BeforeValidator(_shaped(_TIME)), AfterValidator(_within_reach)
        return Annotated[(AwareDatetime, Schema(strict=False), *time)]
    if hint is date:
        return Annotated[date, Schema(strict=False), BeforeValidator(_shaped(_DAY))]
    if hint is not NoneType and is_dataclass(hint) and isinstance(hint, type):
        return model_of(hint, name)
    return hint


def _string(limits: tuple[Any, ...]) -> Any:
    written = [limit for limit in limits if isinstance(limit, Written)]
    if written:
        return _written(written[0])
    if any(isinstance(limit, InBase64) for limit in limits):
        return Annotated[str, Schema(json_schema_extra={"contentEncoding": "base64"})]
    return _text(must_be_seen=any(_least(limit) > 0 for limit in limits))


def _least(limit: Any) -> int:
    """The least length that a limit asks for, also when it is a group such as `Len`."""
    if isinstance(limit, MinLen):
        return limit.min_length
    return max((_least(part) for part in limit), default=0) if hasattr(limit, "__iter__") else 0


def _limited(kind: Any, limits: tuple[Any, ...]) -> Any:
    return Annotated[(kind, *limits)] if limits else kind


def _text(*, must_be_seen: bool) -> Any:
    pattern = SEEN_PATTERN if must_be_seen else ANY_PATTERN

    def check(text: str) -> str:
        if not printable(text) or (must_be_seen and not seen(text)):
            raise ValueError("characters")
        return text

    return Annotated[str, AfterValidator(check), Schema(json_schema_extra={"pattern": pattern})]


def _written(how: Written) -> Any:
    """Text of one form; the form and an example of it stand in the description."""
    known: dict[str, Any] = {"pattern": f"^{how.pattern}$", "examples": [how.example]}
    return Annotated[str, BeforeValidator(_shaped(how.pattern)), Schema(json_schema_extra=known)]


def _within_reach(moment: datetime) -> datetime:
    """A moment that can be moved between time zones and by any pause."""
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError("year")
    return moment


def _shaped(pattern: str) -> Any:
    shape = re.compile(pattern, re.ASCII)

    def check(text: object) -> object:
        if not isinstance(text, str) or not shape.fullmatch(text):
            raise ValueError("shape")
        return text

    return check
