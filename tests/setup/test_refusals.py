"""Start where something stands in the way: each message says what it is and what to do."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.embedded import install, postgres, processes, sockets
from annotator.embedded.product import ROOT
from tests.setup import starts

pytestmark = pytest.mark.xdist_group("setup")


def test_a_taken_port_names_its_holder_and_a_free_one(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        message = starts.refused(tmp_path / "var", ONRECORD_PORT=str(port))
    assert f"Port {port} is taken by process {os.getpid()}" in message
    assert "ONRECORD_PORT=" in message


def test_data_of_another_postgres_is_left_alone(state: Path) -> None:
    (state / "postgres" / "PG_VERSION").write_text("17\n")
    message = starts.refused(state)
    assert "written by PostgreSQL 17" in message
    assert "PostgreSQL 18" in message
    assert (state / "postgres" / "base").exists()


def test_what_a_killed_start_left_behind_is_ended_and_nothing_else(state: Path) -> None:
    # Where the system cannot end the children of a killed launcher, its record names them to the next one.
    left, stranger = (subprocess.Popen(["sleep", "600"], start_new_session=True) for _ in range(2))
    record = [
        {"name": "web", "pid": left.pid, "identity": processes.identity(left.pid), "signal": int(signal.SIGTERM)},
        # The number of a worker that is long gone belongs to another program now.
        {"name": "worker", "pid": stranger.pid, "identity": f"{stranger.pid}@1", "signal": int(signal.SIGTERM)},
    ]
    (state / "children.json").write_text(json.dumps(record))
    # The same with PostgreSQL's own file, which would make it refuse to start.
    (state / "postgres" / "postmaster.pid").write_text(
        f"{os.getpid()}\n{state}/postgres\n1\n5432\n/tmp\n\n0 0\nready\n"
    )
    started = starts.start(state)
    assert f"Ended web (process {left.pid}), left behind" in started.lines
    assert left.wait(timeout=1) == -signal.SIGTERM
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()
    assert started.stop() == 0


def test_a_copied_folder_does_not_share_the_sockets_of_its_original(state: Path, tmp_path: Path) -> None:
    server = postgres.Server(state)
    sockets.make_private(server.state)
    copy = tmp_path / "copy"
    shutil.copytree(state, copy)
    assert sockets.folder(copy) != sockets.folder(state)
    sockets.remove(state)


def test_a_socket_folder_that_others_may_read_is_refused(tmp_path: Path) -> None:
    state = tmp_path / "var"
    folder = sockets.folder(state)
    folder.mkdir(mode=0o755)
    (folder / "valkey.sock").write_text("")
    try:
        assert "is not a private folder" in starts.refused(state)
    finally:
        shutil.rmtree(folder)


def test_a_long_path_of_the_checkout_still_gives_short_sockets(tmp_path: Path) -> None:
    state = tmp_path / ("long" * 40) / "var"
    started = subprocess.run(
        [*starts.LAUNCHER, "up", "--state", str(state)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert started.returncode == 0, started.stderr
    assert all(len(line) < 120 for line in started.stdout.splitlines() if line.startswith("BROKER_URL"))
    stopped = subprocess.run(
        [*starts.LAUNCHER, "down", "--state", str(state)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert stopped.stdout == "Stopped: Valkey, PostgreSQL\n"


@pytest.mark.parametrize(
    ("name", "value"), [("ONRECORD_WEB_PROCESSES", "many"), ("ONRECORD_WEB_THREADS", "0"), ("ONRECORD_DEMO", "perhaps")]
)
def test_a_setting_that_cannot_be_read_is_named(state: Path, name: str, value: str) -> None:
    message = starts.refused(state, **{name: value})
    assert name in message
    assert value in message


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a file system of 100 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_before_anything_is_written(small_disk: Path) -> None:
    message = starts.refused(small_disk / "var")
    assert "MB are free" in message
    assert "ONRECORD_STATE=" in message
    assert not (small_disk / "var" / "postgres").exists()


def test_a_folder_that_is_a_file_cannot_be_the_state_folder(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    assert "cannot be written" in starts.refused(tmp_path / "var")


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", "/nonexistent")
    assert install.main([]) == 1
    assert "needs Python 3.11 or newer; this is Python 3.9" in capsys.readouterr().err


@pytest.fixture
def no_namespaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an unshare first on the path that is refused, as in a container that denies user namespaces."""
    if os.geteuid() != 0:
        pytest.skip("only root needs another account for PostgreSQL")
    program = tmp_path / "bin" / "unshare"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'unshare: unshare failed: Operation not permitted' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_root_without_namespaces_is_told_which_folder_is_closed(tmp_path: Path, no_namespaces: None) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    message = starts.refused(closed / "var")
    assert "denies user namespaces" in message
    assert "DATABASE_URL=" in message


def test_root_without_namespaces_runs_postgres_as_nobody(no_namespaces: None, open_folder: Path) -> None:
    if not all(parent.stat().st_mode & stat.S_IXOTH for parent in (ROOT / ".venv").resolve().parents):
        pytest.skip("this checkout lies in a folder that others may not enter")
    state = open_folder / "var"
    try:
        subprocess.run(
            [*starts.LAUNCHER, "up", "--state", str(state)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        pid = postgres.running_pid(postgres.Server(state))
        assert pid is not None
        assert Path(f"/proc/{pid}").stat().st_uid == postgres.NOBODY
        assert (state / "postgres").stat().st_uid == postgres.NOBODY
    finally:
        subprocess.run([*starts.LAUNCHER, "down", "--state", str(state)], cwd=ROOT, capture_output=True, check=True)
    assert processes.wait_for(lambda: postgres.running_pid(postgres.Server(state)) is None, seconds=10)
