"""HTTP of the third stage: run an engine, follow the job."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.articles.api import JobFields, JobOut
from claims.audit import Actor
from claims.core.errors import Forbidden, NotFound
from claims.http.strict import Identifier, NothingIn, StrictList, StrictSerializer, StrictText, checked_query
from claims.projects.access import project_for
from claims.projects.models import Project
from claims.projects.permissions import Action, allowed
from claims.suggestions import services


class SuggestIn(StrictSerializer):
    """Which articles (null: all that have not been read yet) and which engine (empty: the project's)."""

    articles = StrictList(child=Identifier(), max_length=1000, required=False, allow_null=True, default=None)
    engine = StrictText(max_length=40, required=False, allow_blank=True, default="")


class SuggestResultOut(serializers.Serializer[Any]):
    """What an engine has done so far; `notes` says what people should know, such as a stand-in for the engine."""

    engine = serializers.CharField()
    engine_version = serializers.CharField()
    notes = serializers.ListField(child=serializers.CharField())
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


def job_for(user: Any, pk: UUID) -> jobs.Job:
    """Read one job for somebody who manages its project, or who started it and may still see the project."""
    job = jobs.Job.objects.filter(pk=pk).first()
    if job is None or job.project_id is None:
        raise NotFound()
    project: Any = project_for(user, job.project_id, Action.READ_PROJECT)
    if job.created_by_id != user.pk and not allowed(project.role, Action.FOLLOW_JOBS):
        if allowed(project.role, Action.EXPORT) and job.kind == "export":
            return job
        raise Forbidden("forbidden", f"As {project.role} you may not {Action.FOLLOW_JOBS.value}.")
    return job


class JobView(APIView):
    """One job."""

    @extend_schema(responses=JobOut)
    def get(self, request: Request, job: UUID) -> Response:
        """Say how far a job is."""
        checked_query(request, ())
        return Response(jobs.present(job_for(request.user, job)))


class CancelView(APIView):
    """Stop a job."""

    @extend_schema(request=NothingIn, responses=JobOut)
    def post(self, request: Request, job: UUID) -> Response:
        """Ask a job to stop. Errors: already_finished."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        return Response(jobs.present(jobs.cancel(job_for(request.user, job))))


class JobListOut(serializers.Serializer[Any]):
    """Jobs, newest first."""

    results = JobOut(many=True)


class JobsView(APIView):
    """The jobs of a project."""

    @extend_schema(operation_id="projects_jobs_list", responses=JobListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the newest twenty jobs."""
        checked_query(request, ())
        row: Project = project_for(request.user, project, Action.FOLLOW_JOBS)
        # What was read ahead for somebody is no news to a manager, unless it went wrong.
        worth_telling = jobs.Job.objects.filter(project_id=row.pk).exclude(queue=jobs.URGENT, state="done")
        newest = worth_telling.order_by("-created_at")[:20]
        return Response({"results": [jobs.present(job) for job in newest]})
