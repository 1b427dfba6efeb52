"""Queries of articles and speakers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypedDict, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, Max, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Greatest, JSONObject

from claims.articles.knowing import Knower, KnownSpeaker, all_uses, speakers_known, speakers_opened
from claims.articles.models import NAMED, Article, Speaker, SpeakerAlias, SpeakerRole, SpeakerUse
from claims.core.json_types import JSONDict
from claims.engines import wrapped
from claims.projects.models import Project
from claims.projects.sight import Sight, sight_of
from claims.statements import replanned
from claims.transactions import without

MAX_SPEAKERS = 300
# How many candidates are ranked by similarity; how many names may match a few letters; how many names of all projects are
# searched.
MAX_LIKE = 1000
MAX_SHORT = 200
MAX_ANYWHERE = 100_000
# A text has trigrams if it contains three letters or digits in a row.
TRIGRAM = re.compile(r"[^\W_]{3}")


# Queries that read only keys.
Keys = QuerySet[Model, Mapping[str, Any]]


class Names(TypedDict):
    """What `shown` reads with a speaker: aliases, offices, and how many claims name the speaker."""

    names: list[str]
    offices: list[JSONDict]
    uses: int


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    NamedSpeaker = WithAnnotations[Speaker, Names]
    # A speaker with what is shown, whichever way it was read.
    Shown = NamedSpeaker | KnownSpeaker


def knower(project: Project, person: int) -> Knower | None:
    """Return the person if they may not know of all work; None otherwise. `fetch` read the project."""
    sight = sight_of(project)
    return None if sight is Sight.ALL else Knower(person, sight)


def speakers_like(project: UUID, knows: Knower | None, text: str, most: int) -> Sequence["Shown"]:
    """Find named speakers whose name or alias, or a word of one, resembles the text or its last word (trigrams), most similar first.

    The text has at least one word. Only speakers that the person may know of are found; of more than a thousand matches, only
    some. Fewer than three letters match the beginnings of words, and any place in the thousand most used names.
    """
    mine = Q(merged_into=None) if knows is None else Q(merged_into=None) | Q(made_by=knows.person)
    speakers = Speaker.objects.filter(mine, project=project, anonymous=False)
    aliases = SpeakerAlias.objects.filter(speaker__project=project)
    ways: list[Keys] = [
        speakers.filter(pk__in=_named(Speaker, "name", text)).values("pk")[:MAX_LIKE],
        aliases.filter(pk__in=_named(SpeakerAlias, "text", text)).values("speaker")[:MAX_LIKE],
    ]
    if not TRIGRAM.search(text):
        often = _often(project, knows)
        letters = re.escape(text)
        ways.append(speakers.filter(pk__in=often, name__iregex=letters).values("pk")[:MAX_SHORT])
        ways.append(aliases.filter(speaker__in=often, text__iregex=letters).values("speaker")[:MAX_SHORT])
    keys = ways[0].union(*ways[1:])
    # PostgreSQL underestimates the cost of comparing trigrams and would compare all names of a project.
    with without("seqscan", "indexonlyscan", "hashjoin", "mergejoin"):
        if knows is not None:
            return speakers_known(project, knows, most=most, among=keys, like=text)
        # A query of its own: as a subquery it would make PostgreSQL read all speakers.
        found = [key["pk"] for key in keys]
    alias = SpeakerAlias.objects.filter(speaker=OuterRef("pk")).order_by().values("speaker")
    nearest = Subquery(alias.annotate(near=Max(TrigramSimilarity("text", text))).values("near"))
    near = Greatest(TrigramSimilarity("name", text), nearest)
    rows = shown(Speaker.objects.filter(NAMED, pk__in=found)).annotate(nearness=near)
    return list(rows.order_by(F("nearness").desc(nulls_last=True), "name")[:most])


def _often(project: UUID, knows: Knower | None) -> QuerySet[Any, Any]:
    """Return the keys of the thousand most used names: of a person's own where that is all they may know of."""
    named = Speaker.objects.filter(NAMED, project=project)
    if knows is None or knows.sight is not Sight.OWN:
        return named.order_by("-mentions", "name").values("pk")[:MAX_LIKE]
    used = SpeakerUse.objects.filter(project=project, person=knows.person).order_by("-uses").values("speaker")
    made, shared = (named.filter(made_by=maker).order_by("name").values("pk") for maker in (knows.person, None))
    return used[:MAX_LIKE].union(made[:MAX_LIKE], shared[:MAX_LIKE])


