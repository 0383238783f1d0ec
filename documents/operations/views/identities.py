"""Requests to open an identity, for those whom they concern.

- Custodians see every request with its reason, and never who stands behind the handle until it
  was opened; then only the two who agreed.
- The person concerned sees requests on which two custodians agreed, and from when.
- Whoever asked sees what became of it. Nobody else sees that there was one.
"""

from dataclasses import dataclass
from datetime import datetime

from documents.models.identities import IdentityRequest
from documents.models.people import Account, Candidate
from documents.operations import accounts, links
from documents.operations.identities import TOLD, custody_of, facts_of, of_track
from documents.operations.roster import Person
from documents.operations.views.look import Look, Page, content, page, reading
from policies import custody
from policies.terms import CustodyState, RecordClass, Seat


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request. `agreed`: whether the viewer, a custodian, has agreed; `opens_at` is UTC;
    name and affiliation once the identity was opened for the viewer."""

    id: str
    state: CustodyState
    handle: str
    reason: str
    agreed: bool
    opens_at: datetime | None
    name: str | None
    affiliation: str | None


@reading("disclosure:list")
def disclosures(here: Look, after: str | None, limit: int) -> Page[RequestView]:
    """What became of the requests that the viewer made."""
    content(here, RecordClass.CONTRIBUTION_RELEASED)
    return _page(here, [row for row in _all(here) if _asked_by_me(here, row)], after, limit)


@reading("identity:list")
def identities(here: Look, after: str | None, limit: int) -> Page[RequestView]:
    """The requests that the viewer decides, or that concern the viewer."""
    content(here, RecordClass.AUTHORSHIP)
    return _page(here, [row for row in _all(here) if _concerns_me(here, row)], after, limit)


def _all(here: Look) -> list[IdentityRequest]:
    return of_track(here.uow, here.track.id)


def _page(
    here: Look, rows: list[IdentityRequest], after: str | None, limit: int
) -> Page[RequestView]:
    found, following = page(rows, lambda row: row.id, after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


def _asked_by_me(here: Look, row: IdentityRequest) -> bool:
    return custody_of(here.uow, row).asked_by in here.actor.seats.values()


def _concerns_me(here: Look, row: IdentityRequest) -> bool:
    mine = custody_of(here.uow, row).subject in here.actor.seats.values()
    return here.sits(Seat.CUSTODIAN) or (mine and row.state in TOLD)


def _view(here: Look, row: IdentityRequest) -> RequestView:
    asked = custody_of(here.uow, row)
    facts = facts_of(here.scene, row, asked)
    name, affiliation = _behind(here, asked.subject) if custody.may_see(facts) else (None, None)
    return RequestView(
        id=row.id,
        state=row.state,
        handle=asked.handle,
        reason=asked.reason,
        agreed=facts.person in facts.agreed,
        opens_at=asked.opens_at,
        name=name,
        affiliation=affiliation,
    )


def _behind(here: Look, seat_id: str) -> tuple[str | None, str | None]:
    """Name and affiliation of whoever holds the seat."""
    holder = links.follow(here.uow, here.track.id, "seat", seat_id) or ""
    held = links.seats_of(here.uow, here.track.id, holder)
    candidate = here.uow.session.get(Candidate, held.get(Seat.CANDIDATE, ""))
    if candidate is not None:
        person = here.sealer.open(candidate, "person", RecordClass.NOMINATION, Person)
        return person.name, person.affiliation
    account = here.uow.session.get(Account, holder)
    return (accounts.contact_of(here.uow, account).name if account else None), None
