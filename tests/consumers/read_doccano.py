"""doccano's own modules read JSON Lines: its parser, and what its labels and relations must be, without its tables."""

import json
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from uuid import uuid4


class Absent(ModuleType):
    """A module that nothing here needs: the tables of doccano, and what reads tables and CoNLL."""

    def __getattr__(self, name: str) -> type:
        return type(name, (), {})


for name in (
    "label_types.models", "labels.models", "projects.models", "examples.models", "chardet", "pyexcel",
    "pyexcel.exceptions", "seqeval", "seqeval.scheme",
):  # fmt: skip
    sys.modules[name] = Absent(name)
parsers = import_module("backend.data_import.pipeline.parsers")
label = import_module("backend.data_import.pipeline.label")
folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
parser = parsers.JSONLParser(encoding="utf-8")
found = []
for row in parser.parse(str(folder / "dataset.jsonl")):
    example = uuid4()
    spans = {one["id"]: label.SpanLabel.parse(example, one) for one in row["entities"]}
    relations = [label.RelationLabel.parse(example, one) for one in row["relations"]]
    assert all(one.from_id in spans and one.to_id in spans for one in relations)
    text = row["text"]
    words = [[one.label, text[one.start_offset : one.end_offset]] for one in spans.values()]
    found.append([words, [[spans[one.from_id].label, one.type, spans[one.to_id].label] for one in relations]])
assert not parser.errors, parser.errors
assert found == expected, found
