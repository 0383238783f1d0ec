"""How often something was tried: counted in the record, by blind index, without any address.

- Kind, subject and stretch of time stand in the index only; a row says a day and a number.
- The number is raised by the statement itself, so that tries at the same moment all count.
- The caller commits, also when what was tried did not work.
"""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import delete, update

from documents.models.sessions import AttemptCount
from documents.rows import ensure_row
from documents.store import UnitOfWork
from policies.sessions import LIMITS, Limit
from policies.terms import Attempt

KEPT = timedelta(days=2)


def wait(uow: UnitOfWork, what: Attempt, subject: str = "") -> int:
    """Seconds until this may be tried again; 0 when it may be tried now."""
    now = int(uow.clock.now().timestamp())
    full = (
        limit.seconds - now % limit.seconds
        for limit, index in _indices(uow, what, subject)
        if _count(uow, index) >= limit.most
    )
    return max(full, default=0)


def count(uow: UnitOfWork, what: Attempt, subject: str = "") -> None:
    """Count one try."""
    today = uow.clock.now().date()
    uow.session.execute(delete(AttemptCount).where(AttemptCount.day < today - KEPT))
    for _, index in _indices(uow, what, subject):
        ensure_row(uow.session, AttemptCount, index=index, day=today, count=0)
        raised = update(AttemptCount).where(AttemptCount.index == index)
        uow.session.execute(raised.values(count=AttemptCount.count + 1))


def _count(uow: UnitOfWork, index: str) -> int:
    row = uow.session.get(AttemptCount, index)
    return 0 if row is None else row.count


def _indices(uow: UnitOfWork, what: Attempt, subject: str) -> Iterator[tuple[Limit, str]]:
    now = int(uow.clock.now().timestamp())
    for limit in LIMITS[what]:
        whose = "" if limit.house else subject
        stretch = str(now // limit.seconds)
        yield (
            limit,
            uow.sealer().index("attempt", what, whose, str(limit.seconds), stretch),
        )
