"""Every check of the project in one run: static checks, Python tests, browser application tests, browser journeys.

`python -m tests.run` runs all, `python -m tests.run lint` the static checks alone. Each part shows its own lines; the last
line sums the tests up, a failed static check or a broken suite counting as one failed test.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from annotator.embedded import frontend
from annotator.embedded.product import ROOT
from tests import chromium, servers

BIN = Path(sys.executable).parent


@dataclass
class Tally:
    """What a suite counted."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of another suite."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def main(arguments: list[str]) -> int:
    """Run the checks named, or all; give 0 when nothing failed."""
    began = time.monotonic()
    # Python starts its own tools and npm's from the same folder, whatever the caller's path is.
    os.environ.update(frontend.environment())
    total = Tally()
    servers.ensure()
    frontend.ensure_packages()
    static_checks(total)
    if arguments != ["lint"]:
        os.environ["CHROMIUM"] = chromium.ensure()
        with tempfile.TemporaryDirectory(prefix="onrecord-reports-") as folder:
            reports = Path(folder)
            total.add(python_tests(reports / "pytest.xml"))
            total.add(browser_application_tests(reports / "vitest.json"))
            total.add(browser_journeys(reports))
    print(f"\nAll checks took {time.monotonic() - began:.0f} s", flush=True)
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}", flush=True)
    return 1 if total.failed else 0


def static_checks(total: Tally) -> None:
    """Run the checks that start nothing; every one runs, also after another failed."""
    python = sys.executable
    checks: list[tuple[str, list[str], Path]] = [
        ("ruff check", [python, "-m", "ruff", "check", "."], ROOT),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."], ROOT),
        ("import contracts", [str(BIN / "lint-imports")], ROOT),
        ("mypy", [python, "-m", "mypy"], ROOT),
        ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], ROOT),
        ("browser application: types", ["npm", "run", "--silent", "typecheck"], frontend.FOLDER),
        ("browser application: lint", ["npm", "run", "--silent", "lint"], frontend.FOLDER),
        ("browser application: build", [python, "-m", "annotator.embedded", "build"], ROOT),
        ("browser application: size", ["npm", "run", "--silent", "size"], frontend.FOLDER),
    ]
    for title, command, folder in checks:
        if _part(title, command, folder) != 0:
            total.failed += 1


def python_tests(report: Path) -> Tally:
    """Run pytest on two processes."""
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", f"--junitxml={report}"]
    status = _part("Python tests", command, ROOT)
    tally = Tally()
    if report.exists():
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests, failures, errors, skipped = (
                int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
            )
            tally.add(Tally(tests - failures - errors - skipped, failures + errors, skipped))
    return _or_broken(tally, status)


def browser_application_tests(report: Path) -> Tally:
    """Run Vitest: logic in Node, components in Chromium."""
    reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    status = _part("Browser application tests", ["npx", "--no-install", "vitest", "run", *reporters], frontend.FOLDER)
    tally = Tally()
    if report.exists():
        counted = json.loads(report.read_text())
        skipped = counted.get("numPendingTests", 0) + counted.get("numTodoTests", 0)
        tally = Tally(counted["numPassedTests"], counted["numFailedTests"], skipped)
    return _or_broken(tally, status)


def browser_journeys(reports: Path) -> Tally:
    """Start the product as a person does, on a port and a folder of its own, and walk through it in Chromium."""
    state, log, port = reports / "state", reports / "product.log", _free_port()
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "BROKER_URL", "SECRET_KEY"}
    }
    environment |= {"ONRECORD_STATE": str(state), "ONRECORD_PORT": str(port)}
    with log.open("w") as lines:
        command = [sys.executable, "-m", "annotator.embedded", "run"]
        product = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=lines, stderr=lines, start_new_session=True
        )
    try:
        end = time.monotonic() + 180
        while "Ready in" not in log.read_text() and product.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
        if "Ready in" not in log.read_text():
            print(f"\n== Browser journeys: the product did not start\n{log.read_text()[-3000:]}", flush=True)
            return Tally(failed=1)
        report = reports / "playwright.json"
        environment |= _addresses(state) | {
            "ONRECORD_URL": f"http://127.0.0.1:{port}",
            "PLAYWRIGHT_JSON_OUTPUT_FILE": str(report),
            "CHROMIUM": os.environ["CHROMIUM"],
        }
        command = ["npx", "--no-install", "playwright", "test", "--reporter=list,json"]
        status = _part("Browser journeys", command, frontend.FOLDER, environment)
        tally = Tally()
        if report.exists():
            stats = json.loads(report.read_text())["stats"]
            tally = Tally(stats["expected"], stats["unexpected"] + stats["flaky"], stats["skipped"])
        return _or_broken(tally, status)
    finally:
        product.send_signal(signal.SIGINT)
        product.wait(timeout=90)


def _addresses(state: Path) -> dict[str, str]:
    """Give the environment in which manage.py reaches the running product's servers."""
    command = [sys.executable, "-m", "annotator.embedded", "up", "--state", str(state)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


def _part(title: str, command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    print(f"\n== {title}", flush=True)
    began = time.monotonic()
    status = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    print(
        f"== {title}: {'ok' if status == 0 else f'FAILED (status {status})'} in {time.monotonic() - began:.1f} s",
        flush=True,
    )
    return status


def _or_broken(tally: Tally, status: int) -> Tally:
    # A suite that ends badly without a failed test, or without any test, must not pass.
    if (status != 0 and tally.failed == 0) or tally.passed + tally.failed == 0:
        tally.failed += 1
    return tally


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
