"""Nouns and adjectives that report: "fears that", "a call for", "is confident that", "according to"."""

from collections import Counter
from collections.abc import Iterator

from claims.engines.labels import SPEAKING, names_nobody
from claims.engines.rules import lexicon
from claims.engines.rules.clauses import MAX_IN_SENTENCE
from claims.engines.rules.grammar import Candidate, cue_of, has_to, phrase, span, strip
from claims.engines.rules.kinds import can_speak
from claims.engines.rules.sources import owner_of, source_of
from claims.engines.rules.tree import Token, Tree

# What something is done according to, which says nothing.
MEASURES = frozenset(
    [
        "ability",
        "age",
        "ancestry",
        "belief",
        "budget",
        "circumstance",
        "condition",
        "custom",
        "demand",
        "formula",
        "income",
        "instruction",
        "menu",
        "method",
        "mood",
        "need",
        "order",
        "plan",
        "preference",
        "principle",
        "priority",
        "procedure",
        "recipe",
        "requirement",
        "scale",
        "schedule",
        "season",
        "size",
        "standard",
        "taste",
        "timetable",
        "tradition",
        "type",
        "weather",
        "will",
        "wish",
    ]
)
WHERE = {"website", "site", "page", "facebook", "twitter", "instagram", "x", "behalf", "television", "tv", "radio"}
MODIFIERS = {"det", "amod", "compound", "nummod", "predet", "quantmod", "neg"}


def find(tree: Tree) -> Iterator[Candidate]:
    """Propose a candidate for every noun, adjective and "according to" of the lexicon."""
    found: Counter[int] = Counter()
    for token in tree.tokens:
        if found[token.sentence] >= MAX_IN_SENTENCE:
            continue
        candidate = None
        if token.lower == "according":
            candidate = according(tree, token)
        elif token.pos == "NOUN":
            candidate = noun(tree, token)
        elif token.pos in {"ADJ", "VERB"}:
            candidate = adjective(tree, token)
        if candidate is not None and candidate.content:
            found[token.sentence] += 1
            yield candidate


def according(tree: Tree, token: Token) -> Candidate | None:
    """Take the rest of the clause as content: "..., according to X"."""
    to = next((tree.tokens[i] for i in token.children if tree.tokens[i].lower == "to"), None)
    who = tree.child(to, "pobj", "pcomp") if to is not None else None
    head = tree.head(token)
    if to is None or who is None or head is None or who.lemma in MEASURES or _is_measure(tree, who):
        return None
    aside = set(tree.subtree(token))
    top = head
    while top.head >= 0 and top.dep not in {"ccomp", "conj", "advcl", "relcl"}:
        top = tree.tokens[top.head]
    if top.dep in {"ccomp", "relcl", "advcl"}:
        top = next((a for a in tree.ancestors(top) if a.head < 0), top)
    body = [i for i in tree.subtree(top) if i not in aside]
    if top.dep == "conj":
        body = [i for i in body if tree.tokens[i].dep != "cc" or i > min(body)]
    body = _up_to_semicolons(tree, body, token.i)
    before = [i for i in body if i < token.i]
    after = [i for i in body if i > max(aside)]
    content = (span(tree, before) if before else []) + (span(tree, after) if after else [])
    return Candidate(content, phrase(tree, who, {token.i}), [token.i, to.i], "according-to", token.i, "according to")


def _up_to_semicolons(tree: Tree, body: list[int], at: int) -> list[int]:
    """Leave out what stands behind a semicolon: "According to Holt, it leaked; others said it never did."."""
    stops = [i for i in body if tree.tokens[i].text == ";"]
    low = max((i for i in stops if i < at), default=-1)
    high = min((i for i in stops if i > at), default=len(tree.tokens))
    return [i for i in body if low < i < high]


def _is_measure(tree: Tree, who: Token) -> bool:
    """Tell whether a noun without an article is a measure: "sorted according to height"; "according to police" is none."""
    bare = who.tag == "NN" and who.text.islower() and not any(tree.tokens[i].i < who.i for i in who.children)
    return bare and not can_speak(tree, tree.subtree(who))


def noun(tree: Tree, token: Token) -> Candidate | None:
    """A reporting noun with a clause, an infinitive or a prepositional phrase."""
    lemma = token.lemma
    tokens: list[int] = []
    link: list[int] = []
    pattern = ""
    for comp in tree.all(token, "acl", "ccomp", "relcl"):
        marks = {tree.tokens[i].lower for i in comp.children if tree.tokens[i].dep in {"mark", "aux"} and i < comp.i}
        if (
            lemma in lexicon.NOUN_CLAUSE
            and marks & {"that", "whether"}
            and comp.dep != "relcl"
            and not has_to(tree, comp)
        ):
            pattern, tokens = "noun-clause", tree.subtree(comp)
        elif lemma in lexicon.NOUN_INFINITIVE and has_to(tree, comp) and comp.i > token.i:
            pattern, tokens = "noun-infinitive", tree.subtree(comp)
    if not tokens:
        for preposition in tree.all(token, "prep"):
            if preposition.lower in lexicon.NOUN_PREPOSITIONAL.get(lemma, ()):
                if (thing := tree.child(preposition, "pobj")) is not None and (
                    thing.entity in {"DATE", "TIME"} or thing.lower in WHERE
                ):
                    continue
                pattern, link = "noun-preposition", [preposition.i]
                tokens = [i for i in tree.subtree(preposition) if i > preposition.i]
                break
    tokens = [i for i in tokens if i > token.i]
    if not tokens:
        return None
    source, cue, light = _bearer(tree, token, link)
    if pattern == "noun-preposition" and not light and not source:
        pattern = "noun-bare"
    return Candidate(span(tree, tokens), source, cue, pattern, token.i, token.lower)