def _named(model: type[Speaker | SpeakerAlias], column: str, text: str) -> Keys:
    """Return rows of any project whose column may resemble a text; every condition uses the trigram index."""
    # "Agriculture Minister Mour" is far from "Dorina Mour", and its last word is near; "Zarrif" is far from "Mohammad Javad
    # Zarif" and near to its last word.
    words = sorted({text, text.split()[-1]})
    like = reduce(or_, (Q(**{f"{column}__trigram_word_similar": word}) for word in words))
    if TRIGRAM.search(text):
        like |= Q(**{f"{column}__iregex": re.escape(text)}) | Q(**{f"{column}__trigram_similar": text})
    # The limit, which no search reaches, keeps PostgreSQL from reading all names of the project instead.
    return model._default_manager.filter(like).values("pk")[:MAX_ANYWHERE]


def shown(speakers: QuerySet[Speaker]) -> "QuerySet[NamedSpeaker]":
    """Annotate speakers with aliases, offices and counts of claims, for people who may know of all work."""
    return cast("QuerySet[NamedSpeaker]", with_names(speakers).annotate(uses=all_uses()))


def one_speaker(project: UUID, knows: Knower | None, key: UUID) -> "Shown":
    """Read a speaker as shown to the person who has just created it."""
    own = Speaker.objects.filter(pk=key)
    if knows is None:
        return shown(own).get()
    return speakers_known(project, knows, most=1, used=[key], among=own.values("pk"))[0]


def with_names(speakers: QuerySet[Speaker]) -> QuerySet[Speaker]:
    """Annotate speakers with their aliases and offices."""
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


def most_named(project: UUID, knows: Knower | None, most: int) -> Sequence["Shown"]:
    """Return the most used named speakers in the work that the person may know of."""
    if knows is not None:
        return speakers_known(project, knows, most=most)
    named = Speaker.objects.filter(NAMED, project=project)
    return list(shown(named).order_by("-mentions", "name")[:most])


def speakers_at(project: Project, article: UUID, person: int, used: Iterable[UUID] = ()) -> Sequence["Shown"]:
    """Return the speakers to offer at an article: those the person used, and the most used of the project.

    `project` was read with `fetch`. An anonymous speaker of the article would reveal what another annotator found in it, so
    a blind project hides it.
    """
    knows = knower(project, person)
    if knows is not None:
        return list(speakers_opened(project.pk, knows.person, list(used), most=MAX_SPEAKERS))
    return speakers_for.all(project.pk, None if project.blind else article, list(used), most=MAX_SPEAKERS)


@replanned
def speakers_for(project: UUID, article: UUID | None, used: list[UUID], *, most: int) -> "QuerySet[NamedSpeaker]":
    """Return what `speakers_at` offers to people who may know of all work; without an article, no anonymous speakers."""
    mine, named = Q(pk__among=used), Speaker.objects.filter(NAMED, project=project)
    keys = named.order_by("-mentions", "name").values("pk")[:most]
    more = [Speaker.objects.filter(mine).values("pk")]
    if article is not None:
        more.append(Speaker.objects.filter(article=article, merged_into=None).values("pk"))
    # The speakers of existing claims come first, so that the limit never cuts them off.
    wanted = Speaker.objects.filter(pk__in=keys.union(*more), project=project)
    ranked = shown(wanted).annotate(mine=Case(When(mine, then=1), default=0))
    return ranked.order_by("-mine", F("article").desc(nulls_last=True), "-uses", "name")[:most]


def present_speaker(speaker: "Shown") -> dict[str, object]:
    """Return the API representation of a speaker."""
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


def present_article(article: Article) -> dict[str, object]:
    """Return the API representation of an article with its text."""
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
        "shown": wrapped.shown(article.text),
        "length": article.length,
        "text_sha256": article.text_sha256,
        "zones": article.zones,
    }
