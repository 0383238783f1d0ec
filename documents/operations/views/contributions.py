"""Contributions: one's own before the release, a closed window's under handles, a batch's as
far as the level goes.

- A draft is shown to its author and to nobody else, whatever their level.
- While a window is open nobody but the author finds anything in it.
- *unattributed* has no handle, *pseudonymous* has one; nobody is shown a seat or a time.
- What its author asked to be paraphrased has no handle for anybody, before and after; nor has
  what came back from a wider circle, whoever wrote it.
- Reasons of positions are no contributions: they stand in the pack of their round.
- Items stand in the order of random ids, which is no order.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Integer, bindparam, select

from documents.errors import RecordError
from documents.models.contributions import Contribution, ContributionDraft, ReleasedContribution
from documents.models.rounds import Round, Window
from documents.operations import items, unsent, windows
from documents.operations.contributions import Draft
from documents.operations.items import Item, Released
from documents.operations.views.look import Look, Page, content, page, reading
from policies import knowledge
from policies.terms import ContributionKind, Handling, Knowledge, RecordClass, Seat, WindowState

# Written once: building a statement costs more than running it.
_RELEASED = (
    select(ReleasedContribution)
    .where(
        ReleasedContribution.round_id.in_(
            select(Round.id).where(Round.track_id == bindparam("track"))
        ),
        ReleasedContribution.id > bindparam("after"),
    )
    .order_by(ReleasedContribution.id)
    .limit(bindparam("at_once", type_=Integer))
)
_OF_ROUND = _RELEASED.where(ReleasedContribution.round_id == bindparam("round"))


@dataclass(frozen=True, slots=True)
class DraftView:
    """Something that the viewer wrote and did not send."""

    id: str
    version: int
    kind: ContributionKind
    text: str
    handling: Handling
    reply_to: str | None


@dataclass(frozen=True, slots=True)
class WindowItem:
    """An item not yet released; `handle` only for those who read a closed window, `consented`
    (to a release with fewer than k authors) only for its author."""

    id: str
    version: int
    round: str
    kind: ContributionKind
    text: str
    handling: Handling
    handle: str | None
    reply_to: str | None
    returned: str | None
    consented: bool | None


@dataclass(frozen=True, slots=True)
class ReleasedItem:
    """An item of a released batch; `handle` only at the level *pseudonymous* and above, and not
    of a paraphrase."""

    id: str
    round: str
    kind: ContributionKind
    text: str
    handling: Handling
    handle: str | None
    reply_to: str | None


@reading("window:read")
def window(
    here: Look,
    round: str,  # noqa: A002
    after: str | None,
    limit: int,
) -> Page[WindowItem]:
    """What lies in the windows of one round: one's own, or all of it once they are closed."""
    content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    held = windows.windows(here.uow, here.get(Round, round), *WindowState)
    read = {window.id for window in held if _reads(here, window)}
    if not read and here.level(RecordClass.CONTRIBUTION_UNRELEASED) is not Knowledge.OWN:
        raise RecordError("record.not_there")
    others = [window.id for window in held if window.id not in read]
    rows = [
        *_lying(here, read, after or "", limit + 1),
        *items.written_by(here.uow, here.track.id, others, here.actor.seats.values()),
    ]
    found, following = page(rows, lambda item: item.id, after, limit)
    return Page(
        tuple(_item(here, item, handles=item.window_id in read) for item in found), following
    )


@reading("contributions:mine")
def mine(here: Look, after: str | None, limit: int) -> Page[WindowItem]:
    """What the viewer wrote and nobody else has read yet, or what came back."""
    content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    rounds = select(Round.id).where(Round.track_id == here.track.id)
    held = here.uow.session.scalars(select(Window.id).where(Window.round_id.in_(rounds))).all()
    rows = items.written_by(here.uow, here.track.id, held, here.actor.seats.values())
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_item(here, row, handles=False) for row in found), following)


@reading("drafts:mine")
def drafts(here: Look, after: str | None, limit: int) -> Page[DraftView]:
    """What the viewer wrote and did not send."""
    content(here, RecordClass.CONTRIBUTION_UNRELEASED)
    rows = unsent.drafts(here.uow, here.track.id, here.actor.seats.values())
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_draft(here, row) for row in found), following)


