"""The release ledger: what questions print, worked out once when their round closes, and texts,
once when no position on them can be taken any more.

- What is shown of it is only what may be printed, and the verdict.
- A question that is asked again prints beside what it printed before, or not at all.
- Rankings print an order, and no figures.
- Sectors print once, with the first round of a question; they are left out where somebody left
  the room: what is known of the others would tell what they took.
- Who leaves after that is in no difference: nothing is worked out again.
- Texts print over one roster, the text as a whole beside its paragraphs, and no position follows
  from another: of any group of one in any group of another, k + 1 sizes at least stay possible.
- While a stop is asked for nothing prints: what closes meanwhile is worked out once it is over.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.figures import Figures
from documents.models.rounds import Question, Round
from documents.operations.acts import Scene
from documents.operations.charter import threshold
from documents.operations.seats import details, ever, seats
from documents.operations.taken import positions_of
from documents.operations.targets import texts_of
from documents.store import UnitOfWork
from policies import cells, ledger, stops
from policies.cells import Part
from policies.decisions import Deny
from policies.ledger import NO_POSITION, Beside, Entry, by_side
from policies.orders import Order, order, ranks_of
from policies.positions import NO_JUDGEMENT, SIDES
from policies.terms import RecordClass, Scale, Seat, WindowState
from policies.verdicts import LEAST, Thresholds

Roster = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """The thresholds of a round; `changes` counts how often they moved after it opened."""

    thresholds: Thresholds
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats that a round was opened for: experts, and the wider `circle` that may write too;
    `behind`: everybody but experts who may stand behind what waits in it."""

    seats: tuple[str, ...]
    circle: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What one question or text printed, with the shares of sectors."""

    entry: Entry
    sectors: tuple[Part, ...] = ()


def keep(scene: Scene) -> None:
    """Work out the figures of every round that is over and has none, unless a stop holds them."""
    if isinstance(stops.may_go_out(asked=scene.track.stopped), Deny):
        return
    lacking = select(Question.round_id).where(Question.id.not_in(select(Figures.id)))
    over = Round.track_id == scene.track.id, Round.state != WindowState.OPEN
    query = select(Round).where(*over, Round.id.in_(lacking)).order_by(Round.number)
    for row in scene.session.scalars(query).all():
        _keep(scene, row)


def _keep(scene: Scene, row: Round) -> None:
    roster = roster_of(scene.uow, row)
    locked = locked_of(scene.uow, row).thresholds
    for question in scene.session.scalars(select(Question).where(Question.round_id == row.id)):
        figures = Figures(id=question.id, track_id=scene.track.id)
        ranked = question.scale is Scale.RANKING
        kept = _order(scene, question, roster) if ranked else _kept(scene, question, roster, locked)
        figures.body = scene.sealer.seal(figures, "body", RecordClass.STATISTICS, kept)
        scene.session.add(figures)


def keep_texts(scene: Scene) -> None:
    """Work out the figures of every text that has none: its positions are final."""
    track_id = scene.track.id
    roster = tuple(row.id for row in ever(scene.uow, track_id, Seat.EXPERT))
    for text in texts_of(scene.uow, track_id):
        if scene.session.get(Figures, text) is None:
            figures = Figures(id=text, track_id=track_id)
            kept = _of_text(scene, text, roster)
            figures.body = scene.sealer.seal(figures, "body", RecordClass.STATISTICS, kept)
            scene.session.add(figures)


def kept_of(uow: UnitOfWork, track_id: str, subject: str) -> Kept | None:
    """What a question or a text printed; none while positions on it can still be taken."""
    row = uow.session.get(Figures, subject)
    if row is None:
        return None
    return uow.sealer(track_id).open(row, "body", RecordClass.STATISTICS, Kept)


def order_of(uow: UnitOfWork, track_id: str, question: str) -> Order | None:
    """What the rankings of a question printed; none while they can still be made."""
    row = uow.session.get(Figures, question)
    if row is None:
        return None
    return uow.sealer(track_id).open(row, "body", RecordClass.STATISTICS, Order)


def roster_of(uow: UnitOfWork, row: Round) -> Roster:
    """The experts frozen into a round; none once the link key is gone."""
    return frozen(uow, row).seats


def frozen(uow: UnitOfWork, row: Round) -> Seats:
    """The seats frozen into a round; none once the link key is gone."""
    if not row.roster:
        return Seats(())
    return uow.sealer(row.track_id).open(row, "roster", RecordClass.AUTHORSHIP, Seats)


def locked_of(uow: UnitOfWork, row: Round) -> Locked:
    """The thresholds under which a round is judged."""
    return uow.sealer(row.track_id).open(row, "thresholds", RecordClass.QUESTION, Locked)


def by_step(scale: Scale, taken: Mapping[str, str], roster: Roster) -> Mapping[str, int]:
    """How many of a roster stand on which step of a scale, by seat; silence is a step."""
    counts = Counter(taken.get(seat, NO_POSITION) for seat in roster)
    return {step: counts[step] for side in by_side(scale) for step in side}


def sectors(
    uow: UnitOfWork, track_id: str, scale: Scale, taken: Mapping[str, str], roster: Roster, k: int
) -> tuple[Part, ...]:
    """The shares of sectors that may print."""
    experts = {row.id: row for row in seats(uow, track_id, Seat.EXPERT)}
    sector = {one: details(uow, experts[one]).sector for one in roster if one in experts}
    if len(sector) < len(roster):
        return ()
    favourable = Counter(sector[one] for one in roster if taken.get(one) in SIDES[scale][0])
    return cells.printable_parts(Counter(sector.values()), favourable, k)


def _of_text(scene: Scene, text: str, roster: Roster) -> Kept:
    scale, k, track_id = Scale.AGREEMENT, threshold(scene.track), scene.track.id
    taken = positions_of(scene.uow, track_id, text, roster)
    entry = ledger.entry(scale, by_step(scale, taken, roster), k, LEAST, None)
    parts = sectors(scene.uow, track_id, scale, taken, roster, k) if entry.printed else ()
    return Kept(entry, parts)


def _order(scene: Scene, question: Question, roster: Roster) -> Order:
    taken = positions_of(scene.uow, scene.track.id, question.id, roster)
    given = [ranks_of(value) for value in taken.values() if value != NO_JUDGEMENT]
    return order(given, threshold(scene.track))


def _kept(scene: Scene, question: Question, roster: Roster, least: Thresholds) -> Kept:
    scale, k, track_id = question.scale, threshold(scene.track), scene.track.id
    taken = positions_of(scene.uow, track_id, question.id, roster)
    old = question.again and kept_of(scene.uow, track_id, question.again)
    earlier = old.entry if old else None
    entry = ledger.entry(scale, by_step(scale, taken, roster), k, least, earlier)
    if old and entry.standing is Beside.AS_BEFORE:
        return Kept(entry, old.sectors)
    told = entry.printed and not old
    return Kept(entry, sectors(scene.uow, track_id, scale, taken, roster, k) if told else ())
