"""A token for some actions or one project: what it is for, when it was used, and that it ends with its reason."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from knox.models import AuthToken

from claims.audit import Actor, Event
from claims.projects.models import Member, Project, TokenScope
from claims.projects.services import create_project
from tests.conftest import TEXT, Person, add_article
from tests.core.refusing import nothing_changes, refused
from tests.projects.scripts import script

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(owner: Person) -> Project:
    """Another project of the same manager."""
    return create_project(actor=Actor(owner.user), name="Another desk")


def test_a_token_says_what_it_is_for_and_when_it_was_used(owner: Person, project: Any) -> None:
    body = {"name": "Nightly export", "days": 7, "actions": ["export", "read_project"], "project": str(project.pk)}
    made = owner.post("tokens", body).json()
    (row,) = owner.get("tokens").json()["results"]
    assert row == {name: value for name, value in made.items() if name != "token"}
    assert (row["name"], row["actions"], row["last_used_on"]) == ("Nightly export", ["export", "read_project"], None)
    assert row["project"] == {"id": str(project.pk), "name": "Test desk"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT (now() AT TIME ZONE 'UTC')::date")
        today: date = cursor.fetchone()[0]
    assert script(made["token"]).get(f"projects/{project.pk}").status_code == 200
    assert owner.get("tokens").json()["results"][0]["last_used_on"] == today.isoformat()
    told = Event.objects.get(action="made")
    assert (told.project_id, (told.after or {})["actions"]) == (project.pk, ["export", "read_project"])


def test_it_does_what_it_is_for_as_far_as_its_person_may(owner: Person, annotator: Person, project: Any) -> None:
    body = {"actions": ["list_articles", "import_articles"]}
    tokens = [script(person.post("tokens", body).json()["token"]) for person in (owner, annotator)]
    path = f"projects/{project.pk}/articles"
    for token in tokens:
        assert token.get(path).status_code == 200
        refused(token.get(f"projects/{project.pk}"), 403, "token_scope")
        refused(token.get("tokens"), 403, "token_scope")
        refused(token.post("tokens"), 403, "token_scope")
        refused(token.get("projects?deleted=true"), 403, "token_scope")
    assert tokens[0].post(path, {"text": TEXT}).status_code == 201
    refused(tokens[1].post(path, {"text": "Another text."}), 403, "forbidden")
    # Nobody gives more than they have, nor does a token.
    few = script(owner.post("tokens", {"actions": ["manage_people", "read_project"]}).json()["token"])
    guest = {"people": [{"name": "Hanna Brandt", "role": "annotator"}]}
    refused(few.post(f"projects/{project.pk}/invitations", guest), 403, "forbidden")


def test_a_token_for_less_makes_no_more_known_in_a_blind_project(
    annotator: Person, second_annotator: Person, project: Any
) -> None:
    add_article(project, TEXT)
    work = second_annotator.post(f"projects/{project.pk}/next").json()["assignment"]["id"]
    second_annotator.post(f"assignments/{work}/submit")
    token = script(annotator.post("tokens", {"actions": ["list_articles", "read_project"]}).json()["token"])
    for path in (f"projects/{project.pk}", f"projects/{project.pk}/articles", "projects"):
        full, narrow = annotator.get(path).json(), token.get(path).json()
        if "results" in full and path.endswith("articles"):
            # What it may not take has no place for it.
            for row in (*full["results"], *narrow["results"]):
                del row["place"]
        assert full == narrow, path


def test_a_token_for_one_project_knows_no_other(owner: Person, project: Any, elsewhere: Project) -> None:
    token = script(owner.post(f"projects/{project.pk}/tokens", {"name": "Import"}).json()["token"])
    assert token.get(f"projects/{project.pk}").status_code == 200
    assert [row["name"] for row in token.get("projects").json()["results"]] == ["Test desk"]
    for answer in (
        token.get(f"projects/{elsewhere.pk}"),
        token.post(f"projects/{elsewhere.pk}/articles", {"text": TEXT}),
        token.post(f"projects/{project.pk}/clone", {"name": "A copy"}),
        token.post("projects", {"name": "New"}),
        token.get("accounts"),
    ):
        refused(answer, 403, "token_scope")


def test_managers_see_and_revoke_the_tokens_of_their_project(
    owner: Person, person: Any, annotator: Person, project: Any, elsewhere: Project
) -> None:
    other = person("other_manager")
    Member.objects.create(project=project, user=other.user, role="manager", pseudonym="m-2")
    token = script(other.post(f"projects/{project.pk}/tokens", {"name": "Import", "days": 1}).json()["token"])
    owner.post(f"projects/{elsewhere.pk}/tokens")
    (row,) = owner.get(f"projects/{project.pk}/tokens").json()["results"]
    assert (row["name"], row["person"]) == ("Import", "other_manager")
    refused(owner.delete(f"projects/{elsewhere.pk}/tokens/{row['id']}"), 404, "not_found")
    refused(annotator.get(f"projects/{project.pk}/tokens"), 403, "forbidden")
    assert owner.delete(f"projects/{project.pk}/tokens/{row['id']}").status_code == 204
    refused(token.get(f"projects/{project.pk}"), 401, "not_signed_in")


def test_somebody_who_leaves_takes_the_tokens_of_the_project_along(
    owner: Person, annotator: Person, project: Any
) -> None:
    own = {"project": str(project.pk)}
    token, general = (script(annotator.post("tokens", body).json()["token"]) for body in (own, {}))
    member = Member.objects.get(user=annotator.user)
    assert owner.delete(f"projects/{project.pk}/members/{member.pk}").status_code == 204
    refused(token.get("session"), 401, "not_signed_in")
    # A person's own token is theirs, and opens nothing here.
    refused(general.get(f"projects/{project.pk}"), 404, "not_found")


def test_no_token_is_left_for_everything_where_its_limits_are_lost(owner: Person, project: Any) -> None:
    made = owner.post("tokens", {"project": str(project.pk)}).json()
    TokenScope.objects.all().delete()
    assert not AuthToken.objects.exists()
    refused(script(made["token"]).get("projects"), 401, "not_signed_in")


def test_what_makes_no_sense_is_refused(owner: Person, project: Any, person: Any) -> None:
    stranger = person("stranger")
    with nothing_changes():
        refused(owner.post("tokens", {"actions": ["burn"]}), 400, "invalid_choice", "actions.0")
        refused(owner.post("tokens", {"name": "x" * 101}), 400, "limit", "name")
        refused(stranger.post("tokens", {"project": str(project.pk)}), 404, "not_found")
        refused(
            owner.post(f"projects/{project.pk}/tokens", {"project": str(project.pk)}), 400, "unknown_field", "project"
        )
