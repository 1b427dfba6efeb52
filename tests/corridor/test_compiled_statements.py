"""Statements that are compiled once: their text, their parameters and their rows are those of the queryset they come from."""

import inspect
import itertools
from collections.abc import Callable, Iterator
from datetime import datetime
from types import NoneType
from typing import Any, get_args, get_origin
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection
from django.db.models import Model, QuerySet
from django.db.models.functions import Now
from django.db.models.sql.compiler import SQLCompiler, SQLInsertCompiler, SQLUpdateCompiler
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from claims.annotations.asking import one_pass, pass_with_context, stored_claims
from claims.annotations.queries import live_claims, suggestions_at, work_of
from claims.articles.models import Speaker
from claims.articles.queries import speakers_for
from claims.articles.services import known_speakers
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.http.sessions import one_account
from claims.projects.access import one_project
from claims.projects.models import Project
from claims.statements import STATEMENTS, Statement
from claims.suggestions.services import start
from claims.writes import insert, update
from tests.bench.test_statements import batch, suggested  # noqa: F401
from tests.conftest import Person, add_article, run_jobs

pytestmark = pytest.mark.django_db

SAMPLES: dict[type, Callable[[], Any]] = {
    UUID: uuid4,
    int: lambda: 7,
    str: lambda: "it's 100 %s",
    datetime: timezone.now,
}
EVERY = {bool: [False, True]}


