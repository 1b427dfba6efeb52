"""Statements of the most frequent requests: written as querysets, compiled once per process, then executed with new values.

Building a queryset and compiling it to SQL takes Django several times as long as sending it, and yields the same SQL each time.
`@statement` turns a function that returns a queryset into such a statement; it stays in the stage that reads its rows:

    @statement
    def claims_of_pass(assignment: UUID, *, deleted: bool) -> QuerySet[Claim]: ...

    claims_of_pass.all(row.pk, deleted=False)

Positional arguments are values of the statement; keyword arguments decide its SQL, and each combination of them is compiled
separately. The first call builds the queryset with markers in place of the values and finds them among the parameters; rows
become the same objects that Django would make. The server plans the SQL once per connection (PREPARE), unless the statement is
`@replanned`. Lists are passed through the lookup `among` (claims/fields.py), whose SQL does not depend on their length.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import Expression
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from claims.wire import Driver, Values, current, exchange, rows_of, transformer

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row")
Other = TypeVar("Other")
Third = TypeVar("Third")

# Every statement by its name; a test tries each of them.
STATEMENTS: dict[str, "Statement[..., Any]"] = {}

NAMED = re.compile(r"%\((\w+)\)s")

# The names of the statements prepared on each connection, and the numbers in these names.
PREPARED: WeakKeyDictionary[Driver, set[str]] = WeakKeyDictionary()
NUMBERS = count(1)

# Django's converters from a value of the driver to that of a field: (value, expression, connection).
Converter = Callable[..., object]

# The types of values, and the marker that stands for the value of a given number: something no queryset would contain.
MARKERS: dict[type, Callable[[int], object]] = {
    UUID: lambda number: UUID(int=0xFACE << 112 | number),
    int: lambda number: 1_987_654_300 + number,
    float: lambda number: 0.198765431 + number / 2**20,
    str: lambda number: f"\x02value {number}\x03",
    datetime: lambda number: datetime(1887, 6, 5, 4, 3, number, tzinfo=UTC),
    list: lambda number: [f"\x02list {number}\x03"],
}


@dataclass(frozen=True, slots=True)
class Place:
    """The place among the parameters of a text where the value of that number goes."""

    number: int


@dataclass(frozen=True, slots=True)
class Text:
    """One compiled SQL text: its pieces, between which values go, and how its rows become objects."""

    pieces: tuple[str, ...]
    places: tuple[int, ...]
    name: str
    locks: bool
    converters: tuple[tuple[int, Sequence[Converter], Expression], ...]
    make: Callable[[Values], Any]

    def with_values(self, values: Values) -> str:
        """Return the SQL with these values in it, quoted by the rules of the open connection."""
        words = literals(values)
        return self._with(words[place] for place in self.places)

    def executed(self, values: Values) -> str:
        """Return what to send: EXECUTE of the prepared statement, or the SQL itself."""
        if self.locks and not current().in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        if not self.name or not settings.PREPARED_STATEMENTS:
            return self.with_values(values)
        used = self.used
        if not is_prepared(self.name):
            prepare(self.name, self._with(f"${used.index(place) + 1}" for place in self.places))
        return f"EXECUTE {self.name}({', '.join(literals(values[place] for place in used))})"

    @property
    def used(self) -> list[int]:
        """The numbers of the values that the text needs, each once."""
        return sorted(set(self.places))

    def _with(self, words: Iterable[str]) -> str:
        between = [part for word, piece in zip(words, self.pieces[1:], strict=True) for part in (word, piece)]
        return self.pieces[0] + "".join(between)

    def objects(self, rows: Sequence[Values]) -> list[Any]:
        """Turn rows into what Django would make of them."""
        return [self.make(row) for row in self._converted(rows)]

    def _converted(self, rows: Sequence[Values]) -> Iterator[Values]:
        if not self.converters:
            yield from rows
            return
        wrapper = current()
        for row in rows:
            values = list(row)
            for position, functions, expression in self.converters:
                for convert in functions:
                    values[position] = convert(values[position], expression, wrapper)
            yield values


@dataclass(frozen=True, slots=True)
class Question(Generic[Row]):
    """A statement with its values, not yet sent."""

    text: Text
    values: Values


def ask(question: Question[Row]) -> list[Row]:
    """Send a statement and read its rows."""
    (result,) = exchange(question.text.executed(question.values))
    return question.text.objects(rows_of(result))


def ask_both(first: Question[Row], second: Question[Other]) -> tuple[list[Row], list[Other]]:
    """Send two statements in one round trip; the second must not depend on the rows of the first."""
    one, two = exchange("; ".join(question.text.executed(question.values) for question in (first, second)))
    return first.text.objects(rows_of(one)), second.text.objects(rows_of(two))


def ask_three(
    first: Question[Row], second: Question[Other], third: Question[Third]
) -> tuple[list[Row], list[Other], list[Third]]:
    """Send three statements in one round trip; none may depend on the rows of another."""
    results = exchange("; ".join(question.text.executed(question.values) for question in (first, second, third)))
    one, two, three = map(rows_of, results)
    return first.text.objects(one), second.text.objects(two), third.text.objects(three)


def literals(values: Iterable[object]) -> list[str]:
    """Return values as PostgreSQL literals, quoted by the driver."""
    wrapper = current()
    write = transformer(wrapper.connection).as_literal
    # A string that PostgreSQL cannot store raises a database error, as if the driver quoted it while sending.
    with wrapper.wrap_database_errors:
        return [write(value).decode() for value in values]


def is_prepared(name: str) -> bool:
    """Return whether a statement of this name is prepared on this connection."""
    return name in PREPARED.setdefault(current().connection, set())


def prepare(name: str, text: str) -> None:
    """Prepare SQL with numbered parameters on the server, which then keeps it and eventually its plan."""
    exchange(f"PREPARE {name} AS {text}")
    PREPARED[current().connection].add(name)


class Statement(Generic[Arguments, Row]):
    """A queryset with varying values and constant SQL. Call it to get the queryset itself."""

    def __init__(self, build: Callable[Arguments, QuerySet[Model, Row]], *, prepared: bool) -> None:
        self.build = build
        self.prepared = prepared
        self.__doc__ = build.__doc__
        self.name = f"{build.__module__}.{build.__qualname__}"
        self._texts: dict[Hashable, Text] = {}
        STATEMENTS[self.name] = self

    def __call__(self, *values: Arguments.args, **named: Arguments.kwargs) -> QuerySet[Model, Row]:
        return self.build(*values, **named)

    def all(self, *values: Arguments.args, **named: Arguments.kwargs) -> list[Row]:
        """Read the rows."""
        return ask(Question(self.text(values, named), values))

    def first(self, *values: Arguments.args, **named: Arguments.kwargs) -> Row | None:
        """Read the first row, or None; the statement itself limits the number of rows."""
        rows: list[Row] = ask(Question(self.text(values, named), values))
        return rows[0] if rows else None

    def of(self, *values: Arguments.args, **named: Arguments.kwargs) -> Question[Row]:
        """Bind the values without sending anything, for `ask_both`."""
        return Question(self.text(values, named), values)

    def text(self, values: Values, named: Mapping[str, Hashable]) -> Text:
        """Return the text for values of these types and these keyword arguments, compiled at its first use."""
        # Two threads may compile the same text at once, which does no harm.
        key = (*map(type, values), *named.items())
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self._compile(values, named)
        return found

    def _compile(self, values: Values, named: Mapping[str, Hashable]) -> Text:
        # None has no marker: it changes the SQL, so it becomes part of it.
        markers = [None if value is None else MARKERS[type(value)](number) for number, value in enumerate(values)]
        build: Callable[..., QuerySet[Model, Row]] = self.build
        queryset = build(*markers, **named)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        connection.ensure_connection()
        sql, given = compiler.as_sql()
        parameters = tuple(_place_of(item, markers) for item in given)
        missing = {number for number, marker in enumerate(markers) if marker is not None}
        missing -= {item.number for item in parameters if isinstance(item, Place)}
        if missing:
            raise TypeError(f"{self.name}: value {min(missing)} is no parameter of the SQL; give it by name.")
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns).items()
        return Text(
            *_pieces(sql, parameters),
            f"onrecord_{next(NUMBERS)}" if self.prepared and any(markers) else "",
            bool(queryset.query.select_for_update),
            tuple((position, functions, expression) for position, (functions, expression) in converters),
            _maker(queryset, compiler),
        )


class Handwritten:
    """A statement in SQL, with %(name)s in place of values, prepared on the server. Values whose type is not evident need a cast."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names = tuple(dict.fromkeys(NAMED.findall(text)))
        self.name = f"onrecord_{next(NUMBERS)}"

    def executed(self, values: Mapping[str, object]) -> str:
        """Return what to send."""
        words = literals(values[name] for name in self.names)
        if not settings.PREPARED_STATEMENTS:
            return self.text % dict(zip(self.names, words, strict=True))
        if not is_prepared(self.name):
            prepare(self.name, self.text % {name: f"${number}" for number, name in enumerate(self.names, 1)})
        return f"EXECUTE {self.name}({', '.join(words)})"


