"""The worker is killed with SIGKILL between any two batches of an import: the next goes on, all counts are right, and nothing is there twice.

ONRECORD_KILLS says how often (`make kill-imports`: 20, half of them without annotations); once when it is not set.
"""

import json
import os
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings

from claims import jobs
from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Actor, Event
from claims.datasets.importing.models import ImportBatch
from claims.projects.services import create_project
from tests.conftest import Person
from tests.faults.product import until, worker

KILLS = int(os.environ.get("ONRECORD_KILLS", "1"))
KINDS = ["import_annotations", "import_articles"] if KILLS > 1 else ["import_annotations"]
# One job is attempted five times at most.
A_JOB = 4
# Articles without annotations are stored faster.
ARTICLES = {"import_annotations": 2_000, "import_articles": 15_000}
TEXT = "District {}: “Bridge {} is closed,” the mayor said on day {}.\n"

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def story(number: int) -> str:
    """A text that no other number gets."""
    return TEXT.format(number % 97, number, number % 365)


def annotated(number: int) -> dict[str, Any]:
    """A line of a file that other scripts write: an article with two claims."""
    text = story(number)
    start = text.index("Bridge")
    claims = [{"id": "a", "content": [[start, start + 6]]}, {"id": "b", "content": [[0, 8]]}]
    return {"id": f"s{number}", "title": f"Bridge {number}", "text": text, "claims": claims}


def start(kind: str, project: Any, name: str) -> jobs.Job:
    """Start an import, with or without annotations; those are confirmed."""
    file = default_storage.path(name)
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", encoding="utf-8") as target:
        for number in range(ARTICLES[kind]):
            line = annotated(number)
            if kind == "import_articles":
                del line["claims"]
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
    params: dict[str, Any] = {"files": [{"name": "all.jsonl", "stored": name}]}
    if kind == "import_annotations":
        params |= {"format": "jsonl", "into": "layer", "layer": "Desk", "labels": {}, "version": "1", "annotators": []}
    return jobs.start(kind, project=project.pk, params=params)


def stored(kind: str, project: Any) -> int:
    """How many articles are there so far."""
    if kind == "import_annotations":
        return Assignment.objects.filter(project=project).count()
    return Article.objects.filter(project=project).count()


def end_right(kind: str, job: jobs.Job, project: Any) -> None:
    """Expect that everything is there once, and that the job says so."""
    job.refresh_from_db()
    articles = ARTICLES[kind]
    texts = Counter(Article.objects.filter(project=project).values_list("text", flat=True))
    assert texts == Counter(story(number) for number in range(articles))
    assert Event.objects.filter(project_id=project.pk, action="imported").count() == articles
    assert job.result is not None
    if kind == "import_articles":
        assert {name: job.result[name] for name in ("created", "duplicates", "invalid")} == {
            "created": articles, "duplicates": 0, "invalid": 0,
        }  # fmt: skip
        return
    brought = job.result["brought"]
    assert {name: brought[name] for name in ("articles", "articles_new", "claims", "passes", "refused")} == {
        "articles": articles, "articles_new": articles, "claims": 2 * articles, "passes": articles, "refused": 0,
    }  # fmt: skip
    passes = Assignment.objects.filter(project=project)
    assert Counter(passes.values_list("article", flat=True)).most_common(1)[0][1] == 1
    assert passes.count() == articles
    claims = Counter(Claim.objects.filter(assignment__project=project).values_list("assignment", "content"))
    assert (len(claims), claims.most_common(1)[0][1]) == (2 * articles, 1)
    numbers = list(ImportBatch.objects.filter(job=job).order_by("number").values_list("number", "steps"))
    assert [number for number, _ in numbers] == list(range(1, len(numbers) + 1))
    assert [steps for _, steps in numbers] == sorted({steps for _, steps in numbers})


def kill_at(place: int, kind: str, project: Any, state: Path, pause: float) -> int:
    """Run a worker until so many articles are there, and kill it a moment later; returns how many are there then."""
    with worker(state, f"until-{place}") as process:
        until(lambda: stored(kind, project) >= place, seconds=240, why=process.said)
        time.sleep(pause)
        process.kill()
    found = stored(kind, project)
    assert found < ARTICLES[kind], "the worker was killed too late to show anything"
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_import_ends_with_right_counts(kind: str, owner: Person, tmp_path: Path) -> None:
    chance = random.Random(int(os.environ.get("ONRECORD_SEED", "1")))
    left = -(-KILLS // len(KINDS))
    with override_settings(MEDIA_ROOT=str(tmp_path / "files")):
        while left > 0:
            times = min(left, A_JOB)
            project = create_project(actor=Actor(owner.user), name=f"{kind} {left}", engine="")
            job = start(kind, project, f"uploads/{kind}{left}")
            places = sorted(chance.sample(range(1, ARTICLES[kind] * 2 // 3), times))
            kills = [kill_at(place, kind, project, tmp_path, chance.random() * 0.2) for place in places]
            with worker(tmp_path, f"last-{left}") as process:
                until(partial(ended, job), seconds=300, why=process.said)
            end_right(kind, job, project)
            print(f"{kind}: killed with {kills} of {ARTICLES[kind]:,} articles stored, done in attempt {job.attempts}")
            left -= times


def ended(job: jobs.Job) -> bool:
    """Tell whether a job is done, and fail where it ended otherwise."""
    job.refresh_from_db()
    assert job.state in ("queued", "running", "done"), job.error_message
    return job.state == "done"
