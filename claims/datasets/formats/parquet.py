"""Parquet, as the library `datasets` and every data frame read it: a row an article, all that the native format holds, in columns.

Offsets are those of the native format; what has no fixed shape (metadata, the values of a reason) is a JSON string.
"""

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from io import BytesIO
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from claims.core.errors import Invalid
from claims.core.json_types import JSONDict
from claims.core.strict_json import loads
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.members import Members
from claims.datasets.formats.base.parts import EVERYTHING, Item, Record, Value
from claims.datasets.formats.base.zipped import Drain
from claims.datasets.formats.jsonl import OFFSET_UNIT, SCHEMA, plain_record

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

NAME = "parquet"
LABEL = "Parquet, for datasets and data frames"
SUFFIX = ".parquet"
MEDIA_TYPE = "application/vnd.apache.parquet"
NOTE = "Everything, in columns: for load_dataset of Hugging Face, pandas, Polars, DuckDB and Spark."
NEEDS: tuple[str, ...] = ("pyarrow",)
EXTRA = "parquet"
CARRIES = EVERYTHING
# Articles that are written together; memory grows with them, not with the dataset.
GROUP = 100

# The columns: a name of a type, a list of one shape, or an object of named shapes.
Shape: TypeAlias = "str | list[Shape] | dict[str, Shape]"
Columns = dict[str, Shape]
FRAGMENTS: list[Shape] = [{"start": "int32", "end": "int32"}]
STRINGS: list[Shape] = ["string"]
EVIDENCE: Columns = {
    "url": "string", "quote": "string", "title": "string", "stance": "string", "publisher": "string", "set_number": "int32",
    "accessed_at": "string", "archived_url": "string",
}  # fmt: skip
VERDICT: Columns = {
    "on": "string", "name": "string", "label": "string", "scale": "string", "author": "string", "status": "string",
    "evidence": [EVIDENCE], "rationale": "string", "comparable": "string",
}  # fmt: skip
EXACT: Columns = {"content": STRINGS, "source": STRINGS, "cue": STRINGS}
SPANS: Columns = {"content": FRAGMENTS, "source": FRAGMENTS, "cue": FRAGMENTS}
CLAIM: Columns = {
    "id": "string", **SPANS, "addressee": FRAGMENTS, "exact": {**EXACT, "addressee": STRINGS}, "speakers": STRINGS,
    "no_speaker_stated": "bool", "directness": "string", "claim_type": "string", "checkworthiness": "string", "certainty": "string",
    "was_said": "bool", "parent": "string", "nesting": "string", "note": "string", "origin": "string", "suggestion": "string",
    "verdict": VERDICT, "annotator": "string", "pass_kind": "string", "round": "int32", "guideline": "int32",
    "earlier_verdicts": [VERDICT],
}  # fmt: skip
SUGGESTION: Columns = {
    "id": "string", "engine": "string", "engine_version": "string", **SPANS, "exact": EXACT, "directness": "string",
    "score": "float64", "reason": "json", "speaker_name": "string", "speaker_kind": "string", "parent": "string",
    "nesting": "string", "checkworthiness": "float64", "retired": "bool",
    "decisions": [{"annotator": "string", "outcome": "string", "claim": "string"}],
}  # fmt: skip
SPEAKER: Columns = {
    "id": "string", "name": "string", "kind": "string", "anonymous": "bool", "descriptor": "string", "country": "string",
    "wikidata_id": "string", "aliases": STRINGS,
    "roles": [{"position": "string", "organisation": "string", "from": "string", "to": "string"}], "same_as": "string",
}  # fmt: skip
PASS: Columns = {
    "annotator": "string",
    "kind": "string",
    "round": "int32",
    "submitted_on": "string",
    "suggestions_shown": "bool",
}
RECORD: Columns = {
    "id": "string", "number": "int32", "external_id": "string", "title": "string", "url": "string", "publisher": "string",
    "byline": STRINGS, "published_on": "string", "lang": "string", "licence": "string", "metadata": "json", "text": "string",
    "text_sha256": "string", "length": "int32", "zones": [{"start": "int32", "end": "int32", "kind": "string"}],
    "passes": [PASS], "speakers": [SPEAKER], "claims": [CLAIM],
    "suggestion_runs": [{"engine": "string", "engine_version": "string", "suggestions": "int32"}], "suggestions": [SUGGESTION],
}  # fmt: skip


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write groups of a hundred articles; nothing is lost."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Make a table of each group, as Arrow gives it to another process."""
    pa, schema = import_module("pyarrow"), _schema()
    source = iter(records)
    while rows := [_down(record, RECORD) for record in islice(source, GROUP)]:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema) as stream:
            stream.write_table(pa.Table.from_pylist(rows, schema=schema))
        yield sink.getvalue().to_pybytes()


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Write each table as a group of rows."""
    pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    drain = Drain()
    writer = parquet.ParquetWriter(drain, _schema(), compression="zstd")
    for pack in packs:
        writer.write_table(pa.ipc.open_stream(pack).read_all())
        yield drain.take()
    writer.close()
    yield drain.take()


def sample(record: Record) -> str:
    """Show the row of an article as JSON."""
    return json.dumps(_down(record, RECORD), ensure_ascii=False, indent=1)


def _schema() -> "Schema":
    """Make the schema, with the features that `datasets` reads from its metadata: empty lists keep their type."""
    pa = import_module("pyarrow")
    features = json.dumps({"info": {"features": _features(RECORD)}})
    about = {"huggingface": features, "schema": SCHEMA, "offset_unit": OFFSET_UNIT}
    return pa.schema([(name, _type(shape, pa)) for name, shape in RECORD.items()], metadata=about)


def _type(shape: Shape, pa: ModuleType) -> "DataType":
    if isinstance(shape, list):
        return pa.list_(_type(shape[0], pa))
    if isinstance(shape, dict):
        return pa.struct([(name, _type(inner, pa)) for name, inner in shape.items()])
    return {
        "string": pa.string(),
        "json": pa.string(),
        "int32": pa.int32(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
    }[shape]


def _features(shape: Shape) -> JSONDict:
    if isinstance(shape, list):
        return {"feature": _features(shape[0]), "_type": "List"}
    if isinstance(shape, dict):
        return {name: _features(inner) for name, inner in shape.items()}
    return {"dtype": "string" if shape == "json" else shape, "_type": "Value"}


def _down(value: Value, shape: Shape) -> Value:
    """Turn a value of a record into one of its column."""
    if shape is FRAGMENTS:
        return [{"start": start, "end": end} for start, end in value]
    if shape == "json":
        return None if value is None else json.dumps(value, ensure_ascii=False)
    if value is None:
        return None
    if isinstance(shape, list):
        return [_down(item, shape[0]) for item in value]
    if isinstance(shape, dict):
        return {name: _down(value[name], inner) for name, inner in shape.items()}
    return value


def _up(value: Value, shape: Shape) -> Value:
    """Turn a value of a column back into one of a record."""
    if shape is FRAGMENTS:
        return [[pair["start"], pair["end"]] for pair in value]
    if shape == "json":
        return None if value is None else loads(value.encode())
    if value is None:
        return None
    if isinstance(shape, list):
        return [_up(item, shape[0]) for item in value]
    if isinstance(shape, dict):
        return {name: _up(value[name], inner) for name, inner in shape.items()}
    return value


def read(files: Members, ask: Questions) -> Iterator[Record]:
    """Read files with our columns, or with no more than a text and its claims. Raises Invalid naming the file and the row: schema_version, invalid, and the errors of JSON."""
    arrow = import_module("pyarrow")
    for name in files.names():
        try:
            yield from _file(files.bytes_of(name), name, ask)
        except (arrow.ArrowException, OSError) as error:
            ask.refuse(Invalid("invalid", f"The file is broken: {str(error)[:200]}.", name))


def _file(data: bytes, name: str, ask: Questions) -> Iterator[Record]:
    file = import_module("pyarrow.parquet").ParquetFile(BytesIO(data))
    own = file.schema_arrow.equals(_schema(), check_metadata=False)
    if not own and not {"text", "claims"} <= set(file.schema_arrow.names):
        ask.refuse(Invalid("schema_version", "The columns are not those of On Record.", name))
        return
    number = 0
    for batch in file.iter_batches(GROUP):
        for row in batch.to_pylist():
            number += 1
            with ask.at(f"{name}.row {number}"):
                yield _record(row) if own else plain_record(_pairs(row))


def _pairs(value: Value) -> Value:
    """Turn structs of a start and an end, at whatever depth, into pairs; nothing else is changed."""
    if isinstance(value, list):
        return [_pairs(item) for item in value]
    if isinstance(value, dict):
        return (
            [value["start"], value["end"]]
            if value.keys() == {"start", "end"}
            else {k: _pairs(v) for k, v in value.items()}
        )
    return value


def _record(row: Item) -> Record:
    try:
        record: Record = _up(row, RECORD)
    except (TypeError, KeyError, AttributeError):
        raise Invalid("invalid", "A value is missing.") from None
    return record
