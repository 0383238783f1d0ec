"""The command line: what it prints and how it exits."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from documents.audit.merkle import verify_inclusion
from documents.models.shreddings import Shredding
from documents.operations import mail
from documents.settings import Settings
from documents.store import Store
from policies import matrices


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENTRYHALL_HOME", str(tmp_path / "home"))
    return tmp_path


OFFICER = "officer@secretariat.example\nAn Officer\n"


def ask(*arguments: str | Path, said: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], input=said)
    return done.exit_code, done.stdout if done.exit_code == 0 else done.output


def test_the_rules_are_printed_from_the_constants() -> None:
    code, printed = ask("policies", "show", "--format", "json")
    assert code == 0
    assert json.loads(printed) == matrices.as_data()
    assert ask("policies", "show") == (0, matrices.as_text() + "\n")


def test_the_databases_are_brought_up_to_date_twice(home: Path) -> None:
    assert ask("db", "upgrade")[0] == 0
    assert ask("db", "upgrade")[0] == 0
    assert (home / "home" / "records.db").exists()


def test_a_founding_officer_gets_the_printed_link_by_mail(home: Path) -> None:
    code, printed = ask("appoint", said=OFFICER)
    assert code == 0
    store = Store.open(Settings.from_environment({"ENTRYHALL_HOME": str(home / "home")}))
    assert mail.send_waiting(store, mail.FolderPostbox(home / "letters")) == 1
    store.close()
    (letter,) = (home / "letters").glob("*.eml")
    text = letter.read_text()
    assert printed.strip() in text.replace("=\n", "").replace("=3D", "=")
    assert "An Officer" not in text


def test_two_addresses_are_not_one(home: Path) -> None:
    assert ask("appoint", said="a@b.example, c@d.example\nAn Officer\n")[0] == 2


def test_an_exported_log_verifies_with_its_key(home: Path) -> None:
    assert ask("appoint", said=OFFICER)[0] == 0
    code, note = ask("audit", "export", home / "log", "--key-out", home / "key.pem")
    assert code == 0
    (home / "kept").write_text(note)
    code, said = ask("audit", "verify", home / "log", "--key", home / "key.pem")
    assert (code, "verifies" in said) == (0, True)
    assert (
        ask(
            "audit",
            "verify",
            home / "log",
            "--key",
            home / "key.pem",
            "--checkpoint",
            home / "kept",
        )[0]
        == 0
    )


def test_a_proof_is_one_that_outsiders_can_verify(home: Path) -> None:
    for _ in range(3):
        assert ask("appoint", said=OFFICER)[0] == 0
    code, printed = ask("audit", "prove", "1", "--since", "2")
    proof = json.loads(printed)
    path = [bytes.fromhex(node) for node in proof["inclusion"]]
    root, leaf = bytes.fromhex(proof["root"]), bytes.fromhex(proof["leaf_hash"])
    assert code == 0
    assert verify_inclusion(leaf, 1, proof["size"], path, root)
    assert not verify_inclusion(leaf, 0, proof["size"], path, root)
    assert proof["consistency"]
    assert ask("audit", "prove", "99")[0] == 2


def test_without_a_key_nothing_is_verified(home: Path) -> None:
    assert ask("audit", "export", home / "log", "--key-out", home / "key.pem")[0] == 0
    (home / "log" / "key.pem").write_text((home / "key.pem").read_text())
    assert ask("audit", "verify", home / "log")[0] == 2


def test_a_key_that_is_none_does_not_verify(home: Path) -> None:
    assert ask("audit", "export", home / "log")[0] == 0
    (home / "other.pem").write_text("no key")
    code, said = ask("audit", "verify", home / "log", "--key", home / "other.pem")
    assert (code, "NOT" in said) == (1, True)


def test_a_track_that_was_not_destroyed_has_no_certificate(home: Path) -> None:
    code, said = ask("audit", "certificate", "ab" * 16)
    assert (code, "no certificate" in said) == (1, True)
    with Store.open(Settings.from_environment(os.environ)).begin() as uow:
        row = Shredding(id="ab" * 16, workflow_id="c" * 32, first_by="1", second_by="2")
        row.due, row.certificate = uow.clock.now(), "It was destroyed.\n"
        uow.session.add(row)
        uow.commit()
    assert ask("audit", "certificate", "ab" * 16) == (0, "It was destroyed.\n")


def test_every_command_says_what_it_does() -> None:
    for words in ([], ["run"], ["web"], ["worker"], ["audit", "verify"], ["policies", "show"]):
        code, said = ask(*words, "--help")
        assert code == 0
        assert "Usage:" in said
