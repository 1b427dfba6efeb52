"""API of the suggestions stage: run an engine, follow the job."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.audit import Actor
from claims.http.describing import JobFields, MessageOut
from claims.http.strict import Identifier, StrictList, StrictSerializer, StrictText
from claims.projects.access import project_for
from claims.projects.permissions import Action
from claims.suggestions import services


class SuggestIn(StrictSerializer):
    """Which articles (null: all that have not been read yet) and which engine (empty: the project's)."""

    articles = StrictList(child=Identifier(), max_length=1000, required=False, allow_null=True, default=None)
    engine = StrictText(max_length=40, required=False, allow_blank=True, default="")


class SuggestResultOut(serializers.Serializer[object]):
    """What an engine has done so far; `notes` says what people should know, such as that a fallback was used."""

    engine = serializers.CharField()
    engine_version = serializers.CharField()
    notes = MessageOut(many=True)
    suggestions = serializers.IntegerField()
    articles = serializers.IntegerField()


class SuggestJobOut(JobFields):
    """An engine at work."""

    result = SuggestResultOut(allow_null=True)


class SuggestView(APIView):
    """Engines at work."""

    @extend_schema(request=SuggestIn, responses={202: SuggestJobOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Start suggesting claims."""
        row = project_for(request.user, project, Action.RUN_ENGINES)
        form = SuggestIn(data=request.data)
        form.is_valid(raise_exception=True)
        job = services.start(actor=Actor.of(request), project=row, **form.validated_data)
        job.refresh_from_db()
        return Response(jobs.present(job), 202)
