"""The one view behind every reading: call the view of the record, print what it returns.

- What the caller may see was decided by the record; nothing is taken away here.
- A list comes in pages; one object comes with its version as an entity tag.
- A filter is an id, or where the view takes a whole number, one.
- A reading writes its audit leaf, so it commits before it answers.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, get_origin, get_type_hints

from flask import Response, request
from werkzeug.datastructures import MultiDict

from api import cursors, etags
from api.i18n import say
from api.problems import Fault, Problem
from api.routes.route import Route
from api.shapes import answered
from api.visit import Visit, store, visit
from documents.errors import Denied
from documents.ids import is_id
from documents.operations.actors import Actor
from documents.operations.views.look import record_refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HANDED = frozenset({"uow", "actor", "account", "here"})
PAGED = frozenset({"after", "limit"})
NUMBER = int | None
MOST = 999_999
"""The largest number that can be asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one view of the record is asked and what it answers."""

    kind: Any
    ids: tuple[str, ...]
    filters: tuple[str, ...]
    numbers: tuple[str, ...]
    paged: bool
    tagged: bool
    media_type: str
    summary: str


def reading_of(route: Route) -> Reading:
    """The reading at a route, told from the signature of its view."""
    if route.read is None:
        raise LookupError(route.path)
    hints = get_type_hints(route.read)
    kind = hints["return"]
    names = [name for name in inspect.signature(route.read).parameters if name not in HANDED]
    asked = [name for name in names if name not in route.objects | PAGED]
    return Reading(
        kind=kind,
        ids=tuple(name for name in names if name in route.objects),
        filters=tuple(name for name in asked if hints[name] != NUMBER),
        numbers=tuple(name for name in asked if hints[name] == NUMBER),
        paged="limit" in names,
        tagged=_has_version(kind),
        media_type=DOCX if kind is bytes else "application/json",
        summary=inspect.getdoc(route.read) or "",
    )


def _has_version(kind: Any) -> bool:
    whole = get_origin(kind) is None and is_dataclass(kind)
    return whole and any(field.name == "version" for field in fields(kind))


def read_view(route: Route) -> Callable[..., Response]:
    """The view of a reading at its address."""
    reading, read = reading_of(route), route.read

    def view(**path: str) -> Response:
        here = visit()
        asked = {name: path[name] for name in reading.ids} | _query(reading, request.args)
        found = seen(read, _caller(here), asked) if read else None
        here.uow.commit()
        return _printed(reading, found, route.file)

    return view


def _caller(here: Visit) -> Actor | str:
    """Who looks: an actor in a track, or an account outside of all tracks."""
    return here.actor or (here.signed_in.account_id if here.signed_in else "")


def seen(read: Callable[..., Any], caller: Actor | str, asked: dict[str, Any]) -> Any:
    """What the view answers; a refusal leaves its leaf before it is answered."""
    here = visit()
    try:
        return read(here.uow, caller, **asked)
    except Denied as refusal:
        if here.actor is not None:
            here.leave()
            record_refusal(store(), here.actor, "read:refused", refusal.deny)
        raise


def _query(reading: Reading, given: MultiDict[str, str]) -> dict[str, Any]:
    known = (*reading.filters, *reading.numbers, *(("cursor", "limit") if reading.paged else ()))
    if set(given) - set(known):
        names = ", ".join(known) or say("nothing")
        raise Problem("invalid", faults=(Fault("query", say("only: %(names)s", names=names)),))
    asked: dict[str, Any] = {name: _id(name, given.get(name)) for name in reading.filters}
    asked |= {name: number(name, given.get(name)) for name in reading.numbers}
    if reading.paged:
        page = cursors.page_of(given)
        asked |= {"after": page.after, "limit": page.limit}
    return asked


def _id(name: str, given: str | None) -> str | None:
    if given is not None and not is_id(given):
        raise Problem("invalid", faults=(Fault(name, say("an id of 32 hexadecimal digits")),))
    return given


def number(name: str, given: str | None) -> int | None:
    """A whole number that was asked for.

    Raises: Problem (`invalid`).
    """
    if given is None:
        return None
    if not (re.fullmatch("[0-9]{1,6}", given) and int(given)):
        accepted = say("a whole number from %(least)d to %(most)d", least=1, most=MOST)
        raise Problem("invalid", faults=(Fault(name, accepted),))
    return int(given)


def attached(document: bytes, file: str) -> Response:
    """A file, to be kept."""
    response = Response(document, mimetype=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _printed(reading: Reading, found: Any, file: str) -> Response:
    if isinstance(found, bytes):
        return attached(found, file)
    if reading.paged and found.next is not None:
        found = replace(found, next=cursors.cursor_of(found.next))
    response = answered(found, kind=reading.kind)
    if reading.tagged:
        response.headers["ETag"] = etags.tag_of(found.version)
    return response
