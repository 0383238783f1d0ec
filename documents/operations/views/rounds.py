"""Rounds with their questions; who is on a roster, and how many, is not shown.

- A round belongs to the course of the track: a candidate, who knows the track's question and
  not its course, does not find it; a friend, who knows the course and not the question, finds
  it without a word of what is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from documents.models.drafts import Paragraph
from documents.models.rounds import Question, Round
from documents.operations.figures import locked_of
from documents.operations.formats import Setting, setting_of
from documents.operations.questions import Wording, phrased_of
from documents.operations.views.look import CONTENT, Look, Page, content, page, reading
from documents.operations.views.revisions import wording_in
from policies.formats import RoundFormat, reads_shown
from policies.numbering import label
from policies.terms import RecordClass, Scale, WindowState
from policies.verdicts import Thresholds


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question and the scale of its positions; `again` is the question of an earlier round
    whose results stand beside it; `options` are those of a ranking."""

    id: str
    number: int
    text: str
    scale: Scale
    again: str | None
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round; `closes_at` in UTC, and `turns_at`, the end of the present one of several
    windows; `thresholds` in per cent; `setting` is what it was opened with, `text` the edition of
    the draft that it shows, paragraph by paragraph, for those who read it. Without what is asked
    for who follows from outside."""

    id: str
    number: int
    title: str | None
    format: RoundFormat
    state: WindowState
    closes_at: datetime
    turns_at: datetime | None
    thresholds: Thresholds | None
    setting: Setting | None
    text: tuple[str, ...]
    questions: tuple[QuestionView, ...]


@reading("rounds:list")
def rounds(here: Look, after: str | None, limit: int) -> Page[RoundView]:
    """The rounds of the track, in their order."""
    content(here, RecordClass.MILESTONE)
    query = select(Round).where(Round.track_id == here.track.id)
    rows = here.uow.session.scalars(query).all()
    found, following = page(rows, lambda row: f"{row.number:06}", after, limit)
    return Page(tuple(view(here, row) for row in found), following)


@reading("round:read")
def one_round(here: Look, round: str) -> RoundView:  # noqa: A002
    """One round and its questions."""
    content(here, RecordClass.MILESTONE)
    return view(here, here.get(Round, round))


def view(here: Look, row: Round) -> RoundView:
    """One round, as the viewer knows it."""
    asked = here.level(RecordClass.QUESTION) in CONTENT
    setting = setting_of(here.uow, row) if asked else None
    return RoundView(
        id=row.id,
        number=row.number,
        title=_title(here, row) if asked else None,
        format=row.format,
        state=row.state,
        closes_at=row.closes_at,
        turns_at=row.turns_at,
        thresholds=locked_of(here.uow, row).thresholds if asked else None,
        setting=setting,
        text=tuple(_text(here, setting)) if setting else (),
        questions=questions(here, row) if asked else (),
    )


def _title(here: Look, row: Round) -> str:
    return here.sealer.open(row, "title", RecordClass.QUESTION, Wording).text


def _text(here: Look, setting: Setting) -> Iterator[str]:
    drafts = here.sees(RecordClass.DRAFT)
    reads = reads_shown(here.actor.seats, drafts=drafts, wider=setting.wider)
    if setting.edition is None or not reads:
        return
    query = select(Paragraph).where(Paragraph.track_id == here.track.id)
    for row in here.uow.session.scalars(query.order_by(Paragraph.number, Paragraph.term)):
        read = wording_in(here, row, setting.edition)
        if read:
            yield f"{label(row.number, row.term)}. {read}"


def questions(here: Look, row: Round) -> tuple[QuestionView, ...]:
    """The questions of a round, in their order."""
    query = select(Question).where(Question.round_id == row.id).order_by(Question.number)
    return tuple(_question(here, one) for one in here.uow.session.scalars(query))


def _question(here: Look, one: Question) -> QuestionView:
    phrased = phrased_of(here.uow, here.track.id, one)
    return QuestionView(
        id=one.id,
        number=one.number,
        text=phrased.text,
        scale=one.scale,
        again=one.again if one.with_results else None,
        options=phrased.options,
    )
