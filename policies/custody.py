"""Who may learn who stands behind a handle: two custodians together, late, and never unseen.

- A facilitator asks with a reason; only custodians agree, and never the one who asked.
- Two distinct custodians agree; one who refuses ends the request.
- The person concerned is told when both have agreed; the delay runs from then.
- After the delay one of the two who agreed opens the identity, and only those two see it.
"""

from policies.decisions import Decision, all_of, allow_if
from policies.facts import CustodyFacts
from policies.terms import CustodyState

CUSTODIANS = 2


def may_ask(reason: str, *, known: bool, pending: bool) -> Decision:
    """Whether an identity may be asked for; `known`: somebody stands behind the handle;
    `pending`: a request about them is under way."""
    return all_of(
        allow_if(known, "custody.no_such_handle"),
        allow_if(bool(reason.strip()), "custody.reason_missing"),
        allow_if(not pending, "custody.asked_already"),
    )


def may_decide(facts: CustodyFacts) -> Decision:
    """Whether this custodian may agree or refuse."""
    return all_of(
        allow_if(facts.state is CustodyState.ASKED, "custody.decided", state=facts.state.value),
        allow_if(facts.person not in facts.agreed, "custody.agreed_already"),
    )


def enough(agreed: frozenset[str]) -> bool:
    """Whether two distinct custodians have agreed (seats)."""
    return len(agreed) >= CUSTODIANS


def may_open(facts: CustodyFacts) -> Decision:
    """Whether this custodian may open the identity now."""
    waited = facts.opens_at is not None and facts.now >= facts.opens_at
    return all_of(
        allow_if(facts.state is CustodyState.AGREED, "custody.not_agreed", state=facts.state.value),
        allow_if(facts.person in facts.agreed, "custody.not_one_of_the_two"),
        allow_if(waited, "custody.too_early"),
    )


def may_see(facts: CustodyFacts) -> bool:
    """Whether this person sees the opened identity."""
    return facts.state is CustodyState.OPENED and facts.person in facts.agreed
