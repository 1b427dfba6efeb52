"""One article from import to dataset and back, through the API, as people do it."""

import hashlib
import io
import json
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Person, claim_for, gold_folder, run_jobs


def gold_record() -> dict[str, Any]:
    """The seed article with its gold where this machine has it, else the demo story with ours."""
    folder = gold_folder()
    if folder is not None:
        return json.loads((folder / "seed_gold.jsonl").read_text(encoding="utf-8").splitlines()[0])
    from claims.management.commands.make_demo import FOLDER

    print("ONRECORD_GOLD names no folder with the seed article: the demo story takes its place")
    return json.loads((FOLDER / "wire_gold.jsonl").read_text(encoding="utf-8").splitlines()[0])


def operations(gold: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """Everything that an annotator would do to mark the gold, as the operations of one sync."""
    speakers = {key: str(uuid4()) for key in gold["speakers"]}
    claims = {claim["id"]: str(uuid4()) for claim in gold["claims"]}
    ops: list[dict[str, Any]] = []
    unspecified = {key for key, speaker in gold["speakers"].items() if speaker["kind"] == "unspecified"}
    for key, speaker in gold["speakers"].items():
        if key not in unspecified:
            value = {
                "id": speakers[key],
                "name": speaker["name"],
                "kind": speaker["kind"],
                "anonymous": speaker["anonymous"],
            }
            ops.append({"speaker": {**value, "aliases": speaker["aliases"][:3]}})
    for claim in gold["claims"]:
        voices = [speakers[key] for key in claim["speakers"] if key not in unspecified]
        roles = {role: claim[role] for role in ("content", "source", "cue", "addressee")}
        put = claim_for(text, claims[claim["id"]], [])
        put |= roles
        put["exact"] = {role: [text[start:end] for start, end in spans] for role, spans in roles.items()}
        put |= {
            "speakers": voices,
            "no_speaker_stated": not voices,
            "directness": claim["type"],
            "claim_type": claim["claim_type"],
        }
        put |= {"parent": claims.get(claim["parent"]), "nesting": claim["nesting"]}
        evidence = {
            "url": "https://example.org/report",
            "quote": "It was so.",
            "stance": "supports",
            "accessed_at": "2026-01-02",
        }
        put["verdict"] = {
            "label": "true",
            "rationale": "Seen in the report.",
            "status": "draft",
            "evidence": [evidence],
        }
        ops.append({"put": put, "base": 0})
    return ops


def download(person: Person, project: Any) -> tuple[bytes, dict[str, Any]]:
    """Build a dataset of everything and download it with its manifest."""
    job = person.post(f"projects/{project.pk}/exports", {"format": "jsonl", "layer": "all"})
    assert job.status_code == 202, job.content
    run_jobs()
    key = job.json()["id"]
    assert person.get(f"jobs/{key}").json()["state"] == "done"
    file = person.get(f"exports/{key}/file")
    return b"".join(file.streaming_content), person.get(f"exports/{key}/manifest").json()


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_an_article_goes_in_and_a_dataset_comes_out(
    owner: Person, annotator: Person, exporter: Person, project: Any, files: Any
) -> None:
    gold = gold_record()
    text = gold["text"]
    imported = owner.post(f"projects/{project.pk}/articles", {"text": text, "title": "A story", "id": "story-1"})
    assert imported.status_code == 201, imported.content

    work = annotator.post(f"projects/{project.pk}/next").json()
    assert work["article"]["text"] == text
    assert any(zone["kind"] == "boilerplate" for zone in work["article"]["zones"])
    path = f"assignments/{work['assignment']['id']}"
    ops = operations(gold, text)
    answer = annotator.post(f"{path}/sync", {"ops": ops, "active_seconds": 90.5})
    assert answer.status_code == 200, answer.content
    assert {result["status"] for result in answer.json()["results"]} == {"ok"}, answer.json()
    repeated = annotator.post(f"{path}/sync", {"ops": ops, "active_seconds": 0}).json()["results"]
    assert {result["status"] for result in repeated} == {"ok"}
    assert annotator.post(f"{path}/submit").json()["assignment"]["state"] == "submitted"

    data, manifest = download(exporter, project)
    assert manifest["sha256"] == hashlib.sha256(data).hexdigest()
    assert manifest["claims"] == len(gold["claims"])
    record = json.loads(data)
    assert record["text"] == text
    for claim in record["claims"]:
        for role in ("content", "source", "cue", "addressee"):
            assert [text[start:end] for start, end in claim[role]] == claim["exact"][role]
    want = sorted((claim["content"], claim["source"], claim["cue"]) for claim in gold["claims"])
    assert sorted((claim["content"], claim["source"], claim["cue"]) for claim in record["claims"]) == want


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_a_dataset_loaded_into_an_empty_project_comes_out_with_the_same_bytes(
    owner: Person, annotator: Person, second_annotator: Person, project: Any, files: Any
) -> None:
    from claims.audit import Actor
    from claims.datasets.loading import load_records
    from claims.projects.services import create_project
    from claims.suggestions.services import start

    gold = gold_record()
    for text in (gold["text"], "“Rain 👩‍👩‍👧 is coming,” Zoë said. Officials denied that it would."):
        owner.post(f"projects/{project.pk}/articles", {"text": text, "title": "A story"})
    start(actor=Actor(owner.user), project=project, engine="quotes")
    run_jobs()
    project.engine = "quotes"
    project.save(update_fields=["engine"])
    for person in (annotator, second_annotator):
        work = person.post(f"projects/{project.pk}/next").json()
        path = f"assignments/{work['assignment']['id']}"
        ops = operations(gold, gold["text"])
        ops += [{"decide": item["id"], "as": "rejected", "claim": None} for item in work["suggestions"][:3]]
        assert {r["status"] for r in person.post(f"{path}/sync", {"ops": ops}).json()["results"]} == {"ok"}
        changed = next(op for op in ops if "put" in op)["put"]
        changed = {**changed, "verdict": {**changed["verdict"], "label": "false"}}
        person.post(f"{path}/sync", {"ops": [{"put": changed, "base": 1}]})
        assert person.post(f"{path}/submit").status_code == 200

    first, manifest = download(owner, project)
    empty = create_project(actor=Actor(owner.user), name="Empty", engine="")
    load_records(project=empty, actor=Actor(), lines=io.BytesIO(first), guidelines=manifest["guidelines"])
    second, again = download(owner, empty)
    assert second == first
    assert again["sha256"] == manifest["sha256"]
    assert again["guidelines"] == manifest["guidelines"]
