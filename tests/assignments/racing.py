"""People who take articles while a manager assigns, withdraws, releases, ranks and changes how many people an article needs."""

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count, Q

from claims.articles.models import Article
from claims.articles.record import Row, read_article
from claims.articles.services import ingest
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.projects.models import Member, Project
from claims.projects.services import add_member, create_project
from tests.assignments.crowd import at_once
from tests.conftest import Person

TAKES_A_PLACE = ("leased", "assigned", "submitted")
# What a busy server answers that lost a race for a lock: the browser asks again.
BUSY = 503


@dataclass
class Race:
    """One project with a crowd at its queue; `run` gives everything that is wrong afterwards."""

    project: Project
    manager: Person
    people: list[Person]
    members: list[str]
    articles: list[str]
    seed: int
    takes: int
    # The number of somebody whom the manager pauses while all work, and when the server had said so.
    stopped: int = 1
    stopped_at: float | None = None
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def run(self) -> list[str]:
        """Let all begin in the same moment, and look at what is stored once the last has finished."""
        workers = [lambda number=number: self._work(number) for number in range(len(self.people))]
        at_once([*workers, *(lambda turn=turn: self._distribute(turn) for turn in range(3)), self._pause])
        return self.wrong + self._found()

    def _work(self, number: int) -> None:
        """Take articles, and submit, skip or release each; nobody who is paused before they ask may get a new one."""
        person, chance, mine = self.people[number], random.Random(f"{self.seed} {number}"), set()
        for _ in range(self.takes):
            paused = number == 0 or (number == self.stopped and self.stopped_at is not None)
            answer = self._ask(person, f"projects/{self.project.pk}/next", None, "next", 200, 204, 403)
            if answer.status_code != 200:
                continue
            key = answer.json()["assignment"]["id"]
            if paused and key not in mine:
                self.wrong.append(f"person {number} is paused and was given {key}")
            mine.add(key)
            way = chance.choice(("submit", "submit", "release", "skip", "keep"))
            if way != "keep":
                # The manager may have taken it back meanwhile.
                self._ask(person, f"assignments/{key}/{way}", None, way, 200, 409)

    def _distribute(self, turn: int) -> None:
        """Do what a manager does to many articles at once, in an order that every manager has for themselves."""
        chance, manager = random.Random(f"{self.seed} manager {turn}"), Person(self.manager.user)
        for _ in range(2):
            bodies: list[dict[str, Any]] = [
                {"act": "assign", "members": chance.sample(self.members, min(5, len(self.members)))},
                {"act": "withdraw"}, {"act": "release"}, {"act": "priority", "priority": chance.choice((-1, 0, 1))},
                {"act": "third"}, {"act": "set_aside", "reason": "It waits."}, {"act": "take_back"},
            ]  # fmt: skip
            chance.shuffle(bodies)
            for body in bodies:
                some = chance.sample(self.articles, max(1, len(self.articles) // chance.choice((2, 4, 10))))
                sent = {"articles": some, **body}
                self._ask(manager, f"projects/{self.project.pk}/bulk", sent, body["act"], 200)

    def _pause(self) -> None:
        path = f"projects/{self.project.pk}/members/{self.members[self.stopped]}/pause"
        self._ask(Person(self.manager.user), path, {"reason": "Read the guideline first."}, "pause", 200)
        self.stopped_at = time.monotonic()

    def _ask(self, person: Person, path: str, body: dict[str, Any] | None, name: str, *expected: int) -> Any:
        for _ in range(20):
            answer = person.post(path, body)
            if answer.status_code != BUSY:
                break
            self.answers[f"{name} again"] += 1
            time.sleep(float(answer["Retry-After"]))
        self.answers[f"{name} {answer.status_code}"] += 1
        if answer.status_code not in expected:
            self.wrong.append(f"{name}: {answer.status_code} {answer.content[:200]!r}")
        return answer

    def _found(self) -> list[str]:
        """Name every article whose places do not add up, and every pass that nobody may have."""
        held = Count("assignments", filter=Q(assignments__kind="annotation", assignments__state__in=TAKES_A_PLACE))
        rows = Article.objects.filter(project=self.project).annotate(held=held)
        found = []
        for row in rows.only("number", "open_slots", "needs", "surplus", "extra"):
            if row.open_slots - row.surplus != row.needs - row.held or row.open_slots < 0 or row.surplus:
                found.append(
                    f"article {row.number}: {row.held} of {row.needs}, {row.open_slots} places, {row.surplus} over"
                )
        passes = Assignment.objects.filter(project=self.project)
        twice = passes.values("article__number", "person").annotate(passes=Count("pk")).filter(passes__gt=1)
        found += [f"article {row['article__number']}: two passes of one person" for row in twice]
        found += [f"{row} is paused and has a pass" for row in passes.filter(person=self.people[0].user)]
        return found


def crowd(people: int) -> list[Person]:
    """Make people who can race in any number of projects; the first of them manages."""
    accounts = get_user_model().objects
    return [Person(accounts.create(username=f"racer-{number}")) for number in range(people + 1)]


def race(*, per_article: int, people: list[Person], articles: int, takes: int, seed: int) -> Race:
    """Make a project with a crowd and its articles; the first who races is paused from the beginning."""
    manager, *racers = people
    with transaction.atomic():
        project = create_project(
            actor=Actor(manager.user), name=f"Race {seed} {per_article}", engine="", annotators_per_article=per_article
        )
        texts = (f"Story {number}: it is so, the port authority said." for number in range(articles))
        rows = [Row("", number, read_article({"text": text})) for number, text in enumerate(texts)]
        keys = [str(report["article"]) for report in ingest(actor=Actor(), project=project, rows=rows)]
        members = [add_member(actor=Actor(), project=project, user=one.user, role="annotator") for one in racers]
        Member.objects.filter(pk=members[0].pk).update(paused_at="2026-01-01T00:00Z", pause_reason="Read it first.")
    return Race(project, manager, racers, [str(one.pk) for one in members], keys, seed, takes)
