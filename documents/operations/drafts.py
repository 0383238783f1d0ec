"""Acts on the shared vision: propose a paragraph, amend it, adopt it.

- No wording is ever overwritten: adopting an amendment adds a version, the others stay.
- Whoever adopts disposes of every open amendment of the paragraph, one by one and in sight;
  one that came in meanwhile makes the act stale.
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
from documents.store import UnitOfWork
from policies import paragraphs
from policies.acts import Act
from policies.terms import AmendmentState, Place, RecordClass

ParagraphText = Annotated[str, MinLen(1), MaxLen(2000)]
Ids = Annotated[tuple[Id, ...], MaxLen(100)]


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph of the shared vision and where it is to be printed."""

    text: ParagraphText
    place: Place = Place.ANNEX


@dataclass(frozen=True, slots=True)
class Amend:
    """Another wording of one paragraph."""

    paragraph: Id
    text: ParagraphText
    reason: Passage


@dataclass(frozen=True, slots=True)
class Adopt:
    """What becomes of a paragraph's open amendments: at most one is accepted, each other not."""

    paragraph: Id
    accept: Ids = ()
    reject: Ids = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of one version."""

    text: str


@dataclass(frozen=True, slots=True)
class AmendmentBody:
    """What an amendment proposes, and why."""

    text: str
    reason: str


@operation(Act.PARAGRAPH_PROPOSE, NewParagraph, creates=True)
def propose(scene: Scene, body: NewParagraph) -> str:
    """Add a numbered paragraph; proposing a wording is consent to it."""
    query = select(func.max(Paragraph.number)).where(Paragraph.track_id == scene.track.id)
    number = (scene.session.scalar(query) or 0) + 1
    row = Paragraph(id=new_id(), track_id=scene.track.id, number=number, place=body.place)
    row.adopted, row.version = False, 1
    scene.session.add(row)
    scene.session.flush()
    _write(scene, row, body.text)
    return row.id


@operation(Act.PARAGRAPH_AMEND, Amend, creates=True, versioned=True)
def amend(scene: Scene, body: Amend) -> str:
    """Propose another wording of the version that the caller saw."""
    paragraph = paragraph_row(scene, body.paragraph)
    scene.saw(paragraph.version)
    return put_beside(scene, paragraph, AmendmentBody(body.text, body.reason))


def put_beside(scene: Scene, paragraph: Paragraph, wording: AmendmentBody) -> str:
    """Let another wording of a paragraph, as it reads now, stand beside it as an amendment."""
    row = Amendment(id=new_id(), paragraph_id=paragraph.id, base_version=paragraph.version)
    row.author = scene.sealer.index("amendment", row.id, scene.seat_id)
    row.state = AmendmentState.OPEN
    row.body = scene.sealer.seal(row, "body", RecordClass.AMENDMENT, wording)
    scene.session.add(row)
    return row.id


@operation(Act.PARAGRAPH_ADOPT, Adopt, versioned=True)
def adopt(scene: Scene, body: Adopt) -> str:
    """Adopt a paragraph as it stands, or in the wording of one accepted amendment."""
    paragraph = paragraph_row(scene, body.paragraph)
    scene.saw(paragraph.version)
    waiting = {row.id: row for row in open_amendments(scene, paragraph.id)}
    require(paragraphs.may_adopt(paragraph.adopted, waiting, body.accept, body.reject))
    for chosen in body.accept:
        waiting[chosen].state = AmendmentState.ACCEPTED
        paragraph.version += 1
        _write(scene, paragraph, amendment_body(scene, waiting[chosen]).text)
    for refused in body.reject:
        waiting[refused].state = AmendmentState.NOT_ACCEPTED
    paragraph.adopted = True
    return paragraph.id


def paragraph_row(scene: Scene, paragraph_id: str) -> Paragraph:
    """The paragraph of this track with this id.

    Raises:
        RecordError: `record.not_there`.
    """
    row = scene.session.get(Paragraph, paragraph_id)
    if row is None or row.track_id != scene.track.id:
        raise RecordError("record.not_there")
    return row


def open_amendments(scene: Scene, paragraph_id: str) -> list[Amendment]:
    """The amendments of a paragraph that nobody has disposed of."""
    query = select(Amendment).where(Amendment.paragraph_id == paragraph_id)
    return list(scene.session.scalars(query.where(Amendment.state == AmendmentState.OPEN)))


def amendment_body(scene: Scene, row: Amendment) -> AmendmentBody:
    """What an amendment says."""
    return scene.sealer.open(row, "body", RecordClass.AMENDMENT, AmendmentBody)


def edition_of(uow: UnitOfWork, track_id: str) -> int:
    """How many editions the draft of a track has had; 0 before the first paragraph."""
    query = select(func.max(ParagraphVersion.edition)).join(Paragraph)
    return uow.session.scalar(query.where(Paragraph.track_id == track_id)) or 0


def _write(scene: Scene, paragraph: Paragraph, text: str) -> None:
    row = ParagraphVersion(paragraph_id=paragraph.id, version=paragraph.version)
    row.edition = edition_of(scene.uow, scene.track.id) + 1
    row.text = scene.sealer.seal(row, "text", RecordClass.DRAFT, Wording(text))
    scene.session.add(row)
