"""Which ways to train take part in a training: those that have articles enough."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.engines import quotes
from claims.engines.learning import program
from claims.engines.learning.trainers import Trainer

ARTICLE = {"lang": "en", "text": "“It rained,” she said.", "claims": [{"content": [[0, 12]], "source": [], "cue": []}]}


def trainer(name: str, least: int) -> Trainer:
    def installed() -> tuple[bool, str]:
        return True, ""

    def train(lessons: Any, **_: Any) -> dict[str, bytes]:
        return {"manifest.json": json.dumps({"articles": len(lessons)}).encode()}

    return Trainer(
        name, installed, installed, list, train, lambda files: quotes, lambda manifest: (True, ""),
        lambda files, folder: None, lambda folder: quotes, least,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("articles", "held_out", "expected"),
    [(9, 8, ["small"]), (10, 8, ["small", "large"]), (12, 0, ["small"]), (13, 0, ["small", "large"])],
    ids=["too few", "enough", "too few in four folds of five", "enough in four folds of five"],
)
def test_a_trainer_takes_part_when_it_has_articles_enough(
    articles: int, held_out: int, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "TRAINERS", {"small": trainer("small", 0), "large": trainer("large", 10)})
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    task = {"trainers": ["small", "large"], "folds": 5, "champion": "quotes", "name": "Desk"}
    (tmp_path / "task.json").write_text(json.dumps(task))
    for name, count in (("train", articles), ("held_out", held_out), ("labels", 0)):
        rows = [json.dumps({"id": str(n), **ARTICLE}) for n in range(count)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows))
    program.main(tmp_path)
    assert list(json.loads((tmp_path / "report.json").read_text())["models"]) == expected
