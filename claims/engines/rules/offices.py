"""Names that the parser takes for something else, though an office, a role or a title stands before them."""

from claims.engines.rules.kinds import GOVERNMENT, ORGANISATION, PERSON_NOUN, TITLES
from claims.engines.rules.tree import Token, Tree

LONGEST_NAME = 4
# How many tokens before a comma and a name the office is looked for.
OFFICE_REACH = 14
# Titles that are also common words in capitals stand before more than names of persons.
NO_NAME = TITLES | GOVERNMENT | ORGANISATION
BODIES = GOVERNMENT | ORGANISATION
OFFICES = (
    PERSON_NOUN
    | TITLES
    | frozenset(
        ["ruler", "monarch", "coordinator", "convener", "convenor", "registrar", "magistrate", "patron", "dg", "cmd"]
    )
)


def names_behind_offices(tree: Tree) -> set[int]:
    """Collect the tokens of such names: "the port's chair Marco Claure", "The Governor of the Bank of Alvena, Ana Ruiz, said"."""
    tokens, found, i = tree.tokens, set[int](), 0
    while i < len(tokens):
        first = i
        while i < len(tokens) and tokens[i].line == tokens[first].line and _is_part(tokens, i, first):
            i += 1
        run = tokens[first:i]
        i = max(i, first + 1)
        titles = 0
        while titles < len(run) and run[titles].lower in TITLES:
            titles += 1
        name = run[titles:]
        if not 1 <= len(name) <= LONGEST_NAME or name[0].lower in NO_NAME or name[-1].lower in BODIES:
            continue
        if _is_named(tree, run[0], name, titled=titles > 0):
            found.update(token.i for token in name)
    return found


def _is_part(tokens: list[Token], i: int, first: int) -> bool:
    """Tell whether a token goes on with a run of capitalised names; a hyphen glued to both sides does."""
    token = tokens[i]
    if token.text == "-" and i > first and i + 1 < len(tokens):
        return (
            tokens[i - 1].end == token.start and token.end == tokens[i + 1].start and tokens[i + 1].text[:1].isupper()
        )
    return token.pos == "PROPN" and _is_capitalised(token)


def _is_named(tree: Tree, first: Token, name: list[Token], *, titled: bool) -> bool:
    tokens = tree.tokens
    before = tokens[first.i - 1] if first.i and tokens[first.i - 1].line == first.line else None
    if titled:
        # "Governor Okunade", "Mrs Folake Ighodaro"; "Governor General" and "Chief Justice" are titles, not names.
        if name[0].i and tokens[name[0].i - 1].lower == "general" and name[0].entity == "ORG":
            return False
        return name[0].entity not in {"GPE", "LOC", "DATE"} or len(name) > 1
    if len(name) < 2 or before is None:
        return False
    if before.pos == "NOUN" and before.lemma in PERSON_NOUN:
        return True
    head = tree.head(name[-1])
    if name[-1].dep == "appos" and head is not None and head.lower in PERSON_NOUN:
        return True
    return before.text == "," and _office_before(tree, before) and _ends_phrase(tree, name[-1])


def _office_before(tree: Tree, comma: Token) -> bool:
    """Tell whether the phrase before a comma begins like an office: "the Commissioner for Works", "its director"."""
    tokens = tree.tokens
    for i in range(comma.i - 1, max(-1, comma.i - OFFICE_REACH), -1):
        token = tokens[i]
        if (
            token.line != comma.line
            or token.sentence != comma.sentence
            or token.pos in {"VERB", "AUX"}
            or token.text in ".;:,"
        ):
            return False
        if token.lower in OFFICES or token.lemma in OFFICES:
            start = i
            while (
                start > 0
                and tokens[start - 1].pos in {"ADJ", "NOUN", "PROPN", "PART", "ADV"}
                and tokens[start - 1].line == comma.line
            ):
                start -= 1
            return (
                start == 0 or tokens[start - 1].pos in {"DET", "PRON", "PUNCT"} or tokens[start - 1].line != comma.line
            )
    return False


def _ends_phrase(tree: Tree, last: Token) -> bool:
    following = tree.tokens[last.i + 1] if last.i + 1 < len(tree.tokens) else None
    return following is None or following.pos in {"VERB", "AUX", "PUNCT", "ADV"} or following.line != last.line


def _is_capitalised(token: Token) -> bool:
    """Tell whether a token is written as a name is: a capital first, or an initial, and small letters after it."""
    return token.text[:1].isupper() and (not token.text.isupper() or len(token.text) <= 2)
