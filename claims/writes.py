"""Rows that are written with little work: texts that are made once a process, sent in one go at the end of a transaction."""

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

# Values that the driver takes as they are, and the columns in which they stay as they are.
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
    """A text that writes, with %s where values go; where it has a name, the server keeps it by that."""

    text: str
    name: str = ""

    def filled(self, values: Values) -> str:
        """Write what the server is sent."""
        words = literals(values)
        if not self.name or not settings.PREPARED_STATEMENTS:
            return self.text % tuple(words)
        if not is_prepared(self.name):
            prepare(self.name, self.text % tuple(f"${number}" for number in range(1, len(words) + 1)))
        return f"EXECUTE {self.name}({', '.join(words)})"


class Writes:
    """Statements that write rows, gathered and sent in one go, in their order; what the database makes of them is not read back.

    What else reads or writes these rows in the same transaction comes after `send`.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []

    def insert(self, rows: Iterable[Model], *, unique: Sequence[str] = (), replaced: Sequence[str] = ()) -> None:
        """Insert new rows of one table, as `bulk_create` does.

        Where a row is there that has the same values in the `unique` fields, its fields of `replaced` get the new values.
        """
        made = list(rows)
        if not made:
            return
        insertion = insertion_of(made[0], unique=tuple(unique), replaced=tuple(replaced))
        self._texts.append(insertion.filled(made))
        for row in made:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS

    def update(self, row: Model, *names: str, **made: Expression) -> None:
        """Write some fields of a row that is there, as `save(update_fields=...)` does, and what the database makes for others.

        `made` never holds a value that changes: its text is kept.
        """
        template, columns, constants = _change(type(row), names, tuple(made.items()))
        self._texts.append(template.filled([*prepared_values(row, columns), *constants, row.pk]))

    def send(self, *, ending: bool = False) -> None:
        """Send what was gathered, and with `ending` close the transaction with it, where no other one is around it.

        Raises DatabaseError when a row that was to be changed is not there.
        """
        texts, self._texts = self._texts, []
        if texts:
            exchange("; ".join(texts), ending=ending)

    def send_and_ask(self, question: Question[Row]) -> list[Row]:
        """Send what was gathered, and a statement that reads what became of it."""
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
    """Tell whether a new row leaves a column to the database."""
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (field.primary_key and value is None)


def prepared_values(row: Model, columns: Sequence["Column"]) -> list[object]:
    """Give the values of a row's columns as the driver takes them."""
    wrapper = current()
    values = [getattr(row, column.name) for column in columns]
    return [
        value if column.plain and type(value) in PLAIN else column.field.get_db_prep_save(value, wrapper)
        for column, value in zip(columns, values, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, and whether the driver takes plain values for it as they are."""

    name: str
    quoted: str
    plain: bool
    field: TableField


@dataclass(frozen=True, slots=True)
class Insertion:
    """How rows are inserted into a table: one, whose text the server keeps, or several at once."""

    columns: tuple[Column, ...]
    begin: str
    places: str
    end: str
    one: Template

    def filled(self, rows: Sequence[Model]) -> str:
        """Write what the server is sent for these rows."""
        values = [value for row in rows for value in prepared_values(row, self.columns)]
        if len(rows) == 1:
            return self.one.filled(values)
        return Template(self.begin + ", ".join([self.places] * len(rows)) + self.end).filled(values)


def insertion_of(
    row: Model, *, unique: tuple[str, ...] = (), replaced: tuple[str, ...] = (), passed_over: bool = False
) -> Insertion:
    """Say how rows that are like this one are inserted.

    `unique` and `replaced` say what becomes of rows that are there already, see `Writes.insert`; with `passed_over` rows that any
    unique constraint speaks against are not inserted, and the keys of the others come back.
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
    """Give the text that changes a row, the columns whose values it takes first, and the constants that follow them.

    A row that is not there divides by zero: the database itself refuses what would change nothing.
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
