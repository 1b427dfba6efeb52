"""API of suggestion quality: acceptance, corrections, time, anchoring, agreement with gold, the worst misses."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.http.describing import FragmentsOut, MessageOut
from claims.http.strict import checked_query
from claims.projects.access import project_for
from claims.projects.models import Project
from claims.projects.permissions import Action
from claims.quality import figures, queries
from claims.quality.figures import Outcomes, Side
from claims.quality.intervals import MIN_ARTICLES, Interval, contrast, ratio, wilson
from claims.transactions import without


class IntervalOut(serializers.Serializer[object]):
    """A figure and its 95 % interval; null ends: too few articles for one."""

    value = serializers.FloatField()
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class OutcomesOut(serializers.Serializer[object]):
    """Outcomes of suggestions; `kept` is the share accepted, edited or not, of those decided on."""

    accepted = serializers.IntegerField()
    edited = serializers.IntegerField()
    rejected = serializers.IntegerField()
    left = serializers.IntegerField(help_text="Shown in a submitted pass and left without a decision.")
    kept = IntervalOut(allow_null=True)


class PatternOut(OutcomesOut):
    """Outcomes of the suggestions of one pattern."""

    pattern = MessageOut(allow_null=True, help_text="The reason without the word that matched.")


class BandOut(OutcomesOut):
    """Outcomes of the suggestions with scores in one tenth; `score` is the mean of those decided on."""

    low = serializers.FloatField()
    high = serializers.FloatField()
    score = serializers.FloatField(allow_null=True)


class SpreadOut(serializers.Serializer[object]):
    """Median and 90th percentile of a distribution."""

    median = serializers.FloatField()
    p90 = serializers.FloatField()


class CorrectionsOut(serializers.Serializer[object]):
    """How accepted suggestions were edited: which slots, and how much of the content differs."""

    edited = serializers.IntegerField()
    content = serializers.IntegerField()
    source = serializers.IntegerField()  # type: ignore[assignment]
    cue = serializers.IntegerField()
    characters = SpreadOut(allow_null=True, help_text="Of those whose content was changed.")
    words = SpreadOut(allow_null=True)


class SideOut(serializers.Serializer[object]):
    """One side of a comparison: passes with suggestions, or without."""

    articles = serializers.IntegerField()
    passes = serializers.IntegerField()
    figure = IntervalOut(allow_null=True)


class ContrastOut(serializers.Serializer[object]):
    """Passes with suggestions against passes without; `difference` is shown minus hidden."""

    shown = SideOut()
    hidden = SideOut()
    difference = IntervalOut(allow_null=True)
    enough = serializers.BooleanField(help_text="Whether both sides have enough articles for an interval.")


class GoldOut(serializers.Serializer[object]):
    """What counts as gold: articles with an adjudicated pass, and articles of passes without suggestions."""

    adjudicated = serializers.IntegerField()
    control = serializers.IntegerField()


class VersionOut(serializers.Serializer[object]):
    """One engine version: its agreement with gold, and the outcomes of its suggestions."""

    engine = serializers.CharField()
    engine_version = serializers.CharField()
    first_at = serializers.DateTimeField()
    articles = serializers.IntegerField()
    gold_articles = serializers.IntegerField()
    claims = serializers.IntegerField()
    suggestions = serializers.IntegerField()
    precision = serializers.FloatField(allow_null=True)
    recall = serializers.FloatField(allow_null=True)
    f1 = IntervalOut(allow_null=True)
    exact_f1 = serializers.FloatField(allow_null=True)
    speaker = IntervalOut(allow_null=True)
    outcomes = OutcomesOut()


class PlaceOut(serializers.Serializer[object]):
    """A passage of an article, with a few words around it."""

    id = serializers.UUIDField()
    article = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    content = FragmentsOut()
    before = serializers.CharField(allow_blank=True)
    exact = serializers.CharField()
    after = serializers.CharField(allow_blank=True)
    passes = serializers.IntegerField(help_text="The number of passes in which it was marked or rejected.")


class MissOut(PlaceOut):
    """A claim that no current suggestion overlaps."""

    checkworthiness = serializers.CharField(allow_blank=True)


class RejectionOut(PlaceOut):
    """A rejected suggestion with a high score."""

    score = serializers.FloatField()
    reason = MessageOut(allow_null=True)
    engine = serializers.CharField()
    engine_version = serializers.CharField()


class UsedOut(serializers.Serializer[object]):
    """The number of passes, and how many of the newest the figures use."""

    submitted = serializers.IntegerField()
    used = serializers.IntegerField()


class PassesOut(serializers.Serializer[object]):
    """Submitted passes with suggestions, and without."""

    shown = UsedOut()
    hidden = UsedOut()


class LimitsOfQualityOut(serializers.Serializer[object]):
    """Limits of the evaluation: newest passes of each side, passes compared with texts, and engine versions."""

    passes = serializers.IntegerField()
    scored = serializers.IntegerField()
    versions = serializers.IntegerField()
    fewest = serializers.IntegerField(help_text="The number of articles that an interval needs.")


class QualityOut(serializers.Serializer[object]):
    """The quality of suggestions in one project."""

    limits = LimitsOfQualityOut()
    passes = PassesOut()
    outcomes = OutcomesOut()
    patterns = PatternOut(many=True)
    bands = BandOut(many=True)
    corrections = CorrectionsOut()
    seconds = ContrastOut()
    anchoring = ContrastOut()
    gold = GoldOut()
    versions = VersionOut(many=True)
    missed_claims = serializers.IntegerField(
        help_text="How many claims of these passes no current suggestion overlaps."
    )
    missed = MissOut(many=True)
    rejected = RejectionOut(many=True)


class QualityView(APIView):
    """The quality of suggestions."""

    @extend_schema(operation_id="projects_suggestions_quality", responses=QualityOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Report the outcomes of suggestions, the accuracy of each engine version, and how suggestions affect time and bias."""
        checked_query(request, ())
        row = project_for(request.user, project, Action.READ_WORK)
        with without("seqscan", "hashjoin", "mergejoin"):
            return Response(report(row))


