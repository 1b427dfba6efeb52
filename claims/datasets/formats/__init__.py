"""The formats that datasets are written in: one pure file each, and one line in this table."""

from claims.datasets.formats import (
    averitec,
    brat,
    cas,
    citron,
    claim_review,
    conll,
    csv_table,
    docbin,
    doccano,
    fever,
    jsonl,
    label_studio,
    parquet,
    tsv_table,
    web_annotation,
    webanno,
)
from claims.datasets.formats.base.contract import Format, Packed, Reader

# In the order of the menu.
EVERY: tuple[Format, ...] = (
    jsonl, parquet, csv_table, tsv_table, brat, conll, docbin, webanno, cas, web_annotation, label_studio, doccano, citron, averitec,
    fever, claim_review,
)  # fmt: skip
FORMATS: dict[str, Format] = {form.NAME: form for form in EVERY}
READERS: dict[str, Reader] = {name: form for name, form in FORMATS.items() if isinstance(form, Reader)}
PACKED: dict[str, Packed] = {name: form for name, form in FORMATS.items() if isinstance(form, Packed)}
