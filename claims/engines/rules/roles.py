"""Whom a role or an abbreviation means: "the minister" after "Prime Minister Ilse Tarran", "WHO" after its full name."""

from claims.engines.rules.tree import Token, Tree

# Words before a name, and after "Name, the ...", that are looked at.
BEFORE, AFTER = 6, 8
LONGEST_ABBREVIATION = 7
SMALL = frozenset(["of", "the", "for", "and", "in", "on", "to", "de", "du", "des", "von", "und"])


def roles_around(tree: Tree, first: int, last: int) -> frozenset[str]:
    """Collect the words that tell the role of a person named by the tokens first..last, in lower case.

    Those straight before the name ("Sorrenian Prime Minister Ilse Tarran"), and those of an apposition behind it ("Ilse
    Tarran, the prime minister of Sorrenia,").
    """
    tokens = tree.tokens
    found = set()
    i = first - 1
    while i >= max(0, first - BEFORE) and _tells(tokens[i]) and tokens[i].line == tokens[first].line:
        found |= {tokens[i].lower, tokens[i].lemma.lower()}
        i -= 1
    if last + 2 < len(tokens) and tokens[last + 1].text == ",":
        behind = tokens[last + 2 : last + 2 + AFTER]
        stop = next((n for n, token in enumerate(behind) if token.pos in {"PUNCT", "VERB", "AUX"}), len(behind))
        closed = stop < len(behind) and behind[stop].pos == "PUNCT" and behind[stop].line == tokens[last].line
        if closed and behind[0].pos in {"DET", "NOUN", "PROPN", "ADJ"}:
            found |= {word for token in behind[:stop] if _tells(token) for word in (token.lower, token.lemma.lower())}
    return frozenset(found)


def _tells(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "ADJ"}


def role_named(tokens: list[Token]) -> frozenset[str] | None:
    """Return the words of a mention that is nothing but a role, as in "the foreign minister"; None for any other."""
    if len(tokens) < 2 or tokens[0].lower != "the" or tokens[-1].pos not in {"NOUN", "PROPN"}:
        return None
    rest = tokens[1:]
    if not all(_tells(token) and token.entity != "PERSON" for token in rest) or tokens[-1].tag in {"NNS", "NNPS"}:
        return None
    return frozenset(token.lower for token in rest)


def abbreviations(tree: Tree) -> dict[str, str]:
    """Collect abbreviations that stand in brackets behind the name whose initials they are, with that name.

    As in "the World Health Organization (WHO)"; small words such as "of" need not be counted.
    """
    found: dict[str, str] = {}
    tokens = tree.tokens
    for i in range(2, len(tokens) - 1):
        short = tokens[i].text
        bracketed = tokens[i - 1].text == "(" and tokens[i + 1].text == ")"
        if bracketed and 2 <= len(short) <= LONGEST_ABBREVIATION and short.isupper() and short.isalpha():
            first = _spelt_from(tokens, i - 2, short)
            if first is not None:
                found.setdefault(short, tree.text[tokens[first].start : tokens[i - 2].end])
    return found


def _spelt_from(tokens: list[Token], last: int, short: str) -> int | None:
    """Return the first token of the words up to `last` whose initials spell the abbreviation, or None."""
    missing, i = len(short), last
    while missing and i >= 0 and tokens[i].line == tokens[last].line:
        word = tokens[i].text
        small = word.lower() in SMALL
        if word[:1].upper() == short[missing - 1] and (small or word[:1].isupper()):
            missing -= 1
        elif not small:
            return None
        i -= 1
    return None if missing else i + 1
