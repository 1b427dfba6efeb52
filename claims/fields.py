"""One model field for fragments of text, kept by PostgreSQL as int4multirange."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import models
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from claims.core.records import Fragment, Fragments

if TYPE_CHECKING:
    Base = models.Field[Any, Fragments]
else:
    Base = models.Field


class FragmentsLoader(Loader):
    """Read int4multirange as a tuple of pairs; the driver's own objects cost twenty times as much, a hundred for an empty one."""

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

    def db_type(self, connection: Any) -> str:
        return "int4multirange"

    def to_python(self, value: Any) -> Fragments | None:
        return None if value is None else tuple((int(start), int(end)) for start, end in value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else written(value)
