"""The one write of a project's settings: its rules, and in the same transaction what follows from them for its articles."""

from claims.articles.needs.services import set_needs
from claims.audit import Actor
from claims.projects.models import Project
from claims.projects.services import change_project
from claims.transactions import atomic

# Settings that decide how many people an article needs.
PEOPLE = ("annotators_per_article", "overlap_share")


@atomic
def change_settings(*, actor: Actor, project: Project, changes: dict[str, object]) -> None:
    """Change settings, all or none; articles that are there follow. Raises Conflict (name_taken)."""
    before = {name: getattr(project, name) for name in PEOPLE}
    changed = change_project(actor=actor, project=project, changes=changes)
    if any(getattr(changed, name) != before[name] for name in PEOPLE):
        set_needs(actor=actor, project=changed)
