"""API of the whole installation, for administrators: versions, health, people, projects, and jobs that need a look."""

import platform
from datetime import timedelta

import django
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Q, Sum
from django.db.models.functions import Now
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import clock, jobs
from claims.core.errors import Forbidden
from claims.core.records import JobState
from claims.http.people import person_of
from claims.http.strict import checked_query
from claims.projects.models import Project, Tally

PROJECTS, FAILURES = 200, 20
# Failed jobs of so many days are listed.
DAYS = 7


class PartVersionOut(serializers.Serializer[object]):
    """A part of the installation and its version."""

    name = serializers.CharField()
    version = serializers.CharField()


class InstanceProjectOut(serializers.Serializer[object]):
    """A project of the installation, in numbers."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    members = serializers.IntegerField()
    articles = serializers.IntegerField()
    open = serializers.IntegerField(help_text="Passes that somebody has open or is assigned.")
    archived = serializers.BooleanField()


class FailureOut(serializers.Serializer[object]):
    """A job that failed, and why."""

    id = serializers.UUIDField()
    kind = serializers.CharField()
    project = serializers.UUIDField(allow_null=True)
    code = serializers.CharField(allow_blank=True)
    message = serializers.CharField(allow_blank=True)
    finished_at = serializers.DateTimeField(allow_null=True)


class InstanceOut(serializers.Serializer[object]):
    """The installation as whoever runs it needs to see it."""

    versions = PartVersionOut(many=True)
    seconds_since_sweep = serializers.FloatField(allow_null=True)
    swept = serializers.BooleanField(help_text="Whether leases and jobs are looked after.")
    accounts_open = serializers.IntegerField()
    accounts_closed = serializers.IntegerField()
    jobs_queued = serializers.IntegerField()
    jobs_running = serializers.IntegerField()
    failures = FailureOut(many=True, help_text="Jobs that failed in the last seven days, newest first.")
    projects = InstanceProjectOut(many=True, help_text="The newest 200.")


class InstanceView(APIView):
    """The whole installation."""

    @extend_schema(operation_id="instance", responses=InstanceOut)
    def get(self, request: Request) -> Response:
        """Read versions, health, and how many people, projects and jobs there are. Administrators only."""
        checked_query(request, ())
        if not person_of(request).is_superuser:
            raise Forbidden("forbidden", "Only an administrator may read this.")
        swept = clock.age(clock.SWEEP)
        accounts = User.objects.aggregate(
            accounts_open=Count("pk", filter=Q(is_active=True)), accounts_closed=Count("pk", filter=Q(is_active=False))
        )
        states = Q(state__in=(JobState.QUEUED, JobState.RUNNING))
        unfinished = dict(jobs.Job.objects.filter(states).order_by().values_list("state").annotate(Count("pk")))
        return Response(
            {
                "versions": [{"name": name, "version": number} for name, number in _versions()],
                "seconds_since_sweep": swept if swept is None else round(swept, 1),
                "swept": swept is not None and swept < clock.SILENCE,
                **accounts,
                "jobs_queued": unfinished.get(JobState.QUEUED, 0),
                "jobs_running": unfinished.get(JobState.RUNNING, 0),
                "failures": _failures(),
                "projects": _projects(),
            }
        )


def _versions() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        number = int(cursor.fetchone()[0])
    applied = MigrationRecorder(connection).migration_qs.filter(app="claims").order_by("-id")
    return [
        ("Database schema", applied.values_list("name", flat=True).first() or ""),
        ("PostgreSQL", f"{number // 10_000}.{number % 10_000}"),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
    ]


def _failures() -> list[dict[str, object]]:
    since = Now() - timedelta(days=DAYS)
    rows = jobs.Job.objects.filter(state=JobState.FAILED, created_at__gte=since).order_by("-created_at", "id")[
        :FAILURES
    ]
    return [
        {
            "id": row.pk,
            "kind": row.kind,
            "project": row.project_id,
            "code": row.error_code,
            "message": row.error_message,
            "finished_at": row.finished_at,
        }
        for row in rows
    ]


def _projects() -> list[dict[str, object]]:
    rows = list(
        Project.objects.filter(deleted_at=None)
        .annotate(people=Count("members", filter=Q(members__active=True)))
        .order_by("-created_at", "id")[:PROJECTS]
    )
    tallies = Tally.objects.filter(project__in=[row.pk for row in rows], person=0).order_by().values("project")
    counts = {row["project"]: row for row in tallies.annotate(articles=Sum("articles"), leased=Sum("leased"))}
    return [
        {
            "id": row.pk,
            "name": row.name,
            "members": row.people,
            "articles": counts[row.pk]["articles"] if row.pk in counts else 0,
            "open": counts[row.pk]["leased"] if row.pk in counts else 0,
            "archived": row.archived_at is not None,
        }
        for row in rows
    ]
