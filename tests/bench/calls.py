"""Every GET and POST of the API, as one request or more each, to be measured in projects of different sizes.

A route that is missing here makes the walk over the URL table fail, so that nobody adds one without saying what it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern

from tests.bench.filled import Filled
from tests.conftest import Person

# Of one account or of the whole server, whatever projects hold.
NOT_OF_PROJECTS = {
    "GET session", "GET digest", "GET meta", "GET tokens", "POST tokens", "GET accounts", "GET instance", "GET accounts/{person}/tokens",
    "POST projects",
}  # fmt: skip
EMPTY: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Call:
    """One request: whose, of which route (its values in braces), with which query and body, and its answer's status."""

    who: str
    route: str
    query: str = ""
    body: Any = None
    status: int = 200
    files: bool = False

    @property
    def key(self) -> str:
        """Name method and route as the walk does."""
        return f"{'GET' if self.body is None and not self.files else 'POST'} {self.route}"

    def __str__(self) -> str:
        return f"{self.key}{self.query} ({self.who}){' of one article' if self.body and 'article' in self.body else ''}"


# What costs the same whatever projects hold.
BESIDE = Call("viewer", "tokens")
P, A, S = "projects/{project}", "articles/{article}", "assignments/{assignment}"
SPEAKER = {"name": "Somebody New", "kind": "person"}
COMMENT = {"claim": None, "text": "@Annotator 2 why?"}
CALLS = [
    *(Call(who, "projects") for who in ("owner", "annotator", "viewer")),
    *(Call(who, P) for who in ("owner", "annotator", "viewer")),
    Call("owner", f"{P}/clone", body={"name": "A copy"}, status=403),
    Call("owner", f"{P}/archive", body=EMPTY),
    Call("owner", f"{P}/restore", body=EMPTY),
    Call("owner", f"{P}/members"),
    Call("owner", f"{P}/members", body={"username": "{stranger}", "role": "viewer"}, status=201),
    Call("owner", f"{P}/invitations", body={"people": [{"name": "Hanna Brandt", "role": "viewer"}]}, status=201),
    Call("owner", f"{P}/members/{{member}}/link", body=EMPTY, status=409),
    Call("owner", f"{P}/members/{{member}}/pause", body={"reason": "A pause."}),
    Call("owner", f"{P}/members/{{member}}/resume", body=EMPTY),
    Call("owner", f"{P}/members/{{member}}/sign-out", body=EMPTY, status=204),
    Call("owner", f"{P}/consequences", "?annotators_per_article=3"),
    Call("owner", f"{P}/scale"),
    *(
        Call("owner", f"{P}/history", query)
        for query in ("", "?subject=member", "?article={middle}", "?day=2020-01-01", "?entry={member}")
    ),
    Call("owner", f"{P}/history/file"),
    Call("owner", "claims/{claim}/restore", body=EMPTY, status=204),
    Call("owner", f"{P}/scale/merges", body={"merged": "{label}", "into": "{other_label}", "dry_run": True}),
    Call("owner", f"{P}/guideline"),
    Call("owner", f"{P}/guideline", body={"markdown": "New."}, status=201),
    *(
        Call(who, f"{P}/articles", query)
        for who in ("owner", "annotator")
        for query in (
            "",
            "?after={middle}",
            "?state=new",
            "?state=in_work",
            "?state=done",
            "?state=gold",
            "?state=record",
            "?state=gold&q=untrue",
        )
    ),
    *(
        Call("owner", f"{P}/articles", f"?q={words}")
        for words in (
            "nobody",
            "untrue+falsch",
            "town+ferries",
            "percentages",
            "%22that+is+untrue%22",
            "zebra",
            "bridge+{middle}",
        )
    ),
    Call("annotator", f"{P}/articles", "?q=untrue&state=in_work"),
    Call("owner", f"{P}/articles", body={"text": "A new story of the harbour."}, status=201),
    Call("owner", f"{P}/imports", files=True, status=202),
    Call("owner", f"{P}/imports/annotations", files=True, status=202),
    Call("owner", "imports/{job}/commit", body={"into": "suggestions"}, status=404),
    Call("owner", "imports/{job}/report", status=404),
    Call("owner", f"{P}/held"),
    Call("owner", f"{P}/held", body={"decision": "leave_out"}),
    *(
        Call(who, f"{P}/speakers", query)
        for who in ("owner", "annotator", "viewer")
        for query in ("?limit=20", "?q={speaker}", "?q=c")
    ),
    Call("annotator", f"{P}/speakers", body=SPEAKER, status=201),
    Call("annotator", A),
    Call("owner", f"{P}/suggest", body=EMPTY, status=202),
    Call("owner", f"{P}/suggestions/quality"),
    Call("owner", f"{P}/jobs"),
    Call("owner", f"{P}/engines"),
    Call("owner", f"{P}/engines/rules/promote", body=EMPTY),
    Call("owner", f"{P}/engines/{{engine}}/promote", body=EMPTY, status=404),
    Call("owner", f"{P}/train", body=EMPTY, status=202),
    Call("owner", "jobs/{job}"),
    Call("owner", "jobs/{job}/cancel", body=EMPTY, status=409),
    *(Call("owner", f"{P}/queue", query) for query in ("", "?state=in_work", "?state=gold", "?q=untrue")),
    Call("owner", f"{P}/queue", "?state=skipped"),
    Call("owner", f"{P}/queue/order"),
    Call("owner", f"{P}/bulk", body={"filter": {"q": "zebra"}, "act": "priority", "priority": 1}),
    Call("annotator", f"{P}/mine", "?zone=Europe/Berlin"),
    Call("owner", f"{P}/tokens"),
    Call("owner", f"{P}/tokens", body={"days": 1}, status=201),
    Call("annotator", f"{P}/notices", "?zone=Europe/Berlin"),
    Call("annotator", f"{P}/next", body=EMPTY),
    Call("fresh", f"{P}/next", body=EMPTY),
    Call("fresh", f"{P}/next", body={"article": "{free}"}),
    Call("annotator", S),
    Call("annotator", f"{S}/sync", body={"ops": [], "active_seconds": 1}),
    Call("annotator", f"{S}/submit", body=EMPTY),
    Call("annotator", f"{S}/skip", body=EMPTY),
    Call("annotator", f"{S}/release", body=EMPTY),
    Call("annotator", f"{S}/reopen", body=EMPTY),
    Call("owner", f"{S}/return", body={"reason": "Look again."}, status=409),
    *(Call("owner", f"{A}/claims", query) for query in ("", "?layer=gold", "?layer=record")),
    Call("annotator", f"{A}/claims"),
    Call("owner", f"{A}/history"),
    Call("owner", f"{A}/comments"),
    Call("owner", f"{A}/comments", body=COMMENT, status=201),
    Call("annotator", "mentions"),
    Call("owner", "comments/{comment}/read", body=EMPTY, status=204),
    Call("owner", f"{P}/agreement"),
    *(Call("owner", f"{P}/agreement/examples", f"?slot={slot}") for slot in ("found", "verdict")),
    Call("owner", f"{P}/agreement", body=EMPTY, status=202),
    Call("owner", f"{P}/review"),
    Call("annotator", f"{P}/feedback"),
    Call("owner", f"{A}/gold", status=404),
    Call("owner", f"{A}/gold", body=EMPTY),
    Call("owner", f"{A}/third", body=EMPTY),
    *(Call("owner", f"gold/{{assignment}}/{verb}", body=EMPTY, status=403) for verb in ("finish", "reopen")),
    Call("owner", "gold/{assignment}/sync", body={"ops": []}, status=403),
    Call("owner", f"{P}/exports"),
    Call("owner", f"{P}/exports", body={"format": "jsonl"}, status=202),
    Call("owner", f"{P}/exports/preview"),
    Call("exporter", f"{P}/exports/preview", "?layer={pseudonym}"),
    Call("owner", "exports/{export}/file", status=404),
    Call("owner", "exports/{export}/manifest", status=404),
    Call("owner", "exports/{export}/loss", status=404),
    Call("owner", f"{P}/releases"),
    Call("owner", f"{P}/releases", body={"format": "jsonl"}, status=202),
    Call("owner", "releases/{release}", status=404),
    Call("owner", "releases/{release}/file", status=404),
    Call("owner", "releases/{release}/manifest", status=404),
    Call("owner", "releases/{release}/withdraw", body={"reason": "A text was not ours to give."}, status=404),
]


