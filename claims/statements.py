"""Statements that people's every step sends: written as querysets, compiled once a process, then only given their values.

Building a queryset and compiling it to SQL takes Django several times as long as sending it, and gives the same text each time.
A function that returns a queryset becomes such a statement by `@statement`; it stays beside the stage that reads its rows:

    @statement
    def claims_of_pass(assignment: UUID, *, deleted: bool) -> QuerySet[Claim]: ...

    claims_of_pass.all(row.pk, deleted=False)

Positional arguments are values of the statement; what is given by name decides its text, and each combination is compiled for
itself. The first call builds the queryset with markers instead of the values and notes where they are among the parameters; the
rows become the same objects as Django makes them. The server plans such a text once a connection (PREPARE), unless it is
`@replanned`. A list goes in through the lookup `among` (claims/fields.py), whose text does not depend on it.
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

# Every statement by its name; a test tries each of them.
STATEMENTS: dict[str, "Statement[..., Any]"] = {}

NAMED = re.compile(r"%\((\w+)\)s")

# What each connection to the server has been told to keep, and the numbers in the names of that.
PREPARED: WeakKeyDictionary[Driver, set[str]] = WeakKeyDictionary()
NUMBERS = count(1)

# How Django makes of a value of the driver what a field gives: (value, expression, connection).
Converter = Callable[..., object]

# What may be a value, and how the marker looks that stands for the one of that number: nothing that a queryset would contain.
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
    """Where, among the parameters of a text, the value of that number goes."""

    number: int


@dataclass(frozen=True, slots=True)
class Text:
    """One compiled text: its pieces, between which values go, and how its rows become objects."""

    pieces: tuple[str, ...]
    places: tuple[int, ...]
    name: str
    locks: bool
    converters: tuple[tuple[int, Sequence[Converter], Expression], ...]
    make: Callable[[Values], Any]

    def with_values(self, values: Values) -> str:
        """Write the text with these values in it; there is a connection already, whose rules for strings hold."""
        words = literals(values)
        return self._with(words[place] for place in self.places)

    def executed(self, values: Values) -> str:
        """Write what the server is sent: the name under which it has the text, planned already, or the text itself."""
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
        """Say which values the text needs, each once."""
        return sorted(set(self.places))

    def _with(self, words: Iterable[str]) -> str:
        between = [part for word, piece in zip(words, self.pieces[1:], strict=True) for part in (word, piece)]
        return self.pieces[0] + "".join(between)

    def objects(self, rows: Sequence[Values]) -> list[Any]:
        """Make of rows what Django would."""
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
    """A statement with its values, to be sent together with another one."""

    text: Text
    values: Values


def ask(question: Question[Row]) -> list[Row]:
    """Send a statement and read its rows."""
    (result,) = exchange(question.text.executed(question.values))
    return question.text.objects(rows_of(result))


def ask_both(first: Question[Row], second: Question[Other]) -> tuple[list[Row], list[Other]]:
    """Send two statements in one go, the second of which does not need to know what the first finds."""
    one, two = exchange("; ".join(question.text.executed(question.values) for question in (first, second)))
    return first.text.objects(rows_of(one)), second.text.objects(rows_of(two))


def literals(values: Iterable[object]) -> list[str]:
    """Write values as PostgreSQL reads them in a text, quoted by the driver."""
    wrapper = current()
    write = transformer(wrapper.connection).as_literal
    # A text that PostgreSQL cannot hold is an error of the database, as when the driver quotes it while sending.
    with wrapper.wrap_database_errors:
        return [write(value).decode() for value in values]


def is_prepared(name: str) -> bool:
    """Tell whether the server has a text of this name already, on this connection."""
    return name in PREPARED.setdefault(current().connection, set())


def prepare(name: str, text: str) -> None:
    """Have the server keep a text, whose values are numbered, and in time its plan."""
    exchange(f"PREPARE {name} AS {text}")
    PREPARED[current().connection].add(name)


class Statement(Generic[Arguments, Row]):
    """A queryset of values that change and a text that does not. Call it to get the queryset itself, as it is written."""

    def __init__(self, build: Callable[Arguments, QuerySet[Any, Row]], *, prepared: bool) -> None:
        self.build = build
        self.prepared = prepared
        self.__doc__ = build.__doc__
        self.name = f"{build.__module__}.{build.__qualname__}"
        self._texts: dict[Hashable, Text] = {}
        STATEMENTS[self.name] = self

    def __call__(self, *values: Arguments.args, **named: Arguments.kwargs) -> QuerySet[Any, Row]:
        return self.build(*values, **named)

    def all(self, *values: Arguments.args, **named: Arguments.kwargs) -> list[Row]:
        """Read the rows."""
        return ask(Question(self.text(values, named), values))

    def first(self, *values: Arguments.args, **named: Arguments.kwargs) -> Row | None:
        """Read the first row, or None; the statement itself says how many rows there may be."""
        rows: list[Row] = ask(Question(self.text(values, named), values))
        return rows[0] if rows else None

    def of(self, *values: Arguments.args, **named: Arguments.kwargs) -> Question[Row]:
        """Take the values without sending anything, for `ask_both`."""
        return Question(self.text(values, named), values)

    def text(self, values: Values, named: Mapping[str, Hashable]) -> Text:
        """Find the text for values of these types and for what decides it, and compile it where it is new."""
        # Two threads that meet here compile the same text.
        key = (*map(type, values), *named.items())
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self._compile(values, named)
        return found

    def _compile(self, values: Values, named: Mapping[str, Hashable]) -> Text:
        # None has no marker: it changes the text, and is built in.
        markers = [None if value is None else MARKERS[type(value)](number) for number, value in enumerate(values)]
        build: Callable[..., QuerySet[Any, Row]] = self.build
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
    """A statement in SQL, with %(name)s where values go; the server keeps its plan. It tells the type of what stands alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names = tuple(dict.fromkeys(NAMED.findall(text)))
        self.name = f"onrecord_{next(NUMBERS)}"

    def executed(self, values: Mapping[str, object]) -> str:
        """Write what the server is sent."""
        words = literals(values[name] for name in self.names)
        if not settings.PREPARED_STATEMENTS:
            return self.text % dict(zip(self.names, words, strict=True))
        if not is_prepared(self.name):
            prepare(self.name, self.text % {name: f"${number}" for number, name in enumerate(self.names, 1)})
        return f"EXECUTE {self.name}({', '.join(words)})"


def statement(build: Callable[Arguments, QuerySet[Any, Row]]) -> Statement[Arguments, Row]:
    """Make a statement of a function that builds a queryset from values, and from what decides its text by name."""
    return Statement(build, prepared=True)


def replanned(build: Callable[Arguments, QuerySet[Any, Row]]) -> Statement[Arguments, Row]:
    """Make a statement that the server plans anew each time, because the best way to the rows depends on the values."""
    return Statement(build, prepared=False)


def _pieces(sql: str, parameters: Sequence[object]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Write what never changes into the text, and give what stands between the values and their numbers."""
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


def _maker(queryset: QuerySet[Any, Any], compiler: SQLCompiler) -> Callable[[Values], Any]:
    """Say how a row becomes what the queryset gives: an object as in Django's ModelIterable, a tuple, or a single value."""
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
