"""How articles that were read from files become rows: one batch of them in one transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from django.contrib.auth.models import User
from django.db.models import F, Model, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from claims.annotations.document import read_claim, read_verdict
from claims.annotations.models import Claim, ClaimSpeaker, Evidence, Verdict
from claims.articles.models import Article, Speaker
from claims.articles.record import Row, read_article
from claims.articles.services import add_speakers, ingest, known_speakers
from claims.articles.speakers import SpeakerValues, read_speaker
from claims.assignments.models import SUBMITTED, Assignment
from claims.audit import Actor
from claims.copying import Values, copy_values
from claims.core.claim import COLUMNS, EVIDENCE, ClaimDocument, VerdictDocument
from claims.core.errors import Invalid, OnRecordError
from claims.core.ids import new_id, read_id
from claims.core.titles import clean_line, headline_of, title_of
from claims.datasets.formats.base.parts import Item
from claims.datasets.formats.incoming.fitting import fitted
from claims.datasets.importing.brought import Arrived, Brought, kind_of
from claims.datasets.importing.golden import make_gold
from claims.datasets.importing.models import ImportBatch
from claims.datasets.importing.suggesting import suggest
from claims.projects.models import Label, Member, Project
from claims.suggestions.services import IMPORTED

SUGGESTIONS, LAYER, GOLD = "suggestions", "layer", "gold"
CLAIM_COLUMNS = tuple(name for name, column in COLUMNS.items() if name == column)


# Rows by their table.
Waiting = dict[type[Model], list[Values]]


class Batch:
    """The articles of one batch on their way into the project."""

    def __init__(self, actor: Actor, project: Project, job: UUID, params: Item) -> None:
        self.actor, self.project, self.job = actor, project, job
        self.into, self.layer = params["into"], params.get("layer", "")
        self.engine = f"{IMPORTED}{params['format']}"
        self.version: str = params["version"]
        self.annotators: list[str] = params["annotators"]
        self.labels = {
            word.casefold(): label
            for label in Label.objects.filter(scale=project.scale, merged_into=None)
            for word in (label.key, label.name)
        }
        self.brought = Brought()
        self.people: dict[str, User] = {}

    def store(self, answers: Iterable[Item]) -> Brought:
        """Store what the reading program answered, in its order."""
        told = self.brought
        lines = list(answers)
        for line in lines:
            if "refused" in line:
                told.tell(line["where"], "refused", line["refused"]["code"], line["refused"]["message"])
        arrived = self._arrived([line for line in lines if "article" in line])
        for one in arrived:
            for row in one.read["told"]:
                told.tell(one.where, row["status"], row["code"], row["message"], article=one.number, claim=row["claim"])
        if self.into == SUGGESTIONS:
            suggest([one for one in arrived if one.read["claims"]], self.engine, self.version, told)
        elif self.into == GOLD:
            self._settle([one for one in arrived if one.read["claims"]])
        else:
            self._annotate(arrived)
        told.counts["articles"] += len(arrived)
        return told

    def _arrived(self, lines: list[Item]) -> list[Arrived]:
        """Find the articles of the project, or make them; those without texts must be there."""
        arrived: list[Arrived] = []
        rows: list[tuple[str, Row, Item]] = []
        for number, line in enumerate(lines, start=1):
            read = line["article"].get("fitted")
            if read is None:
                arrived += self._without_text(line["where"], line["article"]["record"])
                continue
            title = (
                read["about"].get("title") or headline_of(read["text"]) or title_of(line["where"].split(".line ")[0])
            )
            try:
                record = read_article({**read["about"], "title": title, "text": read["text"]})
            except OnRecordError as error:
                self.brought.tell(line["where"], "refused", error.code, error.message)
                continue
            rows.append((line["where"], Row(line["where"], number, record, title=title, number=number), read))
        reports = ingest(actor=self.actor, project=self.project, rows=[row for _, row, _ in rows])
        for (where, row, read), report in zip(rows, reports, strict=True):
            if report["article"] is None or report["number"] is None or row.record is None:
                self.brought.tell(where, "refused", report["code"] or "invalid", report["message"] or "")
                continue
            pk = UUID(report["article"])
            if report["status"] == "created":
                self.brought.articles.append(pk)
                self.brought.counts["articles_new"] += 1
            arrived.append(Arrived(where, pk, report["number"], row.record.text, read))
        return arrived

    def _without_text(self, where: str, record: Item) -> list[Arrived]:
        """Find the article that a record without a text means: by its identifier here or at its supplier, or its address."""
        key = read_id(record["id"])
        named = Q(pk=key) | Q(key=key) if key else Q(pk=None)
        for name in ("external_id", "url"):
            named |= Q(**{name: record[name]}) if record.get(name) else Q(pk=None)
        named |= Q(url=record["id"]) if str(record["id"]).startswith("http") else Q(pk=None)
        found = Article.objects.filter(named, project=self.project).only("pk", "number", "text").first()
        if found is None:
            self.brought.tell(where, "refused", "unknown_article")
            return []
        read = fitted(record, found.text, lambda offset: offset)
        return [Arrived(where, found.pk, found.number, found.text, vars(read))]

    def _annotate(self, arrived: list[Arrived]) -> None:
        """Store claims as submitted passes of made-up annotators, one for each whom the file names."""
        passes = self._passes(arrived)
        speakers = self._speakers(
            [one for one in arrived if any((one.pk, self._who(claim)) in passes for claim in one.read["claims"])]
        )
        rows: Waiting = {Claim: [], ClaimSpeaker: [], Verdict: [], Evidence: []}
        for one in arrived:
            taken = [claim for claim in one.read["claims"] if (one.pk, self._who(claim)) in passes]
            ids = {claim["document"]["id"]: new_id() for claim in taken}
            for claim in taken:
                document = read_claim(claim["document"], one.text)
                row = self._claim(document, claim, ids, passes[one.pk, self._who(claim)])
                rows[Claim].append(row)
                keys = dict.fromkeys(speakers[one.pk, key] for key in claim["speakers"] if (one.pk, key) in speakers)
                links = [{"claim_id": row["id"], "speaker_id": key, "position": at} for at, key in enumerate(keys)]
                rows[ClaimSpeaker] += links
                if claim["verdict"]:
                    self._verdict(one, claim, row["id"], rows)
        for kind, values in rows.items():
            copy_values(kind, values)
        self.brought.counts["claims"] += len(rows[Claim])

    def _settle(self, arrived: list[Arrived]) -> None:
        """Make claims the gold layer of their articles."""
        speakers = self._speakers(arrived)
        for one in arrived:
            for claim in one.read["claims"]:
                found = self._judged(one, claim) if claim["verdict"] else None
                claim["judged"] = found and msgspec.to_builtins(found[1])
            make_gold(one, self.actor, speakers, self.brought)

    def _who(self, claim: Item) -> str:
        return str(claim["annotator"])

    def _claim(self, document: ClaimDocument, claim: Item, ids: dict[str, UUID], assignment: UUID) -> Values:
        values = {name: getattr(document, name) for name in CLAIM_COLUMNS}
        parent = claim["document"].get("parent")
        if parent not in ids:
            parent, values["nesting"] = None, ""
        return {
            **values,
            "id": ids[claim["document"]["id"]],
            "key": UUID(claim["document"]["id"]),
            "assignment_id": assignment,
            "no_speaker_stated": claim["no_speaker_stated"],
            "parent_id": ids[parent] if parent else None,
        }

    def _passes(self, arrived: list[Arrived]) -> dict[tuple[UUID, str], UUID]:
        """Make a submitted pass for each article with claims and its annotators; one that the layer has from elsewhere stays as it is."""
        wanted = {(one.pk, who): one for one in arrived for who in {self._who(claim) for claim in one.read["claims"]}}
        people = {who: self._person(who) for _, who in wanted}
        mine = self._earlier(people, wanted)
        passes: dict[tuple[UUID, str], UUID] = {}
        rows: list[Values] = []
        now = timezone.now()
        for (pk, who), one in wanted.items():
            earlier = mine.get((pk, people[who].pk))
            if earlier is not None and earlier[1]:
                passes[pk, who] = earlier[0]
            elif earlier is not None:
                self.brought.tell(
                    one.where, "refused", "article_in_use", "The layer has this article already.", article=one.number
                )
            else:
                passes[pk, who] = new_id()
                rows.append({
                    "id": passes[pk, who], "article_id": pk, "person_id": people[who].pk, "kind": "annotation", "round": 1,
                    "state": SUBMITTED.value, "lease_expires_at": now, "suggestions_shown": False, "submitted_at": now,
                })  # fmt: skip
        copy_values(Assignment, rows)
        fewer = Counter(row["article_id"] for row in rows)
        for count in set(fewer.values()):
            take_places([pk for pk, of in fewer.items() if of == count], count)
        self.brought.passes += [row["id"] for row in rows]
        self.brought.counts["passes"] += len(rows)
        return passes

    def _earlier(
        self, people: dict[str, User], wanted: Iterable[tuple[UUID, str]]
    ) -> dict[tuple[UUID, int], tuple[UUID, bool]]:
        """Return the passes that the layer's annotators have over these articles, and whether this import made them."""
        articles = {pk for pk, _ in wanted}
        found = Assignment.objects.filter(person__in=people.values(), article__in=articles)
        mine = set(self.brought.passes)
        for made in ImportBatch.objects.filter(job=self.job).values_list("passes", flat=True):
            mine.update(made)
        return {(row.article_id, row.person_id): (row.pk, row.pk in mine) for row in found}

    def _person(self, who: str) -> User:
        """Find or make the account without a password that stands for an annotator of the layer."""
        alone = len(self.annotators) < 2 or who not in self.annotators
        pseudonym = self.layer if alone else f"{self.layer} {self.annotators.index(who) + 1}"
        if pseudonym not in self.people:
            member = Member.objects.filter(project=self.project, pseudonym=pseudonym).select_related("user").first()
            name = f"{pseudonym}@{self.project.pk}"[:150]
            if member is not None and member.user.username != name:
                raise Invalid("layer_taken", field="layer")
            if member is None:
                user, _ = User.objects.get_or_create(username=name, defaults={"is_active": False, "password": "!"})
                role = Member.Role.ANNOTATOR
                member = Member.objects.create(
                    project=self.project, user=user, role=role, pseudonym=pseudonym, active=False
                )
            self.people[pseudonym] = member.user
        return self.people[pseudonym]

    def _speakers(self, arrived: list[Arrived]) -> dict[tuple[UUID, str], UUID]:
        """Find or make the speakers: named ones by their name in the project, others in their article."""
        values: dict[tuple[UUID, str], SpeakerValues] = {}
        for one in arrived:
            for key in dict.fromkeys(key for claim in one.read["claims"] for key in claim["speakers"]):
                try:
                    values[one.pk, key] = _speaker(one.read["speakers"][key])
                except Invalid as error:
                    self.brought.tell(one.where, "changed", error.code, error.message, article=one.number)
        named = {value["name"]: value for value in values.values() if not value["anonymous"]}
        rows = known_speakers.all(self.project.pk, [], list(named))
        found = {
            row.name: row.pk
            for row in rows
            if row.project_id == self.project.pk and not row.anonymous and row.merged_into_id is None
        }
        made = [value for name, value in named.items() if name not in found]
        new = add_speakers(self.actor, self.project, None, made, maker=None, writes=None) if made else {}
        found |= {row.name: row.merged_into_id or row.pk for row in new.values()}
        self.brought.speakers += list(new)
        keys = {place: found[value["name"]] for place, value in values.items() if not value["anonymous"]}
        lone = {place: value for place, value in values.items() if value["anonymous"]}
        Speaker.objects.bulk_create(
            Speaker(id=value["id"], project=self.project, article_id=place[0], made_by=None,
                    **{name: value[name] for name in ("name", "kind", "anonymous", "descriptor", "country", "wikidata_id")})
            for place, value in lone.items()
        )  # fmt: skip
        self.brought.speakers += [value["id"] for value in lone.values()]
        self.brought.counts["speakers"] += len(new) + len(lone)
        return keys | {place: value["id"] for place, value in lone.items()}

    def _judged(self, one: Arrived, claim: Item) -> tuple[Label, VerdictDocument] | None:
        """Read a verdict whose label this project has; any other is left out, and that is told."""
        given = claim["verdict"]
        label = self.labels.get(str(given.get("label") or "").casefold()) or self.labels.get(
            str(given.get("name") or "").casefold()
        )
        if not given.get("label"):
            return None
        if label is None:
            words = f"This project's scale has no verdict {str(given['label'])[:80]!r}; it was left out."
            self.brought.tell(one.where, "changed", "unknown_label", words, article=one.number, claim=claim["key"])
            return None
        status = given.get("status") or "draft"
        try:
            read = read_verdict({"label": label.key, "rationale": given.get("rationale") or "", "status": status,
                                 "evidence": given.get("evidence") or []})  # fmt: skip
        except Invalid as error:
            self.brought.tell(one.where, "changed", error.code, error.message, article=one.number, claim=claim["key"])
            return None
        return label, read

    def _verdict(self, one: Arrived, claim: Item, pk: UUID, rows: Waiting) -> None:
        """Store a verdict whose label this project has."""
        found = self._judged(one, claim)
        if found is None:
            return
        label, read = found
        rows[Verdict].append(made := _verdict_row(pk, label, read))
        rows[Evidence] += [
            {
                "id": new_id(),
                "verdict_id": made["id"],
                "position": at,
                **{name: getattr(item, name) for name in EVIDENCE},
            }
            for at, item in enumerate(read.evidence)
        ]
        self.brought.counts["verdicts"] += 1


