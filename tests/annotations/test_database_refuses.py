"""What the database itself refuses, whoever writes to it and by whatever way: these rules hold below all code."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.models import Article, Speaker
from claims.assignments.models import Assignment
from claims.audit import Actor, Event
from claims.core.ids import new_id
from claims.projects.models import Label, Member, Project
from claims.projects.services import create_project
from claims.suggestions.models import Suggestion
from tests.annotations.desk import CLOSING, Desk
from tests.conftest import TEXT, add_article
from tests.core.refusing import nothing_changes

pytestmark = pytest.mark.django_db
LENGTH = len(TEXT)
OUTSIDE = [((LENGTH - 1, LENGTH + 1),), ((-1, 4),), ((0, 4), (LENGTH, LENGTH + 4)), ((10**6, 2 * 10**6),)]


@contextmanager
def at_its_end() -> Iterator[None]:
    """Make a transaction in which rules that wait for the end of it speak up too."""
    with transaction.atomic(), connection.cursor() as cursor:
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """Check that the database refuses what happens inside, naming its rule, and that nothing changes."""
    with nothing_changes(), pytest.raises(DatabaseError, match=rule), at_its_end():
        yield


def sql(statement: str, *values: Any) -> None:
    """Run one statement as somebody with a console would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount, "the statement found no row to change"


@pytest.fixture
def claim(desk: Desk) -> Claim:
    """A stored claim with a verdict and evidence."""
    evidence = [{"url": "https://example.org", "stance": "supports"}]
    saved = desk.saved(verdict={"label": "true", "rationale": "", "status": "draft", "evidence": evidence})
    return Claim.objects.get(pk=saved["id"])


@pytest.fixture
def elsewhere(person: Any) -> Project:
    """Another project with the same scale, an article and a speaker."""
    project = create_project(actor=Actor(person("far").user), name="Another desk", engine="")
    add_article(project, TEXT)
    Speaker.objects.create(project=project, name="Far away", kind="person")
    return project


def suggestion(article: Article, **changes: Any) -> Suggestion:
    """A suggestion that could be stored."""
    values: dict[str, Any] = {
        "engine": "quotes", "engine_version": "1", "fingerprint": uuid.uuid4().hex, "content": ((0, 4),), "source": (), "cue": (),
        "directness": "direct", "score": 0.5, "speaker_kind": "person",
    }  # fmt: skip
    return Suggestion(article=article, **values | changes)


def test_what_keeps_the_rules_is_stored(claim: Claim, article: Article) -> None:
    suggestion(article, content=((0, 4), (LENGTH - 1, LENGTH))).save()
    Claim.objects.filter(pk=claim.pk).update(content=((0, LENGTH),))
    Article.objects.filter(pk=article.pk).update(title="Another title", needs=1, open_slots=0)
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("text", TEXT[::-1], "Cannot update"),
        ("text", "Another text.", "Cannot update"),
        ("text_sha256", "0" * 64, "Cannot update"),
        ("length", 1, "Cannot update"),
        ("text_sha256 = repeat('1', 64), number = 9, project_id", None, "Cannot update"),
    ],
)
def test_the_text_of_an_article_is_frozen(
    article: Article, elsewhere: Project, column: str, value: Any, rule: str
) -> None:
    with refused(rule):
        sql(f"UPDATE claims_article SET {column} = %s WHERE id = %s", value or elsewhere.pk, article.pk)


def test_an_article_says_how_long_it_is(project: Project) -> None:
    for text, length, rule in (
        ("abc", 4, "length_is_of_text"),
        ("😀", 2, "length_is_of_text"),
        ("", 0, "text_not_empty"),
    ):
        with refused(rule):
            Article.objects.create(
                project=project, number=9, text=text, length=length, language="en", text_sha256="0" * 64, open_slots=1
            )


def test_the_same_text_or_number_stands_once_in_a_project(article: Article) -> None:
    row = Article.objects.get(pk=article.pk)
    row.pk, row.number = new_id(), 2
    with refused("one_article_per_text"):
        row.save(force_insert=True)
    with refused("one_article_per_number"):
        Article.objects.create(
            project_id=row.project_id, number=1, text="abc", length=3, language="en", text_sha256="0" * 64, open_slots=1
        )


