"""An article as an adjudicator finds it: its passes with all that they say, and what is settled; a fixed number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from claims.annotations.models import Claim
from claims.annotations.rows import complete, document_of
from claims.articles.models import Article
from claims.assignments.models import ASSIGNED, LEASED, SUBMITTED, Assignment
from claims.core.claim import ClaimDocument
from claims.projects.models import GuidelineVersion, Member, Project
from claims.projects.names import Person, administrator, persons
from claims.review.agreement import MarkedClaim, prepare
from claims.review.gold.groups import Group, Settled, found_groups
from claims.review.grouping import Marked, groups_of
from claims.review.models import Resolution, Settlement
from claims.review.queries import merged_speakers
from claims.statements import ask_both, statement

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from claims.annotations.rows import CompleteClaim

    class Whose(TypedDict):
        """Who a pass belongs to, as the database writes it in JSON, and the number of the project's newest guideline."""

        member: Person | None
        guideline: int | None

    class Link(TypedDict):
        """A claim that is settled, and in which version."""

        claim: str
        version: int

    class Linked(TypedDict):
        """The claims that a resolution settles at this moment."""

        links: list[Link]

    KnownPass = WithAnnotations[Assignment, Whose]
    LinkedResolution = WithAnnotations[Resolution, Linked]

GOLD, ANNOTATION = Assignment.Kind.GOLD, Assignment.Kind.ANNOTATION
LOOKED_AT = Q(kind=ANNOTATION, state__in=[SUBMITTED, LEASED, ASSIGNED]) | Q(kind=GOLD, state__in=[SUBMITTED, LEASED])


@dataclass(frozen=True, slots=True)
class Found:
    """An article's passes in the order of submission, their claims, the gold pass if there is one, and the groups.

    `marked` has the claims of the passes by their words, `alike` those that are the same claim, whatever is settled.
    """

    article: Article
    passes: "list[KnownPass]"
    gold: "KnownPass | None"
    claims: "dict[UUID, CompleteClaim]"
    documents: dict[UUID, ClaimDocument]
    groups: list[Group]
    settled: Settled
    followed: dict[str, str]
    marked: dict[str, Marked]
    alike: list[frozenset[str]]

    @property
    def submitted(self) -> "list[KnownPass]":
        """Return the passes that are submitted."""
        return [row for row in self.passes if row.state == SUBMITTED]

    def gold_claims(self) -> list[ClaimDocument]:
        """Return the claims of the gold pass."""
        own = self.gold.pk if self.gold else None
        return [self.documents[key] for key, claim in self.claims.items() if claim.assignment_id == own]

    def begun(self, gold: Assignment, made: "Iterable[Resolution]") -> "Found":
        """Return what is found once a gold pass is begun with its first resolutions, without reading it again."""
        rows = list(made)
        settled = Settled(
            {row.pk: row for row in rows},
            {
                str(claim): (row.pk, version)
                for row in rows
                for claim, version in zip(row.members, row.versions, strict=True)
            },
        )
        own = frozenset(claim for row in rows for claim in row.claims)
        submitted = [str(row.pk) for row in self.submitted]
        groups = found_groups(self.marked, self.alike, settled, submitted, own)
        # Its own adjudicator reads it, who knows their name.
        vars(gold)["member"] = None
        return replace(self, gold=cast("KnownPass", gold), groups=groups, settled=settled)


@statement
def passes_at(article: UUID) -> "QuerySet[KnownPass]":
    """Read the passes of an article that are submitted or somebody's, and the gold pass, with whose they are."""
    member = Member.objects.filter(project=OuterRef("project"), user=OuterRef("person"))
    rows = Assignment.objects.filter(LOOKED_AT, article=article)
    guideline = GuidelineVersion.objects.filter(project=OuterRef("project")).order_by("-number").values("number")[:1]
    rows = rows.select_related("person").annotate(member=Subquery(persons(member)), guideline=Subquery(guideline))
    return cast("QuerySet[KnownPass]", rows.order_by("submitted_at", "id"))


