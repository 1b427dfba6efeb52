"""An upgrade keeps reasons and notes that were stored as English sentences, and going back writes the sentences again."""

import importlib
from typing import Any

import pytest
from django.db import connection

from claims.core.messages import NAMES, Message, note, own_words, reason, shown, stored
from claims.core.records import Proposal
from claims.jobs import Job
from claims.suggestions.models import Suggestion, SuggestionRun
from tests.quality.test_quality import Reading

migration = importlib.import_module("claims.migrations.0018_reasons_as_codes")


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("clause after “said”", reason("clause", word="said")),
        ("clause after “teilte … mit”", reason("clause", word="teilte … mit")),
        ("“accused … of”", reason("object_of", word="accused")),
        ("beside “according to”", reason("beside", word="according to")),
        ("“soll” for what others say", reason("hearsay", word="soll")),
        ("quotation marks (a very long article: not parsed here)", reason("unparsed_quotation_marks")),
        ("learned from marked articles, cue “groused”", reason("learned_cue", word="groused")),
        ("proposed by the external model small-1", reason("external_model", model="small-1")),
        ("by a hunch", own_words("by a hunch")),
        ("", None),
    ],
)
def test_a_stored_reason_gets_its_code(sentence: str, message: Message | None) -> None:
    assert migration.coded(sentence, migration.REASONS) == shown(message)


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            (
                "Article 12: This article is very long: the grammar of 1,200 of its 2,400 paragraphs was read, in the others "
                "only quotation marks are used."
            ),
            note("at_article", number=12, note=note("long_article", parsed=1200, paragraphs=2400)),
        ),
        (
            "The external engine did not read this article; another one is used instead. It refused with status 500.",
            note("external_fallback", why=note("external_refused", status=500)),
        ),
        (
            (
                "The trained engine cannot be used; the rules are used instead: This engine was trained with rules "
                "3+spacy-3.8.18, here is 4+spacy-3.8.18: train it again."
            ),
            note(
                "trained_unusable",
                why=note("trained_with_other", part="rules", then="3+spacy-3.8.18", now="4+spacy-3.8.18"),
            ),
        ),
        (
            "Article 3: 61000 suggestions with the lowest scores were left out; an article can have at most 5000.",
            note("suggestions_dropped", number=3, count=61000, most=5000),
        ),
        ("1 article already opened: existing suggestions are kept.", note("articles_opened", count=1)),
        ("The engine “slow” was not finished within 1800 seconds (ONRECORD_TRAINING_SECONDS) and was left out.",
         note("training_unfinished", trainer="slow", seconds=1800)),
        ("The external engine did not read this article; another one is used instead. It is Sunday.",
         note("external_fallback", why=own_words("It is Sunday."))),
    ],
)  # fmt: skip
def test_a_stored_note_gets_its_code(sentence: str, message: Message) -> None:
    assert stored(migration.coded(sentence, migration.NOTES)) == message


def test_every_code_of_an_upgrade_has_the_values_that_it_has_today() -> None:
    for code, sentence in (*migration.REASONS, *migration.NOTES):
        assert {name for name, _ in migration.PLACE.findall(sentence)} == NAMES[code], code


@pytest.mark.django_db
def test_what_is_stored_survives_going_back_and_forth(project: Any, article: Any) -> None:
    from claims.suggestions.storing import suggest_article

    reasons = [reason("sentence_before", word="said"), own_words("by a hunch"), None]
    engine = Reading("1")
    engine.suggest = lambda text, **_: [  # type: ignore[method-assign]
        Proposal(content=((n, n + 1),), reason=why) for n, why in enumerate(reasons)
    ]
    suggest_article(engine, article)
    notes = [shown(note("articles_opened", count=2)), shown(own_words("It is Sunday."))]
    SuggestionRun.objects.update(note=notes[1])
    job = Job.objects.create(kind="suggest", project_id=project.pk, result={"suggestions": 3, "notes": notes})
    with connection.cursor() as cursor:
        # What the test has written must be checked before PostgreSQL lets the table change.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        migration.to_sentences(None, connection.schema_editor(atomic=False))
        cursor.execute("SELECT reason FROM claims_suggestion ORDER BY content LIMIT 3")
        assert cursor.fetchall() == [("sentence before “said”",), ("by a hunch",), ("",)]
        cursor.execute("SELECT note FROM claims_suggestionrun")
        assert cursor.fetchall() == [("It is Sunday.",)]
        cursor.execute("SELECT result#>>'{notes,0}' FROM claims_job")
        assert cursor.fetchall() == [("2 articles already opened: existing suggestions are kept.",)]
        migration.to_codes(None, connection.schema_editor(atomic=False))
    kept = Suggestion.objects.order_by("content").values_list("reason", flat=True)[:3]
    assert list(kept) == [shown(why) for why in reasons]
    assert SuggestionRun.objects.get().note == notes[1]
    job.refresh_from_db()
    assert job.result == {"suggestions": 3, "notes": notes}
