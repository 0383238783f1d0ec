"""Who may put their name to a brief: chairs approve it, two people release it.

- What was shown is what is signed: the hash shown must be the hash of the text now.
- Nobody approves or releases a text that they drafted.
- One person signs once, however many seats they hold.
- The sign-in must be recent; how recent, in seconds, is a term of the track.
- A release takes two distinct people on this very hash: a secretariat officer and a chair.
"""

from collections.abc import Collection
from typing import Final

from policies.decisions import Decision, all_of, allow_if
from policies.facts import BriefFacts, Signature, SigningFacts
from policies.terms import BriefState, Seat

RELEASING_SEATS: Final = (Seat.SECRETARIAT_OFFICER, Seat.CHAIR)


def may_approve(brief: BriefFacts, signing: SigningFacts, given: Collection[Signature]) -> Decision:
    """Whether this person may approve this brief; `given` are the approvals it has."""
    return all_of(
        allow_if(signing.seat is Seat.CHAIR, "approvals.not_a_chair"),
        _may_sign(brief, signing, given),
    )


def may_sign_release(
    brief: BriefFacts, signing: SigningFacts, given: Collection[Signature]
) -> Decision:
    """Whether this person may be one of the two who release; `given` are those who signed."""
    return all_of(
        allow_if(signing.seat in RELEASING_SEATS, "approvals.not_a_releasing_seat"),
        _may_sign(brief, signing, given),
    )


def may_return(brief: BriefFacts, shown_sha256: str, reason: str) -> Decision:
    """Whether a chair may return this brief to its drafter, with a reason."""
    return all_of(
        before_chairs(brief, shown_sha256),
        allow_if(bool(reason.strip()), "approvals.reason_missing"),
    )


def before_chairs(brief: BriefFacts, shown: str) -> Decision:
    """Whether this very text lies before the chairs now."""
    return all_of(_ready(brief), as_shown(brief.sha256, shown))


def two_people(signatures: Collection[Signature], sha256: str) -> Decision:
    """Whether two distinct people, officer and chair, have signed exactly this hash."""
    officers, chairs = (
        {sign.person for sign in signatures if sign.sha256 == sha256 and sign.seat is seat}
        for seat in RELEASING_SEATS
    )
    pairs = any(officer != chair for officer in officers for chair in chairs)
    return allow_if(pairs, "approvals.two_people_needed")


def _may_sign(brief: BriefFacts, signing: SigningFacts, given: Collection[Signature]) -> Decision:
    """What every signature needs."""
    signed = {sign.person for sign in given if sign.sha256 == brief.sha256}
    return all_of(
        before_chairs(brief, signing.shown_sha256),
        allow_if(signing.person not in brief.drafters, "approvals.own_text"),
        allow_if(signing.person not in signed, "approvals.already_signed"),
        fresh(signing),
    )


def as_shown(sha256: str, shown: str) -> Decision:
    """An empty hash is no hash: a text that was never rendered cannot be signed."""
    return allow_if(bool(sha256) and shown == sha256, "approvals.text_changed")


def fresh(signing: SigningFacts) -> Decision:
    """Whether the sign-in is recent enough for a signature."""
    recent = is_fresh(signing.sign_in_age, signing.fresh_seconds)
    return allow_if(recent, "approvals.sign_in_again", seconds=signing.fresh_seconds)


def is_fresh(sign_in_age: float, fresh_seconds: int) -> bool:
    """Whether somebody signed in recently enough to put their name to something (seconds)."""
    return 0 <= sign_in_age <= fresh_seconds


def _ready(brief: BriefFacts) -> Decision:
    ready = brief.state is BriefState.READY
    return allow_if(ready, "approvals.not_ready", state=brief.state.value)
