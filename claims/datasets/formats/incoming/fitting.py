"""What a file says of an article made fit for the product: one claim after the other, and what of them cannot be taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from claims.annotations.document import read_claim
from claims.annotations.sync import MAX_CLAIMS, MAX_DEPTH
from claims.core.claim import CHOICES, CLAIM, MAX_NOTE
from claims.core.errors import CODES, Invalid
from claims.core.hidden import TURNING
from claims.core.ids import read_id
from claims.core.records import Fragments, Nesting
from claims.core.text import contains, exact, normalise, trim
from claims.core.titles import clean_line
from claims.datasets.formats.base.parts import METADATA, SLOTS, Claim, Item, Record

REFUSED, CHANGED = "refused", "changed"
# What other tools call the kinds of reported speech.
DIRECTNESS = {
    "freeindirect": "free_indirect",
    "indirectfreeindirect": "free_indirect",
    "indirect_free_indirect": "free_indirect",
}
MAX_NAME = 200


@dataclass
class Fitted:
    """An article with its claims: what the file knows of it, its text with LF, claims as the API reads them, and what is told of them.

    `about` has the fields of an article of the API; `speakers` those of the record by their keys there; `quoted` that
    the strings of the file are still to be compared with the text; in `claims` each has beside
    the document its annotator and its speakers' keys.
    """

    text: str
    about: Item
    known: Item
    speakers: dict[str, Item]
    quoted: bool = False
    claims: list[Item] = field(default_factory=list)
    told: list[Item] = field(default_factory=list)

    def tell(self, claim: Claim, status: str, code: str, message: str = "") -> None:
        """Note what became of a claim."""
        self.told.append(
            {"claim": str(claim["id"])[:200], "status": status, "code": code, "message": message or CODES[code]}
        )


def fitted(record: Record, text: str, place: Callable[[int], int]) -> Fitted:
    """Fit the claims of a record to a text; `place` leads from places in the record's own text to places in it.

    A claim that contradicts the text or itself is refused, and the rest stays; what is left out of a claim is told.
    """
    about = {name: record[name] for name in METADATA if name not in ("id", "number", "lang") and record.get(name)}
    about |= {"language": record["lang"]} if record.get("lang") else {}
    speakers = {str(one["id"]): one for one in record["speakers"]}
    known = {"id": record["id"], "number": record["number"]}
    # Where the file has the text, whoever read it has compared the two.
    found = Fitted(text, about, known, speakers, quoted=not record["text"])
    ids = {str(claim["id"]): _id(record, claim) for claim in record["claims"]}
    made: dict[str, Item] = {}
    for claim in record["claims"][:MAX_CLAIMS]:
        try:
            made[str(claim["id"])] = _claim(found, claim, ids, place)
        except Invalid as error:
            found.tell(claim, REFUSED, error.code, error.message)
    for claim in record["claims"][MAX_CLAIMS:]:
        found.tell(claim, REFUSED, "limit", f"An article has at most {MAX_CLAIMS:,} claims.")
    parents = {str(claim["id"]): str(claim["parent"]) for claim in record["claims"] if claim["parent"] is not None}
    for claim in record["claims"]:
        if str(claim["id"]) in made:
            _nest(found, claim, made, parents)
    found.claims = list(made.values())
    return found


def _id(record: Record, claim: Claim) -> str:
    """Return the claim's identifier where it is one of ours, else one made of the text and what the file calls it."""
    known = read_id(claim["id"])
    return str(known or uuid5(NAMESPACE_URL, f"{record['text_sha256'] or record['id']} {claim['id']}"))


