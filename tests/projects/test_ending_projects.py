"""A project copied, archived, deleted and restored, as its people see it."""

from typing import Any

import pytest
from django.core.management import call_command

from claims.audit import Event
from claims.projects.models import Label, Member, Project
from claims.projects.services import create_project
from claims.suggestions.services import start_missing
from tests.conftest import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker(owner: Person) -> Person:
    """The manager of the project, who may also create projects."""
    call_command("let_create_projects", "owner")
    owner.user.refresh_from_db()
    return owner


def names(person: Person, query: str = "") -> list[str]:
    """List the projects that somebody sees."""
    return [project["name"] for project in person.get(f"projects{query}").json()["results"]]


def test_a_copy_has_the_rules_and_the_guideline_but_no_articles(maker: Person, project: Any, article: Any) -> None:
    chosen = {
        "language": "de",
        "overlap_share": 0.3,
        "blind": False,
        "verdict_required": True,
        "claim_types": ["causal"],
    }
    assert maker.patch(f"projects/{project.pk}", chosen).status_code == 200
    maker.post(f"projects/{project.pk}/guideline", {"markdown": "# Second"})
    answer = maker.post(f"projects/{project.pk}/clone", {"name": "Second wave"})
    assert answer.status_code == 201, answer.content
    copy, original = answer.json(), maker.get(f"projects/{project.pk}").json()
    own = {"id", "name", "guideline", "progress", "scale"}
    assert {key: copy[key] for key in copy.keys() - own} == {key: original[key] for key in original.keys() - own}
    assert copy["name"] == "Second wave"
    assert copy["progress"]["articles"] == 0
    without = [[{**label, "id": None} for label in one["scale"]["labels"]] for one in (copy, original)]
    assert without[0] == without[1]
    assert maker.get(f"projects/{copy['id']}/guideline").json()["markdown"] == "# Second"
    assert Event.objects.get(project_id=copy["id"], action="created").after["copy_of"] == str(project.pk)


def test_a_copy_keeps_labels_that_the_scale_no_longer_has(maker: Person, project: Any) -> None:
    Label.objects.filter(scale__project=project, key="misleading").update(name="Out of context")
    copy = maker.post(f"projects/{project.pk}/clone", {"name": "Second wave"}).json()
    assert "Out of context" in [label["name"] for label in copy["scale"]["labels"]]


def test_people_come_along_only_on_request_and_under_new_pseudonyms(
    maker: Person, annotator: Person, adjudicator: Person, project: Any
) -> None:
    Member.objects.filter(project=project, user=adjudicator.user).update(active=False)
    alone = maker.post(f"projects/{project.pk}/clone", {"name": "Alone"}).json()["id"]
    joined = maker.post(f"projects/{project.pk}/clone", {"name": "Together", "members": True}).json()["id"]
    roles = dict(Member.objects.filter(project=joined).values_list("user__username", "role"))
    assert roles == {"owner": "manager", "annotator": "annotator"}
    assert list(Member.objects.filter(project=alone).values_list("user__username", flat=True)) == ["owner"]
    pseudonyms = [
        set(Member.objects.filter(project=key).values_list("pseudonym", flat=True)) for key in (project, joined)
    ]
    assert not pseudonyms[0] & pseudonyms[1]


def test_an_archived_project_can_be_copied(maker: Person, project: Any) -> None:
    maker.post(f"projects/{project.pk}/archive")
    copy = maker.post(f"projects/{project.pk}/clone", {"name": "Second wave"}).json()
    assert copy["archived_at"] is None
    assert "import_articles" in copy["allowed"]


def test_an_archived_project_stays_in_the_list_and_says_what_it_still_permits(
    owner: Person, annotator: Person, project: Any, work: Any
) -> None:
    assert owner.post(f"projects/{project.pk}/archive").json()["archived_at"]
    assert names(annotator) == ["Test desk"]
    seen = annotator.get(f"projects/{project.pk}").json()
    assert seen["allowed"] == ["read_project", "list_members", "list_articles", "read_articles"]
    (listed,) = annotator.get(f"projects/{project.pk}/articles").json()["results"]
    assert listed["place"] is None
    assert annotator.get(f"assignments/{work['assignment']['id']}").status_code == 200
    refused = annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": []})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "archived")
    assert owner.post(f"projects/{project.pk}/restore").json()["archived_at"] is None
    assert annotator.post(f"assignments/{work['assignment']['id']}/sync", {"ops": []}).status_code == 200


