"""What tests about a project's people do as one step: invite, open links, find members."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from claims.projects.models import Member
from tests.conftest import Person

HANNA = {"name": "Hanna Brandt", "role": "annotator", "email": "hanna@desk.example"}


def invite(by: Person, project: Any, *people: dict[str, str]) -> list[Any]:
    """Invite people and return what became of each invitation."""
    answer = by.post(f"projects/{project.pk}/invitations", {"people": list(people or (HANNA,))})
    assert answer.status_code == 201, answer.content
    results: list[Any] = answer.json()["results"]
    return results


def refused(answer: Any) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return answer.status_code, answer.json()["error"]["code"]


def opened(link: str) -> Client:
    """Open a link in a new browser and return the browser."""
    browser = Client()
    parts = urlsplit(link)
    browser.get(f"{parts.path}?{parts.query}")
    return browser


def signed_in_as(browser: Client) -> str | None:
    """Return the user name of whoever is signed in."""
    user = browser.get("/api/v1/session").json()["user"]
    return user["username"] if user else None


def url_of(project: Any, person: Person) -> str:
    """Return the address of somebody's membership."""
    return f"projects/{project.pk}/members/{Member.objects.get(project=project, user=person.user).pk}"
