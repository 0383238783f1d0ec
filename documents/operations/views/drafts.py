"""The shared vision and what stands beside it: paragraphs, passages, recommendations.

- What a passage rests on is shown to those who write passages, and to nobody else.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from documents.errors import RecordError
from documents.models.drafts import Paragraph, ParagraphVersion, Passage
from documents.models.recommendations import Recommendation
from documents.operations import fairness
from documents.operations.charter import threshold
from documents.operations.drafts import Wording, edition_of
from documents.operations.recommendations import Recommend
from documents.operations.synthesis import Write
from documents.operations.views.look import Look, Page, content, page, reading
from policies.fairness import STANCES, Stance
from policies.numbering import label
from policies.synthesis import PassageKind
from policies.terms import Place, RecordClass, Seat

WRITERS = (Seat.FACILITATOR, Seat.RAPPORTEUR)


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One numbered paragraph, cited by its label (`12 bis`), in its present wording; a deleted
    one has none."""

    id: str
    version: int
    number: int
    term: int
    label: str
    place: Place
    adopted: bool
    text: str


@dataclass(frozen=True, slots=True)
class WholeText:
    """The text as a whole; positions on it and dissents from it name its `id`, positions also the
    `edition` that was read."""

    id: str
    edition: int


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording that a paragraph had, from this edition of the draft on; the last one is its
    present one."""

    version: int
    edition: int
    text: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A message, theme, crux, option or unknown; `sources`, `by_sentence` and `corrections` for
    those who write passages. `fair`: the sides that those who hold them confirm, of a passage that
    states views; `wide`: every sentence rests on voices enough from several groups;
    `concerns_me`: it rests on what the viewer wrote."""

    id: str
    version: int
    kind: PassageKind
    number: int
    title: str
    text: str
    confidence: str
    subject: str | None
    against: str
    feasibility: str
    cost: str
    moves: str
    moves_against: str
    fair: tuple[Stance, ...]
    wide: bool
    concerns_me: bool
    corrections: tuple[str, ...] | None
    sources: tuple[str, ...] | None
    by_sentence: tuple[tuple[str, ...], ...] | None


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation; `addressee` is the id of a decision-maker's seat, `cluster` the heading
    that it stands under, if any."""

    id: str
    version: int
    number: int
    addressee: str
    action: str
    first_step: str
    by: date
    means: str
    forum: str
    follow_up: str
    rationale: str
    cluster: str
    sources: tuple[str, ...] | None


@reading("paragraphs:list")
def paragraphs(here: Look, after: str | None, limit: int) -> Page[ParagraphView]:
    """The paragraphs of the shared vision, in their order."""
    content(here, RecordClass.DRAFT)
    query = select(Paragraph).where(Paragraph.track_id == here.track.id)
    rows = here.texts(RecordClass.DRAFT, here.uow.session.scalars(query))
    found, following = page(rows, lambda row: f"{row.number:06}/{row.term:03}", after, limit)
    return Page(tuple(_paragraph(here, row) for row in found), following)


@reading("paragraph:read")
def one_paragraph(here: Look, paragraph: str) -> ParagraphView:
    """One paragraph in its present wording."""
    content(here, RecordClass.DRAFT)
    return _paragraph(here, here.text(RecordClass.DRAFT, here.get(Paragraph, paragraph)))


@reading("draft:read")
def whole(here: Look) -> WholeText:
    """The text as a whole in its newest edition; it is there from the first paragraph on."""
    content(here, RecordClass.DRAFT)
    edition = edition_of(here.uow, here.track.id)
    if not edition:
        raise RecordError("record.not_there")
    return WholeText(here.track.id, edition)


@reading("versions:list")
def versions(here: Look, paragraph: str, after: str | None, limit: int) -> Page[VersionView]:
    """Every wording that a paragraph ever had, from the first on."""
    content(here, RecordClass.DRAFT)
    row = here.text(RecordClass.DRAFT, here.get(Paragraph, paragraph))
    query = select(ParagraphVersion).where(ParagraphVersion.paragraph_id == row.id)
    every = list(here.uow.session.scalars(query))
    found, following = page(every, lambda one: f"{one.version:06}", after, limit)
    shown = (_version(here, one) for one in found)
    return Page(tuple(shown), following)


@reading("passages:list")
def passages(here: Look, after: str | None, limit: int) -> Page[PassageView]:
    """The brief's own passages, kind by kind in their order."""
    content(here, RecordClass.SYNTHESIS)
    query = select(Passage).where(Passage.track_id == here.track.id)
    rows = here.texts(RecordClass.SYNTHESIS, here.uow.session.scalars(query))
    found, following = page(rows, lambda row: f"{row.kind}/{row.number:06}", after, limit)
    return Page(tuple(_passage(here, row) for row in found), following)


