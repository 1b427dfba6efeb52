"""API of the review stage: agreement between people, slot by slot."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims import jobs
from claims.audit import Actor
from claims.core import ids
from claims.core.days import read_day
from claims.core.errors import Forbidden, Invalid
from claims.http.describing import FragmentsOut, JobFields, choice
from claims.http.people import signed_in
from claims.http.strict import StrictSerializer, checked_query
from claims.projects.access import project_for, role_of
from claims.projects.models import Project
from claims.projects.names import Person, Reader, called, reader_in
from claims.projects.permissions import Action, allowed
from claims.review import queries, services
from claims.review.examples import SLOTS, After, Asked, Example, Examples, examples
from claims.review.queries import Period, rounded
from claims.review.report import Report
from claims.review.resampling import MIN_ARTICLES
from claims.review.slots import FEWEST, VERDICT, Measured, Why

# The first day of week 0, a Monday.
FIRST_WEEK = date(1969, 12, 29)
MAX_PEOPLE = 50
AFTER = re.compile(r"([0-9]{1,9})-([0-9]{1,18})")


class FigureOut(serializers.Serializer[object]):
    """The figure of one slot; docs/agreement.md has the formulas."""

    slot = serializers.CharField()
    measure = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="Null: too few articles for an interval.")
    high = serializers.FloatField(allow_null=True)
    second = serializers.FloatField(allow_null=True, help_text="The second figure of the slot, where it has one.")
    counted = serializers.IntegerField(help_text="The number of claims, characters or pairs of judgements behind it.")
    equal = serializers.IntegerField(help_text="How many of those are equal.")
    why_undefined = choice(Why, allow_null=True)
    weeks = serializers.ListField(child=serializers.FloatField(allow_null=True))


class ReaderOut(serializers.Serializer[object]):
    """Somebody whose passes are compared."""

    id = serializers.UUIDField(allow_null=True, help_text="The membership; null for somebody who has none any more.")
    name = serializers.CharField()
    without = serializers.DictField(
        child=serializers.FloatField(allow_null=True), help_text="The figures of everybody else, by slot."
    )


class AgreementPairOut(serializers.Serializer[object]):
    """Two people, by their places in `people`, and their figures by slot."""

    left = serializers.IntegerField()
    right = serializers.IntegerField()
    articles = serializers.IntegerField()
    values = serializers.DictField(child=serializers.FloatField(allow_null=True))


class ValueOut(serializers.Serializer[object]):
    """One value of a slot; a verdict has the name, sign and colour of its label."""

    key = serializers.CharField()
    name = serializers.CharField()
    sign = serializers.CharField(allow_blank=True)
    color = serializers.CharField(allow_blank=True)


class ConfusionOut(serializers.Serializer[object]):
    """How often each value of a slot stands beside each other one on matched claims; symmetric."""

    slot = serializers.CharField()
    values = ValueOut(many=True)
    counts = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))


class AgreementLimitsOut(serializers.Serializer[object]):
    """Limits of the report: comparisons used, articles that an interval needs, and pairs that a figure needs."""

    comparisons = serializers.IntegerField()
    articles = serializers.IntegerField()
    pairs = serializers.IntegerField()


class AgreementOut(serializers.Serializer[object]):
    """Agreement between the people of a project. People and pairs are empty for those who may see sums only."""

    articles = serializers.IntegerField()
    comparisons = serializers.IntegerField()
    every = serializers.BooleanField(help_text="Whether all comparisons are used; otherwise the newest.")
    both_empty = serializers.IntegerField(help_text="Articles in which two people found nothing.")
    after_feedback = serializers.IntegerField(
        help_text="Passes that are left out, because they were submitted when the article had a gold layer."
    )
    pending = serializers.IntegerField(help_text="Articles whose newest passes are still to be compared.")
    limits = AgreementLimitsOut()
    weeks = serializers.ListField(child=serializers.DateField(), help_text="The Mondays of the newest weeks.")
    slots = FigureOut(many=True)
    people = ReaderOut(many=True)
    pairs = AgreementPairOut(many=True)
    confusion = ConfusionOut(many=True)


class CompareResultOut(serializers.Serializer[object]):
    """How many articles were looked at, and how many pairs of passes were compared anew."""

    articles = serializers.IntegerField()
    compared = serializers.IntegerField()


class CompareJobOut(JobFields):
    """Passes being compared."""

    result = CompareResultOut(allow_null=True)


class NothingIn(StrictSerializer):
    """An empty object."""


class AgreementSideOut(serializers.Serializer[object]):
    """What one person says; without a claim, they did not mark it. A verdict is the key of its label."""

    person = serializers.CharField()
    claim = serializers.UUIDField(allow_null=True)
    value = serializers.CharField(allow_blank=True)


class AgreementExampleOut(serializers.Serializer[object]):
    """A claim on which two people part."""

    article = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    content = FragmentsOut()
    before = serializers.CharField(allow_blank=True)
    exact = serializers.CharField()
    after = serializers.CharField(allow_blank=True)
    sides = AgreementSideOut(many=True)
    words = serializers.IntegerField(help_text="Words of the content that only one of them has.")
    opposite = serializers.BooleanField(help_text="Whether one says what compares with supported, the other refuted.")


class AgreementExamplesOut(serializers.Serializer[object]):
    """Claims on which people part, worst articles first; `next` is `after` of the next page."""

    results = AgreementExampleOut(many=True)
    next = serializers.CharField(allow_null=True)


DAY = {"type": "string", "format": "date"}
PERIOD = [
    OpenApiParameter("from", DAY, description="First day on which the later pass of two was submitted."),
    OpenApiParameter("to", DAY, description="Last such day."),
]
PEOPLE = OpenApiParameter(
    "people",
    {"type": "string"},
    description="Members, separated by commas: two of them are compared; a single one is compared with everybody.",
)


class AgreementView(APIView):
    """Agreement between people."""

    @extend_schema(operation_id="projects_agreement", parameters=[PEOPLE, *PERIOD], responses=AgreementOut)
    def get(self, request: Request, project: UUID) -> Response:
        """Report how far people agree, slot by slot.

        Errors: unknown_filter, invalid_filter, and forbidden for `people` from somebody who may see sums only.
        """
        row = project_for(request.user, project, Action.SEE_AGREEMENT)
        query = checked_query(request, ("people", "from", "to"))
        named = allowed(role_of(row), Action.READ_WORK)
        if "people" in query and not named:
            raise Forbidden("forbidden", "Your role sees agreement as sums only, not that of single people.")
        people = members_in(row, query["people"]) if "people" in query else []
        return Response(
            answer(row, period_in(query), people, reader_in(row, signed_in(request.user)) if named else None)
        )

    @extend_schema(operation_id="projects_agreement_compare", request=NothingIn, responses={202: CompareJobOut})
    def post(self, request: Request, project: UUID) -> Response:
        """Start comparing all passes of the project that are not compared, or were by another method."""
        row = project_for(request.user, project, Action.EDIT_PROJECT)
        NothingIn(data=request.data).is_valid(raise_exception=True)
        job = services.start_compare(actor=Actor.of(request), project=row)
        job.refresh_from_db()
        return Response(jobs.present(job), 202)


class ExamplesView(APIView):
    """Claims on which people part."""

    @extend_schema(
        operation_id="projects_agreement_examples",
        parameters=[
            OpenApiParameter("slot", {"type": "string", "enum": list(SLOTS), "default": VERDICT}),
            PEOPLE,
            OpenApiParameter(
                "cell",
                {"type": "string"},
                description="Two values of the slot, separated by a comma: one person's and the other's.",
            ),
            OpenApiParameter("after", {"type": "string"}, description="`next` of the page before."),
        ],
        responses=AgreementExamplesOut,
    )
    def get(self, request: Request, project: UUID) -> Response:
        """List the claims of articles without a gold layer on which two people differ in a slot, worst articles first.

        Errors: unknown_filter, invalid_filter.
        """
        row = project_for(request.user, project, Action.READ_WORK)
        query = checked_query(request, ("slot", "people", "cell", "after"))
        _, labels = queries.scale_of(row)
        found = examples(row, asked_in(row, query, labels), labels)
        reader = reader_in(row, signed_in(request.user))
        known = queries.people_of(row, sorted({side.person for one in found.found for side in one.sides}))
        names = {key: called(person, reader) for key, person in known.items()}
        after = None if found.after is None else f"{found.after.differences}-{found.after.comparison}"
        return Response({"results": [present_example(one, found, names) for one in found.found], "next": after})


def asked_in(project: Project, query: Mapping[str, str], labels: Sequence[queries.LabelRead]) -> Asked:
    """Read which examples are wanted from the query. Raises Invalid: invalid_filter."""
    slot = query.get("slot", VERDICT)
    if slot not in SLOTS:
        raise Invalid("invalid_filter", f"slot is one of {', '.join(SLOTS)}.", "slot")
    people = members_in(project, query["people"]) if "people" in query else []
    cell = None
    if "cell" in query:
        known = {str(row["key"]): str(row["id"]) for row in labels} if slot == VERDICT else {}
        values = [known.get(value, value) for value in query["cell"].split(",")]
        if len(values) != 2:
            raise Invalid("invalid_filter", "cell is two values, separated by a comma.", "cell")
        cell = (values[0], values[1])
    after = AFTER.fullmatch(query.get("after", "0-0"))
    if after is None:
        raise Invalid("invalid_filter", "after is `next` of a page.", "after")
    place = After(int(after[1]), int(after[2])) if "after" in query else None
    return Asked(slot, tuple(people), cell, place)


def present_example(one: Example, found: Examples, names: Mapping[int, str]) -> dict[str, object]:
    """Return an example with what is known of its article, and who says what."""
    number, title = found.articles[one.article]
    before, exact, after = one.excerpt
    return {
        "article": one.article,
        "number": number,
        "title": title,
        "content": one.content,
        "before": before,
        "exact": exact,
        "after": after,
        "sides": [{"person": names[side.person], "claim": side.claim, "value": side.value} for side in one.sides],
        "words": one.words,
        "opposite": one.opposite,
    }


def period_in(query: Mapping[str, str]) -> Period:
    """Read the days from the query. Raises Invalid: invalid_filter."""
    days = {}
    for name in ("from", "to"):
        if name in query:
            days[name] = read_day(query[name])
            if days[name] is None:
                raise Invalid("invalid_filter", f"{name} is a day, as in 2026-02-25.", name)
    return Period(days.get("from"), days.get("to"))


def members_in(project: Project, given: str) -> list[int]:
    """Read the people from the query, by membership. Raises Invalid: invalid_filter."""
    keys = [ids.read_id(key) for key in given.split(",")]
    known = [key for key in keys if key is not None]
    found = list(project.members.filter(pk__in=known[:MAX_PEOPLE]).values_list("user", flat=True))
    if len(found) != len(set(keys)):
        raise Invalid("invalid_filter", f"people are up to {MAX_PEOPLE} members of the project.", "people")
    return found


def answer(project: Project, period: Period, people: Sequence[int], reader: Reader | None) -> dict[str, object]:
    """Read and compute the report, and present it to somebody; without a reader, as sums only."""
    read = queries.report_on(project, period, people)
    report = read.report
    return {
        "articles": report.articles,
        "comparisons": report.comparisons,
        "every": read.chosen.every,
        "both_empty": report.both_empty,
        "after_feedback": read.chosen.after_feedback,
        "pending": read.pending,
        "limits": {"comparisons": queries.MAX_COMPARISONS, "articles": MIN_ARTICLES, "pairs": FEWEST},
        "weeks": [FIRST_WEEK + timedelta(weeks=week) for week in report.weeks],
        "slots": [present_figure(one, report) for one in report.slots],
        **(present_people(project, report, reader) if reader is not None else {"people": [], "pairs": []}),
        "confusion": present_confusions(report, read.labels),
    }


def present_figure(one: Measured, report: Report) -> dict[str, object]:
    """Return a slot's figure, rounded."""
    return {
        "slot": one.slot,
        "measure": one.measure,
        "value": rounded(one.value),
        "low": rounded(one.ends.low),
        "high": rounded(one.ends.high),
        "second": rounded(one.second),
        "counted": one.counted,
        "equal": one.equal,
        "why_undefined": one.why,
        "weeks": [rounded(value) for value in report.by_week[one.slot]],
    }


