"""Start, use, stop and start again, as the person who runs the product on one machine."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from annotator.embedded import processes
from tests.setup import starts

pytestmark = pytest.mark.xdist_group("setup")

ADD_PERSON = "from django.contrib.auth.models import User; User.objects.create_user('ada')"
LIST_PEOPLE = "from django.contrib.auth.models import User; print(*User.objects.values_list('username', flat=True))"


def test_first_start_with_make_makes_the_tables_and_keeps_its_key_private(tmp_path: Path) -> None:
    started = starts.start(tmp_path / "var", "make", "run")
    try:
        assert "Database tables" in started.lines
        assert started.get("/health/ready")[0] == 200
        assert started.get("/")[0] == 200
        assert (started.state / "secret-key").stat().st_mode & 0o777 == 0o600
        assert started.state.stat().st_mode & 0o077 == 0
    finally:
        # make is the foreground process of a terminal's group; Ctrl+C reaches it and its recipe alike.
        os.killpg(started.process.pid, signal.SIGINT)
        started.process.wait(timeout=45)
    assert not (started.state / "postgres" / "postmaster.pid").exists()


def test_a_second_start_is_told_where_the_first_runs_and_after_it_finds_the_data_and_repeats_no_work(
    state: Path,
) -> None:
    first = starts.start(state)
    first.manage("shell", "--verbosity", "0", "-c", ADD_PERSON)
    message = starts.refused(state)
    assert f"process {first.process.pid}, http://127.0.0.1:{first.port}" in message
    assert "make down" in message
    assert first.get("/health/live")[0] == 200
    assert "web server" in first.tool("down")
    assert first.process.wait(timeout=1) == 0
    second = starts.start(state)
    assert "ada" in second.manage("shell", "--verbosity", "0", "-c", LIST_PEOPLE).split()
    assert "existing database" in second.lines
    assert "unchanged" in second.lines
    assert "Database tables" not in second.lines
    # The promise is 4 s on an idle machine; this one runs other tests at the same time.
    assert starts.seconds_to_ready(second) < 15
    # The terminal window was closed.
    assert second.stop(signal.SIGHUP) == 0


def test_a_start_that_never_gets_ready_leaves_nothing_running(tmp_path: Path) -> None:
    """Load, attacks and kills are tried on such a start too; what it left would go on beside every later test."""
    stuck = "import subprocess, time; print(subprocess.Popen(['sleep', '100']).pid, flush=True); time.sleep(100)"
    with pytest.raises(AssertionError, match="was not printed"):
        starts.start(tmp_path / "var", sys.executable, "-c", stuck, seconds=2)
    (output,) = tmp_path.glob("var-*.log")
    assert starts.all_gone([int(output.read_text().split()[0])])


def stops_in_good_order(started: starts.Start, number: signal.Signals) -> None:
    """Send the signal, and see that no process is left and the database was shut down."""
    family = started.family()
    assert len(family) >= 6
    assert started.stop(number) == 0
    assert starts.all_gone(family, seconds=1)
    assert "database system is shut down" in processes.last_lines(started.state / "logs" / "postgres.log", 2)
    assert not (started.state / "postgres" / "postmaster.pid").exists()


def test_a_killed_launcher_takes_its_processes_along_and_the_next_start_works(state: Path) -> None:
    started = starts.start(state)
    family = started.family()
    started.process.kill()
    started.process.wait()
    again = starts.start(state, settings={"ONRECORD_PORT": str(started.port)})
    assert starts.all_gone(family)
    assert again.get("/health/ready")[0] == 200
    stops_in_good_order(again, signal.SIGTERM)


def test_processes_that_die_are_started_again_and_stopping_leaves_none(state: Path) -> None:
    started = starts.start(state)
    for count, name in enumerate(("gunicorn", "annotator.worker", "valkey-server", "postgres"), start=1):
        own = next(pid for pid in started.family() if name in processes.command_of(pid))
        os.kill(own, signal.SIGKILL)
        started.wait_for("started again", times=count, seconds=20)
        assert processes.wait_for(lambda: started.get("/health/ready")[0] == 200, seconds=30), starts.logs(state)
        assert any(name in processes.command_of(pid) for pid in started.family())
    stops_in_good_order(started, signal.SIGINT)


def test_a_process_that_keeps_dying_ends_the_start_with_its_last_lines(state: Path) -> None:
    message = starts.refused(state, ONRECORD_HOSTS="*")
    assert "ended 6 times within a minute" in message
    assert "ONRECORD_HOSTS may not hold" in message


def test_a_management_command_runs_while_the_product_is_stopped(state: Path) -> None:
    done = starts.start(state, *starts.LAUNCHER, "manage", "migrate", "--check", ready=False)
    assert done.process.wait(timeout=30) == 0, done.lines
    assert not (state / "postgres" / "postmaster.pid").exists()


def test_a_backup_taken_while_the_product_runs_is_restored_into_an_empty_folder(state: Path, tmp_path: Path) -> None:
    backup = tmp_path / "onrecord.dump"
    started = starts.start(state)
    started.manage("shell", "--verbosity", "0", "-c", ADD_PERSON)
    started.tool("postgres", "pg_dump", "--format=custom", f"--file={backup}")
    started.stop()
    # The disk is lost: what is left is the backup, and the folder's files.
    shutil.rmtree(state / "postgres")
    started.tool("postgres", "pg_restore", "--no-owner", "--exit-on-error", str(backup))
    again = starts.start(state)
    assert "existing database" in again.lines
    assert "ada" in again.manage("shell", "--verbosity", "0", "-c", LIST_PEOPLE).split()
    again.stop()
