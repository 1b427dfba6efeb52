"""A second report of the same source, which the parser joins to the first reported clause."""

from claims.engines.rules import lexicon
from claims.engines.rules.kinds import VOICES, can_speak
from claims.engines.rules.tree import Token, Tree


def reports_again(tree: Tree, verb: Token, comp: Token, other: Token) -> bool:
    """Tell whether `other`, which the parser joined to the clause `comp` that `verb` reports, reports beside `verb`.

    It does where it has the tense of `verb` and the clause has not: "warned the dam could fail and demanded an inquiry".
    """
    known = (
        other.lemma in lexicon.CLAUSE | lexicon.OBJECT | lexicon.INFINITIVE | lexicon.OBJECT_OF | lexicon.OBJECT_FOR
        or other.lemma in lexicon.PREPOSITIONAL
    )
    modal = any(tree.tokens[i].tag == "MD" for i in comp.children)
    # "asked whether they had considered it and pointed out ...": the clause is in the perfect, the verb behind it is not.
    passive = comp.tag == "VBN" and tree.child(comp, "auxpass", "aux") is not None
    own = tree.child(other, "nsubj", "nsubjpass", "aux", "auxpass")
    subject = tree.child(comp, "nsubj", "nsubjpass")
    # "said the wall was old and insisted that ...": walls do not insist.
    thing = subject is not None and subject.lower not in VOICES and not can_speak(tree, tree.subtree(subject))
    thing = (
        thing and other.lemma in lexicon.CLAUSE | lexicon.OBJECT_OF and subject is not None and subject.pos == "NOUN"
    )
    return known and other.tag == verb.tag and (modal or passive or thing) and own is None


def reporter_before(tree: Tree, verb: Token) -> Token | None:
    """Return the verb whose source a second report shares; None where `verb` is no second report."""
    comp = tree.head(verb)
    if verb.dep != "conj" or comp is None or comp.dep != "ccomp":
        return None
    first = tree.head(comp)
    if first is None or first.lemma not in lexicon.CLAUSE or not reports_again(tree, first, comp, verb):
        return None
    return first
