"""Requests made by chance from the OpenAPI document, right and wrong ones: what it forbids is refused, by a described answer.

ONRECORD_EXAMPLES says how many of each an operation gets (`make schemathesis`: 100); ten when it is not set.
"""

import copy
import json
import os
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from schemathesis import GenerationMode

from claims.projects.models import Member
from tests.conftest import TEXT, Person, claim_for
from tests.datasets.released import made_release
from tests.schema.conformance import Contract, document
from tests.training.desk import trained_model

EXAMPLES = int(os.environ.get("ONRECORD_EXAMPLES", "10"))
# By chance where there is time for it, and the same every time where the whole suite waits.
CHANCE = "ONRECORD_EXAMPLES" in os.environ
BASE = "/api/v1/"
# Refusals that tell of a type: nothing that the document allows may get one.
TYPES = {
    "expected_object",
    "unknown_field",
    "integer_required",
    "number_required",
    "null",
    "invalid_json",
    "unknown_filter",
}
OPERATIONS = {
    operation.label: operation
    for operation in (
        found.ok() for found in schemathesis.openapi.from_dict(copy.deepcopy(document())).get_all_operations()
    )
}


@pytest.fixture
def keys(person: Any, project: Any, article: Any, files: Any, settings: Any) -> tuple[Client, dict[str, str]]:
    """An administrator with a pass, a claim, a comment, a job and an engine of their own, and their identifiers."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    root = Person(person("root", is_staff=True, is_superuser=True).user)
    trained = trained_model(project)
    work = root.post(f"projects/{project.pk}/next", {"article": str(article.pk)}).json()
    claim = claim_for(TEXT, str(uuid4()), ["The harbour will close on Friday"], no_speaker_stated=True)
    at = f"assignments/{work['assignment']['id']}"
    assert root.post(f"{at}/sync", {"ops": [{"put": claim}]}).json()["results"][0]["status"] == "ok"
    comment = root.post(f"articles/{article.pk}/comments", {"id": str(uuid4()), "text": "Why?"}).json()
    job = root.post(f"projects/{project.pk}/exports").json()
    token = root.post("tokens").json()
    return (
        root.client,
        {
            "project": str(project.pk), "article": str(article.pk), "assignment": work["assignment"]["id"], "claim": claim["id"],
            "comment": comment["id"], "job": job["id"], "engine": str(trained.pk), "release": str(made_release(project).pk),
            "member": str(Member.objects.get(user__username="owner").pk), "person": str(person("owner").user.pk), "token": token["id"],
            "label": str(project.scale.labels.values_list("pk", flat=True)[0]),
        },
    )  # fmt: skip


def whole(value: Any) -> Any:
    """Write 5.0 as 5, as JSON Schema takes them for the same and this API does not."""
    if isinstance(value, dict):
        return {name: whole(item) for name, item in value.items()}
    if isinstance(value, list):
        return [whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def send(client: Client, case: Any, known: dict[str, str]) -> Any:
    """Send a generated request; its identifiers in the address are real ones."""
    path = case.path
    for name in case.path_parameters or {}:
        path = path.replace(f"{{{name}}}", known[name])
    headers = {name: str(value) for name, value in (case.headers or {}).items() if str(value).isprintable()}
    query = {name: "" if value in (None, [], {}) else value for name, value in (case.query or {}).items()}
    body, kind = case.body, case.media_type or "application/json"
    if kind == "multipart/form-data":
        given = body.get("files") if isinstance(body, dict) else None
        fields = {name: str(value) for name, value in body.items() if name != "files"} if isinstance(body, dict) else {}
        uploads = [
            SimpleUploadedFile(f"{number}.txt", item if isinstance(item, bytes) else str(item).encode())
            for number, item in enumerate(given if isinstance(given, list) else [])
        ]
        return client.post(path, {**fields, "files": uploads}, query_params=query, headers=headers)
    data = b"" if type(body).__name__ == "NotSet" else body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.generic(case.method, path, data, kind, query_params=query, headers=headers)


def refused(answer: Any) -> bool:
    """Tell whether an answer refuses a request, or one row of it at least."""
    if answer.status_code >= 400:
        return True
    results = json.loads(answer.content).get("results", ()) if answer.content[:1] == b"{" else ()
    return any(result.get("status") in ("invalid", "conflict") for result in results)


def check(keys: tuple[Client, dict[str, str]], contract: Contract, case: Any, *, wrong: bool) -> None:
    """Send one request, hold the answer against the document, and take back whatever it did."""
    client, known = keys
    if not wrong and not isinstance(case.body, bytes):
        case.body = whole(case.body)
    with transaction.atomic():
        answer = send(client, case, known)
        told = f"{case.method} {case.path} {case.query} {str(case.body)[:600]} -> {answer.status_code}"
        if not answer.streaming:
            told += f" {answer.content[:600]!r}"
            assert answer.status_code < 500, told
            path = case.path.removeprefix(BASE)
            for name, key in known.items():
                path = path.replace(f"{{{name}}}", key)
            contract.check(case.method.lower(), path, answer)
            if wrong:
                assert refused(answer), told
            elif answer.status_code >= 400:
                assert answer.json()["error"]["code"] not in TYPES, told
        transaction.set_rollback(True)


def changed_where_it_is_read(case: Any) -> bool:
    """Tell whether a wrong request is wrong in what `send` sends: the body, the query or a header."""
    modes = {where.value: part.mode for where, part in case.meta.components.items()}
    return any(modes.get(where) == GenerationMode.NEGATIVE for where in ("body", "query"))


def requests(operation: Any, mode: GenerationMode, keys: tuple[Client, dict[str, str]]) -> None:
    """Send generated requests of one kind to one operation."""
    contract, wrong = Contract(), mode == GenerationMode.NEGATIVE

    @examples(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=not CHANCE,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case: Any) -> None:
        if not wrong or changed_where_it_is_read(case):
            check(keys, contract, case, wrong=wrong)

    run()


def subject(label: str) -> str:
    """Tell what an operation is about: the first words of its address."""
    return "/".join(part for part in label.partition(BASE)[2].split("/")[:3] if "{" not in part)


# Previews read over a connection of their own, which sees only what was committed.
READING = pytest.mark.django_db(transaction=True, databases=["default", "reading"])
SUBJECTS = [
    pytest.param(name, marks=READING if "preview" in name else pytest.mark.django_db)
    for name in sorted({subject(label) for label in OPERATIONS})
]


@pytest.mark.parametrize("about", SUBJECTS)
def test_generated_requests_are_answered_as_the_document_says(keys: tuple[Client, dict[str, str]], about: str) -> None:
    for label, operation in OPERATIONS.items():
        if subject(label) == about:
            requests(operation, GenerationMode.POSITIVE, keys)
            if operation.body or operation.query:
                requests(operation, GenerationMode.NEGATIVE, keys)
