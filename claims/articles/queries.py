"""Reading articles and speakers: lists in pages by key, speakers by similarity."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, When
from django.db.models.functions import Greatest, JSONObject

from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.statements import replanned

MOST_SPEAKERS = 300


def search(articles: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Narrow articles to those whose text holds all the words, in the syntax of web searches."""
    return articles.filter(search=SearchQuery(words, search_type="websearch", config="simple"))


def offered(project: Project, person: int) -> QuerySet[Speaker]:
    """Narrow to the speakers that may be offered to a person; `project` was read with `fetch`.

    In a blind project those are their own, those made for everybody, and those in submitted work, but not what was submitted
    on an article that they have in work themselves. Where somebody else's unsubmitted work has a speaker of the same name
    already, the person is shown the one that they made.
    """
    return _offered(project.pk, _knower(project, person))


def _knower(project: Project, person: int) -> int | None:
    """Return the person whose knowledge limits what is shown; None where they may know of all work."""
    return None if sight_of(project) is Sight.ALL else person


def _offered(project: UUID, person: int | None) -> QuerySet[Speaker]:
    every = Speaker.objects.filter(project=project)
    if person is None:
        return every.filter(merged_into=None)
    # Whatever was merged into a speaker counts as its own: two people may have made the name at the same time.
    behind = Speaker.objects.filter(Q(pk=OuterRef("pk")) | Q(merged_into=OuterRef("pk")))
    told = behind.filter(Q(made_by=None) | _told("claims__assignment__", person))
    known = Q(made_by=person) | Q(Exists(told))
    first = every.filter(known, pk=OuterRef("merged_into"))
    return every.filter(known & Q(merged_into=None) | Q(made_by=person) & Q(merged_into__isnull=False) & ~Exists(first))


def _told(passes: str, person: int) -> Q:
    """Passes, at the end of a path, of which the person may know: their own and what is submitted, but for what they work on."""
    in_work = Article.objects.filter(
        pk=OuterRef(f"{passes}article"),
        assignments__person=person,
        assignments__state__in=("leased", "expired", "skipped"),
    )
    # As an expression: a negated Q would look at all claims of a speaker, not at the one that is counted.
    return Q(**{f"{passes}person": person}) | Q(~Exists(in_work), **{f"{passes}state": "submitted"})


def speakers_like(speakers: QuerySet[Speaker], text: str) -> QuerySet[Speaker]:
    """Find named speakers whose name or alias, or a word of one, resembles the text or its last word (trigrams), nearest first.

    The text has at least one word.
    """
    live = speakers.filter(anonymous=False)
    # "Agriculture Minister Mour" is far from "Dorina Mour", and its last word is near.
    last = text.split()[-1]
    near = Greatest(TrigramSimilarity("name", text), Max(TrigramSimilarity("aliases__text", text)))
    return (
        live.annotate(nearness=near)
        .filter(
            Q(name__icontains=text)
            | Q(aliases__text__icontains=text)
            | Q(name__trigram_similar=text)
            | Q(aliases__text__trigram_similar=text)
            # "Zarrif" is far from "Mohammad Javad Zarif" and near to its last word.
            | Q(name__trigram_word_similar=text)
            | Q(aliases__text__trigram_word_similar=text)
            | Q(name__trigram_word_similar=last)
            | Q(aliases__text__trigram_word_similar=last)
        )
        .order_by(F("nearness").desc(nulls_last=True), "name")
    )


def shown(speakers: QuerySet[Speaker], project: Project, person: int) -> QuerySet[Any]:
    """Add what a speaker is shown with, in the same statement: aliases, roles, and in how many claims that the person may know of."""
    return _shown(speakers, _knower(project, person))


def _shown(speakers: QuerySet[Speaker], person: int | None) -> QuerySet[Any]:
    told = None if person is None else _told("claim_speakers__claim__assignment__", person)
    return with_names(speakers).annotate(uses=Count("claim_speakers", distinct=True, filter=told))


def with_names(speakers: QuerySet[Speaker]) -> QuerySet[Any]:
    """Add a speaker's aliases and roles, in the same statement."""
    roles = SpeakerRole.objects.filter(speaker=OuterRef("pk")).order_by("from_date", "id")
    return speakers.annotate(
        names=ArraySubquery(SpeakerAlias.objects.filter(speaker=OuterRef("pk")).order_by("text").values("text")),
        offices=ArraySubquery(
            roles.values(
                json=JSONObject(
                    **{"position": "position", "organisation": "organisation", "from": "from_date", "to": "to_date"}
                )
            )
        ),
    )


def speakers_at(project: Project, article: UUID, person: int, used: Iterable[UUID] = ()) -> list[Any]:
    """Pick the speakers that somebody at an article may need at once: those they used, and the project's most used.

    `project` was read with `fetch`. An anonymous speaker of the article tells what another annotator has read in it, so a
    blind project keeps it back.
    """
    here = None if project.blind else article
    return speakers_for.all(project.pk, here, _knower(project, person), list(used), most=MOST_SPEAKERS)


@replanned
def speakers_for(
    project: UUID, article: UUID | None, person: int | None, used: list[UUID], *, most: int
) -> QuerySet[Any]:
    """Read what `speakers_at` picks: without an article no anonymous speakers, without a person what anybody may be offered."""
    here = Q(anonymous=False) if article is None else Q(anonymous=False) | Q(article=article)
    mine = Q(pk__among=used)
    wanted = Speaker.objects.filter(
        mine | Q(pk__in=_offered(project, person).filter(here).values("pk")), project=project
    )
    # However many a project has, a claim never stands there without the name that it was given.
    ranked = _shown(wanted, person).annotate(mine=Case(When(mine, then=1), default=0))
    return ranked.order_by("-mine", F("article").desc(nulls_last=True), "-uses", "name")[:most]


def present_speaker(speaker: Any) -> dict[str, Any]:
    """Show a speaker that `shown` has read, as the API does."""
    return {
        "id": speaker.pk,
        "name": speaker.name,
        "kind": speaker.kind,
        "anonymous": speaker.anonymous,
        "descriptor": speaker.descriptor,
        "country": speaker.country,
        "wikidata_id": speaker.wikidata_id,
        "aliases": speaker.names,
        "roles": speaker.offices,
        "claims": speaker.uses,
        "article": speaker.article_id,
    }


def present_article(article: Article) -> dict[str, Any]:
    """Show an article with its text."""
    return {
        "id": article.pk,
        "number": article.number,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "byline": article.byline,
        "published_on": article.published_on,
        "language": article.language,
        "text": article.text,
        "length": article.length,
        "text_sha256": article.text_sha256,
        "zones": article.zones,
    }
