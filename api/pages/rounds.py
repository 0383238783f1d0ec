"""Rounds: the list of them, and one round to answer, to close or to release.

- An expert answers a whole round in one form: positions and a contribution.
- The facilitator finds on the same page what lies in a closed window, and what is to be said in
  other words; its author, what to confirm of that.
- What a reflection period shows stands above its questions, in the version that it names.
"""

from collections.abc import Iterator
from typing import Any

from api.pages.page import Page
from api.pages.sight import Sight
from api.pages.words import HANDLINGS, KINDS
from documents.errors import RecordError
from documents.operations.actors import Actor
from documents.operations.formats import Setting
from documents.operations.views import (
    contributions,
    papers,
    paraphrases,
    positions,
    rounds,
)
from documents.operations.views.contributions import WindowItem
from documents.operations.views.paraphrases import ParaphraseView
from documents.operations.views.rounds import RoundView
from documents.store import UnitOfWork
from policies import orders
from policies.acts import Act
from policies.positions import OPTIONS
from policies.terms import Knowledge, RecordClass, Scale, WindowState

COURSE = (RecordClass.MILESTONE,)
REPLY = (RecordClass.CONTRIBUTION_RELEASED,)
SCALES = tuple(scale for scale in Scale if scale not in (Scale.AGREEMENT, Scale.RANKING))
WORDS = frozenset({Act.PARAPHRASE_ASK, Act.PARAPHRASE_CONFIRM, Act.PARAPHRASE_RETURN})
ANSWERS = WORDS | {Act.POSITION_TAKE, Act.CONTRIBUTION_POST, Act.CONTRIBUTION_WITHDRAW}
KEEPS = frozenset(
    {Act.ROUND_CLOSE, Act.BATCH_RELEASE, Act.CONTRIBUTION_RETURN, Act.PARAPHRASE_WRITE}
)
MOST_QUESTIONS = 5
OWN = Knowledge.OWN


def every(uow: UnitOfWork, actor: Actor) -> dict[str, Any]:
    """The rounds of the track, the newest first."""
    sight = Sight(uow, actor)
    found = sight.all(rounds.rounds)[::-1]
    return {
        "rounds": found,
        "may": sight.may,
        "scales": (*SCALES, Scale.RANKING),
        "most": MOST_QUESTIONS,
        "options": range(orders.MOST),
    }


def one(uow: UnitOfWork, actor: Actor, round: str) -> dict[str, Any]:  # noqa: A002
    """One round, with what the reader did in it or reads of it."""
    sight = Sight(uow, actor)
    found = sight.one(rounds.one_round, round=round)
    taken = sight.all(positions.mine) if sight.knows(RecordClass.POSITION) else ()
    reads = sight.knows(RecordClass.CONTRIBUTION_RELEASED)
    return {
        "round": found,
        "items": _items(sight, found.id, found.state),
        "paraphrases": _paraphrases(sight, found.id),
        "positions": {position.subject: position for position in taken},
        "options": OPTIONS,
        "kinds": tuple(KINDS),
        "handlings": tuple(HANDLINGS),
        "may": sight.may,
        "reads": reads and found.state is WindowState.RELEASED,
        "to": None,
        "texts": tuple(_shown(sight, found)),
        "writes": found.state is WindowState.OPEN and writes(sight, found),
    }


def writes(sight: Sight, found: RoundView) -> bool:
    """Whether the reader's seats write in such a round: experts, and the circle that it is shown
    to."""
    wider = found.setting is not None and found.setting.wider
    return Act.CONTRIBUTION_POST in sight.may and (Act.POSITION_TAKE in sight.may or wider)


def reply(uow: UnitOfWork, actor: Actor, round: str, released: str) -> dict[str, Any]:  # noqa: A002
    """One round, to reply in it to something that was released."""
    every_item = Sight(uow, actor).all(contributions.released)
    said = next((item for item in every_item if item.id == released), None)
    if said is None:
        raise RecordError("record.not_there")
    return {**one(uow, actor, round), "to": said}


def _items(sight: Sight, round_id: str, state: WindowState) -> tuple[WindowItem, ...]:
    """One's own items, or for who keeps the round all of a closed window."""
    level = sight.level(RecordClass.CONTRIBUTION_UNRELEASED)
    if level is OWN:
        mine = sight.all(contributions.mine)
        return tuple(item for item in mine if item.round == round_id)
    if level is Knowledge.PSEUDONYMOUS and state is WindowState.CLOSED:
        return sight.all(contributions.window, round=round_id)
    return ()


def _paraphrases(sight: Sight, round_id: str) -> tuple[ParaphraseView, ...]:
    """What is to be written by whoever keeps the round, or confirmed by its author."""
    if sight.level(RecordClass.CONTRIBUTION_UNRELEASED) not in (OWN, Knowledge.PSEUDONYMOUS):
        return ()
    found = sight.all(paraphrases.listed)
    return tuple(one for one in found if one.round == round_id)


def _shown(sight: Sight, found: RoundView) -> Iterator[str]:
    """The text that a round shows, as far as the reader reads such texts."""
    setting = found.setting or Setting()
    if setting.paper and any(one.id == setting.paper for one in sight.all(papers.papers)):
        every = sight.all(papers.versions, paper=setting.paper)
        yield from (one.text for one in every if one.version == setting.version)
    yield from found.text


PAGES = (
    Page("/tracks/{track}/rounds", COURSE, "rounds.html", every, frozenset({Act.ROUND_OPEN})),
    Page("/tracks/{track}/rounds/{round}", COURSE, "round.html", one, ANSWERS | KEEPS),
    Page("/tracks/{track}/rounds/{round}/replies/{released}", REPLY, "round.html", reply, ANSWERS),
)
