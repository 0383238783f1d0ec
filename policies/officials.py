"""Officials in a personal capacity: they make a track 1.5, by consent of all who sit in it.

- The secretariat asks once, when experts are there to be asked.
- Each seated expert consents or does not; silence is no consent.
- An official takes a seat only when every expert seated at that moment has consented.
"""

from policies.decisions import Decision, all_of, allow_if
from policies.terms import Officials


def may_ask(officials: Officials, experts: int) -> Decision:
    """Whether the secretariat may ask the experts for their consent."""
    return all_of(
        allow_if(officials is Officials.NONE, "officials.asked_already"),
        allow_if(experts > 0, "officials.nobody_to_ask"),
    )


def may_consent(officials: Officials, consented: bool) -> Decision:
    """Whether an expert may consent now."""
    return all_of(
        allow_if(officials is not Officials.NONE, "officials.not_asked"),
        allow_if(not consented, "officials.consented_already"),
    )


def may_seat(official: bool, officials: Officials, withheld: int) -> Decision:
    """Whether somebody may be seated; `withheld` counts seated experts without consent.

    The denial does not say how many: that is a count of people below the threshold.
    """
    return all_of(
        allow_if(not official or officials is not Officials.NONE, "officials.not_asked"),
        allow_if(not official or withheld == 0, "officials.consent_missing"),
    )