def test_archiving_twice_is_archiving_once(owner: Person, project: Any) -> None:
    first = owner.post(f"projects/{project.pk}/archive").json()
    assert owner.post(f"projects/{project.pk}/archive").json() == first
    assert Event.objects.filter(project_id=project.pk, action="archived").count() == 1


def test_a_deleted_project_is_restored_as_it_was(owner: Person, annotator: Person, project: Any, work: Any) -> None:
    before = owner.get(f"projects/{project.pk}").json()
    answer = owner.delete(f"projects/{project.pk}")
    assert answer.status_code == 202
    assert names(owner) == names(annotator) == names(annotator, "?deleted=true") == []
    (deleted,) = owner.get("projects?deleted=true").json()["results"]
    assert {key: deleted[key] for key in ("deleted_at", "purge_on")} == answer.json()
    assert deleted["allowed"] == ["end_project"]
    assert owner.delete(f"projects/{project.pk}").status_code == 404
    assert owner.post(f"projects/{project.pk}/restore").json() == before
    assert annotator.get(f"assignments/{work['assignment']['id']}").status_code == 200
    told = (
        Event.objects.filter(project_id=project.pk, subject="project").order_by("id").values_list("action", flat=True)
    )
    assert list(told) == ["created", "deleted", "restored"]


def test_a_project_that_was_archived_before_it_was_deleted_comes_back_archived(owner: Person, project: Any) -> None:
    owner.post(f"projects/{project.pk}/archive")
    owner.delete(f"projects/{project.pk}")
    assert owner.post(f"projects/{project.pk}/restore").json()["archived_at"]


def test_the_name_of_a_deleted_project_is_free_until_it_comes_back(maker: Person, project: Any) -> None:
    maker.delete(f"projects/{project.pk}")
    again = maker.post("projects", {"name": "Test desk"})
    assert again.status_code == 201
    refused = maker.post(f"projects/{project.pk}/restore")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "name_taken")
    assert maker.patch(f"projects/{again.json()['id']}", {"name": "New desk"}).status_code == 200
    assert maker.post(f"projects/{project.pk}/restore").status_code == 200


def test_nobody_reads_articles_of_deleted_and_archived_projects_ahead(
    owner: Person, project: Any, article: Any
) -> None:
    Project.objects.filter(pk=project.pk).update(engine="quotes")
    owner.delete(f"projects/{project.pk}")
    assert start_missing() == 0
    owner.post(f"projects/{project.pk}/restore")
    assert start_missing() == 1


def test_mentions_of_a_deleted_project_are_not_listed(
    owner: Person, annotator: Person, project: Any, work: Any
) -> None:
    manager = Member.objects.get(project=project, user=owner.user).pseudonym
    comment = {"id": "01a203c5-f0d7-7000-8000-000000000001", "text": f"@{manager}, is this one claim?"}
    assert annotator.post(f"articles/{work['article']['id']}/comments", comment).status_code == 201
    assert len(owner.get("mentions").json()["results"]) == 1
    owner.delete(f"projects/{project.pk}")
    assert owner.get("mentions").json()["results"] == []


@pytest.mark.parametrize("value", ["yes", "", "true&deleted=true"])
def test_a_filter_that_makes_no_sense_is_refused(owner: Person, value: str) -> None:
    answer = owner.get(f"projects?deleted={value}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_filter")


def test_two_live_projects_cannot_have_one_name_whatever_writes_them(project: Any) -> None:
    from django.db import IntegrityError, transaction

    other = create_project(actor=_nobody(), name="Another desk")
    with pytest.raises(IntegrityError, match="one_project_per_name"), transaction.atomic():
        Project.objects.filter(pk=other.pk).update(name=project.name)


def _nobody() -> Any:
    from claims.audit import Actor

    return Actor()
