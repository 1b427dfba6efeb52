"""Whose work a person may know of, even as a count: what a blind project hides from people who may not read others' work.

In a blind project an annotator knows of their own work: lists and counts have nothing else, whatever others do. They read others'
claims and comments on an article once both have submitted it. Viewers and exporters, who have no work of their own, know of
submitted work. Somebody else's lease is work that is not submitted.
"""

from enum import StrEnum

from claims.projects.access import role_of
from claims.projects.models import Project
from claims.projects.permissions import Action, allowed, permits


class Sight(StrEnum):
    """How much of other people's work somebody may know of."""

    ALL = "all"
    SUBMITTED = "submitted"
    OWN = "own"


def sight_for(project: Project, role: str) -> Sight:
    """Return how much of other people's work a role may know of in a project."""
    if not project.blind or allowed(role, Action.READ_WORK):
        return Sight.ALL
    # A token that is for less must not make more known than its person may know.
    return Sight.OWN if permits(role, Action.TAKE_WORK) else Sight.SUBMITTED


def sight_of(project: Project) -> Sight:
    """Return it for the person for whom `fetch` read the project."""
    return sight_for(project, role_of(project))
