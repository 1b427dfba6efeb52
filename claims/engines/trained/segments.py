"""Stretches of text that may be content: what the sequence model and the rules propose, described for a classifier."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from claims.engines.trained.features import CONTENT, LEXICON, Reading
from claims.engines.trained.logistic import Row, flags
from claims.engines.trained.tagging import Marks

MIN = 0.02
UNLIKELY = 1e-9
MAX_ENDS = 400
# How much it counts that a segment is right to the word, against right by half.
EXACT_SHARE = 0.5


@dataclass(slots=True)
class Segment:
    """Tokens [start, end) of one paragraph, with the chance that they are exactly one fragment of content."""

    start: int
    end: int
    posterior: float = 0.0
    rule: int = -1
    exact: float = 0.0
    close: float = 0.0
    row: Row = field(default_factory=dict)

    @property
    def worth(self) -> float:
        """Return how good the segment is expected to be, 0..1: right to the word, and right by half."""
        return EXACT_SHARE * self.exact + (1 - EXACT_SHARE) * self.close


def segments(reading: Reading, marks: Marks) -> list[Segment]:
    """Propose segments of every paragraph: all that the sequence model thinks possible, and those of the rules."""
    found: dict[tuple[int, int], Segment] = {}
    for low, high in reading.lines:
        for start in range(low, high):
            if marks.begin[start] >= MIN:
                for end, chance in _ends(marks, start, high):
                    found[start, end] = Segment(start, end, chance)
    for n, candidate in enumerate(reading.found):
        for start, end in runs(reading.within(candidate.body)):
            segment = found.setdefault((start, end), Segment(start, end, _posterior(marks, start, end, len(marks.cue))))
            segment.rule = n
    ordered = sorted(found.values(), key=lambda s: (s.start, s.end))
    for segment in ordered:
        segment.row = _describe(reading, marks, segment)
    return ordered


def _ends(marks: Marks, start: int, high: int) -> Iterable[tuple[int, float]]:
    """Yield the likely ends of a content that begins at a token, with the chance of both."""
    chance = marks.begin[start]
    for i in range(start, min(high, start + MAX_ENDS)):
        onward = marks.inside[i + 1] / max(marks.content(i), UNLIKELY) if i + 1 < high else 0.0
        onward = min(1.0, onward)
        if chance * (1 - onward) >= MIN:
            yield i + 1, chance * (1 - onward)
        chance *= onward
        if chance < MIN:
            return


def _posterior(marks: Marks, start: int, end: int, high: int) -> float:
    chance = marks.begin[start]
    for i in range(start, end - 1):
        chance *= min(1.0, marks.inside[i + 1] / max(marks.content(i), UNLIKELY))
    onward = marks.inside[end] / max(marks.content(end - 1), UNLIKELY) if end < high else 0.0
    return chance * (1 - min(1.0, onward))


def runs(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Group sorted token indices into half-open runs of neighbours."""
    found: list[tuple[int, int]] = []
    for i in indices:
        if found and found[-1][1] == i:
            found[-1] = found[-1][0], i + 1
        else:
            found.append((i, i + 1))
    return found


def choose(candidates: Sequence[Segment], least: float) -> list[Segment]:
    """Choose disjoint segments of the greatest worth above `least`, in text order (weighted interval scheduling)."""
    ordered = sorted((s for s in candidates if s.worth > least), key=lambda s: (s.end, s.start))
    best: list[tuple[float, int, bool]] = []
    ends = [s.end for s in ordered]
    for n, segment in enumerate(ordered):
        before = _last_before(ends, segment.start, n)
        value = segment.worth - least + (best[before][0] if before >= 0 else 0.0)
        skipped = best[n - 1][0] if n else 0.0
        best.append((value, before, True) if value > skipped else (skipped, n - 1, False))
    chosen: list[Segment] = []
    n = len(ordered) - 1
    while n >= 0:
        _, before, taken = best[n]
        if taken:
            chosen.append(ordered[n])
        n = before
    return chosen[::-1]


def _last_before(ends: Sequence[int], start: int, high: int) -> int:
    low = 0
    while low < high:
        middle = (low + high) // 2
        if ends[middle] <= start:
            low = middle + 1
        else:
            high = middle
    return low - 1


def band(value: int, *limits: int) -> str:
    """Name the band that a count falls into."""
    return str(next((limit for limit in limits if value <= limit), "more"))


def _describe(reading: Reading, marks: Marks, segment: Segment) -> Row:
    start, end = segment.start, segment.end
    chances = [marks.content(i) for i in range(start, end)]
    row = {
        "bias": 1.0,
        "posterior": segment.posterior,
        "log posterior": max(-10.0, log(segment.posterior + UNLIKELY)) / 10,
        "begin": marks.begin[start],
        "finish": _finish(marks, end),
        "mean": sum(chances) / len(chances),
        "least": min(chances),
        "cue inside": max(marks.cue[i] for i in range(start, end)),
        f"length {band(end - start, 1, 2, 4, 8, 15, 30, 60)}": 1.0,
    }
    names = (*_against_rules(reading, start, end), *_shape(reading, start, end), *_quotes(reading, start, end))
    row.update(flags(names))
    row.update(_around(reading, marks, start, end))
    return row


