"""All access of requests to rows of projects: the row and the person's right to it are read in one statement."""

from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model, OuterRef, QuerySet, Subquery

from claims.core.errors import Forbidden, NotFound
from claims.http.people import signed_in
from claims.projects.models import Member, Project
from claims.projects.permissions import MANAGER, Action, allowed
from claims.statements import statement

Row = TypeVar("Row", bound=Model)

# The attribute under which a row keeps the role of the person for whom it was read.
ROLE = "role"
# The attribute under which a project keeps why the person is paused in it; empty if they are not.
PAUSED = "paused"


def role_of(row: Model) -> str:
    """Return the role of the person for whom `fetch` or `visible` read the row."""
    return str(vars(row)[ROLE])


def pause_of(project: Project) -> str | None:
    """Return why the person for whom `fetch` or `visible` read the project is paused in it; None if they are not."""
    reason: str | None = vars(project).get(PAUSED)
    return reason or None


def visible(rows: QuerySet[Row], user: User, project: str) -> QuerySet[Row]:
    """Narrow rows to the projects of which the person is an active member, and annotate each with the role, projects also with the pause.

    `project` is the path from a row to its project, as in "article__project"; "pk" for projects themselves.
    """
    return visible_to(rows, user.pk, project, everything=user.is_superuser)


def visible_to(rows: QuerySet[Row], person: int, project: str, *, everything: bool) -> QuerySet[Row]:
    """The same as `visible`, for the identifier of a person; `everything` is for superusers, who see all projects."""
    members = Member.objects.filter(project=OuterRef(project), user=person, active=True)
    with_role: QuerySet[Row] = rows.annotate(**{ROLE: Subquery(members.values("role")[:1])})
    if rows.model is Project:
        with_role = with_role.annotate(**{PAUSED: Subquery(members.values("pause_reason")[:1])})
    return with_role if everything else with_role.filter(role__isnull=False)


def fetch(
    rows: QuerySet[Row], user: User | AnonymousUser, project: str, action: Action | None, **lookup: object
) -> Row:
    """Read one row and check the person's right to it.

    Raises NotSignedIn; NotFound when there is none or the person is no member; Forbidden when the role does not allow the action.
    """
    person = signed_in(user)
    return permitted(visible(rows, person, project).filter(**lookup).first(), person, action)


def permitted(found: Row | None, user: User, action: Action | None) -> Row:
    """Check the person's right to a row that was read with `visible`; raises as `fetch` does."""
    if found is None:
        raise NotFound()
    if user.is_superuser:
        vars(found)[ROLE] = MANAGER
    role = role_of(found)
    if action is not None and not allowed(role, action):
        raise Forbidden("forbidden", f"As {role} you may not {action.value}.")
    return found


def project_for(user: User | AnonymousUser, project: UUID, action: Action) -> Project:
    """Read one project for somebody who wants to do something in it. Raises NotSignedIn, NotFound, Forbidden."""
    person = signed_in(user)
    return permitted(one_project.first(project, person.pk, everything=person.is_superuser), person, action)


@statement
def one_project(pk: UUID, person: int, *, everything: bool) -> QuerySet[Project]:
    """Read a project with its scale, the person's role in it, and whether they are paused."""
    return visible_to(Project.objects.select_related("scale"), person, "pk", everything=everything).filter(pk=pk)
