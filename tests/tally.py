"""What a suite counted, read from the reports that pytest, Vitest and Playwright write."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

LINES_OF_A_FAILURE = 8
# One cause, such as a plan of the database, fails several tests of a file.
MAX_RUN_AGAIN = 8


@dataclass
class Tally:
    """What a suite counted, what failed in it (the test's name and the beginning of its error), and seconds by test."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    failures: list[str] = field(default_factory=list)
    # Failures of tests that passed when they were run again alone: faults of a test or of the product that only haste shows.
    once: list[str] = field(default_factory=list)
    seconds: list[tuple[float, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the counts of another suite."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.failures += other.failures
        self.once += other.once
        self.seconds += other.seconds

    def ended_with(self, status: int) -> "Tally":
        """Give the tally back with one failure more where the suite ended badly without a failed test, or without any test."""
        if (status != 0 and self.failed == 0) or self.passed + self.failed == 0:
            self.failed += 1
        return self

    def run_again(self, again: Callable[[], "Tally"]) -> "Tally":
        """Give the tally back after a few tests that failed beside others were run once more, alone.

        Where all of them pass then, they are named but not counted as failed: one slow second of the machine should not cost
        a run of everything. More than a few, or a suite that broke off, is never run again.
        """
        if 0 < self.failed == len(self.failures) <= MAX_RUN_AGAIN:
            second = again()
            if second.failed == 0 and second.passed >= self.failed:
                self.once, self.failures = self.failures, []
                self.passed, self.failed = self.passed + self.failed, 0
        return self


def of_pytest(report: Path) -> Tally:
    """Read the report of pytest in JUnit's form; an empty tally where there is none."""
    tally = Tally()
    if not report.exists():
        return tally
    root = ElementTree.parse(report).getroot()
    for suite in root.iter("testsuite"):
        tests, failures, errors, skipped = (
            int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
        )
        tally.add(Tally(tests - failures - errors - skipped, failures + errors, skipped))
    for case in root.iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        tally.seconds.append((float(case.get("time", 0)), name))
        for fault in (*case.iter("failure"), *case.iter("error")):
            tally.failures.append(_failure(name, fault.get("message", "")))
    return tally


def of_vitest(report: Path) -> Tally:
    """Read the JSON report of Vitest; an empty tally where there is none."""
    if not report.exists():
        return Tally()
    counted = json.loads(report.read_text())
    skipped = counted.get("numPendingTests", 0) + counted.get("numTodoTests", 0)
    tally = Tally(counted["numPassedTests"], counted["numFailedTests"], skipped)
    for tests in counted["testResults"]:
        for test in tests["assertionResults"]:
            tally.seconds.append(((test.get("duration") or 0) / 1000, test["fullName"]))
            if test["status"] == "failed":
                tally.failures.append(_failure(test["fullName"], "\n".join(test["failureMessages"])))
    return tally


def of_playwright(report: Path) -> Tally:
    """Read the JSON report of Playwright; an empty tally where there is none."""
    if not report.exists():
        return Tally()
    written = json.loads(report.read_text())
    stats = written["stats"]
    tally = Tally(stats["expected"], stats["unexpected"] + stats["flaky"], stats["skipped"])
    _read_journeys(written, tally)
    return tally


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


def _failure(name: str, message: str) -> str:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", message)
    lines = [line.strip() for line in plain.splitlines() if line.strip()][:LINES_OF_A_FAILURE]
    return "\n    ".join([name, *(line[:300] for line in lines)])
