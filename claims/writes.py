"""Cheap writes: SQL that is built once per process, gathered and sent in one round trip at the end of a transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, cast
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, ForeignKey, Model
from django.db.models.expressions import DatabaseDefault, Expression
from django.db.models.sql import Query

from claims.statements import NUMBERS, Question, Row, is_prepared, literals, prepare
from claims.wire import Values, current, exchange, rows_of

# A field that has a column of its own, whatever it holds.
TableField: TypeAlias = "Field[Any, Any]"

# Types of values, and of columns, that need no conversion before the driver.
PLAIN = {str, int, float, bool, UUID, type(None)}
PLAIN_FIELDS = {
    "BooleanField",
    "CharField",
    "FloatField",
    "IntegerField",
    "PositiveSmallIntegerField",
    "TextField",
    "UUIDField",
}


@dataclass(frozen=True, slots=True)
class Template:
    """SQL that writes, with %s in place of values; with a name, it is prepared on the server under it."""

    text: str
    name: str = ""

    def filled(self, values: Values) -> str:
        """Return the SQL to send."""
        words = literals(values)
        if not self.name or not settings.PREPARED_STATEMENTS:
            return self.text % tuple(words)
        if not is_prepared(self.name):
            prepare(self.name, self.text % tuple(f"${number}" for number in range(1, len(words) + 1)))
        return f"EXECUTE {self.name}({', '.join(words)})"


class Writes:
    """Statements that write rows, gathered and sent together in their order; nothing is read back.

    Anything else that reads or writes these rows in the same transaction must come after `send`.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []

    def insert(self, rows: Iterable[Model], *, unique: Sequence[str] = (), replaced: Sequence[str] = ()) -> None:
        """Insert new rows of one table, as `bulk_create` does.

        Where a row with the same values in the `unique` fields exists, its `replaced` fields get the new values.
        """
        made = list(rows)
        if not made:
            return
        insertion = insertion_of(made[0], unique=tuple(unique), replaced=tuple(replaced))
        self._texts.append(insertion.filled(made))
        for row in made:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS

    def update(self, row: Model, *names: str, **made: Expression) -> None:
        """Write some fields of an existing row, as `save(update_fields=...)` does, and `made`, expressions for other fields.

        `made` must not contain values that vary between calls: its SQL is cached.
        """
        template, columns, constants = _change(type(row), names, tuple(made.items()))
        self._texts.append(template.filled([*prepared_values(row, columns), *constants, row.pk]))

    def send(self, *, ending: bool = False) -> None:
        """Send the gathered statements; with `ending`, commit with them unless the transaction is nested.

        Raises DatabaseError when a row to be changed does not exist.
        """
        texts, self._texts = self._texts, []
        if texts:
            exchange("; ".join(texts), ending=ending)

    def send_and_ask(self, question: Question[Row]) -> list[Row]:
        """Send the gathered statements together with a query that reads the outcome."""
        texts, self._texts = self._texts, []
        results = exchange("; ".join([*texts, question.text.executed(question.values)]))
        return question.text.objects(rows_of(results[-1]))


def insert(rows: Iterable[Model], *, unique: Sequence[str] = (), replaced: Sequence[str] = ()) -> None:
    """Insert new rows of one table in a statement of their own; see `Writes.insert`."""
    writes = Writes()
    writes.insert(rows, unique=unique, replaced=replaced)
    writes.send()


def update(row: Model, *names: str, **made: Expression) -> None:
    """Write some fields of a row in a statement of its own; see `Writes.update`."""
    writes = Writes()
    writes.update(row, *names, **made)
    writes.send()


def left_out(field: TableField, row: Model) -> bool:
    """Return whether a new row leaves a column to the database."""
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (field.primary_key and value is None)