def _finish(marks: Marks, end: int) -> float:
    after = marks.inside[end] if end < len(marks.inside) else 0.0
    return max(0.0, marks.content(end - 1) - after)


def _against_rules(reading: Reading, start: int, end: int) -> list[str]:
    """Compare the segment with the fragments that the rules found."""
    overlapped = Counter(reading.claim[i] for i in range(start, end) if reading.role[i] in CONTENT)
    if not overlapped:
        return ["rules none", f"rules none, role {reading.role[start]}"]
    claim = overlapped.most_common(1)[0][0]
    candidate = reading.found[claim]
    own = runs(reading.within(candidate.body))
    best = max(own, key=lambda run: min(end, run[1]) - max(start, run[0]))
    same_start, same_end = best[0] == start, best[1] == end
    relation = (
        "same" if same_start and same_end
        else "start" if same_start and end < best[1] else "start, longer" if same_start
        else "end" if same_end and start > best[0] else "end, longer" if same_end
        else "inside" if start > best[0] and end < best[1] else "around" if start < best[0] and end > best[1] else "cross"
    )  # fmt: skip
    names = [f"rules {relation}", f"rules {relation}, {candidate.pattern}"]
    if len(overlapped) > 1:
        names.append("rules several")
    if len(own) > 1:
        names.append(f"rules split, {relation}")
    return names


def _shape(reading: Reading, start: int, end: int) -> list[str]:
    """Describe the grammar of the segment: what hangs it to the rest of the sentence, and its edges."""
    tokens = reading.tree.tokens
    heads = [t for t in tokens[start:end] if not start <= t.head < end]
    words = [t for t in heads if t.pos != "PUNCT"]
    names = [f"heads {min(len(words), 4)}"]
    if words:
        top = words[0]
        out = tokens[top.head] if top.head >= 0 else None
        names.append(f"top {top.dep}")
        names.append(f"top {top.dep} {top.pos}")
        if out is not None:
            names.append(f"top {top.dep} of {out.lemma}")
            names.extend(f"top {top.dep} of {name}" for name in LEXICON.get(out.lemma, ()))
            whole_left, whole_right = reading.first[top.i] == start, reading.last[top.i] == end - 1
            names.append(f"whole {int(whole_left)}{int(whole_right)} {top.dep}")
    first, last = tokens[start], tokens[end - 1]
    before = tokens[start - 1] if start and tokens[start - 1].line == first.line else None
    after = tokens[end] if end < len(tokens) and tokens[end].line == last.line else None
    names += [
        f"first {first.lower}",
        f"first {first.tag}",
        f"last {last.tag}",
        f"last {last.dep}",
        f"before {before.tag if before else '-'}",
        f"before {before.lower if before else '-'}",
        f"after {after.tag if after else '-'}",
        f"after {after.lower if after else '-'}",
        f"after {after.dep if after else '-'} {after.tag if after else '-'}",
        f"first sentence {int(before is None or before.sentence != first.sentence)}",
        f"sentences {band(last.sentence - first.sentence, 0, 1, 3)}",
    ]
    if after is not None and after.head >= start and after.head < end:
        names.append(f"cut before {after.dep}")
    return names


def _quotes(reading: Reading, start: int, end: int) -> list[str]:
    """Say whether the segment keeps quotations whole."""
    first, last = reading.quote[start], reading.quote[end - 1]
    before = reading.quote[start - 1] if start else "o"
    after = reading.quote[end] if end < len(reading.quote) else "o"
    names = [f"quotes {first} {last}"]
    if first[-1] in "ie":
        names.append("cuts a quotation at its start")
    if last[-1] in "bi":
        names.append("cuts a quotation at its end")
    if before[-1:] == "b":
        names.append("leaves the opening mark out")
    if after[-1:] == "e":
        names.append("leaves the closing mark out")
    return names


def _around(reading: Reading, marks: Marks, start: int, end: int) -> Row:
    """Say how likely cues and sources are beside the segment, in its sentences."""
    tokens = reading.tree.tokens
    low, high = start, end
    while low > 0 and tokens[low - 1].sentence == tokens[start].sentence and start - low < 40:
        low -= 1
    while high < len(tokens) and tokens[high].sentence == tokens[end - 1].sentence and high - end < 40:
        high += 1
    before, after = marks.cue[low:start], marks.cue[end:high]
    return {
        "cue before": max(before, default=0.0),
        "cue after": max(after, default=0.0),
        "cue beside": max(max(before[-3:], default=0.0), max(after[:3], default=0.0)),
        "content before": marks.content(start - 1) if start else 0.0,
        "content after": marks.content(end) if end < len(tokens) else 0.0,
        "source beside": max(marks.source[low:start] + marks.source[end:high], default=0.0),
    }
