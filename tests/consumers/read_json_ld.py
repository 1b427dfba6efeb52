"""pyld expands the JSON-LD of two formats by contexts that lie here; nothing of an annotation or a review may vanish."""

import json
import sys
from pathlib import Path

from pyld import jsonld

OA, SCHEMA = "http://www.w3.org/ns/oa#", "http://schema.org/"
LINK, WORD = {"@type": "@id"}, {"@type": "@vocab"}
# The terms of the Web Annotation Vocabulary (W3C Recommendation of 2017) that a dataset has.
ANNOTATION = {
    "oa": OA, "as": "https://www.w3.org/ns/activitystreams#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id", "type": "@type", "label": "rdfs:label", "value": "rdf:value",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector",
                                       "TextPositionSelector", "classifying", "tagging", "commenting", "linking",
                                       "exact", "prefix", "suffix")},
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@id": "oa:hasBody", **LINK}, "target": {"@id": "oa:hasTarget", **LINK}, "source": {"@id": "oa:hasSource", **LINK},
    "selector": {"@id": "oa:hasSelector", **LINK}, "motivation": {"@id": "oa:motivatedBy", **WORD},
    "purpose": {"@id": "oa:hasPurpose", **WORD}, "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "first": {"@id": "as:first", **LINK}, "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}  # fmt: skip
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION,
    "https://schema.org": {"@vocab": SCHEMA, "url": LINK, "sameAs": LINK},
}


def loaded(address: str, options: object) -> dict[str, object]:
    """Load a context from here; nothing is fetched."""
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXTS[address]}}


def only(values):
    (value,) = values
    return value


folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
options = {"documentLoader": loaded}
collection = only(jsonld.expand(json.loads((folder / "annotations.jsonld").read_text()), options))
page = only(collection["https://www.w3.org/ns/activitystreams#first"])
found = []
for annotation in only(page["https://www.w3.org/ns/activitystreams#items"])["@list"]:
    assert annotation["@type"] == [f"{OA}Annotation"]
    for target in annotation[f"{OA}hasTarget"]:
        role = only(target["https://onrecord.example/ns#role"])["@id"]
        place, quote = target[f"{OA}hasSelector"]
        words = only(quote[f"{OA}exact"])["@value"]
        found.append([role.rpartition("#")[2], only(place[f"{OA}start"])["@value"], words])
    literal = only(annotation["https://onrecord.example/ns#claim"])
    assert literal["@type"] == "@json"
    assert "verdict" in literal["@value"]
assert found == expected["annotations"], found
reviews = jsonld.expand(json.loads((folder / "reviews.jsonld").read_text()), options)
told = []
for review in reviews:
    assert review["@type"] == [f"{SCHEMA}ClaimReview"]
    claim, rating = only(review[f"{SCHEMA}itemReviewed"]), only(review[f"{SCHEMA}reviewRating"])
    assert claim["@type"] == [f"{SCHEMA}Claim"]
    assert rating["@type"] == [f"{SCHEMA}Rating"]
    worst, value, best = (
        only(rating[f"{SCHEMA}{name}"])["@value"] for name in ("worstRating", "ratingValue", "bestRating")
    )
    assert worst <= value <= best
    assert review[f"{SCHEMA}datePublished"]
    told.append([only(review[f"{SCHEMA}claimReviewed"])["@value"], only(rating[f"{SCHEMA}alternateName"])["@value"]])
assert told == expected["reviews"], told
