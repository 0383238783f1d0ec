"""Acts of an amendment's author: withdraw it, or make a dissent of it when it was not accepted.

- A withdrawn amendment can still be read, as one that was not accepted can.
- The dissent is from the amended paragraph; its text is the amendment's, in the author's words.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen

from documents.errors import RecordError
from documents.models.drafts import Amendment
from documents.operations import dissents
from documents.operations.acts import Scene, operation, require
from documents.operations.dissents import Raise, Target, Words
from documents.operations.drafts import amendment_body, paragraph_row
from documents.operations.roster import Id
from policies import paragraphs
from policies.acts import Act
from policies.dissents import sentence_fits
from policies.terms import AmendmentState


@dataclass(frozen=True, slots=True)
class ThisAmendment:
    """One amendment."""

    amendment: Id


@dataclass(frozen=True, slots=True)
class Keep:
    """An amendment that was not accepted, and the sentence (at most 35 words) that stands for it
    beside the paragraph."""

    amendment: Id
    sentence: Annotated[str, MinLen(1), MaxLen(400)]


@operation(Act.AMENDMENT_WITHDRAW, ThisAmendment)
def withdraw(scene: Scene, body: ThisAmendment) -> str:
    """Withdraw an amendment that nobody has answered yet."""
    row = amendment_row(scene, body.amendment)
    require(paragraphs.may_withdraw(row.state, is_author(scene, row)))
    row.state = AmendmentState.WITHDRAWN
    return row.id


@operation(Act.AMENDMENT_DISSENT, Keep, creates=True)
def dissent(scene: Scene, body: Keep) -> str:
    """Make a dissent of an amendment; it waits for nobody's confirmation but the author's."""
    row = amendment_row(scene, body.amendment)
    require(paragraphs.may_dissent(row.state, is_author(scene, row)))
    require(sentence_fits(body.sentence))
    raised = dissents.raise_dissent(scene, Raise(Target.PARAGRAPH, row.paragraph_id))
    words = Words(body.sentence, amendment_body(scene, row).text)
    dissents.state_own(scene, dissents.dissent_row(scene, raised), words)
    return raised


def amendment_row(scene: Scene, amendment_id: str) -> Amendment:
    """The amendment of this track with this id.

    Raises:
        RecordError: `record.not_there`.
    """
    row = scene.session.get(Amendment, amendment_id)
    if row is None:
        raise RecordError("record.not_there")
    paragraph_row(scene, row.paragraph_id)
    return row


def is_author(scene: Scene, row: Amendment) -> bool:
    """Whether the acting seat made the amendment."""
    return row.author == scene.sealer.index("amendment", row.id, scene.seat_id)
