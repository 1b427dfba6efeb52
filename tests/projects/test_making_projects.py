"""A project made by somebody who may: what it is for, what follows from that, and who may."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.audit import Event
from claims.projects.presets import PRESETS
from claims.projects.scales import SCALES
from tests.conftest import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker(person: Any) -> Person:
    """Somebody who may create projects and is a member of none."""
    call_command("let_create_projects", person("maker").user.username)
    somebody: Person = person("maker")
    return somebody


def made(maker: Person, **settings: Any) -> Any:
    """Create a project and return it as the maker sees it."""
    answer = maker.post("projects", {"name": "Harbour desk", **settings})
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_whoever_makes_a_project_manages_it_and_finds_it_among_theirs(maker: Person) -> None:
    project = made(maker, language="de", preset="attribution")
    assert project["role"] == "manager"
    assert project["language"] == "de"
    (listed,) = maker.get("projects").json()["results"]
    assert listed == project
    text = {"text": "Der Hafen schließt am Freitag, teilte die Behörde mit."}
    assert maker.post(f"projects/{project['id']}/articles", text).status_code == 201


@pytest.mark.parametrize("preset", PRESETS)
def test_what_a_project_is_for_decides_its_first_settings(maker: Person, preset: str) -> None:
    project, wanted = made(maker, preset=preset), PRESETS[preset]
    names = ("verdict_required", "annotators_per_article", "overlap_share")
    assert {name: project[name] for name in names} == {name: getattr(wanted, name) for name in names}
    assert project["claim_types"] == list(wanted.claim_types)
    assert project["scale"]["key"] == wanted.scale
    assert [label["key"] for label in project["scale"]["labels"]] == [item.key for item in SCALES[wanted.scale].labels]
    created = Event.objects.get(subject="project", action="created")
    assert created.after == {"name": "Harbour desk", "scale": wanted.scale, "preset": preset}


def test_a_setting_that_is_given_wins_over_the_preset(maker: Person) -> None:
    project = made(maker, preset="verification", verdict_required=False, scale="fever", annotators_per_article=3)
    assert (project["verdict_required"], project["annotators_per_article"]) == (False, 3)
    assert project["scale"]["key"] == "fever"


def test_the_menus_offer_the_presets_that_there_are(maker: Person) -> None:
    assert maker.get("meta").json()["presets"] == list(PRESETS)


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, "required", "name"), ({"name": " "}, "blank", "name"), ({"name": "x" * 201}, "limit", "name"),
        ({"name": "A", "preset": "everything"}, "invalid_choice", "preset"), ({"name": "A", "preset": None}, "null", "preset"),
        ({"name": "A", "language": "not a language"}, "invalid", "language"), ({"name": "A", "members": []}, "unknown_field", "members"),
    ],
)  # fmt: skip
def test_a_project_that_makes_no_sense_is_not_made(maker: Person, body: Any, code: str, field: str) -> None:
    answer = maker.post("projects", body)
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["error"]["field"]) == (400, code, field)
    assert maker.get("projects").json()["results"] == []


def test_two_projects_cannot_have_one_name(maker: Person) -> None:
    made(maker)
    answer = maker.post("projects", {"name": "Harbour desk"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "name_taken")
    assert answer.json()["error"]["field"] == "name"


def test_a_session_tells_whether_the_person_may_create_projects(maker: Person, person: Any) -> None:
    def may(somebody: Person) -> Any:
        return somebody.get("session").json()["user"]["may_create_projects"]

    assert may(maker) is True
    assert may(person("root", is_superuser=True)) is True
    assert may(person("reader")) is False


def test_the_right_is_taken_back_and_the_projects_stay(maker: Person) -> None:
    project = made(maker)
    call_command("let_create_projects", "maker", "--no-longer")
    answer = maker.post("projects", {"name": "Another desk"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
    assert maker.get(f"projects/{project['id']}").json()["role"] == "manager"
    told = Event.objects.filter(subject="account", action="changed").order_by("id").values_list("after", flat=True)
    assert list(told) == [{"may_create_projects": True}, {"may_create_projects": False}]


def test_the_right_is_given_to_nobody_who_does_not_exist(db: Any) -> None:
    with pytest.raises(CommandError, match="There is no account 'nobody-here'"):
        call_command("let_create_projects", "nobody-here")
