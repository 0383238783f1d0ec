"""The distribution of positions on one subject, above the threshold, once nothing can change.

- While positions can still be taken there are no figures: two looks a minute apart would tell
  who took one in between. They are worked out once: of a question when its round closes, of a
  text when a brief goes out or the track is ended.
- What prints follows from `policies.cells`: a step that prints together with others is null in
  `cells` and stands in `joined`. Those who took no position are a step like any other, so that
  the rest cannot be subtracted from the room.
- Every measure is worked out from what prints, and from nothing else; where that does not tell
  it, it is null.
- In a room of fewer than 3k experts there are no figures at all.
- Beside it stands the viewer's own position, and nobody else's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from documents.errors import RecordError
from documents.models.rounds import Question, Round
from documents.operations import figures
from documents.operations.acts import require
from documents.operations.charter import threshold
from documents.operations.figures import Kept
from documents.operations.taken import positions_of
from documents.operations.targets import kind_of
from documents.operations.views.look import Look, content, reading
from policies import measures
from policies.cells import Group, Part
from policies.decisions import allow_if
from policies.ledger import Beside, by_side
from policies.orders import Order
from policies.terms import BriefState, Phase, RecordClass, Scale
from policies.verdicts import Verdict, ranks

QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many of those who judged are on the favourable side. Where too few were silent to be
    told, they count among `of` as well."""

    favourable: int
    of: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Quantiles of type 7 over the ranks of the steps, from 1 for the most favourable."""

    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How those who judged lie: `consensus` (Cns, 0 to 1), `polarisation` (van der Eijk's A, -1
    to 1), and since the question was asked before: `change` of the distribution (0 to 1) and
    change of its `dispersion` (of the coefficient of variation)."""

    consensus: float
    polarisation: float
    change: float | None
    dispersion: float | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What a question has come to; `positions` counts those of a stable disagreement."""

    verdict: Verdict
    positions: int | None


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """How many took which position; `total` counts the experts who could. `sectors` are shares
    of the favourable side, `groups` their product, in which every group counts (0 to 1), and
    `controversy` is 1 for half against half; `mine` is the viewer's own position. Of a question,
    `standing` says how its figures stand to those of the round before. Rankings have an `order`,
    and none of the figures."""

    subject: str
    scale: Scale
    threshold: int
    cells: Mapping[str, int | None]
    joined: tuple[Group, ...]
    total: int | None
    agreement: Agreement | None
    quartiles: Quartiles | None
    spread: Spread | None
    controversy: float | None
    sectors: tuple[Part, ...]
    groups: float | None
    verdict: VerdictView | None
    standing: Beside
    mine: str | None
    order: Order | None


Sides = tuple[tuple[Group, ...], ...]


@reading("statistics:read")
def statistics(here: Look, subject: str) -> StatisticsView:
    """The distribution on a question or a text; the text as a whole has the id of the track."""
    content(here, RecordClass.STATISTICS)
    question = here.uow.session.get(Question, subject)
    if question is not None:
        return of_question(here, question, _mine(here, question.id, _seats(here, question)))
    return _of_text(here, subject)


def of_question(here: Look, question: Question, mine: str | None) -> StatisticsView:
    """The figures that a question printed when its round closed, beside the viewer's position."""
    if question.scale is Scale.RANKING:
        return _ranked(here, question, mine)
    kept = figures.kept_of(here.uow, here.track.id, question.id)
    if kept is None:
        _not_yet(here, question)
        raise RecordError("record.not_there")
    earlier = question.again and figures.kept_of(here.uow, here.track.id, question.again)
    before = earlier.entry.printed if earlier and kept.entry.standing is Beside.NEW else ()
    return _view(here, question.id, question.scale, kept, before, mine)


def _ranked(here: Look, question: Question, mine: str | None) -> StatisticsView:
    """The order that the rankings of a question printed."""
    found = figures.order_of(here.uow, here.track.id, question.id)
    if found is None:
        _not_yet(here, question)
        raise RecordError("record.not_there")
    return StatisticsView(
        subject=question.id,
        scale=question.scale,
        threshold=threshold(here.track),
        cells={},
        joined=(),
        total=None,
        agreement=None,
        quartiles=None,
        spread=None,
        controversy=None,
        sectors=(),
        groups=None,
        verdict=None,
        standing=Beside.NEW,
        mine=mine,
        order=found,
    )


