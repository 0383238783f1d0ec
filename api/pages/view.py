"""The one view behind every page of a track: show it, or ask for what its forms sent.

- An act that was done leads back to the page (303), so that a reload sends nothing again.
- A refused act shows the page again: the sentence of the refusal, and what was typed.
- Every page that is shown carries a fresh random key; with a part's label it is the act's
  idempotency key, so a form that is sent twice acts once. Where nobody knows yet how an act
  ended, the page keeps its key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
from api.reads import attached, seen
from api.routes.table import by_act
from api.visit import visit
from documents.errors import RecordError
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


def _shown(page: Page, ids: Mapping[str, str], sheet: Sheet, status: int = 200) -> Response:
    here = visit()
    if here.actor is None:
        raise Problem("not_found")
    found = seen(page.show, here.actor, dict(ids))
    stands = any(map(Sight(here.uow, here.actor).knows, STANDING))
    here.uow.commit()
    if isinstance(found, bytes):
        return attached(found, page.file)
    around = {"sheet": sheet, "home": f"/tracks/{here.actor.track_id}", "stands": stands}
    text = render(page.template, **{**found, "may": found["may"] & page.acts}, **around)
    return Response(text, status, mimetype="text/html")


def _posted(page: Page, ids: Mapping[str, str], csrf: str) -> Response:
    key = request.form.get("key", "")
    if not is_id(key):
        raise Problem("bad_request")
    parts = parts_of(request.form)
    ended = {part.label: _ended(part, key) for part in parts}
    refused = {label: problem for label, problem in ended.items() if problem is not None}
    if not refused:
        return _back("#done" if parts else "#main")
    unknown = any(problem.kind == "engine_down" for problem in refused.values())
    sheet = Sheet(csrf, key if unknown else new_id(), refused, request.form)
    return _shown(page, ids, sheet, next(iter(refused.values())).status)


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


def _asked(part: Part, op: Operation, key: str) -> Problem | None:
    route = by_act()[part.act]
    model = model_for(route)
    objects = {name: part.filled.get(name, "") for name in route.objects}
    body = body_of(model, body_from(part, model), objects)
    outcome = ask(part.act, body, command_of(key, part.version if op.versioned else None))
    return None if outcome.deny is None else denied(outcome.deny)
