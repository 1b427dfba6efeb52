"""Every check of the project in one run: static checks, Python tests, browser application tests, browser journeys.

`python -m tests.run` runs all, the Python tests beside all that is of the browser; named parts (build,
lint, python, application, journeys, drill, pictures, screenshots) run one after the other. At the end come the slowest tests,
those that failed beside others and passed alone, and a last line that sums all of them up, a failed static check or a
broken suite counting as one failed test.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from annotator.embedded import frontend
from annotator.embedded.product import ROOT
from tests import chromium, journeys, servers, step, tally
from tests.bench import figures
from tests.setup.starts import seconds_of
from tests.tally import Tally

BIN = Path(sys.executable).parent
SLOWEST = 20
# Processes of pytest. Its tests wait a lot, for the database and for servers that are started and killed.
WORKERS = 3
# What runs when no part is named: one row after the other, the lanes of a row side by side, the parts of a lane in their
# order. Tests wait a lot, for servers that were killed and pages that open; another lane works in the meantime. The build
# comes first, since both lanes start products.
ALL: Sequence[Sequence[Sequence[str]]] = [[["build"]], [["python"], ["lint", "application", "journeys"]]]
# What a check is called, its command, and the folder that it runs in.
Check = tuple[str, list[str], Path]
BUILD: Check = ("browser application: build", [sys.executable, "-m", "annotator.embedded", "build"], ROOT)


def main(arguments: list[str]) -> int:
    """Run the parts named, or all but the screenshots; give 0 when nothing failed."""
    began = time.monotonic()
    rows = [[[part]] for part in arguments] or ALL
    # Python starts its own tools and npm's from the same folder, whatever the caller's path is.
    os.environ.update(frontend.environment())
    # Every process of pytest reads all tests; where nobody keeps what another one compiled, that takes twice as long.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    total = Tally()
    servers.ensure()
    print("Installing the packages of the browser application where they changed ...", flush=True)
    frontend.ensure_packages()
    if arguments != ["lint"]:
        os.environ["CHROMIUM"] = chromium.ensure()
    with tempfile.TemporaryDirectory(prefix="onrecord-reports-") as folder:
        measured = Path(folder) / "figures.jsonl"
        os.environ["ONRECORD_FIGURES"] = str(measured)
        for lanes in rows:
            with ThreadPoolExecutor(len(lanes)) as side_by_side:
                for counted in side_by_side.map(lambda lane: [PARTS[part](Path(folder)) for part in lane], lanes):
                    for suite in counted:
                        total.add(suite)
        if table := figures.table(measured):
            print(f"\n== Budgets, and what other tools take for the same\n{table}", flush=True)
    if total.seconds:
        lines = [f"{seconds:6.1f} s  {name}" for seconds, name in sorted(total.seconds, reverse=True)[:SLOWEST]]
        print("\n== The slowest\n" + "\n".join(lines), flush=True)
    if total.once:
        print("\n== Failed once, passed when run again alone: mend these too\n" + "\n".join(total.once), flush=True)
    if total.failures:
        # Last, so that whoever sees only the end of a long output knows what to look at.
        print("\n== What failed\n" + "\n".join(total.failures), flush=True)
    took, used = time.monotonic() - began, seconds_of(os.getpid())
    busy = used / took / (os.cpu_count() or 1)
    print(f"\nAll checks took {took:.0f} s, {used:.0f} s of processor time ({busy:.0%} of the machine)", flush=True)
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}", flush=True)
    return 1 if total.failed else 0


def build(_: Path) -> Tally:
    """Build the browser application where it changed."""
    return Tally(failed=min(1, step.take(*BUILD, whole=True)))


def static_checks(_: Path) -> Tally:
    """Run the checks that start nothing, those of both languages side by side; every one runs, also after another failed."""
    python = sys.executable
    checks: tuple[list[Check], list[Check]] = (
        [
            ("ruff check", [python, "-m", "ruff", "check", "."], ROOT),
            ("ruff format", [python, "-m", "ruff", "format", "--check", "."], ROOT),
            ("import contracts", [str(BIN / "lint-imports")], ROOT),
            ("mypy", [python, "-m", "mypy"], ROOT),
        ],
        [
            ("browser application: types", ["npm", "run", "--silent", "typecheck"], frontend.FOLDER),
            ("browser application: lint", ["npm", "run", "--silent", "lint"], frontend.FOLDER),
            ("browser application: format", ["npm", "run", "--silent", "format"], frontend.FOLDER),
            BUILD,
            ("browser application: size", ["npm", "run", "--silent", "size"], frontend.FOLDER),
            ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], ROOT),
        ],
    )
    total = Tally()
    with ThreadPoolExecutor(len(checks)) as lanes:
        for failed in lanes.map(_failed_of, checks):
            total.add(Tally(failed=len(failed), failures=failed))
    return total


def _failed_of(lane: Sequence[Check]) -> list[str]:
    return [name for name, command, folder in lane if step.take(name, command, folder, whole=True) != 0]


def python_tests(folder: Path) -> Tally:
    """Run pytest on more processes than there are processors, since each waits for its database."""
    report = folder / "pytest.xml"
    command = [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "loadgroup", f"--junitxml={report}"]
    status = step.take("Python tests", command, ROOT)
    return tally.of_pytest(report).ended_with(status).run_again(lambda: _failed_python_tests(folder))


def _failed_python_tests(folder: Path) -> Tally:
    report = folder / "pytest-again.xml"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--last-failed",
        "--last-failed-no-failures=none",
        f"--junitxml={report}",
    ]
    status = step.take("Python tests that failed, again", command, ROOT)
    return tally.of_pytest(report).ended_with(status)


def browser_application_tests(folder: Path) -> Tally:
    """Run Vitest: logic in Node, components in Chromium."""
    report = folder / "vitest.json"
    reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    command = ["npx", "--no-install", "vitest", "run", *reporters]
    status = step.take("Browser application tests", command, frontend.FOLDER)
    return tally.of_vitest(report).ended_with(status)


def browser_journeys(folder: Path) -> Tally:
    """Walk in Chromium through a product that was started as a person starts it."""
    return journeys.walk(folder, "Browser journeys", kinds=("side by side", "alone"))


def drill(folder: Path) -> Tally:
    """Cut ONRECORD_CUTS sessions short at random."""
    return journeys.walk(folder, "Drill of cut sessions", "e2e/drill.spec.ts")


def pictures(folder: Path) -> Tally:
    """Take the pictures again with which the journeys compare the annotate screen."""
    return journeys.walk(folder, "Pictures", "e2e/pictures.spec.ts", "--update-snapshots=all")


def screenshots(folder: Path) -> Tally:
    """Take the screenshots of the guides from a product of its own."""
    with journeys.running_product(folder) as environment:
        if environment is None:
            return Tally(failed=1)
        command = ["npm", "run", "screenshots"]
        return Tally(failed=min(1, step.take("Screenshots", command, frontend.FOLDER, environment)))


PARTS: dict[str, Callable[[Path], Tally]] = {
    "build": build,
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
