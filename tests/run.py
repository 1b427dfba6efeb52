"""Every check of the project in one run: static checks, Python tests, browser application tests, browser journeys.

`python -m tests.run` runs all; named parts (lint, python, application, journeys, drill, pictures, screenshots) run
alone. Each part shows its own lines; at the end come the slowest tests, and the last line sums all of them up, a failed
static check or a broken suite counting as one failed test.
"""

import contextlib
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from annotator.embedded import frontend, processes
from annotator.embedded.product import ROOT
from tests import chromium, servers
from tests.bench import figures

BIN = Path(sys.executable).parent
LINES_OF_A_FAILURE = 8
SLOWEST = 20
# Browsers that walk side by side, each at a desk of its own.
DESKS = 2
PLAYWRIGHT = ["npx", "--no-install", "playwright", "test", "--reporter=list,json"]
# What a check is called, its command, and the folder that it runs in.
Check = tuple[str, list[str], Path]


@dataclass
class Tally:
    """What a suite counted, what failed in it (the test's name and the beginning of its error), and seconds by test."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: list[str] = field(default_factory=list)
    seconds: list[tuple[float, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the counts of another suite."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.failures += other.failures
        self.seconds += other.seconds


def main(arguments: list[str]) -> int:
    """Run the parts named, or all but the screenshots; give 0 when nothing failed."""
    began = time.monotonic()
    parts = arguments or ["lint", "python", "application", "journeys"]
    # Python starts its own tools and npm's from the same folder, whatever the caller's path is.
    os.environ.update(frontend.environment())
    total = Tally()
    servers.ensure()
    print("Installing the packages of the browser application where they changed ...", flush=True)
    frontend.ensure_packages()
    if parts != ["lint"]:
        os.environ["CHROMIUM"] = chromium.ensure()
    with tempfile.TemporaryDirectory(prefix="onrecord-reports-") as folder:
        measured = Path(folder) / "figures.jsonl"
        os.environ["ONRECORD_FIGURES"] = str(measured)
        for part in parts:
            total.add(PARTS[part](Path(folder)))
        if table := figures.table(measured):
            print(f"\n== Budgets, and what other tools take for the same\n{table}", flush=True)
    if total.seconds:
        lines = [f"{seconds:6.1f} s  {name}" for seconds, name in sorted(total.seconds, reverse=True)[:SLOWEST]]
        print("\n== The slowest\n" + "\n".join(lines), flush=True)
    if total.failures:
        # Last, so that whoever sees only the end of a long output knows what to look at.
        print("\n== What failed\n" + "\n".join(total.failures), flush=True)
    print(f"\nAll checks took {time.monotonic() - began:.0f} s", flush=True)
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}", flush=True)
    return 1 if total.failed else 0


def static_checks(_: Path) -> Tally:
    """Run the checks that start nothing, those of both languages side by side; every one runs, also after another failed."""
    python = sys.executable
    checks: tuple[list[Check], list[Check]] = (
        [
            ("ruff check", [python, "-m", "ruff", "check", "."], ROOT),
            ("ruff format", [python, "-m", "ruff", "format", "--check", "."], ROOT),
            ("import contracts", [str(BIN / "lint-imports")], ROOT),
            ("mypy", [python, "-m", "mypy"], ROOT),
            ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], ROOT),
        ],
        [
            ("browser application: types", ["npm", "run", "--silent", "typecheck"], frontend.FOLDER),
            ("browser application: lint", ["npm", "run", "--silent", "lint"], frontend.FOLDER),
            ("browser application: format", ["npm", "run", "--silent", "format"], frontend.FOLDER),
            ("browser application: build", [python, "-m", "annotator.embedded", "build"], ROOT),
            ("browser application: size", ["npm", "run", "--silent", "size"], frontend.FOLDER),
        ],
    )
    total = Tally()
    with ThreadPoolExecutor(len(checks)) as lanes:
        for failed in lanes.map(lambda lane: [check[0] for check in lane if _part(*check, whole=True) != 0], checks):
            total.add(Tally(failed=len(failed), failures=failed))
    return total


def python_tests(folder: Path) -> Tally:
    """Run pytest on two processes."""
    report = folder / "pytest.xml"
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", f"--junitxml={report}"]
    status = _part("Python tests", command, ROOT)
    tally = Tally()
    if report.exists():
        root = ElementTree.parse(report).getroot()
        for suite in root.iter("testsuite"):
            tests, failures, errors, skipped = (
                int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
            )
            tally.add(Tally(tests - failures - errors - skipped, failures + errors, skipped))
        for case in root.iter("testcase"):
            tally.seconds.append((float(case.get("time", 0)), f"{case.get('classname')}.{case.get('name')}"))
            for fault in (*case.iter("failure"), *case.iter("error")):
                tally.failures.append(_failure(f"{case.get('classname')}.{case.get('name')}", fault.get("message", "")))
    return _or_broken(tally, status)


def browser_application_tests(folder: Path) -> Tally:
    """Run Vitest: logic in Node, components in Chromium."""
    report = folder / "vitest.json"
    reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    status = _part("Browser application tests", ["npx", "--no-install", "vitest", "run", *reporters], frontend.FOLDER)
    tally = Tally()
    if report.exists():
        counted = json.loads(report.read_text())
        skipped = counted.get("numPendingTests", 0) + counted.get("numTodoTests", 0)
        tally = Tally(counted["numPassedTests"], counted["numFailedTests"], skipped)
        for tests in counted["testResults"]:
            for test in tests["assertionResults"]:
                tally.seconds.append(((test.get("duration") or 0) / 1000, test["fullName"]))
                if test["status"] == "failed":
                    tally.failures.append(_failure(test["fullName"], "\n".join(test["failureMessages"])))
    return _or_broken(tally, status)


def browser_journeys(folder: Path) -> Tally:
    """Walk in Chromium through a product that was started as a person starts it."""
    return _journeys(folder, "Browser journeys", kinds=("side by side", "alone"))


def drill(folder: Path) -> Tally:
    """Cut ONRECORD_CUTS sessions short at random."""
    return _journeys(folder, "Drill of cut sessions", "e2e/drill.spec.ts")


def pictures(folder: Path) -> Tally:
    """Take the pictures again with which the journeys compare the annotate screen."""
    return _journeys(folder, "Pictures", "e2e/pictures.spec.ts", "--update-snapshots=all")


def journeys_of(folder: Path, *arguments: str) -> Tally:
    """Walk some journeys one after the other, as Playwright's arguments name them."""
    return _journeys(folder, "Browser journeys", *arguments, "--workers=1", kinds=("*",))


