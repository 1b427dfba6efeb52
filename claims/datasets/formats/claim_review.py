"""ClaimReview of schema.org, by which search engines know fact-checks: final verdicts only; written only.

Whoever publishes a review adds its address (`url`) and the desk (`author`), which no dataset knows.
"""

from collections.abc import Iterable, Iterator

from claims.datasets.formats.base.checked import checked, speakers_of, words_of
from claims.datasets.formats.base.json_files import array, encoded, shown
from claims.datasets.formats.base.losses import Lost
from claims.datasets.formats.base.parts import Claim, Item, Part, Record
from claims.projects.scales import SCALES

NAME = "claim_review"
LABEL = "ClaimReview (JSON-LD of schema.org)"
SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
NOTE = "For publishing fact-checks: claims with a final verdict, who said them and where. Add the address of each review and your name."
NEEDS: tuple[str, ...] = ()
EXTRA = ""
CARRIES = frozenset((Part.CLAIMS, Part.IDENTIFIERS, Part.SPEAKERS, Part.VERDICT, Part.RATIONALE))
CONTEXT = "https://schema.org"
HEAD = f'{{"@context": "{CONTEXT}", "@graph": ['
# From the least to the most true; what nobody could find out has no place on a scale from false to true.
RANKS = ("refuted", "conflicting", "supported")


def write(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write one graph of all reviews."""
    return join(pack(records, lost))


def pack(records: Iterable[Record], lost: Lost) -> Iterator[bytes]:
    """Write reviews."""
    return encoded(_review(record, claim) for record in records for claim in checked(record, lost))


def join(packs: Iterable[bytes]) -> Iterator[bytes]:
    """Join them to one graph."""
    return array(packs, HEAD, "]}")


def sample(record: Record) -> str:
    """Show the reviews of an article."""
    reviews = [_review(record, claim) for claim in checked(record, Lost(CARRIES))]
    return shown({"@context": CONTEXT, "@graph": reviews})


def _review(record: Record, claim: Claim) -> dict[str, object]:
    verdict = claim["verdict"]
    words = words_of(claim)
    article = _filled(
        {
            "@type": "NewsArticle",
            "url": record["url"],
            "headline": record["title"],
            "datePublished": record["published_on"],
            "publisher": record["publisher"] and {"@type": "Organization", "name": record["publisher"]},
        }
    )
    said = _filled(
        {
            "@type": "Claim",
            "@id": f"urn:uuid:{claim['id']}",
            "text": words,
            "datePublished": record["published_on"],
            "author": [_author(speaker) for speaker in speakers_of(record, claim)],
            "firstAppearance": article,
        }
    )
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": f"urn:uuid:{claim['id']}#review",
            "claimReviewed": words,
            "datePublished": verdict["on"],
            "inLanguage": record["lang"],
            "itemReviewed": said,
            "reviewRating": _rating(verdict),
            "citation": [_citation(item) for item in verdict["evidence"]],
        }
    )


def _filled(value: dict[str, object]) -> dict[str, object]:
    return {name: item for name, item in value.items() if item}


def _author(speaker: Item) -> dict[str, object]:
    person = speaker["kind"] == "person"
    address = f"https://www.wikidata.org/wiki/{speaker['wikidata_id']}" if speaker["wikidata_id"] else ""
    office = speaker["roles"][0]["position"] if person and speaker["roles"] else ""
    kind = "Person" if person else "CreativeWork" if speaker["kind"] == "document" else "Organization"
    return _filled({"@type": kind, "name": speaker["name"], "jobTitle": office, "sameAs": address})


def _rating(verdict: Item) -> dict[str, object]:
    scale = SCALES.get(verdict["scale"])
    ranked = [label for label in scale.labels if label.comparable in RANKS] if scale else []
    # Within a rank the scale goes from the most to the least true.
    keys = [label.key for rank in RANKS for label in reversed(ranked) if label.comparable == rank]
    rating = {"@type": "Rating", "alternateName": verdict["name"], "ratingExplanation": verdict["rationale"]}
    if verdict["label"] in keys:
        rating |= {"ratingValue": keys.index(verdict["label"]) + 1, "bestRating": len(keys), "worstRating": 1}
    return _filled(rating)


def _citation(item: Item) -> dict[str, object]:
    publisher = item["publisher"] and {"@type": "Organization", "name": item["publisher"]}
    return _filled(
        {
            "@type": "CreativeWork",
            "url": item["url"],
            "name": item["title"],
            "text": item["quote"],
            "publisher": publisher,
        }
    )
