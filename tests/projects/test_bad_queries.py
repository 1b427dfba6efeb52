"""Somebody asks with a query, a path, a method or a header that makes no sense: the answer says so, in JSON."""

from typing import Any
from uuid import uuid4

import pytest

from claims.audit import Actor
from claims.projects.services import create_project
from tests.conftest import Person, add_article
from tests.core.refusing import nothing_changes, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(project: Any) -> str:
    """The address of a list of three articles."""
    for number in range(3):
        add_article(project, f"Story {number}: the harbour will close, the port authority said.")
    return f"projects/{project.pk}/articles"


def test_an_ordinary_query_is_answered(owner: Person, articles: str) -> None:
    answer = owner.get(f"{articles}?limit=2&state=new&q=harbour").json()
    assert [row["number"] for row in answer["results"]] == [1, 2]
    assert [row["number"] for row in owner.get(f"{articles}?after={answer['next']}").json()["results"]] == [3]


@pytest.mark.parametrize("name", ["after", "limit"])
def test_b39_a_filter_that_is_no_number(owner: Person, articles: str, name: str) -> None:
    for value in ("abc", "%00", "-1", "1.5", "%D9%A3", "1%20", "0x1", "9" * 3000, "%ff", "", "%C2%B2"):
        refused(owner.get(f"{articles}?{name}={value}"), 400, "invalid_filter", name)


@pytest.mark.parametrize("value", ["open", "NEW", "new;drop", "%00"])
def test_b39_a_state_that_no_article_can_have(owner: Person, articles: str, value: str) -> None:
    refused(owner.get(f"{articles}?state={value}"), 400, "invalid_filter", "state")


def test_b39_filters_of_other_lists(owner: Person, articles: str, project: Any, article: Any) -> None:
    for address, name in (
        (f"projects/{project.pk}/guideline?number=one", "number"),
        (f"projects/{project.pk}/guideline?number=%C2%B2", "number"),
        (f"projects/{project.pk}/speakers?limit=0", "limit"),
        (f"projects/{project.pk}/speakers?limit={'9' * 4000}", "limit"),
        (f"projects/{project.pk}/speakers?limit=%C2%B2", "limit"),
        (f"articles/{article.pk}/history?after=yesterday", "after"),
        (f"articles/{article.pk}/history?claim=mine", "claim"),
    ):
        refused(owner.get(address), 400, "invalid_filter", name)


@pytest.mark.parametrize("query", ["ordering=password", "ordering=id;drop", "page=0", "page=-1", "page_size=1000000"])
def test_b40_an_ordering_or_page_that_does_not_exist_here(owner: Person, articles: str, query: str) -> None:
    refused(owner.get(f"{articles}?{query}"), 400, "unknown_filter", query.split("=")[0])


@pytest.mark.parametrize("name", ["text__regex", "project__members__user__password", "fields", "__proto__"])
def test_b41_a_filter_that_would_reach_into_other_tables(owner: Person, articles: str, name: str) -> None:
    refused(owner.get(f"{articles}?{name}=a"), 400, "unknown_filter", name)


@pytest.mark.parametrize("address", ["session", "meta", "projects", "projects/{p}", "projects/{p}/members", "projects/{p}/jobs", "projects/{p}/exports"])  # fmt: skip
def test_b41_a_filter_where_there_are_none(owner: Person, project: Any, address: str) -> None:
    refused(owner.get(f"{address.format(p=project.pk)}?q=1"), 400, "unknown_filter", "q")


@pytest.mark.parametrize("limit", ["0", "201", "1000000"])
def test_b42_a_page_larger_than_pages_are(owner: Person, articles: str, limit: str) -> None:
    assert "200" in refused(owner.get(f"{articles}?limit={limit}"), 400, "invalid_filter", "limit")["message"]


def test_b43_a_parameter_twice(owner: Person, articles: str) -> None:
    refused(owner.get(f"{articles}?state=new&state=done"), 400, "invalid_filter", "state")


@pytest.mark.parametrize("kind", ["projects", "articles", "assignments", "jobs", "exports"])
def test_b44_an_identifier_that_is_none(owner: Person, kind: str) -> None:
    for key in ("abc", str(2**70), "%00", "%ff", "..%2f", "..", "%E2%80%AE", "1' OR '1'='1", "x" * 5000):
        for address in (f"/api/v1/{kind}/{key}", f"/api/v1/{kind}/{key}/file"):
            refused(owner.client.generic("GET", address), 404, "not_found")


def test_b44_an_address_below_the_api_that_nobody_made(owner: Person, nobody: Person) -> None:
    for address in ("/api/", "/api/v1", "/api/v2/projects", "/api/v1/users", "/api/v1/projects/"):
        for person in (owner, nobody):
            refused(person.client.get(address), 404, "not_found")


@pytest.mark.parametrize("words", ["x" * 10_000, "a " * 501, "\x00"])
def test_b45_a_search_that_is_too_long(owner: Person, articles: str, words: str) -> None:
    refused(owner.client.get(f"/api/v1/{articles}", {"q": words}), 400, "invalid_filter", "q")


