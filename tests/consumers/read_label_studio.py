"""Label Studio's own converter reads tasks and writes them as CoNLL 2003."""

import json
import sys
from pathlib import Path

from label_studio_sdk.converter import Converter

CONFIG = """<View><Labels name="label" toName="text"><Label value="Content"/><Label value="Source"/><Label value="Cue"/>
<Label value="Addressee"/></Labels><Text name="text" value="$text"/></View>"""
folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
Converter(CONFIG, project_dir=str(folder)).convert_to_conll2003(str(folder / "tasks.json"), str(folder), is_dir=False)
found, words = [], []
for line in (folder / "result.conll").read_text().split("\n"):
    token, _, tag = line.partition(" -X- _ ")
    if tag[:2] == "B-":
        words = [token]
        found.append([tag[2:], words])
    elif tag[:2] == "I-":
        words.append(token)
assert [[label, " ".join(words)] for label, words in found] == expected, found
