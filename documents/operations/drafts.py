"""Acts on the shared vision: propose a paragraph, amend it, or amend an amendment of it.

- No wording is ever overwritten: a paragraph that changes has another version, the others stay.
- Who stands behind an amendment is a blind index in its sealed part; nobody counts them.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import func, select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.drafts import Amendment, Paragraph, ParagraphVersion
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.roster import Id
from documents.sealing import Sealer
from documents.store import UnitOfWork
from policies import amendments
from policies.acts import Act
from policies.amendments import AmendmentKind
from policies.brackets import LIVE
from policies.terms import AmendmentState, Place, RecordClass

ParagraphText = Annotated[str, MinLen(1), MaxLen(2000)]
Ids = Annotated[tuple[Id, ...], MaxLen(100)]
Words = Annotated[str, MaxLen(2000)]


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph of the shared vision and where it is to be printed."""

    text: ParagraphText
    place: Place = Place.ANNEX


@dataclass(frozen=True, slots=True)
class Amend:
    """Another wording of a paragraph, of what follows it, or none (it is to be deleted); with a
    blank line between what it is to be split into. `others`: what is merged or deleted with it.
    `of`: an amendment of the paragraph, whose wording this is to be."""

    paragraph: Id
    text: Words
    reason: Passage
    kind: AmendmentKind = AmendmentKind.REPLACE
    others: Ids = ()
    of: Id | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of one version."""

    text: str


@dataclass(frozen=True, slots=True)
class AmendmentBody:
    """What an amendment proposes, and why.

    `read`: the versions of `others` that its author saw. `sponsors` and `agreed` are blind
    indices: of those who stand behind it beside its author, and of those who stand behind what
    it amends and agreed to it.
    """

    text: str
    reason: str
    kind: AmendmentKind = AmendmentKind.REPLACE
    others: tuple[str, ...] = ()
    read: tuple[int, ...] = ()
    of: str | None = None
    sponsors: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()


@operation(Act.PARAGRAPH_PROPOSE, NewParagraph, creates=True)
def propose(scene: Scene, body: NewParagraph) -> str:
    """Add a numbered paragraph; proposing a wording is consent to it."""
    query = select(func.max(Paragraph.number)).where(Paragraph.track_id == scene.track.id)
    number = (scene.session.scalar(query) or 0) + 1
    return add_paragraph(scene, number, 0, body).id


@operation(Act.PARAGRAPH_AMEND, Amend, creates=True, versioned=True)
def amend(scene: Scene, body: Amend) -> str:
    """Propose another wording of the version that the caller saw."""
    paragraph = scene.get(Paragraph, body.paragraph)
    scene.saw(paragraph.version)
    require(amendments.fits(body.kind, len(amendments.parts_of(body.text)), len(body.others)))
    others = [scene.get(Paragraph, one) for one in dict.fromkeys(body.others)]
    require(amendments.each_once(body.paragraph, body.others))
    _may_amend(scene, body)
    read = tuple(one.version for one in others)
    wording = AmendmentBody(body.text, body.reason, body.kind, body.others, read, body.of)
    return put_beside(scene, paragraph, wording)


def put_beside(scene: Scene, paragraph: Paragraph, wording: AmendmentBody) -> str:
    """Let another wording of a paragraph, as it reads now, stand beside it as an amendment."""
    row = Amendment(id=new_id(), paragraph_id=paragraph.id, base_version=paragraph.version)
    row.author = mark(scene.sealer, row.id, scene.seat_id)
    row.state = AmendmentState.OPEN
    keep_amendment(scene, row, wording)
    scene.session.add(row)
    return row.id


def live_amendments(scene: Scene, paragraph_id: str) -> list[Amendment]:
    """The amendments of a paragraph that nobody has disposed of; alternatives are among them."""
    query = select(Amendment).where(Amendment.paragraph_id == paragraph_id)
    return list(scene.session.scalars(query.where(Amendment.state.in_(LIVE))))


def amendment_body(scene: Scene, row: Amendment) -> AmendmentBody:
    """What an amendment says."""
    return scene.sealer.open(row, "body", RecordClass.AMENDMENT, AmendmentBody)


def amendment_row(scene: Scene, amendment_id: str) -> Amendment:
    """The amendment of this track with this id.

    Raises:
        RecordError: `record.not_there`.
    """
    row = scene.session.get(Amendment, amendment_id)
    if row is None:
        raise RecordError("record.not_there")
    scene.get(Paragraph, row.paragraph_id)
    return row


def keep_amendment(scene: Scene, row: Amendment, body: AmendmentBody) -> None:
    """Seal what an amendment says now."""
    row.body = scene.sealer.seal(row, "body", RecordClass.AMENDMENT, body)


def mark(sealer: Sealer, amendment_id: str, seat_id: str) -> str:
    """The blind index of a seat behind an amendment."""
    return sealer.index("amendment", amendment_id, seat_id)


def stands_behind(sealer: Sealer, row: Amendment, body: AmendmentBody, seat_id: str) -> bool:
    """Whether the holder of a seat made an amendment, sponsors it, or agreed to it."""
    own = mark(sealer, row.id, seat_id)
    agreed = body.of is not None and mark(sealer, body.of, seat_id) in body.agreed
    return own == row.author or own in body.sponsors or agreed


def terms_of(scene: Scene, paragraph: Paragraph) -> list[int]:
    """The terms of a paragraph's number that were ever given."""
    mine = Paragraph.track_id == scene.track.id, Paragraph.number == paragraph.number
    alternatives = Amendment.paragraph_id.in_(select(Paragraph.id).where(*mine))
    queries = select(Paragraph.term).where(*mine), select(Amendment.term).where(alternatives)
    return [term for query in queries for term in scene.session.scalars(query)]


def add_paragraph(scene: Scene, number: int, term: int, said: NewParagraph) -> Paragraph:
    """Write a new paragraph under a number of its own."""
    row = Paragraph(id=new_id(), track_id=scene.track.id, number=number, term=term)
    row.place, row.adopted, row.version = said.place, False, 1
    scene.session.add(row)
    scene.session.flush()
    write_version(scene, row, said.text)
    return row


def text_of(scene: Scene, paragraph: Paragraph) -> str:
    """The present wording of a paragraph; a deleted one has none."""
    row = scene.session.get_one(ParagraphVersion, (paragraph.id, paragraph.version))
    return scene.sealer.open(row, "text", RecordClass.DRAFT, Wording).text


def edition_of(uow: UnitOfWork, track_id: str) -> int:
    """How many editions the draft of a track has had; 0 before the first paragraph."""
    query = select(func.max(ParagraphVersion.edition)).join(Paragraph)
    return uow.session.scalar(query.where(Paragraph.track_id == track_id)) or 0


def write_version(scene: Scene, paragraph: Paragraph, text: str) -> None:
    """Write the wording of a paragraph's present version."""
    row = ParagraphVersion(paragraph_id=paragraph.id, version=paragraph.version)
    row.edition = edition_of(scene.uow, scene.track.id) + 1
    row.text = scene.sealer.seal(row, "text", RecordClass.DRAFT, Wording(text))
    scene.session.add(row)


def _may_amend(scene: Scene, body: Amend) -> None:
    if body.of is None:
        return
    amended = amendment_row(scene, body.of)
    if amended.paragraph_id != body.paragraph:
        raise RecordError("record.not_there")
    said = amendment_body(scene, amended)
    require(amendments.may_amend(amended.state, said.kind, body.kind, said.of is not None))
