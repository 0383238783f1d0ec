"""Acts about officials in a personal capacity: ask everybody for consent, give it, switch."""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.people import Candidate, OfficialConsent
from documents.operations import official_consents, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.roster import declaration_of
from policies import officials
from policies.acts import Act
from policies.terms import CandidateState, Seat


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
    official_consents.begin_anew(scene)
    return track.id


@operation(Act.OFFICIALS_CONSENT, Switch)
def consent(scene: Scene, body: Switch) -> str:
    """Consent to the switch that was asked for."""
    given = official_consents.consented(scene.uow, scene.track.id, scene.seat_id)
    require(officials.may_consent(scene.track.officials, body.admit, given))
    index = scene.sealer.index("officials", scene.seat_id)
    scene.session.add(OfficialConsent(index=index))
    return scene.seat_id


@operation(Act.OFFICIALS_SWITCH, Nothing)
def switch(scene: Scene, _: Nothing) -> str:
    """Let the switch that everybody consented to take effect."""
    track = scene.track
    withheld = len(official_consents.withheld(scene))
    require(officials.may_switch(track.officials, withheld, _official_sits(scene)))
    track.officials = officials.SWITCHED[track.officials]
    return track.id


def _official_sits(scene: Scene) -> bool:
    seated = Candidate.track_id == scene.track.id, Candidate.state == CandidateState.SEATED
    said = (
        declaration_of(scene, row)
        for row in scene.session.scalars(select(Candidate).where(*seated))
    )
    return any(one is not None and one.official for one in said)
