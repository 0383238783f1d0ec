"""Many processes on one keyring, and processes killed in the midst of destroying a key."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

import pytest
from sqlalchemy import select

from documents.crypto.cache import Wrapped
from documents.crypto.envelope import Context, DataKey, SealError
from documents.crypto.keyring import KEYS, KeyGone, KeyPurpose, Keyring, place
from documents.crypto.roots import LocalRootKeys, RootGone
from documents.crypto.secret import Secret
from tests.documents.crypto.house import House
from tests.documents.crypto.processes import Processes, Task

CONTENT = KeyPurpose.CONTENT


def task(house: House, what: str, **more: object) -> Task:
    """A task on this house."""
    return replace(Task(what, house.url, str(house.key_file)), **more)  # type: ignore[arg-type]


def test_processes_that_need_the_same_key_get_the_same(house: House, processes: Processes) -> None:
    ended = processes.run(*[task(house, "ensure", subject="new", times=3)] * 6)
    said = {key_id for process in ended for key_id in process.said}
    assert len(said) == 1
    assert house.open().current(CONTENT, "new").hex in said
    assert house.count("SELECT count(*) FROM wrapped_keys") == 1


def test_processes_that_make_keys_of_one_subject_number_them_without_gaps(
    house: House, processes: Processes
) -> None:
    ended = processes.run(*[task(house, "create", times=5)] * 4)
    assert len({key_id for process in ended for key_id in process.said}) == 20
    assert house.count("SELECT max(generation) FROM wrapped_keys") == 20


def test_keys_made_while_others_are_destroyed_all_open(house: House, processes: Processes) -> None:
    """No key is ever wrapped under a root that was dropped."""
    makers = [task(house, "create", subject=f"kept {number}", times=8) for number in range(2)]
    destroyers = [task(house, "churn", subject=f"gone {number}", times=4) for number in range(2)]
    readers = [task(house, "ensure", subject="read", times=20)]
    ended = processes.run(*makers, *destroyers, *readers)
    assert [len(process.said) for process in ended] == [8, 8, 0, 0, 20]
    ring = house.open()
    for key_id in {key_id for process in ended for key_id in process.said}:
        assert ring.get(key_id).hex == key_id
    assert len(house.roots().generations()) == 1


class Overtaken(LocalRootKeys):
    """A root file whose first reader is overtaken by a destroyer."""

    def __init__(self, house: House) -> None:
        super().__init__(house.key_file)
        self._overtakers = [house.open()]

    def unwrap(self, generation: int, context: Context, wrapped: bytes) -> Secret:
        """Too late: the root is dropped between the reading of the row and this."""
        while self._overtakers:
            self._overtakers.pop().destroy(CONTENT, "gone")
        return super().unwrap(generation, context, wrapped)


def test_a_reader_overtaken_by_a_destroyer_reads_again(house: House) -> None:
    ring = house.open()
    kept = ring.create(CONTENT, "kept")
    looks: list[Callable[[Keyring], DataKey]] = [
        lambda reader: reader.get(kept.hex),
        lambda reader: reader.current(CONTENT, "kept"),
    ]
    for look in looks:
        ring.ensure(CONTENT, "gone")
        assert look(Keyring(house.engine, Overtaken(house))) == kept
        assert house.count("SELECT count(*) FROM wrapped_keys") == 1


@dataclass
class Before:
    """What stood before a destroyer began: all that a thief could have copied."""

    kept: list[DataKey]
    victim: DataKey
    wrapped: bytes
    place: Context
    root: int
    root_key: str


def remember(house: House, ring: Keyring, kept: list[DataKey]) -> Before:
    """Copy the database's row of the victim, and the name and key of its root."""
    victim = ring.ensure(CONTENT, "victim")
    with house.engine.connect() as connection:
        stored = connection.execute(select(KEYS).where(KEYS.c.subject == "victim"))
        row = Wrapped(*stored.one())
    held = json.loads(house.key_file.read_bytes())["roots"]
    return Before(kept, victim, row.wrapped, place(row), row.root, held[str(row.root)]["key"])


def opens_or_is_gone(ring: Keyring, key: DataKey) -> bool:
    """True if it opens, as itself; False if it is gone; nothing between the two."""
    try:
        return ring.get(key.hex) == key
    except KeyGone:
        return False


def test_a_destroyer_killed_at_any_step_leaves_all_or_nothing_and_can_be_finished(
    house: House, processes: Processes
) -> None:
    """After each the state is whole, and once finished, final. On SQLite every single step."""
    stride = 1 if house.engine.dialect.name == "sqlite" else 3
    ring = house.open()
    kept = [ring.create(CONTENT, f"kept {number}") for number in range(3)]
    kept.append(ring.create(KeyPurpose.WINDOW, "w"))
    states = []
    for step in count(step=stride):
        before = remember(house, house.open(), kept)
        (ended,) = processes.run(task(house, "destroy", subject="victim", kill_at=step))
        reader = house.open()
        assert [reader.get(key.hex) for key in kept] == kept, f"killed at step {step}"
        states.append(opens_or_is_gone(reader, before.victim))
        house.open().drop_old_roots()
        assert len(house.roots().generations()) == 1
        house.open().destroy(CONTENT, "victim")
        assert_final(house, before)
        if not ended.killed:
            break
    committed = states.index(False)
    assert committed * stride > 8, "steps before the commit: nothing was destroyed"
    assert (len(states) - committed) * stride > 4, "steps after it: the key is gone"
    assert not any(states[committed:])


def assert_final(house: House, before: Before) -> None:
    """The victim is gone for good, also from what a thief copied; the others are as before."""
    ring = house.open()
    assert [ring.get(key.hex) for key in before.kept] == before.kept
    assert not opens_or_is_gone(ring, before.victim)
    files = list(house.key_file.parent.iterdir())
    assert [file.name for file in files] == [house.key_file.name]
    assert before.root_key not in house.key_file.read_text()
    with pytest.raises(RootGone):
        house.roots().unwrap(before.root, before.place, before.wrapped)
    for root in house.roots().generations():
        with pytest.raises(SealError):
            house.roots().unwrap(root, before.place, before.wrapped)
