"""The one view behind every act: read what was asked, call the operation, say how it ended.

- An act that is not a course act is done and answered in this request's own transaction.
- A course act is written down, sent to the track's workflow and answered by the record; no
  transaction stays open while the engine works.
- The same key gets the same answer, made anew for whoever asks now.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, request

from api import etags, idempotency, parsing
from api.bodies import Body, body_of, model_of
from api.errors import denied
from api.problems import Problem
from api.routes.route import Route
from api.shapes import Acted, answered
from api.visit import gateway, store, visit
from documents.failpoints import reach
from documents.ids import new_id
from documents.operations import commands
from documents.operations.actors import Actor
from documents.operations.acts import Command, Operation, Outcome
from documents.operations.registry import ACTS
from policies.acts import Act
from policies.course import COURSE_ACTS


def model_for(route: Route) -> type[Body]:
    """The model of the body that an act takes at this address."""
    if route.act is None:
        raise LookupError(route.path)
    name = route.act.replace(":", "_")
    body: Any = ACTS[route.act].body
    return model_of(body, name, route.objects)


def act_view(route: Route, act: Act) -> Callable[..., Response]:
    """The view of an act at its address."""
    op, model = ACTS[act], model_for(route)

    def view(**path: str) -> Response:
        objects = {name: path[name] for name in route.objects}
        return _act(op, model, objects)

    return view


def ask(act: Act, body: object, command: Command) -> Outcome:
    """Do an act as whoever is here: at once, or through the track's workflow."""
    actor = _actor()
    if act in COURSE_ACTS:
        return _course(actor, act, body, command)
    return _direct(actor, act, body, command)


def command_of(key: str, version: int | None) -> Command:
    """The command of whoever is here.

    Raises: Problem (`signed_out`).
    """
    caller = visit().signed_in
    if caller is None:
        raise Problem("signed_out")
    return Command(key, caller.signed_in, version)


def _act(op: Operation, model: type[Body], objects: Mapping[str, str]) -> Response:
    key = idempotency.key_of(request)
    command = command_of(key, etags.version_of(request) if op.versioned else None)
    outcome = ask(op.act, body_of(model, parsing.read_object(request), objects), command)
    if outcome.deny is not None:
        raise denied(outcome.deny)
    return answered(Acted(outcome.object_id), 201 if op.creates else 200)


def _actor() -> Actor:
    """Who acts; whoever opens a track is not in it yet, so the track gets its id here."""
    here = visit()
    if here.actor is None:
        return Actor(here.signed_in.account_id if here.signed_in else "", new_id())
    return here.actor


def _direct(actor: Actor, act: Act, body: object, command: Command) -> Outcome:
    here = visit()
    outcome = commands.perform(here.uow, actor, act, body, command)
    here.uow.commit()
    return outcome


def _course(actor: Actor, act: Act, body: object, command: Command) -> Outcome:
    here = visit()
    asked = commands.submit(here.uow, actor, act, body, command)
    here.leave()
    if asked.outcome is not None:
        return asked.outcome
    gateway().act(asked.command_id, asked.workflow_id)
    outcome = commands.answer(store(), asked.command_id)
    reach("web.answering")
    return outcome
