"""What the database counts with every write is what is there: whatever people do, in whatever order, and at once."""

import random
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F, Sum

from claims.articles.models import Speaker, SpeakerDelta, SpeakerUse, Standing
from claims.assignments.services import expire_leases
from claims.overview.progress import progress
from claims.projects.models import Member, Tally
from claims.projects.sight import Sight
from tests.assignments.crowd import at_once
from tests.conftest import TEXT, Person, add_article, claim_for

PHRASES = ("The harbour will close on Friday", "Nobody was warned", "nobody will be paid", "two ferries are stranded")
COUNTS = [field.name for field in Tally._meta.fields if field.name not in ("id", "project", "person", "passed_to")]
# Progress of a project, counted from the rows themselves.
TRUTH = """
SELECT count(*) AS articles,
       count(*) FILTER (WHERE p.done) AS articles_done,
       count(*) FILTER (WHERE p.begun AND NOT p.done) AS articles_in_work,
       coalesce(sum(p.needed), 0)::int AS passes_needed,
       coalesce(sum(p.submitted), 0)::int AS passes_submitted,
       coalesce(sum(p.claims), 0)::int AS claims,
       CASE WHEN %(sight)s <> 'own' THEN count(*) FILTER (WHERE g.settled) END AS articles_settled,
       CASE WHEN %(sight)s <> 'own' THEN count(*) FILTER (WHERE g.settled OR (a.needs = 1 AND g.submitted)) END AS articles_of_record,
       CASE WHEN %(sight)s <> 'own' THEN coalesce(sum(g.gold), 0)::int END AS gold_claims,
       CASE WHEN %(sight)s <> 'own' THEN coalesce(
           sum(CASE WHEN g.settled THEN g.gold WHEN a.needs = 1 THEN g.claims END), 0)::int END AS record_claims,
       coalesce(sum(p.mine_submitted), 0)::int AS mine_submitted,
       coalesce(sum(p.mine_leased), 0)::int AS mine_leased
FROM claims_article a
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE seen AND state = 'submitted') AS submitted,
           CASE WHEN %(sight)s = 'own' THEN count(*) FILTER (WHERE mine AND state = 'submitted') > 0
                ELSE a.open_slots = 0 AND count(*) FILTER (WHERE state <> 'submitted') = 0 END AS done,
           count(*) FILTER (WHERE seen AND (state = 'submitted' OR %(sight)s <> 'submitted')) > 0 AS begun,
           count(*) FILTER (WHERE seen) + CASE WHEN %(sight)s = 'own' THEN 0 ELSE a.open_slots END AS needed,
           sum(claims) FILTER (WHERE seen AND (state = 'submitted' OR %(sight)s <> 'submitted')) AS claims,
           count(*) FILTER (WHERE mine AND state = 'submitted') AS mine_submitted,
           count(*) FILTER (WHERE mine AND state <> 'submitted') AS mine_leased
    FROM (
        SELECT s.state, s.person_id = %(person)s AS mine, %(sight)s <> 'own' OR s.person_id = %(person)s AS seen,
               (SELECT count(*) FROM claims_claim c WHERE c.assignment_id = s.id AND c.deleted_at IS NULL) AS claims
        FROM claims_assignment s
        WHERE s.article_id = a.id AND s.kind = 'annotation' AND s.state IN ('leased', 'assigned', 'submitted')
    ) one
) p
CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(s.kind = 'gold'), false) AS settled, coalesce(bool_or(s.kind = 'annotation'), false) AS submitted,
           count(c.id) FILTER (WHERE s.kind = 'gold') AS gold, count(c.id) FILTER (WHERE s.kind = 'annotation') AS claims
    FROM claims_assignment s LEFT JOIN claims_claim c ON c.assignment_id = s.id AND c.deleted_at IS NULL
    WHERE s.article_id = a.id AND s.state = 'submitted'
) g
WHERE a.project_id = %(project)s
"""


def kept(project: Any) -> dict[str, Any]:
    """Read all counts of a project, those that lie in several rows added up and those of nobody left out."""
    rows = (
        Tally.objects.filter(project=project).values("person").annotate(**{f"n_{name}": Sum(name) for name in COUNTS})
    )
    tallies = {row.pop("person"): {name[2:]: count for name, count in row.items() if count} for row in rows}
    standing = Standing.objects.filter(project=project).order_by("number")
    speakers = Speaker.objects.filter(project=project).order_by("pk").values_list("pk", "mentions", "submitted")
    waiting = {key: (0, 0) for key, _, _ in speakers}
    for key, mentions, submitted in SpeakerDelta.objects.values_list("speaker", "mentions", "submitted"):
        waiting[key] = (waiting[key][0] + mentions, waiting[key][1] + submitted)
    uses = SpeakerUse.objects.filter(project=project).order_by().values_list("person", "speaker")
    return {
        "uses": sorted((person, speaker, n) for person, speaker, n in uses.annotate(n=Sum("uses")) if n),
        "tallies": {person: counts for person, counts in tallies.items() if counts},
        "standing": list(standing.values()),
        "speakers": [(key, m + waiting[key][0], s + waiting[key][1]) for key, m, s in speakers],
    }


