"""The project of the cast as rows: the services make it once in a process, and every test then gets rows of its own like them.

To make it by its services takes 24 statements, which was a third of what all tests spend before they begin.
"""

import json
import re
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from claims.core.ids import new_id

# Rows that the migrations make, and those of the session with which Django signs somebody in.
NOT_KEPT = {"auth_permission", "django_content_type", "django_session", "auth_user"}
# A user's key in the rows that are kept; no account has it.
MAKER = 2_000_000_011
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Kept:
    """Statements that write again what `make(user)` wrote, with new keys, for another user, at the present time."""

    def __init__(self, make: Any) -> None:
        """Make it in an empty database, remember its rows, and take it back."""
        users = apps.get_model("auth", "User").objects
        with transaction.atomic():
            assert not any(model._base_manager.exists() for model in _order()), "rows of something else are there"
            made = make(users.create(pk=MAKER, username="maker"))
            self.key = str(made.pk)
            self.statements = "; ".join(_insert(model) for model in _order() if model._base_manager.exists())
            transaction.set_rollback(True)
        # Keys that are made one after the other are in this order, and so are those that take their places.
        self.keys = sorted(set(UUID.findall(self.statements)))

    def again(self, user: Any) -> str:
        """Write the rows as if the user had made them now, and give the key of what was made."""
        statements = self.statements.replace(str(MAKER), str(user.pk))
        new: dict[str, str] = {}
        for key in self.keys:
            new[key] = str(new_id())
            statements = statements.replace(key, new[key])
        with connection.cursor() as cursor:
            cursor.execute(statements)
        return new[self.key]


def _order() -> list[type[models.Model]]:
    """Give the models of the tables that are kept, each behind those that it refers to."""
    waiting = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    ordered: list[type[models.Model]] = []
    while waiting:
        for model in waiting:
            others = {field.related_model for field in model._meta.fields if field.related_model} - {model}
            if not others & set(waiting):
                ordered.append(model)
                waiting.remove(model)
                break
        else:
            # What is left refers to each other, by keys that are looked at when the transaction ends.
            return ordered + waiting
    return ordered


def _is_kept(model: type[models.Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and model._meta.db_table not in NOT_KEPT


def _insert(model: type[models.Model]) -> str:
    """Write the statement that inserts all rows of the table again; what was a time before is the present."""
    table = model._meta.db_table
    fields = [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_agg(t) FROM (SELECT * FROM {table} ORDER BY {model._meta.pk.column}) t")
        rows = cursor.fetchone()[0]
    times = {
        field.column
        for field in fields
        if isinstance(field, models.DateTimeField) and all(row[field.column] for row in rows)
    }
    values = ", ".join("clock_timestamp()" if field.column in times else f'"{field.column}"' for field in fields)
    names = ", ".join(f'"{field.column}"' for field in fields)
    literal = json.dumps(rows).replace("'", "''")
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM json_populate_recordset(NULL::{table}, '{literal}')"
