"""Full-text search of articles in the syntax of web searches, fast for all words and any number of articles.

PostgreSQL assumes that words occur independently of each other, so for two common words that never occur together it would read
all articles one by one. A page is therefore searched in steps: among the first candidates, which finds frequent words; if some of
them match, among as many as should fill the page; and if that is not enough, in the text index, which is fast for rare words.
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

# Articles that the first step examines; for rarer words, the index needs few reads.
PROBE = 500
# The second step examines at most this many times as many articles.
WIDER = 12
QUOTED = re.compile(r'(?<!-)"([^"]+)"')
READ_NOW = StemmedVector(F("language"), F("text"), output_field=SearchVectorField())


def frequent(articles: QuerySet[Article], matching: Q, most: int) -> list[UUID]:
    """Return the keys of at most `most` matching articles by number; `articles` must be few."""
    rows = _worded(Article.objects.filter(pk__in=articles.values("pk")), Coalesce(F("search"), READ_NOW))
    return list(rows.filter(matching).order_by("number").values_list("pk", flat=True)[:most])


def wider(found: int, most: int) -> int:
    """Return how many articles should contain a page of `most`, given the hits of the first step; 0 if too many."""
    wanted = PROBE * most * 5 // (4 * found) if found else 0
    return wanted if wanted <= WIDER * PROBE else 0


def rare(project: Project, after: int, matching: Q, most: int) -> list[UUID]:
    """Return the keys of at most `most` matching articles of the project after a number, by number."""
    # Unindexed articles first: one that is indexed between the two steps is found twice instead of missed.
    unread = dict(_unread(project, after, matching, most))
    found = {**_indexed(project, after, matching, most), **unread}
    return [found[number] for number in sorted(found)[:most]]


def _indexed(project: Project, after: int, matching: Q, most: int) -> dict[int, UUID]:
    """Find articles by the text index: keys by number."""
    # Written so that no other index can be used, which would read all texts of the project.
    of_project = Article.objects.alias(of=Cast("project", TextField())).filter(of=str(project.pk), number__gt=after)
    rows = _worded(of_project, F("search")).filter(matching).order_by("number").values_list("number", "pk")
    # These plans would read every text, or every row of what else the articles are chosen by.
    with without("seqscan", "indexscan", "hashjoin", "mergejoin"):
        return dict(rows[:most])


def _unread(project: Project, after: int, matching: Q, most: int) -> Iterator[tuple[int, UUID]]:
    """Find matching articles that are not indexed yet, in chunks, until there are enough: numbers and keys."""
    found = 0
    while found < most:
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
    """Return the condition for articles that contain all words, in each language of the project.

    Words match their inflected forms in the language of the article; quoted words match exactly.
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
    """Return a regular expression for the words of a phrase, separated by anything but letters and digits."""
    words = re.findall(r"\w+", phrase)
    between = r"\W+"
    return rf"\m{between.join(words)}\M" if words else ""
