"""What a release says of itself, and the identifiers that are made of it; pure."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from claims.core.json_types import JSONDict
from claims.datasets.counts import Held
from claims.datasets.releases.splits import DEALT, UNSEEN

if TYPE_CHECKING:
    # What finds leaks loads numpy, which reading a manifest does not need.
    from claims.datasets.releases.leaks import Leak


class DataFile(TypedDict):
    """One file of a release."""

    path: str
    split: str
    articles: int
    bytes: int
    sha256: str


class SplitCounts(TypedDict):
    """What one split holds; `by_unseen` is the share of its claims by named speakers none of whom speaks in the first split."""

    articles: int
    claims: int
    verdicts: int
    evidence: int
    speakers: int
    by_unseen: float | None


class HeldOut(TypedDict):
    """A speaker whose articles are held out."""

    id: str
    name: str


class Dealing(TypedDict):
    """How articles were dealt into splits."""

    shares: list[int]
    seed: str
    hold_out_speakers: int
    held_out: list[HeldOut]
    groups: int
    largest_group: int
    kept: int
    left_out: list[str]
    compared: str


class Previous(TypedDict):
    """What differs from the release before, in claims and in articles."""

    number: int
    added: int
    removed: int
    changed: int
    articles_added: int
    articles_removed: int


class ScaleOfRelease(TypedDict):
    """The verdict scale: names by key."""

    key: str
    labels: dict[str, str]


class AgreementSlot(TypedDict):
    """How far people agree in one slot."""

    slot: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    counted: int
    why_undefined: str | None


class Agreement(TypedDict):
    """How far the people of the project agree."""

    articles: int
    comparisons: int
    slots: list[AgreementSlot]


class ReleaseManifest(Held):
    """Everything that is needed to know, read and cite a release years later."""

    schema: str
    offset_unit: str
    project: str
    release: int
    made_on: str
    snapshot_on: str
    format: str
    layer: str
    selection: JSONDict
    texts: dict[str, int]
    splits: dict[str, SplitCounts]
    split: Dealing
    leaks: "list[Leak]"
    licences: dict[str, int]
    languages: dict[str, int]
    engines: list[str]
    scale: ScaleOfRelease
    guidelines: list[int]
    agreement: Agreement
    previous: Previous | None
    files: list[DataFile]


def folder_name(project: str, number: int) -> str:
    """Name the folder of a release: letters of ASCII, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", project).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "dataset"
    return f"{slug}-{number}"


def title_of(manifest: ReleaseManifest) -> str:
    """Name a release for people."""
    return f"{manifest['project']}, release {manifest['release']}"


def in_order(splits: Mapping[str, SplitCounts]) -> dict[str, SplitCounts]:
    """Put splits into their order, which the database does not keep."""
    return {name: splits[name] for name in (*DEALT, UNSEEN) if name in splits}


def loader(manifest: ReleaseManifest) -> str:
    """Return the lines of Python that read a release from its unpacked folder."""
    folder = folder_name(manifest["project"], manifest["release"])
    first = next(iter(in_order(manifest["splits"])), "train")
    if manifest["format"] == "parquet":
        return PARQUET.format(folder=folder, split=first)
    return LINES.format(folder=folder, split=first)


PARQUET = """from datasets import load_dataset

data = load_dataset("{folder}")
for article in data["{split}"]:
    for claim in article["claims"]:
        words = [article["text"][span["start"]:span["end"]] for span in claim["content"]]
"""
LINES = """import json
from pathlib import Path

for file in sorted(Path("{folder}/data").glob("{split}-*.jsonl")):
    for line in file.read_bytes().splitlines():
        article = json.loads(line)
        for claim in article["claims"]:
            words = [article["text"][start:end] for start, end in claim["content"]]
"""


def address_of(project: UUID, server: str) -> str:
    """Return where the releases of a project are listed, on a server."""
    return f"{server}/p/{project}/releases"
