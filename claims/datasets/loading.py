"""Dataset in: the native format back into rows, checked as strictly as what comes from the screen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from operator import attrgetter
from typing import TypedDict, cast

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from claims import jobs
from claims.annotations.document import read_claim, read_verdict
from claims.annotations.models import Claim, ClaimSpeaker, Decision, Evidence, Verdict
from claims.articles.clean import check_frozen
from claims.articles.models import Article, Speaker, SpeakerAlias, SpeakerRole
from claims.articles.record import digest, read_about
from claims.articles.services import role_columns, slots
from claims.articles.speakers import read_speaker
from claims.articles.unread import read_afterwards
from claims.assignments.models import Assignment
from claims.assignments.queue.services import ORDER_QUEUE
from claims.audit import Actor, event, record
from claims.copying import Values, copy_values
from claims.core.claim import COLUMNS, EVIDENCE, VerdictDocument
from claims.core.errors import Conflict, Invalid
from claims.core.ids import new_text_id
from claims.core.json_types import JSONDict
from claims.core.messages import read_reason, shown
from claims.core.reading import read_day, read_id, read_list, read_object, read_whole, read_word
from claims.core.records import ZoneKind
from claims.datasets.formats import jsonl
from claims.datasets.formats.record import ClaimRecord, PassRecord, Record, SpeakerRecord, VerdictRecord
from claims.datasets.settled import rows_for
from claims.datasets.uncounted import counted_at_end
from claims.projects.models import GuidelineVersion, Label, Member, Project
from claims.review.models import Resolution, Settlement
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.storing import fingerprint_of_fragments
from claims.transactions import found_by_key

# Far more stretches than any page is divided into.
MAX_ZONES = 100_000
ABOUT = ("external_id", "title", "url", "publisher", "byline", "published_on", "licence", "metadata")
MISSING_GUIDELINE = "Version {number} of the guideline was not part of the dataset that this project was loaded from."


class Guideline(TypedDict):
    """A version of the guideline, as a manifest has it."""

    number: int
    markdown: str


def load_records(
    *,
    project: Project,
    actor: Actor,
    lines: Iterable[bytes],
    guidelines: Iterable[Guideline] = (),
    people: Mapping[str, User] | None = None,
) -> dict[str, int]:
    """Store a native dataset in a project without articles, all of it or nothing; exporting it again gives the same bytes.

    `guidelines` are those of the manifest: [{number, markdown}]. The work of a pseudonym belongs to the one of `people` whose
    pseudonym it is in the project, else to somebody made up who cannot sign in. Returns counts. Raises Conflict:
    project_not_empty; Invalid naming the line.
    """
    try:
        counts = _load_records(project, actor, lines, guidelines, people or {})
        count_anew()
        return counts
    except (IntegrityError, DataError) as error:
        reason = str(error).partition("CONTEXT:")[0].strip()
        raise Invalid(
            "invalid", f"Lines contradict each other or contain values that cannot be stored: {reason}"
        ) from None


# Not tried again where rows collide: the lines are read once, and a second attempt would find none.
@transaction.atomic
def _load_records(
    project: Project,
    actor: Actor,
    lines: Iterable[bytes],
    guidelines: Iterable[Guideline],
    people: Mapping[str, User],
) -> dict[str, int]:
    project = Project.objects.select_for_update(of=("self",)).select_related("scale").get(pk=project.pk)
    if project.articles.exists():
        raise Conflict("project_not_empty")
    with counted_at_end(project.pk), found_by_key():
        counts, highest = _store(Loader(project, people), lines, guidelines)
    Project.objects.filter(pk=project.pk).update(next_number=highest + 1)
    record(event(actor, "project", project.pk, "loaded", project=project.pk, after=dict(counts)))
    if project.order != Project.Order.AGE:
        jobs.start(ORDER_QUEUE, project=project.pk, user=actor.user)
    return dict(counts)


def _store(loader: "Loader", lines: Iterable[bytes], guidelines: Iterable[Guideline]) -> tuple[Counter[str], int]:
    """Write the rows of all lines; returns counts and the highest number of an article."""
    counts: Counter[str] = Counter(articles=0, claims=0, speakers=0, suggestions=0)
    highest = 0
    where = "guidelines"
    try:
        for version in guidelines:
            loader.guideline(version["number"], version["markdown"])
        for number, line in enumerate(jsonl.read_lines(lines), start=1):
            where = f"line {number}"
            try:
                # What is no record raises one of the errors below where it is used.
                record_read = cast("Record", line)
                counts.update(loader.article(record_read))
            except Invalid as error:
                raise error.at(where) from None
            highest = max(highest, record_read["number"])
            loader.store(BATCH)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Invalid("invalid", f"A value is missing or malformed: {type(error).__name__} {error}", where) from None
    loader.store()
    return counts, highest


def count_anew() -> None:
    """Let the planner count the rows: as long as it takes full tables for empty ones, every page reads them whole.

    A table at which the server is counting already is left to it.
    """
    with connection.cursor() as cursor:
        for kind in IN_ORDER:
            table = connection.ops.quote_name(kind._meta.db_table)
            cursor.execute(f"ANALYZE (SKIP_LOCKED) {table} ({COUNTED.get(kind, 'id')})")


IN_ORDER: tuple[type[Model], ...] = (
    Article, Assignment, Speaker, SpeakerAlias, SpeakerRole, Suggestion, SuggestionRun, Claim, ClaimSpeaker, Verdict, Evidence,
    Decision, Resolution, Settlement,
)  # fmt: skip
BATCH = 200
# The rows of assignments by annotator, kind and round.
Passes = dict[tuple[str, str, int], str]
# The columns that plans hang on; a look at all of them would take apart every text.
COUNTED: dict[type[Model], str] = {
    Article: "id, project_id, number", Assignment: "article_id, person_id, state", Claim: "id, assignment_id, deleted_at",
    ClaimSpeaker: "claim_id, speaker_id", Verdict: "id, claim_id", Evidence: "verdict_id", Suggestion: "article_id",
}  # fmt: skip
# The columns of a claim; identifiers are those of the rows that were made for the line's.
CLAIM_COLUMNS = tuple(name for name, column in COLUMNS.items() if name == column)
EVIDENCE_COLUMNS = tuple(EVIDENCE)
columns_of_claim, columns_of_evidence = attrgetter(*CLAIM_COLUMNS), attrgetter(*EVIDENCE_COLUMNS)
# What a line says of a claim beside the claim itself.
BESIDE = frozenset(("annotator", "pass_kind", "round", "guideline", "earlier_verdicts", "verdict", "settled"))


class Loader:
    """Rows of one dataset in the making: what occurs in several lines (people, speakers, guidelines) is made once."""

    def __init__(self, project: Project, people: Mapping[str, User]) -> None:
        self.project = project
        self.labels = {label.key: label for label in Label.objects.filter(scale=project.scale)}
        self.waiting: dict[type[Model], list[Values]] = {kind: [] for kind in IN_ORDER}
        self.people = dict(people)
        self.now = timezone.now()
        self.speakers: dict[str, str] = {}
        self.guidelines = {version.number: version for version in project.guidelines.all()}

    def article(self, line: Record) -> dict[str, int]:
        """Make the rows of one line, which `store` then writes; returns counts. No row becomes an object: that is half the cost.

        Raises Invalid, KeyError, TypeError, ValueError when the line is not as it should be.
        """
        article = self._article(line)
        passes = {(row["annotator"], row["kind"], row["round"]): self._pass(article, row) for row in line["passes"]}
        for speaker in line["speakers"]:
            self._speaker(speaker, article)
        suggestions = self._suggestions(article, line)
        claims = self._claims(line, passes, suggestions)
        for kind, values in rows_for(line, claims, passes):
            self.waiting[kind].append(values)
        by_annotator = {row["annotator"]: passes[row["annotator"], row["kind"], row["round"]] for row in line["passes"]}
        for suggestion in line["suggestions"]:
            for decision in suggestion["decisions"]:
                self._wait(
                    Decision,
                    assignment_id=by_annotator[decision["annotator"]],
                    suggestion_id=suggestions[suggestion["id"]],
                    outcome=decision["outcome"],
                    claim_id=claims[decision["claim"]] if decision["claim"] else None,
                )
        counts = {"claims": len(claims), "speakers": len(line["speakers"]), "suggestions": len(suggestions)}
        return {"articles": 1, **counts}

    def store(self, at_least: int = 1) -> None:
        """Write the rows that wait, when those of so many articles do, a table at a time."""
        if len(self.waiting[Article]) >= at_least:
            with read_afterwards(self.project.pk, len(self.waiting[Article])):
                for kind, rows in self.waiting.items():
                    copy_values(kind, rows)
                    rows.clear()
            # Foreign keys wait for the end of the transaction otherwise, when the rows have to be read again.
            connection.check_constraints()

    def _wait(self, kind: type[Model], key: str = "", /, **values: object) -> str:
        """Make a row for `store` to write; returns its identifier, a new one where none is given."""
        values["id"] = key = key or new_text_id()
        self.waiting[kind].append(values)
        return key

    def guideline(self, number: int | None, markdown: str = "") -> GuidelineVersion | None:
        """Find a version of the guideline, or make it."""
        if number is None:
            return None
        if number not in self.guidelines:
            text = markdown or MISSING_GUIDELINE.format(number=number)
            self.guidelines[number] = GuidelineVersion.objects.create(
                project=self.project, number=number, markdown=text
            )
        return self.guidelines[number]

    def _article(self, line: Record) -> str:
        text = line["text"]
        check_frozen(text)
        if digest(text) != line["text_sha256"] or len(text) != line["length"]:
            raise Invalid("quote_mismatch", "The text does not match its length and SHA-256.", "text")
        taken = sum(row["kind"] == "annotation" for row in line["passes"])
        needs = slots(self.project, line["text_sha256"])
        given = cast("JSONDict", line)
        about = read_about({"language": line["lang"], **{name: given[name] for name in ABOUT}})
        return self._wait(
            Article,
            project_id=self.project.pk,
            key=read_id(line["id"], "id"),
            number=read_whole(line["number"], "number", 1, 2**31 - 1),
            text=text,
            text_sha256=line["text_sha256"],
            length=len(text),
            zones=[_zone(zone, len(text)) for zone in read_list(line["zones"], "zones", MAX_ZONES)],
            needs=needs,
            surplus=max(0, taken - needs),
            open_slots=max(0, needs - taken),
            **{**about, "byline": list(about["byline"])},
        )

    def _person(self, pseudonym: str) -> User:
        if pseudonym not in self.people:
            users = User.objects
            user, _ = users.get_or_create(
                username=f"{pseudonym}@{self.project.pk}"[:150], defaults={"is_active": False, "password": "!"}
            )
            Member.objects.get_or_create(
                project=self.project,
                user=user,
                defaults={"role": Member.Role.ANNOTATOR, "pseudonym": pseudonym, "active": False},
            )
            self.people[pseudonym] = user
        return self.people[pseudonym]

    def _pass(self, article: str, row: PassRecord) -> str:
        return self._wait(
            Assignment,
            article_id=article,
            person_id=self._person(row["annotator"]).pk,
            kind=row["kind"],
            round=row["round"],
            state=Assignment.State.SUBMITTED.value,
            lease_expires_at=self.now,
            suggestions_shown=row["suggestions_shown"],
            submitted_at=_noon(row["submitted_on"]) if row["submitted_on"] else None,
        )

    def _speaker(self, value: SpeakerRecord, article: str) -> str:
        if value["id"] in self.speakers:
            return self.speakers[value["id"]]
        try:
            known = read_speaker({name: item for name, item in value.items() if name != "same_as"})
        except Invalid as error:
            raise error.at("speakers") from None
        speaker = self._wait(
            Speaker,
            project_id=self.project.pk,
            key=known["id"],
            article_id=article if known["anonymous"] else None,
            merged_into_id=self.speakers.get(value["same_as"]) if value["same_as"] else None,
            name=known["name"],
            kind=known["kind"],
            anonymous=known["anonymous"],
            descriptor=known["descriptor"],
            country=known["country"],
            wikidata_id=known["wikidata_id"],
        )
        for text in known["aliases"]:
            self._wait(SpeakerAlias, speaker_id=speaker, text=text)
        for role in known["roles"]:
            self._wait(SpeakerRole, speaker_id=speaker, **role_columns(role))
        self.speakers[value["id"]] = speaker
        return speaker

    def _suggestions(self, article: str, line: Record) -> dict[str, str]:
        names = (
            "engine",
            "engine_version",
            "directness",
            "score",
            "speaker_name",
            "speaker_kind",
            "checkworthiness",
        )
        ids = {value["id"]: new_text_id() for value in line["suggestions"]}
        for value in line["suggestions"]:
            given: Mapping[str, object] = value
            roles = {role: tuple((start, end) for start, end in value[role]) for role in ("content", "source", "cue")}
            self._wait(
                Suggestion,
                ids[value["id"]],
                article_id=article,
                key=read_id(value["id"], "suggestions.id"),
                fingerprint=fingerprint_of_fragments(*roles.values()),
                nesting=value["nesting"] or "",
                reason=shown(read_reason(value["reason"], "suggestions.reason")),
                parent_id=ids[value["parent"]] if value["parent"] else None,
                retired_at=self.now if value["retired"] else None,
                **roles,
                **{name: given[name] for name in names},
            )
        for run in line["suggestion_runs"]:
            self._wait(SuggestionRun, article_id=article, cpu_seconds=0, **run)
        return ids

    def _claims(self, line: Record, passes: Passes, suggestions: dict[str, str]) -> dict[str, str]:
        ids = {value["id"]: new_text_id() for value in line["claims"]}
        for value in line["claims"]:
            document = read_claim({name: item for name, item in value.items() if name not in BESIDE}, line["text"])
            guideline = self.guideline(value["guideline"])
            # What was read as identifiers is written in one way only, so that the line's own strings name the same.
            claim = self._wait(
                Claim,
                ids[value["id"]],
                key=value["id"],
                assignment_id=passes[value["annotator"], value["pass_kind"], value["round"]],
                guideline_version_id=guideline.pk if guideline else None,
                parent_id=ids[value["parent"]] if value["parent"] else None,
                suggestion_id=suggestions[value["suggestion"]] if value["suggestion"] else None,
                **dict(zip(CLAIM_COLUMNS, columns_of_claim(document), strict=True)),
            )
            for position, key in enumerate(dict.fromkeys(value.get("speakers", ()))):
                link = {"claim_id": claim, "speaker_id": self.speakers[key], "position": position}
                self.waiting[ClaimSpeaker].append(link)
            self._verdicts(claim, value)
        return ids

    def _verdicts(self, claim: str, value: ClaimRecord) -> None:
        before: str | None = None
        for item in [*value["earlier_verdicts"], *([value["verdict"]] if value["verdict"] else [])]:
            document = _verdict_document(item)
            if document is not None and document.label not in self.labels:
                raise Invalid(
                    "unknown_label", f"This project's scale has no verdict {document.label!r}.", "verdict.label"
                )
            before = self._wait(
                Verdict,
                claim_id=claim,
                label_id=self.labels[document.label].pk if document else None,
                rationale=item["rationale"],
                author_id=self._person(item["author"]).pk if item["author"] else None,
                status=item["status"],
                supersedes_id=before,
                created_at=_noon(item["on"]),
            )
            for position, thing in enumerate(document.evidence if document else ()):
                values = dict(zip(EVIDENCE_COLUMNS, columns_of_evidence(thing), strict=True))
                self._wait(Evidence, verdict_id=before, position=position, **values)


def _verdict_document(item: VerdictRecord) -> VerdictDocument | None:
    """Read a verdict of the file; one that was taken back has no label and is none."""
    return (
        read_verdict({name: item[name] for name in ("label", "rationale", "status", "evidence")})
        if item["label"]
        else None
    )


def _noon(day: str) -> datetime:
    """Make a time of a day: exports carry days only, because the speed of work is personal."""
    read = read_day(day, "on")
    if read is None:
        raise Invalid("required", field="on")
    return datetime.combine(read, time(12), UTC)


def _zone(value: object, length: int) -> JSONDict:
    row = read_object(value, ("start", "end", "kind"), "zones")
    return {
        "start": read_whole(row.get("start"), "zones.start", 0, length),
        "end": read_whole(row.get("end"), "zones.end", 0, length),
        "kind": read_word(row.get("kind"), "zones.kind", ZoneKind),
    }
