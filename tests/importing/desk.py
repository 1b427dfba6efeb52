"""What tests of imports of annotations do: upload files as the page does, confirm, and look at what came of it."""

import csv
import io
import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.conftest import Person, run_jobs

STORY = "Vice-president Zoë 😀 Ndiaye said “prices fell,” she told CNN, “by 20 percent.”\nIt is feared that she lied."


def upload(person: Person, project: Any, *files: tuple[str, bytes], format: str = "") -> Any:
    """Send files, let the survey run, and return its job."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    body = {"files": sent, **({"format": format} if format else {})}
    answer = person.client.post(f"/api/v1/projects/{project.pk}/imports/annotations", body)
    assert answer.status_code == 202, answer.content
    run_jobs()
    return person.get(f"jobs/{answer.json()['id']}").json()


def commit(person: Person, job: Any, **body: Any) -> Any:
    """Confirm an import, let it run, and return its job."""
    answer = person.post(f"imports/{job['id']}/commit", body)
    assert answer.status_code == 202, answer.content
    run_jobs()
    return person.get(f"jobs/{job['id']}").json()


def report(person: Person, job: Any) -> list[dict[str, str]]:
    """Download the report of an import."""
    answer = person.get(f"imports/{job['id']}/report")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def place(words: str, text: str = STORY) -> tuple[int, int]:
    """Where words stand, in code points."""
    start = text.index(words)
    return start, start + len(words)


def task(*regions: tuple[str, str, str], text: str = STORY, relations: Any = (), **more: Any) -> dict[str, Any]:
    """A task of Label Studio: regions of (identifier, label, words), in UTF-16 units as it counts."""
    result: list[dict[str, Any]] = []
    for key, label, words in regions:
        start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in place(words, text))
        value = {"start": start, "end": end, "text": words, "labels": [label]}
        result.append({"id": key, "type": "labels", "from_name": "label", "to_name": "text", "value": value})
    result += [{"type": "relation", "from_id": a, "to_id": b, "direction": "right"} for a, b in relations]
    return {"id": 1, "data": {"text": text}, "annotations": [{"id": 7, "completed_by": 3, "result": result, **more}]}


def tasks(*values: dict[str, Any]) -> tuple[str, bytes]:
    """A file of Label Studio."""
    return "export.json", json.dumps(values, ensure_ascii=False).encode()


STATEMENT = task(
    ("a", "Statement", "prices fell"),
    ("b", "Holder", "Vice-president Zoë 😀 Ndiaye"),
    ("c", "Verb", "said"),
    ("d", "Topic", "CNN"),
)
MEANT = {"Statement": "content", "Holder": "source", "Verb": "cue", "Topic": "ignore"}