# With a number behind it where the file has several annotators, it is a pseudonym.
MAX_LAYER = 16


def _verdict_row(claim: UUID, label: Label, read: VerdictDocument) -> Values:
    return {
        "id": new_id(),
        "claim_id": claim,
        "label_id": label.pk,
        "rationale": read.rationale,
        "author_id": None,
        "status": read.status,
    }


def _speaker(given: Item) -> SpeakerValues:
    """Read a speaker of a file, of whom often no more than the name is known."""
    known = {
        name: value
        for name, value in given.items()
        if name in ("descriptor", "country", "wikidata_id", "aliases", "roles") and value
    }
    roles = [role for role in known.pop("roles", []) if isinstance(role, dict)]
    anonymous = given.get("anonymous") is True
    name = clean_line(str(given.get("name") or ""))[:200]
    return read_speaker(
        {**known, "roles": roles, "id": str(new_id()), "name": name, "kind": kind_of(given), "anonymous": anonymous}
    )


def take_places(articles: Sequence[UUID], count: int) -> None:
    """Let so many passes more be over each of these articles, or fewer where it is negative."""
    room = F("open_slots") - F("surplus") - count
    Article.objects.filter(pk__in=articles).update(open_slots=Greatest(room, 0), surplus=Greatest(-room, 0))


def summed(counts: Sequence[dict[str, int]]) -> dict[str, int]:
    """Add up the counts of batches."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return {name: total[name] for name in COUNTED}


COUNTED = ("articles", "articles_new", "claims", "suggestions", "passes", "speakers", "verdicts", "refused", "changed")
