"""API of training: the engines of a project with their figures, train now, choose one, go back to the rules."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.articles.held_out import FROM_ARTICLES, LEARNING_ENGINE, SHARE, holds_out
from claims.audit import Actor
from claims.core.messages import shown
from claims.engines import ENGINES
from claims.engines.learning.checking import MIN_ARTICLES
from claims.engines.learning.trainers import TRAINERS
from claims.http.describing import JobFields, JobOut, MessageOut
from claims.http.strict import NothingIn, checked_query
from claims.projects.access import project_for
from claims.projects.models import Project
from claims.projects.permissions import Action
from claims.suggestions.champions import usable
from claims.suggestions.models import EngineModel
from claims.training import services
from claims.training.queries import counts

LISTED = 30


class FiguresOut(serializers.Serializer[object]):
    """How good an engine is, in percent: F1 of exact, iou50, words, sourced; precision and recall at iou50; exact cues."""

    exact = serializers.FloatField()
    iou50 = serializers.FloatField()
    words = serializers.FloatField()
    sourced = serializers.FloatField()
    cue = serializers.FloatField()
    precision = serializers.FloatField()
    recall = serializers.FloatField()
    articles = serializers.IntegerField()
    claims = serializers.IntegerField()


class WorthinessOut(serializers.Serializer[object]):
    """What was learned of check-worthiness: average precision (0..1) beside the share that chance would reach."""

    labels = serializers.IntegerField()
    worth = serializers.IntegerField()
    average_precision = serializers.FloatField(allow_null=True)
    share = serializers.FloatField(allow_null=True)
    used = serializers.BooleanField()


class MeasuredAgainstOut(serializers.Serializer[object]):
    """The engine that was in use when another was measured, over the same articles."""

    trainer = serializers.CharField()
    version = serializers.CharField()
    figures = FiguresOut()


class EngineModelOut(serializers.Serializer[object]):
    """A trained engine: `method` says whether its figures come from held-out articles or from folds of the others."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    trainer = serializers.CharField()
    version = serializers.CharField()
    state = serializers.ChoiceField(choices=EngineModel.State.choices)
    usable = serializers.BooleanField()
    note = MessageOut(allow_null=True)
    articles = serializers.IntegerField()
    claims = serializers.IntegerField()
    method = serializers.ChoiceField(choices=["held_out", "folds"])
    figures = FiguresOut()
    against = MeasuredAgainstOut()
    gain = serializers.FloatField(help_text="Points of F1 (iou50) ahead of the engine it was measured against.")
    chance = serializers.FloatField(help_text="How likely that is chance, 0..1, by a paired bootstrap over articles.")
    sourced_gain = serializers.FloatField()
    better = serializers.BooleanField()
    checkworthiness = WorthinessOut()
    job = serializers.UUIDField(allow_null=True)
    created_at = serializers.DateTimeField()
    promoted_at = serializers.DateTimeField(allow_null=True)


class BaseEngineOut(serializers.Serializer[object]):
    """The engine of the table that the project chose, and whether it reads at the moment."""

    name = serializers.CharField()
    version = serializers.CharField()
    reads = serializers.BooleanField()


class TrainingOut(serializers.Serializer[object]):
    """What training waits for."""

    available = serializers.BooleanField()
    note = MessageOut(allow_null=True)
    automatic = serializers.BooleanField(help_text="Starts by itself: the project's engine is one that learns.")
    articles = serializers.IntegerField(help_text="Submitted articles to learn from.")
    needed = serializers.IntegerField(help_text="How many of them the first training needs.")
    held_out = serializers.IntegerField(help_text="Submitted articles to measure on.")
    held_out_needed = serializers.IntegerField()
    held_out_share = serializers.FloatField(help_text="0 while the project is too small to hold any out.")
    holds_out_from = serializers.IntegerField(help_text="Articles that a project has when it begins to hold some out.")
    next_at = serializers.IntegerField(help_text="Articles to learn from at which training starts by itself.")
    job = JobOut(allow_null=True)


class EnginesOut(serializers.Serializer[object]):
    """The engine in use, the trained ones newest first, and what the next training waits for."""

    engine = BaseEngineOut()
    auto_promote = serializers.BooleanField()
    models = EngineModelOut(many=True)
    training = TrainingOut()


