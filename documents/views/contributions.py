"""Contributions: one's own, a closed window's under handles, a batch's as far as one's level.

- While a window is open nobody but the author finds anything in it.
- *unattributed* has no handle, *pseudonymous* has one; names stand beside handles only in a
  track whose members know each other.
- What is not for use is shown to the facilitator, and to its author.
- Items stand in the order of random ids, which is no order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, select

from documents.errors import RecordError
from documents.models.contributions import Contribution, ReleasedContribution
from documents.models.rounds import Round
from documents.operations import items
from documents.operations.actors import Actor
from documents.operations.items import Released
from documents.store import UnitOfWork
from documents.views.reading import SOMEBODY_ELSES, Page, Reader, id_after, page, reads
from documents.views.seats import speakers
from policies import knowledge
from policies.terms import ContributionKind, Handling, Knowledge, RecordClass, Seat, WindowState

UNRELEASED, RELEASED = RecordClass.CONTRIBUTION_UNRELEASED, RecordClass.CONTRIBUTION_RELEASED


@dataclass(frozen=True, slots=True)
class ReleasedView:
    """An item of a released batch, as far as its handle and name are for this viewer."""

    id: str
    round: str
    kind: ContributionKind
    text: str
    handling: Handling
    reply_to: str | None
    handle: str | None
    name: str | None
    mine: bool


@dataclass(frozen=True, slots=True)
class WindowView:
    """An item not yet released; `returned` is why it went back to its author, if it did."""

    id: str
    version: int
    round: str
    kind: ContributionKind
    text: str
    handling: Handling
    reply_to: str | None
    handle: str | None
    returned: str | None


@dataclass(frozen=True, slots=True)
class Mine:
    """What one wrote: items that nobody else finds yet, and the ids of released ones."""

    waiting: tuple[WindowView, ...]
    released: tuple[str, ...]


def released(
    uow: UnitOfWork,
    actor: Actor,
    round: str | None = None,  # noqa: A002 - the noun
    after: str | None = None,
    limit: int = 50,
) -> Page[ReleasedView]:
    """What was released, of one round or of all."""
    with reads(uow, actor, RELEASED, object_id=round or "") as reader:
        names = speakers(reader)
        query = _released(reader).where(ReleasedContribution.id > id_after(after))
        if round is not None:
            query = query.where(ReleasedContribution.round_id == reader.find(Round, round).id)
        return page(
            uow.session.scalars(query).all(),
            limit,
            lambda row: _shown(reader, row, names),
            lambda row: row.id,
        )


def mine(uow: UnitOfWork, actor: Actor) -> Mine:
    """What the viewer wrote and can still take back, what was returned, what was released."""
    with reads(uow, actor, UNRELEASED) as reader:
        own = {index for row in _rounds(reader) for index in _author(reader, row)}
        query = select(Contribution).where(Contribution.author.in_(own)).order_by(Contribution.id)
        waiting = tuple(_item(reader, row) for row in uow.session.scalars(query))
        ids = [row.id for row in uow.session.scalars(_released(reader)) if _wrote(reader, row)]
        return Mine(waiting, tuple(ids))


def window(
    uow: UnitOfWork,
    actor: Actor,
    round: str,  # noqa: A002 - the noun
    after: str | None = None,
    limit: int = 50,
) -> Page[WindowView]:
    """What lies in the window of a round: all of it once it is closed, or one's own."""
    with reads(uow, actor, UNRELEASED, object_id=round) as reader:
        row = reader.find(Round, round)
        everything = _reads_window(reader, row)
        own = _author(reader, row)
        query = select(Contribution).where(
            Contribution.round_id == row.id, Contribution.id > id_after(after)
        )
        rows = uow.session.scalars(query.order_by(Contribution.id))
        found = [item for item in rows if everything or item.author in own]
        return page(
            found, limit, lambda item: _item(reader, item), lambda item: item.id
        )


def _reads_window(reader: Reader, row: Round) -> bool:
    """Whether all of this window is for the reader now; false: what they wrote themselves.

    Raises:
        RecordError: `record.not_there` for whoever would find nothing of their own either.
    """
    if row.state is WindowState.RELEASED:
        return False
    visibility = reader.track.visibility
    levels = {knowledge.of_contribution(s, visibility, row.state) for s in reader.actor.seats}
    if levels & SOMEBODY_ELSES:
        return True
    if Knowledge.OWN not in levels:
        raise RecordError("record.not_there")
    return False


def _rounds(reader: Reader) -> list[Round]:
    query = select(Round).where(Round.track_id == reader.track.id)
    return list(reader.uow.session.scalars(query))


def _author(reader: Reader, row: Round) -> frozenset[str]:
    return reader.my_indices("contribution", row.id)


def _released(reader: Reader) -> Select[tuple[ReleasedContribution]]:
    rounds = select(Round.id).where(Round.track_id == reader.track.id)
    found = select(ReleasedContribution).where(ReleasedContribution.round_id.in_(rounds))
    return found.order_by(ReleasedContribution.id)


def _wrote(reader: Reader, row: ReleasedContribution) -> bool:
    return reader.is_mine(row.author, "released", row.id)


def _shown(
    reader: Reader, row: ReleasedContribution, names: Mapping[str, str]
) -> ReleasedView | None:
    said = reader.sealer.open(row, "body", RELEASED, Released)
    own = _wrote(reader, row)
    background = said.handling is Handling.NOT_FOR_USE
    if background and not (own or reader.sits(Seat.FACILITATOR)):
        return None
    handles = reader.level(RELEASED) in (Knowledge.PSEUDONYMOUS, Knowledge.FULL)
    return ReleasedView(
        id=row.id,
        round=row.round_id,
        kind=said.kind,
        text=said.text,
        handling=said.handling,
        reply_to=said.reply_to,
        handle=said.handle if handles else None,
        name=names.get(said.handle),
        mine=own,
    )


def _item(reader: Reader, row: Contribution) -> WindowView:
    item = items.item_of(reader.uow, reader.track.id, row)
    return WindowView(
        id=row.id,
        version=row.version,
        round=row.round_id,
        kind=item.kind,
        text=item.text,
        handling=item.handling,
        reply_to=item.reply_to,
        handle=item.handle,
        returned=items.reason_of(reader.uow, reader.track.id, row) or None,
    )
