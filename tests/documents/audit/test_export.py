"""The export: what is in it, and what never is."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.audit.export import CHECKPOINTS, HASHES, LEAVES, MANIFEST, export
from documents.audit.verify import LogBroken, Verified, verify
from documents.models.audit import AuditLeaf
from tests.documents.audit.house import FIRST, ORIGIN, PEM, SECOND, SIGNER, TRACKS, House


def written(house: House, directory: Path, track: str | None = None) -> str:
    """An export of the whole log, or of one track."""
    shown = None if track is None else frozenset({TRACKS[track].hex})
    with house.begin() as session:
        return export(session, directory, SIGNER, ORIGIN, shown)


def acts(house: House, count: int = 10) -> None:
    """Acts of two tracks in turn, with a checkpoint after every fourth."""
    for number in range(count):
        house.act((FIRST, SECOND)[number % 2], act="position:take", number=number)
        if number % 4 == 3:
            house.checkpoint()


def lines(directory: Path) -> list[dict[str, object]]:
    """The lines of the leaves."""
    return [json.loads(line) for line in (directory / LEAVES).read_text().splitlines()]


def test_the_whole_log_verifies(house: House, tmp_path: Path) -> None:
    acts(house)
    closing = written(house, tmp_path)
    verified = verify(tmp_path, PEM, closing, origin=ORIGIN)
    assert (verified.size, verified.shown) == (10, 10)
    assert (tmp_path / CHECKPOINTS).read_text().endswith(closing)


def test_it_consists_of_four_files_and_none_holds_a_key(house: House, tmp_path: Path) -> None:
    acts(house)
    written(house, tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {CHECKPOINTS, HASHES, LEAVES, MANIFEST}
    everything = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"PUBLIC KEY" not in everything
    assert SIGNER.public().raw() not in everything


def test_sealed_payloads_are_never_exported(house: House, tmp_path: Path) -> None:
    acts(house)
    written(house, tmp_path)
    everything = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    with Session(house.engine) as session:
        for payload in session.scalars(select(AuditLeaf.payload)):
            for part in (payload, payload[4:20], payload[20:52], payload[-16:]):
                assert part not in everything
                assert part.hex().encode() not in everything


def test_a_tracks_export_shows_its_own_leaves_and_hashes_of_the_others(
    house: House, tmp_path: Path
) -> None:
    acts(house)
    written(house, tmp_path / "all")
    written(house, tmp_path / "first", FIRST)
    whole = lines(tmp_path / "all")
    for seq, line in enumerate(lines(tmp_path / "first")):
        assert line == whole[seq] if seq % 2 == 0 else line.keys() == {"hash"}
    everything = verify(tmp_path / "all", PEM)
    assert verify(tmp_path / "first", PEM) == Verified(everything.size, everything.root, 5)


def test_a_track_without_leaves_is_an_export_of_hashes(house: House, tmp_path: Path) -> None:
    house.act(FIRST)
    written(house, tmp_path, SECOND)
    assert verify(tmp_path, PEM).shown == 0


def test_an_export_of_an_empty_log_verifies(house: House, tmp_path: Path) -> None:
    written(house, tmp_path)
    assert verify(tmp_path, PEM).size == 0


def test_a_later_export_replaces_the_earlier_one(house: House, tmp_path: Path) -> None:
    acts(house, 10)
    first = written(house, tmp_path)
    acts(house, 3)
    written(house, tmp_path, SECOND)
    written(house, tmp_path)
    assert verify(tmp_path, PEM, first).size == 13


def test_the_closing_checkpoint_is_the_callers_to_commit(house: House, tmp_path: Path) -> None:
    acts(house, 2)
    with Session(house.engine) as session:
        closing = export(session, tmp_path, SIGNER, ORIGIN, None)
        session.rollback()
    assert house.checkpoint() == closing, "made again, and the same: Ed25519 is deterministic"


EDITS = {
    "another commitment": "UPDATE audit_leaves SET commitment = leaf_hash WHERE seq = 5",
    "another day": "UPDATE audit_leaves SET day = '2026-01-06' WHERE seq = 5",
    "another policy version": "UPDATE audit_leaves SET policy_version = '2' WHERE seq = 5",
    "a leaf deleted": "DELETE FROM audit_leaves WHERE seq = 5",
    "a leaf moved behind the end": "UPDATE audit_leaves SET seq = 10 WHERE seq = 5",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_the_verifier_names_the_leaf_when_the_database_was_edited_by(
    edit: str, house: House, tmp_path: Path
) -> None:
    acts(house)
    house.write(edit)
    written(house, tmp_path)
    with pytest.raises(LogBroken) as broken:
        verify(tmp_path, PEM)
    assert broken.value.seq == 5
