"""Reports by words that are in no list: any verb with a that-clause, misread headlines, "put the number at", "reportedly"."""

from collections.abc import Iterator

from claims.engines.rules import lexicon
from claims.engines.rules.grammar import Candidate, cue_of, has_to, span
from claims.engines.rules.kinds import can_speak
from claims.engines.rules.sources import agent_of, source_of
from claims.engines.rules.tree import Token, Tree

# Verbs with a that-clause that is nobody's word.
NO_REPORT = frozenset(
    [
        "be",
        "become",
        "ensure",
        "happen",
        "mean",
        "make",
        "see",
        "help",
        "cause",
        "result",
        "require",
        "so",
        "matter",
        "follow",
        "live",
        "enough",
        "get",
        "do",
        "take",
        "give",
        "go",
    ]
)
HEADLINE_VERBS = frozenset(
    [
        "accuses",
        "admits",
        "alleges",
        "approves",
        "asks",
        "backs",
        "bans",
        "blames",
        "blasts",
        "calls",
        "claims",
        "condemns",
        "confirms",
        "considers",
        "criticises",
        "criticizes",
        "defends",
        "demands",
        "denies",
        "endorses",
        "fears",
        "finds",
        "forecasts",
        "hails",
        "hints",
        "hopes",
        "insists",
        "labels",
        "launches",
        "mulls",
        "orders",
        "plans",
        "pledges",
        "praises",
        "predicts",
        "promises",
        "proposes",
        "reports",
        "reveals",
        "rules",
        "says",
        "seeks",
        "shows",
        "signals",
        "slams",
        "suggests",
        "supports",
        "threatens",
        "tells",
        "unveils",
        "urges",
        "vows",
        "wants",
        "warns",
    ]
)
# In a headline these need a whole sentence or an infinitive after them; the others may have a noun.
WITH_CLAUSE = frozenset(
    [
        "asks",
        "claims",
        "fears",
        "finds",
        "hopes",
        "orders",
        "plans",
        "reports",
        "rules",
        "says",
        "shows",
        "signals",
        "suggests",
        "tells",
    ]
)
NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "CCONJ", "PUNCT"))
LONGEST_HEADLINE, LONGEST_SUBJECT = 26, 8
HEARSAY = frozenset(("reportedly", "allegedly", "supposedly", "purportedly"))
REPORTING_OBJECTS = lexicon.OBJECT


def find(tree: Tree, used: set[int]) -> Iterator[Candidate]:
    """Propose what the lists of verbs leave out; `used` are the tokens that other patterns start from."""
    for token in tree.tokens:
        if token.i in used:
            continue
        if token.pos in {"VERB", "AUX"}:
            candidate = (
                _any_verb(tree, token) or _called_for(tree, token) or _put_at(tree, token) or _by_somebody(tree, token)
            )
        elif token.lower in HEARSAY:
            candidate = _hearsay(tree, token)
        else:
            candidate = None
        if candidate is not None and candidate.content:
            yield candidate


def _any_verb(tree: Tree, verb: Token) -> Candidate | None:
    """ "The agency flagged that the water was unsafe": any verb whose subject can speak, with "that" written out."""
    if verb.lemma in lexicon.CLAUSE | lexicon.CLAUSE_WEAK or verb.lemma in NO_REPORT - {"make"}:
        return None
    comp = next((c for c in tree.all(verb, "ccomp") if c.i > verb.i and _has_that(tree, c)), None)
    extra: list[int] = []
    if comp is None and verb.lemma == "make":
        clear = next(
            (c for c in tree.all(verb, "ccomp", "acomp", "oprd", "xcomp") if c.lower in {"clear", "plain", "known"}),
            None,
        )
        comp = clear and next((c for c in tree.all(clear, "ccomp", "csubj") if _has_that(tree, c)), None)
        extra = [clear.i] if clear is not None else []
    elif verb.lemma == "make":
        comp = None
    if comp is None:
        return None
    source = source_of(tree, verb)
    # "It emerged that ...": nobody says who says so.
    nobody = verb.lemma in {"emerge", "transpire"} and [tree.tokens[i].lower for i in source] == ["it"]
    if nobody:
        source = []
    elif not can_speak(tree, source) and not any(tree.tokens[i].pos == "PROPN" for i in source):
        return None
    cue = cue_of(tree, verb, extra)
    tokens = [i for i in tree.subtree(comp) if i > max(cue)]
    return Candidate(span(tree, tokens), source, cue, "clause-weak", verb.i, verb.lower)


def _has_that(tree: Tree, comp: Token) -> bool:
    """Tell whether a clause begins with "that", or with "how" behind a verb of telling."""
    mark = tree.child(comp, "mark")
    if mark is not None:
        return mark.lower == "that"
    first = tree.tokens[min(tree.subtree(comp))]
    head = tree.head(comp)
    return (
        first.lower == "how"
        and head is not None
        and head.lemma in {"narrate", "recount", "relate", "describe", "outline"}
    )


