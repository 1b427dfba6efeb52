"""API of a project as a whole: copying, archiving, deleting, restoring."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.http.people import person_of
from claims.http.strict import NameText, NothingIn, StrictBoolean, StrictSerializer
from claims.overview.presenting import ProjectOut, present_project
from claims.projects.access import project_even_deleted, project_for
from claims.projects.api import must_create_projects
from claims.projects.lifecycle import services
from claims.projects.permissions import Action


class CloneIn(StrictSerializer):
    """The name of the copy, and whether the people of the original join it."""

    name = NameText(max_length=200)
    members = StrictBoolean(required=False, default=False)


class DeletedOut(serializers.Serializer[object]):
    """When a project was deleted, and until when it can be restored."""

    deleted_at = serializers.DateTimeField()
    purge_on = serializers.DateTimeField()


class CloneView(APIView):
    """A copy of a project."""

    @extend_schema(request=CloneIn, responses={201: ProjectOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Copy settings, scale and newest guideline, and on request the people; never articles. Errors: name_taken."""
        row = project_for(request.user, project, Action.END_PROJECT)
        must_create_projects(person_of(request))
        form = CloneIn(data=request.data)
        form.is_valid(raise_exception=True)
        made = services.clone_project(actor=Actor.of(request), project=row, **form.validated_data)
        return Response(present_project(made.pk, person_of(request)), 201)


class ArchiveView(APIView):
    """The archive."""

    @extend_schema(request=NothingIn, responses=ProjectOut)
    def post(self, request: Request, project: UUID) -> Response:
        """Archive a project: it can be read and exported, but no longer changed; 409 `archived` says so."""
        row = project_for(request.user, project, Action.END_PROJECT)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        services.archive_project(actor=Actor.of(request), project=row)
        return Response(present_project(row.pk, person_of(request)))


class RestoreView(APIView):
    """The way back."""

    @extend_schema(request=NothingIn, responses=ProjectOut)
    def post(self, request: Request, project: UUID) -> Response:
        """Bring a deleted project back as it was, or else take it out of the archive. Errors: name_taken."""
        row = project_even_deleted(request.user, project, Action.END_PROJECT)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        services.restore_project(actor=Actor.of(request), project=row)
        return Response(present_project(row.pk, person_of(request)))
