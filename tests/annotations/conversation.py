"""People who comment on an article, through the API."""

from typing import Any
from uuid import uuid4

from claims.projects.models import Member
from tests.conftest import Person


def say(person: Person, article: Any, text: str, claim: str | None = None, key: str | None = None) -> Any:
    """POST a comment."""
    return person.post(f"articles/{article.pk}/comments", {"id": key or str(uuid4()), "claim": claim, "text": text})


def said(person: Person, article: Any, text: str, claim: str | None = None) -> dict[str, Any]:
    """Post a comment that has to be taken."""
    answer = say(person, article, text, claim)
    assert answer.status_code == 201, answer.content
    comment: dict[str, Any] = answer.json()
    return comment


def heard(person: Person, article: Any, query: str = "") -> list[str]:
    """Read the words of the comments that a person sees."""
    return [row["text"] for row in person.get(f"articles/{article.pk}/comments{query}").json()["results"]]


def news(person: Person) -> list[dict[str, Any]]:
    """Read where a person was mentioned and has not looked."""
    found: list[dict[str, Any]] = person.get("mentions").json()["results"]
    return found


def at(person: Person) -> str:
    """Mention a person, as it stands in a text."""
    return "@" + Member.objects.get(user=person.user).pseudonym
