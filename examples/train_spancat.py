"""Train a span categorizer of spaCy on a release, and print how well it finds the spans of the test split.

    python examples/train_spancat.py demo-desk-finished-1 --epochs 20

Needs spaCy, and pyarrow for a release in Parquet. The spans are the contents, sources and cues of claims; those that do not begin and
end with tokens are widened. With the few articles of the demo the figure says that it works, not that it is good.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example

ROLES = ("content", "source", "cue")
KEY = "claims"


def articles(folder: Path, split: str) -> Iterator[dict[str, Any]]:
    """Read the articles of one split."""
    for file in sorted((folder / "data").glob(f"{split}-*")):
        if file.suffix == ".parquet":
            from pyarrow import parquet

            yield from parquet.read_table(file).to_pylist()
        else:
            yield from map(json.loads, file.read_bytes().splitlines())


def example(nlp: Any, article: dict[str, Any]) -> Any:
    """Make an example of an article: its spans under one key, labelled by role."""
    doc = nlp.make_doc(article["text"])
    spans = set()
    for claim in article["claims"]:
        for role in ROLES:
            for part in claim[role]:
                start, end = (part["start"], part["end"]) if isinstance(part, dict) else part
                spans.add((start, end, role.upper()))
    reference = doc.copy()
    found = (reference.char_span(start, end, label, alignment_mode="expand") for start, end, label in sorted(spans))
    reference.spans[KEY] = [span for span in found if span is not None]
    return Example(doc, reference)


def train(folder: Path, epochs: int, longest: int, seed: int) -> dict[str, float]:
    """Train on `train`, and return precision, recall and F1 on `test`, or on `train` where there is no test split."""
    random.seed(seed)
    spacy.util.fix_random_seed(seed)
    nlp = spacy.blank("xx")
    suggester = {"@misc": "spacy.ngram_range_suggester.v1", "min_size": 1, "max_size": longest}
    nlp.add_pipe("spancat", config={"spans_key": KEY, "suggester": suggester, "threshold": 0.5})
    given = [example(nlp, article) for article in articles(folder, "train")]
    optimizer = nlp.initialize(lambda: given)
    for _ in range(epochs):
        random.shuffle(given)
        for batch in spacy.util.minibatch(given, 4):
            nlp.update(batch, sgd=optimizer, drop=0.1)
    held = [example(nlp, article) for article in articles(folder, "test")] or given
    scores = nlp.evaluate(held)
    return {name: scores[f"spans_{KEY}_{name}"] or 0.0 for name in ("p", "r", "f")}


def main(arguments: list[str] | None = None) -> None:
    """Take the folder of a release, unpacked."""
    parser = argparse.ArgumentParser(description="Train a span categorizer on a release.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--longest", type=int, default=20, help="tokens of the longest span that is suggested")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    scores = train(asked.folder, asked.epochs, asked.longest, asked.seed)
    print(f"precision {scores['p']:.3f}, recall {scores['r']:.3f}, F1 {scores['f']:.3f}")


if __name__ == "__main__":
    main()
