"""Rotating roots: every key stays, its wrapping does not, and a rotation that broke off goes on."""

import pytest

from documents.crypto.envelope import DataKey
from documents.crypto.keyring import KeyPurpose, Keyring
from documents.errors import RecordError
from tests.documents.crypto.house import House

CONTENT, WINDOW = KeyPurpose.CONTENT, KeyPurpose.WINDOW
NAMES = tuple(f"track {number}" for number in range(7))


def made(ring: Keyring) -> dict[str, DataKey]:
    """Seven keys."""
    return {name: ring.create(CONTENT, name) for name in NAMES}


def behind(house: House) -> int:
    """How many keys are not wrapped under the newest root."""
    return house.count(
        "SELECT count(*) FROM wrapped_keys WHERE root <> (SELECT generation FROM root_state)"
    )


def test_every_key_is_wrapped_anew_and_stays_what_it_is(house: House) -> None:
    ring = house.open()
    keys, old = made(ring), house.roots().generations()
    assert list(ring.rotate(page=3)) == [3, 3, 1]
    assert behind(house) == 0
    assert len(house.roots().generations()) == 1
    assert not old & house.roots().generations()
    assert {name: house.open().current(CONTENT, name) for name in NAMES} == keys


def test_without_keys_there_is_still_a_new_root(house: House) -> None:
    ring, old = house.open(), house.roots().generations()
    assert list(ring.rotate()) == []
    assert not old & house.roots().generations()


@pytest.mark.parametrize("pages", [1, 2])
def test_a_rotation_that_broke_off_is_finished_by_the_next(pages: int, house: House) -> None:
    keys = made(house.open())
    broken = house.open().rotate(page=2)
    for _ in range(pages):
        next(broken)
    newest = max(house.roots().generations())
    assert behind(house) == 7 - 2 * pages
    assert sum(house.open().rotate(page=2)) == 7 - 2 * pages
    assert house.roots().generations() == {newest}
    assert {name: house.open().current(CONTENT, name) for name in NAMES} == keys


def test_halfway_every_key_opens_also_after_a_start(house: House) -> None:
    keys = made(house.open())
    next(house.open().rotate(page=3))
    house.open().drop_old_roots()
    assert len(house.roots().generations()) == 2
    assert {name: house.open().current(CONTENT, name) for name in NAMES} == keys


def test_a_key_made_meanwhile_goes_under_the_new_root(house: House) -> None:
    made(house.open())
    rotation = house.open().rotate(page=3)
    next(rotation)
    left = behind(house)
    later = house.open().create(CONTENT, "later")
    assert behind(house) == left
    assert sum(rotation) == left
    assert house.open().current(CONTENT, "later") == later


def test_a_key_destroyed_meanwhile_stays_destroyed(house: House) -> None:
    ring = house.open()
    made(ring)
    ring.create(WINDOW, "window")
    rotation = house.open().rotate(page=3)
    next(rotation)
    ring.destroy(WINDOW, "window")
    assert list(rotation) == []  # destroying wrapped all others anew
    assert len(house.roots().generations()) == 1
    with pytest.raises(RecordError, match=r"^key\.gone$"):
        house.open().current(WINDOW, "window")


def test_an_old_root_file_opens_nothing_after_it(house: House) -> None:
    made(house.open())
    before = house.key_file.read_bytes()
    assert sum(house.open().rotate()) == 7
    house.key_file.write_bytes(before)
    with pytest.raises(RecordError, match=r"^root\.missing$"):
        house.open().create(CONTENT, "more")


def test_a_reader_with_keys_of_before_goes_on(house: House) -> None:
    reader = house.open()
    keys = made(reader)
    assert sum(house.open().rotate(page=2)) == 7
    assert {name: reader.current(CONTENT, name) for name in NAMES} == keys
