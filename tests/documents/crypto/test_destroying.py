"""The keyring: destroying keys."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from documents.crypto.envelope import SealError
from documents.crypto.keyring import KeyGone, KeyPurpose
from documents.errors import RecordError
from documents.ids import new_id
from tests.documents.crypto.house import House

CONTENT, LINK, WINDOW = KeyPurpose.CONTENT, KeyPurpose.LINK, KeyPurpose.WINDOW


def test_a_destroyed_key_is_gone_and_all_others_stay(house: House) -> None:
    ring = house.open()
    kept = [ring.create(CONTENT, "a"), ring.create(CONTENT, "a"), ring.create(LINK, "b")]
    gone = [ring.create(CONTENT, "b"), ring.create(CONTENT, "b")]
    ring.destroy(CONTENT, "b")
    for reader in (ring, house.open()):
        assert [reader.get(key.hex) for key in kept] == kept
        for key in gone:
            with pytest.raises(KeyGone):
                reader.get(key.hex)
        with pytest.raises(KeyGone):
            reader.current(CONTENT, "b")


def test_destroying_what_is_not_there_is_no_error_and_changes_nothing(house: House) -> None:
    ring = house.open()
    ring.create(CONTENT, "a")
    before = house.key_file.read_bytes()
    ring.destroy(CONTENT, "b")
    ring.destroy(LINK, "a")
    assert house.key_file.read_bytes() == before


def test_destroying_many_of_which_most_are_gone_is_no_more_work(house: House) -> None:
    ring = house.open()
    few = [(WINDOW, "there"), (WINDOW, "gone")]
    many = [*few, *((WINDOW, new_id()) for _ in range(1_000))]
    taken = []
    for names in (few, many):
        ring.create(WINDOW, "there")
        said: list[str] = []
        with _listening(house, said):
            ring.destroy_all(names)
            ring.destroy_all(names)
        taken.append(len(said))
        with pytest.raises(KeyGone):
            ring.current(WINDOW, "there")
    assert taken[0] == taken[1]


def test_destroying_what_is_gone_finishes_what_a_killed_destroyer_began(house: House) -> None:
    ring = house.open()
    ring.create(CONTENT, "a")
    house.roots().create()
    ring.destroy(CONTENT, "b")
    assert house.roots().generations() == {1}


@contextmanager
def _listening(house: House, said: list[str]) -> Iterator[None]:
    """Keep every statement to the keys database."""

    def hear(*heard: object) -> None:
        said.append(str(heard[2]))

    event.listen(house.engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        event.remove(house.engine, "before_cursor_execute", hear)


def test_destroying_twice_is_destroying_once(house: House) -> None:
    ring = house.open()
    kept = ring.create(CONTENT, "a")
    ring.create(CONTENT, "b")
    ring.destroy(CONTENT, "b")
    before = house.key_file.read_bytes()
    ring.destroy(CONTENT, "b")
    assert house.key_file.read_bytes() == before
    assert house.open().current(CONTENT, "a") == kept


def test_a_subject_may_have_a_key_again_and_it_is_a_new_one(house: House) -> None:
    ring = house.open()
    old = ring.create(CONTENT, "a")
    ring.destroy(CONTENT, "a")
    new = ring.ensure(CONTENT, "a")
    assert new.id != old.id
    assert new.material != old.material


def test_destroying_leaves_one_root_and_it_is_a_new_one(house: House) -> None:
    ring = house.open()
    ring.create(CONTENT, "a")
    ring.create(CONTENT, "b")
    ring.destroy(CONTENT, "b")
    assert house.roots().generations() == {2}
    assert house.count("SELECT count(*) FROM wrapped_keys WHERE root = 2") == 1
    assert house.count("SELECT generation FROM root_state") == 2


def test_a_restored_database_does_not_bring_a_destroyed_key_back(house: House) -> None:
    ring = house.open()
    gone = ring.create(CONTENT, "a")
    with house.engine.connect() as connection:
        backup = connection.exec_driver_sql("SELECT wrapped FROM wrapped_keys").scalar_one()
    ring.destroy(CONTENT, "a")
    ring.create(CONTENT, "z")
    house.write(
        "UPDATE wrapped_keys SET id = :id, subject = 'a', root = 1, wrapped = :wrapped",
        id=gone.hex,
        wrapped=backup,
    )
    with pytest.raises(RecordError, match=r"^root\.missing$"):
        house.open().get(gone.hex)
    for root in house.roots().generations():
        house.write("UPDATE wrapped_keys SET root = :root", root=root)
        with pytest.raises(SealError):
            house.open().get(gone.hex)
