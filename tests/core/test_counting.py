"""A number and its noun agree in what people read."""

import re
from pathlib import Path

import pytest

from claims.core.counting import counted

ROOT = Path(__file__).parents[2]
# An f-string that puts a value in front of a plural: constants in capitals are limits of the product, and never 1.
WRONG = re.compile(
    r"\{(?!(?:\w+\.)*[A-Z_]+[:}])(?!counted\()[^{}]*\} (?:more )?"
    r"(?:aliases|articles|claims|comments|duplicates|engines|files|jobs|lines|members|passes|people|quotations|rows|suggestions|tokens)\b"
)
# The sentence of an assertion, the features of a tagger, "fewer than" a limit, and a share of many.
FINE = ("assert ", "cue {shared} lines", "Fewer than {count}", "claims found")


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (12345, "12345 articles")]
)
def test_one_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "article") == said


def test_a_plural_of_its_own() -> None:
    assert (counted(1, "person", "people"), counted(3, "person", "people")) == ("1 person", "3 people")


def test_no_sentence_of_the_server_puts_a_number_before_a_plural() -> None:
    files = [*(ROOT / "claims").rglob("*.py"), *(ROOT / "annotator").rglob("*.py")]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if ('f"' in line or ".format" in line or "{count}" in line)
        and WRONG.search(line)
        and not any(fine in line for fine in FINE)
    ]
    assert len(files) > 150
    assert found == []
