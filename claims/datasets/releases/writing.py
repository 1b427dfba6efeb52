"""The data of a release: the articles of one split after the other, in files of a bounded size, and an index of the claims."""

import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import numpy as np

from claims.articles.models import Article
from claims.datasets.counts import count
from claims.datasets.formats.base.contract import Format
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.record import ClaimRecord, Record
from claims.datasets.pieces.piece import plain
from claims.datasets.records import ArticleValues, records_of
from claims.datasets.releases.index import Index
from claims.datasets.releases.manifest import DataFile
from claims.datasets.releases.near import Hashes
from claims.datasets.rows import ArticleRow
from claims.datasets.selection import Selection
from claims.jobs import Run
from claims.projects.models import Project

# A file of data ends once it is as large as this, with the article that makes it so (with a hundred articles in Parquet).
MAX_BYTES = 256 << 20
FETCHED = 50
REPORT_EVERY = 100


@dataclass
class Split:
    """What one split holds."""

    counts: Counter[str] = field(default_factory=Counter)
    files: list[DataFile] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)
    said: "array[int]" = field(default_factory=lambda: array("Q"))
    # Claims of named speakers none of whom speaks in the first split.
    by_unseen: int = 0
    by_named: int = 0

    def words(self) -> Hashes:
        """Return the hashes of what its claims say, each once."""
        return np.unique(np.array(self.said, dtype=np.uint64))


class Writer:
    """Writes the data of a release into a folder."""

    def __init__(
        self,
        project: Project,
        form: Format,
        selection: Selection,
        folder: Path,
        using: str,
        run: Run | None,
        total: int,
    ) -> None:
        self.project, self.form, self.selection, self.folder, self.using = project, form, selection, folder, using
        self.run, self.total = run, total
        self.lost = Lost(form.CARRIES)
        self.splits: dict[str, Split] = {}
        self.index = Index()
        self.written = 0
        (folder / "data").mkdir()

    def write(self, name: str, numbers: list[int], known: frozenset[str]) -> None:
        """Write the articles of a split; `known` are the named speakers of the first split."""
        split = self.splits[name] = Split()
        rows = records_of(self.project, self.selection, self._rows(numbers), self.using)
        source = self._noted(rows, split, known)
        first = next(source, None)
        while first is not None:
            first = self._file(split, name, first, source)
        of = len(split.files)
        for place, file in enumerate(split.files):
            path = f"data/{name}-{place:05}-of-{of:05}{self.form.SUFFIX}"
            (self.folder / file["path"]).rename(self.folder / path)
            file["path"] = path

    def _file(self, split: Split, name: str, first: Record, source: Iterator[Record]) -> Record | None:
        """Write one file that begins with an article; returns the article with which the next one begins."""
        path = f"data/{name}-{len(split.files)}.part"
        digest, size, articles = hashlib.sha256(), 0, 0
        following: Record | None = first

        def some() -> Iterator[Record]:
            nonlocal following, articles
            while following is not None and (size < MAX_BYTES or not articles):
                record, following = following, None
                articles += 1
                yield record
                following = next(source, None)

        with (self.folder / path).open("wb") as target:
            for block in self.form.write(plain(some()), self.lost):
                target.write(block)
                digest.update(block)
                size += len(block)
        split.files.append(
            {"path": path, "split": name, "articles": articles, "bytes": size, "sha256": digest.hexdigest()}
        )
        return following

    def _rows(self, numbers: list[int]) -> Iterator[ArticleValues]:
        for start in range(0, len(numbers), FETCHED):
            some = Article.objects.using(self.using).filter(
                project=self.project, number__in=numbers[start : start + FETCHED]
            )
            yield from some.order_by("number").values_list(*ArticleRow._fields)

    def _noted(self, source: Iterable[Record], split: Split, known: frozenset[str]) -> Iterator[Record]:
        for record in source:
            count(record, self.selection, split.counts)
            named = {
                speaker["id"]: speaker["same_as"] or speaker["id"]
                for speaker in record["speakers"]
                if not speaker["anonymous"]
            }
            for claim in record["claims"]:
                self._note_claim(claim, split, named, known)
            if self.run is not None and self.written % REPORT_EVERY == 0:
                self.run.progress(self.total + self.written, 2 * self.total)
            self.written += 1
            yield record

    def _note_claim(self, claim: ClaimRecord, split: Split, named: dict[str, str], known: frozenset[str]) -> None:
        self.index.add(UUID(claim["id"]), json.dumps(claim, sort_keys=True).encode())
        said = " … ".join(claim["exact"]["content"])
        if said:
            split.said.append(int.from_bytes(hashlib.sha256(said.encode()).digest()[:8], "little"))
        speakers = {named[key] for key in claim["speakers"] if key in named}
        split.speakers |= speakers
        if speakers:
            split.by_named += 1
            split.by_unseen += not speakers & known
