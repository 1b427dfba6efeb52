"""The browser that the tests drive: the machine's own, or one that is installed once."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from annotator.embedded import frontend

# Chromium without windows comes first: it draws the same, in a little more than half of the processor time.
_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A machine whose packages cannot be reached has to be told so soon.
_APT = ("apt-get", "--quiet", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1")


class NoBrowser(RuntimeError):
    """There is no Chromium and none could be installed; the message says what to do."""


def ensure() -> str:
    """Give the path of a Chromium, installing one where there is none without windows; raises NoBrowser."""
    found = (
        _named()
        or _on_path(_SHELLS)
        or _from_debian("chromium-headless-shell")
        or _on_path(_NAMES)
        or _from_debian("chromium")
        or _from_playwright()
    )
    if found is None:
        raise NoBrowser(
            "No Chromium was found and none could be installed. Install one and name it: CHROMIUM=/path make test"
        )
    return found


def _named() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named and not Path(named).exists():
        raise NoBrowser(f"CHROMIUM names {named}, which does not exist.")
    return named


def _on_path(names: Sequence[str]) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)


def _from_debian(package: str) -> str | None:
    """Install a package of the same name as its program, with the lists of packages that are there, or else with new ones."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print(f"Installing {package} with apt-get ...", flush=True)
    install = ("install", "--yes", "--no-install-recommends", "--no-remove", package)
    for arguments in (install, ("update",), install):
        done = subprocess.run(
            [*_APT, *arguments],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0 and (path := shutil.which(package)):
            return path
    print((done.stdout + done.stderr)[-600:], flush=True)
    return None


def _from_playwright() -> str | None:
    print("Installing Chromium with Playwright ...", flush=True)
    frontend.ensure_packages()
    command = ["npx", "--no-install", "playwright", "install", "chromium"]
    if subprocess.run(command, cwd=frontend.FOLDER, env=frontend.environment(), check=False).returncode != 0:
        return None
    script = "import('playwright').then(p => console.log(p.chromium.executablePath()))"
    node = ["node", "--input-type=module", "-e", script]
    done = subprocess.run(
        node, cwd=frontend.FOLDER, env=frontend.environment(), capture_output=True, text=True, check=False
    )
    path = done.stdout.strip()
    return path if path and Path(path).exists() else None
