"""Many people make the same thing at the same moment: it is made once, and nobody is refused for it."""

import random
from collections import Counter
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from claims.annotations.comments.models import Comment
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.audit import Event
from claims.projects.models import GuidelineVersion, Member, Project
from claims.transactions import ATTEMPTS, atomic
from tests.annotations.desk import Desk, done, put
from tests.assignments.crowd import at_once
from tests.assignments.test_many_at_once import ask, crowd, desk
from tests.conftest import Person

# Every thread has a connection of its own, and the server has 120: one crowd at a time.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("crowds")]
PEOPLE = 20
NAMES = [f"Source {number}" for number in range(15)]


def speaker(name: str) -> dict[str, Any]:
    """Make a speaker with an alias and an office, with a new identifier."""
    roles = [{"position": "Minister", "from": "2024-01-31"}]
    return {"id": str(uuid4()), "name": name, "kind": "person", "aliases": [name.upper()], "roles": roles}


def at_work(count: int) -> tuple[Project, list[Desk]]:
    """A project in which everybody has an article open."""
    project = desk(count, 1)
    people = crowd(project, count)
    for person in people:
        ask(person, project)
    return project, [Desk(person, person.post(f"projects/{project.pk}/next").json()) for person in people]


def test_twenty_people_who_name_the_same_new_speakers_at_once_are_all_saved() -> None:
    project, desks = at_work(PEOPLE)
    chance = random.Random(7)

    def save(place: Desk) -> list[dict[str, Any]]:
        made = [speaker(name) for name in chance.sample(NAMES, len(NAMES))]
        claim = place.claim("it is so", speakers=[one["id"] for one in made])
        return place.sync(*[{"speaker": one} for one in made], put(claim))

    for results in at_once([lambda place=place: save(place) for place in desks]):
        done(results)
    kept = Speaker.objects.filter(project=project, merged_into=None)
    assert Counter(kept.values_list("name", flat=True)) == Counter(NAMES)
    assert Speaker.objects.filter(project=project).count() == PEOPLE * len(NAMES)
    assert SpeakerAlias.objects.count() == SpeakerRole.objects.count() == PEOPLE * len(NAMES)
    assert Event.objects.filter(subject="speaker", action="created").count() == PEOPLE * len(NAMES)
    for place in desks:
        (claim,) = place.claims().values()
        assert len(claim["speakers"]) == len(NAMES)


def test_one_batch_with_new_speakers_sent_eight_times_at_once_makes_them_once() -> None:
    project, (place,) = at_work(1)
    ops = [{"speaker": speaker(name)} for name in NAMES]
    tabs = [Desk(Person(place.person.user), place.work) for _ in range(8)]
    for results in at_once([lambda tab=tab: tab.sync(*ops) for tab in tabs]):
        done(results)
    assert Speaker.objects.filter(project=project).count() == SpeakerAlias.objects.count() == len(NAMES)


def test_a_batch_that_names_one_new_speaker_twice_is_stored_while_others_name_it_too() -> None:
    project, desks = at_work(6)
    for results in at_once(
        [lambda place=place: place.sync(*[{"speaker": speaker(NAMES[0])} for _ in range(3)]) for place in desks]
    ):
        done(results)
    assert Speaker.objects.filter(project=project, merged_into=None).count() == 1


def test_a_speaker_of_another_project_is_refused_alone() -> None:
    _, (elsewhere,) = at_work(1)
    taken = speaker("Far away")
    done(elsewhere.sync({"speaker": taken}))
    Project.objects.update(name="The other desk")
    get_user_model().objects.update(username="somebody-else")
    _, (place,) = at_work(1)
    results = place.sync({"speaker": speaker("Near")}, {"speaker": taken}, {"speaker": speaker("Nearer")})
    assert [(result["status"], result.get("code")) for result in results] == [
        ("ok", None),
        ("invalid", "id_taken"),
        ("ok", None),
    ]


def manager_of(project: Project) -> list[Person]:
    """The manager of a project at eight screens."""
    person = crowd(project, 1)[0]
    Member.objects.update(role="manager")
    return [Person(person.user) for _ in range(8)]


