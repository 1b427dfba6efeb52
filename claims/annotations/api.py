"""API of annotation: take work, save and submit claims."""

import re
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations import requests, schema, services
from claims.annotations.models import Claim
from claims.annotations.queries import opened, work
from claims.annotations.reading import GOLD, RECORD, claims_of, present_read
from claims.annotations.rows import complete, present
from claims.annotations.sync import Result
from claims.articles.models import Article
from claims.assignments import services as assignments
from claims.assignments.models import Assignment
from claims.audit import Actor, Event
from claims.core.errors import Forbidden, Invalid, NotFound, OnRecordError, Stale, VersionRequired
from claims.core.records import Directness
from claims.http.describing import KEY, FragmentsOut, choice
from claims.http.people import person_of
from claims.http.strict import (
    Identifier,
    LinesText,
    NothingIn,
    StrictBoolean,
    StrictList,
    StrictSerializer,
    checked_query,
    key_in,
)
from claims.projects.access import ROLE, fetch, must_not_be_archived, pause_of, project_for, role_of
from claims.projects.models import Member
from claims.projects.names import Reader, administrator, called, persons
from claims.projects.permissions import Action, allowed
from claims.suggestions.services import prioritise

VERSION = re.compile(r'"([0-9]{1,9})"')


class NextIn(StrictSerializer):
    """Which article is wanted; the next one when it is left out, or the one behind the pass that is about to end."""

    article = Identifier(required=False, allow_null=True, default=None)
    after = Identifier(required=False, allow_null=True, default=None)
    take = StrictBoolean(
        required=False,
        default=True,
        help_text="False with an article: give the pass over it that is there, take nothing.",
    )

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        """Refuse to choose an article in two ways, and not to take an article that is not named."""
        if not attrs["take"] and attrs["article"] is None:
            raise serializers.ValidationError({"take": "name the article that is not to be taken"})
        if attrs["article"] is not None and attrs["after"] is not None:
            raise serializers.ValidationError({"after": "leave it out where a certain article is asked for"})
        return attrs


