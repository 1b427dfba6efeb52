"""PostgreSQL and Valkey of one state folder together: up, down, and the addresses for the environment."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from annotator.embedded import binaries, checks, postgres, processes, product, sockets, valkey
from annotator.embedded.state import launcher_pid, make_secret_key

# For data that nobody will miss: no write waits for the disk, and how a statement is planned depends on no passing vacuum.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "120",
}


def up(state: Path, *, throwaway: bool = False) -> dict[str, str]:
    """Start both servers where they do not run yet, leave them running, and give the environment that reaches them.

    With throwaway they end with this process and PostgreSQL does not wait for the disk. Raises NotPossible,
    PostgresFailed or ValkeyFailed with the reason.
    """
    state = state.resolve()
    checks.state_folder(state)
    checks.server_account(state)
    make_secret_key(state)
    database, broker = postgres.Server(state), valkey.Server(state)
    if valkey.running_pid(broker) is None:
        child = processes.start(valkey.program(broker), outlives_launcher=not throwaway)
        valkey.wait_ready(broker, child)
    if postgres.running_pid(database) is None:
        postgres.prepare(database, sync=not throwaway)
        program = postgres.program(database, **(THROWAWAY if throwaway else {}))
        postgres.wait_ready(database, processes.start(program, outlives_launcher=not throwaway))
    return {"DATABASE_URL": database.url, "BROKER_URL": broker.url, "ONRECORD_STATE": str(state)}


def down(state: Path) -> list[str]:
    """Stop the launcher of the state folder, or else its servers, in good order; give the names of what ran."""
    state = state.resolve()
    launcher = launcher_pid(state)
    if launcher is not None:
        if not processes.stop_pid(launcher, signal.SIGTERM, seconds=90):
            raise checks.NotPossible(f"The launcher (process {launcher}) does not stop; see {state / 'logs'}")
        return ["web server, worker, clock, Valkey, PostgreSQL"]
    stopped = []
    if valkey.stop(valkey.Server(state)):
        stopped.append("Valkey")
    if postgres.stop(postgres.Server(state)):
        stopped.append("PostgreSQL")
    sockets.remove(state)
    return stopped


def manage(state: Path, arguments: list[str]) -> int:
    """Run a management command with the servers of the state folder, started for its time only where they do not run.

    Gives the command's exit status. Servers named by DATABASE_URL and BROKER_URL are used as they are.
    """
    with _reachable(state.resolve()) as environment:
        return subprocess.run(product.manage(*arguments), env=environment, check=False).returncode


def postgres_program(state: Path, name: str, arguments: list[str]) -> int:
    """Run psql, pg_dump or pg_restore of the release's PostgreSQL on the product's database; give its exit status."""
    with _reachable(state.resolve()) as environment:
        command = [str(binaries.postgres(name)), f"--dbname={environment['DATABASE_URL']}", *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


@contextlib.contextmanager
def _reachable(state: Path) -> Iterator[dict[str, str]]:
    environment = dict(os.environ)
    was_running = True
    if not (environment.get("DATABASE_URL") and environment.get("BROKER_URL")):
        was_running = postgres.running_pid(postgres.Server(state)) is not None
        environment = {**up(state), **environment}
    try:
        yield environment
    finally:
        if not was_running:
            down(state)
