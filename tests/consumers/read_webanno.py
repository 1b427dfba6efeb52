"""webanno2spacy reads WebAnno TSV: the contents stand as spans of the text where spaCy finds tokens."""

import csv
import json
import sys
from pathlib import Path

import spacy
from webanno2spacy import convert_rows

folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
nlp = spacy.blank("en")
found = []
# It keeps no spans: what it tells spaCy is looked at.
find = spacy.tokens.Doc.char_span


def seen(doc, start, end, label="", **more):
    span = find(doc, start, end, label=label, **more)
    found.append([label, None if span is None else span.text])
    return span


class Watched:
    """A text whose spans are noted."""

    def __init__(self, doc):
        self.doc, self._ = doc, doc._
        self.set_extension = doc.set_extension

    def char_span(self, start, end, **more):
        return seen(self.doc, start, end, **more)


for file in sorted(folder.glob("*.tsv")):
    text = json.loads((folder / f"{file.stem}.json").read_text())
    with file.open(newline="") as rows:
        convert_rows(lambda words: Watched(nlp(words)), text, csv.reader(rows, delimiter="\t", quotechar='"'))
assert found == expected, found
