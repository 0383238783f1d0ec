"""What a session waits for: nothing, a proof, or that a second factor is set up.

- Asked once, when the session begins; whoever takes a seat later is asked at the door of its
  track.
"""

from documents.models.people import Account
from documents.models.sessions import Factor
from documents.operations.actors import tracks_of
from documents.store import UnitOfWork
from policies import sessions
from policies.terms import Hold


def factor_of(uow: UnitOfWork, account_id: str) -> Factor | None:
    """The second factor of an account, held until the transaction ends; None if there is none."""
    return uow.session.locked(Factor, owner_of(uow, account_id))


def owner_of(uow: UnitOfWork, account_id: str) -> str:
    """The blind index that a second factor is found by."""
    return uow.sealer().index("factor", account_id)


def hold_of(uow: UnitOfWork, account_id: str) -> Hold:
    """What a session that this account begins now waits for."""
    enrolled = uow.session.get(Factor, owner_of(uow, account_id)) is not None
    return _hold(uow, account_id, enrolled=enrolled)


def needs_factor(uow: UnitOfWork, account_id: str) -> bool:
    """Whether this account cannot be without a second factor."""
    return _hold(uow, account_id, enrolled=False) is Hold.ENROLMENT


def _hold(uow: UnitOfWork, account_id: str, *, enrolled: bool) -> Hold:
    account = uow.session.get(Account, account_id)
    held = () if enrolled else tracks_of(uow, account_id)
    return sessions.hold(
        enrolled=enrolled,
        convenes=account is not None and account.convenes,
        seats=frozenset(seat for actor in held for seat in actor.seats),
    )
