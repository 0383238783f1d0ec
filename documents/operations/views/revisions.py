"""What changed in the shared vision: any wording against any other, word by word.

- Of one paragraph two versions are compared, of the whole draft two editions, in either order.
- Paragraphs come by their number. One that an edition does not have has no wording there; one
  that is in neither is left out.
- Where no earlier edition is named, each paragraph is compared with its own first wording.
- The file with tracked changes says why, as far as its reader knows of amendments: the reasons of
  those that were accepted between the two editions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, select

from documents.briefing.revisions import RevisedText, Revision, render
from documents.errors import RecordError
from documents.models.drafts import Amendment, Paragraph, ParagraphVersion
from documents.operations.acts import column_of, require
from documents.operations.charter import charter_of
from documents.operations.drafts import amendment_body, edition_of
from documents.operations.revisions import Revise, amending
from documents.operations.views.drafts import text_at, text_of
from documents.operations.views.look import CONTENT, Look, content, reading
from policies import permissions
from policies.acts import Act
from policies.diffs import Mark, Run, difference
from policies.numbering import label
from policies.terms import Place, RecordClass


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """A paragraph in its `original` and its `final` wording, null where it has none; `runs` are
    both at once."""

    id: str
    number: str
    place: Place
    changed: bool
    original: str | None
    final: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The draft in the edition `until` compared with that of `since`; null: each paragraph with
    its first wording. `newest` is the newest edition, 0 before the first paragraph."""

    since: int | None
    until: int
    newest: int
    paragraphs: tuple[RevisedParagraph, ...]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a revised draft would make of a paragraph, against how it reads now, and why."""

    number: str
    runs: tuple[Run, ...]
    reason: str


@reading("draft:compare")
def draft(here: Look, since: int | None = None, until: int | None = None) -> Comparison:
    """The draft in one edition, the newest if none is named, compared with another."""
    return _compared(here, since, until)


@reading("draft:fetch")
def document(here: Look, until: int | None = None) -> bytes:
    """The .docx of the draft in one edition, the newest if none is named."""
    return _file(here, _compared(here, until or _newest(here), until), {})


@reading("revision:fetch")
def revision(here: Look, since: int | None = None, until: int | None = None) -> bytes:
    """The .docx of the draft in one edition with its changes since another as tracked changes."""
    found = _compared(here, since, until)
    return _file(here, found, _reasons(here, found))


@reading("draft:read_back")
def read_back(here: Look, sent: Revise) -> tuple[ReadBack, ...]:
    """The amendments that a revised draft would make, for who may send it; it is not kept."""
    content(here, RecordClass.DRAFT)
    require(permissions.may_any(here.actor.seats, Act.DRAFT_REVISE, column_of(here.track)))
    return tuple(
        ReadBack(
            label(row.number, row.term),
            difference(text_at(here, row, row.version), wording.text),
            wording.reason,
        )
        for row, wording in amending(here.scene, sent)
    )


def _compared(here: Look, since: int | None, until: int | None) -> Comparison:
    content(here, RecordClass.DRAFT)
    newest = _newest(here)
    last = _among(newest, newest if until is None else until)
    first = None if since is None else _among(newest, since)
    query = select(Paragraph).where(Paragraph.track_id == here.track.id)
    rows = here.uow.session.scalars(query.order_by(Paragraph.number, Paragraph.term))
    both = (_paragraph(here, row, first, last) for row in here.texts(RecordClass.DRAFT, rows))
    return Comparison(first, last, newest, tuple(one for one in both if one is not None))


@reading("paragraph:compare")
def one_paragraph(
    here: Look, paragraph: str, since: int | None = None, until: int | None = None
) -> RevisedParagraph:
    """One version of a paragraph, the newest if none is named, compared with another, its first
    if none is named."""
    content(here, RecordClass.DRAFT)
    row = here.text(RecordClass.DRAFT, here.get(Paragraph, paragraph))
    first = _among(row.version, 1 if since is None else since)
    last = _among(row.version, row.version if until is None else until)
    wordings = {one.version: text_of(here, one) for one in _versions(here, row)}
    return _revised(row, wordings[first], wordings[last])


def _newest(here: Look) -> int:
    return edition_of(here.uow, here.track.id)


def _file(here: Look, found: Comparison, said: Mapping[str, Sequence[str]]) -> bytes:
    question = charter_of(here.uow, here.track).question
    texts = tuple(
        RevisedText(one.number, one.runs, _whole(one), tuple(said.get(one.id, ())))
        for one in found.paragraphs
    )
    written = Revision(question, found.since, found.until, texts)
    return render(written, house=here.uow.store.stationery)


def _reasons(here: Look, found: Comparison) -> dict[str, list[str]]:
    """Why each paragraph (its id) was changed between the editions, in the order of versions."""
    if here.level(RecordClass.AMENDMENT) not in CONTENT:
        return {}
    first, last = sorted((found.since or 0, found.until))
    made = (
        Amendment.paragraph_id == ParagraphVersion.paragraph_id,
        Amendment.became == ParagraphVersion.version,
    )
    query = select(Amendment).join(ParagraphVersion, and_(*made)).join(Paragraph)
    query = query.where(Paragraph.track_id == here.track.id, ParagraphVersion.edition > first)
    query = query.where(ParagraphVersion.edition <= last).order_by(Amendment.became, Amendment.id)
    said: dict[str, list[str]] = {}
    for row in here.texts(RecordClass.AMENDMENT, here.uow.session.scalars(query)):
        said.setdefault(row.paragraph_id, []).append(amendment_body(here.scene, row).reason)
    return said


def _whole(paragraph: RevisedParagraph) -> Mark:
    if paragraph.original is None:
        return Mark.INSERTED
    return Mark.DELETED if paragraph.final is None else Mark.KEPT


def _among(newest: int, asked: int) -> int:
    """The edition or version that was asked for.

    Raises:
        RecordError: `record.not_there`.
    """
    if asked > newest:
        raise RecordError("record.not_there")
    return asked


def _paragraph(
    here: Look, row: Paragraph, since: int | None, until: int
) -> RevisedParagraph | None:
    versions = _versions(here, row)
    first = min(versions[0].edition, until) if since is None else since
    original, final = (_wording(here, versions, edition) for edition in (first, until))
    if original is None and final is None:
        return None
    return _revised(row, original, final)


def wording_in(here: Look, row: Paragraph, edition: int) -> str | None:
    """How a paragraph reads in an edition of the draft; nothing where it has no wording."""
    return _wording(here, _versions(here, row), edition)


def _wording(here: Look, versions: Sequence[ParagraphVersion], edition: int) -> str | None:
    """How a paragraph reads in an edition of the draft."""
    found = [one for one in versions if one.edition <= edition]
    return text_of(here, found[-1]) or None if found else None  # a deleted one has none


def _revised(row: Paragraph, original: str | None, final: str | None) -> RevisedParagraph:
    return RevisedParagraph(
        id=row.id,
        number=label(row.number, row.term),
        place=row.place,
        changed=original != final,
        original=original,
        final=final,
        runs=difference(original or "", final or ""),
    )


def _versions(here: Look, row: Paragraph) -> Sequence[ParagraphVersion]:
    query = select(ParagraphVersion).where(ParagraphVersion.paragraph_id == row.id)
    return here.uow.session.scalars(query.order_by(ParagraphVersion.version)).all()