def _journeys(folder: Path, title: str, *arguments: str, kinds: Sequence[str] = ("alone",)) -> Tally:
    with running_product(folder) as environment:
        if environment is None:
            return Tally(failed=1)
        total = Tally()
        for kind in kinds:
            report = folder / f"playwright-{kind}.json"
            command = [*PLAYWRIGHT, f"--project={kind}", *arguments]
            environment["PLAYWRIGHT_JSON_OUTPUT_FILE"] = str(report)
            status = _part(f"{title}, {kind}", command, frontend.FOLDER, environment)
            tally = Tally()
            if report.exists():
                written = json.loads(report.read_text())
                stats = written["stats"]
                tally = Tally(stats["expected"], stats["unexpected"] + stats["flaky"], stats["skipped"])
                _read_journeys(written, tally)
            total.add(_or_broken(tally, status))
        return total


def _read_journeys(suite: Mapping[str, Any], tally: Tally) -> None:
    """Note seconds and failures of the journeys of Playwright's report, or of one of the suites nested in it."""
    for spec in suite.get("specs", ()):
        name = f"{spec['file']}:{spec['line']} {spec['title']}"
        results = [result for test in spec["tests"] for result in test["results"]]
        tally.seconds.append((sum(result["duration"] for result in results) / 1000, name))
        if not spec["ok"]:
            errors = [error.get("message", "") for result in results for error in result.get("errors", ())]
            tally.failures.append(_failure(name, "\n".join(errors)))
    for inner in suite.get("suites", ()):
        _read_journeys(inner, tally)