def present_people(project: Project, report: Report, reader: Reader) -> dict[str, object]:
    """Return the people, as the reader may know them, and the figures of every two of them."""
    keys = sorted({person for pair in report.pairs for person in pair.people})
    known = queries.people_of(project, keys)
    order = sorted(keys, key=lambda key: called(known[key], reader))
    place = {key: at for at, key in enumerate(order)}
    without = {one.person: one.values for one in report.without}
    return {
        "people": [present_person(known[key], reader, without.get(key, {})) for key in order],
        "pairs": [
            {
                "left": min(place[key] for key in pair.people),
                "right": max(place[key] for key in pair.people),
                "articles": pair.articles,
                "values": {slot: rounded(value) for slot, value in pair.values.items()},
            }
            for pair in report.pairs
            if pair.people[0] != pair.people[1]
        ],
    }


def present_person(person: Person, reader: Reader, without: Mapping[str, float | None]) -> dict[str, object]:
    """Return somebody, and the figures of everybody else."""
    return {
        "id": person.get("id"),
        "name": called(person, reader),
        "without": {slot: rounded(value) for slot, value in without.items()},
    }


def present_confusions(report: Report, labels: Sequence[queries.LabelRead]) -> list[dict[str, object]]:
    """Return how often values stand beside each other; the verdict's are shown as labels."""
    known = {str(row["id"]): row for row in labels}
    shown: list[dict[str, object]] = []
    for one in report.confusions:
        values: list[dict[str, object]] = [
            {"key": value, "name": value, "sign": "", "color": ""} for value in one.values
        ]
        if one.slot == VERDICT:
            values = [{name: known[value][name] for name in ("key", "name", "sign", "color")} for value in one.values]
        shown.append({"slot": one.slot, "values": values, "counts": one.counts})
    return shown
