"""Somebody who adjudicates an article, through the API, as the screen does."""

from typing import Any
from uuid import uuid4

from tests.conftest import Person, claim_for

FIXED = ("assignment", "version", "updated_at")


class GoldDesk:
    """A person with the gold layer of an article."""

    def __init__(self, person: Person, article: Any, data: dict[str, Any]) -> None:
        self.person, self.article, self.data = person, article, data
        self.pass_: str = data["work"]["assignment"]["id"]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Return the groups in the order of the text."""
        found: list[dict[str, Any]] = self.data["groups"]
        return found

    def group(self, key: str) -> dict[str, Any]:
        """Find a group."""
        return next(group for group in self.groups if group["key"] == key)

    def gold_claims(self) -> list[dict[str, Any]]:
        """Return the claims of the gold pass."""
        found: list[dict[str, Any]] = self.data["work"]["claims"]
        return found

    def gold_after(self) -> list[dict[str, Any]]:
        """Read the claims of the gold pass again."""
        found: list[dict[str, Any]] = self.person.get(f"articles/{self.article.pk}/gold").json()["work"]["claims"]
        return found

    def sides(self, group: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the claims of a group, in the order of the passes."""
        order = [row["assignment"] for row in self.data["passes"]]
        known = {claim["id"]: claim for claim in self.data["claims"]}
        found = [known[member["claim"]] for member in group["members"]]
        return sorted(found, key=lambda claim: order.index(claim["assignment"]))

    def reload(self) -> None:
        """Read everything again."""
        self.data = self.person.get(f"articles/{self.article.pk}/gold").json()

    def claim(self, content: str, **more: Any) -> dict[str, Any]:
        """Make a new claim."""
        return claim_for(self.article.text, str(uuid4()), [content], **{"no_speaker_stated": True, **more})

    def op(
        self, key: str, action: str, claims: list[str], members: Any = (), base: int = 0, **more: Any
    ) -> dict[str, Any]:
        """Make the operation that settles a group."""
        seen = [{"claim": one["claim"], "version": one["version"]} for one in members]
        return {"settle": key, "as": action, "base": base, "members": seen, "claims": claims, **more}

    def sync(self, *ops: dict[str, Any]) -> list[dict[str, Any]]:
        """Send operations and return their results."""
        answer = self.person.post(f"gold/{self.pass_}/sync", {"ops": list(ops)})
        assert answer.status_code == 200, answer.content
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    def settle(self, group: dict[str, Any], action: str, **more: Any) -> dict[str, Any]:
        """Settle a group, based on what was seen of it."""
        base = more.pop("base", group["resolution"]["version"] if group["resolution"] else 0)
        return self.sync(self.op(group["key"], action, more.pop("claims", []), group["members"], base, **more))[0]

    def take(self, group: dict[str, Any], side: dict[str, Any], action: str = "take", **more: Any) -> dict[str, Any]:
        """Take a claim whole, or with other strings in some of its places."""
        gold = {name: value for name, value in side.items() if name not in FIXED} | {"id": str(uuid4())}
        places = {role: more.pop(role) for role in ("content", "source", "cue") if role in more}
        for role, strings in places.items():
            gold[role] = [[self.article.text.index(one), self.article.text.index(one) + len(one)] for one in strings]
            gold["exact"] = {**gold["exact"], role: strings}
        settled = self.op(group["key"], action, [gold["id"]], group["members"], **more)
        results = self.sync({"put": gold, "base": 0}, settled)
        assert results[0]["status"] == "ok", results
        return results[1]

    def finish(self, **more: Any) -> Any:
        """Finish the gold pass."""
        return self.person.post(f"gold/{self.pass_}/finish", {"ops": [], **more})


def opened(person: Person, article: Any) -> GoldDesk:
    """Open the gold layer of an article."""
    answer = person.post(f"articles/{article.pk}/gold")
    assert answer.status_code == 200, answer.content
    return GoldDesk(person, article, answer.json())