class TrainJobOut(JobFields):
    """A training under way."""

    result = serializers.DictField(allow_null=True)


def present_model(row: EngineModel) -> dict[str, object]:
    """Show a trained engine with its figures."""
    fits, note = usable(row)
    metrics = row.metrics
    against = metrics["champion"]
    names = ("method", "figures", "gain", "chance", "sourced_gain", "better", "checkworthiness")
    return {
        "id": row.pk,
        "name": row.label,
        "trainer": row.trainer,
        "version": row.version,
        "state": row.state,
        "usable": fits,
        "note": shown(note),
        "articles": metrics["at"]["articles"],
        "claims": sum(metrics["at"]["claims"].values()),
        **{name: metrics[name] for name in names},
        "against": {name: against[name] for name in ("trainer", "version", "figures")},
        "job": row.made_by_id,
        "created_at": row.created_at,
        "promoted_at": row.promoted_at,
    }


def present_engines(project: Project) -> dict[str, object]:
    """Show a project's engines."""
    rows = list(EngineModel.objects.filter(project=project).order_by("-created_at")[:LISTED])
    champion = next((row for row in rows if row.state == EngineModel.State.CHAMPION), None)
    if champion is None:
        champion = EngineModel.objects.filter(project=project, state=EngineModel.State.CHAMPION).first()
        rows += [champion] if champion is not None else []
    learns = project.engine == LEARNING_ENGINE
    trained_reads = learns and champion is not None and usable(champion)[0]
    articles, held_out = counts([project.pk]).get(project.pk, (0, 0))
    installed = services.trainers()
    job = services.running(project)
    holds = holds_out(project.engine, project.next_number)
    since = max(articles, services.trained_at([project.pk]).get(project.pk, 0))
    return {
        "engine": {
            "name": project.engine,
            "version": ENGINES[project.engine].VERSION if project.engine in ENGINES else "",
            "reads": bool(project.engine) and not trained_reads,
        },
        "auto_promote": project.auto_promote,
        "models": [present_model(row) for row in rows],
        "training": {
            "available": bool(installed),
            "note": None if installed else shown(next(iter(TRAINERS.values())).available()[1]),
            "automatic": learns and bool(installed),
            "articles": articles,
            "needed": services.FIRST[0],
            "held_out": held_out,
            "held_out_needed": MIN_ARTICLES,
            "held_out_share": SHARE if holds else 0.0,
            "holds_out_from": FROM_ARTICLES,
            "next_at": services.next_at(since),
            "job": jobs.present(job) if job is not None else None,
        },
    }


class EnginesView(APIView):
    """The engines of a project."""

    @extend_schema(responses=EnginesOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Say which engine reads, list the trained ones with their figures, and say what the next training waits for."""
        checked_query(request, ())
        return Response(present_engines(project_for(request.user, project, Action.RUN_ENGINES, reading=True)))


class TrainView(APIView):
    """Training at once."""

    @extend_schema(request=NothingIn, responses={202: TrainJobOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Start training now. Errors: already_training, too_few_articles, training_missing."""
        row = project_for(request.user, project, Action.RUN_ENGINES)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        job = services.start(actor=Actor.of(request), project=row)
        job.refresh_from_db()
        return Response(jobs.present(job), 202)


class PromoteView(APIView):
    """Choosing an engine by hand."""

    @extend_schema(request=NothingIn, responses=EnginesOut)
    def post(self, request: Request, project: UUID, engine: UUID | None = None) -> Response:
        """Let a trained engine read from now on; from then on none takes over by itself. Errors: engine_unusable."""
        row = project_for(request.user, project, Action.RUN_ENGINES)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        return Response(present_engines(services.choose(actor=Actor.of(request), project=row, model=engine)))


class BackView(PromoteView):
    """Going back to the rules."""

    @extend_schema(operation_id="projects_engines_rules_promote", request=NothingIn, responses=EnginesOut)
    def post(self, request: Request, project: UUID, engine: UUID | None = None) -> Response:
        """Let the rules read again; articles that nobody has opened get their suggestions back."""
        return super().post(request, project)
