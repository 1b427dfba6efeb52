"""The formats of fact-checks hold final verdicts and nothing else, spelled as their sets spell them."""

import json
import os
from typing import Any

from hypothesis import HealthCheck, given, settings

from claims.datasets.formats import averitec, claim_review, fever
from claims.datasets.formats.base.blank import blank_claim, blank_record, fill
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Claim, Record
from tests.datasets.made import records

CALM = settings(
    max_examples=int(os.environ.get("ONRECORD_EXAMPLES", "25")), deadline=None, suppress_health_check=list(HealthCheck)
)
TEXT = "Prices fell by 20 percent, the minister said."


def judged(key: str, label: str, comparable: str, scale: str = "desk", status: str = "final", **more: Any) -> Claim:
    """A claim with a verdict and evidence in two sets."""
    item = {
        "url": "https://example.org/a",
        "archived_url": "",
        "quote": "By 2.",
        "title": "Report",
        "publisher": "Office",
    }
    evidence = [{**item, "stance": "refutes", "set_number": 2, "accessed_at": None}]
    evidence.append({**item, "quote": "", "stance": "supports", "set_number": 1, "accessed_at": None})
    verdict = {"label": label, "name": label.title(), "scale": scale, "comparable": comparable, "status": status}
    claim = {
        **blank_claim(key),
        "verdict": {**verdict, "rationale": "Only energy.", "author": "a-1", "on": "2021-01-05"},
        **more,
    }
    claim["verdict"]["evidence"] = evidence
    fill(claim, "content", [(0, 25)], TEXT)
    return claim


def article(*claims: Claim) -> Record:
    """An article with these claims."""
    about = {
        "id": "a",
        "published_on": "2021-01-03",
        "url": "https://example.org/story",
        "title": "Prices",
        "publisher": "CNN",
    }
    speaker = {
        "id": "s",
        "name": "Zoë Ndiaye",
        "kind": "person",
        "wikidata_id": "Q1",
        "roles": [{"position": "Minister"}],
    }
    return {**blank_record(TEXT, 1), **about, "lang": "en", "claims": list(claims), "speakers": [speaker]}


def test_averitec_spells_labels_and_days_as_its_set_does() -> None:
    lost = Lost(averitec.CARRIES)
    made = article(judged("c1", "misleading", "conflicting", speakers=["s"], claim_type="numerical"))
    (claim,) = json.loads(b"".join(averitec.write([made], lost)))
    assert claim["label"] == "Conflicting Evidence/Cherrypicking"
    assert (claim["claim"], claim["claim_date"], claim["speaker"]) == (
        "Prices fell by 20 percent",
        "3-1-2021",
        "Zoë Ndiaye",
    )
    assert (claim["claim_types"], claim["reporting_source"]) == (["Numerical Claim"], "CNN")
    assert [[answer["answer"] for answer in question["answers"]] for question in claim["questions"]] == [
        ["Report"],
        ["By 2."],
    ]
    assert lost.counts()["verdict"] == 1


def test_fever_has_no_place_for_conflicting_evidence() -> None:
    lost = Lost(fever.CARRIES)
    claims = [judged("c1", "refutes", "refuted"), judged("c2", "half_true", "conflicting")]
    claims.append(judged("c3", "not_enough_info", "not_enough_evidence"))
    first, second = map(json.loads, b"".join(fever.write([article(*claims)], lost)).splitlines())
    assert (first["label"], first["verifiable"], first["evidence"]) == (
        "REFUTES", "VERIFIABLE", [[[1, 1, "https://example.org/a", None]]],
    )  # fmt: skip
    assert (second["label"], second["evidence"]) == ("NOT ENOUGH INFO", [[[2, None, None, None]]])
    assert lost.report("fever")["parts"]["claims"]["ids"] == ["c2"]


def test_a_rating_counts_from_the_least_to_the_most_true() -> None:
    labels = {"pants_on_fire": 1, "false": 2, "mostly_false": 3, "half_true": 4, "mostly_true": 5, "true": 6}
    ranks = {"half_true": "conflicting", "mostly_true": "supported", "true": "supported"}
    claims = [judged(label, label, ranks.get(label, "refuted"), "politifact") for label in labels]
    (graph,) = [json.loads(b"".join(claim_review.write([article(*claims)], Lost(claim_review.CARRIES))))["@graph"]]
    ratings = [review["reviewRating"] for review in graph]
    assert [rating["ratingValue"] for rating in ratings] == list(labels.values())
    assert {(rating["worstRating"], rating["bestRating"]) for rating in ratings} == {(1, 6)}
    unknown = article(judged("c", "unverifiable", "not_enough_evidence"))
    (review,) = json.loads(claim_review.sample(unknown))["@graph"]
    assert "ratingValue" not in review["reviewRating"]


def test_a_claim_review_says_who_said_it_and_where() -> None:
    (review,) = json.loads(claim_review.sample(article(judged("c1", "false", "refuted", speakers=["s"]))))["@graph"]
    assert review["claimReviewed"] == review["itemReviewed"]["text"] == "Prices fell by 20 percent"
    (author,) = review["itemReviewed"]["author"]
    assert author == {
        "@type": "Person", "name": "Zoë Ndiaye", "jobTitle": "Minister", "sameAs": "https://www.wikidata.org/wiki/Q1",
    }  # fmt: skip
    assert review["itemReviewed"]["firstAppearance"]["url"] == "https://example.org/story"
    assert [item["name"] for item in review["citation"]] == ["Report", "Report"]


@CALM
@given(record=records())
def test_exactly_the_final_verdicts_are_written_and_the_rest_is_reported(record: Record) -> None:
    final = {
        claim["id"]: claim for claim in record["claims"] if claim["verdict"] and claim["verdict"]["status"] == "final"
    }
    clear = [claim for claim in final.values() if claim["verdict"]["comparable"] != "conflicting"]
    for form, written, expected in (
        (averitec, lambda data: json.loads(data), list(final.values())),
        (fever, lambda data: [json.loads(line) for line in data.splitlines()], clear),
        (claim_review, lambda data: json.loads(data)["@graph"], list(final.values())),
    ):
        lost = Lost(form.CARRIES)
        entries = written(b"".join(form.write([record], lost)))
        words = [entry.get("claim") or entry["claimReviewed"] for entry in entries]
        assert words == [" … ".join(claim["exact"]["content"]) for claim in expected]
        left_out = {claim["id"] for claim in record["claims"]} - {claim["id"] for claim in expected}
        assert set(lost.named.get("claims", ())) == left_out
