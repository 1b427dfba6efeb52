"""Who may do what: one table, role x action, tested cell by cell.

People who are not members get 404, as if there were nothing; members without the permission get 403.
A superuser has the permissions of a manager in every project.
"""

from enum import StrEnum

from claims.http.scope import scope
from claims.projects.models import Member

VIEWER, ANNOTATOR, ADJUDICATOR = Member.Role.VIEWER, Member.Role.ANNOTATOR, Member.Role.ADJUDICATOR
MANAGER, EXPORTER = Member.Role.MANAGER, Member.Role.EXPORTER


class Action(StrEnum):
    """Everything that the API lets a person do inside a project."""

    READ_PROJECT = "read the project and its guideline"
    EDIT_PROJECT = "change the project and its guideline"
    END_PROJECT = "copy, archive, delete and restore the project"
    LIST_MEMBERS = "list the people"
    MANAGE_PEOPLE = "invite people, change their roles and remove them"
    LIST_ARTICLES = "list articles and speakers, without texts"
    READ_ARTICLES = "read any article"
    IMPORT_ARTICLES = "import articles"
    RUN_ENGINES = "run suggestion engines"
    FOLLOW_JOBS = "follow and cancel background jobs"
    TAKE_WORK = "take articles, write claims, submit"
    ADD_SPEAKERS = "add speakers"
    COMMENT = "read and write comments"
    READ_WORK = "read other people's claims and history"
    DISTRIBUTE_WORK = "assign and release work, and order the queue"
    RETURN_WORK = "send submitted work back"
    ADJUDICATE = "settle what people saw differently"
    SEE_AGREEMENT = "read how far people agree"
    SEE_NAMES = "see everybody's name in a blind project"
    EXPORT = "build and download datasets"


PERMISSIONS: dict[Action, frozenset[str]] = {
    Action.READ_PROJECT: frozenset({VIEWER, ANNOTATOR, ADJUDICATOR, MANAGER, EXPORTER}),
    Action.EDIT_PROJECT: frozenset({MANAGER}),
    Action.END_PROJECT: frozenset({MANAGER}),
    Action.LIST_MEMBERS: frozenset({ANNOTATOR, ADJUDICATOR, MANAGER}),
    Action.MANAGE_PEOPLE: frozenset({MANAGER}),
    Action.LIST_ARTICLES: frozenset({VIEWER, ANNOTATOR, ADJUDICATOR, MANAGER, EXPORTER}),
    Action.READ_ARTICLES: frozenset({ANNOTATOR, ADJUDICATOR, MANAGER, EXPORTER}),
    Action.IMPORT_ARTICLES: frozenset({MANAGER}),
    Action.RUN_ENGINES: frozenset({MANAGER}),
    Action.FOLLOW_JOBS: frozenset({MANAGER}),
    Action.TAKE_WORK: frozenset({ANNOTATOR, ADJUDICATOR, MANAGER}),
    Action.ADD_SPEAKERS: frozenset({ANNOTATOR, ADJUDICATOR, MANAGER}),
    Action.COMMENT: frozenset({ANNOTATOR, ADJUDICATOR, MANAGER}),
    Action.READ_WORK: frozenset({ADJUDICATOR, MANAGER}),
    Action.DISTRIBUTE_WORK: frozenset({MANAGER}),
    Action.RETURN_WORK: frozenset({ADJUDICATOR, MANAGER}),
    Action.ADJUDICATE: frozenset({ADJUDICATOR, MANAGER}),
    Action.SEE_AGREEMENT: frozenset({ADJUDICATOR, MANAGER, EXPORTER}),
    Action.SEE_NAMES: frozenset({MANAGER}),
    Action.EXPORT: frozenset({MANAGER, EXPORTER}),
}


def permits(role: str, action: Action) -> bool:
    """Return whether a role permits an action, whatever the token of the request is for."""
    return role in PERMISSIONS[action]


def allowed(role: str, action: Action) -> bool:
    """Return whether a role permits an action to the present request, whose token may be for some actions only."""
    actions = scope().actions
    return permits(role, action) and (actions is None or action.name.lower() in actions)


def may_give(giver: str, role: str) -> bool:
    """Return whether a role permits everything that another one does: nobody gives more than they have."""
    return all(allowed(giver, action) for action in Action if permits(role, action))


CODES = tuple(action.name.lower() for action in Action)


# What changes a project or the work in it: refused while the project is archived, whatever the role.
CHANGES = frozenset(
    {
        Action.EDIT_PROJECT,
        Action.IMPORT_ARTICLES,
        Action.RUN_ENGINES,
        Action.TAKE_WORK,
        Action.ADD_SPEAKERS,
        Action.COMMENT,
        Action.MANAGE_PEOPLE,
        Action.DISTRIBUTE_WORK,
        Action.RETURN_WORK,
        Action.ADJUDICATE,
    }
)


def codes_of(role: str, *, archived: bool = False, deleted: bool = False) -> list[str]:
    """List the codes of the actions that a role permits, in the order of the table, so that clients need no table of their own.

    An archived project permits no change, a deleted one nothing but the way back.
    """
    return [
        action.name.lower()
        for action in Action
        if permits(role, action)
        and not (archived and action in CHANGES)
        and (not deleted or action is Action.END_PROJECT)
    ]
