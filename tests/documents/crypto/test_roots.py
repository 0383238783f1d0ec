"""The root file: who may read it, what it becomes, and what is left of it."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents.crypto.envelope import Context, SealError
from documents.crypto.roots import LocalRootKeys, Move, RootGone
from documents.crypto.secret import Secret
from documents.errors import RecordError
from tests.documents.crypto.processes import Processes, Task

PLACE = Context("", "", "wrapped_keys", "wrapped", "row", "key")
MATERIAL = Secret(bytes(range(32)))

OPEN_TO_OTHERS = {
    "the group may read": 0o640,
    "others may read": 0o604,
    "the group may write": 0o620,
    "the group may execute": 0o610,
    "all may do all": 0o777,
}

MALFORMED: dict[str, bytes] = {
    "an empty file": b"",
    "no JSON": b"{",
    "another shape": b"[]",
    "no format": b"{}",
    "another format": b'{"format":"entryhall-roots/2","roots":{}}',
    "roots that are none": b'{"format":"entryhall-roots/1","roots":[]}',
    "a root without key": b'{"format":"entryhall-roots/1","roots":{"1":{"id":"00"}}}',
    "a short key": b'{"format":"entryhall-roots/1","roots":{"1":{"id":"00","key":"00"}}}',
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "root.key"


def held(path: Path) -> dict[str, dict[str, str]]:
    """What the file holds."""
    roots: dict[str, dict[str, str]] = json.loads(path.read_bytes())["roots"]
    return roots


def test_the_file_is_made_at_first_start_for_its_owner_only(path: Path) -> None:
    LocalRootKeys(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_file_is_the_same_at_the_second_start(path: Path) -> None:
    LocalRootKeys(path)
    before = path.read_bytes()
    LocalRootKeys(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", OPEN_TO_OTHERS.values(), ids=OPEN_TO_OTHERS.keys())
def test_the_file_is_refused_when(mode: int, path: Path) -> None:
    roots = LocalRootKeys(path)
    path.chmod(mode)
    for read in (lambda: LocalRootKeys(path), roots.generations, roots.create):
        with pytest.raises(RecordError, match=r"^root\.readable_by_others$"):
            read()


def test_the_file_is_accepted_when_even_its_owner_may_only_read(path: Path) -> None:
    LocalRootKeys(path)
    path.chmod(0o400)
    assert LocalRootKeys(path).generations() == {1}


@pytest.mark.parametrize("content", MALFORMED.values(), ids=MALFORMED.keys())
def test_the_file_is_refused_when_it_holds(content: bytes, path: Path) -> None:
    LocalRootKeys(path)
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"^root\.file_malformed$") as refusal:
        LocalRootKeys(path)
    assert refusal.value.__context__ is None
    assert path.read_bytes() == content


def test_a_new_root_has_the_next_number_and_the_others_stay(path: Path) -> None:
    roots = LocalRootKeys(path)
    first = held(path)["1"]
    assert roots.create() == 2
    assert roots.generations() == {1, 2}
    assert held(path)["1"] == first != held(path)["2"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_number_is_not_used_again_after_its_root_was_dropped(path: Path) -> None:
    roots = LocalRootKeys(path)
    roots.create()
    roots.drop([1])
    assert roots.create() == 3


def test_what_was_wrapped_is_unwrapped_by_whoever_has_the_file(path: Path) -> None:
    wrapped = LocalRootKeys(path).wrap(1, PLACE, MATERIAL)
    assert LocalRootKeys(path).unwrap(1, PLACE, wrapped) == MATERIAL


def test_what_is_wrapped_anew_is_bound_to_its_new_root_and_place(path: Path) -> None:
    roots = LocalRootKeys(path)
    wrapped, there = roots.wrap(1, PLACE, MATERIAL), replace(PLACE, gen=2)
    roots.create()
    (moved,) = roots.rewrap(2, [Move(1, wrapped, PLACE, there)])
    assert roots.unwrap(2, there, moved) == MATERIAL
    for generation, place in ((1, there), (2, PLACE)):
        with pytest.raises(SealError):
            roots.unwrap(generation, place, moved)
    roots.drop([1])
    with pytest.raises(RootGone):
        roots.rewrap(2, [Move(1, wrapped, PLACE, there)])


def test_what_was_wrapped_is_not_unwrapped_under_another_root(path: Path) -> None:
    roots = LocalRootKeys(path)
    roots.create()
    with pytest.raises(SealError):
        roots.unwrap(2, PLACE, roots.wrap(1, PLACE, MATERIAL))


def test_a_dropped_root_opens_nothing_in_any_process(path: Path) -> None:
    roots, elsewhere = LocalRootKeys(path), LocalRootKeys(path)
    wrapped = roots.wrap(1, PLACE, MATERIAL)
    roots.create()
    roots.drop([1])
    for reader in (roots, elsewhere, LocalRootKeys(path)):
        with pytest.raises(RootGone):
            reader.unwrap(1, PLACE, wrapped)
        with pytest.raises(RootGone):
            reader.wrap(1, PLACE, MATERIAL)


def test_dropping_what_is_not_there_changes_nothing(path: Path) -> None:
    roots = LocalRootKeys(path)
    before = path.read_bytes()
    roots.drop([7])
    assert path.read_bytes() == before


def test_a_dropped_root_is_overwritten_where_it_stood(path: Path) -> None:
    roots = LocalRootKeys(path)
    roots.create()
    dropped = held(path)["1"]["key"].encode()
    with path.open("rb") as old:
        roots.drop([1])
        assert not old.read().strip(b"\0")
    assert dropped not in path.read_bytes()


def test_the_unfinished_file_of_a_killed_writer_is_removed(path: Path) -> None:
    LocalRootKeys(path)
    unfinished = path.with_name(path.name + ".next")
    unfinished.write_bytes(path.read_bytes())
    LocalRootKeys(path)
    assert not unfinished.exists()


CHANGES: dict[str, Callable[[LocalRootKeys], object]] = {
    "creating": LocalRootKeys.create,
    "dropping": lambda roots: roots.drop([1]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_that_cannot_be_written_leaves_the_old_file(
    change: Callable[[LocalRootKeys], object], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roots = LocalRootKeys(path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        change(roots)
    assert path.read_bytes() == before


def kind_of(status: os.stat_result) -> str:
    """What a descriptor is open on."""
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    return "file" if status.st_nlink else "file without a name"


def test_a_change_is_on_disk_before_it_is_relied_upon(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New content, then its name, then the folder; only then the old content is overwritten."""
    roots = LocalRootKeys(path)
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def watched_sync(descriptor: int) -> None:
        done.append(kind_of(os.fstat(descriptor)))
        sync(descriptor)

    def watched_replace(source: Path, target: Path) -> None:
        done.append("replaced")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", watched_sync)
    monkeypatch.setattr(os, "replace", watched_replace)
    roots.create()
    assert done == ["file", "replaced", "folder", "file without a name"]


def test_processes_that_start_together_make_one_file(path: Path, processes: Processes) -> None:
    for number in range(5):
        file = path.with_name(f"{number}.key")
        seen = processes.run(*[Task("roots", "sqlite://", str(file))] * 6)
        assert len({tuple(ended.said) for ended in seen}) == 1
        assert not any(ended.killed for ended in seen)
        assert len(seen[0].said) == 1


def test_processes_that_change_it_together_lose_nothing(path: Path) -> None:
    writers = [LocalRootKeys(path) for _ in range(3)]
    made = [roots.create() for _ in range(4) for roots in writers]
    assert made == list(range(2, 14))
    assert LocalRootKeys(path).generations() == set(range(1, 14))
