"""The source and the cue of one reporting word."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.core.records import Fragment, Fragments
from claims.engines.rules.tree import Token, Tree

CUE_LEFT = {"aux", "auxpass", "neg", "advmod"}
DROPPED_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "conj", "dep", "parataxis"}
BEYOND = {"beyond", "above", "below", "over", "under", "short", "ahead"}
AFTERWARDS = {"despite", "after", "amid", "following"}
ADJUNCTS = {"in", "on", "at", "during", "after", "as", "before", "by", "when", "while"}


@dataclass(slots=True)
class Candidate:
    """One possible claim: content in code points, source and cue as token indices, and the pattern that found it.

    `body` and `cue_body` are the clean content and cue in code points, set when candidates are settled.
    """

    content: list[Fragment]
    source: list[int]
    cue: list[int]
    pattern: str
    trigger: int
    word: str = ""
    parent: "Candidate | None" = None
    score: float = 0.5
    quotes: list[int] = field(default_factory=list)
    body: Fragments = ()
    cue_body: Fragments = ()


def is_participle(token: Token) -> bool:
    """Tell whether the verb is an -ing form."""
    return token.tag == "VBG"


def has_to(tree: Tree, verb: Token) -> bool:
    """Tell whether the verb is a to-infinitive."""
    return any(tree.tokens[i].tag == "TO" for i in verb.children)


def starts_after_comma(tree: Tree, token: Token) -> bool:
    """Tell whether a comma stands before the branch of a token."""
    left = min(tree.subtree(token))
    return left > 0 and tree.tokens[left - 1].text == ","


def strip(tree: Tree, indices: Iterable[int]) -> list[int]:
    """Drop punctuation at both ends."""
    kept = sorted(indices)
    while kept and tree.tokens[kept[0]].pos == "PUNCT" and tree.tokens[kept[0]].text not in {"(", "[", "#", "@"}:
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].pos == "PUNCT" and not _closes(tree, kept):
        kept.pop()
    return kept


def _closes(tree: Tree, kept: list[int]) -> bool:
    last = tree.tokens[kept[-1]].text
    return last in {")", "]"} and any(tree.tokens[i].text in {"(", "["} for i in kept)


def phrase(tree: Tree, head: Token, without: set[int]) -> list[int]:
    """List the tokens of a noun phrase: determiners, titles, apposition and restrictive clauses.

    What follows a comma as an aside (", which ...", ", in an interview") stays out, and so does every branch that holds
    a token of `without`.
    """
    found: set[int] = {head.i}
    for i in head.children:
        child = tree.tokens[i]
        branch = tree.subtree(child)
        if without.intersection(branch):
            continue
        comma = branch[0] > 0 and tree.tokens[branch[0] - 1].text in {",", "--", "—", "–", "-", ";", ":"}
        if child.i > head.i and comma and child.dep in DROPPED_CLAUSES - {"conj"}:
            continue
        if child.i > head.i and comma and child.dep == "prep" and child.lower in ADJUNCTS:
            continue
        if child.dep in {"cc", "conj"} and child.i > head.i and child.dep == "conj" and child.pos in {"VERB", "AUX"}:
            continue
        found.update(branch)
    kept = strip(tree, _joined(tree, found, head.i))
    while kept and tree.tokens[kept[-1]].dep == "cc":
        kept = strip(tree, kept[:-1])
    while kept and tree.tokens[kept[0]].dep == "cc" and len(kept) > 1:
        kept = strip(tree, kept[1:])
    return kept


def _joined(tree: Tree, found: set[int], head: int) -> list[int]:
    """Keep the run of tokens around the head; a gap of one comma does not break the run."""
    low = high = head
    while low - 1 in found or (low - 2 in found and tree.tokens[low - 1].pos == "PUNCT"):
        low -= 1
    while high + 1 in found or (high + 2 in found and tree.tokens[high + 1].pos == "PUNCT"):
        high += 1
    line = tree.tokens[head].line
    return [i for i in range(low, high + 1) if tree.tokens[i].line == line]


def cue_of(tree: Tree, verb: Token, extra: Iterable[int] = ()) -> list[int]:
    """List the words of a verbal cue: auxiliaries, negation, adverbs beside the verb, particles, and `extra`.

    A chain such as "refused to say" or "went on to say" is one cue. The words are contiguous, as in PolNeAR.
    """
    members = {verb.i, *extra}
    low, top = verb.i, verb
    while low > 0:
        token = tree.tokens[low - 1]
        if token.sentence != verb.sentence:
            break
        if (
            (token.head == top.i and (token.dep in CUE_LEFT or token.tag == "TO"))
            or (token.dep == "advmod" and token.head in range(low, top.i + 1))
            or (token.dep == "prt" and top.dep == "xcomp" and token.head == top.head)
        ):
            low -= 1
        elif top.dep == "xcomp" and token.i == top.head and token.pos in {"VERB", "AUX", "ADJ"}:
            top = token
            low -= 1
        else:
            break
    high = max(members)
    while high + 1 < len(tree.tokens):
        token = tree.tokens[high + 1]
        if token.head == verb.i and (token.dep in {"prt", "neg"}):
            high += 1
        else:
            break
    return list(range(low, high + 1))


def without_aside(tree: Tree, tokens: list[int]) -> list[int]:
    """Remove what the author adds after the reported words: ", which ...", ", well beyond ...", " — ...".

    PolNeAR's guideline asks to be conservative with additions by the author.
    """
    inside = False
    for n, i in enumerate(tokens[:-2]):
        token, following = tree.tokens[i], tree.tokens[tokens[n + 1]]
        if token.tag in {"``", "''"}:
            inside = not inside
        if n == 0 or inside:
            continue
        if token.text == "," and following.lower in AFTERWARDS:
            return tokens[:n]
        pair = following.lower, tree.tokens[tokens[n + 2]].lower
        if token.text == "," and (pair[0] == "well" and pair[1] in BEYOND or pair == ("in", "an")):
            return tokens[:n]
        if token.text in {"—", "–", "--"} and not any(tree.tokens[k].text == token.text for k in tokens[n + 1 :]):
            return tokens[:n]
    return tokens


def span(tree: Tree, tokens: list[int]) -> list[Fragment]:
    """Turn tokens into fragments of content without outer punctuation."""
    return tree.fragments(strip_content(tree, tokens))


def strip_content(tree: Tree, tokens: list[int]) -> list[int]:
    """Drop commas, periods and dashes at both ends; quotation marks and brackets stay."""
    kept = without_aside(tree, sorted(set(tokens)))
    while kept and tree.tokens[kept[0]].text in {",", ".", ";", ":", "--", "-", "—", "–", "...", "…"}:
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].text in {",", ".", ";", ":", "--", "-", "—", "–"}:
        kept.pop()
    return kept
