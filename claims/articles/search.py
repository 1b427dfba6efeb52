"""Words looked for in articles, in the syntax of web searches: by the text index, whatever the words are and however many articles.

PostgreSQL believes that words occur independently of each other, so for two common words that never meet it would walk through
all articles and read every one. So a page is sought in steps: among the first articles that come in question, which finds
whatever is frequent; where some of them match, among as many as should fill the page; and where that does not do it, in the text
index, which is quick for whatever is rare.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import and_, or_
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import F, Func, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce

from claims.articles.models import Article, ArticleLanguage
from claims.articles.stemming import LanguageCode, StemmedVector, configuration_of
from claims.projects.models import Project
from claims.transactions import without

# Articles that the first step looks at; whatever is rarer than a page among so many is found by the index in few reads.
PROBE = 500
# How many times as many articles the second step looks at, at most.
WIDER = 12
QUOTED = re.compile(r'(?<!-)"([^"]+)"')
READ_NOW = StemmedVector(F("language"), F("text"), output_field=SearchVectorField())


def frequent(articles: QuerySet[Article], matching: Q, most: int) -> list[UUID]:
    """Give the keys of those of some articles, at most so many and by number, that match; `articles` are few."""
    rows = _worded(Article.objects.filter(pk__in=articles.values("pk")), Coalesce(F("search"), READ_NOW))
    return list(rows.filter(matching).order_by("number").values_list("pk", flat=True)[:most])


def wider(found: int, most: int) -> int:
    """Say among how many articles a page of `most` is to be expected when the first step found so many; 0 where that is too many."""
    wanted = PROBE * most * 5 // (4 * found) if found else 0
    return wanted if wanted <= WIDER * PROBE else 0


def rare(project: Project, after: int, matching: Q, most: int | None) -> list[UUID]:
    """Give the keys of the project's articles behind a number, at most so many and by number, that match."""
    # Unread ones first: what is read between the two steps is found twice, not missed.
    unread = dict(_unread(project, after, matching, most))
    found = {**_indexed(project, after, matching, most), **unread}
    return [found[number] for number in sorted(found)[:most]]


def _indexed(project: Project, after: int, matching: Q, most: int | None) -> dict[int, UUID]:
    """Find articles by the text index: keys by number."""
    # Written so that no other index can be used: it would lead through all texts of the project.
    of_project = Article.objects.alias(of=Cast("project", TextField())).filter(of=str(project.pk), number__gt=after)
    rows = _worded(of_project, F("search")).filter(matching).order_by("number").values_list("number", "pk")
    # Ways through the table that would read every text.
    with without("seqscan", "indexscan"):
        return dict(rows[:most])


def _unread(project: Project, after: int, matching: Q, most: int | None) -> Iterator[tuple[int, UUID]]:
    """Find unread articles, a few at a time, until there are enough: numbers and keys."""
    found = 0
    while most is None or found < most:
        waiting = Article.objects.filter(project=project, search=None, number__gt=after).order_by("number")
        numbers = list(waiting.values_list("number", flat=True)[:PROBE])
        if not numbers:
            return
        some = Article.objects.filter(project=project, search=None, number__gt=after, number__lte=numbers[-1])
        for row in _worded(some, READ_NOW).filter(matching).order_by("number").values_list("number", "pk"):
            found += 1
            yield row
        after = numbers[-1]


def _worded(articles: QuerySet[Article], words: F | Func) -> QuerySet[Article]:
    return articles.alias(code=LanguageCode(F("language")), words=words)


def holding(project: Project, words: str) -> Q:
    """Say which articles hold all the words, in each of the languages that the project has articles in.

    Words are found in their other forms too, as the language of the article has them; words in quotation marks as they are.
    """
    languages: dict[str, list[str]] = defaultdict(list)
    for code in ArticleLanguage.objects.filter(project=project).values_list("language", flat=True):
        languages[configuration_of(code)].append(code)
    ways: list[Q] = []
    for configuration, codes in languages.items():
        query = Q(words=SearchQuery(words, search_type="websearch", config=configuration))
        ways.append(query if len(languages) == 1 else query & Q(code__in=codes))
    exact = [Q(text__iregex=pattern) for phrase in QUOTED.findall(words) if (pattern := _exactly(phrase))]
    return reduce(and_, exact, reduce(or_, ways) if ways else Q(pk=None))


def _exactly(phrase: str) -> str:
    """Write the words of a phrase as a regular expression, with anything but letters and digits between them."""
    words = re.findall(r"\w+", phrase)
    between = r"\W+"
    return rf"\m{between.join(words)}\M" if words else ""
