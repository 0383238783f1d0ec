"""What the clock does with candidates: soundings lapse, and who was not seated is forgotten.

- A row goes with its links, and then its key, so that older copies of the row are void too.
- An account that nothing else needs loses its name and its address with the row.
- A pause stops the wait for an answer; it does not prolong what was promised to be destroyed.
- When the track closes, everybody who was not seated is forgotten at once.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from documents.crypto.keyring import KeyPurpose
from documents.models.people import Account, Candidate, Forgotten, SeatRow
from documents.operations import accounts, links
from documents.operations.actors import tracks_of
from documents.operations.acts import Scene
from documents.operations.candidates import decide, keep_until
from documents.operations.roster import account_of, until_of
from documents.operations.standing import shift
from documents.store import Store
from policies import candidates
from policies.terms import CandidateState, Seat

WERE_SEATED = (CandidateState.SEATED, CandidateState.REPLACED)


def lapse(scene: Scene) -> tuple[str, ...]:
    """Let every sounding lapse that was not answered in time; answers the candidates' ids."""
    lapsed = [
        row
        for row in _dated(scene)
        if candidates.lapses(row.state, until_of(scene, row), scene.now)
    ]
    for row in lapsed:
        decide(scene, row, CandidateState.LAPSED)
    return tuple(row.id for row in lapsed)


def forget(scene: Scene) -> tuple[str, ...]:
    """Destroy what is known of everybody whose days are over; answers the candidates' ids."""
    over = [
        row for row in _dated(scene) if candidates.over(row.state, until_of(scene, row), scene.now)
    ]
    return tuple(_forget(scene, row) for row in over)


def forget_everybody(scene: Scene) -> None:
    """Destroy what is known of everybody who never sat here: the track closes."""
    for row in _files(scene):
        if row.state not in WERE_SEATED:
            _forget(scene, row)


def forget_all(scene: Scene) -> None:
    """Destroy the file of everybody, also of those who sat here."""
    for row in _files(scene):
        _forget(scene, row)


def forget_links(scene: Scene, seat_ids: Iterable[str]) -> None:
    """Take out the lines between these seats and every file and their accounts, and the names
    of accounts that nothing else needs."""
    track_id = scene.track.id
    files = [(Seat.CANDIDATE, row.id) for row in _files(scene)]
    rows = [scene.session.get_one(SeatRow, seat_id) for seat_id in seat_ids]
    places = [*files, *((row.kind, row.id) for row in rows)]
    found = {place: links.follow(scene.uow, track_id, "seat", place[1]) for place in places}
    held = {place: account_id for place, account_id in found.items() if account_id is not None}
    for (kind, place_id), account_id in held.items():
        links.part_seat(scene.uow, track_id, account_id, kind, place_id)
    scene.session.flush()
    for account_id in sorted(set(held.values())):
        account = scene.session.get(Account, account_id)
        if account is not None and not _needed(scene, account):
            accounts.blank(scene.uow, account)


def destroy_keys(store: Store) -> None:
    """Destroy the keys of the forgotten, whose rows are gone already, in every track."""
    with store.begin() as uow:
        gone = uow.session.scalars(select(Forgotten.id)).all()
    for candidate_id in gone:
        store.keyring.destroy(KeyPurpose.CANDIDATE, candidate_id)
    if gone:
        with store.begin() as uow:
            uow.session.execute(delete(Forgotten).where(Forgotten.id.in_(gone)))
            uow.commit()


def shift_waits(scene: Scene, since: datetime) -> None:
    """A pause is over: nobody was waited for while it lasted."""
    for row in _dated(scene):
        until = until_of(scene, row)
        if until is not None and row.state in candidates.UNANSWERED:
            keep_until(scene, row, shift(until, since, scene.now))


def _dated(scene: Scene) -> list[Candidate]:
    here = Candidate.track_id == scene.track.id, Candidate.until.is_not(None)
    return list(scene.session.scalars(select(Candidate).where(*here).order_by(Candidate.id)))


def _files(scene: Scene) -> list[Candidate]:
    mine = Candidate.track_id == scene.track.id
    return list(scene.session.scalars(select(Candidate).where(mine).order_by(Candidate.id)))


def _forget(scene: Scene, row: Candidate) -> str:
    account = account_of(scene, row)
    if account is not None:
        links.part_seat(scene.uow, scene.track.id, account.id, Seat.CANDIDATE, row.id)
    scene.session.add(Forgotten(id=row.id))
    scene.session.delete(row)
    scene.session.flush()
    if account is not None and not _needed(scene, account):
        accounts.blank(scene.uow, account)
    return row.id


def _needed(scene: Scene, account: Account) -> bool:
    return account.convenes or bool(tracks_of(scene.uow, account.id))