def calls(statement: Statement[..., Any]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Give arguments of every kind: each combination of what decides the text, with lists of no, one and three items."""
    parameters = inspect.signature(statement.build).parameters.values()
    kinds = [item.annotation for item in parameters if item.kind is not inspect.Parameter.KEYWORD_ONLY]
    named = {item.name: item.annotation for item in parameters if item.kind is inspect.Parameter.KEYWORD_ONLY}
    for *values, chosen in itertools.product(*map(samples, kinds), itertools.product(*map(samples, named.values()))):
        yield values, dict(zip(named, chosen, strict=True))


def samples(kind: Any) -> list[Any]:
    """Give values of a type that an argument may have: lists of no, one and three items, and None where that is allowed."""
    if kind in EVERY:
        return EVERY[kind]
    if kind in SAMPLES:
        return [SAMPLES[kind]()]
    if get_origin(kind) is list:
        return [[samples(get_args(kind)[0])[0] for _ in range(length)] for length in (0, 1, 3)]
    return [value for item in get_args(kind) for value in ([None] if item is NoneType else samples(item))]


def as_values(row: Any, above: tuple[Any, ...] = ()) -> Any:
    """Take an object apart, with the objects that were read with it, so that two can be compared."""
    if not isinstance(row, Model) or row in above:
        return str(row) if isinstance(row, Model) else row
    related = {name: as_values(other, (*above, row)) for name, other in row._state.fields_cache.items()}
    own = {name: value for name, value in vars(row).items() if name != "_state"}
    return type(row), own, row._state.adding, row._state.db, row.get_deferred_fields(), related


@pytest.mark.parametrize("name", sorted(STATEMENTS))
def test_a_compiled_statement_is_its_queryset(name: str) -> None:
    statement = STATEMENTS[name]
    for values, named in calls(statement):
        text = statement.text(values, named)
        sql, parameters = statement(*values, **named).query.sql_with_params()
        assert text.with_values(values) == connection.ops.compose_sql(sql, parameters)


@pytest.mark.parametrize("prepared", [True, False])
def test_rows_are_the_objects_that_django_makes(
    annotator: Person,
    project: Any,
    suggested: Any,  # noqa: F811
    settings: Any,
    prepared: bool,
) -> None:
    settings.PREPARED_STATEMENTS = prepared
    work = annotator.post(f"projects/{project.pk}/next").json()
    annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": batch()})
    assignment, user, speakers = UUID(work["assignment"]["id"]), annotator.user.pk, list(Speaker.objects.all())
    keys = [speaker.pk for speaker in speakers]
    read: list[tuple[Statement[..., Any], tuple[Any, ...], dict[str, Any]]] = [
        (one_account, (user,), {}),
        (one_project, (project.pk, user), {"everything": False}),
        (one_pass, (assignment, user), {"everything": True, "lock": True}),
        (pass_with_context, (assignment, user, keys, []), {"everything": False}),
        (work_of, (assignment, project.pk, user, "quotes"), {}),
        (live_claims, (assignment,), {}),
        (stored_claims, ([claim.pk for claim in live_claims.all(assignment)],), {}),
        (suggestions_at, (assignment, suggested.pk), {}),
        (speakers_for, (project.pk, None, keys[:2]), {"most": 7}),
        (known_speakers, (project.pk, keys[:1], [speakers[1].name]), {}),
    ]
    for statement, values, named in read:
        found = statement.all(*values, **named)
        assert found, statement.name
        # The moment at which a statement was sent is its own.
        expected, moment = [as_values(row) for row in statement(*values, **named)], getattr(found[0], "now", None)
        for row in expected if moment else ():
            row[1]["now"] = moment
        assert [as_values(row) for row in found] == expected, statement.name


def test_a_lock_outside_of_a_transaction_is_refused_as_django_refuses_it(person: Any) -> None:
    values = (uuid4(), 1)
    one_pass.all(*values, everything=False, lock=True)
    text = one_pass.text(values, {"everything": False, "lock": True})
    connection.in_atomic_block, before = False, connection.in_atomic_block
    try:
        with pytest.raises(TransactionManagementError):
            text.executed(values)
    finally:
        connection.in_atomic_block = before


def test_a_value_that_does_not_reach_the_database_is_noticed() -> None:
    def by_length(name: str) -> QuerySet[Project]:
        return Project.objects.filter(next_number=len(name))

    try:
        with pytest.raises(TypeError, match="value 0 is no parameter"):
            Statement(by_length, prepared=True).all("any")
    finally:
        STATEMENTS.pop(next(name for name in STATEMENTS if "by_length" in name))


def test_a_text_that_the_database_cannot_hold_is_an_error_of_the_database() -> None:
    with pytest.raises(DatabaseError):
        known_speakers.all(uuid4(), [], ["\x00"])
    insert([])
    assert known_speakers.all(uuid4(), [], ["'; DROP TABLE claims_speaker; --", "100 %", "\\", "%s"]) == []


def test_rows_are_inserted_replaced_and_changed(project: Any, annotator: Person, article: Any) -> None:
    made = Speaker(project=project, name="Zoë", kind="person")
    insert([made, Speaker(project=project, name="Ada", kind="person")])
    insert([Speaker(id=made.pk, project=project, name="Zoë N.", kind="person")], unique=["id"], replaced=["name"])
    assert set(Speaker.objects.values_list("name", flat=True)) == {"Ada", "Zoë N."}
    assert made.created_at is not None
    assert not made._state.adding
    work = annotator.post(f"projects/{project.pk}/next").json()
    row = Assignment.objects.get(pk=work["assignment"]["id"])
    row.answered = {"sha256": "", "results": ["it's"]}
    update(row, "answered", submitted_at=Now())
    again = Assignment.objects.get(pk=row.pk)
    assert (again.answered, again.submitted_at is not None) == (row.answered, True)
    with pytest.raises(DatabaseError):
        update(Speaker(project=project, name="Nobody", kind="person"), "name")


def test_an_article_is_worked_on_without_compiling_anything(
    annotator: Person,
    project: Any,
    suggested: Any,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(2):
        add_article(project, f"The harbour will close on Friday, {number} people said.")
    start(actor=Actor(), project=project)
    run_jobs()

    def work() -> None:
        found = annotator.post(f"projects/{project.pk}/next").json()
        path = f"assignments/{found['assignment']['id']}"
        speaker = batch()[0]
        put = {
            "id": str(uuid4()),
            "content": [[0, 32]],
            "exact": {"content": ["The harbour will close on Friday"]},
            "speakers": [speaker["speaker"]["id"]],
            "verdict": {"label": "true", "evidence": [{"title": "Report", "stance": "supports"}]},
        }
        assert annotator.post(f"{path}/sync", {"ops": [speaker, {"put": put, "base": 0}]}).status_code == 200
        assert annotator.post(f"{path}/sync", {"ops": [{"put": {**put, "note": "!"}, "base": 1}]}).status_code == 200
        assert annotator.post(f"{path}/submit").status_code == 200

    work()
    compiled: list[str] = []
    for kind in (SQLCompiler, SQLInsertCompiler, SQLUpdateCompiler):
        real = kind.as_sql

        def noted(self: Any, *arguments: Any, real: Any = real, **more: Any) -> Any:
            result = real(self, *arguments, **more)
            compiled.append(str(result)[:200])
            return result

        monkeypatch.setattr(kind, "as_sql", noted)
    work()
    assert not compiled, "\n".join(compiled)
