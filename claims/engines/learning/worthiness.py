"""Check-worthiness: how likely the people of a project would call a claim worth checking; a key to sort by, never a filter.

A logistic regression over words, pairs of words and a few marks of factual speech, with weights by name, trained on the
project's own labels. Off until there are enough of them, and while it sorts no better than chance.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from claims.engines.trained import logistic
from claims.engines.trained.logistic import Logistic, Row

FILE = "checkworthiness.json"
MODEL = "checkworthy"
MIN_LABELS, MIN_LABELS_PER_CLASS = 200, 20
FOLDS = 5
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*")


class Told(TypedDict):
    """Figures of a training: answers, how many say yes, average precision beside the share of yes, and whether it is used."""

    labels: int
    worth: int
    average_precision: float | None
    share: float | None
    used: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a claim, the article it stands in, and whether somebody called it worth checking."""

    text: str
    article: str
    worth: bool


def features(text: str) -> Row:
    """Describe a claim by its words, pairs of words, endings, and marks of factual speech."""
    words = [word.lower() for word in WORD.findall(text)][:200]
    shape = ["#" if word[0].isdigit() else word for word in words]
    names = ["bias", f"length={min(8, len(words) // 5)}"]
    names += [f"w={word}" for word in shape]
    names += [f"p={left} {right}" for left, right in zip(shape, shape[1:], strict=False)]
    names += [f"e={word[-3:]}" for word in shape if len(word) > 4]
    names += [name for name, mark in (("percent", "%"), ("question", "?"), ("exclaims", "!")) if mark in text]
    names += ["number"] if "#" in shape else []
    names += ["name"] if any(word[0].isupper() for word in WORD.findall(text)[1:]) else []
    return logistic.flags(names)


def enough(labels: Sequence[Labelled]) -> bool:
    """Tell whether there are enough labels, and enough of both answers, to learn from."""
    yes = sum(label.worth for label in labels)
    return len(labels) >= MIN_LABELS and min(yes, len(labels) - yes) >= MIN_LABELS_PER_CLASS


def learn(labels: Sequence[Labelled]) -> tuple[bytes | None, Told]:
    """Train and measure: returns the file, or None while it is of no use, and figures.

    The figures: `labels`, `worth` (how many are worth checking) and, where it was trained, `average_precision` over articles
    that the model had not seen (0..1, folds by article) beside the `share` that chance would reach.
    """
    yes = sum(label.worth for label in labels)
    told: Told = {
        "labels": len(labels),
        "worth": yes,
        "average_precision": None,
        "share": None,
        "used": False,
    }
    if not enough(labels):
        return None, told
    rows = [features(label.text) for label in labels]
    articles = sorted({label.article for label in labels})
    fold_of = {article: number % FOLDS for number, article in enumerate(articles)}
    chances = [0.0] * len(labels)
    for fold in range(FOLDS):
        known = [n for n, label in enumerate(labels) if fold_of[label.article] != fold]
        model = _train([rows[n] for n in known], [labels[n].worth for n in known])
        for n, label in enumerate(labels):
            if fold_of[label.article] == fold:
                chances[n] = model.probability(rows[n])
    reached = average_precision(chances, [label.worth for label in labels])
    share = yes / len(labels)
    told |= {"average_precision": round(reached, 3), "share": round(share, 3), "used": reached > share}
    if reached <= share:
        return None, told
    return logistic.write({MODEL: _train(rows, [label.worth for label in labels])}).encode(), told


def _train(rows: Sequence[Row], answers: Sequence[bool]) -> Logistic:
    return logistic.train(rows, answers, l1=0.02, l2=1.0)


def average_precision(chances: Sequence[float], answers: Sequence[bool]) -> float:
    """Return the mean precision at every claim that is worth checking, best chances first; 0..1."""
    found, total = 0, 0.0
    ranked = sorted(range(len(chances)), key=lambda n: (-chances[n], n))
    for rank, n in enumerate(ranked, start=1):
        if answers[n]:
            found += 1
            total += found / rank
    return total / max(1, found)


class Worthiness:
    """A trained model: from the words of a claim to 0..1."""

    def __init__(self, file: bytes) -> None:
        """Read the file. Raises ValueError when it is none."""
        models = logistic.read(json.dumps(json.loads(file)))
        if set(models) != {MODEL}:
            raise ValueError(f"{FILE} holds something else.")
        self._model = models[MODEL]

    def of(self, text: str) -> float:
        """Say how likely the people of the project would call this claim worth checking, 0..1."""
        return round(self._model.probability(features(text)), 4)
