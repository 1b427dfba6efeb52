"""From probabilities to claims: choose content, link it to a cue, join what one cue reports, find the source, and score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.engines.trained import links
from claims.engines.trained.features import Reading
from claims.engines.trained.links import Mention
from claims.engines.trained.logistic import Logistic, Row, flags
from claims.engines.trained.segments import Segment, band, choose, segments
from claims.engines.trained.tagging import Marks

# The classifiers in the order in which they run; the name is the key in the file of weights.
EXACT, CLOSE, CUE, MERGE, SOURCE, CLAIM = CLASSIFIERS = ("exact", "close", "cue", "merge", "source", "claim")
MIN_SCORE = 0.25
MIN_CUE, MIN_SOURCE, MIN_MERGE = 0.2, 0.2, 0.5

Classifiers = Mapping[str, Logistic]


@dataclass(slots=True)
class Frame:
    """One claim: segments of content in text order, cue, source, and the classifiers' probabilities (0..1)."""

    content: list[Segment]
    cue: Mention | None = None
    source: Mention | None = None
    linked: float = 0.0
    sourced: float = 0.0
    merged: float = 1.0
    score: float = 0.0
    row: Row = field(default_factory=dict)


@dataclass(slots=True)
class Pair:
    """Two things that may belong together, described, and the probability that they do."""

    left: Segment | Frame
    right: Segment | Mention
    row: Row
    chance: float = 0.0


def scored_segments(reading: Reading, marks: Marks, classifiers: Classifiers) -> list[Segment]:
    """Return every possible segment with the classifiers' probabilities."""
    found = segments(reading, marks)
    for segment in found:
        segment.exact = classifiers[EXACT].probability(segment.row)
        segment.close = classifiers[CLOSE].probability(segment.row)
    return found


def cue_pairs(reading: Reading, marks: Marks, chosen: Sequence[Segment]) -> list[list[Pair]]:
    """Describe, for each segment, the cues within reach."""
    mentions = links.cues(reading, marks)
    found = []
    for segment in chosen:
        possible = [
            m for m in links.near(mentions, segment.start, segment.end)
            if m.high < segment.start or m.low >= segment.end
        ]  # fmt: skip
        found.append([Pair(segment, m, links.describe_cue(reading, marks, segment, m)) for m in possible])
    return found


def best(pairs: Sequence[Pair], least: float) -> Pair | None:
    """Return the likeliest pair, or None when none reaches `least`."""
    top = max(pairs, key=lambda pair: pair.chance, default=None)
    return top if top is not None and top.chance >= least else None


def merge_pairs(reading: Reading, marks: Marks, chosen: Sequence[Segment], linked: Sequence[Pair | None]) -> list[Pair]:
    """Describe each two neighbouring segments."""
    found = []
    for n in range(len(chosen) - 1):
        cue = _mention(linked[n]), _mention(linked[n + 1])
        row = links.describe_merge(reading, marks, chosen[n], chosen[n + 1], cue)
        found.append(Pair(chosen[n], chosen[n + 1], row))
    return found


def _mention(pair: Pair | None) -> Mention | None:
    return pair.right if pair is not None and isinstance(pair.right, Mention) else None


def joined(chosen: Sequence[Segment], linked: Sequence[Pair | None], merges: Sequence[Pair]) -> list[Frame]:
    """Join neighbouring segments that the classifier takes for one claim; the surest cue is the claim's."""
    frames: list[Frame] = []
    for n, segment in enumerate(chosen):
        pair = linked[n]
        chance = pair.chance if pair is not None else 0.0
        if n and merges[n - 1].chance >= MIN_MERGE:
            frame = frames[-1]
            frame.content.append(segment)
            frame.merged = min(frame.merged, merges[n - 1].chance)
            if chance > frame.linked:
                frame.cue, frame.linked = _mention(pair), chance
        else:
            frames.append(Frame([segment], _mention(pair), linked=chance))
    return frames


def source_pairs(reading: Reading, marks: Marks, frames: Sequence[Frame]) -> list[list[Pair]]:
    """Describe, for each claim, the sources within reach of its content or cue."""
    mentions = links.sources(reading, marks)
    found = []
    for frame in frames:
        low, high = frame.content[0].start, frame.content[-1].end
        if frame.cue is not None:
            low, high = min(low, frame.cue.low), max(high, frame.cue.high + 1)
        own = [m for m in links.near(mentions, low, high) if not _covered(m, frame)]
        found.append([Pair(frame, m, links.describe_source(reading, marks, frame.content, frame.cue, m)) for m in own])
    return found


def _covered(mention: Mention, frame: Frame) -> bool:
    """Tell whether a mention lies wholly in the content or cue of a claim."""
    cue = set(frame.cue.tokens) if frame.cue is not None else set()
    return all(i in cue or any(s.start <= i < s.end for s in frame.content) for i in mention.tokens)


def describe_frame(reading: Reading, frame: Frame) -> Row:
    """Describe a whole claim for the last classifier."""
    worths = [s.worth for s in frame.content]
    owners = {n for s in frame.content for n in reading.owners(s.start, s.end)}
    patterns = sorted(reading.found[n].pattern for n in owners)
    row = {
        "bias": 1.0, "worth": max(worths), "least worth": min(worths),
        "exact": max(s.exact for s in frame.content), "close": max(s.close for s in frame.content),
        "linked": frame.linked, "sourced": frame.sourced, "merged": frame.merged,
        "close and linked": max(s.close for s in frame.content) * frame.linked,
    }  # fmt: skip
    names = [
        f"fragments {min(len(frame.content), 4)}",
        f"cue {int(frame.cue is not None)} source {int(frame.source is not None)}",
        f"claims of the rules {min(len(owners), 3)}",
        f"words {band(sum(s.end - s.start for s in frame.content), 1, 2, 4, 8, 15, 30)}",
        *(f"rules {pattern}" for pattern in patterns[:1]),
    ]
    row.update(flags(names))
    return row


def frames_of(reading: Reading, marks: Marks, classifiers: Classifiers, least: float) -> list[Frame]:
    """Find the claims of an article whose probability reaches `least`, in text order."""
    chosen = choose(scored_segments(reading, marks, classifiers), MIN_SCORE)
    linked = [best(_asked(pairs, classifiers[CUE]), MIN_CUE) for pairs in cue_pairs(reading, marks, chosen)]
    frames = joined(chosen, linked, _asked(merge_pairs(reading, marks, chosen, linked), classifiers[MERGE]))
    for frame, pairs in zip(frames, source_pairs(reading, marks, frames), strict=True):
        set_source(frame, best(_asked(pairs, classifiers[SOURCE]), MIN_SOURCE))
        frame.score = classifiers[CLAIM].probability(describe_frame(reading, frame))
    return [frame for frame in frames if frame.score >= least]


def set_source(frame: Frame, pair: Pair | None) -> None:
    """Give a claim its source, or none."""
    frame.source, frame.sourced = _mention(pair), pair.chance if pair is not None else 0.0


def _asked(pairs: list[Pair], classifier: Logistic) -> list[Pair]:
    for pair in pairs:
        pair.chance = classifier.probability(pair.row)
    return pairs
