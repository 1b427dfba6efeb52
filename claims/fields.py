"""Fragments of text, kept by PostgreSQL as int4multirange, and a way to ask for many identifiers at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from claims.core.records import Fragment, Fragments

if TYPE_CHECKING:
    Base = models.Field[Iterable[Fragment], Fragments]
    AnyLookup = Lookup[object]
else:
    Base = models.Field
    AnyLookup = Lookup


class FragmentsLoader(Loader):
    """Read int4multirange as a tuple of pairs; the driver's own objects cost three times as much, twenty for an empty one."""

    def load(self, data: Buffer) -> Fragments:
        """Read "{[33,47),[62,78)}", which is how PostgreSQL writes every multirange of whole numbers."""
        text = bytes(data)
        if text == b"{}":
            return ()
        pairs = [pair.split(b",") for pair in text[2:-2].split(b"),[")]
        return tuple((int(start or 0), int(end or 0)) for start, end in pairs)


def written(fragments: Iterable[Fragment]) -> str:
    """Write fragments as PostgreSQL reads a multirange."""
    return "{" + ",".join([f"[{start},{end})" for start, end in fragments]) + "}"


# Every connection takes its loaders from here when it is opened, and none is before the models are known.
psycopg.adapters.register_loader("int4multirange", FragmentsLoader)


class FragmentsField(Base):
    """Hold code-point fragments [start, end) of an article's text, as a tuple of pairs.

    The database type sorts and merges them and refuses what overlaps nothing but is malformed; whether they lie inside
    the text is a trigger's business, because that needs the article.
    """

    description = "Fragments of text: code points, end exclusive"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "int4multirange"

    def to_python(self, value: Iterable[Fragment] | None) -> Fragments | None:
        return None if value is None else tuple((int(start), int(end)) for start, end in value)

    def get_prep_value(self, value: Iterable[Fragment] | None) -> str | None:
        return None if value is None else written(value)


# What identifiers are written as, in a list of which PostgreSQL reads each one anyway.
LENGTH_OF_UUID = 36


@models.Field.register_lookup
@models.ForeignKey.register_lookup
class Among(AnyLookup):
    """`column = ANY(list)`: what `in` finds, in a text that is the same for every list, the empty one too.

    The items are of the column's own type; identifiers may be texts.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Compare with the elements of one array."""
        column, values = self.process_lhs(compiler, connection)
        field = self.lhs.output_field
        while isinstance(field, models.ForeignKey):
            field = field.target_field
        items = list(self.rhs)
        if not isinstance(field, models.UUIDField):
            return f"{column} = ANY(%s)", (*values, items)
        # A parameter for each of thousands, as `in` makes, costs more than the rows; so does quoting each.
        if items and isinstance(items[0], str) and len(items[0]) == LENGTH_OF_UUID:
            return f"{column} = ANY(%s::uuid[])", (*values, "{" + ",".join(items) + "}")
        return f"{column} = ANY(%s::uuid[])", (*values, items)
