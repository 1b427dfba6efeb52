"""Train a token classifier on a release in Parquet, read with `datasets`, and print its F1 on the test split.

    python examples/train_token_classifier.py demo-desk-finished-1 --epochs 10

Needs `datasets` alone: the classifier is an averaged perceptron (Collins 2002) over a few features of each token, so that the example
runs everywhere in seconds. A transformer takes the same tokens and labels.
"""

import argparse
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from datasets import load_dataset

TOKEN = re.compile(r"\w+|[^\w\s]")
ROLES = ("cue", "source", "content")
Sentence = tuple[list[str], list[str]]


def tokens_of(article: dict[str, Any]) -> Sentence:
    """Cut an article into tokens, each with the role that it has in a claim, or O."""
    roles = {}
    for claim in article["claims"]:
        # A token of several roles keeps the first of ROLES.
        for role in reversed(ROLES):
            for span in claim[role]:
                roles.update(dict.fromkeys(range(span["start"], span["end"]), role.upper()))
    found = list(TOKEN.finditer(article["text"]))
    return [token.group() for token in found], [roles.get(token.start(), "O") for token in found]


def features(words: list[str], at: int, before: str) -> Iterator[str]:
    """Name what is known of a token: the words around it, its shape, and the label before it."""
    for step in (-2, -1, 0, 1, 2):
        place = at + step
        yield f"{step} {words[place].lower() if 0 <= place < len(words) else '-'}"
    word = words[at]
    yield f"suffix {word[-3:].lower()}"
    yield f"shape {re.sub('[a-z]+', 'a', re.sub('[A-Z]+', 'A', re.sub('[0-9]+', '0', word)))}"
    yield f"before {before} {word.lower()}"


class Perceptron:
    """Weights by feature and label, averaged over all steps."""

    def __init__(self, labels: list[str]) -> None:
        self.labels = labels
        self.weights: dict[tuple[str, str], float] = defaultdict(float)
        self.totals: dict[tuple[str, str], float] = defaultdict(float)
        self.steps = 0

    def label(self, known: list[str]) -> str:
        """Return the label with the highest score."""
        return max(self.labels, key=lambda label: sum(self.weights.get((name, label), 0.0) for name in known))

    def learn(self, known: list[str], right: str) -> str:
        """Move towards the right label; returns the one that was guessed."""
        self.steps += 1
        guess = self.label(known)
        if guess != right:
            for name in known:
                for label, change in ((right, 1.0), (guess, -1.0)):
                    self.weights[name, label] += change
                    self.totals[name, label] += self.steps * change
        return guess

    def average(self) -> None:
        """Replace the weights by their average."""
        for key, total in self.totals.items():
            self.weights[key] -= total / max(1, self.steps)

    def tag(self, words: list[str]) -> list[str]:
        """Label the tokens of an article."""
        labels: list[str] = []
        for at in range(len(words)):
            labels.append(self.label(list(features(words, at, labels[-1] if labels else "-"))))
        return labels


def train(given: list[Sentence], epochs: int) -> Perceptron:
    """Learn from articles."""
    model = Perceptron(["O", *(role.upper() for role in ROLES)])
    for _ in range(epochs):
        random.shuffle(given)
        for words, labels in given:
            before = "-"
            for at, right in enumerate(labels):
                before = model.learn(list(features(words, at, before)), right)
    model.average()
    return model


def f1(model: Perceptron, held: list[Sentence]) -> float:
    """Score the tokens that have a role."""
    right = guessed = wanted = 0
    for words, labels in held:
        for guess, label in zip(model.tag(words), labels, strict=True):
            right += guess == label != "O"
            guessed += guess != "O"
            wanted += label != "O"
    return 2 * right / (guessed + wanted) if right else 0.0


def main(arguments: list[str] | None = None) -> None:
    """Take the folder of a release in Parquet, unpacked."""
    parser = argparse.ArgumentParser(description="Train a token classifier on a release in Parquet.")
    parser.add_argument("folder")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    random.seed(asked.seed)
    data = load_dataset(asked.folder)
    splits = {name: [tokens_of(article) for article in split] for name, split in data.items()}
    model = train(splits["train"], asked.epochs)
    print(f"F1 {f1(model, splits.get('test') or splits['train']):.3f}")


if __name__ == "__main__":
    main()
