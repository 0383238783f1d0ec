"""Acts on how a view is stated: confirm that it is fair, or return it with a correction.

- A rewritten passage is to be confirmed anew.
- What is read of it: whether a side is confirmed, and the corrections, in the order of their
  letters; never by whom, nor how many. Who left still counts: else the difference would tell
  what they said.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.contributions import ReleasedContribution
from documents.models.drafts import Passage as PassageRow
from documents.models.fairness import FairWord
from documents.models.people import SeatRow
from documents.operations import formats, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.roster import Id
from documents.operations.synthesis import Write
from documents.store import UnitOfWork
from policies import fairness
from policies.acts import Act
from policies.fairness import Stance
from policies.synthesis import PassageKind
from policies.terms import RecordClass, Seat


@dataclass(frozen=True, slots=True)
class ConfirmStatement:
    """A passage, and the side of it that is fairly stated."""

    passage: Id
    stance: Stance


@dataclass(frozen=True, slots=True)
class CorrectStatement:
    """A passage, the side of it that is not fairly stated, and how it would be."""

    passage: Id
    stance: Stance
    correction: Passage


@dataclass(frozen=True, slots=True)
class Word:
    """The sealed part of what somebody said; no correction: it is fairly stated."""

    stance: Stance
    correction: str = ""


@operation(Act.STATEMENT_CONFIRM, ConfirmStatement, versioned=True)
def confirm(scene: Scene, body: ConfirmStatement) -> str:
    """Confirm that a side is fairly stated."""
    return _say(scene, body.passage, Word(body.stance))


@operation(Act.STATEMENT_CORRECT, CorrectStatement, versioned=True)
def correct(scene: Scene, body: CorrectStatement) -> str:
    """Return a side with a correction."""
    return _say(scene, body.passage, Word(body.stance, body.correction))


def statement(uow: UnitOfWork, row: PassageRow) -> Write:
    """What a passage says, and rests on."""
    return uow.sealer(row.track_id).open(row, "body", RecordClass.SYNTHESIS, Write)


def holders(uow: UnitOfWork, row: PassageRow) -> list[SeatRow]:
    """The experts who wrote what a passage rests on."""
    return _voices(uow, row, statement(uow, row).rests_on)


def _voices(uow: UnitOfWork, row: PassageRow, sources: tuple[str, ...]) -> list[SeatRow]:
    """The experts who wrote one of these contributions, also those who left."""
    every = seats.ever(uow, row.track_id, Seat.EXPERT)
    return [one for one in every if wrote_any(uow, row.track_id, sources, one.id)]


def _under_handles(
    uow: UnitOfWork, sources: tuple[str, ...], apart: Collection[str]
) -> tuple[str, ...]:
    """The sources out of rounds that were not open to a wider circle: whether another counts as a
    voice would tell whether an expert wrote it."""
    rows = {one: uow.session.get(ReleasedContribution, one) for one in sources}
    return tuple(one for one, row in rows.items() if row is None or row.round_id not in apart)


def wrote_any(uow: UnitOfWork, track_id: str, sources: tuple[str, ...], seat_id: str) -> bool:
    """Whether one of these released contributions came from this seat."""
    found = (uow.session.get(ReleasedContribution, one) for one in sources)
    index = uow.sealer(track_id).index
    return any(
        one is not None and one.author == index("released", one.id, seat_id) for one in found
    )


def word_of(uow: UnitOfWork, row: PassageRow, seat_id: str) -> Word | None:
    """What somebody said of the present wording."""
    said = uow.session.get(FairWord, _index(uow, row, seat_id))
    if said is None:
        return None
    return uow.sealer(row.track_id).open(said, "body", RecordClass.SYNTHESIS, Word)


def words(uow: UnitOfWork, row: PassageRow) -> list[Word]:
    """Everything that those who hold a view in it said of the present wording."""
    said = (word_of(uow, row, one.id) for one in holders(uow, row))
    return [word for word in said if word is not None]


def is_fair(said: list[Word], stance: Stance) -> bool:
    """Whether a side is confirmed by what was said."""
    return fairness.confirmed([not word.correction for word in said if word.stance is stance])


def is_wide(uow: UnitOfWork, row: PassageRow, k: int) -> bool:
    """Whether every sentence of a passage is widely supported, by sectors."""
    every = seats.ever(uow, row.track_id, Seat.EXPERT)
    sizes = Counter(seats.details(uow, one).sector for one in every)
    apart = formats.apart(uow, row.track_id)
    grounds = (_under_handles(uow, sources, apart) for sources in statement(uow, row).grounds)
    behind = (_voices(uow, row, sources) for sources in grounds)
    return all(
        fairness.widely_supported([seats.details(uow, one).sector for one in found], sizes, k)
        for found in behind
    )


def unsaid(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """The passages that rest on what this seat wrote, of whose wording it said nothing yet."""
    return sum(
        wrote_any(uow, track_id, statement(uow, row).rests_on, seat_id)
        and word_of(uow, row, seat_id) is None
        for row in stating(uow, track_id)
    )


def stating(uow: UnitOfWork, track_id: str) -> list[PassageRow]:
    """The passages that state views, in the order of random ids."""
    mine = PassageRow.track_id == track_id, PassageRow.kind.in_(fairness.STANCES)
    return list(uow.session.scalars(select(PassageRow).where(*mine).order_by(PassageRow.id)))


def strongest(uow: UnitOfWork, track_id: str) -> tuple[int, int]:
    """How many options there are, and how many of them have both sides confirmed."""
    options = [row for row in stating(uow, track_id) if row.kind is PassageKind.OPTION]
    said = [words(uow, row) for row in options]
    return len(options), sum(all(is_fair(one, side) for side in Stance) for one in said)


def _say(scene: Scene, passage: str, word: Word) -> str:
    row = scene.get(PassageRow, passage)
    scene.saw(row.version)
    sources = statement(scene.uow, row).rests_on
    holds = wrote_any(scene.uow, row.track_id, sources, scene.seat_id)
    require(fairness.may_judge(row.kind, word.stance, holds))
    index = _index(scene.uow, row, scene.seat_id)
    said = scene.session.get(FairWord, index) or FairWord(index=index, track_id=row.track_id)
    said.body = scene.sealer.seal(said, "body", RecordClass.SYNTHESIS, word)
    scene.session.add(said)
    return row.id


def _index(uow: UnitOfWork, row: PassageRow, seat_id: str) -> str:
    return uow.sealer(row.track_id).index("fair", row.id, str(row.version), seat_id)
