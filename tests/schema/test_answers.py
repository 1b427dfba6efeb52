"""What the server really answers, along one article's way, is what the OpenAPI document says."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.projects.models import Project
from tests.conftest import AUTH, TEXT, Person, claim_for, run_jobs
from tests.schema.conformance import Contract
from tests.training.desk import submitted, trained_model


class Caller:
    """A person whose every answer is held against the document."""

    def __init__(self, contract: Contract, person: Person) -> None:
        self.contract, self.person = contract, person

    def get(self, path: str) -> Any:
        """GET."""
        return self.contract.check("get", path, self.person.get(path))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """POST."""
        return self.contract.check("post", path, self.person.post(path, body, **headers))

    def put(self, path: str, body: Any, **headers: str) -> Any:
        """PUT."""
        return self.contract.check("put", path, self.person.put(path, body, **headers))

    def patch(self, path: str, body: Any) -> Any:
        """PATCH."""
        return self.contract.check("patch", path, self.person.patch(path, body))

    def delete(self, path: str, **headers: str) -> Any:
        """DELETE."""
        return self.contract.check("delete", path, self.person.delete(path, **headers))


def signing_in(contract: Contract, person: Any) -> None:
    """Sign in and out, and fail to."""
    caller = Caller(contract, Person())
    assert caller.get("session") == {"user": None, "mail": False, "provider": None}
    user = person("paula").user
    user.set_password("a long enough password")
    user.save()
    assert caller.person.sign_in("paula", "a long enough password").status_code == 200
    assert caller.get("session")["user"]["username"] == "paula"
    assert caller.patch("session", {"name": "Paula Reyes"})["user"]["name"] == "Paula Reyes"
    assert caller.get("digest") == {"on": False}
    assert caller.put("digest", {"on": True})["error"]["code"] == "mail_off"
    caller.person.delete(f"{AUTH}/auth/session")
    assert caller.get("projects")["error"]["code"] == "not_signed_in"


def setting_up(owner: Caller, administrator: Caller, project: str) -> None:
    """Read and change what a project is."""
    owner.get("meta")
    assert owner.get("projects")["results"]
    administrator.post("projects", {"name": "Another desk", "scale": "fever", "claim_types": ["numerical"]})
    owner.get(f"projects/{project}")
    assert owner.patch(f"projects/{project}", {"engine": "quotes", "blind": True})["engine"] == "quotes"
    assert owner.patch(f"projects/{project}", {"colour": "red"})["error"]["code"] == "unknown_field"
    owner.get(f"projects/{project}/guideline")
    owner.post(f"projects/{project}/guideline", {"markdown": "# Second"})
    owner.get(f"projects/{project}/members")
    owner.post(f"projects/{project}/members", {"username": "stranger", "role": "viewer"})


def articles_in(owner: Caller, project: str) -> str:
    """Bring articles in by both ways, and let the engine read them; return the first article's identifier."""
    path = f"projects/{project}/articles"
    first = owner.post(
        path, {"text": TEXT, "title": "Harbour to close", "byline": ["Ann"], "published_on": "2026-11-22"}
    )
    owner.post(path, [{"text": TEXT}, {"text": ""}, {"text": "Another text."}])
    owner.post(path, [{"text": TEXT}])
    files = {"files": SimpleUploadedFile("story.txt", "“It rains,” said Ann.".encode())}
    job = owner.contract.check(
        "post", f"projects/{project}/imports", owner.person.client.post(f"/api/v1/projects/{project}/imports", files)
    )
    owner.get(f"jobs/{job['id']}")
    run_jobs()
    owner.get(f"jobs/{job['id']}")
    _annotated(owner, project)
    _doubtful(owner, project)
    waiting = owner.post(f"projects/{project}/suggest", {"articles": None})
    stopped = owner.post(f"projects/{project}/suggest", {"articles": None})
    assert owner.post(f"jobs/{stopped['id']}/cancel")["state"] == "cancelled"
    assert owner.post(f"jobs/{stopped['id']}/cancel")["error"]["code"] == "already_finished"
    run_jobs()
    assert owner.get(f"jobs/{waiting['id']}")["result"]["suggestions"] > 0
    owner.get(f"projects/{project}/jobs")
    _engines(owner, project)
    owner.get(f"{path}?limit=1&state=new&q=harbour")
    article = str(first["results"][0]["article"])
    owner.get(f"articles/{article}")
    owner.post(
        f"projects/{project}/speakers", {"name": "Port authority", "kind": "organisation", "aliases": ["the port"]}
    )
    assert owner.get(f"projects/{project}/speakers?q=port")["results"]
    return article


