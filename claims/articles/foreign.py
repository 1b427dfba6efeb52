"""Files that are not articles, recognised by their first bytes, their name or their first record.

Every message says what to do instead; `frontend/src/languages/server.de.ts` has them in German.
"""

import re

READ = "On Record reads text (.txt, .text, .md, .markdown) and JSON (.jsonl, .ndjson, .json)."
TEXTS = (".txt", ".text", ".md", ".markdown")
JSON_LINES = (".jsonl", ".ndjson")
JSON = (*JSON_LINES, ".json")

KINDS = {
    "pdf": "This is a PDF; copy its text and paste it, or save it as plain text.",
    "document": "This is a word processor's document; save it as plain text (.txt).",
    "rtf": "This is an RTF document; save it as plain text (.txt).",
    "page": "This is a web page; copy the article's text and paste it, or save it as plain text.",
    "mail": "This is an e-mail; copy the article's text and paste it, or save it as plain text.",
    "table": "This is a table; write it as JSON Lines, one object a line, with the text of each article in “text”.",
    "archive": "This is an archive; unpack it and import the files in it.",
    "picture": "This is a picture; On Record reads text alone.",
    "binary": "This is not text but a program, a recording or another binary file.",
    "xml": "This is XML; import the article's text as plain text.",
    "own": "This is a dataset of On Record; load it into a project without articles with manage.py load_dataset PROJECT FILE.",
    "manifest": "This is the manifest of a dataset of On Record; load_dataset reads it beside the dataset itself.",
    "label_studio": "This looks like a Label Studio export; import its texts as JSON with the fields “text” and “title”.",
    "doccano": "This looks like a doccano export; keep the fields “text” and “title” and import it again.",
    "prodigy": "This looks like a Prodigy export; keep the fields “text” and “title” and import it again.",
    "brat": "This looks like brat annotations (.ann); import the .txt files beside them.",
    "conll": "This looks like a CoNLL file; import the article's text as plain text.",
    "webanno": "This looks like a WebAnno or INCEpTION file (TSV); import the article's text as plain text.",
    "uima": "This looks like a UIMA CAS, as INCEpTION writes it (XMI or JSON); import the article's text as plain text.",
    "w3c": "This looks like W3C Web Annotations; import the article's text as plain text.",
    "claims": "This looks like a dataset of claims (AVeriTeC or FEVER); On Record imports the articles that hold claims.",
}

MAGIC = (
    (b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "document"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"II*\x00", "picture"), (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"), (b"BZh", "archive"), (b"\xfd7zXZ\x00", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a", "archive"), (b"\x7fELF", "binary"), (b"MZ\x90\x00", "binary"), (b"OggS", "binary"), (b"ID3", "binary"),
    (b"SQLite format 3", "binary"), (b"PAR1", "table"),
)  # fmt: skip
SUFFIXES = {
    "pdf": ".pdf", "rtf": ".rtf", "document": ".docx .doc .odt .pages .dotx", "page": ".html .htm .xhtml .mhtml .mht",
    "mail": ".eml .msg .mbox", "table": ".csv .tsv .tab .xls .xlsx .ods .parquet", "archive": ".zip .gz .tgz .tar .bz2 .xz .7z .rar .epub",
    "picture": ".png .jpg .jpeg .gif .webp .heic .heif .tif .tiff .bmp .svg", "binary": ".exe .bin .mp3 .mp4 .wav .m4a .mov",
    "brat": ".ann", "conll": ".conll .conllu .conll03 .bio .iob .iob2", "uima": ".xmi", "xml": ".xml .nitf .tei",
}  # fmt: skip
BY_SUFFIX = {suffix: kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes.split()}

BRAT = re.compile(r"T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t")
COLUMNS = re.compile(r"\S+(?:\t\S*)*\t(?:[BIOES]-\S+|O)(?:\t\S*)*$")


def kind_of_bytes(head: bytes) -> str:
    """Recognise a file that is not text by its first few hundred bytes; empty for text."""
    for start, kind in MAGIC:
        if head.startswith(start):
            return "" if kind == "rtf" else kind
    if head.startswith(b"RIFF") and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "picture" if head[8:12] == b"WEBP" else "binary"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "picture"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return (
            "document" if b"word/" in head or b"opendocument.text" in head or b"[Content_Types]" in head else "archive"
        )
    return ""


def kind_of_name(name: str) -> str:
    """Recognise a file by the extension of its name; empty if On Record reads such files or does not know them."""
    stem, dot, ending = name.lower().rpartition(".")
    if dot and ending == "tsv" and stem.endswith((".webanno", ".inception")):
        return "webanno"
    return BY_SUFFIX.get(f".{ending}", "") if dot else ""


def kind_of_text(head: str) -> str:
    """Recognise annotations of other tools, written as text, by the first lines."""
    if head.startswith("#FORMAT=WebAnno TSV"):
        return "webanno"
    if "<xmi:XMI" in head or "<CAS " in head[:500]:
        return "uima"
    lines = [line for line in head.split("\n")[:40] if line.strip()][:20]
    if lines and sum(BRAT.match(line) is not None for line in lines) * 2 > len(lines):
        return "brat"
    rows = sum(COLUMNS.match(line[:500]) is not None for line in lines)
    return "conll" if rows >= 3 and rows * 2 > len(lines) else ""


def kind_of_record(value: object) -> str:
    """Recognise the export of another tool, or of On Record, by the keys of its first record."""
    if not isinstance(value, dict):
        return ""
    keys = value.keys()
    if "offset_unit" in keys:
        return "manifest" if "guidelines" in keys or "snapshot_on" in keys else "own"
    if isinstance(value.get("data"), dict) and keys & {"annotations", "predictions", "id", "inner_id", "completions"}:
        return "label_studio"
    if keys & {"%TYPES", "%FEATURE_STRUCTURES", "_referenced_fss"}:
        return "uima"
    if keys & {"_input_hash", "_task_hash"} or {"text", "spans", "tokens"} <= keys:
        return "prodigy"
    if keys & {"@context", "target"} and keys & {"@context", "body", "selector"}:
        return "w3c"
    if "claim" in keys and keys & {"verifiable", "claim_date", "questions", "evidence"}:
        return "claims"
    if keys & {"text", "data"} and keys & {"label", "labels", "entities", "relations", "cats", "Comments", "spans"}:
        return "doccano"
    return ""
