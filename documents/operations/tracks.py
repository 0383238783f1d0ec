"""Acts on the course of a track: open, advance, step back, pause, resume, terminate.

- Every step has a gate that says what is missing; the facts for it are counted here.
- A step back closes windows and voids what was not released.
- Resuming takes a decision on readiness that was made since the pause began; it moves every open
  deadline on by the length of the pause, in the same transaction.
"""

from dataclasses import dataclass

from documents.crypto.keyring import KeyPurpose
from documents.errors import Denied
from documents.models.people import Account
from documents.models.tracks import Track
from documents.operations import (
    briefs,
    clocks,
    figures,
    forgetting,
    gates,
    mandates,
    readiness,
    rounds,
    stops,
    unsent,
)
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Charter, Passage, durations_of, retention_of
from documents.operations.ending import Ended
from documents.operations.seats import Details, seat_account
from policies import floors, phases
from policies.acts import Act
from policies.charter import may_retain
from policies.decisions import Deny
from policies.facts import TrackFacts
from policies.stops import may_go_out
from policies.terms import BriefState, Officials, Phase, RecordClass, Seat

TRACK_KEYS = (
    KeyPurpose.CONTENT,
    KeyPurpose.LINK,
    KeyPurpose.OFFICE,
    KeyPurpose.LEAF,
    KeyPurpose.ROSTER,
    KeyPurpose.ACTOR_MAP,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """The phase that the caller saw; if it has changed meanwhile, the act is refused."""

    seen: Phase


@dataclass(frozen=True, slots=True)
class Terminate:
    """The phase that the caller saw, and why the track ends there."""

    seen: Phase
    reason: Passage


@operation(Act.TRACK_OPEN, Charter, creates=True)
def open_track(scene: Scene, charter: Charter) -> str:
    """Open a track in convening; whoever opens it takes the secretariat's first seat."""
    account = scene.session.get(Account, scene.actor.account_id)
    if account is None or not account.convenes:
        raise Denied(Deny("tracks.may_convene"))
    require(floors.may_set(durations_of(charter.terms), sample=charter.sample))
    require(may_retain(retention_of(charter.retention), sample=charter.sample))
    for purpose in TRACK_KEYS:
        scene.uow.keyring.ensure(purpose, scene.actor.track_id)
    scene.track = _new_track(scene, charter)
    scene.session.flush()
    seat_account(scene.uow, scene.track.id, account.id, Seat.SECRETARIAT_OFFICER, Details())
    return scene.track.id


@operation(Act.TRACK_ADVANCE, Seen)
def advance(scene: Scene, body: Seen) -> str:
    """Move the track into its next phase, if its gate misses nothing."""
    track = scene.track
    require(phases.may_advance(_facts(track, body), gates.facts(scene.uow, track)))
    require(may_go_out(asked=track.stopped))
    if track.phase is Phase.EXPLORATION:
        rounds.finish(scene)
    track.phase = phases.next_phase(track.phase) or track.phase
    if track.phase is Phase.CLOSED:
        track.closed_at = scene.now
        forgetting.forget_everybody(scene)
    else:
        mandates.declare_anew(scene)
    return track.id


@operation(Act.TRACK_STEP_BACK, Seen)
def step_back(scene: Scene, body: Seen) -> str:
    """Move the track one phase back: windows close, unreleased briefs and approvals are void."""
    track = scene.track
    require(phases.may_step_back(_facts(track, body), scene.briefs().count(BriefState.RELEASED)))
    require(may_go_out(asked=track.stopped))
    rounds.close_all(scene)
    briefs.void_unreleased(scene)
    track.phase = phases.step_back_target(track.phase) or track.phase
    mandates.declare_anew(scene)
    return track.id


@operation(Act.TRACK_PAUSE, Seen)
def pause(scene: Scene, body: Seen) -> str:
    """Stop every clock of the track; a stop that holds it becomes this pause, and one of which
    nobody was told yet waits until it is over."""
    track = scene.track
    require(phases.may_pause(_facts(track, body)))
    track.paused, track.paused_at = True, track.stopped_at or scene.now
    if track.stopped_at is not None:
        stops.over(track)
    return track.id


@operation(Act.TRACK_RESUME, Seen)
def resume(scene: Scene, body: Seen) -> str:
    """Start the clocks again, every open deadline moved on by the length of the pause."""
    track = scene.track
    require(phases.may_resume(_facts(track, body), readiness.facts(scene.uow, track)))
    clocks.move_on(scene, track.paused_at or scene.now)
    track.paused, track.paused_at = False, None
    figures.keep(scene)
    return track.id


@operation(Act.TRACK_TERMINATE, Terminate)
def terminate(scene: Scene, body: Terminate) -> str:
    """End the track where it stands: windows close, unreleased briefs are void, and what nobody
    but its author or the secretariat knew of goes: drafts, and people who were not seated."""
    track = scene.track
    require(phases.may_terminate(_facts(track, body), body.reason))
    stops.forget(track)
    rounds.close_all(scene)
    figures.keep(scene)
    figures.keep_texts(scene)
    briefs.void_unreleased(scene)
    unsent.drop_all(scene.uow, track.id)
    forgetting.forget_everybody(scene)
    track.phase, track.paused, track.paused_at = Phase.CLOSED, False, None
    track.closed_at = scene.now
    track.ended = scene.sealer.seal(track, "ended", RecordClass.MILESTONE, Ended(body.reason))
    return track.id


def _facts(track: Track, body: Seen | Terminate) -> TrackFacts:
    return TrackFacts(track.phase, track.paused, body.seen)


def _new_track(scene: Scene, charter: Charter) -> Track:
    track = Track(
        id=scene.actor.track_id,
        workflow_id=scene.workflow_id,
        phase=Phase.CONVENING,
        paused=False,
        stopped=False,
        stop_again=False,
        seq=0,
        visibility=charter.visibility,
        level=charter.level,
        sensitivity=charter.sensitivity,
        sample=charter.sample,
        officials=Officials.NONE,
        invited=0,
        version=1,
    )
    track.charter = scene.sealer.seal(track, "charter", RecordClass.TERMS, charter)
    scene.session.add(track)
    return track
