"""Turn candidates into proposals: remove duplicates, complete quotations, find nesting, clean spans, set scores."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from claims.core.directness import directness_of
from claims.core.records import Directness, Fragment, Fragments, Nesting, Proposal, SpeakerHint, Zone, ZoneKind
from claims.core.text import blanked, contains, normalise, on_grapheme_boundary, overlaps, size, trim
from claims.engines.evidence import score_of
from claims.engines.marks import Quotation
from claims.engines.rules.grammar import Candidate
from claims.engines.rules.scores import NESTED, pattern_of, rank_of, reason_of
from claims.engines.rules.speakers import Speakers
from claims.engines.rules.tree import Tree

LONG_QUOTATION = 60
DEEPEST = 5
OPENING = "“„«‘‚\"'"
CLOCK = regex.compile(r"(?<=\d)[ \u00a0]?[ap]\.m\.")
ABBREVIATED = regex.compile(r"(?:\b\p{L}\.)+\p{L}$")
EDGE = " \t\u00a0,.;:"


class Shelf:
    """Candidates by position, so that each is compared only with its neighbours."""

    WIDTH = 256

    def __init__(self) -> None:
        self.places: dict[int, list[Candidate]] = {}

    def add(self, candidate: Candidate) -> None:
        """Shelve a candidate under every place that its content reaches."""
        for place in self._places(candidate.body):
            self.places.setdefault(place, []).append(candidate)

    def near(self, body: Fragments) -> Iterator[Candidate]:
        """Yield the candidates whose content may overlap, each once."""
        seen: set[int] = set()
        for place in self._places(body):
            for candidate in self.places.get(place, ()):
                if id(candidate) not in seen:
                    seen.add(id(candidate))
                    yield candidate

    def _places(self, body: Fragments) -> range:
        return range(body[0][0] // self.WIDTH, body[-1][1] // self.WIDTH + 1)


def settle(tree: Tree, candidates: Iterable[Candidate], quotations: Sequence[Quotation]) -> list[Candidate]:
    """Clean all candidates, keep the best of each conflicting set, set parents, and sort by position."""
    ready = [c for c in candidates if _prepare(tree, c, quotations)]
    shelf, triggers = Shelf(), set[int]()
    kept: list[Candidate] = []
    for candidate in sorted(ready, key=lambda c: (-c.score, c.body[0][0], c.trigger)):
        if candidate.trigger in triggers or not _fits(candidate, shelf):
            continue
        kept.append(candidate)
        triggers.add(candidate.trigger)
        shelf.add(candidate)
    kept = [c for c in kept if not _in_loose_quotation(tree, c, shelf, quotations)]
    shelf = _shelved(kept)
    kept = [c for c in kept if c.pattern in NESTED or _parent(c, shelf) is None]
    shelf = _shelved(kept)
    for candidate in kept:
        candidate.parent = _parent(candidate, shelf)
    # Candidates kept later may have increased the depth of those they contain.
    return sorted((c for c in kept if _depth(c) <= DEEPEST), key=lambda c: (c.body[0][0], -c.body[-1][1], c.trigger))


def _depth(candidate: Candidate) -> int:
    """Count the claims around a candidate."""
    depth, outer = 0, candidate.parent
    while outer is not None:
        depth, outer = depth + 1, outer.parent
    return depth


def _prepare(tree: Tree, candidate: Candidate, quotations: Sequence[Quotation]) -> bool:
    """Score and clean a candidate; return whether any content is left."""
    candidate.score = rank_of(candidate)
    if not candidate.quotes:
        candidate.content = whole_quotations(candidate.content, quotations)
    cue = set(candidate.cue)
    candidate.source = [i for i in candidate.source if i not in cue]
    candidate.cue_body = normalise(tree.fragments(cue))
    holes = [*candidate.cue_body, *tree.fragments(candidate.source)]
    tidy = on_graphemes if candidate.quotes else clean
    pieces = (tidy(tree.text, f) for f in without(normalise(candidate.content), holes))
    candidate.body = normalise(f for f in pieces if f[0] < f[1])
    return bool(candidate.body)


def _shelved(candidates: Iterable[Candidate]) -> Shelf:
    shelf = Shelf()
    for candidate in candidates:
        shelf.add(candidate)
    return shelf


def _in_loose_quotation(tree: Tree, inner: Candidate, shelf: Shelf, quotations: Sequence[Quotation]) -> bool:
    """Return whether a candidate is in a long quotation without a claim: there, nobody knows who "I" is."""
    at = tree.tokens[inner.trigger].start
    n = bisect_right(quotations, at, key=lambda q: q.start) - 1
    if (
        n < 0
        or quotations[n].end <= at
        or quotations[n].single
        or quotations[n].end - quotations[n].start < LONG_QUOTATION
    ):
        return False
    place = ((at, at + 1),)
    return not any(outer is not inner and overlaps(outer.body, place) for outer in shelf.near(place))


def _fits(candidate: Candidate, shelf: Shelf) -> bool:
    """Return whether no better candidate has the same words and the nesting is not too deep."""
    depth = 0
    for other in shelf.near(candidate.body):
        if _compete(candidate, other):
            return False
        depth += contains(other.body, candidate.body)
    return depth < DEEPEST


def _compete(left: Candidate, right: Candidate) -> bool:
    """Return whether two candidates claim the same words and neither reports the other."""
    a, b = left.body, right.body
    if a[0][0] >= b[-1][1] or b[0][0] >= a[-1][1] or not overlaps(a, b):
        return False
    if contains(b, a) and contains(b, left.cue_body) or contains(a, b) and contains(a, right.cue_body):
        return False
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    return shared > 0.3 * min(size(a), size(b))


def _parent(inner: Candidate, shelf: Shelf) -> Candidate | None:
    """Return the smallest candidate whose content holds this one, cue included."""
    best: Candidate | None = None
    own = inner.body
    for outer in shelf.near(((own[0][0], own[0][0] + 1),)):
        if outer is inner or outer.body[0][0] > own[0][0] or outer.body[-1][1] < own[-1][1]:
            continue
        if not (contains(outer.body, own) and contains(outer.body, inner.cue_body) and size(outer.body) > size(own)):
            continue
        if best is None or (size(outer.body), outer.trigger) < (size(best.body), best.trigger):
            best = outer
    return best


def without(content: Fragments, holes: Iterable[Fragment]) -> list[Fragment]:
    """Remove stretches from a content."""
    left = list(content)
    for start, end in holes:
        left = [piece for s, e in left for piece in ((s, min(e, start)), (max(s, end), e)) if piece[0] < piece[1]]
    return left


def clean(text: str, fragment: Fragment) -> Fragment:
    """Trim white space and outer punctuation without splitting a grapheme cluster."""
    start, end = fragment
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if (clock := CLOCK.match(text, end)) is not None:
        # The parser often leaves "a.m." out of the clause.
        end = clock.end()
    elif text[end : end + 1] == "." and ABBREVIATED.search(text, start, end):
        # "at 6 a.m.", "in the U.S.": the stop belongs to the word.
        end += 1
    return on_graphemes(text, (start, end)) if start < end else (start, start)


def whole_quotations(content: Iterable[Fragment], quotations: Sequence[Quotation]) -> list[Fragment]:
    """Extend fragments that contain only one mark of a quotation, or that end where a quotation begins."""
    result: list[Fragment] = []
    for start, end in content:
        n = bisect_right(quotations, start, key=lambda q: q.end)
        for q in quotations[n:]:
            if q.start > end + 1:
                break
            if not q.closed:
                continue
            if start <= q.start < end < q.end or end <= q.start <= end + 1 and q.start - 1 > start:
                end = q.end
            elif q.start < start <= q.start + q.opening and end >= q.end - q.closing:
                start, end = q.start, max(end, q.end)
        result.append((start, end))
    return result


def blank(text: str, zones: Sequence[Zone]) -> str:
    """Replace boilerplate by spaces: rules ignore it, and offsets are unchanged."""
    return blanked(text, ((zone.start, zone.end) for zone in zones if zone.kind is ZoneKind.BOILERPLATE))


def proposals(tree: Tree, settled: Sequence[Candidate], hints: Sequence[SpeakerHint]) -> list[Proposal]:
    """Convert settled candidates to proposals, with speaker names and parents as indices."""
    speakers = Speakers(tree, hints)
    index = {id(candidate): i for i, candidate in enumerate(settled)}
    names: dict[int, str] = {}
    found: list[Proposal] = []
    for candidate in settled:
        outer = candidate.parent
        name, kind = speakers.name(candidate.source, names.get(id(outer), "") if outer is not None else "")
        names[id(candidate)] = name
        found.append(
            Proposal(
                content=candidate.body,
                source=_apart(tree.text, _spans(tree, candidate.source), candidate.body),
                cue=_apart(tree.text, _spans(tree, candidate.cue), candidate.body),
                directness=_directness(tree.text, candidate),
                score=score_of(pattern_of(candidate)),
                pattern=pattern_of(candidate),
                reason=reason_of(candidate),
                speaker_name=name,
                speaker_kind=kind,
                parent=index[id(outer)] if outer is not None else None,
                nesting=Nesting.SPAN if outer is not None else None,
            )
        )
    return found


def _directness(text: str, candidate: Candidate) -> Directness:
    """Say how direct a claim is: quotations alone are direct, also where a paragraph is opened and not closed."""
    if candidate.quotes and all(text[start] in OPENING for start, _ in candidate.body):
        return Directness.DIRECT
    return directness_of(text, candidate.body)


def _spans(tree: Tree, tokens: Sequence[int]) -> Fragments:
    whole = (on_graphemes(tree.text, fragment) for fragment in tree.fragments(tokens))
    return normalise(fragment for fragment in whole if fragment[0] < fragment[1])


def on_graphemes(text: str, fragment: Fragment) -> Fragment:
    """Widen a fragment to whole grapheme clusters (UAX 29) without white space at its ends; it may become empty.

    A space and a joiner or accent after it are one cluster: such a cluster at the start is left out whole.
    """
    start, end = trim(text, fragment)
    while start > 0 and not on_grapheme_boundary(text, start):
        start -= 1
    while end < len(text) and not on_grapheme_boundary(text, end):
        end += 1
    start, end = _without_signs(text, start, end)
    while start < end and (text[start].isspace() or not on_grapheme_boundary(text, start)):
        start += 1
    return start, end


def _without_signs(text: str, start: int, end: int) -> Fragment:
    """Drop separate emoji before or after the words: nobody said them."""
    first, last = start, end
    while first < end and (text[first].isspace() or _is_sign(text[first])):
        first += 1
    if first == end:
        return start, start
    while text[last - 1].isspace() or _is_sign(text[last - 1]):
        last -= 1
    # What touches the words is part of them.
    start = first if first > start and text[first - 1].isspace() else start
    return start, last if last < end and text[last].isspace() else end


def _is_sign(letter: str) -> bool:
    """Return whether a character is a pictograph, or joins or colours one; "°" and "©" are not."""
    return letter in "\u200d\ufe0f" or (letter > "\u2190" and unicodedata.category(letter) in {"So", "Sk"})


def _apart(text: str, fragments: Fragments, content: Fragments) -> Fragments:
    """Remove from a source or cue what it shares with the content after widening to whole clusters."""
    if not overlaps(fragments, content):
        return fragments
    pieces = (on_graphemes(text, piece) for piece in without(fragments, content))
    return normalise(piece for piece in pieces if piece[0] < piece[1])