@pytest.mark.parametrize("role", ["content", "source", "cue", "addressee"])
@pytest.mark.parametrize("fragments", OUTSIDE)
def test_a_claim_lies_inside_the_text(claim: Claim, role: str, fragments: Any) -> None:
    with refused("fragments_inside_text"):
        Claim.objects.filter(pk=claim.pk).update(**{role: fragments})
    row = Claim.objects.get(pk=claim.pk)
    row.pk = uuid.uuid4()
    setattr(row, role, fragments)
    with refused("fragments_inside_text"):
        row.save(force_insert=True)


@pytest.mark.parametrize("role", ["content", "source", "cue"])
@pytest.mark.parametrize("fragments", OUTSIDE)
def test_a_suggestion_lies_inside_the_text(article: Article, role: str, fragments: Any) -> None:
    with refused("fragments_inside_text"):
        suggestion(article, **{role: fragments}).save(force_insert=True)
    stored = suggestion(article)
    stored.save(force_insert=True)
    with refused("fragments_inside_text"):
        Suggestion.objects.filter(pk=stored.pk).update(**{role: fragments})


@pytest.mark.parametrize("fragments", ["{}", "{[5,5)}", "{empty}"])
def test_a_claim_and_a_suggestion_have_content(claim: Claim, article: Article, fragments: str) -> None:
    with refused("claim_content_not_empty"):
        sql("UPDATE claims_claim SET content = %s::int4multirange WHERE id = %s", fragments, claim.pk)
    stored = suggestion(article)
    stored.save(force_insert=True)
    with refused("suggestion_content_not_empty"):
        sql("UPDATE claims_suggestion SET content = %s::int4multirange WHERE id = %s", fragments, stored.pk)


def test_a_fragment_without_an_end_is_outside_every_text(claim: Claim) -> None:
    for fragments in ("{[0,)}", "{(,5)}"):
        with refused("fragments_inside_text"):
            sql("UPDATE claims_claim SET content = %s::int4multirange WHERE id = %s", fragments, claim.pk)


def test_a_claim_is_not_its_own_parent(claim: Claim) -> None:
    with refused("claim_not_its_own_parent"):
        sql("UPDATE claims_claim SET parent_id = id WHERE id = %s", claim.pk)


def test_a_verdict_is_one_of_the_projects_own_scale(claim: Claim, elsewhere: Project) -> None:
    label = Label.objects.get(scale__project=elsewhere, key="true")
    with refused("label_of_project"):
        Verdict.objects.create(claim=claim, label=label)


def test_a_speaker_is_one_of_the_projects_own(claim: Claim, elsewhere: Project) -> None:
    foreign = Speaker.objects.get(project=elsewhere)
    with refused("speaker_of_project"):
        ClaimSpeaker.objects.create(claim=claim, speaker=foreign, position=0)
    mine = Speaker.objects.create(project=claim.assignment.article.project, name="Near", kind="person")
    row = ClaimSpeaker.objects.create(claim=claim, speaker=mine, position=0)
    with refused("speaker_of_project"):
        ClaimSpeaker.objects.filter(pk=row.pk).update(speaker=foreign)
    with refused("one_mention_per_speaker"):
        ClaimSpeaker.objects.create(claim=claim, speaker=mine, position=1)


def test_a_name_stands_for_one_speaker_and_an_anonymous_one_lives_in_an_article(project: Project) -> None:
    Speaker.objects.create(project=project, name="Zoë Ndiaye", kind="person")
    with refused("one_named_speaker"):
        Speaker.objects.create(project=project, name="Zoë Ndiaye", kind="organisation")
    with refused("anonymous_speaker_in_article"):
        Speaker.objects.create(project=project, name="an official", kind="person", anonymous=True)