def screenshots(folder: Path) -> Tally:
    """Take the screenshots of the guides from a product of its own."""
    with running_product(folder) as environment:
        if environment is None:
            return Tally(failed=1)
        return Tally(failed=min(1, _part("Screenshots", ["npm", "run", "screenshots"], frontend.FOLDER, environment)))


@contextlib.contextmanager
def running_product(folder: Path) -> Iterator[dict[str, str] | None]:
    """Start the product on a port and a folder of its own; give the environment in which scripts find it and sign in.

    Gives None, after its lines were shown, when it does not start.
    """
    state, log, port = folder / "state", folder / "product.log", _free_port()
    own = {"DATABASE_URL", "BROKER_URL", "SECRET_KEY", "ONRECORD_STATE"}
    environment = {name: value for name, value in os.environ.items() if name not in own}
    environment |= {
        "ONRECORD_STATE": str(state),
        "ONRECORD_PORT": str(port),
        "ONRECORD_URL": f"http://127.0.0.1:{port}",
        # All journeys are walked by the same few people within minutes.
        **{f"ONRECORD_{name}_PER_HOUR": "0" for name in ("IMPORTS", "EXPORTS")},
        "ONRECORD_SIGN_INS_PER_MINUTE": "0",
        # One person walks through all journeys, and each leaves an article open.
        "ONRECORD_OPEN_ARTICLES": "10000",
    }
    command = [sys.executable, "-m", "annotator.embedded", "run"]
    with log.open("w") as lines:
        product = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=lines, stderr=lines, start_new_session=True
        )
    try:
        processes.wait_for(lambda: "Ready in" in log.read_text() or product.poll() is not None, seconds=180)
        if "Ready in" in log.read_text():
            environment |= _desks(environment) | {"ONRECORD_LAUNCHER": str(product.pid)}
            yield environment
        else:
            print(f"\n== The product did not start\n{log.read_text()[-3000:]}", flush=True)
            yield None
    finally:
        product.send_signal(signal.SIGINT)
        product.wait(timeout=90)


def _desks(environment: Mapping[str, str]) -> dict[str, str]:
    """Seat people at the desks of the journeys, and give the names under which these look for them."""
    password = secrets.token_urlsafe(18)
    known = {"ONRECORD_USER": "martin", "ONRECORD_PASSWORD": password, "ONRECORD_DESKS": str(DESKS)}
    script = "from tests.desks import make; make()"
    command = [sys.executable, "-m", "annotator.embedded", "manage", "shell", "-v", "0", "-c", script]
    subprocess.run(command, cwd=ROOT, env={**environment, **known}, check=True)
    return known


def _part(
    title: str, command: list[str], folder: Path, environment: Mapping[str, str] | None = None, *, whole: bool = False
) -> int:
    """Run a command and give its status; what it prints is shown at once, or as a whole when something else runs beside it."""
    if not whole:
        print(f"\n== {title}", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE if whole else None,
        stderr=subprocess.STDOUT if whole else None,
    )
    outcome = "ok" if done.returncode == 0 else f"FAILED (status {done.returncode})"
    printed = f"\n== {title}\n{done.stdout}" if whole else ""
    print(f"{printed}== {title}: {outcome} in {time.monotonic() - began:.1f} s", flush=True)
    return done.returncode


def _failure(name: str, message: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message)
    lines = [line.strip() for line in plain.splitlines() if line.strip()][:LINES_OF_A_FAILURE]
    return "\n    ".join([name, *(line[:300] for line in lines)])


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


PARTS: dict[str, Callable[[Path], Tally]] = {
    "lint": static_checks,
    "python": python_tests,
    "application": browser_application_tests,
    "journeys": browser_journeys,
    "drill": drill,
    "pictures": pictures,
    "screenshots": screenshots,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
