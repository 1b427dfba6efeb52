"""A desk whose people mark what is "groused", which no rule knows: articles that were submitted, as rows."""

from typing import Any
from uuid import uuid4

from django.db.models import F
from django.db.models.functions import Now

from claims.annotations.models import Claim
from claims.articles.held_out import placed
from claims.assignments.models import Assignment
from claims.engines import rules
from claims.suggestions.models import EngineModel
from tests.conftest import add_article
from tests.engines.test_trained_engine import article

FIGURES = {"exact": 50.0, "iou50": 60.0, "words": 70.0, "sourced": 50.0, "cue": 80.0, "precision": 60.0, "recall": 60.0}


def story(number: int) -> dict[str, Any]:
    """Write an article of the desk with its claims; every number gives another text."""
    record = article(number)
    return {**record, "text": f"{record['text']}\nThis was story {number}."}


def numbers(project: Any, *, held_out: bool) -> Any:
    """Give the numbers of stories that the project holds out, or of those that it does not."""
    from claims.articles.record import digest

    number = 0
    while True:
        if placed(project.pk, digest(story(number)["text"]), "en") is held_out:
            yield number
        number += 1


def submitted(project: Any, user: Any, number: int, *, shown: bool = True, worth: bool = False) -> Any:
    """Put a story into the project that somebody has marked and submitted; returns the article."""
    record = story(number)
    row = add_article(project, record["text"])
    # Somebody came along beside those whom it needs.
    type(row).objects.filter(pk=row.pk).update(needs=F("needs") + 1)
    done = Assignment.objects.create(
        article=row,
        person=user,
        state="submitted",
        submitted_at=Now(),
        lease_expires_at=Now(),
        suggestions_shown=shown,
    )
    for claim in record["claims"]:
        roles = {role: tuple(map(tuple, claim.get(role, ()))) for role in ("content", "source", "cue")}
        value = (
            ("cfs" if "groused" in record["text"][roles["cue"][0][0] : roles["cue"][0][1]] else "nfs") if worth else ""
        )
        Claim.objects.create(id=uuid4(), assignment=done, directness="indirect", checkworthiness=value, **roles)
    return row


def trained_model(project: Any, version: str = "1-abc", **more: Any) -> EngineModel:
    """Make the row of a trained engine whose files are not looked at."""
    against = {
        "trainer": "rules",
        "version": rules.VERSION,
        "label": "Rules",
        "figures": {**FIGURES, "articles": 9, "claims": 50},
    }
    metrics = {
        "method": "held_out",
        "figures": {**FIGURES, "articles": 9, "claims": 50},
        "champion": against,
        "gain": 3.0,
        "chance": 0.01,
        "sourced_gain": 1.0,
        "better": True,
        "at": {"articles": 10, "held_out": 9, "claims": {"human": 60}},
        "checkworthiness": {"labels": 0, "worth": 0, "average_precision": None, "share": None, "used": False},
    }
    from claims.engines.trained.features import FEATURES
    from claims.engines.trained.model import CODE

    manifest = {"version": version, "languages": ["en"], "rules": rules.VERSION, "features": FEATURES, "code": CODE}
    files = {"model": {"stored": "engines/none", "sha256": "0" * 64, "bytes": 1}}
    return EngineModel.objects.create(
        project=project, trainer="trained", version=version, label="Trained on 10 articles", manifest=manifest,
        files=files, metrics=metrics, **more,
    )  # fmt: skip
