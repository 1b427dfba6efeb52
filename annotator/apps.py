"""The project as a Django application, so that every process that loads Django has the Celery application too."""

from importlib import import_module

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    """Load the Celery application once Django's settings are there.

    The package itself imports nothing: its launcher runs before any dependency or setting exists.
    """

    name = "annotator"

    def ready(self) -> None:
        """Make the product's Celery application the one that shared tasks are sent through."""
        import_module("annotator.celery")
