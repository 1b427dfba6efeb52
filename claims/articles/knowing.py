"""Which speakers a person may know of and how often they are named, from counts: no list of speakers reads all their claims.

The database keeps how many claims name a speaker (`mentions`), and how many of those are submitted. What a person may know of
differs from the submitted ones only by their own work that is not, and by what others have submitted on articles that the
person still has in work; both are read once for each statement, from the person's own passes.
"""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from claims.articles.models import NAMED, Article, Speaker, SpeakerDelta

IN_WORK = ("leased", "expired", "skipped")


class Times(Func):
    """How often a value stands in an array."""

    template = "cardinality(array_positions(%(expressions)s))"
    output_field = IntegerField()


def _waiting(count: str) -> Coalesce:
    """What is still to be added to a speaker's count."""
    deltas = SpeakerDelta.objects.filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return Coalesce(Subquery(deltas.annotate(sum=Sum(count)).values("sum")), 0)


def _unsubmitted(project: UUID, person: int) -> QuerySet[Speaker]:
    """Speakers of the person's own work that is not submitted, each once for every claim that names it."""
    path = "claims__assignment__"
    mine = {f"{path}project": project, f"{path}person": person, f"{path}state__in": IN_WORK}
    return Speaker.objects.filter(**mine).order_by()


def _kept_back(project: UUID, person: int) -> QuerySet[Speaker]:
    """Speakers that others have named in submitted work on articles that the person has in work, once for every claim."""
    articles = Article.objects.filter(project=project, assignments__person=person, assignments__state__in=IN_WORK)
    path = "claims__assignment__"
    # As two comparisons: a negated one would look at all claims of a speaker.
    others = Q(**{f"{path}person__lt": person}) | Q(**{f"{path}person__gt": person})
    submitted = {f"{path}article__in": articles.order_by().values("pk"), f"{path}state": "submitted"}
    return Speaker.objects.filter(others, **submitted).order_by()


def uses(project: UUID, person: int | None) -> Any:
    """Count the claims that name a speaker, as far as the person may know of them; None is somebody who may know of all."""
    if person is None:
        return F("mentions") + _waiting("mentions")
    own = Times(ArraySubquery(_unsubmitted(project, person).values("pk")), F("pk"))
    kept_back = Times(ArraySubquery(_kept_back(project, person).values("pk")), F("pk"))
    return F("submitted") + _waiting("submitted") + own - kept_back


def known(project: UUID, person: int) -> tuple[QuerySet[Speaker], Q]:
    """Give the project's speakers with their `uses`, and say which of them the person may know of.

    Those are their own, those made for everybody, and those named where the person may know of it. Whatever was merged into a
    speaker counts as its own: two people may have made the name at the same time.
    """
    every = Speaker.objects.annotate(uses=uses(project, person))
    told = Q(made_by=None) | Q(uses__gt=0)
    merged = every.filter(told, merged_into=OuterRef("pk"))
    return every.filter(project=project), Q(made_by=person) | told | Q(Exists(merged))


def offered(project: UUID, person: int | None) -> QuerySet[Any]:
    """Narrow to the speakers that may be offered to a person, with their `uses`.

    Where somebody else's unsubmitted work has a speaker of the same name already, the person is shown the one that they made.
    """
    if person is None:
        every = Speaker.objects.annotate(uses=uses(project, None))
        return every.filter(project=project, merged_into=None)
    every, may_know = known(project, person)
    first = every.filter(may_know, pk=OuterRef("merged_into"))
    own = Q(made_by=person) & Q(merged_into__isnull=False) & ~Exists(first)
    return every.filter(may_know & Q(merged_into=None) | own)


def most_used(project: UUID, person: int | None, most: int) -> list[QuerySet[Any]]:
    """List, from one end of an index each, the keys of speakers among which the ones most used are that a person may know of."""
    named = Speaker.objects.filter(NAMED, project=project)
    if person is None:
        return [named.order_by("-mentions", "name").values("pk")[:most]]
    merged = Speaker.objects.filter(project=project, anonymous=False, merged_into__isnull=False)
    unused = named.filter(submitted=0).order_by("made_by", "name").values("pk")
    return [
        named.filter(submitted__gt=0).order_by("-submitted", "name").values("pk")[:most],
        unused.filter(made_by=person)[:most],
        unused.filter(made_by=None)[:most],
        _unsubmitted(project, person).values("pk")[:most],
        merged.filter(made_by=person).order_by("made_by").values("pk")[:most],
        merged.filter(made_by=None).order_by("made_by").values("merged_into")[:most],
        merged.filter(submitted__gt=0).order_by("-submitted").values("merged_into")[:most],
    ]
