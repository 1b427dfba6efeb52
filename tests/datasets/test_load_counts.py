"""A loaded dataset is counted once, at its end, and the counts are right whoever else writes meanwhile."""

import copy
import json
import random
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from unittest import mock

import pytest
from django.db import connection, transaction

from claims.articles.models import Standing
from claims.audit import Actor
from claims.core.errors import Conflict, Invalid
from claims.datasets import loading
from claims.datasets.loading import load_records
from claims.datasets.uncounted import counted_at_end
from claims.overview.progress import progress
from claims.projects.models import Member, Tally
from claims.projects.services import create_project
from claims.projects.sight import Sight
from claims.suggestions.models import VersionTally
from tests.assignments.crowd import at_once
from tests.bench.synthetic import record
from tests.conftest import TEXT, Person, add_article
from tests.overview.test_counts import Worker, kept, right


def of_two(number: int) -> bytes:
    """Make a line whose article two people have read, and a third has settled; an engine has read every other one."""
    line = copy.deepcopy(record(number))
    first = line["passes"][0]
    line["passes"] += [{**first, "annotator": "a-2", "suggestions_shown": True}]
    line["passes"] += [{**first, "annotator": "a-3", "kind": "gold"}]
    line["claims"][1]["annotator"] = "a-2"
    line["claims"][2] |= {"annotator": "a-3", "pass_kind": "gold", "speakers": []}
    if number % 2 == 0:
        run = {"engine": "quotes", "engine_version": "1", "suggestions": 0, "note": "", "characters": 0, "dropped": 0}
        line["suggestion_runs"] = [run]
    return json.dumps(line).encode()


def as_told(project: Any) -> dict[str, Any]:
    """Name the counts of a project by what does not differ between two projects with the same work."""
    counts = kept(project)
    names = {0: "", **{m.user_id: m.pseudonym for m in Member.objects.filter(project=project)}}
    rows = Standing.objects.filter(project=project).order_by("number")
    # The side hangs on the project's own key, and what an article needs on the project's rules.
    left_out = ("article_id", "project_id", "side", "learning", "needs")
    standing = [{name: value for name, value in row.items() if name not in left_out} for row in rows.values()]
    tallies = {names[person]: {k: v for k, v in c.items() if k not in ("learnt", "held_out")}
               for person, c in counts["tallies"].items()}  # fmt: skip
    speakers = sorted((mentions, submitted) for _, mentions, submitted in counts["speakers"])
    versions = list(VersionTally.objects.filter(project=project).values_list("engine", "engine_version", "articles"))
    languages = list(project.article_languages.values_list("language", flat=True))
    return {
        "tallies": tallies,
        "standing": standing,
        "speakers": speakers,
        "versions": versions,
        "languages": languages,
    }


@pytest.mark.django_db
def test_a_load_counts_what_every_single_write_would_have_counted(project: Any, owner: Person) -> None:
    lines = [of_two(number) for number in range(1, 13)]
    load_records(project=project, actor=Actor(), lines=lines)
    right(project, [owner])
    step_by_step = create_project(actor=Actor(), name="Step by step", engine="")
    with mock.patch.object(loading, "counted_at_end", return_value=nullcontext()):
        load_records(project=step_by_step, actor=Actor(), lines=lines)
    assert as_told(project) == as_told(step_by_step)
    assert as_told(project)["versions"] == [("quotes", "1", 6)]


@pytest.mark.django_db
@pytest.mark.parametrize("last", [b"{}", of_two(1)], ids=["a bad line", "a line twice"])
def test_what_is_written_after_a_load_is_counted(project: Any, owner: Person, annotator: Person, last: bytes) -> None:
    broken = create_project(actor=Actor(), name="Broken", engine="")
    with pytest.raises(Invalid):
        load_records(project=broken, actor=Actor(), lines=[of_two(1), last])
    load_records(project=project, actor=Actor(), lines=[of_two(1)])
    add_article(project, TEXT)
    assert annotator.post(f"projects/{project.pk}/next").status_code == 200
    right(project, [owner, annotator])
    assert progress({project.pk: Sight.ALL}, owner.user.pk)[project.pk]["articles"] == 2
    assert not Tally.objects.filter(project=broken).exists()


@pytest.mark.django_db(transaction=True)
def test_counting_cannot_be_left_off_outside_of_a_transaction(project: Any) -> None:
    with pytest.raises(RuntimeError), counted_at_end(project.pk):
        pass
    with transaction.atomic(), counted_at_end(project.pk):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')")
        assert cursor.fetchone() == ("{}",)


@pytest.mark.django_db(transaction=True)
def test_counts_are_right_when_people_write_during_a_load(project: Any, owner: Person, annotator: Person) -> None:
    """One adds an article to the project that is being loaded, one loads into it as well, one works in another project."""
    target = create_project(actor=Actor(), name="Target", engine="")
    add_article(project, TEXT)
    halfway, done = threading.Event(), threading.Event()

    def lines() -> Iterator[bytes]:
        yield from (of_two(number) for number in range(1, loading.BATCH + 2))
        halfway.set()
        done.wait(20)
        yield of_two(loading.BATCH + 2)

    def after(deed: Any) -> Any:
        halfway.wait(20)
        # What waits for the load to end must let it end.
        threading.Timer(1, done.set).start()
        return deed()

    def load_too() -> str:
        try:
            load_records(project=target, actor=Actor(), lines=[of_two(1)])
        except Conflict as refused:
            return refused.code
        return ""

    worker = Worker(annotator, project, random.Random(1), owner)
    results = at_once(
        [
            lambda: load_records(project=target, actor=Actor(), lines=lines()),
            lambda: after(lambda: add_article(target, TEXT).number),
            lambda: after(load_too),
            lambda: after(lambda: [worker.step() for _ in range(10)] and None),
        ]
    )
    assert results[1:3] == [loading.BATCH + 3, "project_not_empty"]
    for each in (project, target):
        right(each, [owner, annotator])
    assert progress({target.pk: Sight.ALL}, owner.user.pk)[target.pk]["articles"] == loading.BATCH + 3


def rows_read() -> int:
    """Give how many rows this transaction has read so far, in whatever way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_counted_small_projects_counts_a_large_one_by_its_keys(project: Any) -> None:
    """A connection keeps the plans of a function, and in small tables the best plan is to read all of them for every row."""
    load_records(project=project, actor=Actor(), lines=[json.dumps(record(1)).encode()])
    read = []
    for size in (2, 100, 400):
        loaded = create_project(actor=Actor(), name=f"Loaded {size}", engine="")
        load_records(project=loaded, actor=Actor(), lines=[json.dumps(record(n)).encode() for n in range(2, size + 2)])
        for _ in range(10):
            with transaction.atomic(), connection.cursor() as cursor:
                before = rows_read()
                cursor.execute("SELECT claims_count(%s, forget => true)", [loaded.pk])
                after = rows_read()
        read.append((after - before) / size)
    assert max(read) < 1.5 * min(read), f"rows read an article: {read}"


@pytest.mark.django_db
def test_triggers_ask_whether_they_are_set_aside_without_a_subtransaction() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.lanname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang"
            " WHERE p.oid = '_pgtrigger_should_ignore(name)'::regprocedure"
        )
        assert cursor.fetchone() == ("sql",)
