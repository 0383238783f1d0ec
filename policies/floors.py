"""Floors under the durations of a track's terms of reference, in seconds.

- People need time to answer, to confirm a wording, to study a brief, to declare anew in a new
  phase, and to learn that their identity will be opened, and to think before everything is
  destroyed; a track cannot be opened with less than these.
- Chairs have time to break a silence, where there is a silence procedure (0: there is none).
- Only a track marked *sample*, which holds invented people, may go below.
"""

from dataclasses import dataclass

from policies.decisions import Allow, Decision, all_of, allow_if

HOUR = 3_600
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Durations:
    """The durations that terms of reference set, in seconds."""

    confirm: int
    tick: int
    answer: int
    custody: int
    cooling: int
    silence: int
    redeclare: int


FLOORS = Durations(
    confirm=3 * DAY,
    tick=HOUR,
    answer=7 * DAY,
    custody=2 * DAY,
    cooling=7 * DAY,
    silence=3 * DAY,
    redeclare=7 * DAY,
)


def may_set(durations: Durations, *, sample: bool) -> Decision:
    """Whether a track may be opened with these durations."""
    if sample:
        return Allow()
    return all_of(
        allow_if(durations.confirm >= FLOORS.confirm, "floors.confirm", days=FLOORS.confirm // DAY),
        allow_if(durations.tick >= FLOORS.tick, "floors.tick", hours=FLOORS.tick // HOUR),
        allow_if(
            durations.silence == 0 or durations.silence >= FLOORS.silence,
            "floors.silence",
            days=FLOORS.silence // DAY,
        ),
        allow_if(durations.answer >= FLOORS.answer, "floors.answer", days=FLOORS.answer // DAY),
        allow_if(durations.custody >= FLOORS.custody, "floors.custody", days=FLOORS.custody // DAY),
        allow_if(durations.cooling >= FLOORS.cooling, "floors.cooling", days=FLOORS.cooling // DAY),
        allow_if(
            durations.redeclare >= FLOORS.redeclare,
            "floors.redeclare",
            days=FLOORS.redeclare // DAY,
        ),
    )
