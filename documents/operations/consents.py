"""Consent to a wording, by the act of proposing or confirming it, and by nobody else's.

- An expert who amends, sponsors or agrees to an amendment consents to its words; so does a
  holder who states or confirms a dissent, and one who consents to a merger: to the joint words.
- Consent reaches the consenting person's own contributions and no other person's.
- A dissent that its holder closed is no consent any more.
"""

from collections.abc import Iterator

from sqlalchemy import select

from documents.models.dissents import Dissent
from documents.models.drafts import Amendment, Paragraph
from documents.operations import dissents, seats
from documents.operations.acts import Scene
from documents.operations.drafts import amendment_body, stands_behind
from policies.terms import DissentState, Seat


def consents_of(scene: Scene) -> dict[str, tuple[str, ...]]:
    """For each expert's seat the texts whose wording its holder consented to."""
    experts = [row.id for row in seats.ever(scene.uow, scene.track.id, Seat.EXPERT)]
    return {seat: tuple(_of(scene, seat)) for seat in experts}


def _of(scene: Scene, seat: str) -> Iterator[str]:
    index = scene.sealer.index
    mine = select(Paragraph.id).where(Paragraph.track_id == scene.track.id)
    for row in scene.session.scalars(select(Amendment).where(Amendment.paragraph_id.in_(mine))):
        body = amendment_body(scene, row)
        if stands_behind(scene.sealer, row, body, seat):
            yield body.text
    for dissent in dissents.of_track(scene):
        if dissent.holder == index("dissent", dissent.id, seat):
            yield from _said(scene, dissent)


def _said(scene: Scene, dissent: Dissent) -> Iterator[str]:
    """The words of a dissent that stands; of a merged one the joint words."""
    if dissent.state is DissentState.WITHDRAWN:
        return
    body = dissents.body_of(scene, dissent)
    if body.merged_into:
        body = dissents.body_of(scene, scene.get(Dissent, body.merged_into))
    if body.own is not None:
        yield from (text for text in (body.own.sentence, body.own.text) if text)
