"""The log: leaves in their acts' transactions, in order, telling nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.audit import checkpoint as notes
from documents.audit.leaf import clear
from documents.audit.log import append, reveal
from documents.audit.merkle import root_of
from documents.crypto.canonical import Json
from documents.crypto.envelope import DataKey, SealError, key_id
from documents.crypto.secret import Secret
from documents.crypto.signing import PublicKey
from documents.errors import RecordError
from documents.models.audit import AuditHead, AuditLeaf, Checkpoint
from tests.documents.audit.house import (
    DAY,
    DEPLOYMENT,
    FIRST,
    ORIGIN,
    PEM,
    SECOND,
    TRACKS,
    House,
    leaf,
)


def leaves(house: House) -> list[AuditLeaf]:
    """All leaves in order."""
    with Session(house.engine) as session:
        return list(session.scalars(select(AuditLeaf).order_by(AuditLeaf.seq)))


def head(house: House) -> AuditHead | None:
    """The head row, if there is one."""
    with Session(house.engine) as session:
        return session.scalars(select(AuditHead)).first()


def test_leaves_are_numbered_from_nought_without_gaps(house: House) -> None:
    assert [house.act() for _ in range(5)] == list(range(5))
    with house.begin() as session:
        assert [leaf(session) for _ in range(3)] == [5, 6, 7]
    assert [row.seq for row in leaves(house)] == list(range(8))


def test_what_is_rolled_back_leaves_neither_leaf_nor_gap(house: House) -> None:
    house.act()
    with Session(house.engine) as session:
        assert leaf(session) == 1
    assert house.act() == 1
    assert len(leaves(house)) == 2


def test_the_leaf_hash_is_that_of_the_clear_form(house: House) -> None:
    house.act()
    (row,) = leaves(house)
    line = clear(row.seq, row.day, row.policy_version, row.commitment)
    commitment = row.commitment.hex()
    assert line.decode() == (
        f'{{"commitment":"{commitment}","day":"2026-01-05","policy_version":"1","seq":0}}'
    )
    assert row.leaf_hash == sha256(b"\0" + line).digest()


def test_the_head_is_the_root_over_all_leaves(house: House) -> None:
    for size in range(1, 9):
        house.act()
        note = notes.read(house.checkpoint(), PublicKey.from_pem(PEM), ORIGIN)
        assert (note.size, note.root) == (size, root_of([row.leaf_hash for row in leaves(house)]))


def test_a_payload_is_revealed_under_its_key_at_its_place(house: House) -> None:
    payload: dict[str, Json] = {"act": "track:open", "digests": ["00"], "at": "2026-01-05T09:00Z"}
    with house.begin() as session:
        append(
            session,
            day=DAY,
            policy_version="1",
            leaf_key=TRACKS[FIRST],
            payload=payload,
            deployment=DEPLOYMENT,
            track=FIRST,
        )
    (row,) = leaves(house)
    assert reveal(row, TRACKS[FIRST], DEPLOYMENT, FIRST) == payload
    assert key_id(row.payload) == TRACKS[FIRST].hex
    for key, deployment, track in (
        (TRACKS[SECOND], DEPLOYMENT, FIRST),
        (DataKey(TRACKS[FIRST].id, Secret(bytes(32))), DEPLOYMENT, FIRST),
        (TRACKS[FIRST], "e" * 32, FIRST),
        (TRACKS[FIRST], DEPLOYMENT, SECOND),
    ):
        with pytest.raises(SealError):
            reveal(row, key, deployment, track)


def test_a_payload_moved_to_another_leaf_is_refused(house: House) -> None:
    house.act(act="a")
    house.act(act="b")
    first, second = leaves(house)
    first.payload, second.payload = second.payload, first.payload
    for row in (first, second):
        with pytest.raises(SealError):
            reveal(row, TRACKS[FIRST], DEPLOYMENT, FIRST)


def test_a_payload_that_the_leaf_does_not_commit_to_is_refused(house: House) -> None:
    house.act(act="a")
    (row,) = leaves(house)
    row.commitment = bytes(32)
    with pytest.raises(SealError):
        reveal(row, TRACKS[FIRST], DEPLOYMENT, FIRST)


def test_equal_acts_have_different_commitments(house: House) -> None:
    for _ in range(5):
        house.act(act="same")
    assert len({row.commitment for row in leaves(house)}) == 5


def test_nothing_of_a_payload_stands_in_the_database(house: House) -> None:
    house.act(actor="the actor", object="the object", act="contribution:post")
    with house.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM audit_leaves").all()
    stored = b"".join(v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row)
    for word in (b"the actor", b"the object", b"contribution", b"post"):
        assert word not in stored
        assert word.hex().encode() not in stored


REFUSED: dict[str, tuple[str, dict[str, Json]]] = {
    "a payload that brings its own salt": ("1", {"salt": "00"}),
    "a version with a space": ("1 ", {}),
    "no version": ("", {}),
    "a version too long": ("1" * 33, {}),
    "a version in capitals": ("V1", {}),
}


@pytest.mark.parametrize(("version", "payload"), REFUSED.values(), ids=REFUSED.keys())
def test_it_does_not_take(version: str, payload: dict[str, Json], house: House) -> None:
    with (
        pytest.raises(RecordError, match=r"^audit\.payload_malformed$"),
        house.begin() as session,
    ):
        append(
            session,
            day=DAY,
            policy_version=version,
            leaf_key=TRACKS[FIRST],
            payload=payload,
            deployment=DEPLOYMENT,
            track=FIRST,
        )
    assert leaves(house) == []


@pytest.mark.parametrize("change", ["size = 7", "frontier = :short", "frontier = :empty"])
def test_nothing_is_appended_to_a_head_that_is_not_whole(change: str, house: House) -> None:
    house.act()
    house.write(f"UPDATE audit_head SET {change}", **_needed(change))  # noqa: S608 - ours
    with pytest.raises(RecordError, match=r"^audit\.(head|frontier)_malformed$"):
        house.act()
    assert len(leaves(house)) == 1


def _needed(change: str) -> dict[str, object]:
    values: dict[str, object] = {"short": bytes(7) + b"\1", "empty": bytes(8)}
    return {name: value for name, value in values.items() if f":{name}" in change}


def test_acts_at_the_same_time_take_different_numbers(house: House) -> None:
    """Also the very first ones, when there is no head yet."""
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: house.act(), range(40)))
    assert sorted(taken) == list(range(40))
    rows = leaves(house)
    note = notes.read(house.checkpoint(), PublicKey.from_pem(PEM))
    assert note.root == root_of([row.leaf_hash for row in rows])


def test_a_checkpoint_is_made_once_for_each_size(house: House) -> None:
    empty = house.checkpoint()
    assert house.checkpoint() == empty
    house.act()
    one = house.checkpoint()
    assert one != empty
    assert house.checkpoint() == one
    with Session(house.engine) as session:
        made = session.scalars(select(Checkpoint).order_by(Checkpoint.size)).all()
        assert [(row.size, row.note) for row in made] == [(0, empty), (1, one)]


def test_a_leaf_shows_a_day_and_no_time() -> None:
    assert AuditLeaf.__table__.c.day.type.python_type is date
    assert {column.name for column in AuditLeaf.__table__.c} == {
        "seq",
        "day",
        "policy_version",
        "commitment",
        "leaf_hash",
        "payload",
    }


def test_the_head_is_one_row(house: House) -> None:
    house.act()
    house.act()
    assert (row := head(house)) is not None
    assert row.size == 2
