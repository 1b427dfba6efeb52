"""The browser journeys, and the product that they walk through: started as a person starts it, with people at its desks."""

import contextlib
import functools
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator.embedded import frontend, processes
from annotator.embedded.product import ROOT
from tests import step, tally
from tests.outside import outside
from tests.setup.starts import free_port
from tests.tally import Tally

# Browsers that walk side by side, each at a desk of its own. They mostly wait: for pages, for suggestions, for a rest of the keys.
DESKS = 3
PLAYWRIGHT = ["npx", "--no-install", "playwright", "test", "--reporter=list,json"]


def walk(folder: Path, title: str, *arguments: str, kinds: Sequence[str] = ("alone",)) -> Tally:
    """Walk journeys of these kinds (projects of Playwright's configuration), as Playwright's arguments narrow them."""
    with running_product(folder) as environment:
        if environment is None:
            return Tally(failed=1)
        total = Tally()
        for kind in kinds:
            chosen = [f"--project={kind}", *arguments]
            walked = _play(folder, f"{title}, {kind}", chosen, environment)
            if kind != "alone":
                failed = [*chosen, "--last-failed", "--workers=1"]
                walked.run_again(functools.partial(_play, folder, f"{title} that failed, again", failed, environment))
            total.add(walked)
        return total


def _play(folder: Path, title: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Tally:
    report = folder / "playwright.json"
    report.unlink(missing_ok=True)
    own = {**environment, "PLAYWRIGHT_JSON_OUTPUT_FILE": str(report)}
    status = step.take(title, [*PLAYWRIGHT, *arguments], frontend.FOLDER, own)
    return tally.of_playwright(report).ended_with(status)


def one_by_one(folder: Path, *arguments: str) -> Tally:
    """Walk some journeys one after the other, as Playwright's arguments name them."""
    return walk(folder, "Browser journeys", *arguments, "--workers=1", kinds=("*",))


@contextlib.contextmanager
def running_product(folder: Path) -> Iterator[dict[str, str] | None]:
    """Start the product on a port and a folder of its own; give the environment in which scripts find it and sign in.

    Gives None, after its lines were shown, when it does not start.
    """
    state, log, port = folder / "state", folder / "product.log", free_port()
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
    with outside(folder / "mail") as servers, _started(environment | servers, log) as found:
        yield found


@contextlib.contextmanager
def _started(environment: dict[str, str], log: Path) -> Iterator[dict[str, str] | None]:
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
            step.show(f"\n== The product did not start\n{log.read_text()[-3000:]}")
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
