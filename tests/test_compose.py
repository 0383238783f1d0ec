"""The rules that docker-compose.yml keeps, read from the file itself."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker")

every_service = pytest.mark.parametrize("name", SERVICES)


def words(part: object) -> str:
    """A part of the file as text, to look for something anywhere in it."""
    return yaml.safe_dump(part)


def test_the_deployment_is_web_worker_postgresql_temporal_and_its_console() -> None:
    assert set(SERVICES) == {"web", "worker", "postgresql", "temporal", "temporal-ui"}


def test_only_known_keys_stand_at_the_top() -> None:
    known = {"name", "services", "networks", "volumes", "secrets"}
    assert {key for key in COMPOSE if not key.startswith("x-")} == known


@every_service
def test_a_service_is_built_here_or_pinned_to_a_version(name: str) -> None:
    service = SERVICES[name]
    image, _, version = service.get("image", "").partition(":")
    assert "build" in service or (image and version and version != "latest")


@every_service
def test_a_service_says_how_it_is_and_is_started_again(name: str) -> None:
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert {"interval", "timeout", "retries"} <= set(check)
    assert SERVICES[name]["restart"] == "unless-stopped"


@every_service
def test_a_port_is_published_on_the_loopback_address_or_not_at_all(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", []))


@every_service
def test_only_named_volumes_and_read_only_files_are_mounted(name: str) -> None:
    for volume in SERVICES[name].get("volumes", []):
        source, _, rest = volume.partition(":")
        assert source in COMPOSE["volumes"] or (source.startswith("./") and rest.endswith(":ro"))


@every_service
def test_a_secret_is_a_file_and_never_a_variable(name: str) -> None:
    service = SERVICES[name]
    assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
    for variable, value in service.get("environment", {}).items():
        secret = any(part in variable for part in ("PASSWORD", "PWD", "TOKEN", "_URL_FILE"))
        assert not secret or value.startswith("/run/secrets/"), variable
    assert all(set(secret) == {"file"} for secret in COMPOSE["secrets"].values())


@every_service
def test_a_service_drops_all_capabilities_and_gains_no_privilege(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"privileged", "cap_add", "network_mode", "pid", "ipc"} & set(service)


@pytest.mark.parametrize("name", [*OURS, "postgresql"])
def test_what_can_run_on_a_read_only_system_does(name: str) -> None:
    assert SERVICES[name]["read_only"] is True


@pytest.mark.parametrize("name", OURS)
def test_our_processes_wait_for_database_and_engine(name: str) -> None:
    waits = SERVICES[name]["depends_on"]
    assert {which: how["condition"] for which, how in waits.items()} == {
        "postgresql": "service_healthy",
        "temporal": "service_healthy",
    }


@pytest.mark.parametrize("name", ["worker", "postgresql", "temporal"])
def test_what_nobody_calls_from_outside_is_on_the_inner_network_only(name: str) -> None:
    assert SERVICES[name]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_records_and_keys_are_two_databases_with_two_secrets() -> None:
    settings = SERVICES["web"]["environment"]
    assert settings["ENTRYHALL_RECORDS_URL_FILE"] != settings["ENTRYHALL_KEYS_URL_FILE"]
    script = (ROOT / "deploy" / "databases.sh").read_text("utf-8")
    assert "make records records\n" in script
    assert "make keys keys\n" in script


def test_the_root_key_lies_in_a_volume_of_its_own() -> None:
    key = SERVICES["web"]["environment"]["ENTRYHALL_KEY_FILE"]
    assert f"key:{Path(key).parent}" in SERVICES["web"]["volumes"]


def test_every_file_that_the_deployment_names_is_there() -> None:
    named = ("deploy/Dockerfile", "deploy/databases.sh", "deploy/secrets.sh", "deploy/healthy.py")
    assert SERVICES["web"]["build"]["dockerfile"] == named[0]
    assert all((ROOT / name).is_file() for name in named)


def test_no_service_has_a_codec_server_that_would_open_payloads() -> None:
    assert "CODEC" not in words(SERVICES["temporal-ui"])


@pytest.mark.parametrize("name", OURS)
def test_the_command_of_a_service_is_one_that_entryhall_understands(name: str) -> None:
    from api.cli import main

    verb, *arguments = SERVICES[name]["command"]
    main.commands[verb].make_context(verb, arguments)
