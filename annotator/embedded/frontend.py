"""The browser application's packages and build, done again only when their sources changed.

Where only what running needs is installed, Node and the packages are there for the build and gone after it.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from annotator.embedded import binaries, install
from annotator.embedded.product import ROOT

FOLDER = ROOT / "frontend"
PACKAGES = FOLDER / "node_modules"
PACKAGES_STAMP = PACKAGES / ".installed"
# Beside the build, for which alone it speaks.
BUILD_STAMP = FOLDER / "dist" / ".vite" / "built"
# What the build does not read.
OUTSIDE = {"node_modules", "dist", "e2e", "tests", "tools", "scripts", "test-results", "playwright-report"}


class BuildFailed(RuntimeError):
    """npm failed; the message holds its last lines."""


def ensure_packages() -> bool:
    """Install the packages of package-lock.json; True when there was work to do. Raises BuildFailed."""
    wanted = _digest([FOLDER / "package-lock.json", FOLDER / "package.json", binaries.node()])
    if _stamped(PACKAGES_STAMP, wanted):
        return False
    _npm("ci", "--no-fund", "--no-audit", "--loglevel=error")
    PACKAGES_STAMP.write_text(wanted)
    return True


def ensure_build() -> bool:
    """Build frontend/dist; True when there was work to do. Raises BuildFailed."""
    wanted = _digest(sources())
    if _stamped(BUILD_STAMP, wanted) and (FOLDER / "dist" / "index.html").exists():
        return False
    with _node():
        ensure_packages()
        _npm("run", "--silent", "build")
    # Last: a start that is ended while it still tidies up builds again, and tidies up then.
    BUILD_STAMP.write_text(wanted)
    return True


def sources() -> list[Path]:
    """Give the files that the build reads, in a fixed order."""
    found = []
    for folder, names, files in os.walk(FOLDER):
        if Path(folder) == FOLDER:
            names[:] = [name for name in names if name not in OUTSIDE]
        found += [Path(folder, file) for file in files if ".test." not in file]
    return sorted(found)


def environment() -> dict[str, str]:
    """Give the environment in which npm and its scripts find the wheel's Node first."""
    # sys.executable's folder holds the links that the installation made, where Node is among the packages.
    first = [str(binaries.python().parent), str(binaries.node().parent)]
    return {**os.environ, "PATH": os.pathsep.join([*first, os.environ.get("PATH", "")]), "CI": "1"}


@contextlib.contextmanager
def _node() -> Iterator[None]:
    """Have Node for the body; one that is not among the packages is fetched, and goes with what npm installed."""
    if binaries.node_is_installed():
        yield
        return
    try:
        if not install.borrow(binaries.NODE_WHEEL):
            raise BuildFailed(
                "Node, which builds the browser application, could not be installed (see above). PyPI must be "
                "reachable, or PIP_INDEX_URL must name a mirror."
            )
        yield
    finally:
        install.give_back(binaries.NODE_WHEEL)
        shutil.rmtree(PACKAGES, ignore_errors=True)


def _npm(*arguments: str) -> None:
    command = [*binaries.npm_command(), *arguments]
    done = subprocess.run(command, cwd=FOLDER, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = (done.stdout + done.stderr).strip().splitlines()
        # npm says what is wrong first and explains itself at length; compilers say it last.
        lines = lines if len(lines) < 30 else [*lines[:12], "...", *lines[-12:]]
        raise BuildFailed(
            "The browser application could not be built: npm " + " ".join(arguments) + "\n" + "\n".join(lines)
        )


def _stamped(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        inside = file.is_relative_to(FOLDER)
        digest.update(f"{file.relative_to(FOLDER) if inside else file}\0".encode())
        digest.update(file.read_bytes() if inside else str(file.stat().st_size).encode())
    return digest.hexdigest()