def _bearer(tree: Tree, token: Token, link: list[int]) -> tuple[list[int], list[int], bool]:
    """Find whose noun it is and the words of the cue: "have expressed concern", "'s claim", "the assertion"."""
    low = token.i
    while low > 0 and tree.tokens[low - 1].head in range(low, token.i + 1) and tree.tokens[low - 1].dep in MODIFIERS:
        low -= 1
    own = list(range(low, token.i + 1))
    end = max(link) if link and max(link) <= token.i + 2 else token.i
    head = tree.head(token)
    owner = owner_of(tree, token)
    poss = tree.child(token, "poss")
    light = head is not None and token.dep == "dobj" and head.pos == "VERB" and head.lemma in lexicon.LIGHT
    if poss is not None and owner and not (light and poss.pos == "PRON"):
        start = max(owner) + 1
        if start <= token.i:
            return owner, list(range(start, end + 1)), True
    if head is not None and light and head.i < low:
        source = source_of(tree, head)
        cue = cue_of(tree, head)
        return source, list(range(cue[0], end + 1)), True
    if owner:
        return owner, own, False
    return [], list(range(low, end + 1)), False


def adjective(tree: Tree, token: Token) -> Candidate | None:
    """A state of mind: "is confident that", "was eager to", "is critical of"."""
    pattern, tokens, link = _of_adjective(tree, token)
    if not tokens:
        return None
    head = tree.head(token)
    cue = [token.i]
    if (
        head is not None
        and token.dep in {"acomp", "oprd", "xcomp"}
        and head.pos in {"AUX", "VERB"}
        and head.i < token.i
    ):
        cue = cue_of(tree, head)
        if token.i - cue[-1] > 4:
            return None
        source, cue = source_of(tree, head), list(range(cue[0], token.i + 1))
    elif token.dep in {"amod", "acl"}:
        source = phrase(tree, head, {token.i}) if head is not None and head.i < token.i else []
    else:
        source = source_of(tree, token)
    if set(source) & set(cue):
        return None
    if link == cue[-1] + 1:
        cue = [*cue, link]
    return Candidate(span(tree, tokens), source, cue, pattern, token.i, token.lower)


def _of_adjective(tree: Tree, token: Token) -> tuple[str, list[int], int]:
    """Find what an adjective reports: the pattern, the tokens of the content, and the preposition or -1."""
    for comp in tree.all(token, "ccomp", "xcomp"):
        if comp.i > token.i and has_to(tree, comp) and token.lemma in lexicon.ADJECTIVE_INFINITIVE:
            return "adjective-infinitive", tree.subtree(comp), -1
        if comp.i > token.i and comp.dep == "ccomp" and token.lemma in lexicon.ADJECTIVE_CLAUSE:
            return "adjective-clause", tree.subtree(comp), -1
    for link in tree.all(token, "prep", "agent"):
        if link.i > token.i and link.lower in lexicon.ADJECTIVE_PREPOSITIONAL.get(token.lemma, ()):
            return "adjective-preposition", [i for i in tree.subtree(link) if i > link.i], link.i
    return "", [], -1


def colon(tree: Tree, first: int, last: int) -> Candidate | None:
    """A headline such as "Poll: half of voters ...": the line [first, last) of tokens."""
    tokens = tree.tokens
    at = next((i for i in range(first, min(last, first + 9)) if tokens[i].text == ":"), None)
    if at is None or at == first or last - at < 4:
        return None
    name = strip(tree, range(first, at))
    if not name or any(tokens[i].pos in {"VERB", "AUX"} for i in name):
        return None
    if names_nobody(tree.text[tokens[name[0]].start : tokens[name[-1]].end]):
        return None
    last_word = tokens[name[-1]]
    known = last_word.entity in {"PERSON", "ORG"} or last_word.lower in lexicon.DOCUMENT
    # In the headline a role is enough: "Minister: agency spreads rumours".
    known = known or tokens[first].line == 0 and last_word.lower in SPEAKING
    # A name alone before a sentence, as headlines have it: "Falk: pier will close".
    bare = len(name) <= 3 and all(tokens[i].tag == "NNP" for i in name)
    known = known or bare and any(tokens[i].pos in {"VERB", "AUX"} for i in range(at + 1, last))
    if not known:
        return None
    return Candidate(span(tree, list(range(at + 1, last))), name, [at], "colon", at, ":")
