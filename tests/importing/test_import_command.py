"""Somebody brings work of another tool along from the command line."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.jobs import Job
from tests.importing.desk import MEANT, STATEMENT, tasks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files")]
SAID = [f"--label={label}={slot}" for label, slot in MEANT.items()]


@pytest.fixture
def file(tmp_path: Path) -> str:
    name, data = tasks(STATEMENT)
    (tmp_path / name).write_bytes(data)
    return str(tmp_path / name)


def test_a_file_is_looked_at_and_nothing_of_it_stays(project: Any, file: str, capsys: Any) -> None:
    call_command("import_annotations", project.name, file)
    said = capsys.readouterr().out
    assert "label_studio: 1 article" in said
    assert "Statement (1): give --label" in said
    assert not Article.objects.exists()
    assert Job.objects.get().state == "cancelled"


def test_a_file_becomes_a_layer_once_every_label_has_a_meaning(project: Any, file: str, capsys: Any) -> None:
    into = ["--into=layer", "--layer=Newsroom"]
    with pytest.raises(CommandError, match="Say which slot"):
        call_command("import_annotations", project.name, file, *into, *SAID[:-1])
    with pytest.raises(CommandError, match="LABEL=SLOT"):
        call_command("import_annotations", project.name, file, *into, "--label=Statement")
    assert not Claim.objects.exists()
    call_command("import_annotations", project.name, file, *into, *SAID)
    assert "passes 1" in capsys.readouterr().out
    assert Claim.objects.get().assignment.state == "submitted"


def test_a_file_that_is_not_there_and_one_of_no_format_are_refused(project: Any, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_annotations", project.name, str(tmp_path / "none.json"))
    (tmp_path / "photo.json").write_bytes(b"\x89PNG")
    with pytest.raises(CommandError, match="format_unknown"):
        call_command("import_annotations", project.name, str(tmp_path / "photo.json"))
