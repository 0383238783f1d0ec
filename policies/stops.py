"""The stop: anybody who takes part can ask for one without being seen, once in each phase.

- From the moment it is asked for nothing is released and no phase is left; what closes meanwhile
  prints its figures once it is over.
- Whoever asks is answered as if nobody else had, and has asked: what was answered otherwise would
  tell of somebody else's stop. One asked for while another has taken effect follows it.
- The clocks stop at the next fixed tick, so that no time tells when it was asked for; the
  facilitator and the chairs are told then that it was, not by whom.
- From then on a chair lets the track go on or pauses it, and not before: nobody ends a stop of
  which nobody was told. After at most 72 hours it lapses by itself.
  These count from the tick before it was asked for, where a tick is a day and a half or less.
"""

from datetime import datetime, timedelta
from typing import Final

from policies.decisions import Decision, allow_if

MOST: Final = timedelta(hours=72)
"""How long a stop holds the track, at most."""


def may_ask(*, used: bool) -> Decision:
    """Whether somebody may ask for a stop; `used`: they have, in this phase."""
    return allow_if(not used, "stops.used")


def may_lift(*, begun: bool) -> Decision:
    """Whether there is a stop that a chair can lift: one that has taken effect."""
    return allow_if(begun, "stops.none")


def may_go_out(*, asked: bool) -> Decision:
    """Whether anything may be released, or the phase be left, as far as a stop is concerned."""
    return allow_if(not asked, "stops.stopped")


def lapses(begun: datetime, tick: timedelta) -> datetime:
    """When a stop that took effect at the tick `begun` lapses by itself."""
    return begun + MOST - min(tick, MOST / 2)
