"""The distribution of positions on one subject, above the threshold, once nothing can change.

- While positions can still be taken there are no figures: two looks a minute apart would tell
  who took one in between.
- What prints follows from `policies.cells`: a step that prints together with others is null in
  `cells` and stands in `joined`. Those who took no position are a step like any other, so that
  the rest cannot be subtracted from the room.
- Every measure is worked out from what prints, and from nothing else; where that does not tell
  it, it is null.
- In a room of fewer than 3k experts there are no figures at all.
- Beside it stands the viewer's own position, and nobody else's.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from documents.errors import RecordError
from documents.models.drafts import Paragraph
from documents.models.recommendations import Recommendation
from documents.models.rounds import Question, Round
from documents.operations.acts import require
from documents.operations.charter import threshold
from documents.operations.rounds import window_facts
from documents.operations.seats import details, seats
from documents.operations.support import positions_of
from documents.operations.views.look import Look, content, reading
from policies import cells, measures
from policies.cells import Group, Part
from policies.decisions import allow_if
from policies.positions import NO_JUDGEMENT, SIDES
from policies.terms import BriefState, Phase, RecordClass, Scale, Seat, WindowState

NO_POSITION = "no_position"
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
class StatisticsView:
    """How many took which position; `total` counts the experts who could. `sectors` are shares
    of the favourable side; `mine` is the viewer's own position."""

    subject: str
    scale: Scale
    threshold: int
    cells: Mapping[str, int | None]
    joined: tuple[Group, ...]
    total: int | None
    agreement: Agreement | None
    quartiles: Quartiles | None
    sectors: tuple[Part, ...]
    mine: str | None


@reading("statistics:read")
def statistics(here: Look, subject: str) -> StatisticsView:
    """The distribution on a question, a paragraph or a recommendation."""
    content(here, RecordClass.STATISTICS)
    scale, settled, roster = _subject(here, subject)
    require(allow_if(settled, "statistics.not_yet"))
    taken = positions_of(here.uow, here.track.id, subject, roster)
    k = threshold(here.track)
    sides = (*SIDES[scale], (NO_JUDGEMENT, NO_POSITION))
    counts = Counter(taken.get(seat, NO_POSITION) for seat in roster)
    printed = () if cells.no_quantifiers(len(roster), k) else _printed(sides, counts, k)
    groups = [group for side in printed for group in side]
    alone = {group.names[0]: group.count for group in groups if len(group.names) == 1}
    return StatisticsView(
        subject=subject,
        scale=scale,
        threshold=k,
        cells={step: alone.get(step) for side in sides for step in side},
        joined=tuple(group for group in groups if len(group.names) > 1),
        total=len(roster) if printed else None,
        agreement=_agreement(printed, len(sides)),
        quartiles=_quartiles([alone.get(step) for side in SIDES[scale] for step in side]),
        sectors=_sectors(here, scale, taken, roster, k) if printed else (),
        mine=next((taken[seat] for seat in here.actor.seats.values() if seat in taken), None),
    )


def _printed(
    sides: tuple[tuple[str, ...], ...], counts: Mapping[str, int], k: int
) -> tuple[tuple[Group, ...], ...]:
    steps = {step: counts.get(step, 0) for side in sides for step in side}
    return cells.printable_steps(sides, steps, k)


def _agreement(printed: tuple[tuple[Group, ...], ...], sides: int) -> Agreement | None:
    if not printed:
        return None
    judged = printed[:-1] if len(printed) == sides else printed
    favourable, of = _people(printed[:1]), _people(judged)
    return Agreement(favourable, of, measures.percent(favourable, of))


def _people(sides: tuple[tuple[Group, ...], ...]) -> int:
    return sum(group.count for side in sides for group in side)


def _quartiles(counts: list[int | None]) -> Quartiles | None:
    """Of a distribution in which each step prints alone; none of any other."""
    known = [count for count in counts if count is not None]
    found = [measures.quantile(known, at) for at in QUARTERS if len(known) == len(counts)]
    values = [float(one) for one in found if one is not None]
    return Quartiles(*values) if values else None


def _sectors(
    here: Look, scale: Scale, taken: Mapping[str, str], roster: tuple[str, ...], k: int
) -> tuple[Part, ...]:
    experts = {row.id: row for row in seats(here.uow, here.track.id, Seat.EXPERT)}
    sector = {one: details(here.uow, experts[one]).sector for one in roster if one in experts}
    if len(sector) < len(roster):
        return ()  # somebody left: what is known of the others would tell what they took
    favourable = Counter(sector[one] for one in roster if taken.get(one) in SIDES[scale][0])
    return cells.printable_parts(Counter(sector.values()), favourable, k)


def _subject(here: Look, subject: str) -> tuple[Scale, bool, tuple[str, ...]]:
    """The scale of a subject, whether no position can be taken on it any more, and the seats
    that could take one."""
    question = here.uow.session.get(Question, subject)
    if question is not None:
        window = here.get(Round, question.round_id)
        roster = tuple(sorted(window_facts(here.scene, window).roster))
        return question.scale, window.state is not WindowState.OPEN, roster
    get = here.uow.session.get
    texts = (get(Paragraph, subject), get(Recommendation, subject))
    if not any(text is not None and text.track_id == here.track.id for text in texts):
        raise RecordError("record.not_there")
    out = BriefState.RELEASED in here.scene.briefs()  # from then on there is no step back
    experts = tuple(row.id for row in seats(here.uow, here.track.id, Seat.EXPERT))
    return Scale.AGREEMENT, out or here.track.phase is Phase.CLOSED, experts
