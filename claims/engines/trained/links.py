"""Which words report a stretch of content, who said it, and which stretches are one claim: described for a classifier."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.engines.rules.grammar import cue_of
from claims.engines.rules.sources import source_of
from claims.engines.rules.tree import Token, Tree
from claims.engines.trained.features import LEXICON, Reading
from claims.engines.trained.logistic import Row, flags
from claims.engines.trained.segments import Segment, band, runs
from claims.engines.trained.tagging import Marks

REACH = 60
LIKELY_CUE, LIKELY_SOURCE = 0.15, 0.3
LONGEST_PATH = 5

Span = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible cue or source: sorted token indices, and whence it comes."""

    tokens: Span
    origin: str

    @property
    def low(self) -> int:
        """Return the first token."""
        return self.tokens[0]

    @property
    def high(self) -> int:
        """Return the last token."""
        return self.tokens[-1]


def cues(reading: Reading, marks: Marks) -> list[Mention]:
    """List possible cues of an article: those of the rules, runs of likely words, and likely verbs with their auxiliaries."""
    found: dict[Span, str] = {}
    for candidate in reading.found:
        if candidate.cue:
            found.setdefault(tuple(sorted(candidate.cue)), "rules")
    for least in (0.5, LIKELY_CUE):
        for start, end in _likely(reading, marks.cue, least):
            found.setdefault(tuple(range(start, end)), "run")
    for token in reading.tree.tokens:
        if marks.cue[token.i] >= LIKELY_CUE and token.pos in {"VERB", "AUX"}:
            found.setdefault(tuple(cue_of(reading.tree, token)), "verb")
    return [Mention(span, origin) for span, origin in sorted(found.items())]


def sources(reading: Reading, marks: Marks) -> list[Mention]:
    """List possible sources of an article: those of the rules, runs of likely words, and subjects of likely cues."""
    found: dict[Span, str] = {}
    for candidate in reading.found:
        if candidate.source:
            found.setdefault(tuple(sorted(candidate.source)), "rules")
    for token in reading.tree.tokens:
        if marks.cue[token.i] >= LIKELY_CUE and token.pos in {"VERB", "AUX"}:
            subject = source_of(reading.tree, token)
            if subject:
                found.setdefault(tuple(sorted(subject)), "subject")
    for start, end in _likely(reading, marks.source, LIKELY_SOURCE):
        found.setdefault(tuple(range(start, end)), "run")
    return [Mention(span, origin) for span, origin in sorted(found.items())]


def _likely(reading: Reading, chances: Sequence[float], least: float) -> Iterable[tuple[int, int]]:
    tokens = reading.tree.tokens
    for start, end in runs([i for i, chance in enumerate(chances) if chance >= least]):
        low = start
        for i in range(start + 1, end + 1):
            if i == end or tokens[i].sentence != tokens[i - 1].sentence:
                if any(tokens[j].pos != "PUNCT" for j in range(low, i)) or tokens[low].text == ":":
                    yield low, i
                low = i


def near(mentions: Sequence[Mention], low: int, high: int) -> list[Mention]:
    """Return the mentions, sorted as they come, that begin within reach of the tokens [low, high)."""
    first = bisect_left(mentions, low - REACH, key=lambda m: m.low)
    return list(mentions[first : bisect_left(mentions, high + REACH, key=lambda m: m.low)])


def describe_cue(reading: Reading, marks: Marks, segment: Segment, cue: Mention) -> Row:
    """Describe a pair of content and cue."""
    tree, tokens = reading.tree, reading.tree.tokens
    chances = [marks.cue[i] for i in cue.tokens]
    word = _main(tree, cue.tokens)
    where, gap = _place(segment.start, segment.end, cue)
    row = {"bias": 1.0, "mean": sum(chances) / len(chances), "least": min(chances), "most": max(chances)}
    left = marks.cue[cue.low - 1] if cue.low else 0.0
    right = marks.cue[cue.high + 1] if cue.high + 1 < len(tokens) else 0.0
    row["cut left"], row["cut right"] = left, right
    row["between"] = max((marks.cue[i] for i in _between(segment, cue)), default=0.0)
    names = [
        f"origin {cue.origin}",
        f"place {where}",
        f"gap {where} {band(gap, 0, 1, 2, 4, 8, 15, 30)}",
        f"words {min(len(cue.tokens), 5)}",
        f"sentence {_sentences(reading, segment, cue)} {where}",
        f"line {int(tokens[cue.low].line != tokens[segment.start].line)}",
        f"tags {' '.join(tokens[i].tag for i in cue.tokens[:5])}",
        f"lemma {word.lemma}",
        f"quotes {reading.quote[segment.start]} {reading.quote[segment.end - 1]} {where}",
        f"cue in quotation {int(reading.quote[cue.low] != 'o')} {reading.quote[segment.start][:1]}",
        f"link {_path(tree, segment, cue.tokens)}",
        f"comma {where} {_punctuation(reading, segment, cue)}",
        *(f"list {name} {where}" for name in LEXICON.get(word.lemma, ())),
        *_by_rules(reading, segment, cue.tokens),
    ]
    row.update(flags(names))
    return row


