"""Claims of an article as somebody reads them who is not working on it: their own, and those of others that they may know of."""

from typing import TYPE_CHECKING, TypedDict, cast

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from claims.annotations.models import Claim, ClaimSpeaker, Verdict
from claims.annotations.rows import READ_AS
from claims.articles.models import Article, Standing
from claims.assignments.models import Assignment
from claims.core.claim import ROLES
from claims.projects.models import Member, Project
from claims.projects.names import Person, Reader, administrator, called, persons
from claims.projects.sight import Sight, sight_for

SUBMITTED = Assignment.State.SUBMITTED
GOLD, RECORD = "gold", "record"


class Judgement(TypedDict):
    """The newest verdict, as the database writes it in JSON; one that was taken back has no label."""

    label: str | None
    status: str


class ToRead(TypedDict):
    """What `claims_of` reads beside a claim."""

    speaker_names: list[str]
    newest: Judgement | None
    member: Person | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ReadClaim = WithAnnotations[Claim, ToRead]


def known_claims(project: Project, person: User, role: str) -> QuerySet[Claim]:
    """Narrow to the live claims of a project that a person of that role may know of."""
    sight = sight_for(project, role)
    rows = Claim.objects.filter(assignment__article__project=project, deleted_at=None)
    if sight is Sight.ALL:
        return rows
    submitted = Q(assignment__state=SUBMITTED)
    if sight is Sight.SUBMITTED:
        return rows.filter(submitted)
    passes = Assignment.objects.filter(article=OuterRef("assignment__article"), person=person, state=SUBMITTED)
    return rows.filter(Q(assignment__person=person) | (submitted & Exists(passes)))


def of_layer(claims: QuerySet[Claim], layer: str, sight: Sight) -> QuerySet[Claim]:
    """Narrow claims that somebody may know of to a layer: gold, or record, where articles that need one person have theirs.

    Whoever knows of their own work only is not told how many people an article needs: for them both are gold.
    """
    gold = Q(assignment__kind=Assignment.Kind.GOLD)
    alone = Q(assignment__kind=Assignment.Kind.ANNOTATION, assignment__article__standing__layer=Standing.Layer.ALONE)
    return claims.filter(gold if layer == GOLD or sight is Sight.OWN else gold | alone, assignment__state=SUBMITTED)


def claims_of(article: Article, person: User, role: str, layer: str = "") -> "QuerySet[ReadClaim]":
    """Read the claims on an article that a person may know of, with whatever `present_read` shows, by their identifiers."""
    known = known_claims(article.project, person, role)
    if layer:
        known = of_layer(known, layer, sight_for(article.project, role))
    speakers = ClaimSpeaker.objects.filter(claim=OuterRef("pk")).order_by("position")
    verdict = Verdict.objects.filter(claim=OuterRef("pk"), superseded_by=None)
    told = JSONObject(label=READ_AS, status="status")
    member = Member.objects.filter(project=article.project_id, user=OuterRef("assignment__person"))
    found = (
        known.filter(assignment__article=article)
        .select_related("assignment__person")
        .annotate(
            speaker_names=ArraySubquery(speakers.values("speaker__name")),
            newest=Subquery(verdict.values(json=told)[:1]),
            member=Subquery(persons(member)),
        )
        .order_by("id")
    )
    return cast("QuerySet[ReadClaim]", found)


def present_read(claim: "ReadClaim", reader: Reader) -> dict[str, object]:
    """Show a claim that `claims_of` has read, with who made it, as the reader may call them."""
    made = claim.assignment
    verdict = claim.newest
    return {
        "id": claim.pk,
        "assignment": made.pk,
        "state": made.state,
        "kind": made.kind,
        "who": called(claim.member or administrator(made.person), reader),
        "me": made.person_id == reader.user,
        **{role: getattr(claim, role) for role in ROLES},
        "speakers": claim.speaker_names,
        "no_speaker_stated": claim.no_speaker_stated,
        "directness": claim.directness,
        "verdict": verdict["label"] if verdict else None,
    }