def right(project: Any, people: list[Person]) -> None:
    """Compare what is kept with what is there, for everybody and in all ways of seeing a project."""
    with connection.cursor() as cursor:
        for person in people:
            for sight in Sight:
                cursor.execute(TRUTH, {"project": project.pk, "sight": sight.value, "person": person.user.pk})
                names = [column.name for column in cursor.description or ()]
                truth = dict(zip(names, cursor.fetchone(), strict=True))
                assert progress({project.pk: sight}, person.user.pk) == {project.pk: truth}, (sight, person.user)
    before = kept(project)
    call_command("recount", project.name, verbosity=0)
    assert kept(project) == before


class Worker:
    """Somebody who does whatever comes to their mind."""

    def __init__(self, person: Person, project: Any, chance: random.Random, boss: Person) -> None:
        self.person, self.project, self.chance, self.boss = person, project, chance, boss
        self.claims: dict[str, list[tuple[str, int]]] = {}

    def step(self) -> None:
        """Do one thing."""
        passes = list(self.person.user.assignments.exclude(state="skipped").values_list("pk", flat=True))
        if not passes or self.chance.random() < 0.2:
            self.person.post(f"projects/{self.project.pk}/next")
            return
        path = f"assignments/{self.chance.choice(passes)}"
        doing = self.chance.choice(
            ["write", "write", "write", "delete", "submit", "submit", "submit", "reopen", "return", "skip", "release"]
        )
        if doing in ("write", "delete"):
            self.write(path, doing)
        elif doing == "return":
            self.boss.post(f"{path}/return", {"reason": "Look again."})
        else:
            self.person.post(f"{path}/{doing}")

    def write(self, path: str, doing: str) -> None:
        """Put a claim that names one or two speakers, or delete one."""
        mine = self.claims.setdefault(path, [])
        if doing == "delete" and mine:
            key, version = mine.pop()
            self.person.post(f"{path}/sync", {"ops": [{"delete": key, "base": version}]})
            return
        names = [
            {"id": str(uuid4()), "name": f"Speaker {self.chance.randrange(3)}", "kind": "person"} for _ in range(2)
        ]
        key = str(uuid4())
        text = self.person.get(path).json()["article"]["text"]
        put = claim_for(text, key, [self.chance.choice(PHRASES)], speakers=[one["id"] for one in names])
        ops = [*({"speaker": one} for one in names), {"put": put, "base": 0}]
        answer = self.person.post(f"{path}/sync", {"ops": ops})
        if answer.status_code == 200 and answer.json()["results"][-1]["status"] == "ok":
            mine.append((key, 1))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_counts_are_right_after_whatever_three_people_do(
    owner: Person, annotator: Person, second_annotator: Person, viewer: Person, project: Any, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(5):
        add_article(project, f"{TEXT} {number}")
    workers = [Worker(person, project, chance, owner) for person in (owner, annotator, second_annotator)]
    for number in range(90):
        chance.choice(workers).step()
        if number % 30 == 29:
            type(annotator.user.assignments.first()).objects.filter(state="leased").update(
                lease_expires_at="2026-01-01T00:00Z"
            )
            expire_leases()
            right(project, [owner, annotator, second_annotator, viewer])
    assert Tally.objects.filter(submitted__gt=0).exists()
    assert Speaker.objects.filter(mentions__gt=F("submitted")).exists()
    assert SpeakerUse.objects.filter(uses=1).exists()


@pytest.mark.django_db(transaction=True)
def test_counts_are_right_after_six_people_have_worked_at_once(project: Any, person: Any, owner: Person) -> None:
    type(project).objects.filter(pk=project.pk).update(annotators_per_article=6)
    project.refresh_from_db()
    for number in range(2):
        add_article(project, f"{TEXT} {number}")
    people = [person(f"person-{number}") for number in range(6)]
    for number, somebody in enumerate(people):
        Member.objects.create(project=project, user=somebody.user, role="annotator", pseudonym=f"p-{number}")
    workers = [Worker(somebody, project, random.Random(number), owner) for number, somebody in enumerate(people)]

    def work(worker: Worker) -> None:
        for _ in range(12):
            worker.step()

    at_once([lambda worker=worker: work(worker) for worker in workers])
    right(project, people)


@pytest.mark.django_db
def test_a_loaded_dataset_is_counted(project: Any, owner: Person) -> None:
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from tests.bench import synthetic

    load_records(project=project, actor=Actor(), lines=synthetic.records(20))
    right(project, [owner])
    assert progress({project.pk: Sight.ALL}, owner.user.pk)[project.pk]["claims"] == 160
