"""Imports of annotations: started, surveyed until somebody confirms what labels mean, and stored in batches that a killed worker resumes."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from django.contrib.auth.models import User
from django.core.files import File
from django.core.files.storage import default_storage
from django.db.models import Max

from claims import jobs
from claims.articles.models import Article
from claims.articles.record import digest
from claims.audit import Actor, event, record
from claims.core.errors import Conflict, Invalid, OnRecordError
from claims.core.ids import new_id
from claims.core.reading import read_name
from claims.core.records import JobState
from claims.datasets.formats import READERS
from claims.datasets.formats.base.asking import KNOWN
from claims.datasets.formats.base.parts import Item
from claims.datasets.importing.child import answers
from claims.datasets.importing.models import SLOT_CHOICES, ImportBatch, ImportLabel
from claims.datasets.importing.storing import GOLD, LAYER, MAX_LAYER, SUGGESTIONS, Batch, summed
from claims.datasets.services import usable_format
from claims.projects.models import Member, Project
from claims.transactions import atomic, found_by_key

KIND = "import_annotations"
TARGETS = (SUGGESTIONS, LAYER, GOLD)
# Articles of a batch, claims that a preview shows, rows of the report that it shows, annotators that are told apart.
BATCH, SHOWN, TOLD, MAX_ANNOTATORS = 100, 20, 100, 200
MAX_WORDS = 300


def start(*, actor: Actor, project: Project, uploads: list[File], format: str = "") -> jobs.Job:
    """Store uploads and start the job that surveys them; it then waits for `commit`. Raises Invalid: required, unknown_format, format_unavailable."""
    if not uploads:
        raise Invalid("required", "Choose at least one file.", "files")
    check_format(format)
    files = [
        {"name": str(upload.name), "stored": default_storage.save(f"uploads/{new_id().hex}", upload)}
        for upload in uploads
    ]
    params = {"files": files, "format": format}
    return jobs.start(KIND, project=project.pk, user=actor.user, params=params)


def check_format(name: str) -> None:
    """Raise Invalid (unknown_format, format_unavailable) unless files of that format can be read here; no name is any format."""
    if name and name not in READERS:
        raise Invalid("unknown_format", f"Files of these formats are read: {', '.join(READERS)}.", "format")
    if name:
        usable_format(name)


def run(job: jobs.Run) -> None:
    """Do an import job: survey the files and wait; once it was confirmed, store what they hold."""
    if "into" in job.params:
        _store(job)
    else:
        _survey(job)


def _files(job: jobs.Run) -> dict[str, str]:
    """Return the names in storage of the files, by their own names; a name that comes twice gets a number."""
    names: dict[str, str] = {}
    for number, file in enumerate(job.params["files"]):
        name = file["name"][-200:]
        names[name if name not in names else f"{number}-{name}"] = file["stored"]
    return names


def _survey(job: jobs.Run) -> None:
    """Read the files, store nothing, and leave what they hold for somebody to look at."""
    project = Project.objects.get(pk=job.project)
    labels = saved_labels(project)
    found = Survey(project, labels)
    job.progress(0, 0)
    try:
        for answer in answers(_files(job), format=job.params["format"], labels=labels, survey=True):
            found.add(answer)
            if found.steps % BATCH == 0:
                job.progress(found.steps, 0)
        if not found.counts["claims"] and not (found.labels and found.counts["articles"]):
            raise _nothing(found)
    except OnRecordError as error:
        if not isinstance(error, jobs.Cancelled):
            drop_uploads(job.job)
        raise OnRecordError(error.code, _with_place(error)) from None
    job.wait(result=found.result(job.params))


def _nothing(found: "Survey") -> Invalid:
    """Say why there is nothing to import: the first refusal is the reason, where there is one."""
    if found.told:
        first = found.told[0]
        return Invalid(first["code"], first["message"], first["where"])
    return Invalid("nothing_to_import")


def _with_place(error: OnRecordError) -> str:
    return f"{error.field}: {error.message}" if error.field else error.message


def saved_labels(project: Project) -> dict[str, str]:
    """Return what labels of other tools mean in a project, as somebody said before."""
    return dict(ImportLabel.objects.filter(project=project).values_list("label", "slot"))


class Survey:
    """What the reading program says of files, counted and sampled."""

    def __init__(self, project: Project, labels: dict[str, str]) -> None:
        self.project, self.saved = project, labels
        self.steps = 0
        self.counts: Counter[str] = Counter()
        self.told: list[Item] = []
        self.sample: list[Item] = []
        self.annotators: set[str] = set()
        self.hashes: list[str] = []
        self.end: Item = {}

    @property
    def labels(self) -> list[Item]:
        """The labels of the files."""
        labels: list[Item] = self.end.get("labels", [])
        return labels

    def add(self, answer: Item) -> None:
        """Take in one answer of the program."""
        if "labels" in answer:
            self.end = answer
            self._count_known()
            return
        self.steps += 1
        if "refused" in answer:
            self._tell(answer["where"], {"claim": None, "status": "refused", **answer["refused"]})
            return
        self.counts["articles"] += 1
        read = answer["article"].get("fitted")
        if read is None:
            self.counts["without_text"] += 1
            self.counts["claims"] += len(answer["article"]["record"]["claims"])
            return
        self.counts["claims"] += len(read["claims"])
        self.annotators.update(claim["annotator"] for claim in read["claims"])
        for row in read["told"]:
            self._tell(answer["where"], row)
        self.hashes.append(digest(read["text"]))
        if len(self.hashes) >= 5 * BATCH:
            self._count_known()
        for claim in read["claims"][: SHOWN - len(self.sample)]:
            self.sample.append(_shown(answer["where"], read, claim))

    def _tell(self, where: str, row: Item) -> None:
        self.counts[row["status"]] += 1
        if len(self.told) < TOLD:
            self.told.append({"where": where, "article": None, **row})

    def _count_known(self) -> None:
        known = Article.objects.filter(project=self.project, text_sha256__in=set(self.hashes)).count()
        self.counts["articles_known"] += known
        self.hashes.clear()

    def result(self, params: jobs.Params) -> Item:
        """Show what was found, and what each label is taken for until somebody says otherwise."""
        labels = [
            {
                "label": one["label"],
                "count": one["count"],
                "slot": self.saved.get(one["label"]) or one["known"],
                "saved": one["label"] in self.saved,
            }
            for one in self.labels
        ]
        names = ("articles", "articles_known", "without_text", "claims", "refused", "changed")
        return {
            "files": [file["name"] for file in params["files"]][:SHOWN],
            "format": self.end["format"],
            "counts": {name: self.counts[name] for name in names},
            "units": self.end["units"],
            "labels": labels,
            "annotators": sorted(self.annotators)[:MAX_ANNOTATORS],
            "sample": self.sample,
            "told": self.told,
            "into": None,
            "layer": None,
            "brought": None,
            "undone": False,
        }


def _shown(where: str, read: Item, claim: Item) -> Item:
    """Show a claim in a preview."""
    exact = claim["document"]["exact"]
    words = {slot: " … ".join(exact[slot])[:MAX_WORDS] for slot in ("content", "source", "cue", "addressee")}
    speakers = [str(read["speakers"][key].get("name") or "")[:MAX_WORDS] for key in claim["speakers"][:SHOWN]]
    return {"where": where, **words, "speakers": speakers}


@atomic
def commit(
    *, actor: Actor, project: Project, job: jobs.Job, labels: dict[str, str], into: str, layer: str = ""
) -> None:
    """Confirm what labels mean and where claims go, and let the job store them.

    Raises Invalid: label_unmapped, invalid_choice, required, blank, layer_taken; Conflict: not_waiting.
    """
    stored = jobs.Job.objects.select_for_update().get(pk=job.pk)
    if stored.state != JobState.WAITING or stored.result is None:
        raise Conflict("not_waiting")
    if into not in TARGETS:
        raise Invalid("invalid_choice", f"into is one of {', '.join(TARGETS)}.", "into")
    if into == GOLD and actor.user is None:
        raise Invalid("required", "Say whose work the gold layer is.", "by")
    meant = _meant(stored.result["labels"], labels)
    name = read_name(layer, "layer", MAX_LAYER, needed=True) if into == LAYER else ""
    if name:
        _check_layer(project, name)
    save_labels(project, {label: slot for label, slot in labels.items() if label in meant})
    changes = {
        "into": into,
        "layer": name,
        "labels": meant,
        "format": stored.result["format"],
        "version": f"{datetime.now(UTC):%Y-%m-%d} {stored.pk.hex[-8:]}",
        "annotators": stored.result["annotators"],
        "by": actor.user.pk if actor.user else None,
    }
    about = {"labels": meant, "into": into, "layer": name, "format": stored.result["format"]}
    record(event(actor, "import", stored.pk, "confirmed", project=project.pk, after=about))
    jobs.go_on(stored, params=stored.params | changes, result=stored.result | {"into": into, "layer": name or None})


def _meant(found: list[Item], labels: dict[str, str]) -> dict[str, str]:
    """Return the slot of each label of a file. Raises Invalid: label_unmapped, invalid_choice."""
    meant = {}
    for one in found:
        label = one["label"]
        slot = labels.get(label) or one["slot"]
        if slot is None:
            raise Invalid("label_unmapped", f"Say which slot the label {label[:80]!r} means.", f"labels.{label}"[:200])
        if slot not in SLOT_CHOICES:
            raise Invalid("invalid_choice", f"A label means one of {', '.join(SLOT_CHOICES)}.", f"labels.{label}"[:200])
        meant[label] = slot
    return meant


def _check_layer(project: Project, name: str) -> None:
    """Raise Invalid (layer_taken) where somebody has the pseudonym, unless an import made it."""
    member = Member.objects.filter(project=project, pseudonym=name).select_related("user").first()
    if member is not None and member.user.username != f"{name}@{project.pk}"[:150]:
        raise Invalid("layer_taken", field="layer")


def save_labels(project: Project, labels: dict[str, str]) -> None:
    """Keep what labels mean, for the next file; what every file means by its label is not kept."""
    rows = [
        ImportLabel(project=project, label=label, slot=slot)
        for label, slot in labels.items()
        if KNOWN.get(label.casefold()) != slot or ImportLabel.objects.filter(project=project, label=label).exists()
    ]
    ImportLabel.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["project", "label"], update_fields=["slot"]
    )


def _store(job: jobs.Run) -> None:
    """Store what the files hold, a batch in a transaction; an attempt that was broken off goes on after its last batch."""
    project = Project.objects.select_related("scale").get(pk=job.project)
    # Whoever confirmed it may be another person than the one who began.
    by = User.objects.filter(pk=job.params["by"]).first() if job.params.get("by") else job.job.created_by
    actor = Actor(by, f"job-{job.job.pk.hex}")
    last = ImportBatch.objects.filter(job=job.job).aggregate(number=Max("number"), steps=Max("steps"))
    number, steps = last["number"] or 0, last["steps"] or 0
    surveyed = (job.job.result or {}).get("counts", {})
    total = surveyed.get("articles", 0) + surveyed.get("refused", 0)
    lines = answers(_files(job), format=job.params["format"], labels=job.params["labels"], survey=False)
    rest = islice((line for line in lines if "labels" not in line), steps, None)
    while some := list(islice(rest, BATCH)):
        job.progress(min(steps, total), total)
        number, steps = number + 1, steps + len(some)
        _store_batch(job, actor, project, some, number, steps)
    result = told_of(job.job)
    job.finish(result=result, afterwards=lambda: drop_uploads(job.job))


@atomic
def _store_batch(job: jobs.Run, actor: Actor, project: Project, lines: list[Item], number: int, steps: int) -> None:
    """Store one batch, unless another worker has taken the job over meanwhile. Raises Cancelled."""
    mine = jobs.Job.objects.select_for_update(of=("self",)).filter(
        pk=job.job.pk, attempts=job.job.attempts, state=JobState.RUNNING
    )
    if mine.first() is None:
        raise jobs.Cancelled()
    with found_by_key():
        brought = Batch(actor, project, job.job.pk, job.params).store(lines)
    ImportBatch.objects.create(
        job=job.job,
        number=number,
        steps=steps,
        articles=brought.articles,
        passes=brought.passes,
        speakers=brought.speakers,
        retired=brought.retired,
        counts=dict(brought.counts),
        told=brought.told,
    )


def told_of(job: jobs.Job) -> Item:
    """Return the result of a job with the counts of its batches, and the first rows of its report."""
    batches = ImportBatch.objects.filter(job=job).order_by("number")
    brought = summed(list(batches.values_list("counts", flat=True)))
    return {**(job.result or {}), "brought": brought, "told": list(islice(report_rows(job), TOLD)), "sample": []}


def report_rows(job: jobs.Job) -> Iterator[Item]:
    """Give every row of what was refused or changed, in the order of the files."""
    batches = ImportBatch.objects.filter(job=job).order_by("number").values_list("told", flat=True)
    for told in batches.iterator(chunk_size=20):
        yield from told


def drop_uploads(job: jobs.Job) -> None:
    """Delete the uploads of a job that has ended."""
    for file in job.params["files"]:
        default_storage.delete(file["stored"])
