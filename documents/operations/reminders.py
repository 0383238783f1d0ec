"""Reminders to those who have neither contributed nor taken a position in a round.

- The mail is the same as every other: there is something for you, and a link.
- Nobody learns who was silent, nor how many: the log says that the clock reminded, and no more.
- Each person gets each reminder of a round once, also when its end is moved.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from documents.models.contributions import PositionRow, ReleasedContribution
from documents.models.people import Account
from documents.models.rounds import Question, Round
from documents.operations import accounts, items, links, rounds, seats, standing, windows
from documents.operations.acts import Scene
from documents.operations.position import DeadlineKind
from policies import rounds as rules
from policies.decisions import Allow
from policies.terms import Seat, WindowState

REMINDED = "round:remind"  # the tag of the leaf


def remind_when_due(scene: Scene, kind: DeadlineKind, round_id: str, due: datetime) -> bool:
    """The clock's act: write to the silent, unless it is paused, moved or over meanwhile."""
    row = scene.get(Round, round_id)
    falls_due = standing.REMINDERS[kind](row.opened_at, row.closes_at)
    facts = rounds.window_facts(scene, row)
    may = rules.may_remind(facts, falls_due, due, scene.now, standing.rests(scene.track))
    if isinstance(may, Allow):
        for account in _silent(scene, row):
            accounts.notify(scene.uow, account, "reminder", kind, row.id)
    return isinstance(may, Allow)


def _silent(scene: Scene, row: Round) -> Iterator[Account]:
    heard = spoke(scene, row)
    asked = rounds.window_facts(scene, row).roster
    for seat in seats.seats(scene.uow, scene.track.id, Seat.EXPERT):
        holder = links.follow(scene.uow, scene.track.id, "seat", seat.id)
        account = scene.session.get(Account, holder or "")
        if seat.id in asked - heard and account is not None:
            yield account


def spoke(scene: Scene, row: Round) -> set[str]:
    """The seats of the roster that contributed or took a position in this round."""
    return {
        seat_id
        for seat_id in rounds.window_facts(scene, row).roster
        if _answered(scene, row, seat_id) or _contributed(scene, row, seat_id)
    }


def _answered(scene: Scene, row: Round, seat_id: str) -> bool:
    questions = scene.session.scalars(select(Question.id).where(Question.round_id == row.id))
    held = [scene.sealer.index("position", question, seat_id) for question in questions]
    query = select(PositionRow.id).where(PositionRow.holder.in_(held))
    return scene.session.scalars(query.limit(1)).first() is not None


def _contributed(scene: Scene, row: Round, seat_id: str) -> bool:
    held = windows.windows(scene.uow, row, WindowState.OPEN, WindowState.CLOSED)
    mine = items.written_by(scene.uow, scene.track.id, [one.id for one in held], [seat_id])
    out = select(ReleasedContribution.id, ReleasedContribution.author)
    released = scene.session.execute(out.where(ReleasedContribution.round_id == row.id))
    return bool(mine) or any(
        author == scene.sealer.index("released", one, seat_id) for one, author in released
    )
