"""Whose work a person may know of, down to its mere number: what a blind project keeps from those who may not read others' work.

In a blind project an annotator knows of their own work, and of others' on an article once both have submitted. A viewer and an
exporter, who have no work of their own, know of what is submitted. A lease of somebody else is work that is not submitted.
"""

from enum import StrEnum

from claims.projects.access import role_of
from claims.projects.models import Project
from claims.projects.permissions import Action, allowed


class Sight(StrEnum):
    """How much of other people's work somebody may know of."""

    ALL = "all"
    SUBMITTED = "submitted"
    OWN = "own"


def sight_for(project: Project, role: str) -> Sight:
    """Say how much of other people's work a role may know of in a project."""
    if not project.blind or allowed(role, Action.READ_WORK):
        return Sight.ALL
    return Sight.OWN if allowed(role, Action.TAKE_WORK) else Sight.SUBMITTED


def sight_of(project: Project) -> Sight:
    """Say it for the person for whom `fetch` read the project."""
    return sight_for(project, role_of(project))
