"""The documents name everything that there is to name, and nothing that is gone."""

import json
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.core.errors import CODES
from claims.datasets.formats import FORMATS
from claims.datasets.formats.base.contract import is_lossless
from claims.datasets.formats.base.parts import EVERYTHING
from claims.engines import ENGINES
from claims.projects.models import Member
from claims.projects.presets import PRESETS
from claims.projects.scales import SCALES
from claims.tasks import HANDLERS
from tests.conftest import ROOT, TEXT

DOCS = ROOT / "docs"


def read(name: str) -> str:
    """Read a document."""
    return (DOCS / name).read_text(encoding="utf-8")


def table_keys(name: str) -> set[str]:
    """Gather what stands in backticks in the first column of a document's tables."""
    rows = re.findall(r"^\| (`[^|]+`) \|", read(name), re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def test_every_error_code_is_explained_and_no_other() -> None:
    assert table_keys("errors.md") == set(CODES)


def test_every_error_code_and_every_term_is_explained_once() -> None:
    for name, first_column in (("errors.md", r"^\| `(\w+)` \|"), ("glossary.md", r"^\| ([a-z][^|]+) \|")):
        told = re.findall(first_column, read(name), re.MULTILINE)
        assert told
        assert not {key for key in told if told.count(key) > 1}, name


def test_every_operation_of_the_api_is_told_and_no_other() -> None:
    described = json.loads((ROOT / "frontend" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    operations = {
        f"{method.upper()} {path.removeprefix('/api/v1/')}" for path, methods in described.items() for method in methods
    }
    assert table_keys("api.md") - {"status", "ok", "conflict", "invalid"} == operations


def test_every_kind_of_job_is_told() -> None:
    for kind in HANDLERS:
        assert f"`{kind}`" in read("api.md"), kind


def test_every_command_is_told() -> None:
    for file in (ROOT / "claims" / "management" / "commands").glob("[a-z]*.py"):
        assert f"`{file.stem}`" in read("api.md"), file.stem


def test_every_format_is_described_as_it_describes_itself() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| `([^`]+)` \| (yes|no) \|$", read("formats.md"), re.MULTILINE)
    told = {name: (label, suffix, lossless == "yes") for name, label, suffix, lossless in rows}
    assert told == {form.NAME: (form.LABEL, form.SUFFIX, is_lossless(form)) for form in FORMATS.values()}


def test_what_each_format_leaves_out_is_told_and_every_part_explained() -> None:
    section = read("formats.md").split("## What each format leaves out")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", section, re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", parts)) for name, parts in rows if name in FORMATS}
    assert told == {form.NAME: {*EVERYTHING} - form.CARRIES for form in FORMATS.values() if not is_lossless(form)}
    assert {name for name, _ in rows} - FORMATS.keys() == {*EVERYTHING}


def test_every_engine_is_in_the_table_of_engines_and_in_the_sentence_under_it() -> None:
    assert set(ENGINES) <= table_keys("engines.md")
    (sentence,) = re.findall(r"^(.*) are in `ENGINES`\.", read("engines.md"), re.MULTILINE)
    assert re.findall(r"`([^`]+)`", sentence) == list(ENGINES)


def test_the_glossary_lists_every_role() -> None:
    (listed,) = re.findall(
        r"^\| role \| What a member may do in a project: ([a-z, ]+)\.", read("glossary.md"), re.MULTILINE
    )
    assert set(listed.split(", ")) == set(Member.Role.values)


def test_every_scale_is_named_somewhere() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    for scale in SCALES:
        assert f"`{scale}`" in everything, scale


def test_every_setting_is_listed_and_no_other_setting_of_the_server() -> None:
    settings = (ROOT / "annotator" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", settings))
    assert names
    listed = table_keys("settings.md")
    assert names <= listed, names - listed
    sources = "".join(
        path.read_text(encoding="utf-8")
        for pattern in (
            "annotator/**/*.py",
            "tests/**/*.py",
            "frontend/e2e/**/*.ts",
            "frontend/*.ts",
            "frontend/scripts/*.mjs",
            "docker/*",
            ".ci/run",
        )
        for path in ROOT.glob(pattern)
        if path.is_file()
    )
    gone = {name for name in listed if name not in sources}
    assert not gone, gone


def test_every_dependency_is_explained_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
    ]
    python = {re.split(r"[\[=<>~ ]", item)[0].lower() for item in wanted}
    explained = set(re.findall(r"`([@\w/.-]+)`", read("dependencies.md")))
    assert python <= explained, python - explained
    for file in (ROOT / "frontend" / "package.json", ROOT / "frontend" / "tools" / "codegen" / "package.json"):
        package = json.loads(file.read_text(encoding="utf-8"))
        browser = {*package.get("dependencies", {}), *package["devDependencies"]}
        assert browser <= explained, browser - explained
    rows = re.findall(r"^\| `[^|]+` \| ([^|]+) \| ([^|]+) \|$", read("dependencies.md"), re.MULTILINE)
    assert all(licence.strip() and why.strip() for licence, why in rows)


def fields_of(value: Any) -> set[str]:
    """Gather the names of all fields of a record, without the free keys of `metadata`."""
    if isinstance(value, dict):
        below = (fields_of(item) for key, item in value.items() if key != "metadata")
        return set(value).union(*below)
    return set().union(*(fields_of(item) for item in value)) if isinstance(value, list) else set()


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_every_field_of_a_dataset_and_of_its_manifest_is_described(
    annotator: Any, exporter: Any, project: Any, article: Any, files: Any
) -> None:
    from tests.datasets.judged import PHRASE, annotate, build, download, lines, suggest

    suggest(project)
    annotate(annotator, project, PHRASE)
    data, manifest = download(exporter, build(exporter, project))
    described = set(re.findall(r"`(\w+)`", read("formats.md")))
    (record,) = lines(data)
    assert record["text"] == TEXT
    missing = (fields_of(record) | fields_of(manifest)) - described
    assert not missing, missing


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_the_lines_that_read_a_dataset_read_it(
    annotator: Any, exporter: Any, project: Any, article: Any, files: Any, tmp_path: Path
) -> None:
    from tests.datasets.judged import PHRASE, annotate, build, download

    annotate(annotator, project, PHRASE)
    (tmp_path / "dataset.jsonl").write_bytes(download(exporter, build(exporter, project))[0])
    for document in (DOCS / "formats.md", ROOT / "README.md"):
        (program,) = re.findall(r"```python\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
        command = [sys.executable, "-X", "utf8", "-c", textwrap.dedent(program)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert PHRASE in done.stdout, f"{document.name}: {done.stderr}"


@pytest.mark.django_db
def test_the_sync_that_is_shown_is_one_that_the_server_takes(annotator: Any, project: Any) -> None:
    from tests.conftest import add_article

    add_article(project, "The harbour will close on Friday, the port authority said.")
    work = annotator.post(f"projects/{project.pk}/next").json()
    (shown,) = re.findall(r"```json\n(.*?)```", read("api.md"), re.DOTALL)
    answer = annotator.post(f"assignments/{work['assignment']['id']}/sync", json.loads(shown)).json()
    assert [(result["status"], result.get("code")) for result in answer["results"]] == [
        ("ok", None),
        ("ok", None),
        ("invalid", "unknown_claim"),
        ("invalid", "unknown_suggestion"),
    ]


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    # `make screenshots` takes the pictures; a checkout may not have them yet.
    pictures = () if (DOCS / "images").exists() else ("docs/images/", "images/")
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if not target.startswith(("http", "mailto", *pictures)) and not (page.parent / target).exists()
    ]
    assert not broken, broken


def test_every_link_to_a_section_finds_its_heading() -> None:
    pages = {page.resolve(): page.read_text(encoding="utf-8") for page in (*DOCS.rglob("*.md"), *ROOT.glob("*.md"))}
    headings = {
        page: {
            re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)
        }
        for page, text in pages.items()
    }
    broken = [
        f"{page.name}: {target}#{section}"
        for page, text in pages.items()
        for target, section in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", text)
        if section not in headings[(page.parent / target).resolve() if target else page]
    ]
    assert not broken, broken


def test_every_path_that_a_document_names_exists() -> None:
    # What a reader of the guides makes.
    made = {"docker/.env", "docker/tls/", "frontend/src/languages/fr.ts"}
    pattern = re.compile(r"`((?:annotator|claims|docker|docs|frontend|tests)/[\w./-]+)`")
    named = {
        (page.name, path)
        for page in (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
        for path in pattern.findall(page.read_text(encoding="utf-8"))
    }
    missing = {(page, path) for page, path in named if path not in made and not (ROOT / path).exists()}
    assert not missing, missing


def test_decisions_are_numbered_dated_and_short() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))
    assert [file.name[:4] for file in files] == [f"{number:04}" for number in range(1, len(files) + 1)]
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 60, file.name
        assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: ", text, re.MULTILINE), file.name
        for heading in ("Context", "Decision", "Consequences", "What would change our mind"):
            assert f"\n## {heading}\n" in text, f"{file.name}: {heading}"


def test_the_settings_of_a_new_project_are_told_as_they_are() -> None:
    rows = [line.split("|")[1:-1] for line in read("run-a-project.md").splitlines() if line.startswith("| ")]
    verdicts, people, _ = ([cell.strip() for cell in row[1:]] for row in rows[1:])
    assert len(verdicts) == len(PRESETS)
    for preset, verdict, readers in zip(PRESETS.values(), verdicts, people, strict=True):
        assert verdict == ("required" if preset.verdict_required else "not required")
        shared = f"{preset.annotators_per_article} for a fifth of the articles, 1 for the rest"
        assert readers == (shared if preset.overlap_share == 0.2 else str(preset.annotators_per_article))
