"""The steps from a checkout to a running product, and back: what `make run` does after the packages are there."""

import contextlib
import http.client
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from annotator.embedded import checks, frontend, postgres, product, sockets, state, supervise, tables, valkey
from annotator.embedded.processes import Program


class StepFailed(RuntimeError):
    """One of the steps ended with an error; the message holds its last lines."""


class StopRequested(BaseException):
    """Someone pressed Ctrl+C or sent SIGTERM; no step may catch this as a failure of its own."""


class Launch:
    """One run of the product over one state folder."""

    def __init__(self, folder: Path) -> None:
        self.state = folder
        self.began = time.monotonic()
        self.external_database = bool(os.environ.get("DATABASE_URL"))
        self.external_broker = bool(os.environ.get("BROKER_URL"))
        self.supervisor = supervise.Supervisor(folder / "children.json", say)
        self.new_database = False

    def run(self) -> None:
        """Bring everything up, print the address and the links, and watch until someone asks to stop."""
        host, port = product.address()
        checks.state_folder(self.state)
        with state.single_launcher(self.state):
            signal.signal(signal.SIGINT, _request_stop)
            signal.signal(signal.SIGTERM, _request_stop)
            signal.signal(signal.SIGHUP, _request_stop)
            try:
                self._prepare(host, port)
                self._start_product()
                self._announce(host, port)
                while True:
                    self.supervisor.look()
                    time.sleep(0.5)
            except StopRequested:
                say("Stopping ...")
            finally:
                self._stop()

    def _prepare(self, host: str, port: int) -> None:
        supervise.end_leftovers(self.state / "children.json", say)
        if not self.external_database:
            checks.server_account(self.state)
            postgres.stop(postgres.Server(self.state))
        if not self.external_broker:
            valkey.stop(valkey.Server(self.state))
        checks.port(host, port)
        os.environ["ONRECORD_STATE"] = str(self.state)
        state.make_secret_key(self.state)
        with step("Browser application") as note:
            note.append("built" if frontend.ensure_build() else "unchanged")
        self._start_servers()
        self._migrate()
        if self._demo_wanted():
            self._make_demo()

    def _start_servers(self) -> None:
        if self.external_database and self.external_broker:
            return
        with step("PostgreSQL and Valkey") as note:
            database, broker = postgres.Server(self.state), valkey.Server(self.state)
            if not self.external_broker:
                valkey_process = self.supervisor.start(valkey.program(broker))
                os.environ["BROKER_URL"] = broker.url
            if not self.external_database:
                self.new_database = postgres.prepare(database)
                note.append("new database" if self.new_database else "existing database")
                postgres.wait_ready(database, self.supervisor.start(postgres.program(database)))
                os.environ["DATABASE_URL"] = database.url
            if not self.external_broker:
                valkey.wait_ready(broker, valkey_process)

    def _migrate(self, *, even_if_stamped: bool = False) -> None:
        digest = tables.digest()
        stamp = self.state / "stamps" / "migrations"
        # An external database may have been changed by others since.
        trusted = not (self.new_database or self.external_database or even_if_stamped)
        if trusted and stamp.exists() and stamp.read_text() == digest:
            return
        with step("Database tables"):
            if not (self.new_database and tables.load(os.environ["DATABASE_URL"])):
                self._manage("migrate", "--no-input", log="migrate")
            _write(stamp, digest)

    def _demo_wanted(self) -> bool:
        return product.flag("ONRECORD_DEMO", default=not self.external_database)

    def _make_demo(self) -> None:
        stamp = self.state / "stamps" / "demo"
        if stamp.exists() and not self.new_database:
            return
        with step("Demo project"):
            self._manage("make_demo", log="demo")
            _write(stamp, "made once; remove this file to have the demo project made again\n")

    def _start_product(self) -> None:
        logs = self.state / "logs"
        for name, command in (("web", product.web()), ("worker", product.worker())):
            self.supervisor.start(Program(name, command, logs / f"{name}.log", folder=product.ROOT))

    def _announce(self, host: str, port: int) -> None:
        with step("Web server and worker"):
            links = self._manage("sign_in_links", log="sign-in") if self._demo_wanted() else ""
            self._wait_ready(host, port)
        # Last, because nobody waits for it at a start, and the others need the processors.
        self.supervisor.start(Program("beat", product.beat(), self.state / "logs" / "beat.log", folder=product.ROOT))
        # A name, because browsers keep no passkeys for a number.
        shown = "localhost" if host in {"0.0.0.0", "::", "127.0.0.1", "::1"} else host
        base = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
        say(f"\nReady in {time.monotonic() - self.began:.1f} s: {base}")
        rows = [line.split("\t") for line in links.splitlines() if line.count("\t") == 2]
        if rows:
            say("Sign in as (each link works once; the next start prints new ones):")
        for name, role, path in rows:
            say(f"  {name:<24} {role:<12} {base}{path}")
        say(f"Logs: {self.state / 'logs'}   Ctrl+C stops everything.")

    def _wait_ready(self, host: str, port: int) -> None:
        end = time.monotonic() + 90
        migrated = False
        while time.monotonic() < end:
            self.supervisor.look()
            status, body = ask(host, port, "/health/ready")
            if status == 200:
                return
            if status == 503 and "migrations" in body and not migrated:
                # The data was replaced by older data, from a backup for example.
                migrated = True
                self._migrate(even_if_stamped=True)
            time.sleep(0.1)
        raise StepFailed(f"The web server is not ready after 90 s. See {self.state / 'logs' / 'web.log'}")

    def _manage(self, *arguments: str, log: str) -> str:
        done = subprocess.run(product.manage(*arguments), capture_output=True, text=True, check=False, cwd=product.ROOT)
        (self.state / "logs" / f"{log}.log").write_text(done.stderr if log == "sign-in" else done.stdout + done.stderr)
        if done.returncode != 0:
            lines = (done.stdout + done.stderr).strip().splitlines()[-25:]
            raise StepFailed(f"manage.py {' '.join(arguments)} failed:\n" + "\n".join(lines))
        return done.stdout

    def _stop(self) -> None:
        def stop_at_once(number: int, frame: FrameType | None) -> None:
            self.supervisor.at_once = True

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, stop_at_once)
        self.supervisor.stop()
        sockets.remove(self.state)


def ask(host: str, port: int, path: str) -> tuple[int, str]:
    """Ask the web server for a page; give status and body, or 0 and nothing when nobody answers within 5 s."""
    allowed = os.environ.get("ONRECORD_HOSTS", "").split(",")[0].strip() or "127.0.0.1"
    connection = http.client.HTTPConnection({"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": allowed})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


def say(line: str) -> None:
    """Print a line at once; a terminal that is gone is no reason to stop in disorder."""
    with contextlib.suppress(OSError):
        print(line, flush=True)


@contextlib.contextmanager
def step(title: str) -> Iterator[list[str]]:
    """Print one line for a step, with its seconds and what the body appended as a remark."""
    note: list[str] = []
    began = time.monotonic()
    yield note
    remark = f"  ({', '.join(note)})" if note else ""
    say(f"  {title:<24} {time.monotonic() - began:5.1f} s{remark}")


def _request_stop(number: int, frame: FrameType | None) -> None:
    raise StopRequested


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
