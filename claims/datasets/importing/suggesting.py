"""Claims of files as suggestions, which decide nothing."""

from collections import Counter
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from claims.annotations.document import read_claim
from claims.articles.models import Article
from claims.assignments.models import Assignment
from claims.copying import Values, copy_values
from claims.core.ids import new_id
from claims.core.titles import clean_line
from claims.datasets.formats.base.parts import Item
from claims.datasets.importing.brought import Arrived, Brought, kind_of
from claims.suggestions.models import Suggestion, SuggestionRun
from claims.suggestions.storing import fingerprint_of_fragments


def suggest(arrived: list[Arrived], engine: str, version: str, brought: Brought) -> None:
    """Store claims as suggestions; those of engines retire, but where somebody has opened an article it keeps what it shows."""
    pks = [one.pk for one in arrived]
    own = Q(engine=engine, engine_version=version)
    runs = {run.article_id: run for run in SuggestionRun.objects.filter(own, article__in=pks)}
    opened = Article.objects.filter(pk__in=pks).filter(
        Exists(Assignment.objects.filter(article=OuterRef("pk"))),
        Exists(SuggestionRun.objects.filter(~own, article=OuterRef("pk"))),
    )
    in_use = set(opened.values_list("pk", flat=True)) - runs.keys()
    known = set(Suggestion.objects.filter(own, article__in=pks).values_list("article", "fingerprint"))
    rows: list[Values] = []
    made: Counter[UUID] = Counter()
    for one in arrived:
        if one.pk in in_use:
            brought.tell(one.where, "refused", "article_in_use", article=one.number)
            continue
        for row in _suggestions(one, engine, version):
            if (one.pk, row["fingerprint"]) not in known:
                known.add((one.pk, row["fingerprint"]))
                rows.append(row)
                made[one.pk] += 1
    new = {one.pk for one in arrived} - in_use - runs.keys()
    others = Suggestion.objects.filter(~own, article__in=new, retired_at=None)
    brought.retired += list(others.values_list("pk", flat=True))
    others.update(retired_at=Now())
    there = {row["id"] for row in rows}
    for row in rows:
        if row["parent_id"] not in there:
            row["parent_id"], row["nesting"] = None, ""
    copy_values(Suggestion, rows)
    copy_values(
        SuggestionRun,
        [
            {"id": new_id(), "article_id": pk, "engine": engine, "engine_version": version,
             "suggestions": made[pk], "cpu_seconds": 0.0}
            for pk in sorted(new)
        ],
    )  # fmt: skip
    for pk, run in runs.items():
        SuggestionRun.objects.filter(pk=run.pk).update(suggestions=F("suggestions") + made[pk])
    brought.counts["suggestions"] += len(rows)


def _suggestions(one: Arrived, engine: str, version: str) -> list[Values]:
    ids = {claim["document"]["id"]: new_id() for claim in one.read["claims"]}
    rows = []
    for claim in one.read["claims"]:
        document = read_claim(claim["document"], one.text)
        speaker: Item = next((one.read["speakers"][key] for key in claim["speakers"]), {})
        parent = claim["document"].get("parent")
        rows.append({
            "id": ids[claim["document"]["id"]],
            "article_id": one.pk,
            "engine": engine,
            "engine_version": version,
            "fingerprint": fingerprint_of_fragments(document.content, document.source, document.cue),
            "content": document.content,
            "source": document.source,
            "cue": document.cue,
            "directness": document.directness,
            "score": 1.0,
            "speaker_name": clean_line(str(speaker.get("name") or ""))[:200],
            "speaker_kind": kind_of(speaker),
            "parent_id": ids.get(parent) if parent else None,
            "nesting": document.nesting,
        })  # fmt: skip
    return rows
