"""The description of the interface (OpenAPI 3.1), made from the same tables that serve it.

- The library that writes descriptions is used here and nowhere else; it serves nothing.
- Every answer that an address can give is declared, problems as application/problem+json.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_origin

from flask import Flask, Response
from flask_openapi.models.info import Info
from flask_openapi.models.schema import Schema
from flask_openapi.models.security_scheme import SecurityScheme
from flask_openapi.openapi import OpenAPI
from pydantic import BaseModel, ConfigDict, Field, create_model

from api import cursors, etags, idempotency, passkeys, sessions
from api.acts import model_for
from api.problems import KINDS, MEDIA_TYPE
from api.reads import MOST, Reading, reading_of
from api.routes.route import PREFIX, Route
from api.routes.table import ROUTES
from api.shapes import (
    Acted,
    AskForLink,
    Code,
    Done,
    Enrolled,
    LinkAsked,
    Me,
    OwnPasskeys,
    OwnSessions,
    SignIn,
    Started,
    adapter,
)
from documents.operations.acts import Operation
from documents.operations.factors import Offer
from documents.operations.passkeys import NewPasskey, PasskeyAsked, PasskeyProof
from documents.operations.registry import ACTS
from policies.course import COURSE_ACTS

ID_PATTERN = "^[0-9a-f]{32}$"
ALWAYS = (400, 401, 404, 405, 413, 500, 503)
ACTING = (*ALWAYS, 403, 409, 415, 422)
READING = (*ALWAYS, 403, 422)
REFERENCE = "#/components/schemas/{model}"
OPEN_TO_ALL: list[dict[str, list[str]]] = [{}]


class Accepted(BaseModel):
    """One field that was refused and what it accepts."""

    field: str
    accepted: str


class ProblemDocument(BaseModel):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(title="Problem")
    type: str = Field(json_schema_extra={"format": "uri"})
    title: str
    status: int
    rule: str | None = None
    detail: str | None = None
    errors: list[Accepted] | None = None


def init_app(app: Flask) -> None:
    """Serve the description at `/openapi.json`."""

    @app.get("/openapi.json")
    def openapi() -> Response:
        return Response(text(), mimetype="application/json")


@cache
def text() -> str:
    """The description as JSON."""
    return json.dumps(description(), ensure_ascii=False)


def description() -> dict[str, Any]:
    """The description of every address of the interface."""
    book = OpenAPI(
        "description",
        info=Info(title="Entry Hall", version="1.0.0"),
        security_schemes={"session": SecurityScheme(type="http", scheme="bearer")},
        validation_error_model=ProblemDocument,
        doc_ui=False,
    )
    book.openapi_version = "3.1.0"
    _describe_sessions(book)
    for route in ROUTES:
        if route.read is not None:
            _describe_reading(book, route, reading_of(route))
        if route.act is not None:
            _describe_act(book, route, ACTS[route.act])
    found: dict[str, Any] = book.api_doc
    return {**found, "security": [{"session": []}]}


def _describe_sessions(book: OpenAPI) -> None:
    posts: tuple[tuple[str, str, type[Any], int, Any], ...] = (
        (sessions.LINKS, "link:ask", AskForLink, 202, LinkAsked),
        (sessions.SESSIONS, "session:begin", SignIn, 201, Started),
        (sessions.FRESH, "session:renew", Code, 200, Done),
        (sessions.FACTOR, "factor:enrol", Code, 201, Enrolled),
        (sessions.PASSKEY, "passkey:register", NewPasskey, 201, Enrolled),
        (sessions.BY_PASSKEY, "passkey:prove", PasskeyProof, 200, Done),
    )
    for rule, name, body, status, kind in posts:
        parts = _parts(header=_headers(versioned=False), body=sessions.model(body))
        _add(book.post, rule, parts, name, _answers(book, status, kind, (*ACTING, 429)))
    gets: tuple[tuple[str, str, Any], ...] = (
        (sessions.SESSIONS, "session:list", OwnSessions),
        (sessions.FACTOR, "factor:offer", Offer),
        (sessions.PASSKEY, "passkey:offer", PasskeyAsked),
        (sessions.BY_PASSKEY, "passkey:ask", PasskeyAsked),
        (passkeys.OWN, "passkey:list", OwnPasskeys),
        (f"{PREFIX}/me", "session:whoami", Me),
    )
    for rule, name, kind in gets:
        _add(book.get, rule, _parts(), name, _answers(book, 200, kind, (*READING, 409)))
    _describe_endings(book)


def _describe_endings(book: OpenAPI) -> None:
    def one(name: str) -> type[BaseModel]:
        ids: Any = {name: (str, Field(pattern=ID_PATTERN))}
        return create_model("Path", **ids)

    endings: tuple[tuple[str, str, type[BaseModel] | None, tuple[int, ...]], ...] = (
        (sessions.CURRENT, "session:end", None, ()),
        (f"{sessions.SESSIONS}/others", "session:end_others", None, ()),
        (f"{sessions.SESSIONS}/<session>", "session:end_one", one("session"), ()),
        (f"{passkeys.OWN}/<passkey>", "passkey:remove", one("passkey"), (409,)),
    )
    for rule, name, path, more in endings:
        parts = _parts(header=_headers(versioned=False), path=path)
        responses = {"204": {"description": "Ended"}, **_problems((*ALWAYS, 403, *more))}
        _add(book.delete, rule, parts, name, responses)


def _describe_act(book: OpenAPI, route: Route, op: Operation) -> None:
    parts = _parts(
        header=_headers(versioned=op.versioned), path=_path(route), body=model_for(route)
    )
    problems = (*ACTING, 412, 428) if op.versioned else ACTING
    responses = _answers(book, 201 if op.creates else 200, Acted, problems)
    course = "Moves the track: passes through its engine." if op.act in COURSE_ACTS else ""
    _add(book.post, route.rule, parts, op.act, responses, op.function.__doc__ or "", course)


def _describe_reading(book: OpenAPI, route: Route, reading: Reading) -> None:
    parts = _parts(path=_path(route), query=_query(reading))
    responses = _answers(book, 200, reading.kind, READING, reading.media_type)
    if reading.tagged:
        responses["200"]["headers"] = {"ETag": {"schema": {"type": "string"}}}
    name = "read:" + route.path.strip("/").replace("{", "").replace("}", "").replace("/", "_")
    _add(book.get, route.rule, parts, name, responses, reading.summary)


def _add(
    method: Callable[..., Any],
    rule: str,
    parts: dict[str, type[BaseModel]],
    name: str,
    responses: dict[str, Any],
    summary: str = "",
    description: str = "",
) -> None:
    def described() -> None:
        return None

    described.__annotations__ = dict(parts)
    described.__name__ = name.replace(":", "_").replace("-", "_")
    method(
        rule,
        operation_id=described.__name__,
        summary=summary.split("\n", maxsplit=1)[0] or name,
        description=description or None,
        responses=responses,
        security=OPEN_TO_ALL if name in ("session:begin", "link:ask") else None,
        tags=[{"name": name.split(":", maxsplit=1)[0]}],
    )(described)


def _parts(**parts: type[BaseModel] | None) -> dict[str, type[BaseModel]]:
    return {name: part for name, part in parts.items() if part is not None}


def _path(route: Route) -> type[BaseModel] | None:
    if not route.names:
        return None
    ids: Any = {name: (str, Field(pattern=ID_PATTERN)) for name in route.names}
    return create_model("Path", **ids)


def _headers(*, versioned: bool) -> type[BaseModel]:
    key = Field(alias=idempotency.HEADER, min_length=1, pattern=idempotency.PATTERN)
    fields: Any = {"key": (str, key)}
    if versioned:
        match = Field(alias=etags.HEADER, min_length=3, pattern=etags.PATTERN)
        fields["match"] = (str, match)
    return create_model("Headers", **fields)


def _query(reading: Reading) -> type[BaseModel] | None:
    fields: Any = {}
    if reading.paged:
        fields["cursor"] = (str, Field(default_factory=str, pattern=cursors.CURSOR_PATTERN))
        fields["limit"] = (int, Field(cursors.DEFAULT_LIMIT, ge=1, le=cursors.MAX_LIMIT))
    for name in reading.filters:
        fields[name] = (str, Field(default_factory=str, pattern=ID_PATTERN))
    for name in reading.numbers:
        fields[name] = (int, Field(default_factory=int, ge=1, le=MOST))
    return create_model("Query", **fields) if fields else None


def _answers(
    book: OpenAPI,
    status: int,
    kind: Any,
    problems: tuple[int, ...],
    media_type: str = "application/json",
) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "format": "binary"}
    if kind is not bytes:
        schema = _component(book, kind)
    success = {"description": "Done", "content": {media_type: {"schema": schema}}}
    return {str(status): success, **_problems(problems)}


def _component(book: OpenAPI, kind: Any) -> dict[str, Any]:
    """A reference to the schema of a type, which is entered into the components."""
    name = "_".join(part.__name__ for part in (get_origin(kind) or kind, *get_args(kind)))
    schema = adapter(kind).json_schema(mode="serialization", ref_template=REFERENCE)
    for inner, described in schema.pop("$defs", {}).items():
        _enter(book, inner, Schema(**described))
    _enter(book, name, Schema(**schema))
    return {"$ref": REFERENCE.format(model=name)}


def _enter(book: OpenAPI, name: str, schema: Schema) -> None:
    """Two types of one name would be described as one.

    Raises:
        ValueError: the name is taken by another type.
    """
    if book.components_schemas.setdefault(name, schema) != schema:
        raise ValueError(name)


def _problems(statuses: tuple[int, ...]) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
    titles = dict(KINDS.values())
    return {str(code): {"description": titles[code], "content": content} for code in statuses}
