"""Command: measure engines against articles with gold claims."""

import json
import resource
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.suggestions.engines import ENGINES
from claims.suggestions.engines.files import suggest_lines
from claims.suggestions.scoring import FIGURES, Tally, score

# The least that the engine may reach on the development articles of PolNeAR before a change of it lands (F1, percent).
FLOOR = {"iou50": 60.0, "words": 79.0, "sourced": 51.0}
FLOOR_FILE = "polnear_dev.jsonl"


class Command(BaseCommand):
    """Print how good engines are on a file of articles with gold claims, what they cost, and whether the floor holds."""

    help = "Measure engines against GOLD.jsonl ({id, lang, text, claims}); exits with 1 when `rules` falls below its floor."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files of gold, and engines."""
        parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
        parser.add_argument("--engine", action="append", choices=list(ENGINES), help="all that can run, when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure every engine on every file."""
        names = options["engine"] or [name for name, engine in ENGINES.items() if engine.available()[0]]
        below = []
        for path in options["gold"]:
            gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            # Files whose claims have no parents mark outermost claims only.
            top_level = not any(claim.get("parent") for article in gold for claim in article["claims"])
            for name in names:
                tally, seconds = self._measure(name, gold, top_level)
                self._print(path.name, name, tally, seconds / max(1, len(gold)))
                if name == "rules" and path.name == FLOOR_FILE:
                    below += [figure for figure, least in FLOOR.items() if tally.f1(figure)[2] < least]
        if below:
            raise CommandError(f"Below the floor on {FLOOR_FILE}: {', '.join(below)}.")

    def _measure(self, name: str, gold: list[dict[str, Any]], top_level: bool) -> tuple[Tally, float]:
        engine = ENGINES[name]
        engine.suggest("She said that it rained.", language="en")
        before = time.process_time()
        proposed = list(suggest_lines((json.dumps(article) for article in gold), engine))
        seconds = time.process_time() - before
        return score(zip(gold, proposed, strict=True), top_level=top_level), seconds

    def _print(self, file: str, name: str, tally: Tally, seconds: float) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        write = self.stdout.write
        write(
            f"{file}, engine {name} {ENGINES[name].VERSION}: {tally.counts['articles']} articles, {tally.counts['gold']} gold claims"
        )
        for figure in FIGURES:
            precision, recall, f1 = tally.f1(figure)
            floor = (
                f"   floor {FLOOR[figure]:.0f}" if name == "rules" and file == FLOOR_FILE and figure in FLOOR else ""
            )
            write(f"  {figure:8} F1 {f1:5.1f}   P {precision:5.1f}   R {recall:5.1f}{floor}")
        write(
            f"  source exact {tally.share('source_exact', 'with_source'):.1f}, cue exact {tally.share('cue_exact', 'with_cue'):.1f}"
        )
        kinds = ", ".join(
            f"{kind} {100 * hit / of:.1f} of {of}" for kind, (hit, of) in sorted(tally.by_directness.items()) if of
        )
        write(f"  recall at iou50: {kinds}")
        write(f"  {seconds:.3f} CPU seconds an article, {memory:.0f} MB at most")
