"""Releases for tests: one that was made some time ago, without the work that it would take, and the folder of one."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from claims.datasets.releases.models import Release

COUNTS = dict.fromkeys(
    ("articles", "claims", "verdicts", "evidence", "speakers", "suggestions", "decisions", "comments_left_out"), 1
)
DEALING = {
    "shares": [80, 10, 10], "seed": "one", "hold_out_speakers": 0, "held_out": [], "groups": 1, "largest_group": 1, "kept": 0,
    "left_out": [], "compared": "every_pair",
}  # fmt: skip


def made_release(project: Any, number: int = 1) -> Release:
    """Store a release as if it had been made before."""
    about: dict[str, Any] = {
        **COUNTS, "schema": "onrecord/1", "offset_unit": "unicode_code_point", "project": project.name, "release": number,
        "made_on": "2026-11-30", "snapshot_on": "2026-11-30", "format": "jsonl", "layer": "all", "selection": {}, "texts": {"full": 1},
        "lost": {}, "split": DEALING, "leaks": [], "licences": {"": 1}, "languages": {"en": 1}, "engines": [],
        "splits": {"train": {"articles": 1, "claims": 1, "verdicts": 1, "evidence": 1, "speakers": 1, "by_unseen": None}},
        "scale": {"key": "desk", "labels": {"true": "True"}}, "guidelines": [1], "previous": None,
    }  # fmt: skip
    file = default_storage.save(f"releases/{number}.zip", ContentFile(b"PK"))
    long = {"agreement": {"articles": 0, "comparisons": 0, "slots": []}, "files": []}
    default_storage.save(f"{file}.manifest.json", ContentFile(json_of({**about, **long})))
    return Release.objects.create(
        project=project,
        number=number,
        job=uuid4(),
        manifest={**about, "found": None},
        file=file,
        bytes=2,
        sha256="0" * 64,
    )


def json_of(value: object) -> bytes:
    """Write JSON."""
    return json.dumps(value).encode()


def unpacked(data: bytes, into: Path) -> Path:
    """Unpack the archive of a release; returns its folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(into)
        (name,) = {entry.partition("/")[0] for entry in archive.namelist()}
    return into / name
