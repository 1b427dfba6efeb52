"""Command: train an engine on a file of articles with marked claims, without a database."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.core.counting import counted
from claims.engines.learning.trainers import MANIFEST, TRAINERS
from claims.engines.shapes import MarkedArticle


class Command(BaseCommand):
    """Learn from marked articles and write the trained engine into a folder."""

    help = "Train an engine on GOLD.jsonl ({id, lang, text, claims}) and write it to a folder; no database is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a file of gold and a folder."""
        parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to")
        parser.add_argument(
            "--kind", choices=list(TRAINERS), default=next(iter(TRAINERS)), help="how to train (default: %(default)s)"
        )
        parser.add_argument(
            "--articles", type=int, help="train on so many of the articles, drawn by the seed; all, when left out"
        )
        parser.add_argument("--seed", type=int, default=0, help="draws and orders the articles (default: 0)")
        parser.add_argument("--name", default="", help="what people are to call the engine")
        parser.add_argument(
            "--licence", default="", help="what the licence of the articles allows; kept in the manifest"
        )

    def handle(
        self,
        *args: object,
        gold: Path,
        out: Path,
        kind: str,
        articles: int | None,
        seed: int,
        name: str,
        licence: str,
        **options: object,
    ) -> None:
        """Train, write, and say what it cost."""
        trainer = TRAINERS[kind]
        usable, note = trainer.available()
        if not usable:
            raise CommandError(str(note))
        if articles is not None and articles < 1:
            raise CommandError("--articles must be at least 1.")
        before = time.process_time()
        try:
            records = read_gold(gold)
            lessons = trainer.prepare(records, articles=articles, seed=seed)
        except (OSError, ValueError) as error:
            raise CommandError(f"{gold}: {error}") from error
        files = trainer.train(lessons, seed=seed, name=name, licence=licence)
        trainer.write(files, out)
        manifest = json.loads(files[MANIFEST])
        size = sum(len(content) for content in files.values()) / 1e6
        self.stdout.write(
            f"{out}: version {manifest['version']}, {counted(manifest['articles'], 'article')}, {counted(manifest['claims'], 'claim')}, "
            f"{counted(manifest['skipped'], 'article')} in other languages left out, {size:.1f} MB, {time.process_time() - before:.0f} CPU seconds"
        )


def read_gold(path: Path) -> list[MarkedArticle]:
    """Read marked articles, one JSON object a line. Raises ValueError with the line number for a line that is none."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"line {number}: not JSON ({error.msg})") from error
            problem = _problem(record)
            if problem:
                raise ValueError(f"line {number}: {problem}")
            found.append(record)
    return found


def _problem(record: object) -> str:
    """Say what keeps a record from being a marked article, or nothing."""
    if not isinstance(record, dict):
        return "not a JSON object"
    if not all(isinstance(record.get(name), str) for name in ("id", "text")) or not isinstance(
        record.get("claims"), list
    ):
        return 'a marked article needs "id" and "text", both strings, and a list of "claims"'
    length = len(record["text"])
    for claim in record["claims"]:
        for role in ("content", "source", "cue"):
            spans = claim.get(role) or [] if isinstance(claim, dict) else None
            if not isinstance(spans, list) or not all(_is_span(span, length) for span in spans):
                return f'"{role}" of a claim must be a list of [start, end) inside the text'
    return ""


def _is_span(span: object, length: int) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(type(offset) is int for offset in span)
        and 0 <= span[0] < span[1] <= length
    )
