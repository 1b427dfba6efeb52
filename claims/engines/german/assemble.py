"""Turn candidates into proposals: clean spans, resolve conflicts, find nesting, name speakers."""

from collections.abc import Iterable, Sequence

from claims.core.directness import directness_of
from claims.core.records import Fragment, Fragments, Nesting, Proposal, SpeakerHint
from claims.core.text import contains, normalise, on_grapheme_boundary, overlaps, size, trim
from claims.engines.evidence import score_of
from claims.engines.german.grammar import Candidate
from claims.engines.german.scores import pattern_of, rank_of, reason_of
from claims.engines.german.speakers import Speakers

EDGE = " \t\u00a0,;:–—-"
DEEPEST = 5
# How many preceding candidates each candidate is compared with.
NEAR = 24


def settle(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Clean all candidates, keep the best of each conflicting set, set parents, and sort by position."""
    ready = [c for c in list(candidates) if _prepare(text, c)]
    ready.sort(key=lambda c: (c.body[0][0], -c.body[-1][1], c.at, c.pattern))
    kept: list[Candidate] = []
    for n, own in enumerate(ready):
        rivals = [c for c in ready[max(0, n - NEAR) : n + NEAR + 1] if c is not own and _compete(own, c)]
        if not any(_beats(rival, own) for rival in rivals):
            kept.append(own)
    _nest(kept)
    return kept


def _beats(rival: Candidate, own: Candidate) -> bool:
    return (rival.score, size(rival.body), -rival.body[0][0], rival.pattern) > (
        own.score,
        size(own.body),
        -own.body[0][0],
        own.pattern,
    )


def _prepare(text: str, c: Candidate) -> bool:
    c.score = rank_of(c)
    c.cue = list(_clean(text, c.cue))
    c.source = list(_clean(text, without(normalise(c.source), c.cue)))
    pieces = _clean(text, without(normalise(c.content), [*c.cue, *c.source]))
    c.body = normalise(p for p in pieces if any(ch.isalnum() for ch in text[p[0] : p[1]]))
    if not c.body:
        return False
    if overlaps(tuple(c.cue), c.body) or overlaps(tuple(c.source), (*c.body, *c.cue)):
        c.cue = list(_clean(text, without(c.cue, c.body)))
        c.source = list(_clean(text, without(c.source, [*c.body, *c.cue])))
    return True


def _compete(left: Candidate, right: Candidate) -> bool:
    """Return whether two candidates claim the same words and neither reports the other."""
    a, b = left.body, right.body
    if a[0][0] >= b[-1][1] or b[0][0] >= a[-1][1] or not overlaps(a, b):
        return False
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    smaller, larger = (left, right) if size(a) <= size(b) else (right, left)
    if shared >= 0.8 * size(smaller.body) and size(smaller.body) < 0.8 * size(larger.body):
        # One contains the other: nested if its cue is inside too, or if it is a quotation within a paraphrase.
        return not (smaller.parent is not None or smaller.cue and contains(larger.body, normalise(smaller.cue)))
    return shared > 0.3 * size(smaller.body)


def _nest(kept: list[Candidate]) -> None:
    """Set each candidate's parent to the smallest candidate that contains it."""
    kept.sort(key=lambda c: (c.body[0][0], -c.body[-1][1], c.at, c.pattern))
    for n, own in enumerate(kept):
        own.parent = None
        for outer in reversed(kept[max(0, n - NEAR) : n]):
            if contains(outer.body, own.body) and size(outer.body) > size(own.body):
                own.parent = outer if _depth(outer) < DEEPEST - 1 else None
                break


def _depth(c: Candidate) -> int:
    depth, own = 1, c.parent
    while own is not None:
        depth, own = depth + 1, own.parent
    return depth


def without(content: Iterable[Fragment], holes: Iterable[Fragment]) -> list[Fragment]:
    """Remove stretches from a content."""
    left = list(content)
    for start, end in holes:
        left = [piece for s, e in left for piece in ((s, min(e, start)), (max(s, end), e)) if piece[0] < piece[1]]
    return left


def _clean(text: str, fragments: Iterable[Fragment]) -> Fragments:
    """Trim white space and outer commas without splitting a grapheme cluster."""
    found = []
    for start, end in fragments:
        if end - start > 1:
            while start < end and text[start] in EDGE:
                start += 1
            while end > start and text[end - 1] in EDGE:
                end -= 1
        start, end = _whole(text, (start, end))
        if start < end:
            found.append((start, end))
    return normalise(found)


def _whole(text: str, fragment: Fragment) -> Fragment:
    """Narrow a fragment to whole grapheme clusters (UAX 29) without white space at its ends; it may become empty."""
    start, end = trim(text, fragment)
    while start < end and (text[start].isspace() or not on_grapheme_boundary(text, start)):
        start += 1
    while start < end and (text[end - 1].isspace() or not on_grapheme_boundary(text, end)):
        end -= 1
    return start, end


def proposals(text: str, settled: Sequence[Candidate], hints: Sequence[SpeakerHint]) -> list[Proposal]:
    """Convert settled candidates to proposals, with speaker names and parents as indices."""
    index = {id(candidate): i for i, candidate in enumerate(settled)}
    speakers = Speakers(text, hints)
    found: list[Proposal] = []
    for c in settled:
        name, kind = speakers.of(c)
        found.append(
            Proposal(
                content=c.body,
                source=normalise(c.source),
                cue=normalise(c.cue),
                directness=directness_of(text, c.body),
                score=score_of(pattern_of(c)),
                pattern=pattern_of(c),
                reason=reason_of(c),
                speaker_name=name,
                speaker_kind=kind,
                parent=index[id(c.parent)] if c.parent is not None else None,
                nesting=Nesting.SPAN if c.parent is not None else None,
            )
        )
    return found
