"""Who speaks: the noun phrase that is the source of a reporting verb or noun."""

from claims.engines.rules.again import reporter_before
from claims.engines.rules.grammar import phrase, starts_after_comma
from claims.engines.rules.tree import Token, Tree

OBJECT_CONTROL = {
    "ask",
    "urge",
    "tell",
    "allow",
    "force",
    "lead",
    "prompt",
    "cause",
    "expect",
    "want",
    "call",
    "invite",
    "get",
    "encourage",
    "order",
    "press",
    "push",
    "help",
    "let",
    "make",
}
WITHOUT_SUBJECT = {"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis"}
LONGEST_CHAIN = 6


def source_of(tree: Tree, verb: Token, depth: int = 0) -> list[int]:
    """Find the source of a reporting verb, as token indices; empty when the text names none.

    The subject, an agent with "by", or for verbs without their own subject that of the verb they continue.
    """
    subject = tree.child(verb, "nsubj") or tree.child(verb, "csubj")
    if subject is not None:
        return phrase(tree, _behind_opening(tree, subject, verb), {verb.i})
    if is_passive(tree, verb):
        return agent_of(tree, verb)
    before = reporter_before(tree, verb)
    if before is not None and depth <= LONGEST_CHAIN:
        return source_of(tree, before, depth + 1)
    head = tree.head(verb)
    if head is None or depth > LONGEST_CHAIN or tree.child(verb, "expl") is not None:
        return []
    if verb.tag == "VBG" and verb.dep in {"advcl", "conj"} and starts_after_comma(tree, verb):
        teller = _teller(tree, verb)
        if teller is not None:
            return source_of(tree, teller, depth + 1)
    if verb.dep == "acl":
        return phrase(tree, head, {verb.i})
    quoting = tree.head(head)
    if verb.dep == "pcomp" and head.lower == "as" and quoting is not None and quoting.lemma in {"quote", "cite"}:
        quoted = tree.child(quoting, "dobj", "nsubjpass")
        return phrase(tree, quoted, {verb.i, quoting.i}) if quoted is not None else []
    if verb.dep == "xcomp" and head.lemma in OBJECT_CONTROL:
        target = tree.child(head, "dobj", "nsubjpass")
        if target is not None:
            return phrase(tree, target, {verb.i, head.i})
    return _shared(tree, verb, depth) if verb.dep in WITHOUT_SUBJECT else []


def _behind_opening(tree: Tree, subject: Token, verb: Token) -> Token:
    """Return the subject behind an opening: "Hitting out at the party, former minister Lalit Bora on Sunday dared ..."."""
    if subject.dep != "csubj" or subject.tag != "VBG":
        return subject
    comma = next((i for i in range(subject.i, verb.i) if tree.tokens[i].text == ","), verb.i)
    behind = (tree.tokens[i] for i in range(comma + 1, verb.i))
    return next((t for t in behind if t.pos in {"NOUN", "PROPN"} and subject.i <= t.head < comma), subject)


def is_passive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is passive: "was told", or "Asked about the plan, ..."."""
    if tree.child(verb, "nsubjpass", "csubjpass", "auxpass") is not None:
        return True
    return verb.tag == "VBN" and verb.dep == "advcl" and tree.child(verb, "aux", "dobj") is None


def _shared(tree: Tree, verb: Token, depth: int) -> list[int]:
    """Find the source that a verb shares with the verb it continues: "called X a threat and vowed ..."."""
    head = tree.head(verb)
    while head is not None and head.pos not in {"VERB", "AUX"}:
        if head.pos in {"NOUN", "PROPN"} and verb.dep == "pcomp":
            return owner_of(tree, head)
        head = tree.head(head)
    if head is None:
        return []
    passive = tree.child(head, "nsubjpass")
    return phrase(tree, passive, {head.i, verb.i}) if passive is not None else source_of(tree, head, depth + 1)


def _teller(tree: Tree, verb: Token) -> Token | None:
    """Return the verb in whose reported clause a participle was hung: "said" in "X said Y was dead, warning Z"."""
    below = verb
    for token in tree.ancestors(verb):
        if below.dep == "ccomp" and token.pos == "VERB" and below.i > token.i:
            return token
        below = token
    return None


def agent_of(tree: Tree, verb: Token) -> list[int]:
    """Find the "by" phrase of a passive verb."""
    agent = tree.child(verb, "agent")
    if agent is not None:
        who = tree.child(agent, "pobj")
        if who is not None:
            return phrase(tree, who, {verb.i})
    return []


def owner_of(tree: Tree, noun: Token) -> list[int]:
    """Find whose word, fear or plan a noun is: a possessive, "by X", "from X", or the subject of the light verb."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        found = phrase(tree, owner, {noun.i})
        if found and tree.tokens[found[-1]].lower in {"'s", "’s", "'", "’"}:
            found = found[:-1]
        return found
    for preposition in tree.all(noun, "prep", "agent"):
        if preposition.lower in {"by", "from", "among", "in"}:
            who = tree.child(preposition, "pobj")
            if who is None or (preposition.lower == "in" and who.entity not in {"GPE", "ORG"}):
                continue
            return phrase(tree, who, {noun.i})
    return []
