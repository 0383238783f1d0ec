"""The format of a round: fixed and sealed when it opens, with what it needs.

- What a reflection period shows is one version: later editions of the draft and later versions of
  the paper are not what people were asked about.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from annotated_types import Ge, Le, MaxLen
from sqlalchemy import func, select

from documents.models.papers import BackgroundPaper
from documents.models.rounds import Round, Window
from documents.operations import papers, windows
from documents.operations.acts import Scene, require
from documents.operations.charter import Line
from documents.operations.drafts import edition_of
from documents.store import UnitOfWork
from policies import formats
from policies.decisions import Allow, Decision
from policies.formats import Plan, RoundFormat
from policies.papers import may_be_shown
from policies.terms import RecordClass, Scale

Agenda = Annotated[tuple[Line, ...], MaxLen(20)]
Edition = Annotated[int, Ge(1), Le(999_999)]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a round was opened with: the topics that it touches, the agenda of an event, and the
    edition of the draft, or the paper in one `version`, that a reflection period shows; `wider`: to
    chairs and silent observers too, and nobody writes under a handle."""

    topics: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    edition: int | None = None
    paper: str | None = None
    version: int | None = None
    wider: bool = False


def fix(
    scene: Scene, row: Round, form: RoundFormat, given: Setting, scales: Collection[Scale]
) -> None:
    """Fix the format of a round that opens, with its setting."""
    lasts = (row.closes_at - row.opened_at) / windows.tick(scene)
    shown = sum(one is not None for one in (given.edition, given.paper))
    daily = row.turns_at is not None
    points, wider = len(given.agenda), given.wider
    require(formats.may_open_as(Plan(form, daily, lasts, scales, points, shown, wider)))
    row.format = form
    setting = _as_it_is(scene, given)
    row.setting = scene.sealer.seal(row, "setting", RecordClass.QUESTION, setting)


def setting_of(uow: UnitOfWork, row: Round) -> Setting:
    """What a round was opened with."""
    return uow.sealer(row.track_id).open(row, "setting", RecordClass.QUESTION, Setting)


def apart(uow: UnitOfWork, track_id: str) -> frozenset[str]:
    """The rounds (ids) that were open to a wider circle: nothing in them bears a handle."""
    mine = Round.track_id == track_id, Round.format == RoundFormat.REFLECTION
    rows = uow.session.scalars(select(Round).where(*mine))
    return frozenset(row.id for row in rows if setting_of(uow, row).wider)


def may_last(scene: Scene, row: Round, closes_at: datetime) -> Decision:
    """Whether a round may last so long in its format; a pause does not count, as no window turns
    in it."""
    if row.turns_at is None:
        return Allow()
    held = scene.session.scalar(select(func.count()).where(Window.round_id == row.id)) or 0
    ahead = math.ceil((closes_at - row.turns_at) / windows.tick(scene))
    return formats.may_last(row.format, held + max(ahead, 0))


def _as_it_is(scene: Scene, given: Setting) -> Setting:
    """The setting with the version that a shown paper has now."""
    require(formats.may_show(given.edition, edition_of(scene.uow, scene.track.id)))
    if given.paper is None:
        return given
    paper = scene.get(BackgroundPaper, given.paper)
    require(may_be_shown(papers.said(scene.uow, paper).handling, paper.withdrawn))
    return replace(given, version=paper.version)