@reading("recommendations:list")
def recommendations(here: Look, after: str | None, limit: int) -> Page[RecommendationView]:
    """The recommendations, in their order."""
    content(here, RecordClass.RECOMMENDATION)
    query = select(Recommendation).where(Recommendation.track_id == here.track.id)
    rows = here.texts(RecordClass.RECOMMENDATION, here.uow.session.scalars(query))
    found, following = page(rows, lambda row: f"{row.number:06}", after, limit)
    return Page(tuple(_recommendation(here, row) for row in found), following)


def _paragraph(here: Look, row: Paragraph) -> ParagraphView:
    text = text_at(here, row, row.version)
    cited = label(row.number, row.term)
    return ParagraphView(
        row.id, row.version, row.number, row.term, cited, row.place, row.adopted, text
    )


def text_at(here: Look, row: Paragraph, number: int) -> str:
    """How a paragraph read in one version."""
    return text_of(here, here.uow.session.get_one(ParagraphVersion, (row.id, number)))


def text_of(here: Look, row: ParagraphVersion) -> str:
    """The wording of a version."""
    return here.sealer.open(row, "text", RecordClass.DRAFT, Wording).text


def _version(here: Look, row: ParagraphVersion) -> VersionView:
    return VersionView(row.version, row.edition, text_of(here, row))


def _passage(here: Look, row: Passage) -> PassageView:
    body = here.sealer.open(row, "body", RecordClass.SYNTHESIS, Write)
    said, writes = fairness.words(here.uow, row), here.sits(*WRITERS)
    return PassageView(
        id=row.id,
        version=row.version,
        kind=row.kind,
        number=row.number,
        title=body.title,
        text=body.text,
        confidence=body.confidence,
        subject=body.subject,
        against=body.against,
        feasibility=body.feasibility,
        cost=body.cost,
        moves=body.moves,
        moves_against=body.moves_against,
        fair=tuple(one for one in STANCES.get(row.kind, ()) if fairness.is_fair(said, one)),
        wide=fairness.is_wide(here.uow, row, threshold(here.track)),
        concerns_me=any(
            fairness.wrote_any(here.uow, row.track_id, body.rests_on, one)
            for one in here.actor.seats.values()
        ),
        corrections=tuple(sorted({one.correction for one in said} - {""})) if writes else None,
        sources=body.sources if writes else None,
        by_sentence=body.by_sentence if writes else None,
    )


def _recommendation(here: Look, row: Recommendation) -> RecommendationView:
    body = here.sealer.open(row, "body", RecordClass.RECOMMENDATION, Recommend)
    return RecommendationView(
        id=row.id,
        version=row.version,
        number=row.number,
        addressee=row.addressee,
        action=body.action,
        first_step=body.first_step,
        by=body.by,
        means=body.means,
        forum=body.forum,
        follow_up=body.follow_up,
        rationale=body.rationale,
        cluster=body.cluster,
        sources=body.sources if here.sits(*WRITERS) else None,
    )
