"""A look over the articles of a release before any is written: what belongs together, who speaks, how often each verdict is given."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from claims.annotations.models import Claim, ClaimSpeaker
from claims.articles.models import Article, Speaker
from claims.datasets.releases import leaks
from claims.datasets.releases.near import NEAR, Groups, Hashes, bands, candidates, jaccard, shingles
from claims.datasets.releases.splits import Placed
from claims.datasets.selecting import articles_in, chosen, newest_label, passes_of
from claims.datasets.selection import Selection
from claims.jobs import Run
from claims.projects.models import Project

FETCHED = 50
REPORT_EVERY = 100


@dataclass
class Survey:
    """The articles of a release, in the order of their numbers; what is listed by place has one entry for each."""

    numbers: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    bands: list[Hashes] = field(default_factory=list)
    # By place; where there are too many articles to compare all, none is kept.
    shingles: list[Hashes] = field(default_factory=list)
    urls: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    # Articles by number: identifiers of the named speakers, and how often each verdict is given.
    speakers: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    labels: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: dict[str, str] = field(default_factory=dict)
    # Pairs of places that were compared, and how far their texts agree.
    alike: list[tuple[int, int, float]] = field(default_factory=list)

    def placed(self) -> list[Placed]:
        """Return the articles as they are dealt."""
        groups = Groups(len(self.keys))
        for left, right, alike in self.alike:
            if alike >= NEAR:
                groups.join(left, right)
        for places in self.urls.values():
            for place in places[1:]:
                groups.join(places[0], place)
        return [
            Placed(key, groups.of(place), frozenset(self.speakers.get(number, ())), self.labels.get(number, {}))
            for place, (key, number) in enumerate(zip(self.keys, self.numbers, strict=True))
        ]

    def most_alike(self, splits: Sequence[str]) -> leaks.Best:
        """Find the most similar texts of every two splits: among all pairs, or among those that were compared."""
        if len(self.shingles) == len(self.keys):
            return leaks.most_alike(self.shingles, splits)
        best: leaks.Best = {}
        for left, right, alike in self.alike:
            leaks.note(best, splits, left, right, alike)
        return best


def survey(project: Project, selection: Selection, using: str, run: Run | None, total: int) -> Survey:
    """Read every chosen article once; reports progress as the first half of the work."""
    seen = Survey()
    rows = articles_in(project, selection, using).values_list("number", "pk", "key", "url", "text")
    for place, (number, pk, key, url, text) in enumerate(rows.iterator(chunk_size=FETCHED)):
        seen.numbers.append(number)
        seen.keys.append(str(key or pk))
        of_text = shingles(text)
        seen.bands.append(bands(of_text))
        if total <= leaks.EVERY_PAIR:
            seen.shingles.append(of_text)
        if url:
            seen.urls[url].append(place)
        if run is not None and place % REPORT_EVERY == 0:
            run.progress(place, 2 * total)
    _compare(seen, project, using)
    _read_claims(seen, project, selection, using)
    return seen


def _compare(seen: Survey, project: Project, using: str) -> None:
    pairs = list(candidates(seen.bands))
    if len(seen.shingles) == len(seen.keys):
        texts = dict(enumerate(seen.shingles))
    else:
        texts = dict(_again(sorted({place for pair in pairs for place in pair}), seen, project, using))
    seen.alike = [(left, right, jaccard(texts[left], texts[right])) for left, right in pairs]


def _again(places: list[int], seen: Survey, project: Project, using: str) -> Iterator[tuple[int, Hashes]]:
    """Read again the texts of the few articles that may be alike."""
    for start in range(0, len(places), FETCHED):
        by_number = {seen.numbers[place]: place for place in places[start : start + FETCHED]}
        rows = Article.objects.using(using).filter(project=project, number__in=list(by_number))
        for number, text in rows.values_list("number", "text"):
            yield by_number[number], shingles(text)


def _read_claims(seen: Survey, project: Project, selection: Selection, using: str) -> None:
    """Read who is named in which article, and how often each verdict is given in it."""
    passes = passes_of(project, selection.layer, using).filter(project=project)
    claims = chosen(selection, Claim.objects.using(using).filter(assignment__in=passes, deleted_at=None), using)
    people = Speaker.objects.using(using).filter(project=project, anonymous=False).values_list("pk", "key", "name")
    keys = {}
    for pk, key, name in people.iterator():
        keys[pk] = str(key or pk)
        seen.names[keys[pk]] = name
    named = ClaimSpeaker.objects.using(using).filter(claim__in=claims.values("pk"), speaker__anonymous=False)
    meant = named.annotate(meant=Coalesce("speaker__merged_into", "speaker"))
    numbers = set(seen.numbers)
    for number, speaker in meant.values_list("claim__assignment__article__number", "meant").distinct().iterator():
        if number in numbers and speaker in keys:
            seen.speakers[number].add(keys[speaker])
    given = claims.annotate(label_now=Subquery(newest_label(using))).values_list(
        "assignment__article__number", "label_now"
    )
    for number, label, count in given.annotate(count=Count("pk")).order_by().iterator():
        if number in numbers and label:
            seen.labels[number][label] += count
