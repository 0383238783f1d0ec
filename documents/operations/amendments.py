"""Acts of those behind an amendment: sponsor it, agree to its modification, withdraw it, or make a
dissent of it when it was not accepted.

- A withdrawn amendment can still be read, as one that was not accepted can.
- The dissent is from the amended paragraph; its text is the amendment's, in its sponsors' words.
"""

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.models.dissents import Dissent
from documents.models.drafts import Amendment, Paragraph
from documents.operations import dissents, drafts
from documents.operations.acts import Scene, operation, require
from documents.operations.dissents import Raise, Words
from documents.operations.drafts import AmendmentBody, amendment_body, amendment_row
from documents.operations.roster import Id
from documents.operations.targets import Target
from documents.sealing import Sealer
from documents.store import UnitOfWork
from policies import amendments, paragraphs
from policies.acts import Act
from policies.brackets import LIVE
from policies.dissents import sentence_fits
from policies.terms import AmendmentState, RecordClass


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


@operation(Act.AMENDMENT_SPONSOR, ThisAmendment)
def sponsor(scene: Scene, body: ThisAmendment) -> str:
    """Stand behind another's amendment; that is consent to its wording."""
    row, said, own = _opened(scene, body)
    require(amendments.may_sponsor(row.state, own in backers(row, said)))
    drafts.keep_amendment(scene, row, replace(said, sponsors=(*said.sponsors, own)))
    return row.id


@operation(Act.AMENDMENT_WITHDRAW, ThisAmendment)
def withdraw(scene: Scene, body: ThisAmendment) -> str:
    """Withdraw an amendment that nobody has answered yet, or no longer sponsor it."""
    row, said, own = _opened(scene, body)
    sponsors = own in said.sponsors
    require(amendments.may_withdraw(row.state, own == row.author, sponsors, bool(said.sponsors)))
    if sponsors:
        left = tuple(one for one in said.sponsors if one != own)
        drafts.keep_amendment(scene, row, replace(said, sponsors=left))
    else:
        row.state = AmendmentState.WITHDRAWN
    return row.id


@operation(Act.AMENDMENT_AGREE, ThisAmendment)
def agree(scene: Scene, body: ThisAmendment) -> str:
    """Agree that an amendment one stands behind is accepted in this other wording."""
    row, said, own = _asked(scene, body)
    drafts.keep_amendment(scene, row, replace(said, agreed=(*said.agreed, own)))
    return row.id


@operation(Act.AMENDMENT_DECLINE, ThisAmendment)
def decline(scene: Scene, body: ThisAmendment) -> str:
    """Decline another wording of an amendment one stands behind: that one is not accepted."""
    row, _, _ = _asked(scene, body)
    row.state = AmendmentState.NOT_ACCEPTED
    return row.id


@operation(Act.AMENDMENT_DISSENT, Keep, creates=True)
def dissent(scene: Scene, body: Keep) -> str:
    """Make a dissent of an amendment; it waits for nobody's confirmation but the author's."""
    row, said, own = _opened(scene, body)
    require(paragraphs.may_dissent(row.state, own in backers(row, said)))
    require(sentence_fits(body.sentence))
    raised = dissents.raise_dissent(scene, Raise(Target.PARAGRAPH, row.paragraph_id))
    words = Words(body.sentence, said.text)
    dissents.state_own(scene, scene.get(Dissent, raised), words)
    return raised


def backers(row: Amendment, body: AmendmentBody) -> set[str]:
    """Who stands behind an amendment, as blind indices."""
    return {row.author, *body.sponsors}


def agreed_by_all(scene: Scene, body: AmendmentBody) -> bool:
    """Whether everybody behind what an amendment amends agreed to it."""
    if body.of is None:
        return True
    amended = amendment_row(scene, body.of)
    return backers(amended, amendment_body(scene, amended)) <= set(body.agreed)


def awaits(sealer: Sealer, session: Session, row: Amendment, seat_id: str) -> bool:
    """Whether an amendment of an amendment still awaits the answer of this seat's holder."""
    said = sealer.open(row, "body", RecordClass.AMENDMENT, AmendmentBody)
    if said.of is None or row.state is not AmendmentState.OPEN:
        return False
    amended = session.get_one(Amendment, said.of)
    if amended.state not in LIVE:
        return False
    behind = backers(amended, sealer.open(amended, "body", RecordClass.AMENDMENT, AmendmentBody))
    return drafts.mark(sealer, said.of, seat_id) in behind - set(said.agreed)


def awaiting(uow: UnitOfWork, track_id: str, seat_id: str) -> int:
    """How many other wordings of amendments await the answer of this seat's holder."""
    mine = select(Paragraph.id).where(Paragraph.track_id == track_id)
    query = select(Amendment).where(Amendment.paragraph_id.in_(mine))
    rows = uow.session.scalars(query.where(Amendment.state == AmendmentState.OPEN))
    sealer = uow.sealer(track_id)
    return sum(awaits(sealer, uow.session, row, seat_id) for row in rows)


def _opened(scene: Scene, body: ThisAmendment | Keep) -> tuple[Amendment, AmendmentBody, str]:
    """An amendment, what it says, and the caller's own index behind it."""
    row = amendment_row(scene, body.amendment)
    return row, amendment_body(scene, row), drafts.mark(scene.sealer, row.id, scene.seat_id)


def _asked(scene: Scene, body: ThisAmendment) -> tuple[Amendment, AmendmentBody, str]:
    """An amendment of an amendment that awaits the caller, and the caller's index behind that."""
    row = amendment_row(scene, body.amendment)
    said = amendment_body(scene, row)
    asked = awaits(scene.sealer, scene.session, row, scene.seat_id)
    require(amendments.may_answer(row.state, asked))
    return row, said, drafts.mark(scene.sealer, said.of or "", scene.seat_id)
