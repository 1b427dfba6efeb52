"""The database and the broker of a test run: one pair for the whole run, however many processes share it."""

import atexit
import fcntl
import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from annotator.embedded import binaries, postgres, product, servers, tables

_NEEDED = ("DATABASE_URL", "BROKER_URL", "ONRECORD_STATE", "SECRET_KEY")
TEMPLATE = "onrecord_tables"
# What the tables are made from: Django's and pgtrigger's versions stand in the lock file.
_MADE_FROM = ("claims/migrations/*.py", "requirements-dev.txt", "annotator/settings.py", "annotator/embedded/tables.py")


def ensure() -> None:
    """Put DATABASE_URL, BROKER_URL, ONRECORD_STATE and SECRET_KEY into the environment, starting servers where unset.

    What was started lies in a folder of its own, ends with this process even when that is killed, and is removed when it
    ends by itself. Worker processes of the same test run inherit the environment and start nothing.
    """
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(64))
    if all(os.environ.get(name) for name in _NEEDED):
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if os.environ.get("DATABASE_URL") and os.environ.get("BROKER_URL"):
        os.environ.setdefault("ONRECORD_STATE", str(folder))
        return
    atexit.register(servers.down, folder)
    os.environ["ONRECORD_OWN_SERVERS"] = "1"
    for name, value in servers.up(folder, throwaway=True).items():
        os.environ.setdefault(name, value)


def with_tables() -> str | None:
    """Give the name of a database with all tables, for those of the tests to be copies of; None on servers of somebody else.

    To make the tables takes Python many seconds, so they are kept as SQL, until a migration or a package changes.
    """
    if not os.environ.get("ONRECORD_OWN_SERVERS"):
        return None
    state = Path(os.environ["ONRECORD_STATE"])
    with (state / "tables.lock").open("w") as lock:
        # One process of a parallel run makes them, the others wait.
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = state / "tables.made"
        if not made.exists():
            _make_tables()
            made.touch()
    return TEMPLATE


def url_of(database: str) -> str:
    """Return the address of another database on the same server."""
    address, mark, options = os.environ["DATABASE_URL"].partition("?")
    return f"{address.rpartition('/')[0]}/{database}{mark}{options}"


def _make_tables() -> None:
    url, template = os.environ["DATABASE_URL"], url_of(TEMPLATE)
    # For tests/emptying.py: rows may be deleted past the triggers that keep them.
    allowed = f"GRANT SET ON PARAMETER session_replication_role TO {postgres.ROLE}"
    _run(
        str(binaries.postgres("psql")), "-q", "-c", allowed, url.replace(f"//{postgres.ROLE}@", f"//{postgres.OWNER}@")
    )
    _run(
        str(binaries.postgres("psql")),
        "-q",
        "-c",
        f"DROP DATABASE IF EXISTS {TEMPLATE}",
        "-c",
        f"CREATE DATABASE {TEMPLATE}",
        url,
    )
    kept = kept_tables()
    if kept.exists():
        _run(str(binaries.postgres("psql")), "-qX", "-v", "ON_ERROR_STOP=1", "-f", str(kept), template)
        return
    _run(*product.manage("migrate", "-v", "0"), DATABASE_URL=template)
    kept.parent.mkdir(exist_ok=True)
    for older in kept.parent.glob("tables-*.sql"):
        older.unlink(missing_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_text(tables.dumped(template))
    partial.rename(kept)


def kept_tables() -> Path:
    """Return where the tables are kept that the migrations have made, by what they are made from."""
    digest = hashlib.sha256()
    for pattern in _MADE_FROM:
        for file in sorted(product.ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return product.ROOT / ".pytest_cache" / f"tables-{digest.hexdigest()[:16]}.sql"


def _run(*command: str, **environment: str) -> None:
    done = subprocess.run(
        command, cwd=product.ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr[-2000:]}")
