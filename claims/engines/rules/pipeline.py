"""Runs the rules in order: quotations, verbs, nouns."""

from claims.engines.marks import quotations
from claims.engines.rules import asides, clauses, nominal, wider
from claims.engines.rules.assemble import settle
from claims.engines.rules.grammar import Candidate
from claims.engines.rules.quoted import Quoted
from claims.engines.rules.tree import Tree


def candidates(tree: Tree) -> list[Candidate]:
    """Apply all patterns to a parsed article and settle their candidates."""
    marked = quotations(tree.text)
    found = list(Quoted(tree, marked).find())
    used = {candidate.trigger for candidate in found}
    found.extend(clauses.find(tree, used))
    found.extend(nominal.find(tree))
    found.extend(candidate for candidate in asides.find(tree) if candidate.trigger not in used)
    found.extend(wider.find(tree, {candidate.trigger for candidate in found}))
    found.extend(_headlines(tree))
    return settle(tree, found, marked)


def _headlines(tree: Tree) -> list[Candidate]:
    found: list[Candidate] = []
    first = 0
    for i in range(1, len(tree.tokens) + 1):
        if i == len(tree.tokens) or tree.tokens[i].line != tree.tokens[first].line:
            for candidate in (nominal.colon(tree, first, i), wider.headline(tree, first, i)):
                if candidate is not None and candidate.content:
                    found.append(candidate)
            first = i
    return found