def statement(build: Callable[Arguments, QuerySet[Model, Row]]) -> Statement[Arguments, Row]:
    """Turn a function that builds a queryset into a statement; keyword arguments decide its SQL."""
    return Statement(build, prepared=True)


def replanned(build: Callable[Arguments, QuerySet[Model, Row]]) -> Statement[Arguments, Row]:
    """Turn a function into a statement that is planned anew each time, because the best plan depends on the values."""
    return Statement(build, prepared=False)


def _pieces(sql: str, parameters: Sequence[object]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Put constants into the SQL; return the pieces between the values, and the numbers of the values."""
    constant = iter(literals(item for item in parameters if not isinstance(item, Place)))
    last, *parts = [part.replace("%%", "%") for part in sql.split("%s")]
    pieces: list[str] = []
    for item, part in zip(parameters, parts, strict=True):
        if isinstance(item, Place):
            pieces.append(last)
            last = part
        else:
            last += next(constant) + part
    return (*pieces, last), tuple(item.number for item in parameters if isinstance(item, Place))


def _place_of(parameter: object, markers: Sequence[object]) -> object:
    for number, marker in enumerate(markers):
        if marker is not None and isinstance(parameter, type(marker)) and parameter == marker:
            return Place(number)
    return parameter


def _maker(queryset: QuerySet[Model, object], compiler: SQLCompiler) -> Callable[[Values], Any]:
    """Return how a row becomes what the queryset yields: an object as in Django's ModelIterable, a tuple, or a single value."""
    own: Any = queryset
    kind = own._iterable_class
    if own._prefetch_related_lookups or own._known_related_objects:
        raise TypeError("A statement reads its own rows alone, without prefetch_related and from no related manager.")
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is not ModelIterable:
        raise TypeError("A statement gives objects, values_list() or values_list(flat=True).")
    shape: Any = compiler.klass_info
    start, end = shape["select_fields"][0], shape["select_fields"][-1] + 1
    model: type[Model] = shape["model"]
    select: Any = compiler.select
    names = [column.target.attname for column, _, _ in select[start:end]]
    # The stubs are those of a later Django.
    related = get_related_populators(shape, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    added = tuple((compiler.annotation_col_map or {}).items())

    def make(row: Values) -> Model:
        made = model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for one in related:
            one.populate(row, made)
        for name, position in added:
            setattr(made, name, row[position])
        return made

    return make
