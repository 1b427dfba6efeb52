"""What is hard about newspapers' texts, kind by kind: five texts of our own or more for each, in one file."""

from collections import Counter
from pathlib import Path

import pytest

from claims.engines import rules
from claims.engines.kinds_of_text import cases, problems

FILE = Path(__file__).parent / "gold" / "kinds.jsonl"
CASES = cases(FILE)


@pytest.mark.parametrize("kind", sorted({case["kind"] for case in CASES}))
def test_every_text_of_a_kind_is_read_as_a_person_reads_it(kind: str) -> None:
    wrong = [(case["text"], found) for case in CASES if case["kind"] == kind and (found := problems(case, rules))]
    assert wrong == []


def test_each_kind_has_five_texts() -> None:
    counts = Counter(case["kind"] for case in CASES)
    assert len(counts) >= 54
    assert min(counts.values()) >= 5, counts


def test_what_is_missing_and_what_is_too_much_is_told_apart() -> None:
    text = "Ines Falk said the pier was gone."
    right = {"kind": "", "text": text, "claims": [{"says": "the pier", "who": "Falk", "type": "indirect"}]}
    assert problems(right, rules) == []  # type: ignore[arg-type]
    for other in (
        {"claims": [{"says": "the tram"}]},
        {"claims": [{"says": "the pier", "who": ""}]},
        {"claims": [{"says": "the pier", "type": "direct"}]},
        {"none": True},
        {"weak": True},
        {"not_by": ["Ines"]},
        {"not_said": ["gone"]},
        {"apart": ["gone"]},
    ):
        assert len(problems({"kind": "", "text": text, **other}, rules)) == 1, other  # type: ignore[typeddict-item]
