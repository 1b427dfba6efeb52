"""The one write of a project's settings: its rules, and in the same transaction what follows from them for its articles."""

from collections.abc import Sequence
from typing import TypedDict

from claims.articles.needs.services import set_needs
from claims.audit import Actor
from claims.projects.labels.services import LabelValues, change_labels
from claims.projects.models import Project
from claims.projects.services import change_project, publish_guideline
from claims.transactions import atomic

# Settings that decide how many people an article needs.
PEOPLE = ("annotators_per_article", "overlap_share")


class Scale(TypedDict):
    """The labels of a scale, and the version on which their change is based."""

    labels: Sequence[LabelValues]
    version: str


@atomic
def change_settings(
    *,
    actor: Actor,
    project: Project,
    changes: dict[str, object],
    scale: Scale | None = None,
    guideline: str | None = None,
) -> None:
    """Change settings, labels and guideline, all or none; articles that are there follow.

    Raises Conflict (name_taken), Stale (the scale was changed since), Invalid (scale).
    """
    if scale is not None:
        change_labels(actor=actor, project=project, **scale)
    if guideline is not None:
        publish_guideline(actor=actor, project=project, markdown=guideline)
    if not changes:
        return
    before = {name: getattr(project, name) for name in PEOPLE}
    changed = change_project(actor=actor, project=project, changes=changes)
    if any(getattr(changed, name) != before[name] for name in PEOPLE):
        set_needs(actor=actor, project=changed)