def _not_yet(here: Look, question: Question) -> None:
    """Figures that are not there are to come, or were destroyed with their class: never before
    the track is closed, and until then a stop may hold them back."""
    here.get(Round, question.round_id)
    require(allow_if(here.track.phase is Phase.CLOSED, "statistics.not_yet"))


def _seats(here: Look, question: Question) -> tuple[str, ...]:
    """The seats that were asked; the question is of this track, or is not there."""
    return figures.roster_of(here.uow, here.get(Round, question.round_id))


def _of_text(here: Look, subject: str) -> StatisticsView:
    """The figures that a text printed, once no position could be taken any more: from the release
    on there is no step back."""
    if kind_of(here.uow, here.track.id, subject) is None:
        raise RecordError("record.not_there")
    kept = figures.kept_of(here.uow, here.track.id, subject)
    if kept is None:
        out = BriefState.RELEASED in here.scene.briefs()
        require(allow_if(out or here.track.phase is Phase.CLOSED, "statistics.not_yet"))
        raise RecordError("record.not_there")
    mine = _mine(here, subject, tuple(here.actor.seats.values()))
    view = _view(here, subject, Scale.AGREEMENT, kept, (), mine)
    return replace(view, verdict=None)  # a text has one round, and the record of its dissents


def _view(
    here: Look, subject: str, scale: Scale, kept: Kept, before: Sides, mine: str | None
) -> StatisticsView:
    printed, judged = kept.entry.printed, kept.entry.verdict
    sides, groups = by_side(scale), [group for side in printed for group in side]
    return StatisticsView(
        subject=subject,
        scale=scale,
        threshold=threshold(here.track),
        cells={step: _alone(printed).get(step) for side in sides for step in side},
        joined=tuple(group for group in groups if len(group.names) > 1),
        total=sum(group.count for group in groups) or None,
        agreement=_agreement(printed, len(sides)),
        quartiles=_quartiles(_known(scale, printed)),
        spread=_spread(_known(scale, printed), _known(scale, before)),
        controversy=_controversy(printed, len(sides)),
        sectors=kept.sectors,
        groups=_groups(kept.sectors),
        verdict=VerdictView(judged.verdict, judged.positions),
        standing=kept.entry.standing,
        mine=mine,
        order=None,
    )


def _mine(here: Look, subject: str, roster: tuple[str, ...]) -> str | None:
    own = [seat for seat in here.actor.seats.values() if seat in roster]
    return next(iter(positions_of(here.uow, here.track.id, subject, own).values()), None)


def _alone(printed: Sides) -> Mapping[str, int]:
    groups = (group for side in printed for group in side)
    return {group.names[0]: group.count for group in groups if len(group.names) == 1}


def _known(scale: Scale, printed: Sides) -> list[int]:
    """The counts by rank of a distribution in which each step prints alone; empty for others."""
    alone = _alone(printed)
    counts = [alone.get(step) for step in ranks(scale)]
    return [count for count in counts if count is not None] if None not in counts else []


def _agreement(printed: Sides, sides: int) -> Agreement | None:
    if not printed:
        return None
    judged = printed[:-1] if len(printed) == sides else printed
    favourable, of = _people(printed[:1]), _people(judged)
    return Agreement(favourable, of, measures.percent(favourable, of))


def _controversy(printed: Sides, sides: int) -> float | None:
    if len(printed) != sides:
        return None
    first, *others = printed[:-1]
    found = measures.controversy(_people((first,)), _people(others[-1:]), _people(printed[:-1]))
    return None if found is None else float(found)


def _people(sides: Sides | list[tuple[Group, ...]]) -> int:
    return sum(group.count for side in sides for group in side)


def _quartiles(counts: list[int]) -> Quartiles | None:
    values = [measures.quantile(counts, at) for at in QUARTERS]
    found = [float(one) for one in values if one is not None]
    return Quartiles(*found) if found else None


def _spread(counts: list[int], before: list[int]) -> Spread | None:
    consensus, polarisation = measures.consensus(counts), measures.agreement(counts)
    if consensus is None or polarisation is None:
        return None
    moved = measures.distribution_change(before, counts) if before else None
    dispersion = measures.dispersion_change(before, counts) if before else None
    return Spread(consensus, polarisation, None if moved is None else float(moved), dispersion)


def _groups(sectors: tuple[Part, ...]) -> float | None:
    parts = {", ".join(part.names): (part.favourable, part.members) for part in sectors}
    found = measures.group_aware_agreement(parts)
    return None if found is None else float(found)
