"""How often the rules name the right person for a pronoun, against a file of mentions and antecedents; pure.

A line of the file is {"id": article, "sha256": of its text, "mention": [start, end), "antecedent": [start, end) or null},
in code points. It holds no words, so that it can be kept where the articles may not.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from claims.engines.rules.parse import parse
from claims.engines.rules.speakers import Speakers
from claims.engines.rules.tree import Tree
from claims.engines.shapes import MarkedArticle


class Mention(TypedDict):
    """A pronoun, and whom it stands for; null where nobody is named."""

    id: str
    sha256: str
    mention: list[int]
    antecedent: list[int] | None


@dataclass(slots=True)
class Share:
    """So many of so many pronouns."""

    right: int = 0
    nearest: int = 0
    of: int = 0


def held_out(article: str) -> bool:
    """Tell whether an article belongs to the third, chosen by the hash of its name, that no rule was tuned on."""
    return hashlib.sha256(article.encode()).digest()[0] % 3 == 0


def same_person(name: str, wanted: str) -> bool:
    """Tell whether two names share their last word, or one holds the other; case aside."""
    left, right = name.casefold().split(), wanted.casefold().split()
    return bool(left and right) and (left[-1] == right[-1] or " ".join(right) in name.casefold())


def pronouns(articles: Iterable[MarkedArticle], mentions: Iterable[Mention]) -> dict[bool, Share]:
    """Name every pronoun and compare; the key tells whether the article is held out.

    Raises ValueError when a text is not the one that the mentions were marked in.
    """
    wanted: dict[str, list[Mention]] = {}
    for mention in mentions:
        wanted.setdefault(mention["id"], []).append(mention)
    found = {False: Share(), True: Share()}
    for article in articles:
        own = wanted.get(article["id"], [])
        if not own:
            continue
        text = article["text"]
        if any(m["sha256"] != hashlib.sha256(text.encode()).hexdigest() for m in own):
            raise ValueError(f"The text of {article['id']} is not the one that the pronouns were marked in.")
        _count(found[held_out(article["id"])], parse(text), own)
    return found


def _count(share: Share, tree: Tree, mentions: Iterable[Mention]) -> None:
    speakers = Speakers(tree)
    at = {token.start: token.i for token in tree.tokens}
    for mention in sorted(mentions, key=lambda m: m["mention"]):
        if mention["antecedent"] is None:
            continue
        start, end = mention["antecedent"]
        token = at.get(mention["mention"][0])
        share.of += 1
        if token is None:
            continue
        name = tree.text[start:end]
        share.nearest += same_person(speakers.nearest(token), name)
        share.right += same_person(speakers.name([token])[0], name)
