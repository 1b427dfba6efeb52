"""What a client sends, built without a server or a database."""

import json
from typing import Any
from uuid import UUID

from claims.annotations.document import show_claim
from claims.core.claim import ClaimDocument


def blank_claim() -> dict[str, Any]:
    """Build the JSON of a claim that says nothing yet, with every field that there is."""
    blank: dict[str, Any] = json.loads(json.dumps(show_claim(ClaimDocument(id=UUID(int=0), content=()), "")))
    return blank


def claim_for(text: str, key: str, content: list[str], **more: Any) -> dict[str, Any]:
    """Build the JSON of a claim from the strings of its roles (first occurrence each), as a client would."""

    def find(strings: list[str]) -> list[list[int]]:
        return sorted([text.index(string), text.index(string) + len(string)] for string in strings)

    roles = {"content": content, **{role: more.pop(role, []) for role in ("source", "cue", "addressee")}}
    fragments = {role: find(strings) for role, strings in roles.items()}
    return {
        **blank_claim(),
        "id": key,
        **fragments,
        "exact": {role: [text[start:end] for start, end in pairs] for role, pairs in fragments.items()},
        **more,
    }