def _annotated(owner: Caller, project: str) -> None:
    line = {"text": "It snows, said Ben.", "label": [[0, 8, "Said"], [15, 18, "Who"]]}
    file = SimpleUploadedFile("export.jsonl", json.dumps(line).encode())
    path = f"projects/{project}/imports/annotations"
    job = owner.contract.check("post", path, owner.person.client.post(f"/api/v1/{path}", {"files": [file]}))
    run_jobs()
    assert owner.get(f"jobs/{job['id']}")["state"] == "waiting"
    commit = {"into": "layer", "layer": "Desk", "labels": {"Said": "content"}}
    assert owner.post(f"imports/{job['id']}/commit", commit)["error"]["code"] == "label_unmapped"
    owner.post(f"imports/{job['id']}/commit", {**commit, "labels": {"Said": "content", "Who": "source"}})
    run_jobs()
    owner.contract.check("get", f"imports/{job['id']}/report", owner.person.get(f"imports/{job['id']}/report"))
    assert owner.delete(f"imports/{job['id']}")["result"]["undone"]


def _doubtful(owner: Caller, project: str) -> None:
    held = owner.post(f"projects/{project}/articles", [{"text": f"<p>The port is closed, {n}.</p>"} for n in "ab"])
    assert [row["status"] for row in held["results"]] == ["held", "held"]
    assert owner.get(f"projects/{project}/held?limit=1")["count"] == 2
    first = {"ids": [held["results"][0]["held"]]}
    for decision in ("leave_out", "wait"):
        assert owner.post(f"projects/{project}/held", {"decision": decision, **first})["results"]
    assert owner.post(f"projects/{project}/held", {"decision": "repair"})["left"] == 0
    assert owner.post(f"projects/{project}/held", {"decision": "burn"})["error"]["code"] == "invalid_choice"


def _engines(owner: Caller, project: str) -> None:
    assert owner.post(f"projects/{project}/train")["error"]["code"] == "too_few_articles"
    row = Project.objects.get(pk=project)
    model = trained_model(row)
    for number in range(10):
        submitted(row, owner.person.user, number)
    training = owner.post(f"projects/{project}/train")
    assert owner.post(f"projects/{project}/train")["error"]["code"] == "already_training"
    assert owner.get(f"projects/{project}/engines")["training"]["job"]["id"] == training["id"]
    assert owner.post(f"projects/{project}/engines/{model.pk}/promote")["models"][0]["state"] == "champion"
    assert owner.post(f"projects/{project}/engines/rules/promote")["models"][0]["state"] == "retired"
    # What these articles are for is done: the rest of the way is that of one article.
    owner.post(f"jobs/{training['id']}/cancel")


