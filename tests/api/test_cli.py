"""The command line: what it prints and how it exits."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api import demo
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
    for words in every_command(main):
        code, said = ask(*words, "--help")
        assert code == 0
        assert "Usage:" in said


def every_command(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command and of every group of them."""
    yield above
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, (*above, name))
        else:
            yield (*above, name)


def test_every_command_and_option_is_explained() -> None:
    """A command says more than its name; an option says what it takes."""
    for words in every_command(main):
        command: click.Command = main
        for word in words:
            assert isinstance(command, click.Group)
            command = command.commands[word]
        assert len((command.help or "").split()) >= 3, words
        options = [one for one in command.params if isinstance(one, click.Option)]
        assert all(one.help for one in options), words


def test_keys_are_rotated_and_the_log_says_so(home: Path) -> None:
    """Before and afterwards the log verifies, under the same key."""
    assert ask("appoint", said=OFFICER)[0] == 0
    before = (home / "home" / "root.key").read_bytes()
    size = json.loads(ask("audit", "prove", "0")[1])["size"]
    code, said = ask("keys", "rotate")
    assert (code, "under a new root" in said) == (0, True)
    assert (home / "home" / "root.key").read_bytes() != before
    assert json.loads(ask("audit", "prove", "0")[1])["size"] == size + 2
    assert ask("audit", "export", home / "log", "--key-out", home / "key.pem")[0] == 0
    assert ask("audit", "verify", home / "log", "--key", home / "key.pem")[0] == 0


def test_a_factor_that_is_not_there_is_not_forgotten(home: Path) -> None:
    """Whether there is an account or not."""
    assert ask("appoint", said=OFFICER)[0] == 0
    for email in ("officer@secretariat.example", "nobody@secretariat.example"):
        assert ask("forget-factor", said=f"{email}\n")[0] == 1


def test_the_sample_is_played_from_a_clone_only(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the product is installed, it says so and deletes nothing."""
    monkeypatch.setattr(demo, "find_spec", lambda _: None)
    (home / "kept").mkdir()
    code, said = ask("demo", "--once", "--home", home / "kept")
    assert (code, "clone" in said) == (1, True)
    assert (home / "kept").is_dir()
