"""The one module through which a request reaches a row of a project: who asks is checked with the row, in one statement."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, OuterRef, QuerySet, Subquery

from claims.core.errors import Forbidden, NotFound
from claims.projects.models import Member, Project
from claims.projects.permissions import MANAGER, Action, allowed
from claims.statements import statement

Row = TypeVar("Row", bound=Model)


def role_of(row: Any) -> str:
    """Return the role of the person for whom `fetch` or `visible` read the row."""
    return str(row.role)


def visible(rows: QuerySet[Row], user: Any, project: str) -> QuerySet[Row]:
    """Narrow rows to the projects of which the person is an active member, and note the role on each.

    `project` is the path from a row to its project, as in "article__project"; "pk" for projects themselves.
    """
    return visible_to(rows, user.pk, project, everything=user.is_superuser)


def visible_to(rows: QuerySet[Row], person: int, project: str, *, everything: bool) -> QuerySet[Row]:
    """Do the same for the identifier of a person; `everything` is for superusers, who see all projects."""
    roles = Member.objects.filter(project=OuterRef(project), user=person, active=True).values("role")[:1]
    with_role: Any = rows.annotate(role=Subquery(roles))
    return with_role if everything else with_role.filter(role__isnull=False)


def fetch(rows: QuerySet[Row], user: Any, project: str, action: Action | None, **lookup: Any) -> Row:
    """Read one row and check the person's right to it.

    Raises NotFound when there is none or the person is no member; Forbidden when the role does not allow the action.
    """
    return permitted(visible(rows, user, project).filter(**lookup).first(), user, action)


def permitted(found: Row | None, user: Any, action: Action | None) -> Row:
    """Check the person's right to a row that was read with `visible`; raises as `fetch` does."""
    row: Any = found
    if row is None:
        raise NotFound()
    if user.is_superuser:
        row.role = MANAGER
    if action is not None and not allowed(row.role, action):
        raise Forbidden("forbidden", f"As {row.role} you may not {action.value}.")
    return row


def project_for(user: Any, project: UUID, action: Action) -> Project:
    """Read one project for somebody who wants to do something in it. Raises NotFound, Forbidden."""
    return permitted(one_project.first(project, user.pk, everything=user.is_superuser), user, action)


@statement
def one_project(pk: UUID, person: int, *, everything: bool) -> QuerySet[Project]:
    """Read a project with its scale and the person's role in it."""
    return visible_to(Project.objects.select_related("scale"), person, "pk", everything=everything).filter(pk=pk)