def report(project: Project) -> dict[str, object]:
    """Assemble the report."""
    passes = queries.newest_passes(project)
    outcomes = queries.outcomes_of(passes)
    gold, versions = queries.gold_of(project, passes), queries.newest_versions(project)
    scored = queries.score(gold, passes, [(row["engine"], row["engine_version"]) for row in versions])
    misses = queries.missed(passes, gold)
    return {
        "limits": {
            "passes": queries.MAX_PASSES,
            "scored": queries.MAX_SCORED,
            "versions": queries.MAX_VERSIONS,
            "fewest": MIN_ARTICLES,
        },
        "passes": {
            "shown": {"submitted": passes.submitted[True], "used": len(passes.shown)},
            "hidden": {"submitted": passes.submitted[False], "used": len(passes.hidden)},
        },
        "outcomes": present_outcomes(figures.summed(outcomes)),
        "patterns": [
            {"pattern": figures.shown(one), **present_outcomes(of)} for one, of in figures.by_pattern(outcomes).items()
        ],
        "bands": [present_band(band, of) for band, of in figures.by_band(outcomes).items()],
        "corrections": present_corrections(queries.corrections(passes)),
        "seconds": present_contrast(*queries.timed(passes)),
        "anchoring": present_contrast(scored.shown, scored.hidden),
        "gold": {"adjudicated": gold.adjudicated, "control": gold.control},
        "versions": [present_version(row, scored, outcomes) for row in versions],
        "missed_claims": misses[0]["missed"] if misses else 0,
        "missed": listed(figures.merged_misses(misses, queries.MAX_LISTED), MissOut),
        "rejected": listed(queries.rejected(passes), RejectionOut),
    }


def listed(
    rows: Sequence[Mapping[str, object]], shape: type[serializers.Serializer[object]]
) -> list[dict[str, object]]:
    """Return only the fields of rows that the serializer names, so that nobody learns whose work it was."""
    names = list(shape().fields)
    return [{name: row[name] for name in names} for row in rows]


def present_interval(interval: Interval | None, digits: int = 4) -> dict[str, float | None] | None:
    """Return a figure with its interval, rounded."""
    if interval is None:
        return None
    ends = {"low": interval.low, "high": interval.high}
    return {
        "value": round(interval.value, digits),
        **{name: None if end is None else round(end, digits) for name, end in ends.items()},
    }


def present_outcomes(of: Outcomes) -> dict[str, object]:
    """Return the outcomes of some suggestions."""
    return {**{name: getattr(of, name) for name in figures.OUTCOMES}, "kept": present_interval(of.kept())}


def present_band(band: int, of: Outcomes) -> dict[str, object]:
    """Return the outcomes of the suggestions in one tenth of the score."""
    mean = round(of.scores / of.decided, 4) if of.decided else None
    return {"low": band / figures.BANDS, "high": (band + 1) / figures.BANDS, "score": mean, **present_outcomes(of)}


def present_corrections(corrections: list[figures.Correction]) -> dict[str, object]:
    """Return how suggestions were edited."""
    distances = [figures.moved(one) for one in corrections if one.before != one.after]
    characters, words = (figures.spread([pair[at] for pair in distances]) for at in (0, 1))
    return {
        "edited": len(corrections),
        "content": len(distances),
        "source": sum(one.source for one in corrections),
        "cue": sum(one.cue for one in corrections),
        "characters": present_spread(characters),
        "words": present_spread(words),
    }


def present_spread(spread: tuple[float, float] | None) -> dict[str, float] | None:
    """Return a distribution."""
    return None if spread is None else {"median": spread[0], "p90": round(spread[1], 1)}


def present_contrast(shown: Side, hidden: Side) -> dict[str, object]:
    """Return the comparison of passes with suggestions and without."""
    compared = contrast(shown.ratios(), hidden.ratios())

    def side(of: Side, figure: Interval | None) -> dict[str, object]:
        return {"articles": len(of.parts), "passes": of.passes, "figure": present_interval(figure)}

    return {
        "shown": side(shown, compared.left),
        "hidden": side(hidden, compared.right),
        "difference": present_interval(compared.difference),
        "enough": min(len(shown.parts), len(hidden.parts)) >= MIN_ARTICLES,
    }


def present_version(
    row: queries.VersionRead, scored: queries.Scored, outcomes: Sequence[figures.OutcomeRow]
) -> dict[str, object]:
    """Return the figures of one engine version."""
    version = (row["engine"], row["engine_version"])
    counts, by_article = scored.versions[version], scored.by_article[version]
    own = [one for one in outcomes if (one["engine"], one["engine_version"]) == version]
    return {
        **row,
        "gold_articles": len(by_article.parts),
        "claims": counts.claims,
        "suggestions": counts.suggestions,
        "precision": round(counts.matched / counts.suggestions, 4) if counts.suggestions else None,
        "recall": round(counts.matched / counts.claims, 4) if counts.claims else None,
        "f1": present_interval(ratio(by_article.ratios())),
        "exact_f1": None if counts.exact_f1 is None else round(counts.exact_f1, 4),
        "speaker": present_interval(wilson(counts.named_right, counts.named)),
        "outcomes": present_outcomes(figures.summed(own)),
    }
