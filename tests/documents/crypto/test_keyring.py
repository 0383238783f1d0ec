"""The keyring: making and finding keys."""

from collections.abc import Callable

import pytest

from documents.crypto.cache import LIFETIME_SECONDS, KeyCache, Wrapped
from documents.crypto.envelope import DataKey, SealError
from documents.crypto.keyring import ASKED_FOR_EACH_TIME, KEYS, KeyGone, KeyPurpose
from documents.crypto.secret import Secret
from documents.errors import RecordError
from documents.ids import new_id
from tests.documents.crypto.house import House

CONTENT, LINK, WINDOW = KeyPurpose.CONTENT, KeyPurpose.LINK, KeyPurpose.WINDOW


class Timer:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_key_is_found_again_by_purpose_and_subject_and_by_id(house: House) -> None:
    maker = house.open()
    made = {purpose: maker.create(purpose, "subject") for purpose in KeyPurpose}
    for ring in (maker, house.open()):
        for purpose, key in made.items():
            assert ring.current(purpose, "subject") == key
            assert ring.get(key.hex) == ring.get(key.hex, purpose) == key


def test_every_key_is_random_and_its_own(house: House) -> None:
    ring = house.open()
    keys = [ring.create(purpose, subject) for purpose in (CONTENT, LINK) for subject in "ab"]
    assert len({key.id for key in keys}) == 4
    assert len({key.material.reveal() for key in keys}) == 4


def test_what_was_never_made_is_gone(house: House) -> None:
    ring = house.open()
    made = ring.create(CONTENT, "a")
    looks: list[Callable[[], object]] = [
        lambda: ring.current(CONTENT, "b"),
        lambda: ring.current(LINK, "a"),
        lambda: ring.get(new_id()),
        lambda: ring.get(made.hex, LINK),
        lambda: house.open().get(made.hex, LINK),
    ]
    for look in looks:
        with pytest.raises(KeyGone, match=r"^key\.gone$"):
            look()


def test_the_newest_key_is_current_and_the_older_still_opens(house: House) -> None:
    ring = house.open()
    old = ring.create(CONTENT, "a")
    assert ring.current(CONTENT, "a") == old
    new = ring.create(CONTENT, "a")
    for reader in (ring, house.open()):
        assert reader.current(CONTENT, "a") == new
        assert reader.get(old.hex) == old


def test_ensure_makes_one_key_and_finds_it_ever_after(house: House) -> None:
    made = house.open().ensure(CONTENT, "a")
    assert house.open().ensure(CONTENT, "a") == made
    assert house.open().current(CONTENT, "a") == made


def test_materials_do_not_stand_in_the_database(house: House) -> None:
    made = house.open().create(CONTENT, "a")
    with house.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM wrapped_keys").all()
    assert made.material.reveal() not in b"".join(
        value if isinstance(value, bytes) else str(value).encode() for value in rows[0]
    )


def test_the_table_has_no_order_of_its_own() -> None:
    assert KEYS.dialect_options["sqlite"]["with_rowid"] is False
    assert [column.name for column in KEYS.primary_key] == ["id"]


Moved = tuple[str, KeyPurpose, str]
"""What is written into the database, and where the key is then looked for."""

MOVED: dict[str, Moved] = {
    "another subject": ("subject = 'c'", WINDOW, "c"),
    "another purpose": ("purpose = 'link'", LINK, "a"),
    "another generation": ("generation = 9", WINDOW, "a"),
    "another id": (f"id = '{'0' * 32}'", WINDOW, "a"),
    "the wrapped key of another": (
        "wrapped = (SELECT wrapped FROM wrapped_keys WHERE subject = 'b')",
        WINDOW,
        "a",
    ),
}


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED.keys())
def test_a_key_does_not_open_from_a_row_with(moved: Moved, house: House) -> None:
    ring = house.open()
    keys = {subject: ring.create(WINDOW, subject) for subject in "ab"}
    for subject, key in keys.items():
        assert ring.current(WINDOW, subject) == ring.get(key.hex) == key
    written, purpose, subject = moved
    house.write(f"UPDATE wrapped_keys SET {written} WHERE subject = 'a'")  # noqa: S608 - ours
    for reader in (house.open(), ring):  # with an empty cache, and with a filled one
        with pytest.raises(SealError):
            reader.current(purpose, subject)