def claims_in(owner: Caller, annotator: Caller, project: str, article: str) -> str:
    """Take the article, change claims in every way, submit; return the pass."""
    work = annotator.post(f"projects/{project}/next", {"article": article})
    path = f"assignments/{work['assignment']['id']}"
    speaker, first, second = str(uuid4()), str(uuid4()), str(uuid4())
    evidence = {"url": "https://example.org/port", "stance": "supports", "accessed_at": "2026-11-22"}
    verdict = {"label": "true", "rationale": "Seen.", "status": "final", "evidence": [evidence]}
    put = claim_for(TEXT, first, ["The harbour will close on Friday"], source=["the port authority"], cue=["said"])
    put |= {"speakers": [speaker], "verdict": verdict, "claim_type": "prediction", "checkworthiness": "cfs"}
    bad = claim_for(TEXT, second, ["two ferries are stranded"], speakers=[str(uuid4())])
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
        {"put": bad, "base": 0},
        {"decide": work["suggestions"][0]["id"], "as": "rejected", "claim": None},
        {"delete": str(uuid4()), "base": 1},
        {"nonsense": True},
    ]
    answer = annotator.post(f"{path}/sync", {"ops": ops, "active_seconds": 4.5})
    assert [result["status"] for result in answer["results"]] == ["ok", "ok", "invalid", "ok", "invalid", "invalid"]
    stale = annotator.post(f"{path}/sync", {"ops": [{"put": {**put, "note": "later"}, "base": 7}]})
    assert stale["results"][0]["status"] == "conflict"
    annotator.put(f"{path}/claims/{second}", {**bad, "speakers": []}, **{"If-Match": '"0"'})
    assert annotator.put(f"{path}/claims/{second}", bad)["error"]["code"] == "version_required"
    assert annotator.put(f"{path}/claims/{second}", bad | {"speakers": [], "note": "x"}, **{"If-Match": '"9"'})[
        "error"
    ]["theirs"]
    assert annotator.post(f"{path}/submit")["error"]["problems"]
    annotator.delete(f"{path}/claims/{second}", **{"If-Match": '"1"'})
    annotator.get(path)
    assert annotator.post(f"{path}/submit")["assignment"]["state"] == "submitted"
    annotator.post(f"{path}/reopen")
    annotator.post(f"{path}/submit")
    assert owner.post(f"{path}/return", {"reason": "The quotation ends too late."})["assignment"]["state"] == "assigned"
    assert annotator.get(f"projects/{project}/mine")["returned"]
    annotator.post(f"projects/{project}/next", {"article": article})
    annotator.post(f"{path}/submit")
    annotator.get(f"articles/{article}/history")
    assert annotator.get(f"articles/{article}/claims")["results"]
    assert annotator.get(f"projects/{project}/suggestions/quality")["error"]["code"] == "forbidden"
    other = annotator.post(f"projects/{project}/next")["assignment"]["id"]
    annotator.post(f"assignments/{other}/release", {"reason": "lunch"})
    annotator.post(f"projects/{project}/next", {"article": str(uuid4())})
    listed = annotator.get(f"projects/{project}/articles")["results"]
    free = next(row["id"] for row in listed if row["place"] == "free")
    refused = annotator.post(f"projects/{project}/next", {"article": free, "take": False})
    assert refused["error"]["place"]["article"]["id"] == free
    other = annotator.post(f"projects/{project}/next")["assignment"]["id"]
    annotator.post(f"assignments/{other}/skip", {"reason": "not English"})
    return path


def talking(owner: Caller, annotator: Caller, project: str, article: str) -> None:
    """Comment on the article, mention the manager, change one's mind."""
    members = owner.get(f"projects/{project}/members")["results"]
    manager = next(member["pseudonym"] for member in members if member["role"] == "manager")
    path = f"articles/{article}/comments"
    comment = annotator.post(path, {"id": str(uuid4()), "text": f"@{manager}, is this one claim?"})
    annotator.post(path, {"id": comment["id"], "text": comment["text"]})
    assert annotator.post(path, {"id": str(uuid4()), "text": " "})["error"]["code"] == "blank"
    assert owner.get("mentions")["results"][0]["id"] == comment["id"]
    owner.post(f"comments/{comment['id']}/read")
    assert annotator.get(path)["results"]
    annotator.patch(f"comments/{comment['id']}", {"text": "Never mind."})
    annotator.delete(f"comments/{comment['id']}")


def leaving(administrator: Caller, owner: Caller, annotator: Caller, project: str) -> None:
    """Make and revoke tokens, take somebody out of the project and close their account."""
    token = annotator.post("tokens", {"days": 3})
    assert annotator.get("tokens")["results"][0]["id"] == token["id"]
    row = next(row for row in administrator.get("accounts")["results"] if row["username"] == "annotator")
    administrator.get(f"accounts/{row['id']}/tokens")
    assert administrator.get("instance")["projects"][0]["members"] > 0
    annotator.delete(f"tokens/{token['id']}")
    limited = owner.post(f"projects/{project}/tokens", {"name": "Export", "actions": ["export"], "days": 3})
    assert owner.get(f"projects/{project}/tokens")["results"][0]["id"] == limited["id"]
    owner.delete(f"projects/{project}/tokens/{limited['id']}")
    members = owner.get(f"projects/{project}/members")["results"]
    member = next(member for member in members if member["account"] == row["id"])
    owner.patch(f"projects/{project}/members/{member['id']}", {"active": False})
    guests = {"people": [{"name": "Hanna Brandt", "role": "annotator", "email": "hanna@desk.example"}]}
    (invited,) = owner.post(f"projects/{project}/invitations", guests)["results"]
    guest = f"projects/{project}/members/{invited['member']['id']}"
    assert owner.post(f"{guest}/link")["link"] != invited["link"]
    assert owner.post(f"{guest}/pause", {"reason": "Read the guideline first."})["state"] == "paused"
    owner.post(f"{guest}/resume")
    owner.post(f"{guest}/sign-out")
    owner.delete(guest)
    assert administrator.patch(f"accounts/{row['id']}", {"active": False})["active"] is False


