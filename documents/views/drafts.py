"""The shared vision: paragraphs in all their wordings, amendments, the brief's own passages.

- No wording is ever hidden by a later one.
- An amendment says whether it is the viewer's own, and never whose else.
- Amendments and sources are shown beside a text only to those who know their record classes.
"""

from dataclasses import dataclass

from sqlalchemy import select

from documents.models.drafts import Amendment, Paragraph, ParagraphVersion
from documents.models.drafts import Passage as PassageRow
from documents.operations.actors import Actor
from documents.operations.drafts import AmendmentBody, Wording
from documents.operations.synthesis import Write
from documents.store import UnitOfWork
from documents.views.reading import Page, Reader, id_after, number_after, page, reads
from policies.terms import PassageKind, Place, RecordClass


@dataclass(frozen=True, slots=True)
class VersionView:
    """The wording of one version."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """Another wording of one version; `state` is open, accepted or not_accepted."""

    id: str
    base_version: int
    state: str
    text: str
    reason: str
    mine: bool


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph: its present wording, the earlier ones, and what was proposed instead."""

    id: str
    number: int
    version: int
    place: Place
    adopted: bool
    text: str
    versions: tuple[VersionView, ...]
    amendments: tuple[AmendmentView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A message, theme or unknown of the brief, and the released ids that it rests on."""

    id: str
    kind: PassageKind
    number: int
    version: int
    title: str
    text: str
    confidence: str
    sources: tuple[str, ...]
    subject: str | None


def paragraphs(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[ParagraphView]:
    """The paragraphs of the shared vision, by number."""
    with reads(uow, actor, RecordClass.DRAFT) as reader:
        query = select(Paragraph).where(
            Paragraph.track_id == reader.track.id, Paragraph.number > number_after(after)
        )
        rows = uow.session.scalars(query.order_by(Paragraph.number)).all()
        return page(
            rows,
            limit,
            lambda row: _paragraph(reader, row) if _drafts(reader) else None,
            lambda row: str(row.number),
        )


def one_paragraph(uow: UnitOfWork, actor: Actor, paragraph: str) -> ParagraphView:
    """One paragraph."""
    with reads(uow, actor, RecordClass.DRAFT, object_id=paragraph) as reader:
        reader.only_if(_drafts(reader))
        return _paragraph(reader, reader.find(Paragraph, paragraph))


def amendments(
    uow: UnitOfWork, actor: Actor, paragraph: str, after: str | None = None, limit: int = 50
) -> Page[AmendmentView]:
    """What was proposed instead of a paragraph's wording."""
    with reads(uow, actor, RecordClass.AMENDMENT, object_id=paragraph) as reader:
        place = id_after(after)
        rows = [row for row in _amendments(reader, paragraph) if row.id > place]
        return page(rows, limit, lambda row: _amendment(reader, row), lambda row: row.id)


def passages(
    uow: UnitOfWork, actor: Actor, after: str | None = None, limit: int = 50
) -> Page[PassageView]:
    """What the brief says in its own words, in the order of random ids."""
    with reads(uow, actor, RecordClass.SYNTHESIS) as reader:
        query = select(PassageRow).where(
            PassageRow.track_id == reader.track.id, PassageRow.id > id_after(after)
        )
        rows = uow.session.scalars(query.order_by(PassageRow.id)).all()
        return page(rows, limit, lambda row: _passage(reader, row), lambda row: row.id)


def _drafts(reader: Reader) -> bool:
    return reader.reads(RecordClass.DRAFT)


def _paragraph(reader: Reader, row: Paragraph) -> ParagraphView:
    query = select(ParagraphVersion).where(ParagraphVersion.paragraph_id == row.id)
    rows = reader.uow.session.scalars(query.order_by(ParagraphVersion.version))
    versions = tuple(_version(reader, version) for version in rows)
    beside = reader.reads(RecordClass.AMENDMENT)
    rivals = _amendments(reader, row.id) if beside else []
    shown = (_amendment(reader, rival) for rival in rivals)
    return ParagraphView(
        id=row.id,
        number=row.number,
        version=row.version,
        place=row.place,
        adopted=row.adopted,
        text=versions[-1].text,
        versions=versions,
        amendments=tuple(view for view in shown if view is not None),
    )


def _version(reader: Reader, row: ParagraphVersion) -> VersionView:
    text = reader.sealer.open(row, "text", RecordClass.DRAFT, Wording).text
    return VersionView(row.version, text)


def _amendments(reader: Reader, paragraph: str) -> list[Amendment]:
    """The amendments of a paragraph of this track, in the order of random ids."""
    found = reader.find(Paragraph, paragraph)
    query = select(Amendment).where(Amendment.paragraph_id == found.id)
    return list(reader.uow.session.scalars(query.order_by(Amendment.id)))


def _amendment(reader: Reader, row: Amendment) -> AmendmentView | None:
    mine = reader.is_mine(row.author, "amendment", row.id)
    if not (mine or reader.reads(RecordClass.AMENDMENT)):
        return None
    said = reader.sealer.open(row, "body", RecordClass.AMENDMENT, AmendmentBody)
    return AmendmentView(row.id, row.base_version, row.state, said.text, said.reason, mine)


def _passage(reader: Reader, row: PassageRow) -> PassageView | None:
    if not reader.reads(RecordClass.SYNTHESIS):
        return None
    said = reader.sealer.open(row, "body", RecordClass.SYNTHESIS, Write)
    return PassageView(
        id=row.id,
        kind=row.kind,
        number=row.number,
        version=row.version,
        title=said.title,
        text=said.text,
        confidence=said.confidence,
        sources=said.sources,
        subject=said.subject,
    )
