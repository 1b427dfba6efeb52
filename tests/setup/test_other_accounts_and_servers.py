"""Start as a normal user, against servers that are already there, and as the separate processes of a deployment."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from annotator.embedded import processes
from annotator.embedded.product import ROOT
from tests.setup import starts

pytestmark = pytest.mark.xdist_group("setup")

NORMAL_USER = 65534
# A number that no account of the machine has, as containers are often started with.
NAMELESS = 65533
SETTINGS = {"HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}


UNTOLD_JOB = """
import time
from claims.jobs import Job
job = Job.objects.create(kind="a kind that nobody knows")
end = time.monotonic() + 40
while job.state in ("queued", "running") and time.monotonic() < end:
    time.sleep(0.2)
    job.refresh_from_db()
print(job.state)
"""


def packages() -> str:
    """Give the folder of this run's packages, for a Python outside of the virtual environment."""
    return next(path for path in sys.path if path.endswith("site-packages"))


def python_for(account: int) -> str:
    """Give a Python that another account may run and that finds this checkout; skips where there is none."""
    if os.geteuid() != 0:
        pytest.skip("the whole run is a normal user's already")
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for python in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        reads_checkout = [python, "-c", f"open({str(ROOT / 'manage.py')!r})"]
        try:
            subprocess.run(reads_checkout, **as_account(account), capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    pytest.skip("no Python that another account may run and that may read this checkout")


def as_account(number: int) -> dict[str, Any]:
    """Give the arguments with which a process starts as another account, without rights of its own."""
    return {"user": number, "group": number, "extra_groups": []}


@pytest.mark.usefixtures("first_start")  # it has built the browser application
def test_a_normal_user_starts_and_stops_the_product(open_folder: Path) -> None:
    os.chown(open_folder, NORMAL_USER, NORMAL_USER)
    command = [python_for(NORMAL_USER), "-m", "annotator.embedded", "run"]
    started = starts.start(
        open_folder / "var", *command, account=NORMAL_USER, settings=SETTINGS | {"PYTHONPATH": packages()}
    )
    family = started.family()
    assert started.get("/health/ready")[0] == 200
    assert {Path(f"/proc/{pid}").stat().st_uid for pid in family} == {NORMAL_USER}
    assert started.stop() == 0
    assert starts.all_gone(family, seconds=1)


def test_a_normal_user_is_told_of_a_folder_of_somebody_else(open_folder: Path) -> None:
    command = [python_for(NORMAL_USER), "-m", "annotator.embedded", "run"]
    started = starts.start(
        open_folder / "var", *command, ready=False, account=NORMAL_USER, settings=SETTINGS | {"PYTHONPATH": packages()}
    )
    assert started.process.wait(timeout=30) == 1
    assert "cannot be written" in started.lines
    assert "ONRECORD_STATE=" in started.lines


def test_an_account_without_a_name_starts_the_servers(open_folder: Path) -> None:
    launcher = [python_for(NAMELESS), "-m", "annotator.embedded"]
    if (
        subprocess.run(
            ["unshare", "--user", "true"], **as_account(NAMELESS), capture_output=True, check=False
        ).returncode
        != 0
    ):
        pytest.skip("this machine denies user namespaces")
    os.chown(open_folder, NAMELESS, NAMELESS)
    environment = {**os.environ, **SETTINGS, "PYTHONPATH": packages(), "ONRECORD_STATE": str(open_folder / "var")}
    for command, expected in (("up", "DATABASE_URL="), ("down", "Stopped: Valkey, PostgreSQL")):
        whole = [*launcher, command]
        done = subprocess.run(
            whole, **as_account(NAMELESS), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert expected in done.stdout, done.stderr


@pytest.fixture
def external(first_start: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """Give the addresses of a PostgreSQL and a broker that run on their own."""
    state = tmp_path / "elsewhere"
    shutil.copytree(first_start, state)
    up = [*starts.LAUNCHER, "up", "--state", str(state)]
    done = subprocess.run(up, cwd=ROOT, capture_output=True, text=True, check=True)
    addresses = dict(line.split("=", 1) for line in done.stdout.splitlines())
    yield {name: addresses[name] for name in ("DATABASE_URL", "BROKER_URL")}
    subprocess.run([*starts.LAUNCHER, "down", "--state", str(state)], cwd=ROOT, capture_output=True, check=True)


def test_servers_named_in_the_environment_are_used_and_left_running(external: dict[str, str], tmp_path: Path) -> None:
    state = tmp_path / "var"
    started = starts.start(state, settings=external)
    commands = [processes.command_of(pid) for pid in started.family()]
    assert not [command for command in commands if "valkey-server" in command or "bin/postgres" in command]
    assert started.get("/health/ready")[0] == 200
    assert started.stop() == 0
    assert not (state / "postgres").exists()
    assert starts.start(state, settings=external).stop() == 0


def test_web_worker_and_clock_run_as_separate_processes(external: dict[str, str], tmp_path: Path) -> None:
    settings = external | {
        "SECRET_KEY": "a key for this test alone, it is longer than fifty characters",
        "ONRECORD_PORT": str(starts.free_port()),
        "ONRECORD_SWEEP_SECONDS": "1",
    }
    with ExitStack() as running:
        served = {}
        for name in ("web", "worker", "beat"):
            state = tmp_path / f"{name}-state"
            state.mkdir()
            own = starts.start(state, *starts.LAUNCHER, "serve", name, ready=False, settings=settings)
            running.callback(own.process.wait, 45)
            running.callback(own.process.send_signal, signal.SIGTERM)
            served[name] = own
        web = served["web"]
        assert processes.wait_for(lambda: web.get("/health/ready")[0] == 200, seconds=30), web.lines
        # The row alone: only the clock's sweep can have told the worker of it.
        assert web.manage("shell", "--verbosity", "0", "-c", UNTOLD_JOB).split()[-1] == "failed", served["beat"].lines
        health = [*starts.LAUNCHER, "health"]
        answer = subprocess.run(health, env=web.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert answer.returncode == 0
        assert json.loads(answer.stdout)["status"] == "live"