@statement
def claims_at(article: UUID) -> "QuerySet[CompleteClaim]":
    """Read the live claims of the same passes in full, in the order of the text."""
    passes = Assignment.objects.filter(LOOKED_AT, article=article).values("pk")
    return complete(Claim.objects.filter(assignment__in=passes, deleted_at=None)).order_by("content", "id")


def person_of(row: "KnownPass") -> Person:
    """Return whose pass it is, for `called`."""
    return row.member or administrator(row.person)


def read(article: Article, project: Project) -> Found:
    """Read an article with its passes, and group their claims."""
    rows: list[KnownPass]
    live: list[CompleteClaim]
    rows, live = ask_both(passes_at.of(article.pk), claims_at.of(article.pk))
    passes = [row for row in rows if row.kind == ANNOTATION]
    gold = next((row for row in rows if row.kind == GOLD), None)
    claims = {claim.pk: claim for claim in live}
    documents = {key: document_of(claim) for key, claim in claims.items()}
    followed = merged_speakers(project)
    marked = _marked(article.text, passes, claims, documents, followed)
    submitted = [str(row.pk) for row in passes if row.state == SUBMITTED]
    by_pass = {name: [one for one in marked.values() if one.of == name] for name in submitted}
    fresh = groups_of(
        {name: prepare(article.text, [one.reading.claim for one in some]) for name, some in by_pass.items()}
    )
    settled = settled_in(gold.pk) if gold is not None else Settled()
    own = frozenset(key for key, claim in claims.items() if gold is not None and claim.assignment_id == gold.pk)
    groups = found_groups(marked, fresh, settled, submitted, own)
    return Found(article, passes, gold, claims, documents, groups, settled, followed, marked, fresh)


def settled_in(gold: UUID) -> Settled:
    """Read what is settled in a gold pass."""
    told = JSONObject(claim="claim", version="version")
    live = Settlement.objects.filter(resolution=OuterRef("pk")).values(json=told)
    rows = Resolution.objects.filter(gold=gold).order_by("key", "-version").distinct("key")
    found = Settled()
    for row in cast("QuerySet[LinkedResolution]", rows.annotate(links=ArraySubquery(live))):
        # A group whose claims went over to another one is that no more; what all had missed settles none.
        if row.links or (row.action == "add" and not row.members):
            found.resolutions[row.pk] = row
            found.by_claim |= {link["claim"]: (row.pk, link["version"]) for link in row.links}
    return found


def _marked(
    text: str,
    passes: "Sequence[KnownPass]",
    claims: "dict[UUID, CompleteClaim]",
    documents: dict[UUID, ClaimDocument],
    followed: dict[str, str],
) -> dict[str, Marked]:
    """Read the claims of passes by their words."""
    found: dict[str, Marked] = {}
    for row in passes:
        mine = {str(key): key for key, claim in claims.items() if claim.assignment_id == row.pk}
        for reading in prepare(text, [marked_claim(documents[key]) for key in mine.values()]).claims:
            key = mine[reading.claim.key]
            speakers = frozenset(followed.get(one, one) for one in reading.claim.speakers)
            found[reading.claim.key] = Marked(
                reading.claim.key, str(row.pk), claims[key].version, reading, documents[key], speakers
            )
    return found


def marked_claim(claim: ClaimDocument) -> MarkedClaim:
    """Return a claim as it is compared."""
    judged = {
        "directness": claim.directness,
        "claim_type": claim.claim_type,
        "checkworthiness": claim.checkworthiness,
        "was_said": {True: "yes", False: "no", None: ""}[claim.was_said],
        "verdict": claim.verdict.label if claim.verdict else "",
    }
    return MarkedClaim(
        str(claim.id), claim.content, claim.source, claim.cue, claim.addressee,
        frozenset(str(key) for key in claim.speakers), claim.no_speaker_stated, judged,
        str(claim.parent) if claim.parent else None, claim.nesting,
    )  # fmt: skip
