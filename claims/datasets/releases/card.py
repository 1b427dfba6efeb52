"""The card of a release, README.md with the head that `load_dataset` reads, and CITATION.cff; pure."""

import json
from collections.abc import Iterable

from claims.core.counting import counted
from claims.datasets.releases.manifest import ReleaseManifest, loader, title_of

# Licences as the Hub writes them, by the names that people use.
HUB = {
    "cc by 4.0": "cc-by-4.0", "cc-by-4.0": "cc-by-4.0", "cc by-sa 4.0": "cc-by-sa-4.0", "cc-by-sa-4.0": "cc-by-sa-4.0",
    "cc by-nc 4.0": "cc-by-nc-4.0", "cc-by-nc-4.0": "cc-by-nc-4.0", "cc by-nc-sa 4.0": "cc-by-nc-sa-4.0",
    "cc-by-nc-sa-4.0": "cc-by-nc-sa-4.0", "cc0": "cc0-1.0", "cc0 1.0": "cc0-1.0", "cc0-1.0": "cc0-1.0", "odc-by": "odc-by",
}  # fmt: skip
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
GIVEN = {"full": "with the whole text", "quotes": "with the marked words alone", "offsets": "with offsets alone"}


def card(manifest: ReleaseManifest, address: str) -> str:
    """Write the card: what `load_dataset` and the Hub need, then what people should know before they train on it."""
    sections = (
        _about(manifest),
        _reading(manifest),
        _holdings(manifest),
        _dealing(manifest),
        _labels(manifest),
        _limits(manifest),
    )
    return "\n\n".join((_head(manifest), *sections, _citing(manifest, address))) + "\n"


def _head(manifest: ReleaseManifest) -> str:
    languages = sorted({tag.split("-")[0].lower() for tag in manifest["languages"]})
    lines = ["---", f"pretty_name: {_quoted(title_of(manifest))}"]
    lines += ["language:", *(f"- {tag}" for tag in languages)] if languages else []
    lines += [f"license: {licence_of(manifest)}"]
    lines += [
        "task_categories:",
        "- token-classification",
        "- text-classification",
        "tags:",
        "- quotation",
        "- attribution",
    ]
    lines += [
        "- fact-checking",
        "size_categories:",
        f"- {_size(manifest['articles'])}",
        "configs:",
        "- config_name: default",
    ]
    lines += ["  data_files:"]
    for split in manifest["splits"]:
        lines += [f"  - split: {split}", f"    path: data/{split}-*"]
    return "\n".join((*lines, "---"))


def licence_of(manifest: ReleaseManifest) -> str:
    """Return the licence that all articles share, as the Hub writes it; `other` where they differ or it is not one of these."""
    found = {HUB.get(name.casefold(), "other") for name in manifest["licences"]}
    return found.pop() if len(found) == 1 else "other"


def _size(articles: int) -> str:
    return next((name for most, name in SIZES if articles < most), "n>1M")


def _quoted(text: str) -> str:
    """Write a text as YAML: a string of JSON is one."""
    return json.dumps(text, ensure_ascii=False)


def _about(manifest: ReleaseManifest) -> str:
    return f"""# {title_of(manifest)}

News articles in which people marked who is reported to have said what, who that is, and whether it is true. Every record is an
article with the claims marked in it; the unit is a claim with its content, source and cue, its speakers, and a verdict with evidence.
Made with On Record on {manifest["made_on"]}, from the work submitted by {manifest["snapshot_on"]}. This release does not change: the same
number is always the same files, and SHA256SUMS has their checksums."""


def _reading(manifest: ReleaseManifest) -> str:
    return f"""## Read it

Unpack the archive, and in the folder above it:

```python
{loader(manifest)}```

Offsets count Unicode code points of `text` from 0, ends are exclusive: Python indexes strings in the same way."""


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(map(str, row)) for row in rows]
    first = list(head)
    return "\n".join("| " + " | ".join(line) + " |" for line in (first, ["---"] * len(first), *lines))


def _holdings(manifest: ReleaseManifest) -> str:
    names = ("articles", "claims", "verdicts", "evidence", "speakers")
    rows = ((name, *(f"{dict(split)[one]:,}" for one in names)) for name, split in manifest["splits"].items())
    splits = _table(("Split", *names), rows)
    licences = _table(
        ("Licence of the article", "Articles"),
        ((name or "none stated", f"{count:,}") for name, count in manifest["licences"].items()),
    )
    texts = "; ".join(f"{counted(count, 'article')} {GIVEN[policy]}" for policy, count in manifest["texts"].items())
    return f"""## What it holds

{splits}

Layer: `{manifest["layer"]}`. Chosen: `{json.dumps(manifest["selection"], ensure_ascii=False)}` (empty: everything). Texts: {texts}.

{licences}"""


