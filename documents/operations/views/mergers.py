"""Proposals to merge dissents: the joint words, for those whose dissents they would merge.

- Nobody is told who consented, or how many; the holder sees their own consent.
- Which dissents would be merged is told to who keeps the text; a holder sees which is theirs.
"""

from dataclasses import dataclass

from documents.models.dissents import Merger
from documents.operations import mergers as acts
from documents.operations.views.look import Look, Page, content, page, reading
from policies.terms import MergerState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class MergerView:
    """A proposal. `mine` is the viewer's own dissent in it, `consented` the viewer's consent;
    `dissents` is for who keeps the text."""

    id: str
    state: MergerState
    sentence: str
    text: str
    mine: str | None
    consented: bool
    dissents: tuple[str, ...] | None


@reading("mergers:list")
def mergers(here: Look, after: str | None, limit: int) -> Page[MergerView]:
    """The proposals that concern the viewer, in the order of random ids."""
    content(here, RecordClass.DISSENT)
    rows = here.texts(RecordClass.DISSENT, acts.of_track(here.uow, here.track.id))
    seen = [row for row in rows if here.sits(Seat.RAPPORTEUR) or _mine(here, row)]
    found, following = page(seen, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def _mine(here: Look, row: Merger) -> str | None:
    return acts.part_held_by(here.uow, row, *here.actor.seats.values())


def _view(here: Look, row: Merger) -> MergerView:
    proposal, mine = acts.proposal_of(here.uow, row), _mine(here, row)
    return MergerView(
        id=row.id,
        state=acts.standing(here.uow, row),
        sentence=proposal.words.sentence,
        text=proposal.words.text,
        mine=mine,
        consented=mine in proposal.consented,
        dissents=proposal.parts if here.sits(Seat.RAPPORTEUR) else None,
    )
