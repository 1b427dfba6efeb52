"""The browser that the tests drive: the machine's own, or one that is installed once."""

import os
import shutil
import subprocess
from pathlib import Path

from annotator.embedded import frontend

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(RuntimeError):
    """There is no Chromium and none could be installed; the message says what to do."""


def ensure() -> str:
    """Give the path of a Chromium, installing one where there is none; raises NoBrowser."""
    found = _named() or _on_path() or _from_debian() or _from_playwright()
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


def _on_path() -> str | None:
    return next((path for path in map(shutil.which, _NAMES) if path), None)


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing Chromium with apt-get ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            ["apt-get", "--quiet", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            print((done.stdout + done.stderr)[-1000:], flush=True)
            return None
    return _on_path()


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
