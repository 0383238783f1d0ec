"""What must be true of the record after any crash, read from its databases directly.

- Looked at while the processes run or are held; looking takes no lock.
- Sealed leaves are opened with the house's own keys, to count how often an act is on record.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from documents.audit.export import export
from documents.audit.log import reveal
from documents.audit.verify import Verified, verify
from documents.crypto.envelope import key_id
from documents.crypto.keyring import KeyPurpose
from documents.engines import open_engine
from documents.models.audit import AuditLeaf
from documents.models.briefs import Approval, Brief, Delivery
from documents.models.commands import CommandRow
from documents.models.rounds import Round, Window
from documents.models.tracks import Track, TrackStep
from documents.operations.position import Verdict
from documents.rows import Rows
from documents.store import Store, UnitOfWork
from policies.acts import Act
from policies.terms import BriefState, Phase, WindowState


class Ledger:
    """The record of a house, to ask questions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading = open_engine(store.settings.records_url, immediate=False)

    def close(self) -> None:
        """Give back every connection."""
        self._reading.dispose()
        self._store.close()

    @contextmanager
    def _look(self) -> Iterator[UnitOfWork]:
        with Rows(self._reading) as session:
            yield UnitOfWork(self._store, session)

    def unsettled(self) -> list[bool]:
        """Of every course command that was not settled: whether it has an outcome."""
        with self._look() as uow:
            query = select(CommandRow.verdict).where(CommandRow.settled.is_(False))
            return [verdict is not None for verdict in uow.session.scalars(query)]

    def commands(self, track_id: str, act: Act) -> list[str]:
        """The ids of the allowed commands for this act in this track; all must be settled."""
        with self._look() as uow:
            query = select(CommandRow).where(CommandRow.track_id == track_id)
            rows = uow.session.scalars(query.where(CommandRow.kind == act)).all()
            assert all(row.settled and row.sealed_body is None for row in rows)
            return [row.id for row in rows if row.verdict == Verdict.ALLOWED]

    def steps(self, track_id: str) -> list[str]:
        """The command ids of a track's steps in order; their numbers must have no gap."""
        with self._look() as uow:
            query = select(TrackStep).where(TrackStep.track_id == track_id)
            rows = uow.session.scalars(query.order_by(TrackStep.seq)).all()
            track = uow.session.get_one(Track, track_id)
            assert [row.seq for row in rows] == list(range(1, track.seq + 1))
            return [row.command_id for row in rows]

    def leaves(self, track_id: str) -> Counter[tuple[str, str, str]]:
        """How often each (act, object, outcome) stands in the log under this track's key."""
        with self._look() as uow:
            key = uow.keyring.current(KeyPurpose.LEAF, track_id)
            rows = uow.session.scalars(select(AuditLeaf)).all()
            mine = [row for row in rows if key_id(row.payload) == key.id.hex()]
            found = [reveal(row, key, self._store.deployment, track_id) for row in mine]
        return Counter((str(one["act"]), str(one["object"]), str(one["outcome"])) for one in found)

    def effect(self, track_id: str, act: Act, object_id: str) -> bool:
        """Whether the record stands as it must after exactly one such act."""
        with self._look() as uow:
            match act:
                case Act.TRACK_ADVANCE:
                    return uow.session.get_one(Track, track_id).phase is Phase.DRAFTING
                case Act.ROUND_CLOSE:
                    return uow.session.get_one(Round, object_id).state is WindowState.CLOSED
                case Act.BRIEF_APPROVE:
                    return len(_signatures(uow, object_id, "approve")) == 1
                case Act.BRIEF_RELEASE:
                    return _released(uow, object_id)
                case _:
                    raise LookupError(act)

    def workflow(self, track_id: str) -> str:
        """The id of the workflow that keeps a track's time."""
        with self._look() as uow:
            return uow.session.get_one(Track, track_id).workflow_id

    def brief(self, brief_id: str) -> BriefState:
        """How a brief stands."""
        with self._look() as uow:
            return uow.session.get_one(Brief, brief_id).state

    def window(self, round_id: str) -> WindowState:
        """How the window of a round stands."""
        with self._look() as uow:
            return uow.session.get_one(Round, round_id).state

    def windows(self, round_id: str) -> int:
        """How many windows a round has had."""
        with self._look() as uow:
            query = select(func.count()).where(Window.round_id == round_id)
            return uow.session.scalar(query) or 0

    def verified(self, directory: Path) -> Verified:
        """The log, exported and verified as an outsider would."""
        signer = self._store.checkpoint_signer
        with self._store.begin() as uow:
            export(uow.session, directory, signer, self._store.origin, None)
            uow.commit()
        return verify(directory, signer.public_pem())


def _signatures(uow: UnitOfWork, brief_id: str, purpose: str) -> list[str]:
    query = select(Approval.seat_id).where(Approval.brief_id == brief_id)
    return list(uow.session.scalars(query.where(Approval.purpose == purpose)))


def _released(uow: UnitOfWork, brief_id: str) -> bool:
    """Released once: two signatures, one delivery for each of the two addressees."""
    query = select(Delivery.seat_id).where(Delivery.brief_id == brief_id)
    deliveries = uow.session.scalars(query).all()
    signed = _signatures(uow, brief_id, "release")
    state = uow.session.get_one(Brief, brief_id).state
    return (
        state is BriefState.RELEASED
        and len(signed) == len(set(signed)) == 2
        and len(deliveries) == len(set(deliveries)) == 2
    )
