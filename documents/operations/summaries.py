"""The act of summing up a round: by the facilitator, once it is released.

- A summary passes the checks that a text passes which leaves the room: nothing points to anybody,
  and no few people are counted. Minutes may show handles, and nothing else of anybody.
- Every version stays; what is read first is the newest.
"""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import MaxLen, MinLen
from sqlalchemy import func, select

from documents.ids import new_id
from documents.models.rounds import Round
from documents.models.summaries import RoundSummary
from documents.operations import disclosure, seats
from documents.operations.acts import Scene, operation, require
from documents.operations.charter import threshold
from documents.operations.questions import Wording
from documents.operations.roster import Id
from documents.store import UnitOfWork
from policies import formats, release
from policies.acts import Act
from policies.formats import SUMMED_UP, SummaryKind
from policies.terms import RecordClass, WindowState

SummaryText = Annotated[str, MinLen(1), MaxLen(8000)]
CLASSES = {
    SummaryKind.SUMMARY: RecordClass.SYNTHESIS,
    SummaryKind.MINUTES: RecordClass.CONTRIBUTION_RELEASED,
}
"""Under which class each is sealed and known."""


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """What was said in a round; the first version or another one."""

    round: Id
    text: SummaryText
    kind: SummaryKind = SummaryKind.SUMMARY


@operation(Act.SUMMARY_WRITE, WriteSummary, creates=True)
def write(scene: Scene, body: WriteSummary) -> str:
    """Sum a round up, or correct what was written before by another version."""
    row = scene.get(Round, body.round)
    require(formats.may_sum_up(row.format, row.state, body.kind))
    _require_unattributed(scene, body)
    written = RoundSummary(id=new_id(), track_id=scene.track.id, round_id=row.id, kind=body.kind)
    written.version = _newest(scene, row, body.kind) + 1
    words = Wording(body.text)
    written.body = scene.sealer.seal(written, "body", CLASSES[body.kind], words)
    scene.session.add(written)
    return written.id


def said(uow: UnitOfWork, row: RoundSummary) -> str:
    """What one version says."""
    return uow.sealer(row.track_id).open(row, "body", CLASSES[row.kind], Wording).text


def awaited(uow: UnitOfWork, track_id: str) -> int:
    """How many released rounds of the track are still to be summed up."""
    done = select(RoundSummary.round_id).where(RoundSummary.kind == SummaryKind.SUMMARY)
    mine = Round.track_id == track_id, Round.format.in_(SUMMED_UP)
    over = Round.state == WindowState.RELEASED, Round.id.not_in(done)
    return uow.session.scalar(select(func.count()).where(*mine, *over)) or 0


def _newest(scene: Scene, row: Round, kind: SummaryKind) -> int:
    query = select(func.max(RoundSummary.version)).where(RoundSummary.round_id == row.id)
    return scene.session.scalar(query.where(RoundSummary.kind == kind)) or 0


def _require_unattributed(scene: Scene, body: WriteSummary) -> None:
    sought, public = disclosure.identifiers(scene), disclosure.public_names(scene)
    experts, k = seats.by_handle(scene.uow, scene.track.id), threshold(scene.track)
    if body.kind is SummaryKind.MINUTES:
        sought -= experts.keys()
    require(release.unattributed(body.text, sought, public, len(experts), k))
