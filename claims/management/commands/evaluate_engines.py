"""Command: measure engines against articles with gold claims."""

import json
import resource
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.core.counting import counted
from claims.engines import ENGINES, Engine, external, naming, primary, second
from claims.engines.calibration import counted_by_pattern, own_patterns, pooled, table, too_high
from claims.engines.chosen import chosen
from claims.engines.evidence import Cases, written
from claims.engines.files import suggest_records
from claims.engines.kinds_of_text import Case, cases, problems
from claims.engines.learning.trainers import TRAINERS
from claims.engines.long_texts import debate, spread, transcript
from claims.engines.scoring import FIGURES, Row, Tally, row_of, score
from claims.engines.shapes import MarkedArticle
from claims.engines.stories import is_tuned_on, stories
from claims.engines.yardstick import measure
from claims.management.commands.train_engine import read_gold

# The least that an engine may reach on the development articles of its language before a change of it lands (F1, percent).
ENGLISH, GERMAN = "polnear_dev.jsonl", "wikinews_de_dev.jsonl"
FLOORS = {
    ("rules", ENGLISH): {"exact": 59.0, "iou50": 72.0, "words": 85.0, "sourced": 64.0},
    ("german", GERMAN): {"iou50": 74.0, "words": 79.0, "sourced": 57.0},
}

# Measured on the same file with the same definitions (docs/engines.md); the peer is SFU's rule-based GenderGapTracker.
KNOWN = {
    ENGLISH: (
        Row("people against each other", (70.6, 80.2, 91.5, 74.1, 85.8)),
        Row("rule-based peer", (31.6, 48.6, 67.5, 39.7, 73.3)),
    )
}
# Code points of the transcript that is made, the least that a tenth of it may have of the fullest tenth, and of turns.
LONG, EVEN_SHARE, RIGHT_SHARE = 130_000, 0.6, 0.9
SIZES = ("25", "100", "all")
Records = list[MarkedArticle]


