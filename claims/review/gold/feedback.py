"""What became of somebody's claims in the gold layer of the articles that are settled, and why; nobody else is named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from claims.annotations.comments.queries import readable
from claims.annotations.models import Claim
from claims.annotations.rows import complete, document_of
from claims.articles.models import Article, Speaker
from claims.assignments.models import SUBMITTED, Assignment
from claims.core.claim import ClaimDocument
from claims.core.json_types import JSONDict
from claims.http.people import User
from claims.projects.models import Project
from claims.review.gold.reading import ANNOTATION, GOLD
from claims.review.merging import TOLD, origins
from claims.review.models import Resolution

if TYPE_CHECKING:
    from claims.annotations.rows import CompleteClaim

PAGE = 10
KEPT, CHANGED, DROPPED, MISSED = "kept", "changed", "dropped", "missed"


@dataclass(frozen=True, slots=True)
class Words:
    """How values are told: the article's text, the names of speakers, and into whom they were merged."""

    text: str
    names: Mapping[str, str]
    followed: Mapping[str, str]

    def value(self, claim: ClaimDocument, slot: str) -> str:
        """Return what a claim says in a slot."""
        if slot in ("content", "source", "cue", "addressee"):
            return " … ".join(self.text[start:end] for start, end in getattr(claim, slot))
        if slot == "speaker":
            keys = dict.fromkeys(self.followed.get(str(key), str(key)) for key in claim.speakers)
            return ", ".join(self.names.get(key, "") for key in keys)
        if slot == "verdict":
            return claim.verdict.label if claim.verdict else ""
        value = getattr(claim, slot)
        return {True: "yes", False: "no", None: ""}.get(value, "") if slot == "was_said" else str(value)


def settled_for(project: Project, person: User, after: UUID | None) -> tuple[list[JSONDict], str | None]:
    """List the settled articles that a person has submitted, newest first, with what became of each claim; a page in nine statements."""
    mine = Assignment.objects.filter(article=OuterRef("article"), person=person, kind=ANNOTATION, state=SUBMITTED)
    golds = Assignment.objects.filter(Exists(mine), project=project, kind=GOLD, state=SUBMITTED).order_by(
        "-submitted_at", "-id"
    )
    if after is not None:
        last = Assignment.objects.filter(pk=after, project=project).first()
        if last is not None and last.submitted_at is not None:
            golds = golds.filter(submitted_at__lte=last.submitted_at).exclude(pk=after)
    page = list(golds[: PAGE + 1])
    shown = page[:PAGE]
    return _told(project, person, shown), str(shown[-1].pk) if len(page) > PAGE else None


def _told(project: Project, person: User, golds: Sequence[Assignment]) -> list[JSONDict]:
    if not golds:
        return []
    keys = [row.article_id for row in golds]
    articles = {row.pk: row for row in Article.objects.filter(pk__among=keys).only("number", "title", "text")}
    own = {
        row.article_id: row
        for row in Assignment.objects.filter(
            article__among=keys, person=person, kind=ANNOTATION, state=SUBMITTED
        ).order_by("round")
    }
    passes = [row.pk for row in (*golds, *own.values())]
    rows = complete(Claim.objects.filter(assignment__among=passes, deleted_at=None)).order_by("content", "id")
    by_pass: dict[UUID, list[CompleteClaim]] = defaultdict(list)
    for claim in rows:
        by_pass[claim.assignment_id].append(claim)
    newest = Resolution.objects.filter(gold__in=[row.pk for row in golds]).order_by("gold", "key", "-version")
    resolutions: dict[UUID, list[Resolution]] = defaultdict(list)
    for resolution in newest.distinct("gold", "key"):
        resolutions[resolution.gold_id].append(resolution)
    speakers = {str(key) for claims in by_pass.values() for claim in claims for key in claim.speaker_ids}
    names, followed = _names(project, speakers)
    told = [
        _article(row, articles[row.article_id], by_pass[own[row.article_id].pk], by_pass[row.pk], resolutions[row.pk],
                 Words(articles[row.article_id].text, names, followed))
        for row in golds
    ]  # fmt: skip
    _count_comments(person, told)
    return told


