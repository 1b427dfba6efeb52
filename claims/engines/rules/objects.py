"""Verbs whose object is the content: "accused X of", "called for a ban", "rejected the plan", "proposed closing the pier"."""

from claims.engines.rules import lexicon
from claims.engines.rules.grammar import Candidate, cue_of, is_participle, span
from claims.engines.rules.kinds import can_speak
from claims.engines.rules.sources import source_of
from claims.engines.rules.tree import Token, Tree

TIME = {"DATE", "TIME"}
# Verbs with a participle for their object: "denied shelling the town", "proposed closing the pier".

GATHERINGS = {
    "rally", "conference", "gathering", "meeting", "crowd", "audience", "media", "reporter", "journalist", "correspondent", "press", "event", "function", "session",
    "parliament", "assembly", "house", "congress", "nation", "public", "envelope", "letter",
}  # fmt: skip


def object_with(tree: Tree, verb: Token) -> Candidate | None:
    """An object and what is said of it: "accused X of", "blamed X for", "described X as"."""
    wanted = {
        preposition
        for preposition, words in (("as", lexicon.OBJECT_AS), ("for", lexicon.OBJECT_FOR), ("of", lexicon.OBJECT_OF),
                                   ("with", lexicon.OBJECT_WITH), ("on", lexicon.OBJECT_ON))
        if verb.lemma in words
    }  # fmt: skip
    target = tree.child(verb, "dobj")
    beside = [
        *tree.all(verb, "prep"),
        *(tree.all(target, "prep") if target is not None and verb.lemma == "accuse" else ()),
    ]
    link = next((p for p in beside if p.lower in wanted and p.i > verb.i and p.children), None)
    if link is None:
        return None
    passive = tree.child(verb, "nsubjpass")
    source = source_of(tree, verb)
    tokens = tree.subtree(link)
    deed = tree.child(link, "pobj", "pcomp")
    if verb.lemma == "accuse" and deed is not None and deed.lower.endswith("ing"):
        # "accused the firm of building on sand": the parser takes the deed for a thing, and hangs what follows to the verb.
        for further in tree.all(verb, "prep"):
            if further.i == max(tokens) + 1:
                tokens += tree.subtree(further)
    extra: list[int] = []
    if target is not None:
        tokens = [i for i in tree.subtree(target) if i not in source] + tokens
    elif passive is not None and verb.dep != "relcl":
        tokens = [i for i in tree.subtree(passive) if i < verb.i] + tokens
    elif verb.dep == "acl" and verb.lemma == "blame" and verb.head >= 0:
        # "a raid blamed on X": the deed precedes the cue, who is blamed follows it, and no source is named.
        noun = tree.tokens[verb.head]
        tokens = [i for i in tree.subtree(noun) if i < verb.i] + [i for i in tokens if i != link.i]
        return Candidate(span(tree, tokens), [], [verb.i, link.i], "blamed", verb.i, verb.lower)
    elif verb.dep == "acl":
        return None
    return Candidate(span(tree, tokens), source, cue_of(tree, verb, extra), f"object-{link.lower}", verb.i, verb.lower)


def prepositional(tree: Tree, verb: Token) -> Candidate | None:
    """The object of a preposition: "called for a ban", "spoke about taxes"."""
    links = lexicon.PREPOSITIONAL.get(verb.lemma)
    if not links or tree.child(verb, "nsubjpass") is not None:
        return None
    # "Asked about the pier, she smiled": what others asked is nobody's claim.
    if verb.lemma in {"ask", "question"} and verb.tag == "VBN" and verb.dep in {"advcl", "acl"}:
        return None
    link = next((p for p in tree.all(verb, "prep") if p.lower in links and p.i > verb.i), None)
    if link is None or not link.children:
        return None
    source = source_of(tree, verb)
    target = tree.child(verb, "dobj")
    tokens = [i for i in tree.subtree(link) if i > link.i]
    cue = cue_of(tree, verb, [link.i] if link.i - verb.i <= 3 and target is None else [])
    if target is not None and target.i < link.i:
        if verb.lemma not in lexicon.ADDRESSED:
            return None
        cue = [*cue, link.i]
    return Candidate(span(tree, tokens), source, cue, "preposition", verb.i, verb.lower)


def plain_object(tree: Tree, verb: Token) -> Candidate | None:
    """A noun as content: "rejected the plan", "announced a ban"."""
    weak = verb.lemma in lexicon.OBJECT_WEAK
    if not weak and verb.lemma not in lexicon.OBJECT:
        return None
    target = tree.child(verb, "dobj") or _denied_deed(tree, verb)
    if target is None or (target.i < verb.i and target.tag not in {"WDT", "WP"}):
        return None
    if target.entity in TIME or target.tag == "PRP" and target.lower.endswith(("self", "selves")):
        return None
    if target.lower in {"that", "this"} and target.dep == "dobj" and target.i > verb.i and not target.children:
        # "We cannot confirm that": what, is said elsewhere.
        return None
    if verb.lemma == "address" and target.lemma in GATHERINGS:
        return None
    source = source_of(tree, verb)
    if verb.lemma == "deny" and not can_speak(tree, source) and all(tree.tokens[i].pos != "PROPN" for i in source):
        # "A late penalty denied his side all three points."
        return None
    if not source and verb.dep not in {"relcl"}:
        return None
    tokens = [i for i in tree.subtree(target) if i not in source and i != verb.i]
    if not tokens:
        return None
    for link in tree.all(verb, "prep"):
        if link.i == max(tokens) + 1 and (
            link.lower in {"over", "about"} or link.lower == "as" and tree.child(link, "prep")
        ):
            tokens += tree.subtree(link)
    if target.i < verb.i:
        tokens = [target.i]
    return Candidate(
        span(tree, tokens), source, cue_of(tree, verb), "object-weak" if weak else "object", verb.i, verb.lower
    )


def _denied_deed(tree: Tree, verb: Token) -> Token | None:
    """Return the participle that a verb of denying or proposing has for its object: "denied shelling the town"."""
    if verb.lemma not in lexicon.WITH_DEED:
        return None
    return next(
        (c for c in tree.all(verb, "xcomp", "ccomp", "pcomp") if is_participle(c) and 0 < c.i - verb.i <= 2), None
    )
