"""API of the consequences of a project's rules."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.core.errors import Invalid
from claims.http.strict import checked_query, number_in
from claims.overview.rules.consequences import consequences
from claims.projects.access import project_for
from claims.projects.permissions import Action

MAX_PEOPLE = 20


class DaysOut(serializers.Serializer[object]):
    """How long the work takes at the pace of the last days: the median of what was submitted on each."""

    a_day = serializers.FloatField(help_text="Passes submitted on a day.")
    before = serializers.FloatField()
    after = serializers.FloatField()


class ConsequencesOut(serializers.Serializer[object]):
    """What other rules would do to the articles that are there. No pass ends by them."""

    passes_before = serializers.IntegerField(help_text="Passes that are not submitted: free or somebody's.")
    passes_after = serializers.IntegerField()
    held = serializers.IntegerField(help_text="Those of them that somebody has; they stay.")
    submitted = serializers.IntegerField(help_text="Submitted passes; they stay.")
    surplus = serializers.IntegerField(help_text="Passes that would be beyond what their article needs.")
    articles = serializers.IntegerField(help_text="Articles that would need more or fewer people.")
    reopened = serializers.IntegerField(help_text="Done articles that would need somebody again.")
    finished = serializers.IntegerField(help_text="Articles that would be done, or need nobody more.")
    shared_before = serializers.IntegerField(help_text="Articles that several people read, on which agreement rests.")
    shared_after = serializers.IntegerField()
    counted = serializers.IntegerField(help_text="Articles that were looked at: the newest 100,000.")
    days = DaysOut(allow_null=True, help_text="Null where there were fewer than five days with work.")


class ConsequencesView(APIView):
    """The consequences of other rules."""

    @extend_schema(
        responses=ConsequencesOut,
        parameters=[
            OpenApiParameter("annotators_per_article", {"type": "integer", "minimum": 1, "maximum": MAX_PEOPLE}),
            OpenApiParameter("overlap_share", {"type": "number", "minimum": 0, "maximum": 1}),
        ],
    )
    def get(self, request: Request, project: UUID) -> Response:
        """Count what a change of `annotators_per_article` and `overlap_share` would do to the articles; changes nothing."""
        query = checked_query(request, ("annotators_per_article", "overlap_share"))
        row = project_for(request.user, project, Action.EDIT_PROJECT, reading=True)
        people = number_in(query, "annotators_per_article", row.annotators_per_article, 1, MAX_PEOPLE)
        return Response(consequences(row, people, _share(query, row.overlap_share)))


def _share(query: dict[str, str], usual: float) -> float:
    """Read a share of 0 to 1. Raises Invalid: invalid_filter."""
    try:
        share = float(query["overlap_share"]) if "overlap_share" in query else usual
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise Invalid("invalid_filter", "overlap_share is a number from 0 to 1.", "overlap_share")
    return share
