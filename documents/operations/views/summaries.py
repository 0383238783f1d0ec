"""What the facilitator wrote about a round: every version, the newest first.

- A summary is known as the synthesis is; minutes to those who read the batch under handles.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.rounds import Round
from documents.models.summaries import RoundSummary
from documents.operations.summaries import CLASSES, said
from documents.operations.views.look import Look, Page, content, page, reading
from policies.formats import SummaryKind
from policies.terms import Knowledge, RecordClass

OPENS = {
    SummaryKind.SUMMARY: frozenset({Knowledge.FULL}),
    SummaryKind.MINUTES: frozenset({Knowledge.PSEUDONYMOUS, Knowledge.FULL}),
}
"""The levels at which each is read."""


@dataclass(frozen=True, slots=True)
class SummaryView:
    """One version of a summary, or of minutes."""

    id: str
    kind: SummaryKind
    version: int
    text: str


@reading("summaries:list")
def summaries(
    here: Look,
    round: str,  # noqa: A002
    after: str | None,
    limit: int,
) -> Page[SummaryView]:
    """What was written about a round, each kind with its newest version first."""
    content(here, RecordClass.CONTRIBUTION_RELEASED)
    row = here.get(Round, round)
    query = select(RoundSummary).where(RoundSummary.round_id == row.id)
    rows = [one for one in here.uow.session.scalars(query) if _reads(here, one)]
    found, following = page(rows, _place, after, limit)
    return Page(tuple(_view(here, one) for one in found), following)


def _reads(here: Look, row: RoundSummary) -> bool:
    return here.level(CLASSES[row.kind]) in OPENS[row.kind]


def _place(row: RoundSummary) -> str:
    kinds = list(SummaryKind)
    return f"{kinds.index(row.kind)}{999_999 - row.version:06}"


def _view(here: Look, row: RoundSummary) -> SummaryView:
    return SummaryView(row.id, row.kind, row.version, said(here.uow, row))
