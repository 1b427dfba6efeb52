"""What a desk calls worth checking is learned from its own answers: a key to sort by, off until there are enough."""

from pathlib import Path
from typing import Any

import pytest

from claims.engines.learning.worthiness import Labelled, Worthiness, average_precision, learn
from claims.suggestions.models import EngineModel, Suggestion
from claims.suggestions.services import rescore, start_missing
from claims.training.queries import labels
from claims.training.services import _store_file
from tests.conftest import Person, add_article, run_jobs
from tests.training.desk import numbers, submitted, trained_model

WORTH = "{what} cost {number} percent more than {who} had promised"
NOT = "{who} hopes that everybody likes the new {what}"


def answers(count: int, share: int = 3) -> list[Labelled]:
    """Make so many answers, one in `share` worth checking."""
    whats, whos = ("bridge", "school", "ferry", "mill", "road"), ("the mayor", "a nurse", "the owner", "Ada Holt")
    return [
        Labelled(
            (WORTH if n % share == 0 else NOT).format(what=whats[n % 5], who=whos[n % 4], number=n),
            f"article {n // 8}",
            n % share == 0,
        )
        for n in range(count)
    ]


def test_with_enough_answers_it_sorts_claims_that_it_has_not_seen() -> None:
    file, told = learn(answers(240))
    assert file is not None
    assert (told["labels"], told["worth"], told["used"]) == (240, 80, True)
    assert told["average_precision"] > 0.95 > 0.4 > told["share"]
    model = Worthiness(file)
    assert model.of("the theatre cost 12 percent more than the board had promised") > 0.7
    assert model.of("the tailor hopes that everybody likes the canal") < 0.3
    assert 0 <= model.of("") <= 1
    assert learn(answers(240))[0] == file


@pytest.mark.parametrize(
    "few",
    [answers(199), answers(240, share=13), [], [Labelled("a", "b", True)] * 300],
    ids=["199", "18 of 240", "0", "all"],
)
def test_with_too_few_answers_it_stays_off(few: list[Labelled]) -> None:
    file, told = learn(few)
    assert file is None
    assert (told["average_precision"], told["used"], told["labels"]) == (None, False, len(few))


def test_average_precision_is_that_of_the_books() -> None:
    assert average_precision([0.9, 0.8, 0.7, 0.6], [True, False, True, False]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([0.1, 0.9], [False, True]) == 1.0
    assert average_precision([], []) == 0.0


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="something else"):
        Worthiness(b'{"claim": {"bias": 1}}')


@pytest.mark.django_db
def test_the_answers_are_those_of_submitted_articles_that_are_not_held_out(annotator: Person, project: Any) -> None:
    trains, measures = numbers(project, held_out=False), numbers(project, held_out=True)
    row = submitted(project, annotator.user, next(trains), worth=True)
    held = submitted(project, annotator.user, next(measures), worth=True, shown=False)
    found = list(labels(project, [held.pk]))
    assert {label["article"] for label in found} == {str(row.pk)}
    assert len(found) == 6
    assert sum(label["worth"] for label in found) == 2
    assert all(label["text"] in row.text for label in found)


@pytest.mark.django_db
def test_suggestions_carry_it_as_a_key_and_none_is_left_out(
    annotator: Person, owner: Person, project: Any, files: Path
) -> None:
    project.engine = "quotes"
    project.save(update_fields=["engine"])
    texts = [f"“{words},” the minister told reporters on Monday." for words in (WORTH, NOT)]
    first = [add_article(project, text.format(what="bridge", who="the mayor", number=7)) for text in texts]
    start_missing()
    run_jobs()
    assert set(Suggestion.objects.values_list("checkworthiness", flat=True)) == {None}
    file, _ = learn(answers(240))
    assert file is not None
    trained_model(project, version="0-off")
    model = trained_model(project, version="1-on")
    model.files = {**model.files, "checkworthiness.json": _store_file(project, "checkworthiness.json", file)}
    model.save()
    opened = annotator.post(f"projects/{project.pk}/next", {"article": str(first[1].pk)}).json()
    assert rescore(project, Worthiness(file)) == 1
    second = [add_article(project, text.format(what="school", who="a nurse", number=9)) for text in texts]
    start_missing()
    run_jobs()
    assert opened["suggestions"][0]["checkworthiness"] is None
    assert Suggestion.objects.get(article=first[1]).checkworthiness is None, "it has it open"
    worth = {row.article_id: row.checkworthiness for row in Suggestion.objects.exclude(article=first[1])}
    assert worth[first[0].pk] > 0.5
    assert worth[second[0].pk] > 0.5 > worth[second[1].pk]
    assert EngineModel.objects.count() == 2
