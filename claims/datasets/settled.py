"""Whom the claims of the gold layer settle and why, in datasets: read for an export, and made into rows for a load."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.core.ids import new_text_id
from claims.datasets.formats.record import ClaimRecord, Record, SettledRecord
from claims.review.models import Resolution, Settlement

COLUMNS = (
    "resolution__key", "resolution__version", "resolution__action", "resolution__claims", "resolution__fields",
    "resolution__overruled", "resolution__cause", "resolution__reason", "resolution__rule", "resolution__guideline",
    "claim", "claim__key", "claim__version", "version", "claim__assignment__person", "claim__deleted_at",
)  # fmt: skip


def settled_by(passes: Sequence[str], names: Mapping[int, str], using: str) -> dict[str, list[SettledRecord]]:
    """Read which claims the gold claims of passes settle, by gold claim; one statement."""
    found: dict[str, list[SettledRecord]] = defaultdict(list)
    if not passes:
        return found
    rows = list(Settlement.objects.using(using).filter(gold__pk__among=passes).order_by("id").values_list(*COLUMNS))
    keys = {str(row[10]): str(row[11] or row[10]) for row in rows}
    for (
        group,
        _,
        action,
        claims,
        fields,
        overruled,
        cause,
        reason,
        rule,
        guideline,
        claim,
        _,
        now,
        then,
        who,
        gone,
    ) in rows:
        entry: SettledRecord = {
            "annotator": names.get(who, ""),
            "claim": keys[str(claim)],
            "group": str(group),
            "action": action,
            "fields": {slot: keys.get(whose, whose) for slot, whose in sorted(fields.items())},
            "overruled": overruled,
            "cause": cause or None,
            "reason": reason,
            "rule": rule,
            "guideline": guideline,
            "changed": now != then or gone is not None,
        }
        for gold in claims:
            found[str(gold)].append(entry)
    return {
        gold: sorted(entries, key=lambda entry: (entry["annotator"], entry["claim"])) for gold, entries in found.items()
    }


def rows_for(
    line: Record, claims: Mapping[str, str], passes: Mapping[tuple[str, str, int], str]
) -> Iterator[tuple[type, dict[str, object]]]:
    """Make the rows of a line's settlements; `claims` has the rows of its claims, `passes` those of its passes.

    What settles claims that are not in the dataset is left out: their rows are not there.
    """
    groups: dict[tuple[str, str], list[ClaimRecord]] = defaultdict(list)
    for value in line["claims"]:
        gold = passes[value["annotator"], value["pass_kind"], value["round"]]
        for group in dict.fromkeys(entry["group"] for entry in value.get("settled", ())):
            groups[gold, group].append(value)
    for (gold, group), values in groups.items():
        entries = values[0]["settled"]
        if any(entry["claim"] not in claims for entry in entries):
            continue
        first = entries[0]
        resolution = new_text_id()
        members = [(claims[entry["claim"]], 0 if entry["changed"] else 1) for entry in entries]
        yield (
            Resolution,
            {
                "id": resolution,
                "gold_id": gold,
                "key": group,
                "version": 1,
                "action": first["action"],
                "claims": [claims[value["id"]] for value in values],
                "members": [member for member, _ in members],
                "versions": [version for _, version in members],
                "fields": {slot: claims.get(whose, whose) for slot, whose in first["fields"].items()},
                "overruled": first["overruled"],
                "cause": first["cause"] or "",
                "reason": first["reason"],
                "rule": first["rule"],
                "guideline": first["guideline"],
            },
        )
        for member, version in members:
            yield Settlement, {"gold_id": gold, "claim_id": member, "version": version, "resolution_id": resolution}
