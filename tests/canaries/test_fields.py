"""Every act is done once with a canary in each of its fields; no sink holds any of them.

- The record and the keys as they lie on the disk, letters, logs at DEBUG, the export, and every
  answer to an act: allowed, refused by a rule, or closed.
- What can be done before there is a brief is done on SQLite, and everything once more on
  PostgreSQL, whose dumps, files and log are read too; at the end no leaf can be written there, and
  acts fail in the middle.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from documents.audit.export import export
from documents.operations import mail
from documents.operations.registry import ACTS as REGISTERED
from tests.api.house import CHARTER
from tests.canaries.clusters import Cluster, cluster
from tests.canaries.fields import every_field, typed_into
from tests.canaries.marked import MARK, words
from tests.canaries.sinks import Piece, files, headers, leaks, letters
from tests.matrices import table
from tests.matrices.addresses import ACTS, UNSEEN
from tests.matrices.building import built
from tests.matrices.may_do import PHASES, SEATS
from tests.matrices.readings import filled
from tests.matrices.test_acts import ALLOWED, DONE
from tests.matrices.world import World

FIELDS = every_field()
FAILING = ("contribution:post", "position:take", "dissent:raise", "paragraph:propose", "brief:ask")
OF_A_SERVER = ("dump of records", "base", "pg_wal", "server.log")
AT_LEAST = 40
"""Canaries that the acts take."""
VARIANTS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "passage:write": (
        {"kind": "option", "moves": "", "moves_against": ""},
        {"kind": "crux", "feasibility": "", "cost": ""},
    ),
    "candidate:assess": ({"finding": "decline"},),
}
"""What else has to be so that every field is taken, once at least."""


@dataclass
class Typed:
    """What was typed into acts that were done, and what came of it."""

    acts: set[str] = field(default_factory=set)
    planted: set[str] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    leaked: set[str] = field(default_factory=set)
    """In which of the server's sinks a leak shows that was planted there."""


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    """Every act done once, before there is a brief or after one was delivered."""
    folder, found = tmp_path_factory.mktemp("fields"), Typed()
    handler = _Lines()
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        before = built(folder / "before", handed_off=False)
        texts = [act for act in ACTS if not act.startswith(("brief:", "answer:", "clarification:"))]
        _open(before, found)
        _do(before, texts, found)
        with cluster() as held:
            after = built(folder / "after", databases=held.databases)
            # Replies first: later they would be found to name somebody, as every canary is alike.
            replies = sorted(ACTS, key=lambda act: not act.startswith("clarification:"))
            _open(after, found)
            _do(after, replies, found, once=True)
            _fail(after, held, found)
            found.pieces += held.pieces()
            found.leaked |= _leaked(held)
            after.store.close()
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    found.pieces += [("log", "\n".join(handler.lines).encode()), *_disk(folder)]
    return found


class _Lines(logging.Handler):
    """Keeps every line whole, with its exception."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def _open(world: World, found: Typed) -> None:
    fields = {path: text for (act, path), text in FIELDS.items() if act == "track:open"}
    funding = {"funding": [{"currency": "EUR", "amount": 1, "source": "", "since": "2026-01-01"}]}
    body = typed_into({**CHARTER, "topics": [], **funding}, fields)
    answer = world.callers["secretariat_officer"].post("/tracks", body)
    assert answer.status_code in DONE, answer.get_data(as_text=True)
    found.acts.add("track:open")
    found.planted |= words(str(body))


def _do(world: World, acts: list[str], found: Typed, *, once: bool = False) -> None:
    """Let whoever may do each act, in every phase or until it is done once; and where it never
    was, first somebody who may not, in vain."""
    for act in acts:
        granted = [(p, s) for p, s in product(PHASES, SEATS) if act in table.acts(s, p)]
        barred = next(seat for seat in SEATS if seat not in {seat for _, seat in granted})
        if act not in found.acts:
            _ask(world, act, granted[0][0], barred, found)
        for phase, seat in granted:
            answers = _ask(world, act, phase, seat, found)
            expected = {404} if seat in UNSEEN.get(act, ()) else ALLOWED
            for answered in answers:
                assert answered.status_code in expected, f"{act}: {answered.get_data(as_text=True)}"
            if once and all(answered.status_code in DONE for answered in answers):
                break
    _leave(world)


def _ask(world: World, act: str, phase: str, seat: str, found: Typed) -> list[TestResponse]:
    """Ask for an act with a canary in each of its fields."""
    address, ids = ACTS[act], world.ids | {"phase": world.stand(phase)}
    fields = {path: text for (name, path), text in FIELDS.items() if name == act}
    whole = typed_into(filled(address.body, ids), fields)
    path = world.here + filled(address.path, ids)
    answers = []
    for variant in VARIANTS.get(act, ({},)):
        body = {**whole, **variant}
        answer = world.callers[seat].post(path, body, match=address.version)
        found.pieces += [(f"answer to {act}", answer.get_data()), *headers([dict(answer.headers)])]
        if answer.status_code in DONE:
            found.acts.add(act)
            found.planted |= words(str(body))
        answers.append(answer)
    return answers


def _fail(world: World, held: Cluster, found: Typed) -> None:
    """Ask for acts whose leaf cannot be written, so that all they did is undone."""
    with held.records() as connection:
        refused = "ALTER TABLE audit_leaves ADD CONSTRAINT refused CHECK (seq < 0) NOT VALID"
        connection.execute(text(refused))
    for act in FAILING:
        phase, seat = next((p, s) for p, s in product(PHASES, SEATS) if act in table.acts(s, p))
        for answered in _ask(world, act, phase, seat, found):
            assert answered.status_code not in DONE, act


def _leaked(held: Cluster) -> set[str]:
    """Where a canary is found that somebody put into a row of their own."""
    with held.records() as connection:
        connection.execute(text("CREATE TABLE notes (note TEXT)"))
        connection.execute(text("INSERT INTO notes VALUES (:note)"), {"note": f"{MARK}aaaa"})
    return {name for name, data in held.pieces() if MARK.encode() in data}


def _leave(world: World) -> None:
    """Send every letter and export the log, then look at the disk as it lies there."""
    home, store = world.store.settings.home, world.store
    mail.send_waiting(store, mail.FolderPostbox(home / "mail"))
    with store.begin() as uow:
        export(uow.session, home / "export", store.checkpoint_signer, store.origin, None)
        uow.commit()


def _disk(folder: Path) -> Iterator[Piece]:
    for home in ("before", "after"):
        for name, data in files(folder / home):
            if not name.startswith("mail/"):
                yield f"{home}/{name}", data
        yield from letters(folder / home / "mail")


def test_every_act_is_done_and_every_field_of_it_taken(typed: Typed) -> None:
    assert typed.acts == {act.value for act in REGISTERED}
    assert {name for name, text in FIELDS.items() if not words(text) <= typed.planted} == set()
    assert len(typed.planted) >= AT_LEAST


def test_no_sink_holds_a_canary(typed: Typed) -> None:
    sinks = {name for name, _ in typed.pieces}
    assert sinks >= {"before/records.db", "before/keys.db", "letter", "log", *OF_A_SERVER}
    assert leaks(typed.pieces, MARK) == []


def test_the_servers_log_holds_what_failed_and_every_sink_of_it_what_leaks(typed: Typed) -> None:
    (log,) = (data for name, data in typed.pieces if name == "server.log")
    assert b'violates check constraint "refused"' in log
    assert typed.leaked == set(OF_A_SERVER)
