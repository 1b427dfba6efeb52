"""Sentences that name who says them first or last, beside the grammar: "As Holt told the Post, ...", "..., official data show."."""

from collections.abc import Iterator

from claims.engines.rules import lexicon
from claims.engines.rules.grammar import Candidate, cue_of, phrase, span
from claims.engines.rules.kinds import can_speak
from claims.engines.rules.sources import source_of
from claims.engines.rules.tree import Token, Tree

# How far into its sentence the comma after such an opening may stand, in tokens.
MAX_OPENING = 20
MAX_NAME = 6
SHOWING = frozenset(
    [
        "show",
        "shows",
        "showed",
        "suggest",
        "suggests",
        "suggested",
        "indicate",
        "indicates",
        "indicated",
        "reveal",
        "reveals",
    ]
)
NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP"))
TELLING = lexicon.CLAUSE | {"put", "see", "note"}


def find(tree: Tree) -> Iterator[Candidate]:
    """Propose the rest of the sentence that such an opening or such an end belongs to."""
    for first in tree.tokens:
        if not _begins(tree, first):
            continue
        candidate = _at_end(tree, first) or _in_words_amid(tree, first)
        if first.lower == "per":
            candidate = _per(tree, first) or candidate
        if first.lower in {"as", "in"}:
            candidate = (_as_told(tree, first) if first.lower == "as" else _in_words_of(tree, first)) or candidate
        if candidate is not None and candidate.content:
            yield candidate


def _at_end(tree: Tree, first: Token) -> Candidate | None:
    """ "..., official data show." and "..., per the company.", which the parser takes for nouns and for a rate."""
    tokens = _sentence(tree, first)
    while tokens and tokens[-1].text in {".", "”", '"'}:
        tokens.pop()
    comma = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text == ","), None)
    if comma is None or not 2 <= len(tokens) - comma - 1 <= MAX_NAME + 1 or comma < 3:
        return None
    behind = tokens[comma + 1 :]
    if (
        behind[-1].lower in SHOWING
        and all(t.pos in NAMING for t in behind[:-1])
        and behind[-2].pos in {"NOUN", "PROPN"}
    ):
        source, cue = behind[:-1], behind[-1]
    elif (
        behind[0].lower == "per"
        and all(t.pos in NAMING | {"PRON"} or t.dep == "amod" for t in behind[1:])
        and (behind[-1].tag in {"NN", "NNP", "NNPS", "NNS"} or can_speak(tree, [t.i for t in behind[1:]]))
    ):
        source, cue = behind[1:], behind[0]
    elif behind[0].lower == "as":
        return _as_told_last(tree, tokens[:comma], behind)
    else:
        return None
    content = [token.i for token in tokens[:comma]]
    return Candidate(span(tree, content), [t.i for t in source], [cue.i], "postposed", cue.i, cue.lower)


def _as_told_last(tree: Tree, told: list[Token], behind: list[Token]) -> Candidate | None:
    """ "The dam was never safe, as Holt told the Post." """
    verb = next((t for t in behind[1:] if t.pos == "VERB" and t.lemma in TELLING), None)
    if verb is None or tree.child(verb, "nsubj") is None or tree.child(verb, "ccomp", "xcomp") is not None:
        return None
    source = [i for i in source_of(tree, verb) if behind[0].i < i < verb.i]
    if not source or not can_speak(tree, source):
        return None
    return Candidate(span(tree, [t.i for t in told]), source, cue_of(tree, verb), "postposed", verb.i, verb.lower)


def _per(tree: Tree, first: Token) -> Candidate | None:
    """ "Per the company, the ship left on Friday." """
    tokens = _sentence(tree, first)
    comma = _comma(tokens)
    if comma is None or not 2 <= comma <= MAX_NAME + 2 or any(t.pos not in NAMING for t in tokens[1:comma]):
        return None
    source = [token.i for token in tokens[1:comma]]
    if not can_speak(tree, source):
        return None
    return Candidate(span(tree, _after(tokens, comma)), source, [first.i], "according-to", first.i, first.lower)


def _begins(tree: Tree, token: Token) -> bool:
    return token.i == 0 or tree.tokens[token.i - 1].sentence != token.sentence


def _sentence(tree: Tree, first: Token) -> list[Token]:
    """Return the tokens of the sentence that a token begins, without its last mark."""
    end = first.i
    while end < len(tree.tokens) and tree.tokens[end].sentence == first.sentence:
        end += 1
    return tree.tokens[first.i : end]


def _comma(tokens: list[Token]) -> int | None:
    """Return the place of the first comma of a sentence, where it stands near the beginning."""
    return next((n for n, token in enumerate(tokens[:MAX_OPENING]) if token.text == ","), None)


def _as_told(tree: Tree, first: Token) -> Candidate | None:
    """ "As Holt told the Post, the dam was never safe." """
    tokens = _sentence(tree, first)
    comma = _comma(tokens)
    if comma is None:
        return None
    verb = next((t for t in tokens[1:comma] if t.pos == "VERB" and t.lemma in TELLING), None)
    if verb is None or tree.child(verb, "nsubj") is None or tree.child(verb, "ccomp") is not None:
        return None
    source = [i for i in source_of(tree, verb) if first.i < i < verb.i]
    if not source:
        return None
    return Candidate(span(tree, _after(tokens, comma)), source, cue_of(tree, verb), "inserted", verb.i, verb.lower)


def _in_words_of(tree: Tree, first: Token) -> Candidate | None:
    """ "In the words of Ines Falk, the pier is a disgrace." """
    tokens = _sentence(tree, first)
    comma = _comma(tokens)
    if comma is None or [token.lower for token in tokens[:4]] != ["in", "the", "words", "of"] or comma < 5:
        return None
    who = next(
        (t for t in reversed(tokens[4:comma]) if t.pos in {"NOUN", "PROPN", "PRON"} and t.dep != "compound"), None
    )
    if who is None:
        return None
    source = [i for i in phrase(tree, who, set()) if tokens[4].i <= i < tokens[comma].i]
    cue = [token.i for token in tokens[:4]]
    return Candidate(span(tree, _after(tokens, comma)), source, cue, "according-to", tokens[2].i, "in the words of")


def _in_words_amid(tree: Tree, first: Token) -> Candidate | None:
    """ "The scheme is, in the words of the minister, a gift." """
    tokens = _sentence(tree, first)
    words = [token.lower for token in tokens]
    at = next((n for n in range(1, len(words) - 5) if words[n : n + 4] == ["in", "the", "words", "of"]), None)
    end = next((n for n in range(at + 4, len(words)) if words[n] == ","), None) if at is not None else None
    if at is None or end is None or words[at - 1] != "," or end - at > MAX_NAME + 4:
        return None
    source = [token.i for token in tokens[at + 4 : end]]
    content = span(tree, [t.i for t in tokens[: at - 1]]) + span(tree, _after(tokens, end))
    cue = [token.i for token in tokens[at : at + 4]]
    return Candidate(content, source, cue, "according-to", tokens[at + 2].i, "in the words of")


def _after(tokens: list[Token], comma: int) -> list[int]:
    return [token.i for token in tokens[comma + 1 :]]
