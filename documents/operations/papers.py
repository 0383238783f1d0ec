"""Acts on background papers: add one or another version of it, withdraw it.

- Every version stays; what is read is the newest.
- Papers are sealed as the terms are: like them they lie before the room, not in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.ids import new_id
from documents.models.papers import BackgroundPaper, PaperVersion
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line, Passage
from documents.operations.counting import opened
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import papers
from policies.acts import Act
from policies.papers import PaperKind
from policies.release import Known
from policies.terms import Handling, RecordClass

PaperText = Annotated[str, MinLen(1), MaxLen(20_000)]


@dataclass(frozen=True, slots=True)
class AddPaper:
    """A background paper; of a working definition the title is the term. `source` says where it
    comes from; `replaces` names the paper of which this is another version."""

    kind: PaperKind
    title: Line
    text: PaperText
    source: Passage
    handling: Handling = Handling.CHATHAM_HOUSE
    replaces: Id | None = None


@dataclass(frozen=True, slots=True)
class ThisPaper:
    """One background paper."""

    paper: Id


@operation(Act.PAPER_ADD, AddPaper, creates=True)
def add(scene: Scene, body: AddPaper) -> str:
    """Add a background paper, or another version of one's own."""
    row = _another(scene, body.replaces) if body.replaces else _new(scene)
    written = PaperVersion(paper_id=row.id, version=row.version)
    written.after = opened(scene.uow, scene.track.id)
    written.body = scene.sealer.seal(written, "body", RecordClass.TERMS, body)
    scene.session.add(written)
    return row.id


@operation(Act.PAPER_WITHDRAW, ThisPaper, versioned=True)
def withdraw(scene: Scene, body: ThisPaper) -> str:
    """Withdraw one's own paper: nobody else reads it any more, and no document prints it."""
    row = scene.get(BackgroundPaper, body.paper)
    scene.saw(row.version)
    require(papers.may_change(added(scene.uow, row, [scene.seat_id]), row.withdrawn))
    row.withdrawn = True
    return row.id


def added(uow: UnitOfWork, row: BackgroundPaper, seats: Iterable[str]) -> bool:
    """Whether one of these seats added the paper."""
    index = uow.sealer(row.track_id).index
    return any(row.author == index("paper", row.id, seat_id) for seat_id in seats)


def said(uow: UnitOfWork, row: BackgroundPaper) -> AddPaper:
    """What the newest version of a paper says."""
    return said_in(uow, row, uow.session.get_one(PaperVersion, (row.id, row.version)))


def said_in(uow: UnitOfWork, row: BackgroundPaper, written: PaperVersion) -> AddPaper:
    """What one version of a paper says."""
    return uow.sealer(row.track_id).open(written, "body", RecordClass.TERMS, AddPaper)


def standing(uow: UnitOfWork, track_id: str) -> list[BackgroundPaper]:
    """The papers that nobody has withdrawn, in the order of random ids."""
    query = select(BackgroundPaper).where(
        BackgroundPaper.track_id == track_id, BackgroundPaper.withdrawn.is_(False)
    )
    return list(uow.session.scalars(query.order_by(BackgroundPaper.id)))


def quotable(uow: UnitOfWork, track_id: str) -> list[AddPaper]:
    """The papers that anybody may repeat in their own words, by title."""
    found = [said(uow, row) for row in standing(uow, track_id)]
    free = [paper for paper in found if papers.quotable(paper.handling)]
    return sorted(free, key=lambda paper: (paper.title, paper.text))


def known(uow: UnitOfWork, track_id: str) -> list[Known]:
    """What anybody may repeat of these papers, and since when: each of their open versions."""
    mine = [row for row in standing(uow, track_id) if papers.quotable(said(uow, row).handling)]
    query = select(PaperVersion).where(PaperVersion.paper_id.in_([row.id for row in mine]))
    rows = {row.id: row for row in mine}
    every = (
        (said_in(uow, rows[one.paper_id], one), one.after) for one in uow.session.scalars(query)
    )
    return [Known(one.text, after) for one, after in every if papers.quotable(one.handling)]


def _new(scene: Scene) -> BackgroundPaper:
    row = BackgroundPaper(id=new_id(), track_id=scene.track.id, withdrawn=False, version=1)
    row.author = scene.sealer.index("paper", row.id, scene.seat_id)
    scene.session.add(row)
    scene.session.flush()
    return row


def _another(scene: Scene, paper_id: str) -> BackgroundPaper:
    row = scene.get(BackgroundPaper, paper_id)
    require(papers.may_change(added(scene.uow, row, [scene.seat_id]), row.withdrawn))
    row.version += 1
    return row