def ending(administrator: Caller, owner: Caller, project: str) -> None:
    """Copy, archive, delete and restore the project."""
    assert owner.post(f"projects/{project}/clone", {"name": "A copy"})["error"]["code"] == "forbidden"
    assert administrator.post(f"projects/{project}/clone", {"name": "A copy", "members": True})["name"] == "A copy"
    assert owner.post(f"projects/{project}/archive")["archived_at"]
    assert owner.patch(f"projects/{project}", {"blind": False})["error"]["code"] == "archived"
    assert owner.delete(f"projects/{project}")["purge_on"]
    assert owner.get("projects?deleted=true")["results"][0]["allowed"] == ["end_project"]
    assert owner.post(f"projects/{project}/restore")["archived_at"]
    assert owner.post(f"projects/{project}/restore")["archived_at"] is None


def handing_out(owner: Caller, project: str) -> None:
    """Choose the order of the queue, read it, and make its first article urgent."""
    assert owner.put(f"projects/{project}/queue/order", {"order": "random", "seed": 1})["ordering"] is True
    run_jobs()
    assert owner.get(f"projects/{project}/queue/order")["ordering"] is False
    assert owner.get(f"projects/{project}/notices")["returned"] == 0
    first = owner.get(f"projects/{project}/queue?limit=1")["results"][0]
    assert owner.get(f"projects/{project}/consequences?annotators_per_article=2&overlap_share=1")["articles"] > 0
    (newest, *_) = owner.get(f"projects/{project}/history?subject=article")["results"]
    assert owner.get(f"projects/{project}/history?subject=article&entry={newest['id']}")["results"]
    labels = owner.get(f"projects/{project}/scale")["labels"]
    merge = {"merged": labels[5]["id"], "into": labels[4]["id"]}
    assert owner.post(f"projects/{project}/scale/merges", {**merge, "dry_run": True})["compares_alike"]
    owner.post(f"projects/{project}/scale/merges", merge)
    assert len(owner.delete(f"projects/{project}/scale/merges/{merge['merged']}")["labels"]) == len(labels)
    changed = owner.post(f"projects/{project}/bulk", {"articles": [first["id"]], "act": "priority", "priority": 1})
    assert changed["done"] == 1
    assert owner.get(f"projects/{project}/queue")["results"][0]["priority"] == 1


def agreement(owner: Caller, project: str) -> None:
    """Compare what people marked, and read how far they agree."""
    assert owner.post(f"projects/{project}/agreement")["state"] == "queued"
    run_jobs()
    assert owner.get(f"projects/{project}/agreement")["articles"] == 0
    assert owner.get(f"projects/{project}/agreement/examples?slot=verdict")["results"] == []


def gold(manager: Caller, workers: tuple[Caller, Caller], adjudicator: Caller, project: str) -> None:
    """Settle what two people marked differently in an article of their own, and read what became of it."""
    text = "The mayor said that the bridge is safe.\nNobody objected, she added."
    answer = manager.post(f"projects/{project}/articles", {"text": text})
    path = f"articles/{answer['results'][0]['article']}"
    for number, worker in enumerate(workers):
        work = worker.post(f"projects/{project}/next", {"article": path.removeprefix("articles/")})
        puts = [claim_for(text, str(uuid4()), ["the bridge is safe"], no_speaker_stated=True)]
        puts += [claim_for(text, str(uuid4()), ["Nobody objected"], no_speaker_stated=True)] * number
        ops = [{"put": put, "base": 0} for put in puts]
        worker.post(f"assignments/{work['assignment']['id']}/submit", {"ops": ops, "active_seconds": 1})
    assert adjudicator.get(f"projects/{project}/review")["results"][0]["stage"] == "ready"
    assert adjudicator.get(f"{path}/gold")["error"]["code"] == "not_found"
    group = adjudicator.post(f"{path}/gold")["groups"][1]
    assert manager.post(f"{path}/gold")["error"]["code"] == "gold_open"
    assert workers[0].post(f"{path}/gold")["error"]["code"] == "forbidden"
    own = f"gold/{adjudicator.get(f'{path}/gold')['work']['assignment']['id']}"
    assert adjudicator.post(f"{own}/finish", {"ops": []})["error"]["code"] == "unsettled"
    members = [{"claim": one["claim"], "version": one["version"]} for one in group["members"]]
    op = {
        "settle": group["key"],
        "as": "drop",
        "members": members,
        "claims": [],
        "cause": "slip",
        "reason": "",
        "rule": "2",
    }
    assert adjudicator.post(f"{own}/sync", {"ops": [op]})["results"][0]["version"] == 1
    assert adjudicator.post(f"{own}/sync", {"ops": [{**op, "as": "take"}]})["results"][0]["status"] == "invalid"
    assert adjudicator.post(f"{own}/finish")["assignment"]["state"] == "submitted"
    (told,) = workers[1].get(f"projects/{project}/feedback")["results"]
    assert [claim["outcome"] for claim in told["claims"]] == ["kept", "dropped"]
    adjudicator.post(f"{own}/reopen")
    assert adjudicator.post(f"{path}/third")["passes_needed"] == 3


