"""Who is mentioned in a text: `@` and a pseudonym, as exports name people; names never stand in what is stored."""

import re
from collections.abc import Iterable


def mentioned(text: str, pseudonyms: Iterable[str]) -> set[str]:
    """Return those of the pseudonyms that stand in the text after an `@`; a longer word is another one."""
    return {name for name in pseudonyms if re.search(rf"(?<![\w@])@{re.escape(name)}(?![\w-])", text)}
