"""The act of setting targets for the balance of the roster."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le, MaxLen

from documents.models.tracks import Track
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Line
from documents.operations.roster import Person
from documents.store import UnitOfWork
from policies import balance
from policies.acts import Act
from policies.balance import Profile, Wanted
from policies.terms import Axis, RecordClass


@dataclass(frozen=True, slots=True)
class BalanceTarget:
    """At least so many experts with this value on this axis."""

    axis: Axis
    value: Line
    at_least: Annotated[int, Ge(1), Le(1000)]


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets of a track, in the place of those before."""

    targets: Annotated[tuple[BalanceTarget, ...], MaxLen(100)]


@operation(Act.BALANCE_SET, Targets)
def set_targets(scene: Scene, body: Targets) -> str:
    """Set the targets for the balance of the roster."""
    require(balance.may_set(wanted(body)))
    track = scene.track
    track.balance = scene.sealer.seal(track, "balance", RecordClass.NOMINATION, body)
    return track.id


def targets_of(uow: UnitOfWork, track: Track) -> Targets:
    """The targets of a track, if any were set."""
    if track.balance is None:
        return Targets(())
    return uow.sealer(track.id).open(track, "balance", RecordClass.NOMINATION, Targets)


def wanted(body: Targets) -> tuple[Wanted, ...]:
    """Targets as rules look at them."""
    return tuple(Wanted(one.axis, one.value, one.at_least) for one in body.targets)


def profile(person: Person) -> Profile:
    """Where somebody stands on each axis."""
    return {
        Axis.REGION: person.region,
        Axis.SECTOR: person.sector,
        Axis.GENDER: person.gender,
        Axis.DISCIPLINE: person.discipline,
    }
