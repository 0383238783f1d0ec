"""Acts on the stop: ask for one, lift it; and what the clock does about it.

- That it was asked for is a word in the track's row; who asked is a blind index of seat and
  phase, so that nobody asks twice, and no time is kept. Nobody is told that another asked.
- `begin`, at the fixed tick, stops the clocks; a lifted or lapsed stop moves every open deadline
  on by as long as they stood.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.models.tracks import StopAsked, Track
from documents.operations import clocks, figures, seats, windows
from documents.operations.acts import Scene, operation, require
from documents.operations.deliveries import tell
from policies import stops
from policies.acts import Act
from policies.terms import Seat

TOLD = (Seat.FACILITATOR, Seat.CHAIR)
"""Who is told that a stop was asked for."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop, for no reason that anybody is told."""


@dataclass(frozen=True, slots=True)
class Lift:
    """The end of a stop."""


@operation(Act.STOP_ASK, Stop)
def ask(scene: Scene, _: Stop) -> str:
    """Ask for a stop: from now on nothing is released."""
    index = scene.sealer.index("stop", scene.track.phase, scene.seat_id)
    used = scene.session.get(StopAsked, index) is not None
    require(stops.may_ask(used=used))
    scene.session.add(StopAsked(index=index, track_id=scene.track.id))
    scene.track.stopped = True
    scene.track.stop_again = scene.track.stopped_at is not None
    return scene.track.id


@operation(Act.STOP_LIFT, Lift)
def lift(scene: Scene, _: Lift) -> str:
    """A chair lets the track go on."""
    require(stops.may_lift(begun=scene.track.stopped_at is not None))
    _end(scene)
    return scene.track.id


def begin(scene: Scene) -> bool:
    """The fixed tick: stop the clocks if somebody asked, and let facilitator and chairs be told
    that somebody did; answers whether it was done now."""
    track = scene.track
    if not track.stopped or track.stopped_at is not None or track.paused:
        return False
    track.stopped_at = scene.now
    track.stop_lapses = stops.lapses(scene.now, windows.tick(scene))
    for kind in TOLD:
        for seat in seats.seats(scene.uow, track.id, kind):
            tell(scene.uow, track.id, seat.id, "stop", track.id, str(track.seq))
    return True


def lapse_when_due(scene: Scene, _: str, due: datetime) -> bool:
    """The timer's act: the stop is over; answers whether it was due."""
    if scene.track.stop_lapses != due:
        return False
    _end(scene)
    return True


def over(track: Track) -> None:
    """The stop that holds this track is over; another follows if somebody asked for it since."""
    track.stopped, track.stop_again = track.stop_again, False
    track.stopped_at, track.stop_lapses = None, None


def forget(track: Track) -> None:
    """No stop holds this track any more, and none is asked for."""
    track.stop_again = False
    over(track)


def _end(scene: Scene) -> None:
    if scene.track.stopped_at is not None:
        clocks.move_on(scene, scene.track.stopped_at)
    over(scene.track)
    figures.keep(scene)
