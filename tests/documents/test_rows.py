"""Finding rows: by key, and under a lock as they are now."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from sqlalchemy import event, select

from documents.ids import new_id
from documents.models.people import Account
from documents.rows import ensure_row
from documents.store import Store, UnitOfWork
from tests.databases import Databases
from tests.records import new_account, open_store


@pytest.fixture
def store(tmp_path: Path, databases: Databases) -> Iterator[Store]:
    opened = open_store(tmp_path, databases)
    yield opened
    opened.close()


@pytest.fixture
def account(store: Store) -> str:
    return new_account(store, "somebody@example.org", "Somebody")


def change(store: Store, account: str, convenes: bool) -> None:
    with store.begin() as uow:
        uow.session.get_one(Account, account).convenes = convenes
        uow.commit()


def convenes(uow: UnitOfWork, account: str) -> bool:
    row = uow.session.get(Account, account)
    assert row is not None
    return row.convenes


def test_a_row_is_found_by_its_key_and_by_no_other(store: Store, account: str) -> None:
    with store.begin() as uow:
        found = uow.session.get(Account, account)
        assert found is not None
        assert found.id == account
        assert uow.session.get(Account, new_id()) is None
        assert uow.session.locked(Account, new_id()) is None


def test_a_row_deleted_in_this_transaction_is_not_found(store: Store, account: str) -> None:
    with store.begin() as uow:
        uow.session.delete(uow.session.get_one(Account, account))
        uow.session.flush()
        assert uow.session.get(Account, account) is None


def test_what_was_undone_is_read_again(store: Store, account: str) -> None:
    with store.begin() as uow:
        row = uow.session.get_one(Account, account)
        with uow.session.begin_nested() as part:
            row.convenes = True
            uow.session.flush()
            part.rollback()
        assert not convenes(uow, account)


def test_a_locked_row_is_as_it_is_now(store: Store, account: str, backend: str) -> None:
    with store.begin() as uow:
        before = uow.session.get(Account, account)
        assert before is not None
        assert not before.convenes
        if backend == "postgresql":  # on SQLite nobody can write meanwhile
            change(store, account, convenes=True)
        locked = uow.session.locked(Account, account)
        assert locked is before
        assert locked.convenes == (backend == "postgresql")


def test_what_was_read_before_a_lock_is_read_again_after_it(
    store: Store, account: str, backend: str
) -> None:
    other = new_account(store, "other@example.org", "Other")
    with store.begin() as uow:
        held = uow.session.get(Account, other)
        assert held is not None
        if backend == "postgresql":
            change(store, other, convenes=True)
        uow.session.locked(Account, account)
        assert held.convenes == (backend == "postgresql")


def test_a_change_made_before_a_lock_is_kept(store: Store, account: str) -> None:
    with store.begin() as uow:
        uow.session.get_one(Account, account).convenes = True
        locked = uow.session.locked(Account, account)
        assert locked is not None
        assert locked.convenes


def test_where_nothing_can_change_a_row_is_read_once(
    store: Store, account: str, backend: str
) -> None:
    asked: list[str] = []
    event.listen(store.records, "before_cursor_execute", lambda *call: asked.append(call[2]))
    with store.begin() as uow:
        for _ in range(3):
            assert not convenes(uow, account)
    reads = [statement for statement in asked if "FROM accounts" in statement]
    assert len(reads) == {"sqlite": 1, "postgresql": 3}[backend]


def test_what_comes_out_of_a_list_is_let_go(store: Store, account: str) -> None:
    with store.begin() as uow:
        rows = uow.session.scalars(select(Account).where(Account.id == account)).all()
        known = ref(rows[0])
        del rows
        gc.collect()
        assert known() is None


def test_the_only_row_is_made_once(store: Store, account: str) -> None:
    with store.begin() as uow:
        row = uow.session.get_one(Account, account)
        same = {"id": row.id, "index": row.index, "contact": row.contact}
        ensure_row(uow.session, Account, convenes=True, **same)
        uow.commit()
    with store.begin() as uow:
        assert not convenes(uow, account)