def test_a_row_that_names_a_root_that_never_was_is_an_error(house: House) -> None:
    house.open().create(CONTENT, "a")
    house.write("UPDATE wrapped_keys SET root = 7")
    with pytest.raises(RecordError, match=r"^root\.missing$"):
        house.open().current(CONTENT, "a")


def test_keys_of_another_root_file_are_not_touched(house: House) -> None:
    """A database and a root file that do not belong together."""
    ring = house.open()
    ring.create(CONTENT, "a")
    ring.destroy(CONTENT, "a")
    made = ring.create(CONTENT, "b")
    stranger = House(house.url, house.key_file.with_name("other.key"))
    attempts: list[Callable[[], object]] = [
        lambda: stranger.open().create(CONTENT, "b"),
        lambda: stranger.open().destroy(CONTENT, "b"),
        lambda: stranger.open().drop_old_roots(),
    ]
    for attempt in attempts:
        with pytest.raises(RecordError, match=r"^root\.missing$"):
            attempt()
    stranger.close()
    assert house.open().current(CONTENT, "b") == made


# What another process destroyed


def test_a_key_of_a_window_or_a_link_destroyed_elsewhere_is_gone_at_once(house: House) -> None:
    assert {WINDOW, LINK, KeyPurpose.OFFICE} == ASKED_FOR_EACH_TIME
    here, elsewhere = house.open(), house.open()
    for purpose in ASKED_FOR_EACH_TIME:
        made = here.create(purpose, "a")
        assert here.get(made.hex) == here.current(purpose, "a") == made
        elsewhere.destroy(purpose, "a")
        with pytest.raises(KeyGone):
            here.get(made.hex)
        with pytest.raises(KeyGone):
            here.current(purpose, "a")


def test_any_other_key_destroyed_elsewhere_is_gone_after_300_seconds(house: House) -> None:
    timer = Timer()
    here, elsewhere = house.open(timer), house.open()
    others = set(KeyPurpose) - ASKED_FOR_EACH_TIME
    made = {purpose: here.create(purpose, "a") for purpose in others}
    assert all(here.current(purpose, "a") == made[purpose] for purpose in others)
    timer.now += 299
    for purpose in others:
        elsewhere.destroy(purpose, "a")
        assert here.get(made[purpose].hex) == here.current(purpose, "a") == made[purpose]
    timer.now += 1  # the use in between prolongs nothing
    for purpose in others:
        with pytest.raises(KeyGone):
            here.get(made[purpose].hex)
        with pytest.raises(KeyGone):
            here.current(purpose, "a")


def test_a_kept_key_is_not_kept_longer_by_finding_it_in_the_database(house: House) -> None:
    timer = Timer()
    ring = house.open(timer)
    made = ring.create(CONTENT, "a")
    ring.get(made.hex)
    timer.now += 200
    ring.current(CONTENT, "a")
    house.open().destroy(CONTENT, "a")
    timer.now += 100
    with pytest.raises(KeyGone):
        ring.get(made.hex)


def test_a_reader_that_was_slower_than_the_destroyer_keeps_nothing() -> None:
    cache = KeyCache(Timer())
    key = DataKey(bytes(16), Secret(bytes(32)))
    row = Wrapped(key.hex, CONTENT, "a", 1, 1, b"")
    epoch = cache.epoch()
    cache.forget([])
    cache.keep(epoch, [key.hex], row, key)
    assert cache.find(key.hex) is None
    cache.keep(cache.epoch(), [key.hex], row, key)
    assert cache.find(key.hex) is not None


def test_a_key_is_kept_300_seconds_at_most() -> None:
    assert LIFETIME_SECONDS <= 300


def test_a_keyring_does_not_show_its_keys(house: House) -> None:
    ring = house.open()
    made = ring.create(CONTENT, "a")
    ring.get(made.hex)
    assert made.material.reveal().hex() not in repr(ring) + repr(vars(ring))
