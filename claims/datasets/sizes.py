"""How much a dataset will hold, told before it is written."""

from django.db.models import Sum

from claims.annotations.models import Claim
from claims.articles.models import Article
from claims.datasets.selecting import articles_in, chosen, described, passes_of
from claims.datasets.selection import ALL, GOLD, RECORD, Selection
from claims.projects.models import Member, Project, Tally

# Where a selection chooses, nothing is counted any further.
COUNTED = 1000


def count_records(project: Project, selection: Selection, using: str) -> int:
    """Count the records, from the counts that are kept with every write; where articles are chosen, no further than `COUNTED`."""
    if selection.cuts_articles:
        return articles_in(project, selection, using).values("pk")[:COUNTED].count()
    if selection.layer in (GOLD, RECORD):
        return articles_in(project, selection, using).count()
    tallies = Tally.objects.using(using).filter(project=project)
    if selection.layer == ALL:
        tallies = tallies.filter(person=0)
    else:
        people = Member.objects.using(using).filter(project=project, pseudonym=selection.layer)
        tallies = tallies.filter(person__in=people.values("user"))
    return int(tallies.aggregate(articles=Sum("covered", default=0))["articles"])


def count_claims(project: Project, selection: Selection, using: str) -> int | None:
    """Count the claims that are chosen, no further than `COUNTED`; None where no selection is made among them."""
    if not selection.cuts_articles:
        return None
    articles = described(selection, Article.objects.using(using).filter(project=project))
    passes = passes_of(project, selection.layer, using).filter(article__in=articles)
    claims = Claim.objects.using(using).filter(assignment__in=passes, deleted_at=None)
    return chosen(selection, claims, using).values("pk")[:COUNTED].count()
