"""Other programs read a release: spaCy here, the large libraries in a virtual environment of their own (`make consumers`)."""

import os
import re
import runpy
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.datasets.releases.models import Release
from claims.jobs import Job
from tests.datasets.released import unpacked

ROOT = Path(__file__).resolve().parents[3]
CONSUMERS = os.environ.get("ONRECORD_CONSUMERS", "")
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])
elsewhere = pytest.mark.skipif(not CONSUMERS, reason="make consumers installs the programs that read it")

LOAD = """
import os, sys
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_CACHE"] = sys.argv[1]
import datasets
{loader}
assert words
folder = {folder!r}
assert {{name: len(split) for name, split in data.items()}} == {counts!r}
for split in data.values():
    for article in split:
        for claim in article["claims"]:
            spans = [article["text"][span["start"]:span["end"]] for span in claim["content"]]
            assert spans == claim["exact"]["content"]
import json
from pyarrow import parquet
from pathlib import Path
written = parquet.read_schema(sorted(Path(folder, "data").glob("*.parquet"))[0]).metadata[b"huggingface"]
features = datasets.Features.from_dict(json.loads(written)["info"]["features"])
assert all(split.features == features for split in data.values())
streamed = datasets.load_dataset(folder, streaming=True)
assert next(iter(streamed["train"]))["title"]
# A thread that still reads ahead would end the process otherwise.
sys.stdout.flush(); os._exit(0)
"""
CROISSANT = """
import mlcroissant
data = mlcroissant.Dataset("croissant.json")
assert not data.metadata.issues.errors and not data.metadata.issues.warnings, data.metadata.issues.report()
assert {one.uuid: sum(1 for _ in data.records(one.uuid)) for one in data.metadata.record_sets} == %r
"""


@pytest.fixture
def made(files: Any, tmp_path: Path) -> Any:
    """Make a release of the finished demo; returns what makes its folder."""

    def make(format: str) -> tuple[Release, Path]:
        call_command("make_demo")
        Job.objects.all().delete()
        call_command("release", "Demo desk, finished", "--format", format, "--out", str(tmp_path))
        row = Release.objects.get()
        return row, unpacked((tmp_path / "demo-desk-finished-1.zip").read_bytes(), tmp_path / "unpacked")

    return make


def test_a_span_categorizer_is_trained_on_a_release(made: Any, capsys: Any) -> None:
    pytest.importorskip("spacy")
    _, folder = made("jsonl")
    capsys.readouterr()
    example = runpy.run_path(str(ROOT / "examples" / "train_spancat.py"))
    example["main"]([str(folder), "--epochs", "1", "--longest", "6"])
    assert re.fullmatch(r"precision \d\.\d+, recall \d\.\d+, F1 \d\.\d+\n", capsys.readouterr().out)


@elsewhere
def test_large_libraries_read_a_release_without_a_complaint(made: Any, tmp_path: Path) -> None:
    from claims.datasets.releases.manifest import loader

    row, folder = made("parquet")
    counts = {name: split["articles"] for name, split in row.manifest["splits"].items()}

    def run(*command: str, within: Path, program: str = CONSUMERS) -> str:
        done = subprocess.run([program, *command], cwd=within, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    load = LOAD.format(loader=loader(row.manifest), folder=folder.name, counts=counts)
    run("-c", load, str(tmp_path / "cache"), within=folder.parent)
    run("-c", CROISSANT % counts, within=folder)
    run("--validate", "-i", "CITATION.cff", within=folder, program=str(Path(CONSUMERS).with_name("cffconvert")))
    said = run(str(ROOT / "examples" / "train_token_classifier.py"), folder.name, "--epochs", "3", within=folder.parent)
    assert float(said.removeprefix("F1 ")) > 0
