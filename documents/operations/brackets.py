"""Opening a bracket: the paragraph and its unresolved alternatives stay side by side.

- It takes no version: nothing is reworded, and what was in brackets can still be cited.
- An adoption closes it (`documents/operations/adoption.py`), or the last withdrawal.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select

from documents.errors import RecordError
from documents.models.drafts import Amendment, Paragraph
from documents.operations.acts import Scene, operation, require
from documents.operations.drafts import amendment_body, amendment_row, terms_of
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import brackets
from policies.acts import Act
from policies.numbering import may_number, next_term
from policies.terms import AmendmentState


@dataclass(frozen=True, slots=True)
class Bracket:
    """A paragraph, and its amendments that are kept as alternatives to it, in their order."""

    paragraph: Id
    keep: Annotated[tuple[Id, ...], MinLen(1), MaxLen(19)]


@operation(Act.PARAGRAPH_BRACKET, Bracket, versioned=True)
def bracket(scene: Scene, body: Bracket) -> str:
    """Open a bracket around a paragraph, or add alternatives to the one that is open."""
    paragraph = scene.get(Paragraph, body.paragraph)
    scene.saw(paragraph.version)
    kept = [amendment_row(scene, one) for one in dict.fromkeys(body.keep)]
    if any(row.paragraph_id != paragraph.id for row in kept):
        raise RecordError("record.not_there")
    said = [(row.state, amendment_body(scene, row)) for row in kept]
    require(brackets.may_open([(state, one.kind, one.of is not None) for state, one in said]))
    taken = terms_of(scene, paragraph)
    require(may_number(taken, len(kept)))
    for term, row in enumerate(kept, next_term(taken)):
        row.state, row.term = AmendmentState.ALTERNATIVE, term
    paragraph.adopted = False
    return paragraph.id


def alternatives(uow: UnitOfWork, track_id: str) -> dict[str, list[Amendment]]:
    """For each paragraph in brackets (its id) the alternatives to it, in the order of numbers."""
    mine = select(Paragraph.id).where(Paragraph.track_id == track_id)
    query = select(Amendment).where(
        Amendment.paragraph_id.in_(mine), Amendment.state == AmendmentState.ALTERNATIVE
    )
    found: dict[str, list[Amendment]] = {}
    for row in uow.session.scalars(query.order_by(Amendment.term)):
        found.setdefault(row.paragraph_id, []).append(row)
    return found