def _by_rules(reading: Reading, segment: Segment, cue: Span) -> list[str]:
    """Say whether the rules gave this cue to the content."""
    owners = reading.owners(segment.start, segment.end)
    if not owners:
        return ["rules: content unknown"]
    mine = {reading.claim[i] for i in cue if reading.role[i] == "q"}
    if owners & mine:
        exact = any(tuple(sorted(reading.found[n].cue)) == cue for n in owners)
        return [
            f"rules: same claim {int(exact)}",
            *(f"rules: {reading.found[n].pattern} {int(exact)}" for n in owners & mine),
        ]
    return ["rules: another cue" if any(reading.found[n].cue for n in owners) else "rules: no cue"]


def _place(low: int, high: int, mention: Mention) -> tuple[str, int]:
    """Say where a mention stands, seen from the tokens [low, high), and how many tokens lie between."""
    if mention.high < low:
        return "before", low - mention.high - 1
    if mention.low >= high:
        return "after", mention.low - high
    return "inside", 0


def _between(segment: Segment, mention: Mention) -> range:
    if mention.high < segment.start:
        return range(mention.high + 1, segment.start)
    return range(segment.end, mention.low)


def _sentences(reading: Reading, segment: Segment, mention: Mention) -> str:
    tokens = reading.tree.tokens
    first, last, own = tokens[segment.start].sentence, tokens[segment.end - 1].sentence, tokens[mention.low].sentence
    away = first - own if own < first else own - last if own > last else 0
    return str(min(away, 3))


def _punctuation(reading: Reading, segment: Segment, mention: Mention) -> str:
    marks = {reading.tree.tokens[i].text for i in _between(segment, mention)} & {",", ".", ":", ";", "--", "—", '"'}
    return "".join(sorted(marks)) or "-"


def _main(tree: Tree, cue: Span) -> Token:
    """Return the word that carries a cue: its last verb, else noun or adjective, else its last word."""
    for kinds in ({"VERB"}, {"NOUN"}, {"ADJ"}):
        for i in reversed(cue):
            if tree.tokens[i].pos in kinds:
                return tree.tokens[i]
    return tree.tokens[cue[-1]]


def _path(tree: Tree, segment: Segment, cue: Span) -> str:
    """Name the way from the content's head up to the cue, or from the cue up to the content."""
    inside = set(cue)
    for top in tree.tokens[segment.start : segment.end]:
        if segment.start <= top.head < segment.end or top.pos == "PUNCT":
            continue
        steps = [top.dep]
        for up in tree.ancestors(top):
            if up.i in inside:
                return ">".join(steps)
            steps.append(up.dep)
            if len(steps) > LONGEST_PATH:
                break
        break
    main = _main(tree, cue)
    steps = [main.dep]
    for up in tree.ancestors(main):
        if segment.start <= up.i < segment.end:
            return "<" + "<".join(steps)
        steps.append(up.dep)
        if len(steps) > LONGEST_PATH:
            break
    return "none"


def describe_source(
    reading: Reading, marks: Marks, content: Sequence[Segment], cue: Mention | None, who: Mention
) -> Row:
    """Describe a source for a claim whose content and cue are known."""
    tree, tokens = reading.tree, reading.tree.tokens
    chances = [marks.source[i] for i in who.tokens]
    low, high = content[0].start, content[-1].end
    where, gap = _place(low, high, who)
    row = {
        "bias": 1.0,
        "mean": sum(chances) / len(chances),
        "least": min(chances),
        "most": max(chances),
        "cut left": marks.source[who.low - 1] if who.low else 0.0,
        "cut right": marks.source[who.high + 1] if who.high + 1 < len(tokens) else 0.0,
    }
    inside = sum(any(s.start <= i < s.end for s in content) for i in who.tokens)
    names = [
        f"origin {who.origin}",
        f"place {where} {band(gap, 0, 1, 3, 8, 20)}",
        f"in content {int(inside > 0)}",
        f"sentence {int(tokens[who.low].sentence != tokens[content[0].start].sentence)}",
        f"first {tokens[who.low].tag}",
        f"last {tokens[who.high].tag} {tokens[who.high].dep}",
        f"entity {tokens[who.high].entity}",
        f"words {band(len(who.tokens), 1, 2, 4, 8, 14)}",
        *_source_by_rules(reading, content, who.tokens),
    ]
    if cue is not None:
        beside, away = _place(cue.low, cue.high + 1, who)
        names += [
            f"cue {beside} {band(away, 0, 1, 3, 8, 20)}",
            f"cue sentence {int(tokens[who.low].sentence != tokens[cue.low].sentence)}",
            f"shares with cue {int(bool(set(who.tokens) & set(cue.tokens)))}",
            f"link {_source_path(tree, cue.tokens, who.tokens)}",
            f"{beside} {_source_path(tree, cue.tokens, who.tokens)} {who.origin}",
            f"between {_words_between(tree, cue, who)}",
            f"cue ends {tokens[cue.high].lower}",
        ]
        subject = source_of(tree, _main(tree, cue.tokens)) if _main(tree, cue.tokens).pos in {"VERB", "AUX"} else []
        names.append(f"subject {'none' if not subject else int(tuple(sorted(subject)) == who.tokens)}")
    else:
        names.append("no cue")
    row.update(flags(names))
    return row


