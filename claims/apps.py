"""The product as a Django application."""

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate

from claims.engines import external

# Every trigger first asks whether it is set aside. The package's own function does so with a subtransaction, which costs more than
# most triggers; this one is a single expression. Each migration that makes a trigger makes the package's function again.
ASKED_BY_TRIGGERS = """
DO $do$ BEGIN
    IF (SELECT l.lanname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.oid = to_regprocedure('_pgtrigger_should_ignore(name)')) = 'plpgsql'
    THEN
        CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql STABLE AS $$
            SELECT coalesce(trigger_name::text = ANY(nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false)
        $$;
    END IF;
END $do$
"""


def lighten_triggers(using: str, **_: object) -> None:
    """Give all triggers the cheaper function, once migrations have run."""
    with connections[using].cursor() as cursor:
        cursor.execute(ASKED_BY_TRIGGERS)


class ClaimsConfig(AppConfig):
    """Register the one application that all stages belong to."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the external engine the administrator's settings."""
        post_migrate.connect(lighten_triggers, sender=self)
        external.ENGINE.configure(external.Config(**settings.EXTERNAL_ENGINE["service"]))
