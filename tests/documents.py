"""What a client sends, built without a server or a database."""

from typing import Any


def claim_for(text: str, key: str, content: list[str], **more: Any) -> dict[str, Any]:
    """Build the JSON of a claim from the strings of its roles (first occurrence each), as a client would."""

    def find(strings: list[str]) -> list[list[int]]:
        return sorted([text.index(string), text.index(string) + len(string)] for string in strings)

    roles = {"content": content, **{role: more.pop(role, []) for role in ("source", "cue", "addressee")}}
    fragments = {role: find(strings) for role, strings in roles.items()}
    return {
        "id": key,
        **fragments,
        "exact": {role: [text[start:end] for start, end in pairs] for role, pairs in fragments.items()},
        "speakers": [],
        "no_speaker_stated": False,
        "directness": "indirect",
        "claim_type": None,
        "checkworthiness": None,
        "was_said": None,
        "parent": None,
        "nesting": None,
        "note": "",
        "origin": "human",
        "suggestion": None,
        "verdict": None,
        **more,
    }
