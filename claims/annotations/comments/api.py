"""API of comments: threads on articles and claims, and where one was mentioned."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import F, Q
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.annotations.comments import services
from claims.annotations.comments.queries import complete, present, readable
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.audit import Actor
from claims.core.errors import Invalid, NotFound
from claims.http.describing import KEY
from claims.http.people import person_of
from claims.http.strict import Identifier, LinesText, NothingIn, StrictSerializer, checked_query, key_in
from claims.projects.access import fetch, must_not_be_archived, role_of
from claims.projects.models import Member
from claims.projects.permissions import Action, allowed

PAGE = 200
MAX_MENTIONS = 50


class CommentTextIn(StrictSerializer):
    """The words of a comment; `@` and a pseudonym, or what the writer calls a member, mention the member."""

    text = LinesText(max_length=services.MAX_TEXT)


class CommentIn(CommentTextIn):
    """A new comment; the client makes its `id`. Without a claim it is about the article."""

    id = Identifier()
    claim = Identifier(required=False, allow_null=True, default=None)


class CommentAuthorOut(serializers.Serializer[object]):
    """Who wrote a comment; an administrator has no pseudonym."""

    pseudonym = serializers.CharField(allow_null=True)
    name = serializers.CharField(allow_null=True, help_text="Null where a blind project keeps it from the person.")
    called = serializers.CharField(help_text='The name, or what stands for it everywhere, as in "Annotator 2".')
    role = serializers.ChoiceField(choices=Member.Role.choices, allow_null=True)
    me = serializers.BooleanField()


class CommentMentionOut(serializers.Serializer[object]):
    """Who is mentioned in a comment."""

    member = serializers.UUIDField()
    pseudonym = serializers.CharField()
    name = serializers.CharField(allow_null=True)
    called = serializers.CharField()
    role = serializers.ChoiceField(choices=Member.Role.choices)
    me = serializers.BooleanField()


class CommentOut(serializers.Serializer[object]):
    """A comment; `unread` is true for somebody who is mentioned in it and has not opened it."""

    id = serializers.UUIDField()
    article = serializers.UUIDField()
    claim = serializers.UUIDField(allow_null=True)
    claim_words = serializers.CharField(allow_null=True)
    claim_is_mine = serializers.BooleanField()
    claim_deleted = serializers.BooleanField()
    author = CommentAuthorOut()
    text = serializers.CharField()
    mentions = CommentMentionOut(many=True)
    unread = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)


class CommentListOut(serializers.Serializer[object]):
    """A page of comments; `next` goes into `after`."""

    results = CommentOut(many=True)
    next = serializers.CharField(allow_null=True)


class MentionOut(CommentOut):
    """A comment in which one is mentioned, and where it stands."""

    project = serializers.UUIDField()
    project_name = serializers.CharField()
    article_number = serializers.IntegerField()
    article_title = serializers.CharField(allow_blank=True)


class MentionListOut(serializers.Serializer[object]):
    """Where one was mentioned and has not looked."""

    results = MentionOut(many=True)


def article_for(user: User, article: UUID, *, reading: bool = False) -> Article:
    """Read an article for somebody who wants to read or write comments on it. Raises NotFound, Forbidden, Conflict (archived)."""
    articles = Article.objects.select_related("project").defer("text", "search")
    row = fetch(articles, user, "project", Action.COMMENT, reading=True, pk=article)
    reads_all = allowed(role_of(row), Action.READ_WORK)
    if not reads_all and not Assignment.objects.filter(article=article, person=user).exists():
        raise NotFound()
    if not reading:
        must_not_be_archived(row)
    return row


class CommentsView(APIView):
    """The comments of an article."""

    @extend_schema(
        operation_id="articles_comments_list",
        responses=CommentListOut,
        parameters=[
            OpenApiParameter("after", KEY, description="What `next` of the page before said."),
            OpenApiParameter("claim", KEY, description="Only the thread on this claim."),
        ],
    )
    def get(self, request: Request, article: UUID) -> Response:
        """List the comments on an article and its claims that the person may read, oldest first, 200 a page (`after`)."""
        query = checked_query(request, ("after", "claim"))
        row = article_for(person_of(request), article, reading=True)
        rows = readable(person_of(request)).filter(article=row, deleted_at=None).order_by("created_at", "pk")
        if "claim" in query:
            rows = rows.filter(claim=key_in(query, "claim"))
        if "after" in query:
            last = readable(person_of(request)).filter(article=row, pk=key_in(query, "after")).first()
            if last is None:
                raise Invalid("invalid_filter", field="after")
            rows = rows.filter(Q(created_at__gt=last.created_at) | Q(created_at=last.created_at, pk__gt=last.pk))
        page = list(complete(rows)[: PAGE + 1])
        shown = [present(comment, person_of(request)) for comment in page[:PAGE]]
        return Response({"results": shown, "next": str(page[PAGE - 1].pk) if len(page) > PAGE else None})

    @extend_schema(request=CommentIn, responses={200: CommentOut, 201: CommentOut})
    def post(self, request: Request, article: UUID) -> Response:
        """Post a comment; one that is repeated is answered with 200. Errors: blank, unknown_claim, limit, id_taken."""
        row = article_for(person_of(request), article)
        form = CommentIn(data=request.data)
        form.is_valid(raise_exception=True)
        new = services.post_comment(actor=Actor.of(request), article=row, **form.validated_data)
        return Response(shown_to(person_of(request), form.validated_data["id"]), 201 if new else 200)


def shown_to(user: User, comment: UUID) -> dict[str, object]:
    """Show one comment that the person has just written."""
    return present(complete(readable(user)).get(pk=comment), user)


class CommentView(APIView):
    """One comment."""

    @extend_schema(request=CommentTextIn, responses=CommentOut)
    def patch(self, request: Request, comment: UUID) -> Response:
        """Change one's own comment, or bring it back after it was deleted. Errors: blank."""
        form = CommentTextIn(data=request.data)
        form.is_valid(raise_exception=True)
        services.change_comment(actor=Actor.of(request), comment=comment, **form.validated_data)
        return Response(shown_to(person_of(request), comment))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, comment: UUID) -> Response:
        """Delete one's own comment; it can be brought back."""
        services.delete_comment(actor=Actor.of(request), comment=comment)
        return Response(status=204)


class CommentReadView(APIView):
    """Whether a mention was seen."""

    @extend_schema(request=NothingIn, responses={204: None})
    def post(self, request: Request, comment: UUID) -> Response:
        """Say that one has opened a comment; being mentioned in it is no news any more."""
        NothingIn(data=request.data).is_valid(raise_exception=True)
        services.read_comment(actor=Actor.of(request), comment=comment)
        return Response(status=204)


class MentionsView(APIView):
    """Where one was mentioned."""

    @extend_schema(operation_id="mentions_list", responses=MentionListOut)
    def get(self, request: Request) -> Response:
        """List comments that mention the person and that they have not opened, newest first, 50 at most."""
        checked_query(request, ())
        mine = readable(person_of(request)).filter(
            deleted_at=None, mentions__member__user=person_of(request), mentions__read_at=None
        )
        rows = complete(mine).annotate(
            project=F("article__project"),
            project_name=F("article__project__name"),
            article_number=F("article__number"),
            article_title=F("article__title"),
        )
        names = ("project", "project_name", "article_number", "article_title")
        shown = [
            {**present(row, person_of(request)), **{name: getattr(row, name) for name in names}}
            for row in rows.filter(article__project__archived_at=None).order_by("-created_at", "-pk")[:MAX_MENTIONS]
        ]
        return Response({"results": shown})
