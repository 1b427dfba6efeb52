"""The tables of an empty database as SQL, ready to load: to make them migration by migration takes ten times as long."""

import hashlib
import os
import re
import subprocess
import tempfile
from pathlib import Path

from annotator.embedded import binaries, product, servers

FILE = product.ROOT / "annotator" / "embedded" / "tables.sql"
# What differs from dump to dump, and says nothing about the tables.
_NOISE = re.compile(r"^(\\(un)?restrict .*|-- Dumped (from|by) .*)\n", re.MULTILINE)
_APPLIED = re.compile(r"^(\d+\t\w+\t\w+\t)\d{4}-\d\d-\d\d [\d:.]+\+00$", re.MULTILINE)
_NOW = "UPDATE public.django_migrations SET applied = now();\n"


def digest() -> str:
    """Return a hash of what the tables are made from: the migrations, and the packages that bring their own."""
    found = hashlib.sha256((product.ROOT / "requirements.txt").read_bytes())
    for file in sorted((product.ROOT / "claims" / "migrations").glob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()


def load(url: str) -> bool:
    """Make all tables in an empty database; False, with nothing made, where the file is older than the migrations."""
    if not FILE.exists() or FILE.read_text().partition("\n")[0] != _head():
        return False
    psql = [
        str(binaries.postgres("psql")),
        "-qX",
        "--single-transaction",
        "-v",
        "ON_ERROR_STOP=1",
        "-f",
        str(FILE),
        url,
    ]
    return subprocess.run(psql, capture_output=True, check=False).returncode == 0


def dumped(url: str) -> str:
    """Return the tables of a database as SQL that is the same for every database with these tables."""
    dump = [str(binaries.postgres("pg_dump")), "--no-owner", "--no-privileges", url]
    text = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
    text = _APPLIED.sub(r"\g<1>2000-01-01 00:00:00+00", _NOISE.sub("", text))
    return f"{_head()}\n{text}{_NOW}"


def write() -> None:
    """Write the file anew, from a database of its own on which the migrations are run."""
    with tempfile.TemporaryDirectory(prefix="onrecord-tables-") as folder:
        state = Path(folder)
        values = servers.up(state, throwaway=True)
        try:
            subprocess.run(
                product.manage("migrate", "-v", "0"), cwd=product.ROOT, env={**os.environ, **values}, check=True
            )
            FILE.write_text(dumped(values["DATABASE_URL"]))
        finally:
            servers.down(state)


def _head() -> str:
    return f"-- Written by `make tables` from the migrations with the hash {digest()}."
