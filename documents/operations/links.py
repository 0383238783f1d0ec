"""Who is who: the only place that joins account, roster person and seat.

- A link is found by a blind index and opened by the track's link key; when that key is gone,
  nobody is anybody any more.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select

from documents.models.people import Link
from documents.store import UnitOfWork
from policies.terms import RecordClass, Seat

_ANY_OF = select(Link).where(Link.index.in_(bindparam("named", expanding=True)))


@dataclass(frozen=True, slots=True)
class Target:
    """The id at the other end of a link."""

    id: str


def join(uow: UnitOfWork, track_id: str, target: str, *parts: str) -> None:
    """Make `parts` lead to `target` in this track, and no longer to anything else."""
    sealer = uow.sealer(track_id)
    index = sealer.index("link", *parts)
    row = uow.session.get(Link, index) or Link(index=index)
    row.target = sealer.seal(row, "target", RecordClass.AUTHORSHIP, Target(target))
    uow.session.add(row)


def follow(uow: UnitOfWork, track_id: str, *parts: str) -> str | None:
    """The id that `parts` lead to in this track, or None."""
    sealer = uow.sealer(track_id)
    row = uow.session.get(Link, sealer.index("link", *parts))
    return None if row is None else _open(uow, track_id, row)


def seats_of(uow: UnitOfWork, track_id: str, account_id: str) -> dict[Seat, str]:
    """The seats (or, for a candidate, the roster entry) that an account holds in a track."""
    sealer = uow.sealer(track_id)
    kinds = {sealer.index("link", "account", account_id, kind): kind for kind in Seat}
    rows = uow.session.scalars(_ANY_OF, {"named": list(kinds)})
    return {kinds[row.index]: _open(uow, track_id, row) for row in rows}


def holders(uow: UnitOfWork, track_id: str, seat_id: str) -> tuple[str, ...]:
    """The accounts in a seat: its holder, and a liaison beside them."""
    found = (follow(uow, track_id, name, seat_id) for name in ("seat", "liaison"))
    return tuple(account for account in found if account is not None)


def join_seat(uow: UnitOfWork, track_id: str, account_id: str, kind: Seat, target: str) -> None:
    """Link an account with its seat, both ways."""
    join(uow, track_id, target, "account", account_id, kind)
    join(uow, track_id, account_id, "seat", target)


def part_seat(uow: UnitOfWork, track_id: str, account_id: str, kind: Seat, target: str) -> None:
    """Take the links between an account and its seat away, both ways."""
    sealer = uow.sealer(track_id)
    both = sealer.index("link", "account", account_id, kind), sealer.index("link", "seat", target)
    uow.session.execute(delete(Link).where(Link.index.in_(both)))


def _open(uow: UnitOfWork, track_id: str, row: Link) -> str:
    sealer = uow.sealer(track_id)
    return sealer.open(row, "target", RecordClass.AUTHORSHIP, Target).id
