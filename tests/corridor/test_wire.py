"""Statements that travel together with the beginning and the end of their transaction: all of them count, or none."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from psycopg.pq import TransactionStatus

from claims.audit import Actor
from claims.core.ids import new_id
from claims.projects.models import Project
from claims.projects.services import create_project
from claims.statements import Handwritten
from claims.wire import exchange, rows_of
from claims.writes import Writes

pytestmark = pytest.mark.django_db(transaction=True)


def made(name: str) -> Project:
    """Make a project."""
    return create_project(actor=Actor(), name=name, engine="")


@pytest.fixture
def desk(db: Any) -> Project:
    """A project whose name is changed."""
    return made("Before")


def renamed(project: Project, name: str) -> Writes:
    """Gather the change of a project's name."""
    project.name = name
    writes = Writes()
    writes.update(project, "name")
    return writes


def standing() -> TransactionStatus:
    """Say how the transaction stands at the server."""
    driver: Any = connection.connection
    return TransactionStatus(driver.pgconn.transaction_status)


def test_a_transaction_begins_with_its_first_statements_and_ends_with_its_last(desk: Project) -> None:
    with transaction.atomic():
        assert standing() == TransactionStatus.IDLE
        exchange("SELECT 1")
        assert standing() == TransactionStatus.INTRANS
        renamed(desk, "After").send(ending=True)
        assert standing() == TransactionStatus.IDLE
    assert Project.objects.get().name == "After"


def test_a_transaction_inside_another_one_does_not_end_it(desk: Project) -> None:
    with transaction.atomic():
        with transaction.atomic():
            renamed(desk, "After").send(ending=True)
        assert standing() == TransactionStatus.INTRANS
        transaction.set_rollback(True)
    assert Project.objects.get().name == "Before"


def test_what_was_sent_with_a_refused_statement_is_undone(desk: Project) -> None:
    twin = made("Twin")
    writes = renamed(desk, "After")
    twin.name = "After"
    writes.update(twin, "name")
    with pytest.raises(IntegrityError), transaction.atomic():
        writes.send(ending=True)
    assert set(Project.objects.values_list("name", flat=True)) == {"Before", "Twin"}


def test_the_change_of_a_row_that_is_gone_undoes_what_was_sent_with_it(desk: Project) -> None:
    writes = renamed(desk, "After")
    writes.update(Project(id=new_id(), name="Nobody"), "name")
    with pytest.raises(DatabaseError), transaction.atomic():
        writes.send(ending=True)
    assert Project.objects.get().name == "Before"


def test_a_statement_written_by_hand_is_answered_the_same_each_time(desk: Project) -> None:
    named = Handwritten("SELECT %(word)s::text || name FROM claims_project WHERE name = %(name)s")
    for _ in range(2):
        (result,) = exchange(named.executed({"name": "Before", "word": "it's "}))
        assert rows_of(result) == [("it's Before",)]
