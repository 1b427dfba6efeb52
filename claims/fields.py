"""One model field for fragments of text, kept by PostgreSQL as int4multirange."""

from typing import TYPE_CHECKING, Any

from django.db import models
from psycopg.types.multirange import Int4Multirange, Multirange
from psycopg.types.range import Int4Range

from claims.core.records import Fragments

if TYPE_CHECKING:
    Base = models.Field[Any, Fragments]
else:
    Base = models.Field


class FragmentsField(Base):
    """Hold code-point fragments [start, end) of an article's text, as a tuple of pairs.

    The database type sorts and merges them and refuses what overlaps nothing but is malformed; whether they lie inside
    the text is a trigger's business, because that needs the article.
    """

    description = "Fragments of text: code points, end exclusive"

    def db_type(self, connection: Any) -> str:
        return "int4multirange"

    def from_db_value(self, value: Multirange[int] | None, expression: Any, connection: Any) -> Fragments | None:
        return None if value is None else tuple((part.lower or 0, part.upper or 0) for part in value)

    def to_python(self, value: Any) -> Fragments | None:
        return None if value is None else tuple((int(start), int(end)) for start, end in value)

    def get_prep_value(self, value: Any) -> Multirange[int] | None:
        return None if value is None else Int4Multirange([Int4Range(start, end) for start, end in value])
