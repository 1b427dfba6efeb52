"""What each format of datasets promises, tried on all of them: a new one is covered as soon as it is in `FORMATS`."""

import pytest

from claims.datasets.formats import FORMATS, jsonl
from claims.projects.models import Project
from tests.conftest import Person, add_article
from tests.datasets.judged import annotate, build, download, lines

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "reading"])
EMOJI = "👩‍👩‍👧‍👦 The mayor said: “The ferry is late.”\tZoë Ndiaye, 𝔉𝔯𝔞𝔨𝔱𝔲𝔯, denied it.\n\n“It was on time,” she told a reporter."


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """Give the name of each format."""
    return str(request.param)


@pytest.fixture
def judged(annotator: Person, project: Project, files: object) -> Person:
    """Have an article with emoji, astral letters and tabs annotated and submitted."""
    add_article(project, EMOJI, "An emoji \t and a tab")
    annotate(annotator, project, "It was on time")
    return annotator


def test_the_same_work_gives_the_same_bytes(
    form: str, judged: Person, exporter: Person, owner: Person, project: Project
) -> None:
    first, second = (download(person, build(person, project, format=form))[0] for person in (exporter, owner))
    assert first == second != b""


def test_it_is_utf_8_with_the_words_of_the_claim_as_they_stand(
    form: str, judged: Person, exporter: Person, project: Project
) -> None:
    assert "It was on time" in download(exporter, build(exporter, project, format=form))[0].decode("utf-8")


def test_no_name_of_an_annotator_is_in_it(form: str, judged: Person, exporter: Person, project: Project) -> None:
    judged.user.username, judged.user.first_name = "wilhelmina", "Wilhelmina"
    judged.user.save()
    data, _ = download(exporter, build(exporter, project, format=form))
    assert b"wilhelmina" not in data.lower()


def test_a_project_without_work_gives_a_file_too(form: str, exporter: Person, project: Project, files: object) -> None:
    _, manifest = download(exporter, build(exporter, project, format=form))
    assert (manifest["articles"], manifest["claims"]) == (0, 0)


def test_its_preview_begins_like_the_file(form: str, judged: Person, exporter: Person, project: Project) -> None:
    preview = exporter.get(f"projects/{project.pk}/exports/preview?format={form}&layer=all").json()
    assert preview["articles"] == 1
    assert any("on time" in line for line in preview["lines"])


def test_the_file_is_named_with_its_suffix(form: str, judged: Person, exporter: Person, project: Project) -> None:
    answer = exporter.get(f"exports/{build(exporter, project, format=form)}/file")
    assert FORMATS[form].SUFFIX in answer["Content-Disposition"]
    answer.close()


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.LOSSLESS])
def test_a_lossless_one_keeps_every_character(form: str, judged: Person, exporter: Person, project: Project) -> None:
    assert form == jsonl.NAME, "read another lossless format back here"
    (record,) = lines(download(exporter, build(exporter, project, format=form))[0])
    (claim,) = (claim for claim in record["claims"] if claim["exact"]["content"] == ["It was on time"])
    assert record["text"] == EMOJI
    assert [record["text"][start:end] for start, end in claim["content"]] == ["It was on time"]
