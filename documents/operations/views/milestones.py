"""What is published of a track: milestones, and once the addressees have a brief also papers that
anybody may quote and who sat in the room, by sector.

- The sectors are those that the newest released brief prints: nothing is told here that was not
  told there, so that no two looks can be subtracted from each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from documents.models.briefs import Brief
from documents.operations import milestones, papers
from documents.operations.method import SECTORS
from documents.operations.printed import printed_of
from documents.operations.views.look import Look, content, reading
from policies.milestones import MilestoneKind
from policies.papers import PaperKind
from policies.terms import BriefState, RecordClass


@dataclass(frozen=True, slots=True)
class PublishedMilestone:
    """Something that happened on a day."""

    kind: MilestoneKind
    day: date


@dataclass(frozen=True, slots=True)
class PublishedPaper:
    """A background paper that anybody may quote."""

    kind: PaperKind
    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Publications:
    """All that is published of a track; `sectors` as the newest released brief prints them."""

    milestones: tuple[PublishedMilestone, ...]
    papers: tuple[PublishedPaper, ...]
    sectors: Mapping[str, int]


@reading("publications:read")
def publications(here: Look) -> Publications:
    """What is published of the track."""
    content(here, RecordClass.MILESTONE)
    told = milestones.of_track(here.uow, here.track.id)
    out = _released(here)
    return Publications(
        milestones=tuple(PublishedMilestone(row.kind, row.day) for row in told),
        papers=_papers(here) if out else (),
        sectors=_sectors(here, out[-1]) if out else {},
    )


def _released(here: Look) -> list[Brief]:
    mine = Brief.track_id == here.track.id, Brief.state == BriefState.RELEASED
    return list(here.uow.session.scalars(select(Brief).where(*mine).order_by(Brief.embargo_until)))


def _papers(here: Look) -> tuple[PublishedPaper, ...]:
    return tuple(
        PublishedPaper(one.kind, one.title, one.text, one.source)
        for one in papers.quotable(here.uow, here.track.id)
    )


def _sectors(here: Look, brief: Brief) -> Mapping[str, int]:
    tables = printed_of(here.uow, brief).tables
    found = next((table.cells for table in tables if table.ref == SECTORS), {})
    return {label: count for label, count in found.items() if count is not None}