def routes() -> Iterator[str]:
    """Walk the URL table: every method and route that is measured."""
    from claims import urls

    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern)
        for kind in ("uuid", "int"):
            route = route.replace(f"<{kind}:", "{")
        route = route.replace(">", "}").replace("exports/{job}", "exports/{export}")
        view: Any = pattern.callback
        for method in ("get", "post"):
            if hasattr(view.view_class, method):
                yield f"{method.upper()} {route}"


def unnamed() -> set[str]:
    """Name the routes for which no request is written down."""
    return set(routes()) - NOT_OF_PROJECTS - {call.key for call in CALLS}


class Desk:
    """A filled project with somebody of each role signed in, and the identifiers that requests name."""

    def __init__(self, filled: Filled) -> None:
        from django.contrib.auth import get_user_model

        from claims.annotations.comments.models import Comment
        from claims.annotations.models import Claim
        from claims.articles.models import Article, Speaker, Standing
        from claims.assignments.services import take_next
        from claims.audit import Actor
        from claims.jobs import Job
        from claims.projects.models import Member, Project
        from claims.projects.services import add_member

        project = Project.objects.get(pk=filled.pk)
        users = get_user_model().objects
        fresh, stranger = (users.create(username=f"{name} of {filled.pk}") for name in ("fresh", "stranger"))
        add_member(actor=Actor(), project=project, user=fresh, role="annotator")
        annotator = filled.people[3]
        self.people = {name: Person(user) for name, user in filled.others.items()}
        self.people |= {"annotator": Person(annotator), "fresh": Person(fresh)}
        middle = filled.size // 2
        jobs = Job.objects.filter(project_id=filled.pk)
        self.values = {
            "project": filled.pk,
            "middle": middle,
            "article": Article.objects.get(project=project, number=middle).pk,
            "assignment": take_next(actor=Actor(annotator), project=project),
            "free": Standing.objects.filter(project=project, open_slots__gt=0).latest("number").article_id,
            "job": jobs.filter(kind="suggest").latest("created_at").pk,
            "export": (jobs.filter(kind="export").first() or jobs.latest("created_at")).pk,
            "engine": uuid4(),
            "release": uuid4(),
            "comment": Comment.objects.filter(article__project=project).latest("created_at").pk,
            "claim": Claim.objects.filter(assignment__project=project).latest("pk").pk,
            "label": project.scale.labels.get(key="true").pk,
            "other_label": project.scale.labels.get(key="false").pk,
            "pseudonym": Member.objects.get(project=project, user=annotator).pseudonym,
            "member": Member.objects.get(project=project, user=annotator).pk,
            "stranger": stranger.username,
            "speaker": Speaker.objects.filter(project=project).latest("pk").name.split()[0],
        }

    def ask(self, call: Call) -> Any:
        """Send a request and check that it is answered as it should be."""
        person, path = self.people[call.who], (call.route + call.query).format(**self.values)
        if call.files:
            file = SimpleUploadedFile("story.txt", b"A story of the town.")
            answer = person.client.post(f"/api/v1/{path}", {"files": file})
        elif call.body is None:
            answer = person.get(path)
        else:
            body = {
                name: value.format(**self.values) if isinstance(value, str) else value
                for name, value in call.body.items()
            }
            if call.route.endswith("/comments"):
                body["id"] = str(uuid4())
            answer = person.post(path, body)
        assert answer.status_code == call.status, (str(call), answer.status_code, answer.content[:500])
        return answer
