"""Who may have a closed track destroyed, and when it happens.

- Two distinct people ask, at least one of them a secretariat officer; a chair may be the other.
- Both name every class of records that the retention schedule holds: that lets it go.
- Then a cooling-off period runs, in which one person of those seats can spare the track.
- Nothing is destroyed before it is over, and nothing of it comes back after.
"""

from collections.abc import Collection
from datetime import datetime

from policies.decisions import Decision, all_of, allow_if
from policies.facts import ShredFacts
from policies.terms import RecordClass, Seat


def may_ask(facts: ShredFacts, person: str, *, fresh: bool) -> Decision:
    """Whether this person may ask for the destruction; `fresh`: the sign-in is recent enough."""
    return all_of(
        allow_if(facts.due is None, "shredding.decided"),
        allow_if(person not in facts.asked, "shredding.asked_already"),
        allow_if(fresh, "shredding.sign_in_again"),
    )


def lets_go(held: frozenset[RecordClass], named: Collection[RecordClass]) -> Decision:
    """Whether everything that is on hold was named by whoever asks for the destruction."""
    left = ", ".join(sorted(kind.value for kind in held - set(named)))
    return allow_if(not left, "shredding.on_hold", kinds=left)


def enough(asked: Collection[Seat]) -> Decision:
    """Whether the two who asked are enough: one of them is a secretariat officer."""
    return allow_if(Seat.SECRETARIAT_OFFICER in asked, "shredding.officer_missing")


def may_spare(facts: ShredFacts) -> Decision:
    """Whether there is anything to spare the track from."""
    return allow_if(bool(facts.asked), "shredding.not_asked")


def is_due(facts: ShredFacts, fired: datetime) -> bool:
    """Whether the timer that fired is that of the cooling-off: an earlier one was for a request
    from which the track was spared. Clocks are not compared, because a timer never fails for
    clock skew."""
    return facts.due is not None and fired == facts.due
