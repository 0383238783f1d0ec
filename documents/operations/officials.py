"""Acts about officials in a personal capacity: ask everybody for consent, give it, switch.

- `tell`, at the fixed tick, lets the secretariat know that everybody has consented: by a mail that
  says nothing of it and names nobody.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.ids import new_id
from documents.models.people import Candidate
from documents.operations import official_consents, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.deliveries import tell as mail
from documents.operations.roster import declaration_of
from policies import officials, permissions
from policies.acts import Act
from policies.decisions import Allow, Decision, all_of
from policies.sides import SOUNDED_SEATS
from policies.terms import CandidateState, MandateKind, Seat


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch of the track: officials are admitted (Track 1.5), or not any more (Track 2)."""

    admit: bool


@dataclass(frozen=True, slots=True)
class Nothing:
    """An act that says all by itself."""


@operation(Act.OFFICIALS_ASK, Switch)
def ask(scene: Scene, body: Switch) -> str:
    """Ask every seated expert anew whether the track shall be switched."""
    track = scene.track
    experts = seats.seats(scene.uow, track.id, Seat.EXPERT)
    require(officials.may_ask(track.officials, body.admit, len(experts)))
    track.officials = officials.ASKED_FOR[track.officials, body.admit]
    track.agreed = False
    official_consents.begin_anew(scene)
    return track.id


@operation(Act.OFFICIALS_CONSENT, Switch)
def consent(scene: Scene, body: Switch) -> str:
    """Consent to the switch that was asked for."""
    given = _said(scene) is True
    require(officials.may_consent(scene.track.officials, body.admit, given))
    official_consents.say(scene, True)
    return scene.seat_id


@operation(Act.OFFICIALS_REFUSE, Switch)
def refuse(scene: Scene, body: Switch) -> str:
    """Refuse the switch that was asked for, or take one's consent back."""
    refused = _said(scene) is False
    require(officials.may_refuse(scene.track.officials, body.admit, refused))
    official_consents.say(scene, False)
    return scene.seat_id


@operation(Act.OFFICIALS_SWITCH, Nothing)
def switch(scene: Scene, _: Nothing) -> str:
    """Let the switch that everybody consented to take effect."""
    track = scene.track
    require(_may_switch(scene))
    track.officials = officials.SWITCHED[track.officials]
    track.agreed = False
    return track.id


def tell(scene: Scene) -> bool:
    """The clock's act: tell the secretariat once everybody has consented; answers whether that
    was done now."""
    track, before = scene.track, scene.track.agreed
    granted = permissions.may(Seat.SECRETARIAT_OFFICER, Act.OFFICIALS_SWITCH, track.phase)
    track.agreed = isinstance(all_of(granted, _may_switch(scene)), Allow)
    if before or not track.agreed:
        return False
    occasion = "officials", new_id()
    for seat in seats.seats(scene.uow, track.id, Seat.SECRETARIAT_OFFICER):
        mail(scene.uow, track.id, seat.id, *occasion, to=f"/tracks/{track.id}")
    return True


def _said(scene: Scene) -> bool | None:
    return official_consents.said(scene.uow, scene.track.id, scene.seat_id)


def _may_switch(scene: Scene) -> Decision:
    withheld = len(official_consents.withheld(scene))
    return officials.may_switch(scene.track.officials, withheld, _official_sits(scene))


def _official_sits(scene: Scene) -> bool:
    return _declared(scene) or _reported(scene)


def _reported(scene: Scene) -> bool:
    every = (row for kind in SOUNDED_SEATS for row in seats.seats(scene.uow, scene.track.id, kind))
    known = (seats.mandate_of(scene.uow, row) for row in every)
    return any(one.reported is MandateKind.OFFICE for one in known)


def _declared(scene: Scene) -> bool:
    seated = Candidate.track_id == scene.track.id, Candidate.state == CandidateState.SEATED
    said = (
        declaration_of(scene, row)
        for row in scene.session.scalars(select(Candidate).where(*seated))
    )
    return any(one is not None and one.official for one in said)
