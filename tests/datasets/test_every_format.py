"""What each format of datasets promises, tried on all of them: a new one is covered as soon as it is in `FORMATS`."""

import json

import pytest

from claims.datasets.formats import FORMATS, READERS
from claims.datasets.formats.base.asking import Questions
from claims.datasets.formats.base.contract import Format, is_available, is_lossless
from claims.datasets.formats.base.members import Loose, opened
from claims.projects.models import Project
from tests.conftest import Person, add_article
from tests.datasets.judged import annotate, build, download, lines

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])
EMOJI = "👩‍👩‍👧‍👦 The mayor said: “The ferry is late.”\tZoë Ndiaye, 𝔉𝔯𝔞𝔨𝔱𝔲𝔯, denied it.\n\n“It was on time,” she told a reporter."


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """Give the name of each format that can be written here."""
    name = str(request.param)
    if not is_available(FORMATS[name]):
        pytest.skip(f"{name} needs the extra {FORMATS[name].EXTRA}")
    return name


@pytest.fixture
def judged(annotator: Person, project: Project, files: object) -> Person:
    """Have an article with emoji, astral letters and tabs annotated and submitted."""
    add_article(project, EMOJI, "An emoji \t and a tab")
    annotate(annotator, project, "It was on time", status="final")
    annotator.user.username, annotator.user.first_name = "wilhelmina", "Wilhelmina"
    annotator.user.save()
    return annotator


def bytes_in(form: str, data: bytes) -> bytes:
    """Gather what stands in a file, or in the members of an archive with their names; what is packed is read."""
    files = opened(data, "x")
    if form in ("parquet", "docbin"):
        return json.dumps(list(READERS[form].read(files, Questions()))).encode()
    return b"\n".join(name.encode() + b"\n" + files.bytes_of(name) for name in files.names())


def test_the_same_work_gives_the_same_bytes_with_the_words_of_the_claim_and_no_name_of_an_annotator(
    form: str, judged: Person, exporter: Person, owner: Person, project: Project
) -> None:
    (first, manifest), (second, _) = (
        download(person, build(person, project, format=form)) for person in (exporter, owner)
    )
    assert first == second != b""
    held = bytes_in(form, first)
    # Citron has no quotes without a cue, and this claim has none.
    left_out = manifest["lost"].get("claims", 0)
    assert left_out == (form == "citron")
    assert b"It was on time" in held
    assert b"wilhelmina" not in held.lower()


def test_what_it_lacks_is_told_before_and_counted_after(
    form: str, judged: Person, exporter: Person, project: Project
) -> None:
    (told,) = (one for one in exporter.get("meta").json()["formats"] if one["name"] == form)
    assert told["lossless"] == (told["loses"] == [])
    preview = exporter.get(f"projects/{project.pk}/exports/preview?format={form}&layer=all").json()
    assert preview["articles"] == 1
    assert any("on time" in line for line in preview["lines"])
    job = build(exporter, project, format=form)
    loss = exporter.get(f"exports/{job}/loss").json()
    manifest = exporter.get(f"exports/{job}/manifest").json()
    counts = {part: lost["dropped"] + lost["changed"] for part, lost in loss["parts"].items()}
    assert (loss["format"], counts) == (form, manifest["lost"])
    assert ("passes" in counts) == ("passes" in told["loses"])
    assert all(0 < len(lost["ids"]) <= counts[part] for part, lost in loss["parts"].items())
    answer = exporter.get(f"exports/{job}/file")
    assert FORMATS[form].SUFFIX in answer["Content-Disposition"]
    answer.close()


def test_a_project_without_work_gives_a_file_too(form: str, exporter: Person, project: Project, files: object) -> None:
    _, manifest = download(exporter, build(exporter, project, format=form))
    assert (manifest["articles"], manifest["claims"], manifest["lost"]) == (0, 0, {})


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if is_lossless(form)])
def test_a_lossless_one_keeps_every_character(form: str, judged: Person, exporter: Person, project: Project) -> None:
    if not is_available(FORMATS[form]):
        pytest.skip(f"{form} needs the extra {FORMATS[form].EXTRA}")
    data, _ = download(exporter, build(exporter, project, format=form))
    (record,) = READERS[form].read(Loose({"x": data}), Questions())
    (same,) = lines(download(exporter, build(exporter, project))[0])
    assert same | record == same
    (claim,) = (claim for claim in record["claims"] if claim["exact"]["content"] == ["It was on time"])
    assert record["text"] == EMOJI
    assert [record["text"][start:end] for start, end in claim["content"]] == ["It was on time"]


def test_a_format_whose_packages_are_missing_is_shown_and_refused(
    exporter: Person, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    one: Format = FORMATS["csv"]
    monkeypatch.setattr(one, "NEEDS", ("a_package_that_nobody_has",))
    monkeypatch.setattr(one, "EXTRA", "spreadsheets")
    (told,) = (one for one in exporter.get("meta").json()["formats"] if one["name"] == "csv")
    assert (told["available"], told["extra"]) == (False, "spreadsheets")
    for answer in (
        exporter.post(f"projects/{project.pk}/exports", {"format": "csv"}),
        exporter.get(f"projects/{project.pk}/exports/preview?format=csv"),
    ):
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["field"]) == (400, "format_unavailable", "format")
        assert "onrecord[spreadsheets]" in error["message"]


def test_a_dataset_of_before_losses_were_counted_has_no_report(
    exporter: Person, judged: Person, project: Project, files: object
) -> None:
    from django.core.files.storage import default_storage

    from claims.jobs import Job

    job = build(exporter, project)
    default_storage.delete(f"{Job.objects.get(pk=job).file}.loss.json")
    answer = exporter.get(f"exports/{job}/loss")
    assert (answer.status_code, json.loads(answer.content)["error"]["code"]) == (404, "no_file")
