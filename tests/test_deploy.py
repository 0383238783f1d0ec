"""What a deployment runs once: secrets are made and kept, roles cannot read each other."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests.postgres import SUPERUSER, Postgres, programs
from workflows.engine_child import LOOPBACK

ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    *("postgres_password", "records_password", "keys_password", "temporal_password"),
    *("records_url", "keys_url"),
}
IGNORED = ".gitignore"


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    """The folder that deploy/secrets.sh makes, in a copy of this tree."""
    shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    subprocess.run([tmp_path / "deploy" / "secrets.sh"], check=True, capture_output=True)
    return tmp_path / "secrets"


def contents(secrets: Path) -> dict[str, str]:
    """Every secret by name."""
    return {p.name: p.read_text("utf-8") for p in secrets.iterdir() if p.name != IGNORED}


def test_the_folder_of_secrets_is_closed_and_complete(secrets: Path) -> None:
    assert set(contents(secrets)) == NAMES
    assert (secrets / IGNORED).read_text("utf-8") == "*\n"
    assert secrets.stat().st_mode & 0o777 == 0o700


def test_secrets_are_random_and_a_second_run_keeps_them(secrets: Path) -> None:
    before = contents(secrets)
    subprocess.run([secrets.parent / "deploy" / "secrets.sh"], check=True, capture_output=True)
    assert before == contents(secrets)
    assert len(set(before.values())) == len(NAMES)
    assert all(len(text.strip()) >= 64 for text in before.values())


def connect(server: Postgres, user: str, database: str) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection as somebody to one database."""
    return psycopg.connect(
        host=LOOPBACK, port=server.port, user=user, dbname=database, autocommit=True
    )


def test_records_keys_and_engine_cannot_open_each_others_databases(
    postgres: Postgres, secrets: Path
) -> None:
    with connect(postgres, SUPERUSER, "postgres") as connection:
        connection.execute("CREATE ROLE postgres SUPERUSER LOGIN")
    where = {"PGHOST": LOOPBACK, "PGPORT": str(postgres.port), "SECRETS": str(secrets)}
    path = f"{programs()}{os.pathsep}{os.environ['PATH']}"
    script = ROOT / "deploy" / "databases.sh"
    subprocess.run([script], env={**where, "PATH": path}, check=True, capture_output=True)
    for role in ("records", "keys", "temporal"):
        connect(postgres, role, role).close()
    for role, other in (("records", "keys"), ("keys", "records"), ("temporal", "keys")):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            connect(postgres, role, other)


def test_the_image_installs_the_versions_that_are_tested() -> None:
    tested = pins(ROOT / "requirements.lock")
    deployed = pins(ROOT / "deploy" / "requirements.lock")
    assert deployed
    assert deployed <= tested
    assert not {"pytest", "ruff", "mypy"} & {pin.split("==")[0] for pin in deployed}


def pins(lock: Path) -> set[str]:
    """The `name==version` of every line that pins one."""
    lines = lock.read_text("utf-8").splitlines()
    return {line.split()[0] for line in lines if "==" in line and line[0].isalnum()}
