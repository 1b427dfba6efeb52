"""A release in the making: one look over the articles, one reading of all that belongs to them, then what tells of them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.core.files.storage import default_storage
from django.db import connections, transaction

from claims import jobs
from claims.annotations.comments.models import Comment
from claims.datasets.counts import LANGUAGE, LICENCE, engines_in, held, of_kind, texts_in
from claims.datasets.formats.jsonl import OFFSET_UNIT, SCHEMA
from claims.datasets.pieces.piece import READING
from claims.datasets.releases import leaks
from claims.datasets.releases.card import card, citation
from claims.datasets.releases.croissant import croissant
from claims.datasets.releases.index import Difference, difference
from claims.datasets.releases.manifest import Agreement, Dealing, Previous, ReleaseManifest, SplitCounts, address_of
from claims.datasets.releases.models import Release
from claims.datasets.releases.splits import DEALT, UNSEEN, Plan, deal
from claims.datasets.releases.survey import survey
from claims.datasets.releases.writing import Split, Writer
from claims.datasets.scratch import files_in
from claims.datasets.selecting import articles_in
from claims.datasets.selection import Selection
from claims.datasets.services import usable_format
from claims.projects.models import GuidelineVersion, Project
from claims.review.queries import summary_of


@dataclass
class Before:
    """What the release before had: its number, the split of each article, whom it held out, and the index of its claims."""

    number: int
    splits: dict[str, str]
    held_out: frozenset[str]
    index: bytes


def read_before(row: Release) -> Before:
    """Read what the next release needs of one."""
    with default_storage.open(f"{row.file}.splits.jsonl") as stream:
        placed = {line["article"]: line["split"] for line in map(json.loads, stream)}
    with default_storage.open(f"{row.file}.index") as stream:
        index = stream.read()
    held_out = frozenset(one["id"] for one in row.manifest["split"]["held_out"])
    return Before(row.number, placed, held_out, index)


class Making:
    """A release in the making."""

    def __init__(
        self,
        project: Project,
        params: jobs.Params,
        selection: Selection,
        folder: Path,
        run: jobs.Run,
        before: Release | None,
    ) -> None:
        self.project, self.params, self.selection, self.folder, self.run = project, params, selection, folder, run
        self.form = usable_format(params["format"])
        self.before = read_before(before) if before else None
        # A job from before addresses were kept has none.
        self.address: str = params.get("address") or address_of(project.pk, "http://localhost")
        self.shares: tuple[int, int, int] = tuple(params["shares"])

    def write(self, number: int) -> ReleaseManifest:
        """Write the folder, as the database was at one instant; returns the manifest."""
        with transaction.atomic(using=READING):
            with connections[READING].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SELECT now()")
                self.instant = cursor.fetchone()[0]
            total = articles_in(self.project, self.selection, READING).count()
            self.seen = survey(self.project, self.selection, READING, self.run, total)
            placed = self.seen.placed()
            self.dealt = deal(placed, self._plan())
            self.groups = Counter(article.group for article in placed)
            self.writer = Writer(self.project, self.form, self.selection, self.folder, READING, self.run, total)
            self._write_splits()
            self.comments = (
                Comment.objects.using(READING)
                .filter(article__in=articles_in(self.project, self.selection, READING), deleted_at=None)
                .count()
            )
            agreement = cast(Agreement, summary_of(self.project, READING))
            guidelines = list(GuidelineVersion.objects.using(READING).filter(project=self.project).order_by("number"))
        self.difference = self._difference()
        manifest = self._manifest(number, agreement, [version.number for version in guidelines])
        (self.folder / "guidelines").mkdir()
        for version in guidelines:
            self._put(f"guidelines/{version.number}.md", version.markdown)
        self._tell(manifest)
        return manifest

    def _plan(self) -> Plan:
        shown = {split for split, share in zip(DEALT, self.shares, strict=True) if share} | {UNSEEN}
        before = self.before.splits if self.before else {}
        return Plan(
            self.shares,
            self.params["seed"],
            self.params["hold_out_speakers"],
            {key: split for key, split in before.items() if split in shown},
            self.before.held_out if self.before and self.params["hold_out_speakers"] else frozenset(),
        )

    def _write_splits(self) -> None:
        numbers: dict[str, list[int]] = {split: [] for split in (*DEALT, UNSEEN)}
        for key, number in zip(self.seen.keys, self.seen.numbers, strict=True):
            if key in self.dealt.splits:
                numbers[self.dealt.splits[key]].append(number)
        known: frozenset[str] = frozenset()
        for split, some in numbers.items():
            if some:
                self.writer.write(split, some, known)
                known = known or frozenset(self.writer.splits[split].speakers)

    def _difference(self) -> Difference | None:
        return difference(self.before.index, self.writer.index.stored()) if self.before else None

    def _manifest(self, number: int, agreement: Agreement, guidelines: list[int]) -> ReleaseManifest:
        counts: Counter[str] = Counter()
        for split in self.writer.splits.values():
            counts.update(split.counts)
        scale = self.project.scale
        return {
            "schema": SCHEMA,
            "offset_unit": OFFSET_UNIT,
            "project": self.project.name,
            "release": number,
            "made_on": self.instant.date().isoformat(),
            "snapshot_on": self.instant.date().isoformat(),
            "format": self.form.NAME,
            "layer": self.selection.layer,
            "selection": self.selection.written(),
            "texts": texts_in(counts),
            **held(counts, comments_left_out=self.comments, lost=self.writer.lost.counts()),
            "splits": {
                name: _counts_of(split, first=at == 0) for at, (name, split) in enumerate(self.writer.splits.items())
            },
            "split": self._dealing(),
            "leaks": self._leaks(),
            "licences": of_kind(counts, LICENCE),
            "languages": of_kind(counts, LANGUAGE),
            "engines": engines_in(counts),
            "scale": {"key": scale.key, "labels": {label.key: label.name for label in scale.labels.order_by("digit")}},
            "guidelines": guidelines,
            "agreement": agreement,
            "previous": self._previous(),
            "files": [file for split in self.writer.splits.values() for file in split.files],
        }

    def _dealing(self) -> Dealing:
        return {
            "shares": list(self.shares),
            "seed": self.params["seed"],
            "hold_out_speakers": self.params["hold_out_speakers"],
            "held_out": [{"id": key, "name": self.seen.names.get(key, "")} for key in sorted(self.dealt.held_out)],
            "groups": len(self.groups),
            "largest_group": max(self.groups.values(), default=0),
            "kept": len(self.before.splits.keys() & self.dealt.splits.keys()) if self.before else 0,
            "left_out": list(self.dealt.left_out),
            "compared": "every_pair" if len(self.seen.shingles) == len(self.seen.keys) else "candidates",
        }

    def _leaks(self) -> list[leaks.Leak]:
        of = self.dealt.splits
        splits = [of.get(key, "") for key in self.seen.keys]
        speakers: dict[str, dict[str, str]] = {name: {} for name in self.writer.splits}
        for key, number in zip(self.seen.keys, self.seen.numbers, strict=True):
            if key in of:
                speakers[of[key]].update(
                    {one: self.seen.names.get(one, "") for one in self.seen.speakers.get(number, ())}
                )
        said = {name: split.words() for name, split in self.writer.splits.items()}
        return leaks.report(list(self.writer.splits), self.seen.most_alike(splits), self.seen.keys, speakers, said)

    def _previous(self) -> Previous | None:
        if self.before is None or self.difference is None:
            return None
        now, then = self.dealt.splits.keys(), self.before.splits.keys()
        return {
            "number": self.before.number,
            "added": len(self.difference.added),
            "removed": len(self.difference.removed),
            "changed": len(self.difference.changed),
            "articles_added": len(now - then),
            "articles_removed": len(then - now),
        }

    def _put(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def _tell(self, manifest: ReleaseManifest) -> None:
        """Write the files that tell of the data, and at last the checksums of all."""
        self._put("README.md", card(manifest, ""))
        self._put("CITATION.cff", citation(manifest, ""))
        self._put("croissant.json", _json(croissant(manifest, self.address)))
        self._put("loss.json", _json(self.writer.lost.report(self.form.NAME)))
        self._put("manifest.json", _json(manifest))
        self._put("splits.jsonl", "".join(self._placed()))
        if self.difference is not None:
            lines = (json.dumps({"claim": key, "was": what}) for what, key in self.difference.lines())
            self._put("diff.jsonl", "".join(f"{line}\n" for line in lines))
        sums = "".join(
            f"{_sha256(file)}  {file.relative_to(self.folder).as_posix()}\n" for file in files_in(self.folder)
        )
        self._put("SHA256SUMS", sums)

    def _placed(self) -> Iterator[str]:
        for key in self.seen.keys:
            if key in self.dealt.splits:
                yield json.dumps({"article": key, "split": self.dealt.splits[key]}) + "\n"

    def beside(self, manifest: ReleaseManifest) -> dict[str, bytes]:
        """Return what is stored beside the archive, by suffix."""
        return {
            "manifest.json": _json(manifest).encode(),
            "splits.jsonl": "".join(self._placed()).encode(),
            "index": self.writer.index.stored(),
        }


def _counts_of(split: Split, *, first: bool) -> SplitCounts:
    return {
        "articles": split.counts["articles"],
        "claims": split.counts["claims"],
        "verdicts": split.counts["verdicts"],
        "evidence": split.counts["evidence"],
        "speakers": len(split.speakers),
        "by_unseen": None if first or not split.by_named else round(split.by_unseen / split.by_named, 4),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
