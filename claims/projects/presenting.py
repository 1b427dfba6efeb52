"""API representation of a project's verdict scale."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from claims.projects.models import Label, Project

LABEL_FIELDS = ("id", "key", "name", "digit", "color", "sign", "comparable")


def labels_of(project: str) -> ArraySubquery:
    """Return a subquery of a project's labels in the order of their digits; `project` is the path from the outer row to it."""
    labels = Label.objects.filter(scale__project=OuterRef(project), merged_into=None).order_by("digit")
    return ArraySubquery(labels.values(json=JSONObject(**{name: name for name in LABEL_FIELDS})))


def live_labels(project: Project) -> list[Label]:
    """Return the labels of a project's scale that are not merged into others, in the order of their digits."""
    return [label for label in project.scale.labels.all() if label.merged_into_id is None]


def present_scale(project: Project, labels: Sequence[object] | None = None) -> dict[str, object]:
    """Return a project's verdict scale with its labels in the order of their digits."""
    if labels is None:
        labels = [{name: getattr(label, name) for name in LABEL_FIELDS} for label in live_labels(project)]
    return {"key": project.scale.key, "name": project.scale.name, "labels": labels}
