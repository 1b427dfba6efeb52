"""API of the order in which a project gives out articles."""

from uuid import UUID

from django.db.models import Sum
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.assignments.queue import services
from claims.audit import Actor
from claims.core.records import JobState
from claims.http.strict import StrictChoice, StrictInteger, StrictSerializer
from claims.projects.access import project_for
from claims.projects.models import Project, Tally
from claims.projects.permissions import Action


class OrderIn(StrictSerializer):
    """The order of the queue; `seed` decides the random one, and another seed gives another order."""

    order = StrictChoice(choices=Project.Order.choices)
    seed = StrictInteger(min_value=0, max_value=2**31 - 1, required=False)


class OrderOut(serializers.Serializer[object]):
    """The order of the queue, and how much there is in it."""

    order = serializers.ChoiceField(choices=Project.Order.choices)
    seed = serializers.IntegerField()
    ordering = serializers.BooleanField(help_text="Whether a job is still putting the articles in this order.")
    places = serializers.IntegerField(help_text="How many passes people can still take.")
    held = serializers.IntegerField(help_text="Passes that somebody has open or is assigned.")


class OrderView(APIView):
    """The order of the queue."""

    @extend_schema(operation_id="projects_queue_order", responses=OrderOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Read in which order people are given articles, and how many passes are left."""
        return Response(_present(project_for(request.user, project, Action.DISTRIBUTE_WORK, reading=True)))

    @extend_schema(operation_id="projects_queue_set_order", request=OrderIn, responses=OrderOut)
    def put(self, request: Request, project: UUID) -> Response:
        """Choose the order: the oldest first, the least sure suggestions first, or random. Priority goes before each of them."""
        row = project_for(request.user, project, Action.DISTRIBUTE_WORK)
        form = OrderIn(data=request.data)
        form.is_valid(raise_exception=True)
        return Response(_present(services.set_order(actor=Actor.of(request), project=row, **form.validated_data)))


def _present(row: Project) -> dict[str, object]:
    unfinished = jobs.Job.objects.filter(
        project_id=row.pk, kind=services.ORDER_QUEUE, state__in=(JobState.QUEUED, JobState.RUNNING)
    )
    counts = Tally.objects.filter(project=row, person=0).aggregate(places=Sum("open_slots"), held=Sum("leased"))
    return {
        "order": row.order,
        "seed": row.order_seed,
        "ordering": unfinished.exists(),
        "places": counts["places"] or 0,
        "held": counts["held"] or 0,
    }