class NextView(APIView):
    """Work for somebody."""

    @extend_schema(request=NextIn, responses={200: schema.WorkOut, 204: None})
    def post(self, request: Request, project: UUID) -> Response:
        """Lease an article and return everything needed to work on it; 204 when nothing is left.

        Somebody who is paused gets what they have open, nothing else. Errors: article_taken, not_taken, too_many_open, paused.
        """
        row = project_for(request.user, project, Action.TAKE_WORK)
        form = NextIn(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        actor = Actor.of(request)
        paused = pause_of(row)
        if given["article"] is not None:
            only_own = not given["take"]
            taken: UUID | None = assignments.take(
                actor=actor, project=row, article=given["article"], only_own=only_own, paused_for=paused
            )
        elif paused is not None:
            taken = assignments.open_while_paused(actor=actor, project=row, after=given["after"], reason=paused)
        else:
            taken = assignments.take_next(actor=actor, project=row, after=given["after"])
        if taken is None:
            return Response(status=204)
        found, unread = opened(taken, row, actor.person)
        prioritise(row, unread)
        return Response(found)


class AssignmentView(APIView):
    """One pass."""

    @extend_schema(responses=schema.WorkOut)
    def get(self, request: Request, assignment: UUID) -> Response:
        """Return the pass again, as it is stored now."""
        checked_query(request, ())
        person = person_of(request)
        row = services.own_pass(person, assignment, reading=True)
        project = row.article.project
        vars(project)[ROLE] = role_of(row)
        return Response(work(row.pk, project, person))


class SyncView(APIView):
    """The one write path of the screen."""

    @extend_schema(request=requests.SyncIn, responses=schema.SyncOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Bring a batch of changes in; every operation is answered for itself, and the batch can be repeated."""
        form = requests.SyncIn(data=request.data)
        form.is_valid(raise_exception=True)
        row, results = services.sync(actor=Actor.of(request), assignment=assignment, **form.validated_data)
        return Response({"results": results, "assignment": assignments.present(row, row.article.project_id)})


def version_in(request: Request) -> int:
    """Read which version an edit is based on. Raises VersionRequired, Invalid (invalid_version)."""
    if request.headers.get("If-None-Match") == "*":
        return 0
    given = request.headers.get("If-Match")
    if given is None:
        raise VersionRequired("version_required")
    match = VERSION.fullmatch(given.strip())
    if match is None:
        raise Invalid("invalid_version", field="If-Match")
    return int(match[1])


IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    OpenApiParameter.HEADER,
    description='The version the edit is based on, as in "3"; "0" for a new claim.',
)


class ClaimView(APIView):
    """One claim of a pass, for scripts: the same writes as sync."""

    @extend_schema(request=requests.ClaimPutIn, responses=schema.ClaimOut, parameters=[IF_MATCH])
    def put(self, request: Request, assignment: UUID, claim: UUID) -> Response:
        """Create or change a claim. Errors: version_required, invalid_version, stale (with the stored claim)."""
        base = version_in(request)
        result = services.put_claim(
            actor=Actor.of(request), assignment=assignment, key=claim, document=request.data, base=base
        )
        raise_for(result)
        row = complete(Claim.objects.select_related("assignment__article").filter(pk=claim)).get()
        return Response(present(row, row.assignment.article.text), headers={"ETag": f'"{row.version}"'})

    @extend_schema(responses={204: None}, parameters=[IF_MATCH])
    def delete(self, request: Request, assignment: UUID, claim: UUID) -> Response:
        """Delete a claim; it can be put back."""
        raise_for(
            services.delete_claim(actor=Actor.of(request), assignment=assignment, key=claim, base=version_in(request))
        )
        return Response(status=204)


def raise_for(result: Result) -> None:
    """Turn the result of a batch of one into an error of the whole request."""
    if result["status"] == "conflict":
        raise Stale("stale", theirs=result.get("theirs"), version=result["version"])
    if result["status"] == "invalid":
        if result["code"] == "unknown_claim":
            raise NotFound()
        field = result["field"].removeprefix("put.") if result["field"] else None
        raise OnRecordError(result["code"], result["message"], field)


class ReasonIn(StrictSerializer):
    """Why an article is skipped."""

    reason = LinesText(max_length=500, required=False, allow_blank=True, default="")


class SubmitView(APIView):
    """Hand a pass in."""

    @extend_schema(request=requests.SubmitIn, responses=schema.SyncOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Submit, with the last changes where there are any: they are saved first, as by sync, in the same transaction.

        Where an operation is not ok, or something is missing, the pass stays open and the changes are kept.
        Errors: not_ready with `problems`, and with `results` and `assignment` where changes were sent; not_leased,
        article_taken; with changes those of sync as well, and then none is kept.
        """
        form = requests.SubmitIn(data=request.data)
        form.is_valid(raise_exception=True)
        row, results = services.submit(actor=Actor.of(request), assignment=assignment, **form.validated_data)
        return Response({"results": results, "assignment": assignments.present(row, row.article.project_id)})


class GiveBackView(APIView):
    """End a pass without submitting it: skip or release."""

    skipped = False

    @extend_schema(request=ReasonIn, responses=schema.AssignmentWrapOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Give the article back; the claims stay with the pass. Errors: submitted, not_leased."""
        form = ReasonIn(data=request.data)
        form.is_valid(raise_exception=True)
        row = services.own_pass(person_of(request), assignment)
        project = row.article.project_id
        ended = assignments.give_back(
            actor=Actor.of(request),
            assignment=row,
            project=project,
            skipped=self.skipped,
            reason=form.validated_data["reason"],
        )
        return Response({"assignment": assignments.present(ended, project)})


class ReopenView(APIView):
    """Take a submitted pass up again."""

    @extend_schema(request=NothingIn, responses=schema.AssignmentWrapOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Reopen. Errors: not_leased, too_many_open."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        row = services.own_pass(person_of(request), assignment)
        opened = assignments.reopen(actor=Actor.of(request), assignment=row, project=row.article.project)
        return Response({"assignment": assignments.present(opened, row.article.project_id)})


class ReturnIn(StrictSerializer):
    """Why a pass is sent back, and the claims that the reason is about, if it is about some."""

    reason = LinesText(max_length=2000)
    claims = StrictList(child=Identifier(), max_length=100, required=False, default=list)


class ReturnView(APIView):
    """Send a submitted pass back."""

    @extend_schema(request=ReturnIn, responses=schema.AssignmentWrapOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Open a submitted pass again for its person, with the reason. Errors: not_submitted, unknown_claim."""
        rows = Assignment.objects.select_related("article")
        row = fetch(rows, request.user, "article__project", Action.READ_PROJECT, pk=assignment)
        if not allowed(role_of(row), Action.RETURN_WORK):
            # Whose pass it is, is not everybody's business.
            if row.person_id != request.user.pk:
                raise NotFound()
            raise Forbidden("forbidden", f"As {role_of(row)} you may not {Action.RETURN_WORK.value}.")
        must_not_be_archived(row)
        form = ReturnIn(data=request.data)
        form.is_valid(raise_exception=True)
        claims = list(dict.fromkeys(form.validated_data["claims"]))
        if Claim.objects.filter(assignment=row, pk__in=claims, deleted_at=None).count() != len(claims):
            raise Invalid("unknown_claim", field="claims")
        project = row.article.project_id
        returned = assignments.return_pass(
            actor=Actor.of(request),
            assignment=row.pk,
            project=project,
            reason=form.validated_data["reason"],
            claims=claims,
        )
        return Response({"assignment": assignments.present(returned, project)})


class ReadClaimOut(serializers.Serializer[object]):
    """A claim to read: what it says, who says it, who marked it, and the verdict if there is one."""

    id = serializers.UUIDField()
    assignment = serializers.UUIDField(help_text="The pass that it belongs to.")
    state = serializers.ChoiceField(choices=Assignment.State.choices, help_text="Where that pass stands.")
    kind = serializers.ChoiceField(choices=Assignment.Kind.choices, help_text="Ordinary work, or the gold layer.")
    who = serializers.CharField(help_text='Whose pass it is: a name, or as in "Annotator 2".')
    me = serializers.BooleanField()
    content = FragmentsOut()
    source = FragmentsOut()  # type: ignore[assignment]
    cue = FragmentsOut()
    addressee = FragmentsOut()
    speakers = serializers.ListField(child=serializers.CharField())
    no_speaker_stated = serializers.BooleanField()
    directness = choice(Directness)
    verdict = serializers.CharField(allow_null=True, help_text="The label's key.")


class ReadClaimListOut(serializers.Serializer[object]):
    """A page of claims; `next` goes into `after`."""

    results = ReadClaimOut(many=True)
    next = serializers.CharField(allow_null=True)


MAX_READ = 500
LAYERS = (GOLD, RECORD)


class ClaimsView(APIView):
    """The claims of an article, to read."""

    @extend_schema(
        operation_id="articles_claims_list",
        responses=ReadClaimListOut,
        parameters=[
            OpenApiParameter("after", KEY, description="What `next` of the page before said."),
            OpenApiParameter(
                "layer", str, enum=LAYERS, description="Only claims of the gold layer, or those of record."
            ),
        ],
    )
    def get(self, request: Request, article: UUID) -> Response:
        """List the claims on an article that the person may know of, 500 a page (`after`), by their identifiers.

        With `layer` those of the finished gold layer alone, or of record: each claim once, as it was settled. In a blind project annotators read their own, and those of others once both have submitted.
        """
        query = checked_query(request, ("after", "layer"))
        layer = query.get("layer", "")
        if layer and layer not in LAYERS:
            raise Invalid("invalid_filter", "layer is gold or record.", "layer")
        articles = Article.objects.select_related("project").defer("text", "search")
        person = person_of(request)
        row = fetch(articles, person, "project", Action.TAKE_WORK, reading=True, pk=article)
        rows = claims_of(row, person, role_of(row), layer)
        if "after" in query:
            rows = rows.filter(pk__gt=key_in(query, "after"))
        page = list(rows[: MAX_READ + 1])
        reader = Reader(person.pk, role_of(row), row.project.blind)
        shown = [present_read(claim, reader) for claim in page[:MAX_READ]]
        return Response({"results": shown, "next": str(page[MAX_READ - 1].pk) if len(page) > MAX_READ else None})


class HistoryView(APIView):
    """What happened to an article."""

    @extend_schema(
        operation_id="articles_history_list",
        responses=schema.HistoryOut,
        parameters=[
            OpenApiParameter("after", KEY, description="What `next` of the page before said."),
            OpenApiParameter("claim", KEY, description="Only what happened to this claim."),
        ],
    )
    def get(self, request: Request, article: UUID) -> Response:
        """List events, oldest first, 200 a page (`after`); annotators see their own; people are `called` as everywhere."""
        query = checked_query(request, ("after", "claim"))
        person = person_of(request)
        articles = Article.objects.select_related("project").defer("text", "search")
        row = fetch(articles, person, "project", Action.TAKE_WORK, reading=True, pk=article)
        member = persons(Member.objects.filter(project=row.project_id, user=OuterRef("actor")))
        events = Event.objects.filter(article_id=article).annotate(member=Subquery(member)).select_related("actor")
        events = events.order_by("id")
        if not allowed(role_of(row), Action.READ_WORK):
            if not Assignment.objects.filter(article=article, person=person).exists():
                raise NotFound()
            events = events.filter(Q(actor=person))
        if "after" in query:
            events = events.filter(pk__gt=key_in(query, "after"))
        if "claim" in query:
            events = events.filter(subject="claim", subject_id=key_in(query, "claim"))
        page = list(events[:201])
        reader = Reader(person.pk, role_of(row), row.project.blind)
        shown = [
            {
                "id": item.pk,
                "at": item.at,
                "who": called(item.member or administrator(item.actor), reader) if item.actor else None,
                "subject": item.subject,
                "subject_id": item.subject_id,
                "action": item.action,
                "before": item.before,
                "after": item.after,
            }
            for item in page[:200]
        ]
        return Response({"results": shown, "next": str(page[199].pk) if len(page) > 200 else None})