def dataset_out(owner: Caller, project: str) -> None:
    """Read what suggestions were worth; preview, build and download a dataset."""
    assert owner.get(f"projects/{project}/suggestions/quality")["outcomes"]["rejected"] == 1
    owner.get(f"projects/{project}/exports/preview?format=jsonl&layer=all")
    job = owner.post(f"projects/{project}/exports", {"format": "jsonl", "layer": "all"})
    owner.get(f"exports/{job['id']}/file")
    run_jobs()
    assert owner.get(f"projects/{project}/exports")["results"][0]["manifest"]
    owner.get(f"jobs/{job['id']}")
    owner.contract.check("get", f"exports/{job['id']}/manifest", owner.person.get(f"exports/{job['id']}/manifest"))
    assert owner.get(f"exports/{job['id']}/loss")["parts"] == {}
    file = owner.person.get(f"exports/{job['id']}/file")
    assert b"".join(file.streaming_content).startswith(b"{")
    owner.contract.check("get", f"exports/{job['id']}/file", file)
    claim = owner.get(f"projects/{project}/history?subject=claim")["results"][0]["subject_id"]
    owner.post(f"claims/{claim}/restore")
    audit = owner.person.get(f"projects/{project}/history/file")
    assert b"".join(audit.streaming_content).startswith(b"{")
    owner.contract.check("get", f"projects/{project}/history/file", audit)


def release_out(owner: Caller, project: str) -> None:
    """Make a release, read what it says of itself, download it and withdraw it."""
    owner.post(f"projects/{project}/releases", {"format": "jsonl"})
    assert owner.get(f"projects/{project}/releases")["making"]["state"] == "queued"
    run_jobs()
    (made,) = owner.get(f"projects/{project}/releases")["results"]
    release = f"releases/{made['id']}"
    assert owner.get(release) == made
    assert owner.get(f"{release}/manifest")["files"]
    file = owner.person.get(f"{release}/file")
    assert b"".join(file.streaming_content).startswith(b"PK")
    owner.contract.check("get", f"{release}/file", file)
    assert owner.post(f"{release}/withdraw", {"reason": "A text was not ours to give."})["withdrawn"]
    assert owner.get(f"{release}/file")["error"]["code"] == "release_withdrawn"


@pytest.mark.django_db(transaction=True, databases=["default", "reading"])
def test_every_operation_answers_as_the_document_says(
    request: pytest.FixtureRequest,
    person: Any,
    owner: Person,
    annotator: Person,
    stranger: Person,
    project: Any,
    files: Any,
) -> None:
    contract = Contract()
    key = str(project.pk)
    manager, worker = Caller(contract, owner), Caller(contract, annotator)
    signing_in(contract, person)
    setting_up(manager, Caller(contract, person("admin", is_staff=True)), key)
    article = articles_in(manager, key)
    claims_in(manager, worker, key, article)
    talking(manager, worker, key, article)
    handing_out(manager, key)
    agreement(manager, key)
    second, adjudicator = (
        Caller(contract, request.getfixturevalue(name)) for name in ("second_annotator", "adjudicator")
    )
    gold(manager, (worker, second), adjudicator, key)
    dataset_out(manager, key)
    release_out(manager, key)
    root = Caller(contract, person("root", is_superuser=True))
    ending(root, manager, key)
    leaving(root, manager, worker, key)
    Caller(contract, stranger).post(f"projects/{key}/suggest")
    described = {(method, path) for path, item in contract.document["paths"].items() for method in item}
    assert contract.seen == described
