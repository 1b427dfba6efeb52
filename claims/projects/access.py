"""The one module through which a request reaches a row of a project: who asks is checked with the row, in one statement."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, OuterRef, QuerySet, Subquery

from claims.core.errors import Forbidden, NotFound
from claims.projects.models import Member, Project
from claims.projects.permissions import MANAGER, Action, allowed

Row = TypeVar("Row", bound=Model)


def role_of(row: Any) -> str:
    """Return the role of the person for whom `fetch` or `visible` read the row."""
    return str(row.role)


def visible(rows: QuerySet[Row], user: Any, project: str) -> QuerySet[Row]:
    """Narrow rows to the projects of which the person is an active member, and note the role on each.

    `project` is the path from a row to its project, as in "article__project"; "pk" for projects themselves.
    """
    roles = Member.objects.filter(project=OuterRef(project), user=user, active=True).values("role")[:1]
    with_role: Any = rows.annotate(role=Subquery(roles))
    return with_role if user.is_superuser else with_role.filter(role__isnull=False)


def fetch(rows: QuerySet[Row], user: Any, project: str, action: Action | None, **lookup: Any) -> Row:
    """Read one row and check the person's right to it.

    Raises NotFound when there is none or the person is no member; Forbidden when the role does not allow the action.
    """
    row: Any = visible(rows, user, project).filter(**lookup).first()
    if row is None:
        raise NotFound()
    if user.is_superuser:
        row.role = MANAGER
    if action is not None and not allowed(row.role, action):
        raise Forbidden("forbidden", f"As {row.role} you may not {action.value}.")
    return row


def project_for(user: Any, project: UUID, action: Action) -> Project:
    """Read one project for somebody who wants to do something in it. Raises NotFound, Forbidden."""
    return fetch(Project.objects.select_related("scale"), user, "pk", action, pk=project)
