"""What was measured in a run, beside its budget and what other tools take for the same.

Tests and scripts note their figures into the file that ONRECORD_FIGURES names; `tests.run` prints the table at the end.
The figures of others were measured with the same article of 4,000 characters and eight claims, one machine, a headless
Chromium; those of a page of 50 and of the long article with the tools' own demo data of that size. A figure is a count or a
ratio of one run, so that it holds on any machine.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of the table."""

    name: str
    what: str
    most: float
    others: str = ""


BUDGETS = (
    Budget("keys_claim_seed", "keys for a claim, seed article", 12, "none of them can do it by keyboard alone"),
    Budget("keys_claim_wire", "keys for a claim, demo story with every hard case", 15),
    Budget("keys_claim_emoji", "keys for a claim, demo story with emoji", 15),
    Budget("keys_decision", "keys for a suggestion", 1, "Label Studio 2, doccano 1 for all of an article at once"),
    Budget(
        "route_kb", "JavaScript of the annotate route, kB gzipped", 220, "Label Studio 1,803; doccano 700; Potato 174"
    ),
    Budget("wire_kb", "the same as it is sent, kB", 220, "Label Studio sends 5,963, doccano 700, Potato 678"),
    Budget("own_kb", "of it the annotator's own code, kB gzipped", 30),
    Budget("nodes_mark", "DOM nodes a mark in 100,000 characters, 1,960 marks", 4.3, "Label Studio 4.1 (607 marks)"),
    Budget("add_share", "a new claim there, share of drawing the article", 0.35, "Label Studio draws all of it"),
    Budget("drawn", "paragraphs drawn by a new claim", 2, "all of them in Label Studio"),
    Budget("requests", "requests for an article of 8 claims, with pauses between", 8, "Label Studio 3, Potato 10"),
    Budget("sql_next", "SQL statements: next article with all it needs", 8, "Label Studio 97 to 122, doccano 26"),
    Budget("sql_save", "SQL statements: saving eight claims with verdicts", 10, "Label Studio 62, doccano about 400"),
    Budget("sql_submit", "SQL statements: handing in", 8, "doccano 8"),
    Budget("sql_list", "SQL statements: a page of 50 articles", 4, "Label Studio 80, doccano 208"),
)


def note(name: str, value: float) -> None:
    """Write a figure down; nothing happens outside of a run of all checks. Raises KeyError for an unknown name."""
    if name not in {budget.name for budget in BUDGETS}:
        raise KeyError(name)
    if path := os.environ.get("ONRECORD_FIGURES"):
        with Path(path).open("a") as file:
            file.write(json.dumps({"name": name, "value": value}) + "\n")


def table(path: Path) -> str:
    """Lay the figures of a run out, those of several measurements by the worst; empty where none was noted."""
    found: dict[str, float] = {}
    for line in path.read_text().splitlines() if path.exists() else ():
        figure = json.loads(line)
        found[figure["name"]] = max(found.get(figure["name"], 0.0), float(figure["value"]))
    rows = [
        f"{budget.what:<58}{found[budget.name]:>8.4g}{budget.most:>8.4g}   {budget.others}".rstrip()
        for budget in BUDGETS
        if budget.name in found
    ]
    return "\n".join([f"{'':<58}{'is':>8}{'budget':>8}   others", *rows]) if rows else ""
