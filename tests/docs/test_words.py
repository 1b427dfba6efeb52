"""Words that have been replaced by plainer ones stay away, and limits are named MAX and MIN."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("annotator", "claims", "docker", "docs", "frontend/e2e", "frontend/src", "tests")
REPLACED = re.compile(
    r"\bstand-in|\bbring(?:s|ing)? in\b|\bhurry\b|leaves the house|taken for dead|what (?:the )?suggestions are worth"
    r"|\b(?:MOST|LEAST)(?!_USED_FIRST|_OF_THE)(?:_[A-Z]+)*\b(?=\)? ?[:=<>,)])",
)
SPEAKS = {".py", ".ts", ".tsx", ".md"}


def test_no_file_uses_a_word_that_was_replaced() -> None:
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    for folder in FOLDERS:
        files += [file for file in (ROOT / folder).rglob("*") if file.suffix in SPEAKS and file != Path(__file__)]
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in files
        for match in REPLACED.finditer(file.read_text("utf-8"))
    ]
    assert len(files) > 900
    assert found == []