def test_nobody_has_two_passes_over_one_article_at_once(claim: Claim) -> None:
    row = Assignment.objects.get()
    row.pk, row.round = new_id(), 2
    with refused("one_live_pass_per_person"):
        row.save(force_insert=True)
    row.round, row.state = 1, "skipped"
    with refused("one_pass_per_round"):
        row.save(force_insert=True)


def test_a_suggestion_is_decided_once_in_a_pass(claim: Claim, article: Article) -> None:
    stored = suggestion(article)
    stored.save(force_insert=True)
    Decision.objects.create(assignment=claim.assignment, suggestion=stored, outcome="rejected")
    with refused("one_decision_per_pass"):
        Decision.objects.create(assignment=claim.assignment, suggestion=stored, outcome="accepted")


@pytest.mark.parametrize("table", ["claims_event", "claims_verdict", "claims_evidence"])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = gen_random_uuid()", "DELETE FROM {table}"])
def test_history_verdicts_and_evidence_are_never_changed_or_deleted(claim: Claim, table: str, statement: str) -> None:
    assert all(model.objects.exists() for model in (Event, Verdict, Evidence))
    with refused("Cannot (update|delete)"):
        sql(statement.format(table=table))


@pytest.mark.parametrize("table", ["claims_event", "claims_verdict", "claims_evidence", "claims_claim", "auth_user"])
def test_history_verdicts_and_evidence_are_never_emptied_at_once(claim: Claim, table: str) -> None:
    with connection.cursor() as cursor:
        # Only the tests may empty them, between two tests.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for kept in ("claims_event", "claims_verdict", "claims_evidence"):
            cursor.execute(f"ALTER TABLE {kept} ENABLE TRIGGER USER")
    with refused("Cannot truncate"), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


DELETIONS: dict[str, Callable[[Claim], Any]] = {
    "the claim": lambda claim: claim,
    "the pass": lambda claim: claim.assignment,
    "the article": lambda claim: claim.assignment.article,
    "the project": lambda claim: claim.assignment.article.project,
    "the annotator's account": lambda claim: claim.assignment.person,
}


@pytest.mark.parametrize("thing", DELETIONS)
def test_what_work_hangs_on_cannot_be_deleted(claim: Claim, thing: str) -> None:
    row = DELETIONS[thing](claim)
    with refused("foreign key"):
        sql(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', row.pk)


def test_an_article_never_has_fewer_than_no_places(article: Article) -> None:
    with refused("open_slots_not_negative"):
        sql("UPDATE claims_article SET open_slots = -1 WHERE id = %s", article.pk)


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("annotators_per_article", 0, "people_per_article_1_to_20"), ("annotators_per_article", 21, "people_per_article_1_to_20"),
        ("overlap_share", 1.01, "overlap_share_0_to_1"), ("control_share", -0.01, "control_share_0_to_1"),
        ("overlap_share", float("nan"), "overlap_share_0_to_1"),
    ],
)  # fmt: skip
def test_the_settings_of_a_project_keep_their_bounds(project: Project, column: str, value: float, rule: str) -> None:
    with refused(rule):
        sql(f"UPDATE claims_project SET {column} = %s WHERE id = %s", value, project.pk)


def test_a_score_is_between_nothing_and_certainty(article: Article) -> None:
    for score in (-0.1, 1.1, float("nan")):
        with refused("suggestion_score_0_to_1"):
            suggestion(article, score=score).save(force_insert=True)


def test_a_person_has_one_role_and_a_pseudonym_one_person(project: Project, owner: Any, person: Any) -> None:
    mine = Member.objects.get(user=owner.user)
    with refused("one_role_per_person"):
        Member.objects.create(project=project, user=owner.user, role="viewer", pseudonym="another")
    with refused("one_person_per_pseudonym"):
        Member.objects.create(project=project, user=person("anna").user, role="viewer", pseudonym=mine.pseudonym)


def test_pieces_of_a_claim_are_stored_sorted_and_merged(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(content=((20, 30), (0, 5), (5, 9), (25, 32)))
    claim.refresh_from_db()
    assert claim.content == ((0, 9), (20, 32))
    assert TEXT[:32] == CLOSING
