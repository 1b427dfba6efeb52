"""The product as a Django application."""

from django.apps import AppConfig
from django.conf import settings

from claims.engines import external


class ClaimsConfig(AppConfig):
    """Register the one application that all stages belong to."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the external engine the administrator's settings."""
        external.ENGINE.configure(external.Config(**settings.EXTERNAL_ENGINE["service"]))
