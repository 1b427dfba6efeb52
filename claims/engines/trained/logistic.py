"""Logistic regression over named features, trained by the sequence library on sequences of length one, kept as JSON."""

import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.engines.trained.library import library

Row = Mapping[str, float]
ITERATIONS = 120
WORTH_KEEPING = 1e-4


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature name; the probability is the logistic function of their sum."""

    weights: Mapping[str, float] = field(default_factory=dict)

    def probability(self, row: Row) -> float:
        """Return the probability of "yes" for one row of features, 0..1."""
        total = sum(value * self.weights.get(name, 0.0) for name, value in row.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def dump(self) -> dict[str, float]:
        """Return the weights as they are written to JSON, sorted by name."""
        return {name: round(self.weights[name], 5) for name in sorted(self.weights)}


def train(rows: Sequence[Row], answers: Sequence[bool], *, l1: float = 0.05, l2: float = 6.0) -> Logistic:
    """Fit weights to rows and their answers; where all answers are the same, the prior alone is learned."""
    if len(set(answers)) < 2:
        share = (sum(answers) + 0.5) / (len(answers) + 1)
        return Logistic({"bias": math.log(share / (1 - share))})
    crf = library()
    trainer = crf.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": ITERATIONS})
    for row, answer in zip(rows, answers, strict=True):
        trainer.append([dict(row)], ["yes" if answer else "no"])
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        tagger = crf.Tagger()
        tagger.open(path)
        found: dict[str, float] = {}
        for (name, label), weight in tagger.info().state_features.items():
            found[name] = found.get(name, 0.0) + (weight if label == "yes" else -weight)
        tagger.close()
    return Logistic({name: weight for name, weight in found.items() if abs(weight) > WORTH_KEEPING})


def read(text: str) -> dict[str, Logistic]:
    """Read several models from one JSON object of name -> weights."""
    return {name: Logistic(weights) for name, weights in json.loads(text).items()}


def write(models: Mapping[str, Logistic]) -> str:
    """Write several models as one JSON object."""
    return json.dumps({name: models[name].dump() for name in sorted(models)}, ensure_ascii=False, indent=0) + "\n"


def flags(names: Iterable[str]) -> dict[str, float]:
    """Turn feature names into a row; equal names share one string, for there are millions of them in training."""
    return dict.fromkeys(map(sys.intern, names), 1.0)
