"""Rounds to be opened: when one of each format would close, and an earlier one to be opened anew.

- A copy asks the questions of its round again, each beside what it came to; whoever opens it takes
  out what is not wanted. Rankings are not asked again, and are left out.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.errors import RecordError
from documents.models.rounds import Round
from documents.operations import windows
from documents.operations.acts import require
from documents.operations.questions import Asked
from documents.operations.rounds import NewRound
from documents.operations.views.look import Look, content, reading
from documents.operations.views.rounds import QuestionView, view
from policies.decisions import allow_if
from policies.formats import LENGTHS, RoundFormat
from policies.terms import RecordClass, Scale, WindowState


@dataclass(frozen=True, slots=True)
class Blank:
    """A format, and when a round of it that opened now would close (UTC)."""

    format: RoundFormat
    closes_at: datetime


@reading("formats:list")
def blanks(here: Look) -> tuple[Blank, ...]:
    """Every format of a round."""
    content(here, RecordClass.MILESTONE)
    return tuple(Blank(form, _end(here, form)) for form in RoundFormat)


@reading("round:copy")
def copy(here: Look, round: str) -> NewRound:  # noqa: A002
    """An earlier round as the body of a new one, which asks its questions again."""
    content(here, RecordClass.MILESTONE)
    row = here.get(Round, round)
    found = view(here, row)
    if found.title is None or found.setting is None or found.thresholds is None:
        raise RecordError("record.not_there")
    require(allow_if(row.state is not WindowState.OPEN, "rounds.still_open"))
    asked = tuple(_again(one) for one in found.questions if one.scale is not Scale.RANKING)
    require(allow_if(bool(asked), "rounds.ranked_once"))
    return NewRound(
        title=found.title,
        questions=asked,
        closes_at=_end(here, row.format),
        topics=found.setting.topics,
        daily=row.turns_at is not None,
        thresholds=found.thresholds,
        format=row.format,
        agenda=found.setting.agenda,
        edition=found.setting.edition,
        paper=found.setting.paper,
        wider=found.setting.wider,
    )


def _end(here: Look, form: RoundFormat) -> datetime:
    return here.scene.now + LENGTHS[form] * windows.tick(here.scene)


def _again(asked: QuestionView) -> Asked:
    return Asked(asked.text, asked.scale, asked.id)
