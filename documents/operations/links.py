"""Who is who: the only place that joins account, roster person and seat.

- A link is found by a blind index and opened by the track's link key; when that key is gone,
  nobody stands behind any handle any more.
- Seats without a handle are linked under the office key: who looks after what is archived is
  still found, until the track is destroyed.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select

from documents.models.people import Link, OfficialConsent
from documents.sealing import Sealer
from documents.store import UnitOfWork
from policies.sides import UNDER_HANDLES
from policies.terms import RecordClass, Seat

_ANY_OF = select(Link).where(Link.index.in_(bindparam("named", expanding=True)))


@dataclass(frozen=True, slots=True)
class Target:
    """The id at the other end of a link."""

    id: str


def join(uow: UnitOfWork, track_id: str, kind: Seat, target: str, *parts: str) -> None:
    """Make `parts`, of a seat of this kind, lead to `target`, and no longer to anything else."""
    sealer = _sealer(uow, track_id, kind)
    index = sealer.index("link", *parts)
    row = uow.session.get(Link, index) or Link(index=index)
    row.target = sealer.seal(row, "target", RecordClass.AUTHORSHIP, Target(target))
    uow.session.add(row)


def follow(uow: UnitOfWork, track_id: str, *parts: str) -> str | None:
    """The id that `parts` lead to in this track, or None."""
    sealer = uow.sealer(track_id)
    either = {one.index("link", *parts): one for one in (sealer, sealer.office)}
    row = uow.session.scalars(_ANY_OF, {"named": list(either)}).first()
    return None if row is None else _open(either[row.index], row)


def seats_of(uow: UnitOfWork, track_id: str, account_id: str) -> dict[Seat, str]:
    """The seats (or, for a candidate, the roster entry) that an account holds in a track."""
    sealers = {kind: _sealer(uow, track_id, kind) for kind in Seat}
    kinds = {
        sealer.index("link", "account", account_id, kind): kind for kind, sealer in sealers.items()
    }
    rows = uow.session.scalars(_ANY_OF, {"named": list(kinds)})
    return {kinds[row.index]: _open(sealers[kinds[row.index]], row) for row in rows}


def holders(uow: UnitOfWork, track_id: str, seat_id: str) -> tuple[str, ...]:
    """The accounts in a seat: its holder, and a liaison beside them."""
    found = (follow(uow, track_id, name, seat_id) for name in ("seat", "liaison"))
    return tuple(account for account in found if account is not None)


def join_seat(uow: UnitOfWork, track_id: str, account_id: str, kind: Seat, target: str) -> None:
    """Link an account with its seat, both ways."""
    join(uow, track_id, kind, target, "account", account_id, kind)
    join(uow, track_id, kind, account_id, "seat", target)


def part_seat(uow: UnitOfWork, track_id: str, account_id: str, kind: Seat, target: str) -> None:
    """Take the links between an account and its seat away, both ways; what the person said of
    officials in this seat goes with them."""
    sealer = _sealer(uow, track_id, kind)
    both = sealer.index("link", "account", account_id, kind), sealer.index("link", "seat", target)
    uow.session.execute(delete(Link).where(Link.index.in_(both)))
    said = about_officials(uow, track_id, target).values()
    uow.session.execute(delete(OfficialConsent).where(OfficialConsent.index.in_(said)))


def about_officials(uow: UnitOfWork, track_id: str, seat_id: str) -> dict[bool, str]:
    """The blind indexes of a seat's consent (true) to what was asked about officials, and of its
    refusal."""
    words = {True: "yes", False: "no"}
    sealer = uow.sealer(track_id)
    return {word: sealer.index("officials", seat_id, said) for word, said in words.items()}


def _sealer(uow: UnitOfWork, track_id: str, kind: Seat) -> Sealer:
    sealer = uow.sealer(track_id)
    return sealer if kind in UNDER_HANDLES else sealer.office


def _open(sealer: Sealer, row: Link) -> str:
    return sealer.open(row, "target", RecordClass.AUTHORSHIP, Target).id