def _dealing(manifest: ReleaseManifest) -> str:
    dealt = manifest["split"]
    leaks = _table(
        ("Splits", "Highest similarity of two texts", "Speakers in both", "Claims with the same words"),
        (
            (
                " and ".join(leak["splits"]),
                f"{leak['highest_jaccard']:.2f}",
                f"{leak['shared_speakers']:,}",
                f"{leak['shared_claims']:,}",
            )
            for leak in manifest["leaks"]
        ),
    )
    unseen = "; ".join(
        f"{name}: {split['by_unseen']:.0%}"
        for name, split in manifest["splits"].items()
        if split["by_unseen"] is not None
    )
    text = f"""## Splits

Articles whose texts are nearly the same (half of their runs of five words, found by MinHash) or that share an address are one story, and
stories are never torn apart: {counted(dealt["groups"], "story", "stories")}, the largest of {counted(dealt["largest_group"], "article")}.
An article keeps its split from one release to the next."""
    if dealt["held_out"]:
        names = ", ".join(one["name"] for one in dealt["held_out"])
        text += f"\nAll articles that name one of these speakers are the split `unseen_speakers`: {names}."
    if leaks.count("\n") > 1:
        text += f"\n\n{leaks}"
    if unseen:
        text += f"\n\nClaims by named speakers none of whom speaks in `{next(iter(manifest['splits']))}`: {unseen}."
    return text


def _labels(manifest: ReleaseManifest) -> str:
    agreement = manifest["agreement"]
    rows = []
    for one in agreement["slots"]:
        value = "not defined" if one["value"] is None else f"{one['value']:.2f}"
        within = "" if one["low"] is None or one["high"] is None else f"{one['low']:.2f} to {one['high']:.2f}"
        rows.append((one["slot"], one["measure"], value, within, one["counted"]))
    scale = ", ".join(f"{name} (`{key}`)" for key, name in manifest["scale"]["labels"].items())
    guidelines = ", ".join(f"guidelines/{number}.md" for number in manifest["guidelines"]) or "none"
    text = f"""## How good the labels are

Verdicts: {scale}. Guidelines under which claims were marked: {guidelines}."""
    if not agreement["comparisons"]:
        return text + "\nNo article has been read by two people, so there are no figures of agreement."
    articles, pairs = agreement["articles"], agreement["comparisons"]
    return f"""{text}
People compared over the whole project: {counted(pairs, "pair of passes", "pairs of passes")} over {counted(articles, "article")}; intervals of 95 %.

{_table(("Slot", "Measure", "Agreement", "Interval", "Counted"), rows)}"""


def _limits(manifest: ReleaseManifest) -> str:
    lines = ["## Limits", "", "- The articles belong to their publishers; the licence of each stands in its record."]
    if len(manifest["licences"]) > 1 or "" in manifest["licences"]:
        lines.append(
            "- Not all articles are under one licence that is stated: look at `licence` before you pass texts on."
        )
    lost = ", ".join(f"{part} ({count:,})" for part, count in manifest["lost"].items())
    lines.append(
        f"- The format leaves out: {lost}; loss.json names them." if lost else "- The format leaves nothing out."
    )
    if manifest["split"]["left_out"]:
        count = counted(len(manifest["split"]["left_out"]), "article")
        lines.append(
            f"- {count} would have joined stories of two splits and {'is' if count.startswith('1 ') else 'are'} left out."
        )
    if manifest["comments_left_out"]:
        lines.append(f"- {counted(manifest['comments_left_out'], 'comment')} of the annotators stay in the project.")
    if manifest["engines"]:
        lines.append(
            f"- Suggestions come from {', '.join(manifest['engines'])}; `origin` tells which claims began as one."
        )
    return "\n".join(lines)


def _citing(manifest: ReleaseManifest, address: str) -> str:
    where = f" {address}" if address else ""
    return f"""## Cite it

{title_of(manifest)} ({manifest["made_on"][:4]}). Dataset made with On Record.{where} CITATION.cff has this for programs."""


def citation(manifest: ReleaseManifest, address: str) -> str:
    """Write CITATION.cff (version 1.2.0 of its schema)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this dataset, please cite it as below.",
        "type: dataset",
        f"title: {_quoted(title_of(manifest))}",
        "authors:",
        f"  - name: {_quoted('The annotators of ' + manifest['project'])}",
        f"version: {_quoted(str(manifest['release']))}",
        f"date-released: {_quoted(manifest['made_on'])}",
        "keywords:",
        "  - quotation",
        "  - attribution",
        "  - fact-checking",
    ]
    if address:
        lines.append(f"url: {_quoted(address)}")
    licence = licence_of(manifest)
    if licence != "other":
        lines.append(f"license: {SPDX[licence]}")
    return "\n".join(lines) + "\n"


SPDX = {name: "-".join(part.upper() for part in name.split("-")) for name in HUB.values()} | {"odc-by": "ODC-By-1.0"}
