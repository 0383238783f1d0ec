"""The one map from everything that can go wrong to the answer that is given.

- JSON gets a problem document (RFC 9457), pages get a page; both say the same fixed sentence.
- A 404 for somebody signed in is a closed door and leaves its leaf before it is answered;
  whether the id was wrong, the track another's or the class out of reach makes no difference.
- The last resort logs a code and a hash of the traceback: no message, no values, no locals.
"""

import json
import traceback
from hashlib import sha256
from pathlib import PurePath

from flask import Flask, Response, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from api.i18n import say, sentence
from api.messages import in_words
from api.pages.error import error_page
from api.problems import MEDIA_TYPE, Fault, Problem
from api.visit import store, visit
from documents.errors import Denied, RecordError
from documents.operations.leaves import record_closed_door
from policies.decisions import Deny
from workflows.gateway import EngineDown
from workflows.logs import log

RETRY = {"Retry-After": "5"}

# What an act answers when a seat may never do it, however things stand.
SEAT_RULES = frozenset({"permissions.not_granted", "tracks.may_convene", "knowledge.no_content"})

RECORD_PROBLEMS = {
    "record.not_there": "not_found",
    "record.stale": "stale",
    "command.key_reused": "key_reused",
    "command.lapsed": "lapsed",
    "session.gone": "signed_out",
    "session.link_used": "link",
}
# What an operation finds wrong with a body: fields that belong together.
RECORD_FAULTS = {
    "roster.name_and_email": ("name", "email"),
    "round.closes_at": ("closes_at",),
    "position.wording": ("wording",),
}
NEEDED_HERE = sentence("a value: it is needed together with the others that were sent")
HTTP_PROBLEMS = {404: "not_found", 405: "method", 413: "too_large", 415: "media_type"}


def init_app(app: Flask) -> None:
    """Let this map answer for everything that is raised."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(Denied, lambda error: answer(denied(error.deny)))
    app.register_error_handler(RecordError, lambda error: answer(of_record(error)))
    app.register_error_handler(EngineDown, lambda error: answer(engine_down(error)))
    app.register_error_handler(HTTPException, lambda error: answer(of_http(error)))
    app.register_error_handler(OperationalError, _record_down)
    app.register_error_handler(Exception, _last_resort)


def denied(deny: Deny) -> Problem:
    """The problem that a rule's refusal is: never for this seat, or not as things stand."""
    if deny.rule in RECORD_PROBLEMS:
        return Problem(RECORD_PROBLEMS[deny.rule])
    kind = "not_permitted" if deny.rule in SEAT_RULES else "denied"
    return Problem(kind, rule=deny.rule, detail=in_words(deny))


def of_record(error: RecordError) -> Problem:
    """The problem that the record's refusal is; what it does not foresee is ours to mend."""
    if error.code in RECORD_FAULTS:
        faults = tuple(Fault(name, say(NEEDED_HERE)) for name in RECORD_FAULTS[error.code])
        return Problem("invalid", faults=faults)
    kind = RECORD_PROBLEMS.get(error.code)
    if kind is None:
        log.error("web.internal %s %s %s %s", error.code, *fingerprint(error))
    return Problem(kind or "internal")


def engine_down(error: EngineDown) -> Problem:
    """The problem of a course act that got no answer; it may be asked for again."""
    return Problem("engine_down", headers={"Retry-After": str(error.retry_after)})


def of_http(error: HTTPException) -> Problem:
    """The problem behind a refusal of the framework."""
    kind = HTTP_PROBLEMS.get(error.code or 500, "bad_request")
    if isinstance(error, MethodNotAllowed):
        return Problem(kind, headers={"Allow": ", ".join(sorted(error.valid_methods or ()))})
    return Problem(kind)


def answer(problem: Problem) -> Response:
    """The answer that a problem gets, after everything undone was rolled back."""
    caller = visit().signed_in
    visit().leave()
    if problem.kind == "not_found" and caller is not None:
        record_closed_door(store(), caller.account_id)
    if wants_json():
        body = json.dumps(problem.document(), ensure_ascii=False)
        response = Response(body, problem.status, mimetype=MEDIA_TYPE)
    else:
        response = Response(error_page(problem), problem.status, mimetype="text/html")
    response.headers.update(problem.headers)
    return response


def wants_json() -> bool:
    """Whether this request came to the JSON interface; told by its address only."""
    return request.path.startswith("/api/") or request.path == "/openapi.json"


def fingerprint(error: BaseException) -> tuple[str, str, int]:
    """Where an error came from: a hash of its traceback, the innermost module and line."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{PurePath(f.filename).stem}:{f.lineno}:{f.name}" for f in frames]
    digest = sha256("\n".join([type(error).__name__, *places]).encode()).hexdigest()
    last = frames[-1]
    return digest[:32], PurePath(last.filename).stem.lower(), last.lineno or 0


def _record_down(error: OperationalError) -> Response:
    log.error("web.unavailable %s %s %s", *fingerprint(error))
    return answer(Problem("unavailable", headers=RETRY))


def _last_resort(error: Exception) -> Response:
    log.error("web.internal %s %s %s", *fingerprint(error))
    return answer(Problem("internal"))