def _words_between(tree: Tree, cue: Mention, who: Mention) -> str:
    low, high = (who.high + 1, cue.low) if who.high < cue.low else (cue.high + 1, who.low)
    words = [tree.tokens[i] for i in range(low, high)]
    return " ".join(t.tag for t in words) if len(words) <= 3 else "long"


def _source_path(tree: Tree, cue: Span, who: Span) -> str:
    """Name the way between a source and its cue."""
    inside, others = set(who), set(cue)
    heads = (tree.tokens[i] for i in who if tree.tokens[i].head not in inside and tree.tokens[i].pos != "PUNCT")
    head = next(heads, tree.tokens[who[0]])
    steps = [head.dep]
    for up in tree.ancestors(head):
        if up.i in others:
            return ">".join(steps)
        if len(steps) > 3:
            break
        below = any(c in others for c in up.children)
        steps.append(up.dep)
        if below:
            return ">".join(steps) + "<"
    main = _main(tree, cue)
    steps = [main.dep]
    for up in tree.ancestors(main):
        if up.i in inside:
            return "<" + "<".join(steps)
        steps.append(up.dep)
        if len(steps) > 3:
            break
    return "none"


def _source_by_rules(reading: Reading, content: Sequence[Segment], who: Span) -> list[str]:
    owners = {n for s in content for n in reading.owners(s.start, s.end)}
    if not owners:
        return ["rules: content unknown"]
    own = [tuple(sorted(reading.found[n].source)) for n in owners]
    if who in own:
        return ["rules: this one", *(f"rules: {reading.found[n].pattern}" for n in owners)]
    if any(set(who) & set(source) for source in own):
        return ["rules: overlapping"]
    return ["rules: another" if any(own) else "rules: none"]


def describe_merge(
    reading: Reading, marks: Marks, left: Segment, right: Segment, cue: tuple[Mention | None, Mention | None]
) -> Row:
    """Describe two neighbouring stretches of content that may be one claim."""
    tokens = reading.tree.tokens
    gap = range(left.end, right.start)
    words = [tokens[i] for i in gap if tokens[i].pos != "PUNCT"]
    ends = sum(tokens[i].text in {".", "?", "!"} for i in gap)
    first, second = cue
    shared = "none" if first is None and second is None else (
        "same" if first is not None and second is not None and set(first.tokens) & set(second.tokens) else "other")  # fmt: skip
    within = first is not None and left.end <= first.low and first.high < right.start
    lines = tokens[right.start].line - tokens[left.end - 1].line
    quoted = f"{reading.quote[left.end - 1]}{reading.quote[right.start]}"
    one = reading.owners(left.start, left.end) & reading.owners(right.start, right.end)
    names = [
        f"cue {shared}",
        f"cue {shared} lines {min(lines, 3)}",
        f"cue {shared} gap {band(len(gap), 0, 1, 2, 4, 8, 15, 30)}",
        f"cue {shared} within {int(within)} ends {min(ends, 2)}",
        f"cue {shared} quotes {quoted}",
        f"words {band(len(words), 0, 1, 2, 4, 8)} {shared}",
        f"rules one claim {int(bool(one))}",
        f"rules one claim {int(bool(one))} {shared}",
        f"starts {tokens[right.start].tag} {shared}",
        f"starts {tokens[right.start].text[:1].isupper()} ends {min(ends, 1)} {shared}",
        f"gap text {' '.join(tokens[i].lower for i in gap) if len(gap) <= 2 else 'long'}",
    ]
    row = {
        "bias": 1.0,
        "content": min((marks.content(i) for i in gap), default=1.0),
        "begin": marks.begin[right.start],
        "cue": max((marks.cue[i] for i in gap), default=0.0),
        "source": max((marks.source[i] for i in gap), default=0.0),
    }
    row.update(flags(names))
    return row
