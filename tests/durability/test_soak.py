"""A short life of a few tracks with random kills; the long one is a command."""

from pathlib import Path

from tests.durability.soak import lived, prepared

TRACKS, SECONDS, SEED = 6, 20, 7


def test_nothing_acknowledged_is_lost_whoever_dies_at_random(tmp_path: Path) -> None:
    with prepared(tmp_path / "home", TRACKS, SEED) as soak:
        found = lived(soak, SECONDS, tmp_path / "export")
    assert soak.kills
    assert found.posts
    assert found.course_acts
