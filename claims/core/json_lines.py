"""JSON Lines as every reader understands them: one record, one line."""

import json

# What other readers take for the end of a line, though JSON does not: Python's splitlines, Node's readline, editors.
BREAKS = ("\x85", "\u2028", "\u2029")
# Whether a record holds itself is not asked: none does, and asking costs a quarter of the writing.
ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def line_of(record: object) -> str:
    """Write a record as one line of JSON, without its line end; other characters stay as they are."""
    line = ENCODER.encode(record)
    if line.isascii():
        return line
    # They stand inside strings only, where JSON allows the escape. Three searches are far cheaper than one translation.
    for sign in BREAKS:
        line = line.replace(sign, f"\\u{ord(sign):04x}")
    return line
