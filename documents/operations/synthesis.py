"""The act of writing a brief's own passages: messages, themes, options, unknowns, cruxes,
and the terms, stages and cases of its annex.

- Each is a record of its own; it, or every sentence of it, is linked under seal to the released
  contributions that it rests on.
- A rewritten passage keeps its place and its number.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Annotated

from annotated_types import MaxLen
from sqlalchemy import func, select

from documents.errors import RecordError
from documents.ids import new_id
from documents.models.drafts import Passage as PassageRow
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import Passage
from documents.operations.drafts import Ids
from documents.operations.roster import Id, Short
from documents.operations.rounds import released_among
from policies import briefs, paragraphs, synthesis
from policies.acts import Act
from policies.synthesis import PassageKind
from policies.terms import RecordClass


@dataclass(frozen=True, slots=True)
class Write:
    """A passage. `subject` (a paragraph, a recommendation or, for the text as a whole, the track)
    lends a message its support; `replaces` names the passage that this one rewrites. An option has
    its name as title, the case for it as text, and `against`, `feasibility` and `cost`; a term,
    stage or case has its name as title. A crux has a claim as title, both sides as text and
    `against`, and what evidence would move each. `sources` are what the whole passage rests on;
    `by_sentence`, where given, what each sentence of `text` and then of `against` rests on
    besides."""

    kind: PassageKind
    text: Passage
    title: Short = ""
    confidence: Annotated[str, MaxLen(40)] = ""
    sources: Ids = ()
    subject: Id | None = None
    replaces: Id | None = None
    against: Annotated[str, MaxLen(2000)] = ""
    feasibility: Short = ""
    cost: Short = ""
    moves: Annotated[str, MaxLen(2000)] = ""
    moves_against: Annotated[str, MaxLen(2000)] = ""
    by_sentence: Annotated[tuple[Ids, ...], MaxLen(100)] = ()

    @property
    def grounds(self) -> tuple[tuple[str, ...], ...]:
        """What each sentence rests on; without links of their own all rest on the same."""
        return tuple((*self.sources, *each) for each in self.by_sentence or ((),))

    @property
    def rests_on(self) -> tuple[str, ...]:
        """All that it rests on, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(self.grounds)))


@operation(Act.PASSAGE_WRITE, Write, creates=True)
def write(scene: Scene, body: Write) -> str:
    """Write a passage, or rewrite one."""
    require(briefs.may_change_text(scene.briefs()))
    moves = (body.moves, body.moves_against)
    rated = bool(body.feasibility or body.cost)
    require(synthesis.may_write(body.kind, body.title, body.against, rated, moves))
    require(synthesis.may_link_each(body.text, body.against, len(body.by_sentence)))
    require(paragraphs.may_link(body.rests_on, released_among(scene, body.rests_on)))
    row = _replaced(scene, body.replaces, body.kind) if body.replaces else _new(scene, body.kind)
    row.body = scene.sealer.seal(row, "body", RecordClass.SYNTHESIS, body)
    return row.id


def _replaced(scene: Scene, replaces: str, kind: PassageKind) -> PassageRow:
    row = scene.get(PassageRow, replaces)
    if row.kind is not kind:
        raise RecordError("record.not_there")
    row.version += 1
    return row


def _new(scene: Scene, kind: PassageKind) -> PassageRow:
    query = select(func.max(PassageRow.number)).where(PassageRow.track_id == scene.track.id)
    number = (scene.session.scalar(query.where(PassageRow.kind == kind)) or 0) + 1
    row = PassageRow(id=new_id(), track_id=scene.track.id, kind=kind, number=number, version=1)
    scene.session.add(row)
    return row
