"""People who read the same articles, through the API."""

from typing import Any

from claims.review.services import compare_due
from tests.annotations.desk import CLOSING, STRANDED, WARNED, Desk
from tests.conftest import Person

PHRASES = (CLOSING, WARNED, STRANDED, "nobody will be paid")


def take(person: Person, project: Any, article: Any) -> Desk:
    """Let somebody take an article."""
    answer = person.post(f"projects/{project.pk}/next", {"article": str(article.pk)})
    assert answer.status_code == 200, answer.content
    return Desk(person, answer.json())


def submitted(person: Person, project: Any, article: Any, *claims: dict[str, Any], phrases: Any = ()) -> Desk:
    """Let somebody mark phrases of an article, each with the fields at its place in `claims`, and submit."""
    desk = take(person, project, article)
    for phrase, more in zip(phrases or PHRASES, claims or ({},) * len(phrases or PHRASES), strict=False):
        desk.saved(phrase, **more)
    assert desk.ask("submit").status_code == 200
    return desk


def verdict(label: str) -> dict[str, Any]:
    """Judge a claim."""
    return {"verdict": {"label": label, "rationale": "", "status": "final", "evidence": []}}


def swept() -> int:
    """Compare what is due, as the sweep does."""
    return compare_due()
