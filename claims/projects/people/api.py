"""API of a project's people: listed, invited, given other roles, paused, signed out, removed."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.audit import Actor
from claims.core.errors import Forbidden, Invalid
from claims.http.people import person_of
from claims.http.strict import NothingIn, checked_query
from claims.projects import services as projects
from claims.projects.access import project_for, role_of
from claims.projects.models import Member, Project
from claims.projects.names import Reader, reader_in
from claims.projects.people import schema, services
from claims.projects.people.presenting import members_for, present_members
from claims.projects.permissions import Action, may_give


def must_be_able_to_give(project: Project, role: str) -> None:
    """Raise Forbidden if the role permits what the person for whom the project was read may not do."""
    if not may_give(role_of(project), role):
        raise Forbidden("forbidden", f"As {role_of(project)} you cannot make anybody {role}.")


def present_one(member: Member, reader: Reader) -> dict[str, object]:
    """Return one member as the reader may see them."""
    rows = members_for(reader, Member.objects.filter(pk=member.pk))
    return present_members(rows, reader, member.project_id)[0]


def present_invited(request: Request, project: Project, invited: list[services.Invited]) -> list[dict[str, object]]:
    """Return what became of invitations, with links that can be sent as they are."""
    reader = reader_in(project, person_of(request))
    rows = members_for(reader, Member.objects.filter(pk__in=[one.member.pk for one in invited]))
    shown = {row["id"]: row for row in present_members(rows, reader, project.pk)}
    return [
        {
            "outcome": one.outcome,
            "member": shown[one.member.pk],
            "link": request.build_absolute_uri(one.link) if one.link else None,
            "ends_at": one.ends_at,
        }
        for one in invited
    ]


class MembersView(APIView):
    """The members of a project."""

    @extend_schema(operation_id="projects_members_list", responses=schema.MemberListOut)
    def get(self, request: Request, project: UUID) -> Response:
        """List the active members of the project; managers also see removed members, after the others."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.LIST_MEMBERS)
        reader = reader_in(row, person_of(request))
        members = members_for(reader, Member.objects.filter(project=row))
        return Response({"results": present_members(members, reader, row.pk)})

    @extend_schema(request=schema.MemberIn, responses={201: schema.MemberOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Add a person who has an account, or change their role if they are a member already.

        Errors: invitation_pending, last_manager.
        """
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        form = schema.MemberIn(data=request.data)
        form.is_valid(raise_exception=True)
        must_be_able_to_give(row, form.validated_data["role"])
        user = projects.person_named(form.validated_data["username"])
        member = projects.add_member(actor=Actor.of(request), project=row, user=user, role=form.validated_data["role"])
        return Response(present_one(member, reader_in(row, person_of(request))), 201)


class InvitationsView(APIView):
    """Invitations to a project."""

    @extend_schema(request=schema.InvitationsIn, responses={201: schema.InvitedListOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Make people members, with an account and a one-time sign-in link for each who has no account yet.

        Nobody gets a link for an account that was there. All or nothing. Errors: account_closed, invitation_pending.
        """
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        form = schema.InvitationsIn(data=request.data)
        form.is_valid(raise_exception=True)
        guests = [services.Guest(**guest) for guest in form.validated_data["people"]]
        for guest in guests:
            must_be_able_to_give(row, guest.role)
        invited = services.invite(actor=Actor.of(request), project=row, guests=guests)
        return Response({"results": present_invited(request, row, invited)}, 201)


class MemberView(APIView):
    """One member of a project."""

    @extend_schema(request=schema.MemberChangeIn, responses=schema.MemberOut)
    def patch(self, request: Request, project: UUID, member: UUID) -> Response:
        """Change the role of a member, how many articles they may have open (0: no limit of their own), or remove (`active`: false) and
        restore (true) their access.

        Errors: last_manager.
        """
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        form = schema.MemberChangeIn(data=request.data)
        form.is_valid(raise_exception=True)
        if not form.validated_data:
            raise Invalid("required", "Send a role, active, or most_open.")
        if "role" in form.validated_data:
            must_be_able_to_give(row, form.validated_data["role"])
        changed = projects.change_member(actor=Actor.of(request), project=row, member=member, **form.validated_data)
        return Response(present_one(changed, reader_in(row, person_of(request))))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, project: UUID, member: UUID) -> Response:
        """Remove a member, as `active`: false does: their access ends at once, their work stays. Errors: last_manager."""
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        projects.change_member(actor=Actor.of(request), project=row, member=member, active=False)
        return Response(status=204)


class LinkView(APIView):
    """The sign-in link of a member."""

    @extend_schema(request=NothingIn, responses={201: schema.InvitedOut})
    def post(self, request: Request, project: UUID, member: UUID) -> Response:
        """Make a new one-time link for somebody whom the project invited; earlier links and sessions end.

        Errors: no_link, member_removed.
        """
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        made = services.renew_link(actor=Actor.of(request), project=row, member=member)
        return Response(present_invited(request, row, [made])[0], 201)


class PauseView(APIView):
    """A pause of a member."""

    @extend_schema(request=schema.PauseIn, responses=schema.MemberOut)
    def post(self, request: Request, project: UUID, member: UUID) -> Response:
        """Give a member no further articles; what they have open they can finish. Errors: member_removed."""
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        form = schema.PauseIn(data=request.data)
        form.is_valid(raise_exception=True)
        paused = services.pause(actor=Actor.of(request), project=row, member=member, **form.validated_data)
        return Response(present_one(paused, reader_in(row, person_of(request))))


class ResumeView(APIView):
    """The end of a pause."""

    @extend_schema(request=NothingIn, responses=schema.MemberOut)
    def post(self, request: Request, project: UUID, member: UUID) -> Response:
        """Give a member articles again. Errors: member_removed."""
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        resumed = services.resume(actor=Actor.of(request), project=row, member=member)
        return Response(present_one(resumed, reader_in(row, person_of(request))))


class SignOutView(APIView):
    """The sessions of a member."""

    @extend_schema(request=NothingIn, responses={204: None})
    def post(self, request: Request, project: UUID, member: UUID) -> Response:
        """End all sessions and unused links of a member; their tokens stay. Errors: no_link, member_removed."""
        row = project_for(request.user, project, Action.MANAGE_PEOPLE)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        services.sign_out(actor=Actor.of(request), project=row, member=member)
        return Response(status=204)
