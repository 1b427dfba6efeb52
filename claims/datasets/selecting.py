"""A selection as queries: the articles and the claims that it chooses."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from claims.annotations.models import Claim, ClaimSpeaker, Verdict
from claims.annotations.rows import READ_AS
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.core.claim import VerdictStatus
from claims.datasets.selection import ALL, GOLD, RECORD, Selection, Status
from claims.projects.models import Member, Project


def passes_of(project: Project, layer: str, using: str) -> QuerySet[Assignment]:
    """Submitted passes of the layer over articles that the caller names, which are the project's."""
    passes = Assignment.objects.using(using).filter(state="submitted")
    if layer in (GOLD, RECORD):
        gold = Q(kind=Assignment.Kind.GOLD)
        adjudicated = Assignment.objects.using(using).filter(gold, article=OuterRef("article"), state="submitted")
        alone = Q(article__needs=1) & ~Exists(adjudicated)
        return passes.filter(gold if layer == GOLD else gold | alone)
    if layer != ALL:
        people = Member.objects.using(using).filter(project=project, pseudonym=layer).values("user")
        passes = passes.filter(person__in=people)
    return passes


def articles_in(project: Project, selection: Selection, using: str) -> QuerySet[Article]:
    """Articles with a submitted pass of the layer, and with a chosen claim where claims are chosen, by number."""
    passes = passes_of(project, selection.layer, using)
    articles = Article.objects.using(using).filter(project=project)
    if selection.cuts_claims:
        of_article = passes.filter(article=OuterRef(OuterRef("pk")))
        claims = Claim.objects.using(using).filter(assignment__in=of_article, deleted_at=None)
        articles = articles.filter(Exists(chosen(selection, claims, using)))
    else:
        articles = articles.filter(Exists(passes.filter(article=OuterRef("pk"))))
    return described(selection, articles).order_by("number")


def described(selection: Selection, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Leave the articles that a selection chooses by what is known of them."""
    if selection.languages:
        articles = articles.filter(_any(_tagged(tag) for tag in selection.languages))
    if selection.publishers:
        articles = articles.filter(publisher__in=selection.publishers)
    if selection.published_from:
        articles = articles.filter(published_on__gte=selection.published_from)
    if selection.published_to:
        articles = articles.filter(published_on__lte=selection.published_to)
    return articles


def _tagged(tag: str) -> Q:
    return Q(language__iexact=tag) | Q(language__istartswith=f"{tag}-")


def _any(choices: Iterable[Q]) -> Q:
    found = Q()
    for choice in choices:
        found |= choice
    return found


def chosen(selection: Selection, claims: QuerySet[Claim], using: str) -> QuerySet[Claim]:
    """Leave the claims that a selection chooses."""
    if selection.claim_types:
        claims = claims.filter(claim_type__in=selection.claim_types)
    if selection.speakers:
        keys = [UUID(key) for key in selection.speakers]
        named = Q(speaker__in=keys) | Q(speaker__key__in=keys) | Q(speaker__merged_into__in=keys)
        claims = claims.filter(Exists(ClaimSpeaker.objects.using(using).filter(named, claim=OuterRef("pk"))))
    if selection.status is not Status.ANY or selection.labels:
        claims = claims.annotate(judged=Subquery(newest_label(using))).exclude(judged=None)
        if selection.labels:
            claims = claims.filter(judged__in=selection.labels)
        if selection.status is Status.FINAL:
            stands = Subquery(_newest(using).values("status")[:1])
            claims = claims.annotate(stands=stands).filter(stands=VerdictStatus.FINAL)
    return claims


def newest_label(using: str) -> QuerySet[Verdict, str]:
    """Return the label of the newest verdict, as a subquery of claims; null where there is none."""
    return _newest(using).annotate(read_as=READ_AS).values_list("read_as", flat=True)[:1]


def _newest(using: str) -> QuerySet[Verdict]:
    return Verdict.objects.using(using).filter(claim=OuterRef("pk")).order_by("-id")