@pytest.mark.parametrize(
    "words", ["(((((a*)*)*)*)*", "a " * 400, "a:*&!|<->", "'", "\\", '"', "-", "%", "𝔘", "or or or", " "]
)
def test_b45_a_search_for_signs_is_answered(owner: Person, articles: str, words: str) -> None:
    assert owner.client.get(f"/api/v1/{articles}", {"q": words}).status_code == 200
    assert owner.client.get(f"/api/v1/{articles.removesuffix('articles')}speakers", {"q": words}).status_code == 200


def test_b46_a_format_that_the_server_does_not_speak(owner: Person, articles: str, project: Any) -> None:
    refused(owner.get(f"{articles}?format=evil"), 400, "unknown_filter", "format")
    refused(owner.get(f"{articles}?format=api"), 400, "unknown_filter", "format")
    refused(owner.get(f"projects/{project.pk}/exports/preview?format=evil"), 400, "unknown_format", "format")
    refused(owner.get(f"projects/{project.pk}/exports/preview?layer=everybody"), 400, "unknown_layer", "layer")
    refused(owner.get(articles, Accept="image/png"), 406, "not_acceptable")


def test_b46_a_browser_gets_json_too(owner: Person, articles: str) -> None:
    answer = owner.get(articles, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "DELETE", "PUT", "FOO"])
def test_b47_a_method_that_the_address_does_not_take(owner: Person, articles: str, method: str) -> None:
    with nothing_changes():
        refused(owner.client.generic(method, f"/api/v1/{articles}"), 405, "method_not_allowed")


def test_b47_a_method_that_is_overridden_by_a_header_or_a_field(annotator: Person, work: Any) -> None:
    claim = f"assignments/{work['assignment']['id']}/claims/{uuid4()}"
    with nothing_changes():
        refused(annotator.post(claim, {}, **{"X-HTTP-Method-Override": "DELETE"}), 405, "method_not_allowed")
        refused(annotator.post(f"{claim}?_method=DELETE", {"_method": "DELETE"}), 405, "method_not_allowed")


def test_b48_a_host_that_is_not_ours(owner: Person, articles: str) -> None:
    for host in ("evil.example", "testserver.evil.example", "testserver@evil.example", "a b"):
        refused(owner.get(articles, Host=host), 400, "invalid")
    answer = owner.get(articles, **{"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "10.0.0.1"})
    assert answer.status_code == 200
    assert b"evil" not in answer.content


@pytest.mark.parametrize("given", ["a b", "x" * 65, "<script>", "a\r\nSet-Cookie: b=c", "ü"])
def test_b49_a_request_identifier_that_is_not_harmless_is_replaced(owner: Person, articles: str, given: str) -> None:
    assert owner.get(articles, **{"X-Request-Id": given})["X-Request-Id"] != given
    assert owner.get(articles, **{"X-Request-Id": "trace-1.2_3"})["X-Request-Id"] == "trace-1.2_3"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "required"), ({"name": " "}, "blank"), ({"name": "a\u202eb"}, "control_characters"), ({"name": "x" * 201}, "limit"),
        ({"overlap_share": 1.1}, "out_of_range"), ({"overlap_share": "0.5"}, "number_required"), ({"blind": "yes"}, "invalid"),
        ({"annotators_per_article": 0}, "out_of_range"), ({"annotators_per_article": True}, "integer_required"),
        ({"engine": "magic"}, "invalid_choice"), ({"claim_types": "rumour"}, "invalid"), ({"scale": "fever"}, "expected_object"),
        ({"archived_at": None}, "unknown_field"), ({"id": str(uuid4())}, "unknown_field"), ({"name": "Second desk"}, "name_taken"),
    ],
)  # fmt: skip
def test_b20_settings_of_a_project_that_make_no_sense(owner: Person, project: Any, change: Any, code: str) -> None:
    create_project(actor=Actor(owner.user), name="Second desk")
    with nothing_changes():
        status = 409 if change == {"name": "Second desk"} else 400
        refused(owner.patch(f"projects/{project.pk}", change), status, code, next(iter(change), None))


def test_b20_a_role_or_a_person_that_does_not_exist(owner: Person, project: Any) -> None:
    address = f"projects/{project.pk}/members"
    with nothing_changes():
        refused(owner.post(address, {"username": "owner", "role": "king"}), 400, "invalid_choice", "role")
        refused(owner.post(address, {"username": "nobody-here", "role": "viewer"}), 400, "invalid", "username")
        refused(owner.post(address, {"role": "viewer"}), 400, "required", "username")
        refused(owner.post(f"projects/{project.pk}/suggest", {"engine": "magic"}), 400, "unknown_engine", "engine")
        refused(owner.post(f"projects/{project.pk}/suggest", {"articles": ["x"]}), 400, "invalid", "articles.0")
        refused(owner.post(f"projects/{project.pk}/exports", {"format": "evil"}), 400, "unknown_format", "format")
        refused(owner.post(f"projects/{project.pk}/next", {"article": "x"}), 400, "invalid", "article")