def prepared_values(row: Model, columns: Sequence["Column"]) -> list[object]:
    """Return the values of a row's columns as the driver accepts them."""
    wrapper = current()
    values = [getattr(row, column.name) for column in columns]
    return [
        value if column.plain and type(value) in PLAIN else column.field.get_db_prep_save(value, wrapper)
        for column, value in zip(columns, values, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, and whether the driver accepts plain values for it without conversion."""

    name: str
    quoted: str
    plain: bool
    field: TableField


@dataclass(frozen=True, slots=True)
class Insertion:
    """How rows are inserted into a table: one row with a prepared statement, or several at once."""

    columns: tuple[Column, ...]
    begin: str
    places: str
    end: str
    one: Template

    def filled(self, rows: Sequence[Model]) -> str:
        """Return the SQL that inserts these rows."""
        values = [value for row in rows for value in prepared_values(row, self.columns)]
        if len(rows) == 1:
            return self.one.filled(values)
        return Template(self.begin + ", ".join([self.places] * len(rows)) + self.end).filled(values)


def insertion_of(
    row: Model, *, unique: tuple[str, ...] = (), replaced: tuple[str, ...] = (), passed_over: bool = False
) -> Insertion:
    """Return how rows like this one are inserted.

    `unique` and `replaced` decide about existing rows, see `Writes.insert`; with `passed_over`, rows that violate a unique
    constraint are skipped, and the keys of the others are returned.
    """
    left = tuple(field.attname for field in _fields(type(row)) if left_out(field, row))
    return _insertion(type(row), left, unique, replaced, passed_over)


@cache
def _fields(model: type[Model]) -> tuple[TableField, ...]:
    return tuple(field for field in model._meta.concrete_fields if not field.generated)


@cache
def _column(model: type[Model], name: str) -> Column:
    field = cast("TableField", model._meta.get_field(name))
    stored = field.target_field if isinstance(field, ForeignKey) else field
    plain = stored.get_internal_type() in PLAIN_FIELDS
    return Column(field.attname, connection.ops.quote_name(str(field.column)), plain, field)


@cache
def _change(
    model: type[Model], names: tuple[str, ...], made: tuple[tuple[str, Expression], ...]
) -> tuple[Template, tuple[Column, ...], tuple[object, ...]]:
    """Return the SQL that changes a row, the columns whose values come first in it, and the constants that follow.

    A missing row makes it divide by zero, so that the database refuses an update that would change nothing.
    """
    columns = tuple(_column(model, name) for name in names)
    texts, constants = [f"{column.quoted} = %s" for column in columns], []
    for name, expression in made:
        text, parameters = Query(model).get_compiler(DEFAULT_DB_ALIAS).compile(expression)
        texts.append(f"{_column(model, name).quoted} = {text}")
        constants += parameters
    table, key = connection.ops.quote_name(model._meta.db_table), _column(model, model._meta.pk.name).quoted
    change = f"UPDATE {table} SET {', '.join(texts)} WHERE {key} = %s RETURNING 1"
    text = f"WITH changed AS ({change}) SELECT 1 / count(*) FROM changed"
    return Template(text, f"onrecord_{next(NUMBERS)}"), columns, tuple(constants)


@cache
def _insertion(
    model: type[Model], left: tuple[str, ...], unique: tuple[str, ...], replaced: tuple[str, ...], passed_over: bool
) -> Insertion:
    columns = tuple(_column(model, field.name) for field in _fields(model) if field.attname not in left)
    keys, new = ([_column(model, name).quoted for name in group] for group in (unique, replaced))
    table, names = connection.ops.quote_name(model._meta.db_table), ", ".join(column.quoted for column in columns)
    end = ""
    if keys:
        end = f" ON CONFLICT({', '.join(keys)}) DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in new)}"
    elif passed_over:
        end = f" ON CONFLICT DO NOTHING RETURNING {_column(model, model._meta.pk.name).quoted}"
    begin, places = f"INSERT INTO {table} ({names}) VALUES ", f"({', '.join(['%s'] * len(columns))})"
    return Insertion(columns, begin, places, end, Template(begin + places + end, f"onrecord_{next(NUMBERS)}"))
