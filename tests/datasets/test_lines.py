"""One record is one line to every reader, whatever stands in the text; and what was frozen long ago comes back as it was."""

import hashlib
import io
import json
from typing import Any

import pytest
from django.core.management import call_command

from claims.articles.models import Article
from claims.audit import Actor
from claims.core.json_lines import line_of
from claims.datasets.formats import jsonl
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import EVERYTHING
from claims.datasets.loading import load_records
from claims.datasets.selection import WHOLE
from claims.datasets.services import write_dataset
from claims.projects.services import create_project
from tests.bench.synthetic import record
from tests.conftest import Person

BREAKS = "\x85\u2028\u2029"


@pytest.mark.parametrize("sign", [*BREAKS, "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\r"])
def test_no_sign_breaks_a_record_into_two_lines_and_each_comes_back(sign: str) -> None:
    given = {"text": f"one{sign}two “ü” 😀", f"k{sign}": [f"{sign}"]}
    line = line_of(given)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == given
    assert "“ü” 😀" in line
    (again,) = jsonl.read_lines(io.BytesIO(b"".join(jsonl.write([given], Lost(EVERYTHING)))))
    assert again == given


def old(text: str) -> bytes:
    """A line of a dataset whose text an older version froze."""
    row = record(1)
    row |= {"text": text, "length": len(text), "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "claims": []}
    row["zones"] = [{"start": 0, "end": len(text), "kind": "body"}]
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def written(project: Any) -> bytes:
    """The dataset of a project."""
    target = io.BytesIO()
    write_dataset(project, jsonl, WHOLE, target)
    return target.getvalue()


@pytest.mark.django_db(databases=["default", "reading"], transaction=True)
@pytest.mark.parametrize(
    "text", ["one\u2028two\u2029three\x85four", "late\x93controls\x94", "\ufefftwo marks", "\u200b"]
)
def test_a_text_with_line_separators_makes_the_round_with_the_same_bytes(project: Any, text: str) -> None:
    load_records(project=project, actor=Actor(), lines=[old(text)])
    first = written(project)
    assert len(first.decode().splitlines()) == 1
    other = create_project(actor=Actor(), name="Other", engine="")
    load_records(project=other, actor=Actor(), lines=io.BytesIO(first))
    assert written(other) == first
    assert {*Article.objects.values_list("text", flat=True)} == {text}


@pytest.mark.django_db
def test_a_preview_breaks_no_line_in_a_text(exporter: Person, project: Any) -> None:
    load_records(project=project, actor=Actor(), lines=[old("one\u2028two\x85three")])
    lines = exporter.get(f"projects/{project.pk}/exports/preview").json()["lines"]
    assert any("one\u2028two\x85three" in line for line in lines)


def test_suggestions_written_by_the_command_are_one_line_each(tmp_path: Any) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = "“Closed,”\u2028said Blom.\x85She left."
    source.write_text(json.dumps({"id": "1", "lang": "en", "text": text}) + "\n")
    call_command("suggest_jsonl", str(source), str(target), "--engine", "quotes")
    (line,) = target.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == text
