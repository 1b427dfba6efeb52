"""From learned claims to proposals: spans clean, speakers named, nested claims taken from the rules."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from claims.core.directness import directness_of
from claims.core.messages import Message, reason
from claims.core.records import Fragment, Fragments, Nesting, Proposal, SpeakerHint
from claims.core.text import contains, normalise, size, trim
from claims.engines.evidence import score_of
from claims.engines.rules.assemble import clean, on_graphemes, without
from claims.engines.rules.grammar import Candidate
from claims.engines.rules.scores import NESTED, pattern_of, reason_of
from claims.engines.rules.speakers import Speakers
from claims.engines.rules.tree import Tree
from claims.engines.trained.features import CONTENT, Reading
from claims.engines.trained.frames import Frame
from claims.engines.trained.segments import runs

DEEPEST = 5
# What a claim without a cue and without a quotation has to score.
WITHOUT_CUE = 0.6
MARKS = {"``", "''"}
QUOTATION = regex.compile("[\"“”„«»‘]|''")


@dataclass(slots=True, eq=False)
class Draft:
    """A proposal in the making: spans in code points, the tokens of its source, score 0..1, and what reports it."""

    body: Fragments
    cue: Fragments
    source: list[int]
    score: float
    reason: Message
    parent: "Draft | None" = None
    depth: int = 1


def proposals(
    reading: Reading, found: Sequence[Frame], rules: Sequence[Candidate], hints: Sequence[SpeakerHint]
) -> list[Proposal]:
    """Turn claims into records, sorted by where their content starts; `rules` are the rules' claims, nested ones too."""
    drafts = [draft for draft in (_draft(reading, frame) for frame in found) if draft.body]
    drafts = [draft for draft in drafts if _is_sure(reading.tree, draft)]
    drafts.extend(_nested(reading.tree, drafts, rules))
    drafts.sort(key=lambda d: (d.body[0][0], -d.body[-1][1], d.depth))
    index = {id(draft): n for n, draft in enumerate(drafts)}
    speakers = Speakers(reading.tree, hints)
    names: dict[int, str] = {}
    result = []
    for draft in drafts:
        outer = draft.parent
        name, kind = speakers.name(draft.source, names.get(id(outer), "") if outer is not None else "")
        names[id(draft)] = name
        result.append(
            Proposal(
                content=draft.body,
                source=_spans(reading.tree, draft.source),
                cue=draft.cue,
                directness=directness_of(reading.tree.text, draft.body),
                score=draft.score,
                reason=draft.reason,
                speaker_name=name,
                speaker_kind=kind,
                parent=index[id(outer)] if outer is not None else None,
                nesting=Nesting.SPAN if outer is not None else None,
            )
        )
    return result


def _draft(reading: Reading, frame: Frame) -> Draft:
    tree = reading.tree
    cue = list(frame.cue.tokens) if frame.cue is not None else []
    content = _in_a_sentence(tree, sorted({i for s in frame.content for i in range(s.start, s.end)} - set(cue)), cue)
    kept = set(content) | set(cue)
    source = [i for i in frame.source.tokens if i not in kept] if frame.source is not None else []
    cue_spans = _spans(tree, cue)
    stretches = [piece for low, high in runs(content) for piece in tree.fragments(range(low, high))]
    # A grapheme cluster may reach beyond a token: what belongs to the cue or source then stays theirs.
    pieces = without(normalise(on_graphemes(tree.text, s) for s in stretches), [*cue_spans, *_spans(tree, source)])
    body = normalise(piece for piece in (clean(tree.text, p) for p in pieces) if _is_clean(tree.text, piece))
    return Draft(body, cue_spans, source, frame.score, _reason(reading, frame, cue_spans))


def _in_a_sentence(tree: Tree, content: list[int], cue: list[int]) -> list[int]:
    """End every stretch of a content at the end of its sentence, unless it holds a quotation.

    Of a stretch over several sentences the one with the cue is kept, else the longest.
    """
    kept: list[int] = []
    for low, high in runs(content):
        sentences: dict[int, list[int]] = {}
        for i in range(low, high):
            sentences.setdefault(tree.tokens[i].sentence, []).append(i)
        if len(sentences) > 1 and not any(tree.tokens[i].tag in MARKS for i in range(low, high)):
            own = next((tree.tokens[i].sentence for i in cue if tree.tokens[i].sentence in sentences), None)
            longest = max(sentences, key=lambda number: len(sentences[number]))
            kept += sentences[longest if own is None else own]
        else:
            kept += range(low, high)
    return kept


def _is_sure(tree: Tree, draft: Draft) -> bool:
    """Tell whether a claim has a cue, or a quotation, or a score that makes up for it."""
    if draft.cue or draft.score >= WITHOUT_CUE:
        return True
    return any(QUOTATION.search(tree.text, start, end) for start, end in draft.body)


def _reason(reading: Reading, frame: Frame, cue: Fragments) -> Message:
    """Name the pattern of the rules where they found the same content, else say that the claim was learned."""
    first = frame.content[0]
    owner = reading.claim[first.start] if reading.role[first.start] in CONTENT else -1
    if owner >= 0 and first.rule == owner:
        return reason_of(reading.found[owner])
    words = " ".join(reading.tree.text[start:end] for start, end in cue)
    return reason("learned_cue", word=words) if words else reason("learned")


def _nested(tree: Tree, outermost: Sequence[Draft], rules: Sequence[Candidate]) -> list[Draft]:
    """Return the rules' claims that lie, cue and all, in the content of a learned one."""
    starts = [draft.body[0][0] for draft in outermost]
    families = [[draft] for draft in outermost]
    for candidate in sorted(rules, key=lambda c: (-size(c.body), c.body[0][0], c.trigger)):
        # Outermost claims do not interleave, so only the last that begins before the candidate can hold it.
        n = bisect_right(starts, candidate.body[0][0]) - 1
        outer = _smallest(families[n], candidate) if n >= 0 and candidate.pattern in NESTED else None
        if outer is None or outer.depth >= DEEPEST:
            continue
        families[n].append(
            Draft(
                body=candidate.body,
                cue=_spans(tree, candidate.cue),
                source=candidate.source,
                score=score_of(pattern_of(candidate)),
                reason=reason_of(candidate),
                parent=outer,
                depth=outer.depth + 1,
            )
        )
    return [draft for family in families for draft in family[1:]]


def _smallest(drafts: Iterable[Draft], inner: Candidate) -> Draft | None:
    holding = [
        draft
        for draft in drafts
        if contains(draft.body, inner.body)
        and contains(draft.body, inner.cue_body)
        and size(draft.body) > size(inner.body)
    ]
    return min(holding, key=lambda draft: size(draft.body), default=None)


def _spans(tree: Tree, tokens: Sequence[int]) -> Fragments:
    pieces = (on_graphemes(tree.text, fragment) for fragment in tree.fragments(tokens))
    return normalise(piece for piece in pieces if _is_clean(tree.text, piece))


def _is_clean(text: str, fragment: Fragment) -> bool:
    """Tell whether a fragment is not empty and has no white space at its ends: an accent may sit on a space."""
    return fragment[0] < fragment[1] and trim(text, fragment) == fragment