@reading("contributions:list")
def released(
    here: Look,
    after: str | None,
    limit: int,
    round: str | None = None,  # noqa: A002
) -> Page[ReleasedItem]:
    """What was released, of one round or of all."""
    level = content(here, RecordClass.CONTRIBUTION_RELEASED)
    handles = level in (Knowledge.PSEUDONYMOUS, Knowledge.FULL)
    opened = _opened(here, round, after or "", limit + 1)
    circulating = ((row, said) for row, said in opened if _circulates(here, row, said))
    shown = dict(islice(circulating, limit + 1))
    found, following = page(tuple(shown), lambda row: row.id, after, limit)
    return Page(tuple(_released(row, shown[row], handles=handles) for row in found), following)


def _lying(here: Look, read: Collection[str], after: str, most: int) -> list[Contribution]:
    """The contributions in windows of which the viewer reads everything, from one place on."""
    query = select(Contribution).where(Contribution.window_id.in_(read), Contribution.id > after)
    ordered = query.order_by(Contribution.id).execution_options(yield_per=most)
    with here.uow.session.scalars(ordered) as rows:
        found = (row for row in rows if _item_of(here, row).question is None)
        return list(islice(found, most))


def _opened(
    here: Look, round_id: str | None, after: str, at_once: int
) -> Iterator[tuple[ReleasedContribution, Released]]:
    """What a batch says, from one place on and only as far as somebody reads on: a page costs
    the same in a room of any size."""
    query = _RELEASED if round_id is None else _OF_ROUND
    asked = {"track": here.track.id, "at_once": at_once, "round": round_id}
    while rows := here.uow.session.scalars(query, asked | {"after": after}).all():
        for row in rows:
            yield row, here.sealer.open(row, "body", RecordClass.CONTRIBUTION_RELEASED, Released)
        after = rows[-1].id


def _circulates(here: Look, row: ReleasedContribution, said: Released) -> bool:
    """*Not for use* is background for the facilitator, and its author's own."""
    if said.handling is not Handling.NOT_FOR_USE or here.sits(Seat.FACILITATOR):
        return True
    return any(
        row.author == here.sealer.index("released", row.id, seat_id)
        for seat_id in here.actor.seats.values()
    )


def _reads(here: Look, row: Window) -> bool:
    """Whether one of the actor's seats reads this whole window."""
    levels = {
        knowledge.of_contribution(seat, here.track.visibility, row.state)
        for seat in here.actor.seats
        if row.state is not WindowState.RELEASED
    }
    return not levels.isdisjoint({Knowledge.PSEUDONYMOUS, Knowledge.FULL})


def _draft(here: Look, row: ContributionDraft) -> DraftView:
    said = here.sealer.open(row, "body", RecordClass.CONTRIBUTION_UNRELEASED, Draft)
    return DraftView(row.id, row.version, said.kind, said.text, said.handling, said.reply_to)


def _item_of(here: Look, row: Contribution) -> Item:
    return items.item_of(here.uow, here.track.id, row)


def _item(here: Look, row: Contribution, *, handles: bool) -> WindowItem:
    item = _item_of(here, row)
    return WindowItem(
        id=row.id,
        version=row.version,
        round=here.uow.session.get_one(Window, row.window_id).round_id,
        kind=item.kind,
        text=item.text,
        handling=item.handling,
        handle=(item.handle or None) if handles and item.paraphrase is None else None,
        reply_to=item.reply_to,
        returned=items.reason_of(here.uow, here.track.id, row) or None,
        consented=None if handles else item.consented,
    )


def _released(row: ReleasedContribution, said: Released, *, handles: bool) -> ReleasedItem:
    return ReleasedItem(
        id=row.id,
        round=row.round_id,
        kind=said.kind,
        text=said.text,
        handling=said.handling,
        handle=(said.handle or None) if handles and not said.paraphrase else None,
        reply_to=said.reply_to,
    )
