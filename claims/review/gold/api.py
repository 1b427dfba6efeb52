"""API of the gold layer: what waits, opening an article, saving and finishing, and what became of one's own work."""

import re
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations import schema as claims
from claims.assignments import services as assignments
from claims.audit import Actor
from claims.core.errors import Invalid
from claims.http.describing import KEY
from claims.http.people import person_of
from claims.http.strict import NothingIn, checked_query, key_in
from claims.projects.access import project_for, role_of
from claims.projects.names import name_of, reader_in
from claims.projects.permissions import Action
from claims.review import queries
from claims.review.gold import lists, schema, services
from claims.review.gold.feedback import settled_for
from claims.review.gold.presenting import present_gold

AFTER = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
STAGES = {"type": "string", "enum": [stage.value for stage in lists.Stage]}


class ReviewView(APIView):
    """What waits for an adjudicator."""

    @extend_schema(
        operation_id="projects_review_list",
        responses=schema.ReviewOut,
        parameters=[
            OpenApiParameter(
                "stage", STAGES, description="Only articles of this stage; without, all that are not done."
            ),
            OpenApiParameter(
                "after",
                {"type": "string", "pattern": "^[0-9]{1,9}-[0-9]{1,9}$"},
                description="What `next` of the page before said.",
            ),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List the articles whose passes are all submitted, 50 a page, those on which people differ most first."""
        query = checked_query(request, ("stage", "after"))
        row = project_for(request.user, project, Action.ADJUDICATE, reading=True)
        stage = query.get("stage")
        if stage is not None and stage not in STAGES["enum"]:
            raise Invalid("invalid_filter", f"stage is one of {', '.join(lists.Stage)}.", "stage")
        after = AFTER.fullmatch(query.get("after", "0-0"))
        if after is None:
            raise Invalid("invalid_filter", "after is `next` of a page.", "after")
        place = lists.After(int(after[1]), int(after[2])) if "after" in query else None
        person = person_of(request)
        found = lists.listed(row, person.pk, (stage,) if stage else lists.TO_SETTLE, place)
        reader = reader_in(row, person)
        people = queries.people_of(row, list({one.person for one in found if one.person is not None}))
        return Response(
            {
                "results": [
                    {
                        "article": one.article,
                        "number": one.number,
                        "title": one.title,
                        "stage": one.stage,
                        "passes": one.passes,
                        "differences": one.differences,
                        "own": one.own,
                        "mine": one.person == person.pk,
                        "adjudicator": name_of(people[one.person], reader) if one.person in people else None,
                        "touched_at": services.before_lease(one.lease_expires_at) if one.lease_expires_at else None,
                    }
                    for one in found
                ],
                "counts": lists.counted(row, person.pk),
                "next": f"{found[-1].differences}-{found[-1].number}" if len(found) == lists.PAGE else None,
            }
        )


class GoldView(APIView):
    """The gold layer of an article."""

    @extend_schema(operation_id="articles_gold_read", responses=schema.AdjudicationOut)
    def get(self, request: Request, article: UUID) -> Response:
        """Read the gold layer, whoever made it. Errors: own_work."""
        checked_query(request, ())
        found = services.gold_of(Actor.of(request), article)
        return Response(present_gold(found, found.article.project, person_of(request), role_of(found.article)))

    @extend_schema(request=schema.OpenIn, responses=schema.AdjudicationOut)
    def post(self, request: Request, article: UUID) -> Response:
        """Open the gold layer, or come back to it; what is equal in all passes is merged. Errors: own_work, passes_missing, gold_open."""
        form = schema.OpenIn(data=request.data)
        form.is_valid(raise_exception=True)
        found = services.open_gold(actor=Actor.of(request), article=article, **form.validated_data)
        return Response(present_gold(found, found.article.project, person_of(request), role_of(found.article)))


class ThirdView(APIView):
    """One more person for an article."""

    @extend_schema(request=NothingIn, responses=schema.ThirdOut)
    def post(self, request: Request, article: UUID) -> Response:
        """Let one more person annotate the article, who sees nothing of the others. Errors: own_work, passes_missing."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        return Response({"passes_needed": services.ask_third(actor=Actor.of(request), article=article)})


class GoldSyncView(APIView):
    """The one write path of a gold pass."""

    @extend_schema(request=schema.GoldSyncIn, responses=claims.SyncOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Bring a batch of changes in: gold claims, and which claims they settle; each is answered for itself, and can be repeated."""
        form = schema.GoldSyncIn(data=request.data)
        form.is_valid(raise_exception=True)
        row, results = services.sync_gold(actor=Actor.of(request), assignment=assignment, **form.validated_data)
        return Response({"results": results, "assignment": assignments.present(row, row.article.project_id)})


class FinishView(APIView):
    """Finish a gold pass."""

    @extend_schema(request=schema.FinishIn, responses=claims.SyncOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Finish, with the last changes if there are any. Errors: unsettled with `groups`, and those of submitting a pass."""
        form = schema.FinishIn(data=request.data)
        form.is_valid(raise_exception=True)
        row, results = services.finish_gold(actor=Actor.of(request), assignment=assignment, **form.validated_data)
        return Response({"results": results, "assignment": assignments.present(row, row.article.project_id)})


class GoldReopenView(APIView):
    """Take a finished gold pass up again."""

    @extend_schema(request=NothingIn, responses=claims.AssignmentWrapOut)
    def post(self, request: Request, assignment: UUID) -> Response:
        """Reopen; nothing in it changes."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        row = services.reopen_gold(actor=Actor.of(request), assignment=assignment)
        return Response({"assignment": assignments.present(row, row.article.project_id)})


class FeedbackView(APIView):
    """What became of one's own work."""

    @extend_schema(
        operation_id="projects_feedback_list",
        responses=schema.FeedbackOut,
        parameters=[OpenApiParameter("after", KEY, description="What `next` of the page before said.")],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List one's own articles that are settled, newest first: what was kept, changed and missed, with rule, reason and cause."""
        query = checked_query(request, ("after",))
        row = project_for(request.user, project, Action.TAKE_WORK, reading=True)
        after = key_in(query, "after") if "after" in query else None
        results, following = settled_for(row, person_of(request), after)
        return Response({"results": results, "next": following})
