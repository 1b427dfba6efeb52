"""Reading articles and speakers: lists in pages by key, speakers by similarity."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest, JSONObject

from claims.articles.knowing import all_uses, speakers_known, speakers_opened
from claims.articles.models import NAMED, Article, Speaker, SpeakerAlias, SpeakerRole
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.statements import replanned

MOST_SPEAKERS = 300
# Names of which the nearest to a text are looked for.
MOST_LIKE = 1000


def knower(project: Project, person: int) -> int | None:
    """Return the person whose knowledge limits what is shown; None where they may know of all work (`fetch` read the project)."""
    return None if sight_of(project) is Sight.ALL else person


def speakers_like(project: UUID, person: int | None, text: str, most: int) -> list[Any]:
    """Find named speakers whose name or alias, or a word of one, resembles the text or its last word (trigrams), nearest first.

    The text has at least one word. Only what the person may know of is found; of more than a thousand names, only some.
    """
    # "Agriculture Minister Mour" is far from "Dorina Mour", and its last word is near.
    last = text.split()[-1]
    mine = Q(merged_into=None) if person is None else Q(merged_into=None) | Q(made_by=person)
    speakers = Speaker.objects.filter(_like("name", text, last), mine, project=project, anonymous=False)
    aliases = SpeakerAlias.objects.filter(_like("text", text, last), speaker__project=project)
    keys = speakers.values("pk")[:MOST_LIKE].union(aliases.values("speaker")[:MOST_LIKE])
    if person is not None:
        return speakers_known(project, person, most=most, among=keys, like=text)
    alias = SpeakerAlias.objects.filter(speaker=OuterRef("pk")).order_by().values("speaker")
    nearest = Subquery(alias.annotate(near=Max(TrigramSimilarity("text", text))).values("near"))
    near = Greatest(TrigramSimilarity("name", text), nearest)
    # Read by themselves: together with the rest PostgreSQL would go through all speakers for them.
    found = shown(Speaker.objects.filter(NAMED, pk__in=[key["pk"] for key in keys])).annotate(nearness=near)
    return list(found.order_by(F("nearness").desc(nulls_last=True), "name")[:most])


def _like(column: str, text: str, last: str) -> Q:
    """Say in which ways a name may resemble a text; each of them is found by the trigram index."""
    return (
        Q(**{f"{column}__iregex": re.escape(text)})
        | Q(**{f"{column}__trigram_similar": text})
        # "Zarrif" is far from "Mohammad Javad Zarif" and near to its last word.
        | Q(**{f"{column}__trigram_word_similar": text})
        | Q(**{f"{column}__trigram_word_similar": last})
    )


def shown(speakers: QuerySet[Any]) -> QuerySet[Any]:
    """Add what a speaker is shown with to whoever may know of all work: aliases, roles, and in how many claims it is named."""
    return with_names(speakers).annotate(uses=all_uses())


def one_speaker(project: UUID, person: int | None, key: UUID) -> Any:
    """Read a speaker as it is shown to somebody who has just made it."""
    own = Speaker.objects.filter(pk=key)
    if person is None:
        return shown(own).get()
    return speakers_known(project, person, most=1, used=[key], among=own.values("pk"))[0]


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


def most_named(project: UUID, person: int | None, most: int) -> list[Any]:
    """Pick the named speakers that are used most in whatever the person may know of."""
    if person is not None:
        return speakers_known(project, person, most=most)
    named = Speaker.objects.filter(NAMED, project=project)
    return list(shown(named).order_by("-mentions", "name")[:most])


def speakers_at(project: Project, article: UUID, person: int, used: Iterable[UUID] = ()) -> list[Any]:
    """Pick the speakers that somebody at an article may need at once: those they used, and the project's most used.

    `project` was read with `fetch`. An anonymous speaker of the article tells what another annotator has read in it, so a
    blind project keeps it back.
    """
    knows = knower(project, person)
    if knows is not None:
        return list(speakers_opened(project.pk, knows, list(used), most=MOST_SPEAKERS))
    return speakers_for.all(project.pk, None if project.blind else article, list(used), most=MOST_SPEAKERS)


@replanned
def speakers_for(project: UUID, article: UUID | None, used: list[UUID], *, most: int) -> QuerySet[Any]:
    """Read what `speakers_at` picks for those who may know of all work; without an article no anonymous speakers."""
    mine, named = Q(pk__among=used), Speaker.objects.filter(NAMED, project=project)
    keys = named.order_by("-mentions", "name").values("pk")[:most]
    more = [Speaker.objects.filter(mine).values("pk")]
    if article is not None:
        more.append(Speaker.objects.filter(article=article, merged_into=None).values("pk"))
    # However many a project has, a claim never stands there without the name that it was given.
    wanted = Speaker.objects.filter(pk__in=keys.union(*more), project=project)
    ranked = shown(wanted).annotate(mine=Case(When(mine, then=1), default=0))
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
