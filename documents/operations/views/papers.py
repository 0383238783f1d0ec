"""Background papers, for those who work with what the track says, with every version of each.

- A paper that was withdrawn is found by whoever added it and by nobody else.
- Nobody is told who added a paper; whoever did is told that it is theirs.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.papers import BackgroundPaper, PaperVersion
from documents.operations.papers import added, said, said_in
from documents.operations.views.look import Look, Page, content, page, reading
from policies import papers as rules
from policies.papers import PaperKind
from policies.terms import Handling, RecordClass


@dataclass(frozen=True, slots=True)
class PaperView:
    """A background paper in its present version; `mine`: the viewer added it."""

    id: str
    version: int
    kind: PaperKind
    title: str
    text: str
    source: str
    handling: Handling
    withdrawn: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class PaperVersionView:
    """What one version of a paper says."""

    version: int
    title: str
    text: str
    source: str


@reading("papers:list")
def papers(here: Look, after: str | None, limit: int) -> Page[PaperView]:
    """The background papers that the viewer reads."""
    content(here, RecordClass.TERMS)
    query = select(BackgroundPaper).where(BackgroundPaper.track_id == here.track.id)
    rows = [row for row in here.uow.session.scalars(query) if _finds(here, row)]
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("paper:read")
def one_paper(here: Look, paper: str) -> PaperView:
    """One background paper in its present version."""
    return _view(here, _one(here, paper))


@reading("paper:versions")
def versions(here: Look, paper: str, after: str | None, limit: int) -> Page[PaperVersionView]:
    """Every version of a paper, the first one first."""
    row = _one(here, paper)
    query = select(PaperVersion).where(PaperVersion.paper_id == row.id)
    written = here.uow.session.scalars(query).all()
    found, following = page(written, lambda one: f"{one.version:06}", after, limit)
    return Page(tuple(_version(here, row, one) for one in found), following)


def knows(here: Look, row: BackgroundPaper) -> bool:
    """Whether the viewer may know that there is, or was, this paper."""
    own = added(here.uow, row, here.actor.seats.values())
    return rules.reads(here.actor.seats, said(here.uow, row).handling, own)


def _finds(here: Look, row: BackgroundPaper) -> bool:
    own = added(here.uow, row, here.actor.seats.values())
    return knows(here, row) and (own or not row.withdrawn)


def _one(here: Look, paper_id: str) -> BackgroundPaper:
    content(here, RecordClass.TERMS)
    row = here.get(BackgroundPaper, paper_id)
    if not _finds(here, row):
        raise RecordError("record.not_there")
    return row


def _view(here: Look, row: BackgroundPaper) -> PaperView:
    paper = said(here.uow, row)
    return PaperView(
        id=row.id,
        version=row.version,
        kind=paper.kind,
        title=paper.title,
        text=paper.text,
        source=paper.source,
        handling=paper.handling,
        withdrawn=row.withdrawn,
        mine=added(here.uow, row, here.actor.seats.values()),
    )


def _version(here: Look, row: BackgroundPaper, written: PaperVersion) -> PaperVersionView:
    paper = said_in(here.uow, row, written)
    return PaperVersionView(written.version, paper.title, paper.text, paper.source)
