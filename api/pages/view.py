"""The one view behind every page of a track: show it, or ask for what its forms sent.

- An act that was done leads back to the page (303), so that a reload sends nothing again.
- A refused act shows the page again: the sentence of the refusal, and what was typed.
- A form that brings a file does nothing yet: the page shows what the file would do, or why it is
  not taken.
- Every page that is shown carries a fresh random key; with a part's label it is the act's
  idempotency key, so a form that is sent twice acts once. Where nobody knows yet how an act
  ended, the page keeps its key.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict

from api import auth
from api.acts import ask, command_of, model_for
from api.bodies import body_of
from api.errors import denied, engine_down, of_record
from api.i18n import say, sentence
from api.pages.forms import Part, body_from, longest, parts_of
from api.pages.page import Page
from api.pages.render import render
from api.pages.sight import Sight
from api.pages.table import PAGES
from api.pages.tracks import STANDING
from api.places import Place
from api.problems import Problem
from api.reads import attached, number, seen
from api.routes.table import by_act
from api.visit import visit
from documents.errors import Denied, RecordError
from documents.ids import is_id, new_id
from documents.operations.acts import Operation
from documents.operations.registry import ACTS
from policies.acts import Act
from workflows.gateway import EngineDown

SENT_BEFORE = sentence(
    "This form was sent before with other words. Look at what is recorded now; send it again if"
    " you want this too."
)
UNKNOWN = sentence(
    "The engine that moves tracks does not answer. Send the form again in a moment: it acts once,"
    " however often it is sent."
)
NOTHING: Mapping[str, Any] = MappingProxyType({})
INSTEAD: Mapping[str, str] = {
    "key_reused": SENT_BEFORE,
    "lapsed": UNKNOWN,
    "engine_down": UNKNOWN,
}
"""What a page says where the words of the problem are for programs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the forms of a page carry: proof, key, and what was refused with what was typed."""

    csrf: str
    key: str = field(default_factory=new_id)
    refused: Mapping[str, Problem] = field(default_factory=dict)
    typed: MultiDict[str, str] = field(default_factory=MultiDict)

    def value(self, label: str, name: str, otherwise: str) -> str:
        """What stands in a field: what was typed, where its part was refused."""
        if label not in self.refused:
            return otherwise
        return (self.typed.getlist(f"{label}/{name}") or [""])[-1]

    def chosen(self, label: str, name: str, otherwise: Sequence[str] = ()) -> Sequence[str]:
        """What stands in the places of a list, or was ticked in it: what was typed, where its
        part was refused."""
        return self.typed.getlist(f"{label}/{name}") if label in self.refused else otherwise

    def fault(self, label: str, name: str) -> str:
        """What a field accepts, where something else was typed."""
        problem = self.refused.get(label)
        faults = problem.faults if problem else ()
        return next((one.accepted for one in faults if one.field == name), "")

    def limit(self, label: str, name: str) -> int:
        """How many characters a field takes."""
        return longest(model_for(by_act()[Act(label.partition("/")[0])]), name)

    def words(self, label: str) -> str:
        """Why a part was refused; empty where it was not."""
        problem = self.refused.get(label)
        return "" if problem is None else words_of(problem)


def words_of(problem: Problem) -> str:
    """The sentence of a refusal on a page."""
    if problem.kind in INSTEAD:
        return say(INSTEAD[problem.kind])
    return problem.detail or problem.title


def init_app(app: Flask, place: Place) -> None:
    """Register every page of the table."""
    for page in PAGES:
        name = f"page {page.path}"
        app.add_url_rule(page.rule, name, _view(page, place), methods=page.methods)


def _view(page: Page, place: Place) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        ids = {name: path[name] for name in page.objects}
        csrf = auth.csrf_of(auth.cookie_token(request, place) or "")
        if request.method != "POST":
            return _shown(page, ids, Sheet(csrf))
        return _posted(page, ids, csrf)

    return view


def _shown(
    page: Page,
    ids: Mapping[str, str],
    sheet: Sheet,
    status: int = 200,
    tried: Mapping[str, Any] = NOTHING,
) -> Response:
    here = visit()
    if here.actor is None:
        raise Problem("not_found")
    asked = {name: number(name, request.args.get(name) or None) for name in page.asks}
    found = seen(page.show, here.actor, {**ids, **asked})
    stands = any(map(Sight(here.uow, here.actor).knows, STANDING))
    here.uow.commit()
    if isinstance(found, bytes):
        return attached(found, page.file)
    around = {"sheet": sheet, "home": f"/tracks/{here.actor.track_id}", "stands": stands}
    shown = {**found, **tried, "may": found["may"] & page.acts}
    text = render(page.template, **shown, **around)
    return Response(text, status, mimetype="text/html")


def _posted(page: Page, ids: Mapping[str, str], csrf: str) -> Response:
    key = request.form.get("key", "")
    if not is_id(key):
        raise Problem("bad_request")
    if request.files:
        return _tried(page, ids, csrf)
    parts = parts_of(request.form)
    ended = {part.label: _ended(part, key) for part in parts}
    refused = {label: problem for label, problem in ended.items() if problem is not None}
    if not refused:
        return _back("#done" if parts else "#main")
    unknown = any(problem.kind == "engine_down" for problem in refused.values())
    sheet = Sheet(csrf, key if unknown else new_id(), refused, request.form)
    return _shown(page, ids, sheet, next(iter(refused.values())).status)


def _tried(page: Page, ids: Mapping[str, str], csrf: str) -> Response:
    """Show what a form with a file would do; nothing is done yet."""
    files = {name: b64encode(file.read()).decode() for name, file in request.files.items()}
    parts = parts_of(MultiDict([*request.form.items(multi=True), *files.items()]))
    if page.tries is None or len(parts) != 1 or parts[0].act not in page.acts:
        raise Problem("bad_request")
    here, refused, found = visit(), dict[str, Problem](), NOTHING
    if here.actor is None:
        raise Problem("not_found")
    try:
        if here.unproven:
            raise Problem("anew")
        found = seen(page.tries, here.actor, {"sent": _body(parts[0])})
    except Denied as refusal:
        refused = {parts[0].label: denied(refusal.deny)}
    except Problem as problem:
        refused = {parts[0].label: _told(problem)}
    status = next(iter(refused.values())).status if refused else 200
    return _shown(page, ids, Sheet(csrf, new_id(), refused, request.form), status, found)


def _back(to: str) -> Response:
    response = Response(status=303)
    response.headers["Location"] = request.path + to
    return response


def _ended(part: Part, key: str) -> Problem | None:
    """How the act of a part ended: nothing to say, or why it was refused.

    Raises: Problem, RecordError: what is no refusal but a closed door or a failure of ours.
    """
    if visit().unproven:
        return Problem("anew")
    try:
        return _asked(part, ACTS[part.act], f"{key}/{part.label}")
    except EngineDown as error:
        return engine_down(error)
    except RecordError as error:
        return _told(of_record(error))
    except Problem as problem:
        return _told(problem)
    finally:
        visit().leave()


def _told(problem: Problem) -> Problem:
    """A problem that is told beside its form; any other is one of the whole page."""
    if problem.kind in ("not_found", "internal", "signed_out"):
        raise problem
    return problem


def _body(part: Part) -> Any:
    route = by_act()[part.act]
    model = model_for(route)
    objects = {name: part.filled.get(name, "") for name in route.objects}
    return body_of(model, body_from(part, model), objects)


def _asked(part: Part, op: Operation, key: str) -> Problem | None:
    outcome = ask(part.act, _body(part), command_of(key, part.version if op.versioned else None))
    return None if outcome.deny is None else denied(outcome.deny)
