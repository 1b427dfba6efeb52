"""The commands of the product's own processes, the same on one machine and in containers."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class BadSetting(RuntimeError):
    """A setting of the launcher cannot be read; the message names it."""


def number(name: str, default: int, *, lowest: int = 1, highest: int = 65535) -> int:
    """Read a whole number from the environment; raises BadSetting when it is none or out of its bounds."""
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isdigit() or not lowest <= int(text) <= highest:
        raise BadSetting(f"{name} must be a whole number from {lowest} to {highest}; it is {text!r}.")
    return int(text)


def flag(name: str, *, default: bool) -> bool:
    """Read yes or no from the environment; raises BadSetting for another word."""
    text = os.environ.get(name, "").strip().lower()
    if text in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return text in {"1", "true", "yes", "on"} if text else default
    raise BadSetting(f"{name} must be 1 or 0; it is {text!r}.")


def address() -> tuple[str, int]:
    """Give the address and port that the web server listens on."""
    return os.environ.get("ONRECORD_ADDRESS", "").strip() or "127.0.0.1", number("ONRECORD_PORT", 8000)


def web() -> list[str]:
    """Give the command of the web server: processes times threads requests are worked on at once."""
    host, port = address()
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", "annotator.wsgi:application", "--chdir", str(ROOT), "--bind", bind]
    command += [
        "--worker-class",
        "annotator.serving.Poller",
        "--preload",
        "--config",
        "python:annotator.forks",
        "--no-control-socket",
    ]
    command += ["--workers", str(number("ONRECORD_WEB_PROCESSES", 2, highest=64))]
    command += ["--threads", str(number("ONRECORD_WEB_THREADS", 4, highest=64))]
    command += ["--timeout", "60", "--graceful-timeout", str(number("ONRECORD_GRACE_SECONDS", 30, highest=600))]
    # The heartbeat files of gunicorn must not lie on a disk that can stall.
    return [*command, "--worker-tmp-dir", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else command


def worker() -> list[str]:
    """Give the command of the background worker."""
    processes = number("ONRECORD_WORKER_PROCESSES", 1, highest=64)
    return [sys.executable, "-m", "annotator.worker", str(processes)]


def beat() -> list[str]:
    """Give the command of the clock that asks for the periodic sweep; one is enough, more do no harm."""
    return [sys.executable, "-m", "annotator.clock"]


def manage(*arguments: str) -> list[str]:
    """Give the command line of one of Django's or the product's management commands."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]