def test_eight_screens_that_add_the_same_member_at_once_add_one() -> None:
    project = desk(1, 1)
    screens = manager_of(project)
    get_user_model().objects.create(username="newcomer")
    body = {"username": "newcomer", "role": "viewer"}
    codes = at_once([lambda s=s: s.post(f"projects/{project.pk}/members", body).status_code for s in screens])
    assert codes == [201] * 8
    assert Member.objects.filter(project=project, user__username="newcomer").count() == 1


def test_eight_screens_that_publish_guidelines_or_speakers_at_once_are_all_answered() -> None:
    project = desk(1, 1)
    screens = manager_of(project)
    path = f"projects/{project.pk}"
    codes = at_once(
        [
            lambda n=n, s=s: s.post(f"{path}/guideline", {"markdown": f"# {n}"}).status_code
            for n, s in enumerate(screens)
        ]
        + [lambda s=s: s.post(f"{path}/speakers", speaker("The same")).status_code for s in screens]
    )
    assert codes == [201] * 16
    assert sorted(GuidelineVersion.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert Speaker.objects.filter(project=project, merged_into=None).count() == 1


def test_eight_people_who_make_a_project_of_one_name_at_once_make_one() -> None:
    user = get_user_model().objects.create(username="root", is_staff=True)
    screens = [Person(user) for _ in range(8)]
    answers = at_once([lambda s=s: s.post("projects", {"name": "New desk"}) for s in screens])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 7}
    assert {answer.json()["error"]["field"] for answer in answers if answer.status_code == 409} == {"name"}
    assert Project.objects.count() == 1


def test_eight_imports_of_the_same_articles_at_once_store_each_once() -> None:
    project = desk(1, 0)
    screens = manager_of(project)
    rows = [{"text": f"Text {number}.", "external_id": f"wire-{number}"} for number in range(20)]

    def bring(screen: Person, number: int) -> Counter[str]:
        own = {"text": f"Another text {number}.", "external_id": "wire-contested"}
        report = screen.post(f"projects/{project.pk}/articles", [*random.Random(number).sample(rows, 20), own]).json()
        return Counter(row["code"] or row["status"] for row in report["results"])

    told = at_once([lambda n=n, s=s: bring(s, n) for n, s in enumerate(screens)])
    assert sum(told, Counter()) == {"created": 21, "duplicate": 140, "external_id_taken": 7}
    assert sorted(Article.objects.values_list("number", flat=True)) == list(range(1, 22))


def test_a_comment_sent_eight_times_at_once_is_posted_once() -> None:
    project, (place,) = at_work(1)
    tabs = [Person(place.person.user) for _ in range(8)]
    comment = {"id": str(uuid4()), "text": "Is this one claim?"}
    path = f"articles/{place.work['article']['id']}/comments"
    codes = at_once([lambda tab=tab: tab.post(path, comment).status_code for tab in tabs])
    assert Counter(codes) == {201: 1, 200: 7}
    assert Comment.objects.filter(article__project=project).count() == 1


def test_two_writes_that_wait_for_each_other_are_both_done() -> None:
    projects = [Project.objects.create(name=name) for name in ("First", "Second")]
    both = Barrier(2)
    tries: list[str] = []

    @atomic
    def rename(name: str, keys: list[Any]) -> None:
        tries.append(name)
        for key in keys:
            row = Project.objects.select_for_update().get(pk=key)
            row.language = name
            row.save(update_fields=["language"])
            try:
                both.wait(timeout=2)
            except BrokenBarrierError:
                continue

    keys = [project.pk for project in projects]
    at_once([lambda: rename("aa", keys), lambda: rename("bb", keys[::-1])])
    assert len(tries) == 3, "the database broke one of the two off, and it was done again"
    assert len(set(Project.objects.values_list("language", flat=True))) == 1


def test_a_write_that_never_can_be_done_is_tried_a_few_times_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.transactions.LONGEST_WAIT", 0)
    Project.objects.create(name="Taken")
    tries: list[int] = []

    @atomic
    def make() -> None:
        tries.append(1)
        Project.objects.create(name="Taken")

    with pytest.raises(IntegrityError):
        make()
    assert len(tries) == ATTEMPTS
