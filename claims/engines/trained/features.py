"""What the sequence model sees of each token: words, grammar, quotation marks, and what the rules made of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from claims.core.records import Fragments
from claims.engines.marks import Quotation
from claims.engines.rules import lexicon
from claims.engines.rules.grammar import Candidate
from claims.engines.rules.tree import Token, Tree

FEATURES = "1"
CLAUSAL = {"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"}
ARGUMENT = {"dobj", "prep", "nsubj", "nsubjpass", "agent", "attr", "acomp", "oprd", "npadvmod", "conj", "dative"}
FRAME = {"ccomp", "xcomp", "dobj", "prep", "nsubj", "nsubjpass", "agent", "acl", "relcl", "prt", "acomp", "oprd", "poss",
         "parataxis", "advcl", "aux", "auxpass", "neg", "mark", "attr", "conj", "expl"}  # fmt: skip
CONTENT = {"b", "i", "e"}
FAR = 12
DEEPEST = 8
FARTHEST = 40

LISTS = {
    "clause": lexicon.CLAUSE, "quote": lexicon.QUOTE_ONLY, "weak": lexicon.CLAUSE_WEAK, "inf": lexicon.INFINITIVE,
    "raise": lexicon.RAISING, "obj": lexicon.OBJECT, "objw": lexicon.OBJECT_WEAK, "pred": lexicon.OBJECT_PREDICATE,
    "as": lexicon.OBJECT_AS, "for": lexicon.OBJECT_FOR, "of": lexicon.OBJECT_OF, "prep": frozenset(lexicon.PREPOSITIONAL),
    "nclause": lexicon.NOUN_CLAUSE, "ninf": lexicon.NOUN_INFINITIVE, "nprep": frozenset(lexicon.NOUN_PREPOSITIONAL),
    "aclause": lexicon.ADJECTIVE_CLAUSE, "ainf": lexicon.ADJECTIVE_INFINITIVE, "light": lexicon.LIGHT,
    "aprep": frozenset(lexicon.ADJECTIVE_PREPOSITIONAL), "doc": lexicon.DOCUMENT,
}  # fmt: skip
LEXICON: dict[str, tuple[str, ...]] = {}
for _name, _words in LISTS.items():
    for _word in _words:
        LEXICON[_word] = (*LEXICON.get(_word, ()), _name)


class Reading:
    """One parsed article with the rules' claims and quotations laid over its tokens."""

    def __init__(self, tree: Tree, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> None:
        self.tree = tree
        self.found = [candidate for candidate in found if candidate.parent is None]
        self.quotations = quotations
        self.starts = [token.start for token in tree.tokens]
        count = len(tree.tokens)
        self.role = [""] * count
        self.pattern = [""] * count
        self.quote = ["o"] * count
        self.claim = [-1] * count
        self._lay_rules()
        self._lay_quotations()
        self.first, self.last = self._extents()
        self.lines = self._lines()

    def within(self, body: Fragments) -> list[int]:
        """List the tokens that fragments (code points) cover."""
        found: list[int] = []
        for start, end in body:
            low = bisect_left(self.starts, start)
            if low and self.tree.tokens[low - 1].end > start:
                low -= 1
            found.extend(range(low, bisect_left(self.starts, end)))
        return found

    def owners(self, start: int, end: int) -> set[int]:
        """Return which of the rules' claims have content among the tokens [start, end)."""
        return {self.claim[i] for i in range(start, end) if self.role[i] in CONTENT}

    def _lay_rules(self) -> None:
        for n, candidate in enumerate(self.found):
            inside = self.within(candidate.body)
            for k, i in enumerate(inside):
                begins = k == 0 or inside[k - 1] != i - 1
                ends = k == len(inside) - 1 or inside[k + 1] != i + 1
                self.role[i] = "b" if begins else "e" if ends else "i"
                self.pattern[i], self.claim[i] = candidate.pattern, n
        for n, candidate in enumerate(self.found):
            for role, members in (("s", candidate.source), ("q", candidate.cue)):
                for i in members:
                    if self.claim[i] < 0 or role == "q":
                        self.role[i], self.pattern[i], self.claim[i] = role, candidate.pattern, n

    def _lay_quotations(self) -> None:
        for quotation in self.quotations:
            inside = self.within(((quotation.start, quotation.end),))
            kind = "'" if quotation.single else '"' if quotation.closed else "u"
            for k, i in enumerate(inside):
                place = "b" if k == 0 else "e" if k == len(inside) - 1 else "i"
                self.quote[i] = kind + place

    def _extents(self) -> tuple[list[int], list[int]]:
        """Return the first and the last token of every token's subtree."""
        tokens = self.tree.tokens
        first, last = list(range(len(tokens))), list(range(len(tokens)))
        for token in tokens:
            up, steps = token, 0
            while up.head >= 0 and steps < FARTHEST:
                up, steps = tokens[up.head], steps + 1
                if first[up.i] <= token.i <= last[up.i]:
                    continue
                first[up.i], last[up.i] = min(first[up.i], token.i), max(last[up.i], token.i)
        return first, last

    def _lines(self) -> list[tuple[int, int]]:
        tokens = self.tree.tokens
        found, start = [], 0
        for i in range(1, len(tokens) + 1):
            if i == len(tokens) or tokens[i].line != tokens[start].line:
                if i > start:
                    found.append((start, i))
                start = i
        return found


def sequences(reading: Reading) -> Iterator[tuple[int, int, list[list[str]]]]:
    """Yield each paragraph as (first token, end token, features of every token)."""
    local = [_local(reading, token) for token in reading.tree.tokens]
    brief = [_brief(reading, token) for token in reading.tree.tokens]
    total = len(reading.lines)
    for number, (start, end) in enumerate(reading.lines):
        place = "p0" if number == 0 else "p1" if number < 3 else "p9" if number > total - 3 else "p5"
        left, right = _distances(reading, start, end)
        rows = []
        for i in range(start, end):
            row = list(local[i])
            row.append(place)
            row.append(f"dl={left[i - start]}")
            row.append(f"dr={right[i - start]}")
            for offset in (-2, -1, 1, 2):
                j = i + offset
                if start <= j < end:
                    row.extend(f"{offset}:{name}" for name in brief[j])
                else:
                    row.append(f"{offset}:edge")
            if i > start and i + 1 < end:
                row.append(f"w-1w={brief[i - 1][0]}|{reading.tree.tokens[i].lower}")
            rows.append(row)
        yield start, end, rows


def _brief(reading: Reading, token: Token) -> list[str]:
    return [
        token.lemma,
        f"t={token.tag}",
        f"d={token.dep}",
        f"r={reading.role[token.i]}",
        f"q={reading.quote[token.i]}",
        *(f"x={name}" for name in LEXICON.get(token.lemma, ())),
    ]


def _local(reading: Reading, token: Token) -> list[str]:
    tree = reading.tree
    head = tree.head(token)
    role, pattern = reading.role[token.i], reading.pattern[token.i]
    row = [
        "bias",
        f"w={token.lower}",
        f"l={token.lemma}",
        f"t={token.tag}",
        f"d={token.dep}",
        f"td={token.tag}|{token.dep}",
        f"e={token.entity}",
        f"r={role}",
        f"rp={role}|{pattern}",
        f"q={reading.quote[token.i]}",
        f"rq={role}|{reading.quote[token.i]}",
        f"hl={head.lemma if head is not None else '-'}",
        f"hd={token.dep}|{head.lemma if head is not None else '-'}",
        f"ht={token.dep}|{head.tag if head is not None else '-'}",
    ]
    if token.text[:1].isupper():
        row.append("cap")
    lists = LEXICON.get(token.lemma, ())
    row.extend(f"x={name}" for name in lists)
    if token.pos in {"VERB", "AUX", "NOUN", "ADJ"}:
        deps = sorted({tree.tokens[i].dep for i in token.children} & FRAME)
        row.append(f"f={token.pos}|{','.join(deps)}")
        row.extend(f"c={token.lemma}|{dep}" for dep in deps)
        row.extend(f"xc={name}|{dep}" for name in lists for dep in deps)
        row.extend(
            f"cp={token.lemma}|{tree.tokens[i].lower}"
            for i in token.children
            if tree.tokens[i].dep in {"prep", "prt", "mark"}
        )
    row.extend(_governors(reading, token))
    row.extend(_edges(reading, token))
    return row


def _governors(reading: Reading, token: Token) -> list[str]:
    """Name the clauses and arguments that hold the token, innermost first, with the word that governs each."""
    tree = reading.tree
    row: list[str] = []
    below, level, argument = token, 0, False
    for up in islice(tree.ancestors(token), FARTHEST):
        if below.dep in CLAUSAL:
            side = "<" if up.i < token.i else ">"
            row.append(f"g{level}={below.dep}{side}{up.lemma}")
            row.extend(f"gx{level}={below.dep}{side}{name}" for name in LEXICON.get(up.lemma, ()))
            row.append(f"gr{level}={below.dep}{side}{reading.role[up.i]}|{reading.pattern[up.i]}")
            level += 1
            if level == 3:
                break
        elif below.dep in ARGUMENT and not argument and up.pos in {"VERB", "AUX", "ADJ"} and level == 0:
            side = "<" if up.i < token.i else ">"
            row.append(f"a={below.dep}{side}{up.lemma}")
            row.extend(f"ax={below.dep}{side}{name}" for name in LEXICON.get(up.lemma, ()))
            row.append(f"ar={below.dep}{side}{reading.role[up.i]}")
            argument = True
        below = up
    row.append(f"depth={min(level, 3)}")
    return row


def _edges(reading: Reading, token: Token) -> list[str]:
    """Name the largest branch that the token begins and the largest it ends."""
    tokens = reading.tree.tokens
    row: list[str] = []
    for name, edge in (("B", reading.first), ("E", reading.last)):
        top: Token | None = None
        for node in (token, *islice(reading.tree.ancestors(token), DEEPEST - 1)):
            if edge[node.i] != token.i:
                break
            top = node
        if top is not None:
            head = tokens[top.head] if top.head >= 0 else None
            row.append(f"{name}={top.dep}")
            if head is not None:
                row.append(f"{name}h={top.dep}|{head.lemma}")
                row.append(f"{name}r={top.dep}|{reading.role[head.i]}")
    return row


def _distances(reading: Reading, start: int, end: int) -> tuple[list[str], list[str]]:
    """Say for each token how far the rules' cues to its left and right are in its sentence."""
    tokens = reading.tree.tokens
    cues = [i for i in range(start, end) if reading.role[i] == "q"]
    left, right = [], []
    for i in range(start, end):
        n = bisect_right(cues, i)
        near = [cues[n - 1]] if n else []
        after = [cues[n]] if n < len(cues) else []
        left.append(_band(i - near[0]) if near and tokens[near[0]].sentence == tokens[i].sentence else "-")
        right.append(_band(after[0] - i) if after and tokens[after[0]].sentence == tokens[i].sentence else "-")
    return left, right


def _band(distance: int) -> str:
    return str(distance) if distance < 4 else "4" if distance < 7 else "7" if distance < FAR else "far"