def _names(project: Project, keys: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    rows = Speaker.objects.filter(project=project, pk__in=keys).values_list(
        "pk", "name", "merged_into", "merged_into__name"
    )
    names: dict[str, str] = {}
    followed: dict[str, str] = {}
    for key, name, into, into_name in rows:
        names[str(key)] = name
        if into is not None:
            followed[str(key)], names[str(into)] = str(into), into_name or ""
    return names, followed


def _article(
    gold: Assignment, article: Article, mine: "Sequence[CompleteClaim]", settled: "Sequence[CompleteClaim]",
    resolutions: Sequence[Resolution], words: Words,
) -> JSONDict:  # fmt: skip
    documents = {claim.pk: document_of(claim) for claim in (*mine, *settled)}
    by_member = {member: one for one in resolutions for member in one.members}
    claims: list[JSONDict] = []
    told: set[UUID] = set()
    for claim in mine:
        resolution = by_member.get(claim.pk)
        if resolution is None:
            continue
        found = [key for key in resolution.claims if key in documents]
        told.update(found)
        claims.append(_claim(documents[claim.pk], [documents[key] for key in found], resolution, words))
    by_claim = {key: one for one in resolutions for key in one.claims}
    for claim in settled:
        if claim.pk not in told and claim.pk in by_claim:
            claims.append(_missed(documents[claim.pk], by_claim[claim.pk], words))
    assert gold.submitted_at is not None
    return {
        "article": str(article.pk),
        "number": article.number,
        "title": article.title,
        "settled_at": gold.submitted_at.isoformat(),
        "claims": [*claims],
    }


def _claim(mine: ClaimDocument, gold: Sequence[ClaimDocument], resolution: Resolution, words: Words) -> JSONDict:
    if not gold:
        return _shown(DROPPED, mine, mine, [], resolution, words)
    if len(gold) > 1:
        both = " / ".join(words.value(one, "content") for one in gold)
        change: JSONDict = {"slot": "content", "mine": words.value(mine, "content"), "gold": both}
        return _shown(CHANGED, gold[0], mine, [change], resolution, words)
    differing = origins(gold, [mine], words.text, words.followed)
    changes: list[JSONDict] = [
        {"slot": slot, "mine": words.value(mine, slot), "gold": words.value(gold[0], slot)}
        for slot in TOLD
        if slot in differing
    ]
    return _shown(CHANGED if changes else KEPT, gold[0], mine, changes, resolution, words)


def _missed(gold: ClaimDocument, resolution: Resolution, words: Words) -> JSONDict:
    return _shown(MISSED, gold, gold, [], resolution, words)


def _shown(
    outcome: str,
    thread: ClaimDocument,
    claim: ClaimDocument,
    changes: list[JSONDict],
    resolution: Resolution,
    words: Words,
) -> JSONDict:
    return {
        "outcome": outcome,
        "thread": str(thread.id),
        "words": words.value(claim, "content"),
        "changes": list(changes),
        "cause": resolution.cause or None,
        "reason": resolution.reason,
        "rule": resolution.rule,
        "comments": 0,
    }


def _count_comments(person: User, told: list[JSONDict]) -> None:
    """Add how many comments each thread has that the person may read."""
    claims = [claim for article in told for claim in _claims_in(article)]
    found = readable(person).filter(claim__in=[claim["thread"] for claim in claims], deleted_at=None)
    counts = {str(key): count for key, count in found.order_by().values_list("claim").annotate(Count("pk"))}
    for claim in claims:
        claim["comments"] = counts.get(str(claim["thread"]), 0)


def _claims_in(article: JSONDict) -> list[JSONDict]:
    claims = article["claims"]
    assert isinstance(claims, list)
    return [claim for claim in claims if isinstance(claim, dict)]
