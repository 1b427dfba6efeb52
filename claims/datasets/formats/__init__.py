"""The formats that datasets are written in: one pure file each, and one line in this table."""

from claims.datasets.formats import csv_table, jsonl, tsv_table
from claims.datasets.formats.contract import Format, Reader

FORMATS: dict[str, Format] = {form.NAME: form for form in (jsonl, csv_table, tsv_table)}
READERS: dict[str, Reader] = {name: form for name, form in FORMATS.items() if isinstance(form, Reader)}
