"""The product as a Django application."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Register the one application that all stages belong to."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"
