"""How an engine learns from marked articles: the sequence model first, then each classifier on the output of the one before.

Every classifier is trained on what models make of articles that they had not seen (cross-fitting), so that it meets the
mistakes that will be made on new articles, and its probabilities mean what they say there.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.core.records import Fragment
from claims.engines.scoring import bounds, pair, words
from claims.engines.trained import frames as fr
from claims.engines.trained import logistic, tagging
from claims.engines.trained.features import Reading
from claims.engines.trained.frames import Frame, Pair
from claims.engines.trained.links import Mention
from claims.engines.trained.logistic import Logistic, Row
from claims.engines.trained.segments import Segment, choose, segments
from claims.engines.trained.tagging import Marks

# A row, whether the answer is yes, or None where the marked article does not say.
Question = tuple[Row, bool | None]


@dataclass(slots=True)
class Gold:
    """A marked claim as the scorer sees it: words (their starts) of each fragment and role, and outer bounds."""

    fragments: list[set[int]]
    edges: list[tuple[int, int]]
    content: set[int]
    cue: set[int]
    source: set[int]


@dataclass(slots=True)
class Lesson:
    """One marked article: what is read, what is right, and what the models so far make of it."""

    reading: Reading
    labels: list[str]
    gold: list[Gold]
    marks: Marks = field(default_factory=lambda: Marks([], [], [], []))
    segments: list[Segment] = field(default_factory=list)
    chosen: list[Segment] = field(default_factory=list)
    linked: list[Pair | None] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def lesson(reading: Reading, claims: tagging.Claims) -> Lesson:
    """Prepare one marked article; nested claims are left out, since the rules find those."""
    text = reading.tree.text
    own = [claim for claim in claims if claim.get("content") and not claim.get("parent")]
    gold = [
        Gold(
            fragments=[words(text, [span]) for span in claim["content"]],
            edges=[bounds(text, [span]) for span in claim["content"]],
            content=words(text, claim["content"]),
            cue=words(text, claim.get("cue") or []),
            source=words(text, claim.get("source") or []),
        )
        for claim in own
    ]
    return Lesson(reading, tagging.labels(reading, own), gold)


def learn(lessons: Sequence[Lesson], path: Path, folds: int) -> dict[str, Logistic]:
    """Train the sequence model, written to `path`, and return the classifiers.

    `folds` is how often the lessons are split into seen and unseen ones; a single lesson cannot be split.
    """
    folds = min(folds, len(lessons))
    _mark(lessons, path, folds)
    classifiers = train_classifiers(lessons, folds)
    train_tagger(lessons, path)
    return classifiers


def train_classifiers(lessons: Sequence[Lesson], folds: int) -> dict[str, Logistic]:
    """Train the classifiers on articles that carry marks of models that had not seen them."""
    classifiers: dict[str, Logistic] = {}
    for train in (_train_segments, _train_cues, _train_merges, _train_sources):
        train(lessons, classifiers, folds)
    _train_frames(lessons, classifiers)
    return classifiers


def train_tagger(lessons: Iterable[Lesson], path: Path) -> None:
    """Train the sequence model on articles and write it to `path`."""
    # Features are made again each time: those of some hundred articles would fill the memory.
    tagging.train(((tagging.paragraphs_of(own.reading), own.labels) for own in lessons), path)


def _mark(lessons: Sequence[Lesson], path: Path, folds: int) -> None:
    for fold in range(folds):
        train_tagger([own for n, own in enumerate(lessons) if folds == 1 or n % folds != fold], path)
        tagger = tagging.Tagger(path.read_bytes())
        for own in lessons[fold::folds]:
            own.marks = tagger.marks(len(own.labels), tagging.paragraphs_of(own.reading))


def _fit(asked: Sequence[Sequence[Question]], folds: int) -> tuple[Logistic, list[list[float]]]:
    """Train a classifier on the questions of all lessons; also return what one says to each that has not seen its lesson."""

    def train(kept: Callable[[int], bool]) -> Logistic:
        known = [(row, yes) for n, own in enumerate(asked) if kept(n) for row, yes in own if yes is not None]
        return logistic.train([row for row, _ in known], [yes for _, yes in known])

    chances: list[list[float]] = [[] for _ in asked]
    for fold in range(folds):
        classifier = train(lambda n, fold=fold: folds == 1 or n % folds != fold)  # type: ignore[misc]
        for n in range(fold, len(asked), folds):
            chances[n] = [classifier.probability(row) for row, _ in asked[n]]
    return train(lambda n: True), chances


def _train_segments(lessons: Sequence[Lesson], classifiers: dict[str, Logistic], folds: int) -> None:
    for own in lessons:
        own.segments = segments(own.reading, own.marks)
    exact: list[list[Question]] = [[(s.row, _is_exact(own, s)) for s in own.segments] for own in lessons]
    close: list[list[Question]] = [[(s.row, _is_close(own, s)) for s in own.segments] for own in lessons]
    classifiers[fr.EXACT], exact_chances = _fit(exact, folds)
    classifiers[fr.CLOSE], close_chances = _fit(close, folds)
    for own, exacts, closes in zip(lessons, exact_chances, close_chances, strict=True):
        for segment, chance, other in zip(own.segments, exacts, closes, strict=True):
            segment.exact, segment.close = chance, other
        own.chosen = choose(own.segments, fr.MIN_SCORE)


def _train_cues(lessons: Sequence[Lesson], classifiers: dict[str, Logistic], folds: int) -> None:
    options = [fr.cue_pairs(own.reading, own.marks, own.chosen) for own in lessons]
    asked: list[list[Question]] = []
    for own, possible in zip(lessons, options, strict=True):
        asked.append([])
        for segment, pairs in zip(own.chosen, possible, strict=True):
            gold = _gold_of(own, segment)
            asked[-1].extend(_answered(own, pairs, gold.cue if gold is not None else None))
    classifiers[fr.CUE], chances = _fit(asked, folds)
    for own, possible, values in zip(lessons, options, chances, strict=True):
        _fill((p for pairs in possible for p in pairs), values)
        own.linked = [fr.best(pairs, fr.MIN_CUE) for pairs in possible]


def _train_merges(lessons: Sequence[Lesson], classifiers: dict[str, Logistic], folds: int) -> None:
    options = [fr.merge_pairs(own.reading, own.marks, own.chosen, own.linked) for own in lessons]
    asked: list[list[Question]] = []
    for own, pairs in zip(lessons, options, strict=True):
        golds = [_gold_of(own, s) for s in own.chosen]
        known = [
            left is right if left is not None and right is not None else None
            for left, right in zip(golds, golds[1:], strict=False)
        ]
        asked.append([(p.row, yes) for p, yes in zip(pairs, known, strict=True)])
    classifiers[fr.MERGE], chances = _fit(asked, folds)
    for own, pairs, values in zip(lessons, options, chances, strict=True):
        _fill(pairs, values)
        own.frames = fr.joined(own.chosen, own.linked, pairs)


def _train_sources(lessons: Sequence[Lesson], classifiers: dict[str, Logistic], folds: int) -> None:
    options = [fr.source_pairs(own.reading, own.marks, own.frames) for own in lessons]
    asked: list[list[Question]] = []
    for own, possible in zip(lessons, options, strict=True):
        asked.append([])
        for frame, pairs in zip(own.frames, possible, strict=True):
            gold = _gold_of(own, *frame.content)
            asked[-1].extend(_answered(own, pairs, gold.source if gold is not None else None))
    classifiers[fr.SOURCE], chances = _fit(asked, folds)
    for own, possible, values in zip(lessons, options, chances, strict=True):
        _fill((p for pairs in possible for p in pairs), values)
        for frame, pairs in zip(own.frames, possible, strict=True):
            fr.set_source(frame, fr.best(pairs, fr.MIN_SOURCE))


def _train_frames(lessons: Sequence[Lesson], classifiers: dict[str, Logistic]) -> None:
    rows: list[Row] = []
    answers: list[bool] = []
    for own in lessons:
        matched = set(pair([g.content for g in own.gold], [_words(own, *f.content) for f in own.frames]).values())
        rows.extend(fr.describe_frame(own.reading, frame) for frame in own.frames)
        answers.extend(n in matched for n in range(len(own.frames)))
    classifiers[fr.CLAIM] = logistic.train(rows, answers)


def _answered(own: Lesson, options: Sequence[Pair], wanted: set[int] | None) -> list[Question]:
    """Say which options name the wanted words, or, where none does, which comes nearest and shares half of them."""
    if wanted is None:
        return [(option.row, None) for option in options]
    text, tokens = own.reading.tree.text, own.reading.tree.tokens
    shares = []
    for option in options:
        named = option.right.tokens if isinstance(option.right, Mention) else ()
        mine = words(text, [(tokens[i].start, tokens[i].end) for i in named])
        shares.append(len(mine & wanted) / max(1, len(mine | wanted)))
    top = max(shares, default=0.0)
    return [(option.row, share == top and share >= 0.5) for option, share in zip(options, shares, strict=True)]


def _fill(pairs: Iterable[Pair], chances: Iterable[float]) -> None:
    for own, chance in zip(pairs, chances, strict=True):
        own.chance = chance


def _stretch(own: Lesson, segment: Segment) -> Fragment:
    tokens = own.reading.tree.tokens
    return tokens[segment.start].start, tokens[segment.end - 1].end


def _words(own: Lesson, *content: Segment) -> set[int]:
    return words(own.reading.tree.text, [_stretch(own, s) for s in content])


def _is_exact(own: Lesson, segment: Segment) -> bool:
    edge = bounds(own.reading.tree.text, [_stretch(own, segment)])
    return any(edge in gold.edges for gold in own.gold)


def _is_close(own: Lesson, segment: Segment) -> bool:
    mine = _words(own, segment)
    return any(2 * len(mine & fragment) >= len(mine | fragment) > 0 for gold in own.gold for fragment in gold.fragments)


def _gold_of(own: Lesson, *content: Segment) -> Gold | None:
    """Return the marked claim that holds most of the content, when that is at least half of it."""
    mine = _words(own, *content)
    top = max(own.gold, key=lambda gold: len(gold.content & mine), default=None)
    return top if top is not None and mine and 2 * len(top.content & mine) >= len(mine) else None