def _claim(found: Fitted, claim: Claim, ids: dict[str, str], place: Callable[[int], int]) -> Item:
    slots = {slot.value: _slot(found, claim, slot.value, place) for slot in SLOTS}
    if not slots["content"]:
        raise Invalid("content_missing")
    for slot in ("source", "cue"):
        apart = _without(slots[slot], slots["content"], found.text)
        if apart != slots[slot]:
            found.tell(claim, CHANGED, "overlap_left_out", f"Of the {slot}, what is inside the content was left out.")
            slots[slot] = apart
    document: Item = {
        "id": ids[str(claim["id"])],
        **{slot: [list(pair) for pair in pairs] for slot, pairs in slots.items()},
        "exact": {slot: list(exact(found.text, pairs)) for slot, pairs in slots.items()},
        "origin": "import",
        "note": _note(found, claim),
        **_answers(found, claim),
    }
    read_claim(document, found.text)
    who = [str(key) for key in claim["speakers"] if str(key) in found.speakers]
    return {
        "document": document,
        "annotator": clean_line(str(claim["annotator"] or ""))[:MAX_NAME],
        "speakers": who,
        "no_speaker_stated": bool(claim["no_speaker_stated"]) and not who,
        "verdict": claim["verdict"],
        "key": str(claim["id"])[:200],
    }


def _slot(found: Fitted, claim: Claim, slot: str, place: Callable[[int], int]) -> Fragments:
    """Return the fragments of a slot at their new places, without white space at their ends."""
    text = found.text
    pairs = [(place(start), place(end)) for start, end in claim[slot]]
    if not all(0 <= start < end <= len(text) for start, end in pairs):
        raise Invalid("span_out_of_range", f"A fragment of the {slot} lies outside the text, or is empty.", slot)
    strings = claim["exact"].get(slot) or []
    if found.quoted and len(strings) == len(pairs):
        for (start, end), words in zip(pairs, strings, strict=True):
            if words and _visible(words) != _visible(text[start:end]):
                raise Invalid("quote_mismatch", f"The text there is {text[start:end][:80]!r}.", slot)
    return normalise(pair for pair in (trim(text, pair) for pair in pairs) if pair[0] < pair[1])


def _visible(words: str) -> str:
    return "".join(words.split())


def _without(pairs: Fragments, content: Fragments, text: str) -> Fragments:
    """Take from fragments what the content covers."""
    left = list(pairs)
    for start, end in content:
        left = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return normalise(pair for pair in (trim(text, pair) for pair in left) if pair[0] < pair[1])


def _note(found: Fitted, claim: Claim) -> str:
    note = str(claim["note"] or "")
    clean = TURNING.sub("", note.replace("\r\n", "\n"))[:MAX_NOTE]
    if clean != note:
        found.tell(claim, CHANGED, "note_changed")
    return clean


def _answers(found: Fitted, claim: Claim) -> Item:
    """Return the choices of a claim that are choices here too."""
    answers: Item = {}
    for name in CHOICES:
        words = CLAIM[name].words
        value = claim.get(name)
        if name in ("origin", "nesting") or not value or words is None:
            continue
        word = str(value).strip().casefold().replace(" ", "_").replace("-", "_")
        word = DIRECTNESS.get(word, word)
        if word in [str(one) for one in words]:
            answers[name] = word
        else:
            found.tell(
                claim, CHANGED, "answer_left_out", f"{name} {str(value)[:80]!r} is no answer here and was left out."
            )
    if isinstance(claim.get("was_said"), bool):
        answers["was_said"] = claim["was_said"]
    return answers


def _nest(found: Fitted, claim: Claim, made: dict[str, Item], parents: dict[str, str]) -> None:
    """Give a claim its parent, and say how it is nested where the file does not."""
    mine, parent = made[str(claim["id"])], parents.get(str(claim["id"]))
    if parent is None:
        return
    above = made.get(parent)
    if above is None or _depth(str(claim["id"]), parents) > MAX_DEPTH:
        found.tell(claim, CHANGED, "too_deep" if above else "parent_missing")
        return
    inside = contains(_pairs(above), _pairs(mine))
    named = str(claim["nesting"] or "")
    nesting = named if named in list(Nesting) and (inside or named != "span") else "span" if inside else "discourse"
    mine["document"] |= {"parent": above["document"]["id"], "nesting": nesting}


def _depth(key: str, parents: dict[str, str]) -> int:
    depth = 1
    while key in parents and depth <= MAX_DEPTH:
        depth, key = depth + 1, parents[key]
    return depth


def _pairs(claim: Item) -> Fragments:
    return tuple((start, end) for start, end in claim["document"]["content"])
