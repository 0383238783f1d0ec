"""What must be true of the record after any crash, read from its databases directly.

- Looked at while the processes run or are held; looking takes no lock.
- Sealed leaves are opened with the house's own keys, to count how often an act is on record.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select

from documents.audit.export import export
from documents.audit.log import reveal
from documents.audit.verify import Verified, verify
from documents.crypto.envelope import key_id
from documents.crypto.keyring import KeyPurpose
from documents.engines import open_engine
from documents.models.audit import AuditLeaf, Checkpoint
from documents.models.briefs import Brief
from documents.models.commands import CommandRow
from documents.models.contributions import Contribution
from documents.models.rounds import Round, Window
from documents.models.tracks import Track, TrackStep
from documents.operations.acts import column_of
from documents.operations.position import Verdict
from documents.rows import Rows
from documents.store import Store, UnitOfWork
from policies.acts import Act
from policies.terms import BriefState, Phase, WindowState
from tests.durability.effects import EFFECTS


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

    def commands(self, act: Act) -> dict[str, str]:
        """Of the allowed commands for this act: id and track; all must be settled."""
        with self._look() as uow:
            query = select(CommandRow).where(CommandRow.kind == act)
            rows = uow.session.scalars(query).all()
            assert all(row.settled and row.sealed_body is None for row in rows)
            allowed = [row for row in rows if row.verdict == Verdict.ALLOWED]
            return {row.id: row.track_id or "" for row in allowed}

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
        return self.leaves_of([track_id])[track_id]

    def leaves_of(self, tracks: Iterable[str]) -> dict[str, Counter[tuple[str, str, str]]]:
        """The same of many tracks, read once."""
        found: dict[str, Counter[tuple[str, str, str]]] = {track: Counter() for track in tracks}
        with self._look() as uow:
            keys = {track: uow.keyring.current(KeyPurpose.LEAF, track) for track in found}
            owners = {key.id.hex(): track for track, key in keys.items()}
            for row in uow.session.scalars(select(AuditLeaf)):
                track = owners.get(key_id(row.payload))
                if track is not None:
                    one = reveal(row, keys[track], self._store.deployment, track)
                    found[track][str(one["act"]), str(one["object"]), str(one["outcome"])] += 1
        return found

    def items(self, track_id: str) -> int:
        """How many items lie in the windows of a track."""
        with self._look() as uow:
            query = select(func.count()).select_from(Contribution)
            query = query.join(Window, Window.id == Contribution.window_id).join(Round)
            return uow.session.scalar(query.where(Round.track_id == track_id)) or 0

    def newest_checkpoint(self) -> str:
        """The note that somebody who looks now remembers."""
        with self._look() as uow:
            query = select(Checkpoint.note).order_by(Checkpoint.size.desc()).limit(1)
            return uow.session.scalars(query).one()

    def effect(self, track_id: str, act: Act, object_id: str) -> bool:
        """Whether the record stands as it must after exactly one such act."""
        with self._look() as uow:
            return EFFECTS[act](uow, track_id, object_id)

    def standing(self, track_id: str) -> Phase:
        """The column of the matrix that a track stands in."""
        with self._look() as uow:
            return column_of(uow.session.get_one(Track, track_id))

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

    def verified(self, directory: Path, remembered: str | None = None) -> Verified:
        """The log, exported and verified as an outsider would, who may remember a checkpoint."""
        signer = self._store.checkpoint_signer
        with self._store.begin() as uow:
            export(uow.session, directory, signer, self._store.origin, None)
            uow.commit()
        return verify(directory, signer.public_pem(), remembered)
