"""What is doubtful waits: nothing is frozen until a manager says so, and whatever they say, every report tells it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.articles.models import Article, HeldArticle
from claims.audit import Event
from claims.jobs import Job
from tests.articles.test_bad_files import line, upload
from tests.conftest import Person, run_jobs
from tests.core.refusing import nothing_changes, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
FINE = "The port will stay closed until Friday, minister Rosa Blom told reporters in Lund on Monday."
BROKEN = "Der MinisterprÃ¤sident said on Monday that the port would stay closed until Friday, she added."
MARKED = "<p>The port will stay closed until Friday</p>, minister Rosa Blom told reporters in Lund."
GERMAN = "Der Hafen von Alvena bleibt bis Freitag geschlossen, sagte Ministerin Rosa Blom am Montag."


def decide(person: Person, project: Any, decision: str, **more: Any) -> dict[str, Any]:
    """Decide about what waits."""
    answer = person.post(f"projects/{project.pk}/held", {"decision": decision, **more})
    assert answer.status_code == 200, answer.content
    return answer.json()


def waiting(person: Person, project: Any) -> list[dict[str, Any]]:
    """What waits, as the page reads it."""
    return person.get(f"projects/{project.pk}/held").json()["results"]


def texts() -> set[str]:
    """Every text that is frozen."""
    return {*Article.objects.values_list("text", flat=True)}


def test_an_import_holds_back_what_is_doubtful_and_says_why(owner: Person, project: Any) -> None:
    result = upload(
        owner,
        project,
        ("a.jsonl", line(FINE) + line(BROKEN, title="Broken") + line(GERMAN)),
        ("b.txt", MARKED.encode()),
    )
    assert {name: result[name] for name in ("created", "held", "invalid", "duplicates", "left_out")} == {
        "created": 1, "held": 3, "invalid": 0, "duplicates": 0, "left_out": 0,
    }  # fmt: skip
    assert texts() == {FINE}
    rows = [row for row in result["rows"] if row["status"] == "held"]
    assert [(row["file"], row["line"], row["warnings"][0]["code"]) for row in rows] == [
        ("a.jsonl", 2, "mojibake"), ("a.jsonl", 3, "language"), ("b.txt", 1, "markup"),
    ]  # fmt: skip
    assert rows[0]["warnings"][0]["repaired"].startswith("Der Ministerpräsident said")
    assert rows[1]["warnings"][0]["language"] == "de"
    held = waiting(owner, project)
    assert [(one["id"], one["repairable"], one["title"]) for one in held] == [
        (rows[0]["held"], True, "Broken"), (rows[1]["held"], False, ""), (rows[2]["held"], False, "b"),
    ]  # fmt: skip
    assert "text" not in held[0]
    assert "document" not in held[0]


def test_a_manager_brings_in_repairs_and_leaves_out_and_the_report_follows(owner: Person, project: Any) -> None:
    upload(owner, project, ("a.jsonl", line(BROKEN) + line(GERMAN) + line(MARKED)))
    broken, german, marked = (one["id"] for one in waiting(owner, project))
    (row,) = decide(owner, project, "repair", ids=[broken])["results"]
    assert (row["status"], row["number"], row["line"]) == ("created", 1, 1)
    assert decide(owner, project, "import", ids=[german])["left"] == 1
    (out,) = decide(owner, project, "leave_out", ids=[marked])["results"]
    assert (out["status"], out["held"]) == ("left_out", marked)
    assert texts() == {BROKEN.replace("Ã¤", "ä"), GERMAN}
    assert waiting(owner, project) == []
    result = Job.objects.get().result
    assert [row["status"] for row in result["rows"]] == ["created", "created", "left_out"]
    assert (result["created"], result["held"], result["left_out"]) == (2, 0, 1)
    assert [*Event.objects.filter(subject="held_article").values_list("action", flat=True)] == ["left_out"]
    # It can be taken back.
    decide(owner, project, "wait", ids=[marked])
    assert [one["id"] for one in waiting(owner, project)] == [marked]
    result = Job.objects.get().result
    assert (result["held"], result["left_out"], result["rows"][2]["status"]) == (1, 0, "held")


def test_all_that_waits_is_decided_at_once_a_few_hundred_at_a_time(
    owner: Person, project: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("claims.articles.held.services.MAX_AT_ONCE", 4)
    upload(
        owner,
        project,
        ("a.jsonl", b"".join(line(f"{GERMAN} Nummer {n}.") for n in range(9))),
        ("b.txt", MARKED.encode()),
    )
    job = str(Job.objects.get().pk)
    assert decide(owner, project, "import", job=job)["left"] == 6
    assert decide(owner, project, "import", job=job)["left"] == 2
    assert decide(owner, project, "import")["left"] == 0
    assert decide(owner, project, "import") == {"results": [], "left": 0}
    assert Article.objects.count() == 10
    assert Job.objects.get().result["created"] == 10


def test_what_was_accepted_up_front_goes_in_with_its_warnings_told(owner: Person, project: Any) -> None:
    sent = {"files": SimpleUploadedFile("a.jsonl", line(BROKEN) + line(FINE))}
    job = owner.client.post(f"/api/v1/projects/{project.pk}/imports?accept_warnings=true", sent).json()["id"]
    run_jobs()
    result = owner.get(f"jobs/{job}").json()["result"]
    assert [(row["status"], [one["code"] for one in row["warnings"]]) for row in result["rows"]] == [
        ("created", ["mojibake"]), ("created", []),
    ]  # fmt: skip
    assert not HeldArticle.objects.exists()
    address = f"projects/{project.pk}/articles"
    held = owner.post(address, [{"text": GERMAN}, {"text": f"{FINE} Again."}])
    assert (held.status_code, held.json()["held"], held.json()["created"]) == (201, 1, 1)
    assert owner.post(f"{address}?accept_warnings=true", {"text": GERMAN}).json()["created"] == 1
    assert not HeldArticle.objects.exists()
    with nothing_changes():
        for query in ("accept_warnings=yes", "accept_warnings=", "accept=true"):
            answer = owner.post(f"{address}?{query}", {"text": "Another one, she said."})
            assert answer.status_code == 400, query


def test_one_article_sent_alone_waits_too(owner: Person, project: Any) -> None:
    answer = owner.post(
        f"projects/{project.pk}/articles", {"text": MARKED, "url": "https://a.example/1", "byline": ["Ada"]}
    )
    assert (answer.status_code, answer.json()["results"][0]["status"]) == (200, "held")
    again = owner.post(f"projects/{project.pk}/articles", {"text": MARKED}).json()["results"][0]
    assert (again["status"], again["message"]) == ("duplicate", "The same text waits for a decision already.")
    decide(owner, project, "import", ids=[answer.json()["results"][0]["held"]])
    article = Article.objects.get()
    assert (article.text, article.url, article.byline) == (MARKED, "https://a.example/1", ["Ada"])


def test_a_language_that_the_article_states_is_the_one_expected(owner: Person, project: Any) -> None:
    rows = [{"text": GERMAN, "language": "de"}, {"text": FINE, "language": "de"}]
    told = owner.post(f"projects/{project.pk}/articles", rows).json()["results"]
    assert [row["status"] for row in told] == ["created", "held"]


def test_a_nul_is_named_with_its_place_and_taken_out_when_the_manager_says_so(owner: Person, project: Any) -> None:
    text = "Line one, Blom said.\nThe pro\x00t fell, Blom said."
    result = upload(
        owner, project, ("nul.txt", text.encode()), ("rows.jsonl", line(f"In a row: {text}", title="A\x00B"))
    )
    assert [(row["status"], row["warnings"][0]["code"], row["warnings"][0]["line"], row["warnings"][0]["column"]) for row in result["rows"]] == [
        ("held", "nul", 2, 8), ("held", "nul", 2, 8),
    ]  # fmt: skip
    assert "pro␀t" in result["rows"][0]["warnings"][0]["sample"]
    decide(owner, project, "import")
    assert texts() == {text.replace("\x00", ""), f"In a row: {text}".replace("\x00", "")}
    assert {*Article.objects.values_list("title", flat=True)} == {"nul", "AB"}


def test_late_control_characters_are_read_anew_or_dropped(owner: Person, project: Any) -> None:
    text = "It was \x93so\x94, minister Rosa Blom told reporters in Lund on Monday, and closed the port."
    upload(owner, project, ("a.txt", text.encode()), ("b.txt", f"Two. {text}".encode()))
    first, second = waiting(owner, project)
    assert first["warnings"][0]["repaired"].startswith("It was “so”")
    decide(owner, project, "repair", ids=[first["id"]])
    decide(owner, project, "import", ids=[second["id"]])
    assert texts() == {
        text.replace("\x93", "“").replace("\x94", "”"),
        f"Two. {text}".replace("\x93", "").replace("\x94", ""),
    }


def test_the_same_file_again_holds_nothing_twice(owner: Person, project: Any) -> None:
    rows = line(GERMAN) + line(GERMAN)
    first = upload(owner, project, ("a.jsonl", rows))
    again = upload(owner, project, ("a.jsonl", rows))
    assert [row["status"] for row in (*first["rows"], *again["rows"])] == [
        "held",
        "duplicate",
        "duplicate",
        "duplicate",
    ]
    decide(owner, project, "leave_out")
    assert [row["status"] for row in upload(owner, project, ("a.jsonl", line(GERMAN)))["rows"]] == ["held"]
    assert HeldArticle.objects.count() == 1


def test_an_import_taken_up_again_reports_what_it_held_before(owner: Person, project: Any) -> None:
    given = {"files": SimpleUploadedFile("a.jsonl", line(GERMAN) + line(FINE))}
    job = owner.client.post(f"/api/v1/projects/{project.pk}/imports", given).json()["id"]
    import io

    from claims.articles.record import read_file
    from claims.articles.services import ingest
    from claims.audit import Actor

    list(
        ingest(
            actor=Actor(),
            project=project,
            rows=read_file("a.jsonl", io.BytesIO(line(GERMAN))),
            hold=True,
            job=Job.objects.get().pk,
        )
    )
    run_jobs()
    result = owner.get(f"jobs/{job}").json()["result"]
    assert (result["held"], result["created"], result["duplicates"]) == (1, 1, 0)
    assert result["rows"][0]["held"] == waiting(owner, project)[0]["id"]


def test_a_text_that_waited_and_was_accepted_by_another_import_waits_no_longer(owner: Person, project: Any) -> None:
    upload(owner, project, ("a.jsonl", line(GERMAN)))
    sent = {"files": SimpleUploadedFile("b.jsonl", line(GERMAN))}
    owner.client.post(f"/api/v1/projects/{project.pk}/imports?accept_warnings=true", sent)
    run_jobs()
    assert waiting(owner, project) == []
    assert [(job.result["created"], job.result["held"]) for job in Job.objects.filter(kind="import_articles")] == [
        (1, 0),
        (1, 0),
    ]


def test_nothing_is_decided_while_the_import_runs_or_by_those_who_may_not(
    owner: Person, project: Any, annotator: Person
) -> None:
    upload(owner, project, ("a.jsonl", line(GERMAN)))
    address = f"projects/{project.pk}/held"
    Job.objects.update(state="running")
    with nothing_changes():
        refused(owner.post(address, {"decision": "import"}), 409, "import_running")
    Job.objects.update(state="done")
    with nothing_changes():
        refused(annotator.post(address, {"decision": "import"}), 403, "forbidden")
        refused(owner.post(address, {"decision": "burn"}), 400, "invalid_choice", "decision")
        refused(owner.post(address, {}), 400, "required", "decision")
        refused(owner.post(address, {"decision": "import", "ids": []}), 400, "invalid", "ids")
        refused(owner.post(address, {"decision": "import", "colour": 1}), 400, "unknown_field", "colour")
        refused(owner.get(f"{address}?limit=0"), 400, "invalid_filter", "limit")
        refused(owner.get(f"{address}?after=x"), 400, "invalid_filter", "after")
        assert decide(owner, project, "import", ids=["00000000-0000-7000-8000-000000000000"])["results"] == []


def test_another_project_decides_nothing_here(owner: Person, project: Any, person: Any) -> None:
    from claims.audit import Actor
    from claims.projects.services import create_project

    upload(owner, project, ("a.jsonl", line(GERMAN)))
    other = create_project(actor=Actor(owner.user), name="Other desk", engine="")
    assert decide(owner, other, "import", ids=[waiting(owner, project)[0]["id"]]) == {"results": [], "left": 0}
    assert len(waiting(owner, project)) == 1


def test_what_waits_is_listed_in_pages_with_a_few_statements(owner: Person, project: Any) -> None:
    upload(owner, project, ("a.jsonl", b"".join(line(f"{GERMAN} Nummer {n}.") for n in range(7))))
    first = owner.get(f"projects/{project.pk}/held?limit=5").json()
    second = owner.get(f"projects/{project.pk}/held?limit=5&after={first['next']}").json()
    assert (first["count"], len(first["results"]), len(second["results"]), second["next"]) == (7, 5, 2, None)
    with CaptureQueriesContext(connection) as seen:
        owner.get(f"projects/{project.pk}/held")
    assert len([query for query in seen.captured_queries if "SELECT" in query["sql"]]) <= 5


def test_the_command_prints_doubts_and_lets_them_wait_or_takes_them(project: Any, tmp_path: Any, capsys: Any) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(line(GERMAN) + line(FINE))
    call_command("import_articles", str(project.pk), str(file))
    out, err = capsys.readouterr()
    assert "1 imported, 0 duplicates, 0 not readable, 1 waiting for a decision" in out
    assert "rows.jsonl:1: language (de), line 1 of the text: Der Hafen von Alvena" in err
    assert HeldArticle.objects.count() == 1
    call_command("import_articles", "--accept-warnings", str(project.pk), str(file))
    out, err = capsys.readouterr()
    assert "1 imported, 1 duplicate, 0 not readable\n" in out
    assert "language (de)" in err
    assert texts() == {FINE, GERMAN}
    assert not HeldArticle.objects.exists()


def test_a_command_that_only_holds_back_says_so_by_its_status(project: Any, tmp_path: Any) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GERMAN)
    with pytest.raises(SystemExit, match="1"):
        call_command("import_articles", str(project.pk), str(file))
