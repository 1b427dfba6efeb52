"""Who is mentioned in a text: `@` and a pseudonym, as exports name people; names never stand in what is stored."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping


def mentioned(text: str, pseudonyms: Iterable[str]) -> set[str]:
    """Return those of the pseudonyms that stand in the text after an `@`; a longer word is another one."""
    return {name for name in pseudonyms if re.search(rf"(?<![\w@])@{re.escape(name)}(?![\w-])", text)}


def with_pseudonyms(text: str, called: Iterable[tuple[str, str]]) -> str:
    """Write the pseudonym for every `@` and what a person is called; pairs are (called, pseudonym).

    Capitals do not matter, and a longer name goes first: "@Annotator 21" is not "@Annotator 2". Two who are called the
    same are nobody.
    """
    pairs = [(name.casefold(), pseudonym) for name, pseudonym in called if name]
    count = Counter(name for name, _ in set(pairs))
    known: Mapping[str, str] = {name: pseudonym for name, pseudonym in pairs if count[name] == 1}
    if not known or "@" not in text:
        return text
    any_name = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w@])@({any_name})(?![\w-])", re.IGNORECASE)
    return pattern.sub(lambda found: f"@{known.get(found[1].casefold(), found[1])}", text)
