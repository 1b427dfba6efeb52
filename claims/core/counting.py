"""Counts in the sentences that people read."""


def counted(number: int, one: str, other: str = "") -> str:
    """Write a number with its noun: `1 article`, `2 articles`; `other` is the plural where it is not `one` with an s."""
    return f"{number} {one if number == 1 else other or one + 's'}"
