"""The retention schedule of a closed track: each class to be destroyed goes on its date.

- Rows first, with the leaf that says so, in one transaction; then the keys that sealed nothing
  else, so that older copies of the rows are void too. Killed in between, the next call goes on.
- Roster, authorship, keys: with the first of the three nobody who had a handle finds the track
  any more; with authorship or keys the key goes that links handles to people.
- Whoever holds another seat stays: somebody has to look after what is archived.
- What shares a key with what stays can only be deleted: older backups hold it until they go.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, Select, delete, select, update

from documents.crypto.keyring import KeyPurpose
from documents.models.actor_map import ActorEntry, ActorRelation
from documents.models.answers import RecordedAnswer
from documents.models.base import Record
from documents.models.briefs import Answer, Approval, Brief, Delivery, SilenceBreak
from documents.models.caucuses import Caucus, CaucusEntry
from documents.models.clarifications import Clarification
from documents.models.contributions import (
    Contribution,
    ContributionDraft,
    PositionRow,
    ReleasedContribution,
    ReleasedReason,
)
from documents.models.dissents import Dissent, Merger
from documents.models.drafts import Amendment, Paragraph, Passage
from documents.models.fairness import FairWord
from documents.models.figures import Figures
from documents.models.identities import IdentityRequest
from documents.models.notes import PrivateNote
from documents.models.people import Candidate, SeatRow
from documents.models.readiness import ReadinessAnswer, ReadinessDecision
from documents.models.retention import Destroyed
from documents.models.rounds import Question, Round, Window
from documents.models.summaries import RoundSummary
from documents.models.terms import TermsVersion
from documents.operations import forgetting, seats
from documents.operations.acts import Scene
from documents.operations.charter import kept_until
from documents.operations.targets import texts_of
from documents.store import Store, UnitOfWork
from policies import mandates
from policies.formats import SummaryKind
from policies.sides import SOUNDED_SEATS
from policies.terms import Phase, RecordClass

WHO_IS_WHO = (RecordClass.AUTHORSHIP, RecordClass.KEY)
FILES = frozenset({RecordClass.NOMINATION, RecordClass.DECLARATION})
"""What the roster key seals: it goes with the last of them."""


def destroy_when_due(scene: Scene, track_id: str, due: datetime) -> tuple[RecordClass, ...]:
    """Destroy every class whose date has come by `due`; answers which."""
    if scene.track.phase is not Phase.CLOSED or scene.track.id != track_id:
        return ()
    dates = kept_until(scene.uow, scene.track)
    over = tuple(kind for kind, date in dates.items() if date <= due)
    for kind in over:
        DESTROYS[kind](scene)
        row = Destroyed(track_id=track_id, record_class=kind, day=scene.now.date())
        scene.session.add(row)
    scene.session.flush()
    return over


def destroy_keys(store: Store) -> None:
    """Destroy the keys of classes whose rows are gone already, in every track."""
    with store.begin() as uow:
        rows = uow.session.scalars(select(Destroyed).where(Destroyed.keys_left.is_(True))).all()
        keys = [key for row in rows for key in _keys(uow, row)]
    if not rows:
        return
    store.keyring.destroy_all(keys)
    forgetting.destroy_keys(store)
    with store.begin() as uow:
        for row in rows:
            _done(uow, row)
        uow.commit()


def destroyed(uow: UnitOfWork, track_id: str) -> list[Destroyed]:
    """The classes of this track that were destroyed, in the order of their days."""
    query = select(Destroyed).where(Destroyed.track_id == track_id)
    return list(uow.session.scalars(query.order_by(Destroyed.day, Destroyed.record_class)))


def drop_positions(uow: UnitOfWork, track_id: str) -> None:
    """Delete every position that was taken in this track."""
    asked = select(Question.id).where(Question.round_id.in_(_rounds(track_id)))
    for subjects in (asked, texts_of(uow, track_id)):
        uow.session.execute(delete(PositionRow).where(PositionRow.subject_id.in_(subjects)))


def _done(uow: UnitOfWork, row: Destroyed) -> None:
    here = Destroyed.track_id == row.track_id, Destroyed.record_class == row.record_class
    uow.session.execute(update(Destroyed).where(*here).values(keys_left=False))


def _keys(uow: UnitOfWork, row: Destroyed) -> list[tuple[KeyPurpose, str]]:
    """What sealed records of this class, and nothing that stays."""
    track_id, kind = row.track_id, row.record_class
    if kind is RecordClass.ACTOR_MAP:
        return [(KeyPurpose.ACTOR_MAP, track_id)]
    if kind in WHO_IS_WHO:
        return [(KeyPurpose.LINK, track_id)]
    if kind in FILES and {one.record_class for one in destroyed(uow, track_id)} >= FILES:
        return [(KeyPurpose.ROSTER, track_id)]
    if kind is RecordClass.CONTRIBUTION_UNRELEASED:
        windows = uow.session.scalars(_windows(track_id))
        return [(KeyPurpose.WINDOW, one) for one in (track_id, *windows)]
    return []


def _rounds(track_id: str) -> Select[str]:
    return select(Round.id).where(Round.track_id == track_id)


def _windows(track_id: str) -> Select[str]:
    return select(Window.id).where(Window.round_id.in_(_rounds(track_id)))


def _delete(scene: Scene, table: type[Record], *which: ColumnElement[bool]) -> None:
    scene.session.execute(delete(table).where(*which))


def _whole(*tables: type[Record]) -> Callable[[Scene], None]:
    """Delete every row of these tables that is of the track."""

    def destroy(scene: Scene) -> None:
        for table in tables:
            mine = table.__table__.c.track_id == scene.track.id
            _delete(scene, table, mine)

    return destroy


def _nominations(scene: Scene) -> None:
    forgetting.forget_all(scene)
    scene.track.balance = None


def _declarations(scene: Scene) -> None:
    """Files keep the name only; a seat that may not read any more never will."""
    mine = Candidate.track_id == scene.track.id
    for file in scene.session.scalars(select(Candidate).where(mine)):
        file.declaration = file.assessment = None
    for row in _seats(scene):
        reads = mandates.reads(seats.mandate_of(scene.uow, row).facts)
        row.active, row.mandate = row.active and reads, None


def _members(scene: Scene) -> None:
    """Take out the lines between accounts and handles, and what says whose a handle was."""
    forgetting.forget_links(scene, [row.id for row in _seats(scene)])
    for row in _seats(scene):
        row.details = b""
    for asked in scene.session.scalars(select(Round).where(Round.track_id == scene.track.id)):
        asked.roster = b""
    _caucus_entries(scene)
    _whole(IdentityRequest, Caucus)(scene)


def _seats(scene: Scene) -> list[SeatRow]:
    mine = SeatRow.track_id == scene.track.id, SeatRow.kind.in_(SOUNDED_SEATS)
    return list(scene.session.scalars(select(SeatRow).where(*mine).order_by(SeatRow.id)))


def _unreleased(scene: Scene) -> None:
    _delete(scene, Contribution, Contribution.window_id.in_(_windows(scene.track.id)))
    _whole(ContributionDraft)(scene)


def _released(scene: Scene) -> None:
    rounds = _rounds(scene.track.id)
    asked = select(Question.id).where(Question.round_id.in_(rounds))
    _delete(scene, ReleasedContribution, ReleasedContribution.round_id.in_(rounds))
    _delete(scene, ReleasedReason, ReleasedReason.question_id.in_(asked))
    _whole(PrivateNote)(scene)
    _caucus_entries(scene)
    _summaries(scene, SummaryKind.MINUTES)


def _caucus_entries(scene: Scene) -> None:
    """What was said in caucuses goes with what was released, or with who was inside."""
    inside = select(Caucus.id).where(Caucus.track_id == scene.track.id)
    _delete(scene, CaucusEntry, CaucusEntry.caucus_id.in_(inside))


def _synthesis(scene: Scene) -> None:
    _whole(FairWord, Passage)(scene)
    _summaries(scene, SummaryKind.SUMMARY)


def _summaries(scene: Scene, kind: SummaryKind) -> None:
    mine = RoundSummary.track_id == scene.track.id
    _delete(scene, RoundSummary, mine, RoundSummary.kind == kind)


def _positions(scene: Scene) -> None:
    drop_positions(scene.uow, scene.track.id)


def _statistics(scene: Scene) -> None:
    mine = Brief.track_id == scene.track.id
    scene.session.execute(update(Brief).where(mine).values(coverage=None))
    _whole(Figures)(scene)


def _amendments(scene: Scene) -> None:
    texts = select(Paragraph.id).where(Paragraph.track_id == scene.track.id)
    _delete(scene, Amendment, Amendment.paragraph_id.in_(texts))


def _approvals(scene: Scene) -> None:
    briefs = select(Brief.id).where(Brief.track_id == scene.track.id)
    for table in (Approval, SilenceBreak):
        _delete(scene, table, table.brief_id.in_(briefs))
    signed = update(TermsVersion).where(TermsVersion.track_id == scene.track.id)
    scene.session.execute(signed.values(approver=None, signature=None))


def _answers(scene: Scene) -> None:
    briefs = select(Brief.id).where(Brief.track_id == scene.track.id)
    delivered = select(Delivery.id).where(Delivery.brief_id.in_(briefs))
    _whole(RecordedAnswer, Clarification)(scene)
    _delete(scene, Answer, Answer.delivery_id.in_(delivered))


DESTROYS: Mapping[RecordClass, Callable[[Scene], None]] = MappingProxyType(
    {
        RecordClass.ACTOR_MAP: _whole(ActorRelation, ActorEntry),
        RecordClass.READINESS: _whole(ReadinessAnswer, ReadinessDecision),
        RecordClass.NOMINATION: _nominations,
        RecordClass.DECLARATION: _declarations,
        RecordClass.ROSTER: _members,
        RecordClass.AUTHORSHIP: _members,
        RecordClass.KEY: _members,
        RecordClass.CONTRIBUTION_UNRELEASED: _unreleased,
        RecordClass.CONTRIBUTION_RELEASED: _released,
        RecordClass.POSITION: _positions,
        RecordClass.STATISTICS: _statistics,
        RecordClass.SYNTHESIS: _synthesis,
        RecordClass.AMENDMENT: _amendments,
        RecordClass.DISSENT: _whole(Merger, Dissent),
        RecordClass.APPROVAL: _approvals,
        RecordClass.ANSWER: _answers,
    }
)
"""What is deleted or emptied when a class is destroyed; other classes go with the track."""
