"""Many new rows at once, through PostgreSQL's COPY: a quarter of the processor time of an INSERT with as many parameters."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from claims.fields import FragmentsField
from claims.wire import exchange, rows_of
from claims.writes import insertion_of, left_out

# A row by the attributes of its model.
Values = dict[str, Any]
Column: TypeAlias = "models.Field[Any, Any]"
JSON = json.JSONEncoder(ensure_ascii=False)


def copy_in(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one table; call it in a transaction.

    Columns whose value the database makes (generated ones, and defaults that no row overrides) are left to it. Triggers
    and constraints apply as to any insert.
    """
    if not rows:
        return
    fields = [
        field for field in type(rows[0])._meta.concrete_fields if not field.generated and not left_out(field, rows[0])
    ]
    _copy(
        type(rows[0]),
        fields,
        ([field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows),
    )


def copy_values(model: type[models.Model], rows: Sequence[Values]) -> None:
    """Insert new rows that were never made into objects: values by attribute ("article_id"), the same names in each row.

    A column that no row names gets the default of its field, or is left to the database where that makes it. Values are of
    the types that the driver takes; JSON, fragments and identifiers are written as PostgreSQL reads them. A third of the
    processor time of `copy_in`.
    """
    if not rows:
        return
    columns = {field.attname: field for field in model._meta.concrete_fields if not field.generated}
    if unknown := rows[0].keys() - columns.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    own = [columns[name] for name in rows[0]]
    others = [
        field
        for name, field in columns.items()
        if name not in rows[0] and field.db_default is NOT_PROVIDED and not field.primary_key
    ]
    _copy(model, [*own, *others], _written(rows, own, others))


def _written(rows: Sequence[Values], own: Sequence[Column], others: Sequence[Column]) -> Iterator[Sequence[object]]:
    """Write the values of rows as PostgreSQL reads them, a column at a time: those that no row gives stand behind the others."""
    columns = [_column(field, [row[field.attname] for row in rows]) for field in own]
    same = [repeat(value) for field in others for value in _column(field, [field.get_default()])]
    return zip(*columns, *same, strict=False)


def _column(field: Column, values: list[object]) -> list[object]:
    """Write the values of a column, as they are where the driver's own way is as cheap."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(target, models.UUIDField):
        return [value.hex if isinstance(value, UUID) else value for value in values]
    if isinstance(target, FragmentsField):
        return [field.get_prep_value(value) for value in values]
    if isinstance(target, models.JSONField):
        return [None if value is None else JSON.encode(value) for value in values]
    return values


def _copy(model: type[models.Model], fields: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN"
    # Django wraps the driver's errors for its own methods only, and copy() is none of them.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def insert_missing(rows: Sequence[models.Model]) -> set[UUID]:
    """Insert those rows of one table that no unique constraint speaks against, in their order; return their keys.

    Where another transaction is about to insert the same, this one waits for it. Rows of many transactions have to come
    in one order, or two of them wait for each other.
    """
    if not rows:
        return set()
    insertion = insertion_of(rows[0], passed_over=True)
    (result,) = exchange(insertion.filled(rows))
    return {key for (key,) in rows_of(result)}


@contextmanager
def set_aside(*triggers: str) -> Iterator[None]:
    """Let these triggers of the database, and no others, do nothing for what this transaction writes meanwhile.

    Whoever calls this makes up for what they would have done. The setting is the transaction's: it ends with it in any case.
    Triggers are named as PostgreSQL knows them.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Triggers are set aside within a transaction only.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', (old::text[] || %s::text[])::text, true), old"
            " FROM coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}') old",
            [list(triggers)],
        )
        before = cursor.fetchone()[1]
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [before])
