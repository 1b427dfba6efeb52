"""What the tree promises to whoever works in it: where things lie, how large files are, who may write."""

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.conftest import ROOT

MAX_LINES, MAX_FUNCTION_LINES, MAX_FILES = 400, 60, 25
PYTHON = [path for folder in ("annotator", "claims", "tests") for path in (ROOT / folder).rglob("*.py")]
PRODUCT = [path for path in PYTHON if path.relative_to(ROOT).parts[0] == "claims" and "migrations" not in path.parts]
WRITERS = {"services.py", "storing.py", "loading.py", "clock.py", "jobs.py", "audit.py", "copying.py"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create"}
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "stuff", "tools"}


def shown(path: Path) -> str:
    """Name a file from the root."""
    return str(path.relative_to(ROOT))


def tracked() -> Iterator[Path]:
    """Give every text file that belongs to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("This is no git checkout, so nothing tells which files belong to the project")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:8000]:
            yield path


def test_imports_follow_the_data() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_file_has_a_name_that_says_nothing() -> None:
    vague = [
        shown(path)
        for path in (*PYTHON, *(ROOT / "frontend" / "src").rglob("*.ts*"))
        if path.stem.split(".")[0].lower() in VAGUE
        or VAGUE & {part.lower() for part in path.relative_to(ROOT).parts[:-1]}
    ]
    assert not vague, vague


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [
        shown(path)
        for path in PYTHON
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    silent = [name for name in silent if "/migrations/" not in name]
    assert not silent, silent


def test_every_public_function_and_class_of_the_product_says_what_it_does() -> None:
    silent = []
    for path in PRODUCT:
        for node in ast.parse(path.read_text()).body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                silent.append(f"{shown(path)}: {node.name}")
    assert not silent, silent


def test_no_file_is_too_long_to_be_read() -> None:
    long = {
        shown(path): lines
        for path in PYTHON
        if (lines := len(path.read_text().splitlines())) > MAX_LINES and "migrations" not in path.parts
    }
    assert not long, long


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{shown(path)}: {node.name}": lines
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    }
    assert not long, long


def test_no_limit_of_length_is_lifted_in_the_browser_application() -> None:
    """The linter keeps the limits there; nothing may switch its rules off or raise them."""
    frontend = ROOT / "frontend"
    config = json.loads((frontend / ".oxlintrc.json").read_text())
    assert config["rules"]["max-lines"] == ["error", {"max": MAX_LINES}]
    assert config["rules"]["max-lines-per-function"][1]["max"] == MAX_FUNCTION_LINES
    lifted = [one["files"] for one in config["overrides"] if any(rule.startswith("max-lines") for rule in one["rules"])]
    switched_off = re.compile(r"(?:ox|es)lint-disable[\w-]*\s.*max-lines")
    lifted += [
        shown(path) for path in tracked() if frontend in path.parents and switched_off.search(path.read_text("utf-8"))
    ]
    assert not lifted, lifted


def test_no_folder_has_more_files_than_one_can_survey() -> None:
    """Count what belongs to the project, in both languages; migrations are generated and only grow."""
    files = Counter(shown(path.parent) for path in tracked() if "migrations" not in path.parts)
    full = {folder: count for folder, count in files.items() if count > MAX_FILES}
    assert not full, full


def test_rows_are_written_in_services_alone() -> None:
    found = []
    for path in PRODUCT:
        if path.name in WRITERS or "management" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                found.append(f"{shown(path)}:{node.lineno}: .{node.func.attr}(")
    assert not found, found


def test_no_test_stands_in_for_a_server() -> None:
    words = re.compile(r"unittest\.mock|MagicMock|mocker\b|sqlite|task_always_eager|CELERY_TASK_ALWAYS_EAGER")
    here = Path(__file__)
    found = [shown(path) for path in PYTHON if path != here and words.search(path.read_text())]
    assert not found, found


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_have_names_that_people_gave_them() -> None:
    files = sorted(path.stem for path in (ROOT / "claims" / "migrations").glob("0*.py"))
    numbers = [int(name[:4]) for name in files]
    assert numbers == sorted(set(numbers)), "two migrations have one number"
    assert not [name for name in files if "_auto_" in name or name.endswith("_initial")]


def test_lock_files_hold_versions_and_hashes_but_no_address() -> None:
    locks = [path for path in tracked() if path.name in {"requirements.txt", "package-lock.json"}]
    assert {shown(path) for path in locks} >= {"requirements.txt", "frontend/package-lock.json"}
    for path in locks:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            # Where authors ask for support is no place that anything is downloaded from.
            text = json.dumps(_without(json.loads(text), "funding"))
        assert not re.search(r"\"resolved\"|--index-url|--find-links|https?://", text), shown(path)


def _without(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, name) for key, item in value.items() if key != name}
    return [_without(item, name) for item in value] if isinstance(value, list) else value


def test_the_tree_names_no_machine_and_no_download_host() -> None:
    hosts = r"pypi\.org|pythonhosted|npmjs\.(?:org|com)|registry\.\w+\.\w+|github\.com|gitlab\.com|huggingface\.co|hf\.co|localhost:\d{4}/simple"
    places = r"(?<![\w.])/(?:work|home|Users|root)/\w"
    words = re.compile(f"{hosts}|{places}")
    here = Path(__file__)
    found = []
    for path in tracked():
        if path == here or path.name == "package-lock.json":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if match := words.search(line):
                found.append(f"{shown(path)}:{number}: {match[0]}")
    assert not found, found[:20]
