"""The charter with every change of it, and the versions of its two texts.

- The secretariat and the chairs read every version; everybody else only what was approved.
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.terms import CharterChange, TermsVersion
from documents.operations.charter import Charter, Retained, charter_of, retention_of
from documents.operations.terms import Reason, Replaced, SectionText, document_of, sections_of
from documents.operations.views.look import Look, Page, content, page, reading
from policies.charter import TermsState, schedule
from policies.terms import RecordClass, Seat, TermsKind

WORKERS = (Seat.SECRETARIAT_OFFICER, Seat.CHAIR)


@dataclass(frozen=True, slots=True)
class TermsView:
    """One version; `reason` is why it went back, for those who work on it."""

    id: str
    kind: TermsKind
    number: int
    state: TermsState
    sha256: str
    sections: tuple[SectionText, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A charter that was replaced, and why."""

    version: int
    charter: Charter
    reason: str


@dataclass(frozen=True, slots=True)
class CharterView:
    """The charter as it is, the whole retention schedule, and every charter before it."""

    version: int
    charter: Charter
    retention: tuple[Retained, ...]
    earlier: tuple[Earlier, ...]


@reading("charter:read")
def charter(here: Look) -> CharterView:
    """The charter as it is, and what it was before."""
    content(here, RecordClass.TERMS)
    now = charter_of(here.uow, here.track)
    query = select(CharterChange).where(CharterChange.track_id == here.track.id)
    rows = here.uow.session.scalars(query.order_by(CharterChange.version))
    kept = schedule(retention_of(now.retention))
    return CharterView(
        version=here.track.version,
        charter=now,
        retention=tuple(Retained(one.record_class, one.fate, one.days) for one in kept),
        earlier=tuple(_earlier(here, row) for row in rows),
    )


@reading("terms:list")
def terms(here: Look, after: str | None, limit: int) -> Page[TermsView]:
    """The versions of both texts that the viewer may read."""
    content(here, RecordClass.TERMS)
    query = select(TermsVersion).where(TermsVersion.track_id == here.track.id)
    rows = [row for row in here.uow.session.scalars(query) if finds(here, row)]
    found, following = page(rows, lambda row: f"{row.kind}/{row.version:06}", after, limit)
    return Page(tuple(_view(here, row) for row in found), following)


@reading("terms:read")
def one_version(here: Look, terms: str) -> TermsView:
    """One version of a text."""
    return _view(here, _one(here, terms))


@reading("terms:fetch")
def document(here: Look, terms: str) -> bytes:
    """The .docx of one version, the same bytes for everybody."""
    row = _one(here, terms)
    found = document_of(here.uow, row)
    if sha256(found).hexdigest() != row.sha256:
        raise RecordError("record.not_there")
    return found


def finds(here: Look, row: TermsVersion) -> bool:
    """Whether the viewer may find this version."""
    return row.state is TermsState.APPROVED or here.sits(*WORKERS)


def _one(here: Look, terms_id: str) -> TermsVersion:
    content(here, RecordClass.TERMS)
    row = here.get(TermsVersion, terms_id)
    if not finds(here, row):
        raise RecordError("record.not_there")
    return row


def _view(here: Look, row: TermsVersion) -> TermsView:
    return TermsView(
        id=row.id,
        kind=row.kind,
        number=row.version,
        state=row.state,
        sha256=row.sha256,
        sections=sections_of(here.uow, row),
        reason=_reason(here, row),
    )


def _reason(here: Look, row: TermsVersion) -> str | None:
    if row.reason is None or not here.sits(*WORKERS):
        return None
    return here.sealer.open(row, "reason", RecordClass.TERMS, Reason).text


def _earlier(here: Look, row: CharterChange) -> Earlier:
    was = here.sealer.open(row, "replaced", RecordClass.TERMS, Replaced)
    return Earlier(row.version, was.charter, was.reason)
