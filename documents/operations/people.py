"""The act by which somebody corrects what the roster says of them.

- The address stays: it is the account that they sign in with.
- Nothing else is asked: everybody is right about their own name, and told what is held of them.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import MaxLen

from documents.models.people import Candidate
from documents.operations import seats
from documents.operations.acts import Scene, operation
from documents.operations.charter import Line
from documents.operations.roster import Short, person_of
from policies.acts import Act
from policies.sides import SOUNDED_SEATS
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Correction:
    """What the roster says of a person, as the person says it."""

    name: Line
    affiliation: Line
    sector: Line
    country: Line
    aliases: Annotated[tuple[Line, ...], MaxLen(20)] = ()
    region: Short = ""
    gender: Short = ""
    discipline: Short = ""


@operation(Act.PERSON_CORRECT, Correction)
def correct(scene: Scene, body: Correction) -> str:
    """Correct one's own entry on the roster."""
    row = scene.get(Candidate, scene.seat_id)
    old = person_of(scene, row)
    new = replace(
        old,
        name=body.name,
        affiliation=body.affiliation,
        sector=body.sector,
        country=body.country,
        aliases=body.aliases,
        region=body.region,
        gender=body.gender,
        discipline=body.discipline,
    )
    row.person = scene.sealer.seal(row, "person", RecordClass.NOMINATION, new)
    for kind in SOUNDED_SEATS & scene.actor.seats.keys():
        seat = seats.seat(scene.uow, scene.track.id, scene.actor.seats[kind], kind)
        known = replace(seats.details(scene.uow, seat), sector=body.sector)
        seat.details = scene.sealer.seal(seat, "details", RecordClass.AUTHORSHIP, known)
    return row.id
