"""Mentions of people, and what their words tell: a first name, a gender."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.engines.rules.kinds import MISS, MISTER, TITLES
from claims.engines.rules.names import MEN, WOMEN
from claims.engines.rules.tree import Token


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person: its first token, full name, how likely a pronoun is to go on with it, words of the role."""

    at: int
    name: str
    worth: float
    roles: frozenset[str] = frozenset()


def is_first_name(token: Token, name: Token) -> bool:
    """Tell whether a token is a first name that the parser took for a noun: capitalised, and part of the person after it."""
    beside = token.line == name.line and token.head == name.i and token.entity == name.entity == "PERSON"
    return beside and token.pos == "NOUN" and token.text[:1].isupper() and token.lower not in TITLES


def is_bare(tokens: Sequence[Token]) -> bool:
    """Tell whether a name is one word after "the"."""
    return len(tokens) == 2 and tokens[0].lower == "the"


def bare(word: str) -> str:
    """Leave out a possessive ending that the parser left on a name."""
    return word.removesuffix("’s").removesuffix("'s")


def gender_of(name: str, around: set[str]) -> str:
    """Tell "f" or "m" from a title beside a name or a common first name, else nothing."""
    if around & MISS:
        return "f"
    if around & MISTER:
        return "m"
    first = name.split()[0].lower() if " " in name else ""
    return "f" if first in WOMEN else "m" if first in MEN else ""
