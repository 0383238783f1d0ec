"""How balanced the roster is: for those who hold the roster, because these are counts of people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import Candidate
from documents.operations import links, seats
from documents.operations.balance import profile, targets_of, wanted
from documents.operations.roster import person_of
from documents.operations.views.look import Look, content, reading
from policies import balance as rules
from policies.terms import Axis, Knowledge, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class FillView:
    """One target, how many sit and may come, and how many are still to be found."""

    axis: Axis
    value: str
    at_least: int
    seated: int
    coming: int
    short: int


@dataclass(frozen=True, slots=True)
class BalanceView:
    """Every target with its fill, and what the next invitation should look for."""

    targets: tuple[FillView, ...]
    look_for: Mapping[Axis, str]


@reading("balance:read")
def balance(here: Look) -> BalanceView:
    """How far the targets are reached, and whom to look for next."""
    content(here, RecordClass.NOMINATION, (Knowledge.FULL,))
    seated, coming = _profiles(here, _experts(here)), _profiles(here, _coming(here))
    fills = rules.fill(wanted(targets_of(here.uow, here.track)), seated, coming)
    views = [FillView(f.axis, f.value, f.at_least, f.seated, f.coming, f.short) for f in fills]
    return BalanceView(tuple(views), rules.look_for(fills))


def _experts(here: Look) -> Iterator[Candidate]:
    """The files of those who sit as experts."""
    for seat in seats.seats(here.uow, here.track.id, Seat.EXPERT):
        holder = links.follow(here.uow, here.track.id, "seat", seat.id) or ""
        file = links.seats_of(here.uow, here.track.id, holder).get(Seat.CANDIDATE)
        if file is not None:
            yield here.get(Candidate, file)


def _coming(here: Look) -> Iterable[Candidate]:
    mine = Candidate.track_id == here.track.id, Candidate.state.in_(rules.COMING)
    return here.uow.session.scalars(select(Candidate).where(*mine))


def _profiles(here: Look, rows: Iterable[Candidate]) -> list[rules.Profile]:
    return [profile(person_of(here.scene, row)) for row in rows]