class Command(BaseCommand):
    """Print how good engines are on a file of articles with gold claims, what they cost, and whether the floor holds."""

    help = "Measure engines against GOLD.jsonl ({id, lang, text, claims}); exits with 1 when one falls below its floor."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files of gold, engines, and articles to train on."""
        parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
        parser.add_argument(
            "--engine", action="append", help="a name, or the folder of a trained one; all that can run, when left out"
        )
        parser.add_argument(
            "--train", type=Path, metavar="TRAIN.jsonl", help="also train on these articles, and measure"
        )
        parser.add_argument(
            "--sizes", nargs="+", default=list(SIZES), help="how many articles to train on (default: 25 100 all)"
        )
        parser.add_argument(
            "--pronouns", type=Path, metavar="MENTIONS.jsonl", help="also measure whom the rules take pronouns for"
        )
        parser.add_argument(
            "--stories", action="store_true", dest="with_stories", help="also measure on the stories of our own"
        )
        parser.add_argument(
            "--kinds",
            type=Path,
            metavar="KINDS.jsonl",
            help="also read short texts and long ones, by what is hard about them",
        )
        parser.add_argument(
            "--evidence",
            type=Path,
            metavar="OUT.json",
            help="also write how often each pattern was right, for claims/engines/evidence.json (with --stories)",
        )
        parser.add_argument("--seed", type=int, default=0, help="draws the articles to train on (default: 0)")

    def handle(
        self,
        *args: object,
        gold: list[Path],
        engine: list[str] | None,
        train: Path | None,
        sizes: list[str],
        pronouns: Path | None,
        seed: int,
        with_stories: bool,
        kinds: Path | None,
        evidence: Path | None,
        **options: object,
    ) -> None:
        """Measure every engine on every file."""
        try:
            texts = cases(kinds) if kinds else []
            golds = {path: read_gold(path) for path in gold}
            engines = self._engines(engine)
            if train:
                engines += self._train(train, _sizes(sizes), seed)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        below: list[str] = []
        counts: dict[str, Cases] = {}
        for path, articles in golds.items():
            # Files whose claims have no parents mark outermost claims only.
            top_level = not any(claim.get("parent") for article in articles for claim in article["claims"])
            rows = list(KNOWN.get(path.name, ()))
            for label, own in engines:
                if not _reads(own, articles):
                    self.stdout.write(f"{path.name}, engine {label}: does not read its language, left out")
                    continue
                tally, seconds, proposed = self._measure(own, articles, top_level)
                if own.NAME in ENGINES:
                    found = counted_by_pattern(zip(articles, proposed, strict=True), nested=not top_level)
                    counts[path.name] = counts.get(path.name, {}) | own_patterns(found, own.NAME, own.LANGUAGES)
                self._print(path.name, label, own, tally, seconds / max(1, len(articles)))
                rows.append(row_of(f"{label} ({seconds / max(1, len(articles)):.2f} CPU s an article)", tally))
                floor = FLOORS.get((own.NAME, path.name), {})
                below += [f"{figure} on {path.name}" for figure, least in floor.items() if tally.f1(figure)[2] < least]
            self._table(path.name, rows)
        if with_stories:
            self._stories(engines)
            twice = second.read_twice()
            for half, tuned in {"developed on": True, "not developed on": False, "all": None}.items():
                own_twice = [own for own in twice if tuned is None or is_tuned_on(own[0]["title"]) is tuned]
                self.stdout.write(
                    f"{counted(len(own_twice), 'story', 'stories')} marked twice, {half}: {second.lines(second.agreement(own_twice))}"
                )
            below += self._calibration(engines, counts, evidence)
        if texts:
            below += self._own_texts(texts)
        if pronouns:
            self._pronouns(pronouns, [article for articles in golds.values() for article in articles])
        if below:
            raise CommandError(f"Below the floor: {', '.join(below)}.")

    def _engines(self, names: list[str] | None) -> list[tuple[str, Engine]]:
        found = []
        for name in names or [name for name, engine in ENGINES.items() if engine.available()[0]]:
            engine = chosen(name)
            usable, note = engine.available()
            if not usable:
                raise ValueError(str(note))
            found.append((engine.NAME if name in ENGINES else engine.LABEL, engine))
        return found

    def _train(self, path: Path, sizes: list[int | None], seed: int) -> list[tuple[str, Engine]]:
        first, *others = TRAINERS.values()
        usable, note = first.available()
        if not usable:
            raise ValueError(str(note))
        records = read_gold(path)
        most = None if None in sizes else max(size for size in sizes if size is not None)
        before = time.process_time()
        lessons = first.prepare(records, articles=most, seed=seed)
        parsing = (time.process_time() - before) / len(lessons.records)
        found: list[tuple[str, Engine]] = []
        for trainer in (first, *others):
            usable, note = trainer.available()
            if not usable:
                self.stdout.write(f"{path.name}, {trainer.name}: not trained. {note}")
                continue
            for size in sizes:
                own = lessons.first(size)
                if len(own.records) < trainer.least:
                    continue
                before = time.process_time()
                engine = trainer.read(trainer.train(own, seed=seed))
                seconds = time.process_time() - before + parsing * len(own.records)
                self.stdout.write(
                    f"{path.name}, {trainer.name}, {counted(len(own.records), 'article')}: {seconds:.0f} CPU seconds to train"
                )
                found.append((f"{trainer.name} on {counted(len(own.records), 'article')}", engine))
        return found

    def _measure(self, engine: Engine, gold: Records, top_level: bool) -> tuple[Tally, float, Records]:
        engine.suggest("She said that it rained.", language="en")
        before = time.process_time()
        proposed = list(suggest_records(gold, engine))
        seconds = time.process_time() - before
        return score(zip(gold, proposed, strict=True), top_level=top_level), seconds, proposed

    def _print(self, file: str, label: str, engine: Engine, tally: Tally, seconds: float) -> None:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        write = self.stdout.write
        write(
            f"{file}, engine {label}, version {engine.VERSION}: "
            f"{counted(tally.counts['articles'], 'article')}, {counted(tally.counts['gold'], 'gold claim')}"
        )
        for figure in FIGURES:
            precision, recall, f1 = tally.f1(figure)
            least = FLOORS.get((engine.NAME, file), {}).get(figure)
            floor = f"   floor {least:.0f}" if least is not None else ""
            write(f"  {figure:8} F1 {f1:5.1f}   P {precision:5.1f}   R {recall:5.1f}{floor}")
        if tally.counts["with_speaker"]:
            write(f"  speaker right: {tally.counts['speaker']} of {tally.counts['with_speaker']} claims found")
        write(
            f"  source exact {tally.share('source_exact', 'with_source'):.1f}, cue exact {tally.share('cue_exact', 'with_cue'):.1f}"
        )
        kinds = ", ".join(
            f"{kind} {100 * hit / of:.1f} of {of}" for kind, (hit, of) in sorted(tally.by_directness.items()) if of
        )
        write(f"  recall at iou50: {kinds}")
        write(f"  {seconds:.3f} CPU seconds an article, {memory:.0f} MB at most so far in this process")

    def _stories(self, engines: list[tuple[str, Engine]]) -> None:
        """Measure the stories of our own, by the half that rules are developed on and the half that they are not."""
        own = stories()
        for label, engine in engines:
            if engine is external.ENGINE or not _reads(engine, own):
                continue
            for tuned in (True, False):
                gold = [story for story in own if is_tuned_on(story["title"]) is tuned]
                found = measure(zip(gold, suggest_records(gold, engine), strict=True))
                half = "developed on" if tuned else "not developed on"
                self.stdout.write(
                    f"stories, engine {label}, {counted(len(gold), 'story', 'stories')} that rules were {half}: "
                    f"quotations covered {found.covered} of {found.quotations}, "
                    f"no claim {found.no_claim} of {counted(found.suggestions, 'suggestion')}, "
                    f"indirect found {found.indirect_found} of {found.indirect}, "
                    f"speakers wrong {found.share('wrong'):.1f} %, empty {found.share('empty'):.1f} %"
                )
                for kind, tally in sorted(found.speakers.items()):
                    self.stdout.write(
                        f"  source {kind}: right {tally['right']}, wrong {tally['wrong']}, empty {tally['empty']}"
                    )

    def _calibration(
        self, engines: list[tuple[str, Engine]], counts: dict[str, Cases], evidence: Path | None
    ) -> list[str]:
        """Print of each pattern how often it is right, on every file and on the stories; returns those whose score is too high."""
        own = stories()
        told: Cases = {}
        for _, engine in engines:
            if engine.NAME in ENGINES and engine is not external.ENGINE and _reads(engine, own):
                read = zip(own, suggest_records(own, engine), strict=True)
                told |= own_patterns(counted_by_pattern(read, nested=True), engine.NAME, engine.LANGUAGES)
        sets = {**counts, "stories": told}
        for line in table(sets):
            self.stdout.write(line)
        everything = pooled(sets.values())
        if evidence:
            evidence.write_text(written(everything), encoding="utf-8")
        return [f"the score of {pattern}" for pattern in too_high(everything)] if not evidence else []

    def _own_texts(self, texts: list[Case]) -> list[str]:
        """Print how the rules read short texts by kind, the demo debate and a long transcript; returns what is below its goal."""
        engine = ENGINES["rules"]
        if not engine.available()[0]:
            return []
        wrong = {case["text"]: what for case in texts if (what := problems(case, engine))}
        count = len({case["kind"] for case in texts})
        self.stdout.write(
            f"kinds of text: {len(texts) - len(wrong)} of {len(texts)} texts of {count} kinds read as wanted"
        )
        for text, what in wrong.items():
            self.stdout.write(f"  {text!r}: {'; '.join(what)}")
        below = ["kinds of text"] if wrong else []
        for name, (text, speakers) in {"demo debate": debate(), "made transcript": transcript(1, LONG)}.items():
            found = spread(engine, text, speakers)
            self.stdout.write(
                f"{name}, {len(text):,} characters: suggestions by tenth {', '.join(map(str, found.tenths))}; "
                f"speaker right in {found.right} of {found.turns} turns"
            )
            even = min(found.tenths) >= EVEN_SHARE * max(found.tenths)
            below += [] if even and found.right >= RIGHT_SHARE * found.turns else [name]
        return below

    def _pronouns(self, path: Path, articles: Records) -> None:
        """Measure pronouns where the articles of the file are at hand."""
        if not ENGINES["rules"].available()[0]:
            return
        mentions = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        try:
            shares = naming.pronouns(articles, mentions)
        except ValueError as error:
            raise CommandError(str(error)) from error
        for held_out, share in shares.items():
            if share.of:
                self.stdout.write(
                    f"{path.name}, {'held-out third' if held_out else 'articles the rules were tuned on'}: "
                    f"{share.right} of {share.of} pronouns right ({100 * share.right / share.of:.1f} %), "
                    f"nearest person before {100 * share.nearest / share.of:.1f} %"
                )

    def _table(self, file: str, rows: list[Row]) -> None:
        if not rows:
            return
        width = max(len(row.name) for row in rows)
        self.stdout.write(f"\n{f'{file}, F1':{width}}   exact   iou50   words sourced cue exact")
        for row in rows:
            self.stdout.write(f"{row.name:{width}} " + " ".join(f"{value:7.1f}" for value in row.values))
        self.stdout.write("")


def _reads(engine: Engine, gold: Records) -> bool:
    """Tell whether an engine knows the language of any article of a file; what it does not know others would read."""
    return not engine.LANGUAGES or any(primary(article.get("lang") or "en") in engine.LANGUAGES for article in gold)


def _sizes(values: list[str]) -> list[int | None]:
    """Read sizes of training sets: numbers of at least one, or "all" (None)."""
    found: list[int | None] = []
    for value in values:
        if value != "all" and not (value.isdecimal() and int(value)):
            raise ValueError(f"--sizes takes numbers of articles and 'all', not {value!r}.")
        found.append(None if value == "all" else int(value))
    return found
