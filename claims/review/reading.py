"""The passes of articles as they are compared: submitted work outside of the gold layer, with texts, claims and what was judged."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict, cast
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, QuerySet, Subquery

from claims.annotations.models import Claim, Verdict
from claims.articles.models import Article
from claims.assignments.models import SUBMITTED, Assignment
from claims.core.records import Fragments, ZoneKind
from claims.core.text import normalise, size
from claims.review.agreement import METHOD, MarkedClaim, Prepared, prepare

WAS_SAID = {True: "yes", False: "no", None: ""}


class StoredZone(TypedDict):
    """Part of a page; code points, the end exclusive."""

    start: int
    end: int
    kind: str


class ClaimRow(NamedTuple):
    """What is read of a claim: its columns, the label of its newest verdict, and its speakers."""

    id: UUID
    assignment_id: UUID
    version: int
    content: Fragments
    source: Fragments
    cue: Fragments
    addressee: Fragments
    no_speaker_stated: bool
    directness: str
    claim_type: str
    checkworthiness: str
    was_said: bool | None
    parent_id: UUID | None
    nesting: str
    label: UUID | None
    named: list[UUID | None] | None


@dataclass(frozen=True, slots=True)
class Pass:
    """A submitted pass: its claims and their versions, and whose it is."""

    id: UUID
    person: int
    claims: list[MarkedClaim] = field(default_factory=list)
    versions: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """An article and its submitted passes, in the order of their identifiers."""

    article: UUID
    project: UUID
    text: str
    boilerplate: Fragments
    passes: list[Pass]

    @property
    def length(self) -> int:
        """Return how many code points lie outside of boilerplate."""
        return len(self.text) - size(self.boilerplate)

    def prepared(self, one: Pass) -> Prepared:
        """Prepare a pass for comparisons."""
        return prepare(self.text, one.claims, self.boilerplate)


def basis_of(left: Pass, right: Pass) -> str:
    """Return a hash of all that a comparison of two passes rests on: the text is frozen, claims count their versions."""
    rows = (f"{METHOD}", *(f"{key} {version}" for one in (left, right) for key, version in (*one.versions, ("|", 0))))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def compared_passes() -> QuerySet[Assignment]:
    """Return the passes that are compared with each other."""
    return Assignment.objects.filter(state=SUBMITTED, kind=Assignment.Kind.ANNOTATION)


def read_passes(articles: Sequence[UUID], labels: Mapping[str, str] | None = None) -> Iterator[Read]:
    """Read articles with at least two submitted passes, in three statements; texts come a few at a time.

    With `labels`, verdicts are read as these say. What is stored of a comparison has the labels of the verdicts themselves.
    """
    rows = compared_passes().filter(article__among=articles).order_by("id").values_list("id", "article", "person")
    passes: dict[UUID, list[Pass]] = defaultdict(list)
    for key, article, person in rows:
        passes[article].append(Pass(key, person))
    shared = {article: some for article, some in passes.items() if len(some) > 1}
    by_id = {one.id: one for some in shared.values() for one in some}
    for row in _claims(list(by_id)):
        one = by_id[row.assignment_id]
        one.claims.append(_marked(row, labels or {}))
        one.versions.append((str(row.id), row.version))
    texts = Article.objects.filter(pk__among=list(shared)).order_by("project", "number")
    for key, project, text, zones in texts.values_list("id", "project", "text", "zones").iterator(chunk_size=10):
        yield Read(key, project, text, _boilerplate(zones), shared[key])


def _claims(passes: list[UUID]) -> "QuerySet[Claim, ClaimRow]":
    newest = Verdict.objects.filter(claim=OuterRef("pk")).order_by("-id")
    claims = Claim.objects.filter(assignment__among=passes, deleted_at=None).order_by("id")
    rows = claims.annotate(
        label=Subquery(newest.values("label")[:1]), named=ArrayAgg("claim_speakers__speaker", default=None)
    ).values_list(
        "id", "assignment_id", "version", "content", "source", "cue", "addressee", "no_speaker_stated", "directness",
        "claim_type", "checkworthiness", "was_said", "parent_id", "nesting", "label", "named", named=True,
    )  # fmt: skip
    return cast("QuerySet[Claim, ClaimRow]", rows)


def _marked(row: ClaimRow, labels: Mapping[str, str]) -> MarkedClaim:
    label = str(row.label or "")
    judged = {
        "directness": row.directness,
        "claim_type": row.claim_type,
        "checkworthiness": row.checkworthiness,
        "was_said": WAS_SAID[row.was_said],
        "verdict": labels.get(label, label),
    }
    return MarkedClaim(
        str(row.id), row.content, row.source, row.cue, row.addressee,
        frozenset(str(key) for key in row.named or () if key is not None), row.no_speaker_stated, judged,
        str(row.parent_id) if row.parent_id else None, row.nesting,
    )  # fmt: skip


def _boilerplate(zones: list[StoredZone]) -> Fragments:
    return normalise((zone["start"], zone["end"]) for zone in zones if zone["kind"] == ZoneKind.BOILERPLATE)
