"""Somebody at work on an article, through the API, as the annotate screen is."""

from typing import Any
from uuid import uuid4

from tests.conftest import TEXT, Person, claim_for

CLOSING = "The harbour will close on Friday"
STRANDED = "two ferries are stranded"
WARNED = "Nobody was warned"


class Desk:
    """A person with their pass over an article."""

    def __init__(self, person: Person, work: Any) -> None:
        self.person = person
        self.work = work
        self.text: str = work["article"]["text"]
        self.assignment: str = work["assignment"]["id"]

    def claim(self, content: str = CLOSING, key: str | None = None, **more: Any) -> dict[str, Any]:
        """Make a claim that could be submitted, with a new identifier."""
        return claim_for(
            self.text, key or str(uuid4()), [content], **{"no_speaker_stated": "speakers" not in more, **more}
        )

    def put(self, claim: dict[str, Any], base: str | None = '"0"') -> Any:
        """PUT one claim; `base` goes into If-Match."""
        headers = {} if base is None else {"If-Match": base}
        return self.person.put(f"assignments/{self.assignment}/claims/{claim['id']}", claim, **headers)

    def saved(self, content: str = CLOSING, **more: Any) -> dict[str, Any]:
        """Make a claim and save it."""
        claim = self.claim(content, **more)
        answer = self.put(claim)
        assert answer.status_code == 200, answer.content
        return claim

    def sync(self, *ops: dict[str, Any], seconds: float = 0) -> list[dict[str, Any]]:
        """Send operations and return their results."""
        answer = self.person.post(f"assignments/{self.assignment}/sync", {"ops": list(ops), "active_seconds": seconds})
        assert answer.status_code == 200, answer.content
        results: list[dict[str, Any]] = answer.json()["results"]
        assert len(results) == len(ops)
        return results

    def ask(self, verb: str, body: Any = None) -> Any:
        """POST submit, skip, release, reopen or sync."""
        return self.person.post(f"assignments/{self.assignment}/{verb}", body)

    def reload(self) -> dict[str, Any]:
        """Read the pass again."""
        work: dict[str, Any] = self.person.get(f"assignments/{self.assignment}").json()
        return work

    def claims(self) -> dict[str, dict[str, Any]]:
        """Read the claims of the pass, by identifier."""
        return {claim["id"]: claim for claim in self.reload()["claims"]}


def put(claim: dict[str, Any], base: int = 0, **changes: Any) -> dict[str, Any]:
    """Make the operation that stores a claim, with some fields changed."""
    return {"put": {**claim, **changes}, "base": base}


def delete(claim: dict[str, Any], base: int = 1) -> dict[str, Any]:
    """Make the operation that deletes a claim."""
    return {"delete": claim["id"], "base": base}


def done(results: list[dict[str, Any]]) -> list[int]:
    """Check that every operation was done, and return the versions."""
    assert [result["status"] for result in results] == ["ok"] * len(results), results
    return [result.get("version", 0) for result in results]


def same(stored: dict[str, Any], sent: dict[str, Any]) -> bool:
    """Tell whether a stored claim is what was sent."""
    return {name: value for name, value in stored.items() if name not in ("version", "updated_at")} == sent


assert all(content in TEXT for content in (CLOSING, STRANDED, WARNED))
