"""A project in which two people have worked: claims, speakers, verdicts that changed, decided suggestions."""

import io
import json
from typing import Any
from uuid import uuid4

from tests.conftest import TEXT, Person, claim_for, run_jobs

EVIDENCE = {
    "url": "https://example.org/report",
    "quote": "It was so.",
    "stance": "supports",
    "accessed_at": "2026-01-02",
}


def suggest(project: Any) -> None:
    """Let the engine of quotation marks read the project."""
    from claims.audit import Actor
    from claims.suggestions.services import start

    project.engine = "quotes"
    project.save(update_fields=["engine"])
    start(actor=Actor(), project=project)
    run_jobs()


def annotate(
    person: Person, project: Any, phrase: str, *, submit: bool = True, status: str = "draft"
) -> dict[str, Any]:
    """Take an article, judge one claim of one's own, reject the first suggestion and accept the second; returns the work."""
    work = person.post(f"projects/{project.pk}/next").json()
    path = f"assignments/{work['assignment']['id']}"
    speaker, key = str(uuid4()), str(uuid4())
    verdict = {"label": "true", "rationale": "Seen.", "status": status, "evidence": [EVIDENCE]}
    put = claim_for(work["article"]["text"], key, [phrase], speakers=[speaker], verdict=verdict)
    ops = [
        {
            "speaker": {
                "id": speaker,
                "name": "Port authority",
                "kind": "organisation",
                "anonymous": False,
                "descriptor": "",
            }
        },
        {"put": put, "base": 0},
    ]
    if work["suggestions"]:
        first = work["suggestions"][0]
        taken = {"content": first["content"], "source": first["source"], "cue": first["cue"], "addressee": []}
        text = work["article"]["text"]
        exact = {role: [text[start:end] for start, end in pairs] for role, pairs in taken.items()}
        accepted = {**claim_for(text, str(uuid4()), []), **taken, "exact": exact, "no_speaker_stated": True}
        accepted |= {"origin": "suggestion", "suggestion": first["id"], "directness": first["directness"]}
        ops += [{"put": accepted, "base": 0}, {"decide": first["id"], "as": "accepted", "claim": accepted["id"]}]
    ops += [{"decide": item["id"], "as": "rejected", "claim": None} for item in work["suggestions"][1:]]
    sync(person, path, ops)
    sync(person, path, [{"put": {**put, "verdict": {**verdict, "label": "false"}}, "base": 1}])
    if submit:
        assert person.post(f"{path}/submit").status_code == 200
    return work


def sync(person: Person, path: str, ops: list[dict[str, Any]]) -> None:
    """Send operations that must all be accepted."""
    answer = person.post(f"{path}/sync", {"ops": ops})
    assert {result["status"] for result in answer.json()["results"]} == {"ok"}, answer.content


def build(person: Person, project: Any, **asked: str) -> str:
    """Have a dataset built; returns the job's identifier."""
    job = person.post(f"projects/{project.pk}/exports", {"format": "jsonl", **asked})
    assert job.status_code == 202, job.content
    run_jobs()
    assert person.get(f"jobs/{job.json()['id']}").json()["state"] == "done"
    return str(job.json()["id"])


def download(person: Person, job: str) -> tuple[bytes, dict[str, Any]]:
    """Fetch a dataset and its manifest."""
    file = person.get(f"exports/{job}/file")
    assert file.status_code == 200
    return b"".join(file.streaming_content), person.get(f"exports/{job}/manifest").json()


def lines(data: bytes) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in io.BytesIO(data)]


PHRASE, OTHER_PHRASE = "The harbour will close on Friday", "two ferries are stranded"
assert PHRASE in TEXT
assert OTHER_PHRASE in TEXT
