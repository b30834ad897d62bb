"""What stands around the code: the lock, the container, the commands and the closed network."""

import re
import socket
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.settings import PREFIX, Settings
from tests.conftest import NetworkClosed, NetworkGuard

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
DECLARED = [*PROJECT["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICE: dict[str, Any] = COMPOSE["services"]["assistant"]


def pins() -> dict[str, str]:
    """Locked versions by canonical name."""
    lines = [line for line in LOCK.splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (x.split("==") for x in lines)}


def instructions(word: str) -> list[str]:
    return re.findall(rf"^{word} +(.+)$", DOCKERFILE, re.MULTILINE)


@pytest.mark.parametrize("line", DECLARED, ids=lambda line: Requirement(line).name)
def test_the_lock_pins_what_is_declared(line: str) -> None:
    requirement = Requirement(line)
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def test_the_lock_names_no_machine_and_no_build() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", f"{n}{v}") for n, v in pins().items())
    assert "://" not in LOCK


def test_container_and_makefile_install_the_same() -> None:
    make = re.findall(r"^\t\$\(BIN\)/pip (install .+)$", MAKEFILE, re.MULTILINE)
    assert [line.removeprefix("pip ") for line in instructions("RUN") if "pip" in line] == [
        line.replace(" --editable", "") for line in make
    ]


def test_everything_the_container_copies_exists_and_is_not_ignored() -> None:
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sources = [name for line in instructions("COPY") for name in line.split()[:-1]]
    assert sources
    for name in sources:
        assert (ROOT / name).exists()
        assert f"!{name}" in kept


def test_the_container_serves_as_an_ordinary_user_and_watches_itself() -> None:
    assert instructions("USER") == ["assistant"]
    assert instructions("CMD")[-1] == '["assistant", "serve", "--host", "0.0.0.0"]'
    assert "/readyz" in instructions("HEALTHCHECK")[0]


def test_compose_has_the_parts_of_a_compose_file() -> None:
    assert set(COMPOSE) <= {"services", "volumes"}
    assert set(SERVICE) <= {
        *("build", "image", "command", "environment", "ports", "volumes"),
        *("healthcheck", "restart", "cap_drop", "security_opt", "env_file"),
    }
    assert set(SERVICE["healthcheck"]) <= {"test", "interval", "timeout", "start_period", "retries"}
    assert all(isinstance(value, str | int) for value in SERVICE["environment"].values())


def test_compose_takes_further_settings_from_a_file_that_may_be_missing() -> None:
    assert SERVICE["env_file"] == [{"path": "assistant.env", "required": False}]
    assert "assistant.env" in (ROOT / ".gitignore").read_text("utf-8").split()  # it holds secrets


def test_compose_starts_only_with_keys() -> None:
    assert SERVICE["environment"]["ASSISTANT_API_KEYS"].startswith("${ASSISTANT_API_KEYS:?")


def test_compose_sets_only_settings_that_exist() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert {name for name in SERVICE["environment"] if name.startswith(PREFIX)} <= known


def test_compose_keeps_the_data_and_only_reads_the_corpus() -> None:
    mounts = [mount.split(":") for mount in SERVICE["volumes"]]
    assert mounts == [["data", "/data"], ["./corpus", "/corpus", "ro"]]
    assert "data" in COMPOSE["volumes"]
    assert "ASSISTANT_DATA=/data" in DOCKERFILE
    assert "ASSISTANT_CORPUS=/corpus" in DOCKERFILE


def test_compose_and_container_ask_the_same_whether_it_is_ready() -> None:
    assert SERVICE["healthcheck"]["test"][-1] in instructions("HEALTHCHECK")[0]


def test_ci_runs_the_command_that_everybody_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text(encoding="utf-8").splitlines()[-1].endswith(" test")


def test_the_network_is_closed(network: NetworkGuard) -> None:
    with socket.socket() as sock:
        with pytest.raises(NetworkClosed):
            sock.connect(("192.0.2.1", 80))
        with pytest.raises(NetworkClosed):
            sock.connect_ex(("192.0.2.1", 80))
    with pytest.raises(NetworkClosed):
        socket.create_connection(("192.0.2.1", 80))
    with pytest.raises(NetworkClosed):
        socket.getaddrinfo("example.com", 80)
    assert network.stopped == ["192.0.2.1", "192.0.2.1", "192.0.2.1", "example.com"]
    network.stopped.clear()


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        socket.create_connection(address).close()
        assert socket.getaddrinfo("localhost", address[1])
