"""Positions: one's own, and how everybody's are spread, above the threshold.

- A question's statistics are read once its window is closed; a text's while it is drafted and
  ever after.
- Cells count respondents and pass the disclosure rules. Where fewer than k of the eligible
  were silent, the silent are a cell too that is never printed, so that nobody can count them;
  the base that is named is then everybody.
- In a room of fewer than 3k experts there are no numbers at all.
- The secretariat knows how many answered, not what.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.contributions import PositionRow
from documents.models.drafts import Paragraph
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round
from documents.operations.actors import Actor
from documents.operations.positions import Position
from documents.operations.seats import seats
from documents.operations.support import values_on
from documents.store import UnitOfWork
from documents.views.reading import Page, Reader, id_after, page, reads
from policies import cells
from policies.phases import ORDER
from policies.positions import OPTIONS
from policies.quantifiers import denominator
from policies.terms import Phase, RecordClass, Scale, Seat, WindowState

SILENT = ""
"""The cell of those who took no position; no option of a scale is called so."""


@dataclass(frozen=True, slots=True)
class PositionView:
    """One's own position; `version` counts how often it was taken."""

    id: str
    version: int
    subject: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """A distribution as it may be printed: `None` is hidden. `of` is the base that may be
    named, `mine` what the viewer said; `numbers` is false in a room too small for any."""

    subject: str
    scale: Scale
    numbers: bool
    of: int | None
    cells: Mapping[str, int | None]
    mine: str | None


@dataclass(frozen=True, slots=True)
class _Subject:
    """What positions are taken on: its scale, how many could answer, whether it is settled."""

    scale: Scale
    eligible: int
    settled: bool


def mine(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[PositionView]:
    """The positions that the viewer took."""
    with reads(uow, actor, RecordClass.POSITION) as reader:
        own = {index for subject in _subjects(reader) for index in _holder(reader, subject)}
        query = select(PositionRow).where(
            PositionRow.holder.in_(own), PositionRow.id > id_after(after)
        )
        rows = uow.session.scalars(query.order_by(PositionRow.id)).all()
        return page(rows, limit, lambda row: _view(reader, row), lambda row: row.id)


def statistics(uow: UnitOfWork, actor: Actor, subject: str) -> StatisticsView:
    """How the positions on one question, paragraph or recommendation are spread.

    Raises:
        RecordError: `record.not_there`, also while a question's window is open.
    """
    classes = RecordClass.STATISTICS, RecordClass.POSITION
    with reads(uow, actor, *classes, object_id=subject) as reader:
        found = _subject(reader, subject)
        if not found.settled:
            raise RecordError("record.not_there")
        return _statistics(reader, subject, found)


def taken(reader: Reader, subject: str) -> PositionRow | None:
    """The viewer's own position on a subject, if there is one."""
    query = select(PositionRow).where(PositionRow.holder.in_(_holder(reader, subject)))
    return reader.uow.session.scalars(query).first()


def spread(
    counts: Mapping[str, int], eligible: int, k: int
) -> tuple[int | None, Mapping[str, int | None]]:
    """The base that may be named and the cells that may be printed."""
    answered = sum(counts.values())
    silent = eligible - answered
    hidden_silence = 0 < silent < k
    shown = cells.printable({**counts, SILENT: silent} if hidden_silence else counts, k)
    printed = {option: count for option, count in shown.cells.items() if option != SILENT}
    base = denominator(answered, eligible, k)
    return (base if answered >= k else None), printed


def _statistics(reader: Reader, subject: str, found: _Subject) -> StatisticsView:
    values = Counter(values_on(reader.uow, reader.track.id, subject))
    counts = {option: values[option] for option in OPTIONS[found.scale]}
    numbers = not cells.no_quantifiers(found.eligible, reader.k)
    of, printed = spread(counts, found.eligible, reader.k)
    told = numbers and reader.reads(RecordClass.STATISTICS)
    own = taken(reader, subject)
    return StatisticsView(
        subject=subject,
        scale=found.scale,
        numbers=numbers,
        of=of if numbers else None,
        cells=printed if told else dict.fromkeys(counts),
        mine=_view(reader, own).value if own else None,
    )


def _subject(reader: Reader, subject: str) -> _Subject:
    question = reader.uow.session.get(Question, subject)
    if question is not None:
        window = reader.find(Round, question.round_id)
        return _Subject(
            question.scale, window.eligible, settled=window.state is not WindowState.OPEN
        )
    if reader.uow.session.get(Paragraph, subject) is not None:
        reader.find(Paragraph, subject)
    else:
        reader.find(Recommendation, subject)
    experts = len(seats(reader.uow, reader.track.id, Seat.EXPERT))
    drafted = ORDER.index(reader.track.phase) >= ORDER.index(Phase.DRAFTING)
    return _Subject(Scale.AGREEMENT, experts, settled=drafted)


def _subjects(reader: Reader) -> list[str]:
    """Everything in this track on which a position can be taken."""
    rounds = select(Round.id).where(Round.track_id == reader.track.id)
    scalars = reader.uow.session.scalars
    return [
        *scalars(select(Question.id).where(Question.round_id.in_(rounds))),
        *scalars(select(Paragraph.id).where(Paragraph.track_id == reader.track.id)),
        *scalars(select(Recommendation.id).where(Recommendation.track_id == reader.track.id)),
    ]


def _holder(reader: Reader, subject: str) -> frozenset[str]:
    return reader.my_indices("position", subject)


def _view(reader: Reader, row: PositionRow) -> PositionView:
    said = reader.sealer.open(row, "body", RecordClass.POSITION, Position)
    return PositionView(row.id, row.version, row.subject_id, said.value, said.reason)
