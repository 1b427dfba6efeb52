"""All access of requests to rows of projects: the row and the person's right to it are read in one statement."""

from typing import TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F, Model, OuterRef, QuerySet, Subquery

from claims.core.errors import Conflict, Forbidden, NotFound
from claims.http.people import signed_in
from claims.http.scope import scope
from claims.projects.models import Member, Project
from claims.projects.permissions import CHANGES, MANAGER, Action, allowed, permits
from claims.statements import statement

Row = TypeVar("Row", bound=Model)

# The attribute under which a row keeps the role of the person for whom it was read.
ROLE = "role"
# The attribute under which it keeps the identifier of its project.
PROJECT = "of_project"
# The attribute under which a project keeps why the person is paused in it; empty if they are not.
PAUSED = "paused"
# The attribute under which it keeps how many articles the person may have open; None for as many as the server allows.
MAX_OPEN = "most_open"
# The attribute under which it keeps since when its project is archived, if it is.
ARCHIVED = "archived"


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
    of = "" if project == "pk" else f"{project}__"
    rows = rows.filter(**{f"{of}deleted_at": None})
    with_role = _with_role(rows, person, project)
    return with_role if everything else with_role.filter(role__isnull=False)


def _with_role(rows: QuerySet[Row], person: int, project: str) -> QuerySet[Row]:
    of = "" if project == "pk" else f"{project}__"
    members = Member.objects.filter(project=OuterRef(project), user=person, active=True)
    found: QuerySet[Row] = rows.annotate(
        **{ROLE: Subquery(members.values("role")[:1]), ARCHIVED: F(f"{of}archived_at"), PROJECT: F(f"{of}id")}
    )
    if rows.model is Project:
        found = found.annotate(
            **{
                PAUSED: Subquery(members.values("pause_reason")[:1]),
                MAX_OPEN: Subquery(members.values("most_open")[:1]),
            }
        )
    return found


def fetch(
    rows: QuerySet[Row],
    user: User | AnonymousUser,
    project: str,
    action: Action,
    *,
    reading: bool = False,
    **lookup: object,
) -> Row:
    """Read one row and check the person's right to it.

    Raises NotSignedIn; NotFound when there is none, the person is no member, or the project is deleted; Forbidden when the role
    does not allow the action; Conflict (archived) when it would change an archived project, unless it is only `reading`.
    """
    person = signed_in(user)
    return permitted(visible(rows, person, project).filter(**lookup).first(), person, action, reading=reading)


def permitted(found: Row | None, user: User, action: Action, *, reading: bool = False) -> Row:
    """Check the person's right to a row that was read with `visible`; raises as `fetch` does."""
    if found is None:
        raise NotFound()
    if user.is_superuser:
        vars(found)[ROLE] = MANAGER
    if scope().project not in (None, vars(found)[PROJECT]):
        raise Forbidden("token_scope")
    role = role_of(found)
    if not allowed(role, action):
        if permits(role, action):
            raise Forbidden("token_scope", f"This token may not {action.value}.")
        raise Forbidden("forbidden", f"As {role} you may not {action.value}.")
    if action in CHANGES and not reading:
        must_not_be_archived(found)
    return found


def must_not_be_archived(row: Model) -> None:
    """Raise Conflict (archived) if the project of a row that was read with `fetch` or `visible` is archived.

    For rows that not every member may know of: whose they are is checked first, and they are read as `reading` until then.
    """
    if vars(row)[ARCHIVED] is not None:
        raise Conflict("archived")


def project_for(user: User | AnonymousUser, project: UUID, action: Action, *, reading: bool = False) -> Project:
    """Read one project for somebody who wants to do something in it. Raises what `fetch` does."""
    person = signed_in(user)
    found = one_project.first(project, person.pk, everything=person.is_superuser)
    return permitted(found, person, action, reading=reading)


def project_even_deleted(user: User | AnonymousUser, project: UUID, action: Action) -> Project:
    """Read one project that may be deleted; a deleted one is not there for those whose role does not allow the action."""
    person = signed_in(user)
    found = _with_role(Project.objects.filter(pk=project), person.pk, "pk").first()
    if found is not None and not person.is_superuser:
        role = vars(found)[ROLE]
        if role is None or (found.deleted_at is not None and not allowed(role, action)):
            found = None
    return permitted(found, person, action)


@statement
def one_project(pk: UUID, person: int, *, everything: bool) -> QuerySet[Project]:
    """Read a project with its scale, the person's role in it, and whether they are paused."""
    return visible_to(Project.objects.select_related("scale"), person, "pk", everything=everything).filter(pk=pk)
