"""Officials in a personal capacity: with them a track is Track 1.5, without them Track 2.

- The secretariat asks for a switch in either direction, as often as there is need; each asking
  begins anew, and what was consented to before counts no more.
- To ask for what is so already takes a switch back that was asked for.
- Each seated expert consents or refuses, and may think again until the switch takes effect;
  silence is no consent, and nobody is told who refused, or that anybody did.
- A switch takes effect by the secretariat's act, when every expert seated at that moment has
  consented; until then the track stays what it is. That it may is told to the secretariat at the
  fixed tick, so that nobody sees when the last consent came.
- Back to Track 2 nobody is thrown out: it takes effect when no official sits here any more. A
  seat whose declaration expired is still held; and whoever reported an office sits here as an
  official until the report is assessed.
- An official takes a seat on Track 1.5 only, when every expert seated at that moment has
  consented, and none once the switch back is asked for.
"""

from collections.abc import Mapping
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Officials

ASKED_FOR: Final[Mapping[tuple[Officials, bool], Officials]] = {
    (Officials.NONE, True): Officials.ASKED,
    (Officials.ASKED, True): Officials.ASKED,
    (Officials.ASKED, False): Officials.NONE,
    (Officials.ADMITTED, False): Officials.LEAVING,
    (Officials.LEAVING, False): Officials.LEAVING,
    (Officials.LEAVING, True): Officials.ADMITTED,
}
"""What a track becomes when officials are asked to be admitted (true), or not any more (false)."""

SWITCHED: Final[Mapping[Officials, Officials]] = {
    Officials.ASKED: Officials.ADMITTED,
    Officials.LEAVING: Officials.NONE,
}
"""What a track becomes when the switch takes effect."""

AWAITED: Final[Mapping[Officials, bool]] = {
    Officials.ASKED: True,
    Officials.ADMITTED: True,
    Officials.LEAVING: False,
}
"""What each expert is asked to consent to: that officials are admitted, or not any more."""


def may_ask(officials: Officials, admit: bool, experts: int) -> Decision:
    """Whether the secretariat may ask the experts for their consent to this."""
    return all_of(
        allow_if((officials, admit) in ASKED_FOR, "officials.so_already"),
        allow_if(experts > 0, "officials.nobody_to_ask"),
    )


def may_consent(officials: Officials, admit: bool, consented: bool) -> Decision:
    """Whether an expert may consent to this now."""
    return all_of(
        allow_if(AWAITED.get(officials) is admit, "officials.not_asked"),
        allow_if(not consented, "officials.consented_already"),
    )


def may_refuse(officials: Officials, admit: bool, refused: bool) -> Decision:
    """Whether an expert may refuse this now."""
    return all_of(
        allow_if(AWAITED.get(officials) is admit, "officials.not_asked"),
        allow_if(not refused, "officials.refused_already"),
    )


def may_switch(officials: Officials, withheld: int, sits: bool) -> Decision:
    """Whether the switch that was asked for may take effect; `sits`: an official sits here.

    `withheld` counts seated experts without consent. No denial says how many people: that is
    a count below the threshold.
    """
    return all_of(
        allow_if(officials in SWITCHED, "officials.not_asked"),
        allow_if(withheld == 0, "officials.consent_missing"),
        allow_if(officials is not Officials.LEAVING or not sits, "officials.still_seated"),
    )


def may_seat(official: bool, officials: Officials, withheld: int) -> Decision:
    """Whether somebody may be seated; `withheld` counts seated experts without consent."""
    return all_of(
        allow_if(not official or officials is Officials.ADMITTED, "officials.not_admitted"),
        allow_if(not official or withheld == 0, "officials.consent_missing"),
    )
