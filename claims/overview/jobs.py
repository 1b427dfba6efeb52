"""API of jobs of every kind: follow one, cancel it, list those of a project."""

from uuid import UUID

from django.contrib.auth.models import User
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.core.errors import Forbidden, NotFound
from claims.http.describing import JobOut
from claims.http.people import person_of
from claims.http.strict import NothingIn, checked_query
from claims.projects.access import project_for, role_of
from claims.projects.permissions import Action, allowed


def job_for(user: User, pk: UUID) -> jobs.Job:
    """Read one job for somebody who manages its project, or who started it and may still see the project."""
    job = jobs.Job.objects.filter(pk=pk).first()
    if job is None or job.project_id is None:
        raise NotFound()
    role = role_of(project_for(user, job.project_id, Action.READ_PROJECT))
    if job.created_by_id != user.pk and not allowed(role, Action.FOLLOW_JOBS):
        if allowed(role, Action.EXPORT) and job.kind == "export":
            return job
        raise Forbidden("forbidden", f"As {role} you may not {Action.FOLLOW_JOBS.value}.")
    return job


class JobView(APIView):
    """One job."""

    @extend_schema(responses=JobOut)
    def get(self, request: Request, job: UUID) -> Response:
        """Read the state and progress of a job."""
        checked_query(request, ())
        return Response(jobs.present(job_for(person_of(request), job)))


class CancelView(APIView):
    """Stop a job."""

    @extend_schema(request=NothingIn, responses=JobOut)
    def post(self, request: Request, job: UUID) -> Response:
        """Cancel a job. Errors: already_finished."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        return Response(jobs.present(jobs.cancel(job_for(person_of(request), job))))


class JobListOut(serializers.Serializer[object]):
    """Jobs, newest first."""

    results = JobOut(many=True)


class JobsView(APIView):
    """The jobs of a project."""

    @extend_schema(operation_id="projects_jobs_list", responses=JobListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the newest twenty jobs."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.FOLLOW_JOBS)
        # Suggestions computed ahead of time are of no interest to a manager, unless they failed.
        listed = jobs.Job.objects.filter(project_id=row.pk).exclude(queue=jobs.URGENT, state="done")
        newest = listed.order_by("-created_at")[:20]
        return Response({"results": [jobs.present(job) for job in newest]})
