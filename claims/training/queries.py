"""What a project's people have submitted, as articles to learn from and articles to measure on."""

from collections.abc import Iterator
from typing import TypedDict
from uuid import UUID

from django.db import connection
from django.db.models import F, Sum

from claims.annotations.models import Claim
from claims.articles.held_out import PLACED
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.core.records import Checkworthiness
from claims.engines.shapes import SLOTS, MarkedArticle, MarkedClaim
from claims.projects.models import Project, Tally
from claims.suggestions.storing import words_of

# The newest so many; an engine of this kind gains nothing from more, and training must end within minutes.
MAX_ARTICLES = 300
MAX_LABELS = 20_000
CHUNK = 50

# An article is held out when the hash says so and nobody who worked on it was shown suggestions.
SUBMITTED = f"""
SELECT a.project_id, a.id, ({PLACED}) AND NOT EXISTS (
           SELECT 1 FROM claims_assignment s WHERE s.article_id = a.id AND s.suggestions_shown) AS held_out
FROM claims_article a
WHERE a.project_id = ANY(%(projects)s) AND split_part(lower(replace(a.language, '_', '-')), '-', 1) IN ('en')
  AND EXISTS (SELECT 1 FROM claims_assignment s WHERE s.article_id = a.id AND s.state = 'submitted')
"""


def counts(projects: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """Count, for each project, the submitted articles to learn from and those held out; projects without any are left out.

    The counts are kept with every write (`Tally`), by the same rule as the statement above.
    """
    sums = Tally.objects.filter(project__in=projects, person=0).order_by().values("project")
    rows = sums.annotate(train=Sum("learnt"), measured=Sum("held_out"))
    return {row["project"]: (row["train"], row["measured"]) for row in rows if row["train"] or row["measured"]}


def submitted(project: Project) -> tuple[list[UUID], list[UUID]]:
    """List the articles to learn from and those held out, the newest of each, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(SUBMITTED, {"projects": [project.pk]})
        rows = sorted(cursor.fetchall(), key=lambda row: row[1])
    train, held_out = ([row[1] for row in rows if row[2] is kind] for kind in (False, True))
    return train[-MAX_ARTICLES:], held_out[-MAX_ARTICLES:]


def marked(articles: list[UUID]) -> Iterator[MarkedArticle]:
    """Read articles with their claims as records to learn from, in order: {id, lang, text, boilerplate, claims}.

    Where several people have read an article, the gold layer counts, else the pass that was submitted first. A claim carries
    its `origin`, so that what began as a suggestion stays distinguishable.
    """
    for start in range(0, len(articles), CHUNK):
        keys = articles[start : start + CHUNK]
        texts = {row.pk: row for row in Article.objects.filter(pk__in=keys).defer("search")}
        chosen = _passes(keys)
        claims: dict[UUID, list[MarkedClaim]] = {key: [] for key in chosen.values()}
        live = Claim.objects.filter(assignment__in=list(claims), deleted_at=None).order_by("content", "id")
        for row in live.values("id", "assignment", "content", "source", "cue", "parent", "origin"):
            content, source, cue = ([list(span) for span in row[slot]] for slot in SLOTS)
            claims[row["assignment"]].append(
                {
                    "id": str(row["id"]),
                    "content": content,
                    "source": source,
                    "cue": cue,
                    "parent": str(row["parent"]) if row["parent"] else None,
                    "origin": row["origin"],
                }
            )
        for key in keys:
            article = texts[key]
            boilerplate = [[zone["start"], zone["end"]] for zone in article.zones if zone["kind"] == "boilerplate"]
            yield {
                "id": str(key),
                "lang": article.language,
                "text": article.text,
                "boilerplate": boilerplate,
                "claims": claims[chosen[key]],
            }


def _passes(articles: list[UUID]) -> dict[UUID, UUID]:
    """Choose one submitted pass for each article."""
    rows = Assignment.objects.filter(article__in=articles, state=Assignment.State.SUBMITTED)
    chosen: dict[UUID, UUID] = {}
    for article, key in rows.order_by("-kind", F("submitted_at").asc(nulls_last=True), "id").values_list(
        "article", "id"
    ):
        chosen.setdefault(article, key)
    return chosen


class Answer(TypedDict):
    """The words of a claim, its article, and whether somebody called it worth checking."""

    text: str
    article: str
    worth: bool


def labels(project: Project, held_out: list[UUID]) -> Iterator[Answer]:
    """Read what people called worth checking, of articles that are not held out: {text, article, worth}."""
    rows = (
        Claim.objects.filter(
            assignment__article__project=project, assignment__state=Assignment.State.SUBMITTED, deleted_at=None
        )
        .exclude(checkworthiness="")
        .exclude(assignment__article__in=held_out)
        .order_by("id")
        .values("content", "checkworthiness", article=F("assignment__article"), text=F("assignment__article__text"))
    )
    for row in rows[:MAX_LABELS].iterator():
        worth = row["checkworthiness"] == Checkworthiness.CHECKWORTHY.value
        yield {"text": words_of(row["text"], row["content"]), "article": str(row["article"]), "worth": worth}
