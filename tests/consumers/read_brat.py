"""bratly reads the files of brat: every line, and the words of every span at its place."""

import json
import sys
from pathlib import Path

from bratly import EntityAnnotation, EventAnnotation
from bratly.io import read_document_collection_from_folder

folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
found = read_document_collection_from_folder(str(folder), no_duplicates_ann=False, renumerotize_ann=False)
assert found.check_ann_compatibility_with_txt()
claims = []
for document in found.documents:
    text = document.get_txt_content()
    for (collection,) in [document.annotation_collections]:
        lines = sum(1 for line in Path(document.fullpath).with_suffix(".ann").read_text().splitlines() if line)
        assert len(collection.annotations) == lines, "bratly left lines out"
        assert collection.get_annotations(descendant_type=EntityAnnotation)
        for event in collection.get_annotations(descendant_type=EventAnnotation):
            spans = {
                role.lower(): [text[one.start : one.end] for one in span.fragments] for role, span in event.args.items()
            }
            claims.append(spans)
assert sorted(claims, key=str) == sorted(expected, key=str), claims