def _called_for(tree: Tree, verb: Token) -> Candidate | None:
    """ "called for the port to be reopened" """
    if verb.lemma not in {"call", "push", "press", "plead", "argue", "lobby", "campaign"}:
        return None
    for comp in tree.all(verb, "ccomp", "xcomp", "advcl"):
        mark = next((tree.tokens[i] for i in comp.children if tree.tokens[i].lower == "for" and i < comp.i), None)
        if mark is not None and comp.i > verb.i and has_to(tree, comp):
            tokens = [i for i in tree.subtree(comp) if i > mark.i]
            cue = cue_of(tree, verb, [mark.i] if mark.i == verb.i + 1 else [])
            return Candidate(span(tree, tokens), source_of(tree, verb), cue, "preposition", verb.i, verb.lower)
    return None


def _put_at(tree: Tree, verb: Token) -> Candidate | None:
    """ "The ministry put the number at 40": the number and the figure are the content."""
    if verb.lemma not in {"put", "estimate"}:
        return None
    target = tree.child(verb, "dobj")
    beside = [*tree.all(verb, "prep"), *(tree.all(target, "prep") if target is not None else ())]
    link = next((p for p in beside if p.lower == "at" and p.i > verb.i), None)
    figure = tree.child(link, "pobj") if link is not None else None
    if target is None or link is None or figure is None or target.i < verb.i:
        return None
    if not any(tree.tokens[i].tag == "CD" for i in tree.subtree(figure)):
        return None
    source = source_of(tree, verb)
    if not source:
        return None
    tokens = [*tree.subtree(target), *tree.subtree(link)]
    return Candidate(span(tree, tokens), source, cue_of(tree, verb), "object", verb.i, verb.lower)


def _by_somebody(tree: Tree, verb: Token) -> Candidate | None:
    """ "The plan was criticised by fishermen", "The deal was confirmed by the port." """
    if verb.lemma not in REPORTING_OBJECTS:
        return None
    thing = tree.child(verb, "nsubjpass")
    source = agent_of(tree, verb)
    if thing is None or not source or not can_speak(tree, source) or thing.pos == "PRON":
        return None
    tokens = [i for i in tree.subtree(thing) if i < verb.i]
    by = tree.child(verb, "agent")
    cue = cue_of(tree, verb, [by.i] if by is not None and by.i == verb.i + 1 else [])
    return Candidate(span(tree, tokens), source, cue, "object-weak", verb.i, verb.lower)


def _hearsay(tree: Tree, word: Token) -> Candidate | None:
    """ "Holt has reportedly left the country": the whole clause, and nobody says it."""
    verb = tree.head(word)
    if verb is None or verb.pos not in {"VERB", "AUX"} or tree.child(verb, "nsubj", "nsubjpass") is None:
        return None
    body = [i for i in tree.subtree(verb, lambda t: t.dep in {"ccomp", "parataxis"} and t.i < word.i) if i != word.i]
    body = [i for i in body if tree.tokens[i].dep not in {"mark", "cc"} or i > min(body)]
    left, right = [i for i in body if i < word.i], [i for i in body if i > word.i]
    content = (span(tree, left) if left else []) + (span(tree, right) if right else [])
    return Candidate(content, [], [word.i], "raising-weak", word.i, word.lower)


def headline(tree: Tree, first: int, last: int) -> Candidate | None:
    """ "Court rules ban on kites is legal": the line [first, last), where the parser takes the verb for a noun."""
    tokens = tree.tokens
    line = tokens[first:last]
    if not 3 < len(line) <= LONGEST_HEADLINE or line[-1].text in {".", "?", "!", ":", ";", "”", '"'}:
        return None
    at = next((n for n, t in enumerate(line[1:LONGEST_SUBJECT], 1) if t.lower in HEADLINE_VERBS), None)
    if (
        at is None
        or any(t.pos not in NAMING for t in line[:at])
        or line[at - 1].pos not in {"NOUN", "PROPN", "ADJ", "NUM"}
    ):
        return None
    rest, verb = line[at + 1 :], line[at]
    if len(rest) < 2 or verb.pos == "VERB" and not verb.text[:1].isupper():
        return None
    clause = any(
        t.pos in {"VERB", "AUX"} or t.tag == "TO" or t.lower in {"is", "to", "will", "was", "are"} for t in rest
    )
    if not clause and (verb.lower in WITH_CLAUSE or verb.pos == "NOUN"):
        return None
    if rest[0].lower in {"of", "for", "in", "on", "and", ","}:
        return None
    source = [t.i for t in line[:at] if t.pos != "PUNCT"]
    return Candidate(span(tree, [t.i for t in rest]), source, [verb.i], "headline", verb.i, verb.lower)
