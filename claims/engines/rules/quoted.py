"""Quotations, and the words that introduce, follow or interrupt them."""

from bisect import bisect_left
from collections.abc import Iterator

from claims.engines.labels import names_nobody
from claims.engines.marks import Quotation
from claims.engines.rules import lexicon
from claims.engines.rules.grammar import Candidate, cue_of, phrase, strip
from claims.engines.rules.sources import source_of
from claims.engines.rules.tree import Token, Tree

BEFORE_CUE = ",?!…—–-"
SENTENCE_END = {".", "?", "!", ";"}
NAMING = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV"}
# After these no comma is missed: "“The wall is safe” said Keane".
PLAINEST = {"say", "add", "explain"}
REACH = 40
MIN_TOKENS_ALONE = 12

BULLETS = {"-", "–", "•", "*", "·"}


class Quoted:
    """Links each quotation of an article to its cue, and joins quotations that one cue reports."""

    def __init__(self, tree: Tree, quotations: list[Quotation]) -> None:
        self.tree = tree
        self.quotations = quotations
        self.starts = [token.start for token in tree.tokens]
        self.bounds = [self._tokens(q) for q in quotations]
        self.inside = [-1] * len(tree.tokens)
        for k, (a, b) in enumerate(self.bounds):
            for i in range(a, b):
                self.inside[i] = k

    def _tokens(self, q: Quotation) -> tuple[int, int]:
        return bisect_left(self.starts, q.start), bisect_left(self.starts, q.end)

    def find(self) -> Iterator[Candidate]:
        """Propose one candidate for each cue that stands beside a quotation."""
        k = 0
        while k < len(self.quotations):
            candidate = self._after(k) or self._before(k) or self._colon(k) or self._headline(k)
            if candidate is None:
                k += 1
                continue
            candidate.quotes = [k]
            for n in self._more(k, candidate):
                candidate.content.append(self._extent(n))
                candidate.quotes.append(n)
                k = n
            yield candidate
            k += 1

    def _extent(self, k: int) -> tuple[int, int]:
        return self.quotations[k].start, self.quotations[k].end

    def _last_inside(self, q: Quotation) -> str:
        """Return the last character between the marks, inner quotations' marks aside; empty for an empty quotation."""
        return self.tree.text[q.start + q.opening : q.end - q.closing].rstrip("'’‘ ")[-1:]

    def _after(self, k: int) -> Candidate | None:
        """`"...," she said` and `"...," said the minister`."""
        q, (_, end) = self.quotations[k], self.bounds[k]
        tokens = self.tree.tokens
        if end >= len(tokens) or end == 0 or tokens[end].line != tokens[end - 1].line or not q.closed:
            return None
        comma = tokens[end].text == ","
        plain = tokens[end].pos == "VERB" and tokens[end].lemma in PLAINEST
        if not comma and self._last_inside(q) not in BEFORE_CUE and not plain:
            return None
        start = end + 1 if comma else end
        stop = start
        while (stop < len(tokens) and stop - start < REACH and tokens[stop].line == tokens[end].line
               and tokens[stop].text not in SENTENCE_END and self.inside[stop] < 0):  # fmt: skip
            stop += 1
        if start >= stop or tokens[start].tag in {"WDT", "WP", "CC", "IN"}:
            return None
        for i in range(start, stop):
            verb = tokens[i]
            if verb.pos not in {"VERB", "AUX"}:
                continue
            if (told := self._quoted_as_saying(verb, stop)) is not None:
                return Candidate([(self._sentence_start(k), q.end)], *told, "quote-cue", i, verb.lower)
            if verb.lemma not in lexicon.CLAUSE | lexicon.QUOTE_ONLY and not self._plain_tag(verb, start, stop):
                continue
            if verb.dep in {"relcl", "acl", "xcomp"} or verb.tag == "VBG" or self._tells_something_else(verb, stop):
                continue
            source = [j for j in source_of(self.tree, verb) if start <= j < stop]
            if not source:
                source = self._beside(start, i, stop)
            if not source:
                continue
            begin = self._sentence_start(k)
            return Candidate([(begin, q.end)], source, cue_of(self.tree, verb), "quote-cue", i, verb.lower)
        return None

    def _quoted_as_saying(self, verb: Token, stop: int) -> tuple[list[int], list[int]] | None:
        """Return source and cue of `"...," the site quoted Ms. Holt as saying`; None for any other verb."""
        if verb.lemma not in {"quote", "cite"}:
            return None
        link = next((p for p in self.tree.all(verb, "prep") if p.lower == "as" and verb.i < p.i < stop - 1), None)
        who = self.tree.child(verb, "dobj", "nsubjpass")
        if link is None or who is None or self.tree.tokens[link.i + 1].lower != "saying":
            return None
        return phrase(self.tree, who, {verb.i}), [verb.i, link.i, link.i + 1]

    def _plain_tag(self, verb: Token, start: int, stop: int) -> bool:
        """Tell whether an unlisted verb is all there is beside its subject: `"...," the old man grunted.`"""
        subject = self.tree.child(verb, "nsubj")
        if subject is None or verb.tag not in {"VBD", "VBZ"} or verb.lemma in {"be", "have", "do"}:
            return False
        return start <= subject.i < stop and {start, stop - 1} & {verb.i, *self.tree.subtree(subject)} == {
            start,
            stop - 1,
        }

    def _tells_something_else(self, verb: Token, stop: int) -> bool:
        """Tell whether the cue has its content on its right: `In "Meet the Press," she said that ...`."""
        for child in self.tree.all(verb, "ccomp", "dobj", "intj"):
            if (
                verb.i < child.i < stop
                and child.entity not in {"DATE", "TIME", "PERSON"}
                and child.tag not in {"NNP", "PRP"}
            ):
                words = {self.tree.tokens[i].lower for i in child.children}
                if child.dep == "ccomp" or child.dep == "intj" or verb.lemma == "say" and not words & {"the", "a"}:
                    return True
        return False

    def _sentence_start(self, k: int) -> int:
        """Return where the sentence that a quotation ends begins: the quotation may be only its last words."""
        first, tokens = self.bounds[k][0], self.tree.tokens
        i = first
        while i > 0 and tokens[i - 1].line == tokens[first].line:
            before = tokens[i - 1]
            if before.text in {".", "?", "!", ":", ";"} and self.inside[i - 1] < 0:
                break
            if self.inside[i - 1] >= 0 and self._last_inside(self.quotations[self.inside[i - 1]]) in ".?!,":
                break
            if before.pos in {"VERB", "AUX"} and before.lemma in lexicon.CLAUSE and self.inside[i - 1] < 0:
                return self.quotations[k].start
            i -= 1
        while i < first and tokens[i].text in BULLETS:
            i += 1
        return min(tokens[i].start, self.quotations[k].start)

    def _beside(self, start: int, verb: int, stop: int) -> list[int]:
        """Find the source beside a cue that the parser misread: what stands between, or the noun phrase after it."""
        tokens = self.tree.tokens
        if start < verb <= start + 12:
            between = strip(self.tree, [i for i in range(start, verb) if tokens[i].dep not in {"aux", "neg"}])
            while between and tokens[between[-1]].pos == "ADV":
                between.pop()
            if any(tokens[i].pos in {"NOUN", "PROPN", "PRON"} for i in between):
                return between
        elif verb == start and verb + 1 < stop:
            for i in range(verb + 1, min(stop, verb + 8)):
                if tokens[i].pos in {"PROPN", "NOUN", "PRON"} and (
                    tokens[i].head <= verb or tokens[i].dep in {"nsubj", "dobj"}
                ):
                    return [j for j in phrase(self.tree, tokens[i], {verb}) if j > verb]
        return []

    def _before(self, k: int) -> Candidate | None:
        """`She said, "..."`, `said that "..."`, `told reporters: "..."`."""
        q, (first, end) = self.quotations[k], self.bounds[k]
        tokens = self.tree.tokens
        if not 0 < first < len(tokens):
            return None
        if tokens[first - 1].line != tokens[first].line and (
            tokens[first - 1].text != ":" or tokens[first].line > tokens[first - 1].line + 2
        ):
            return None
        if not self._ends_sentence(q, end):
            return None
        p = first - 1
        that = tokens[p].lower == "that"
        comma = tokens[p].text in {",", ":"}
        begin = tokens[p].start if that else q.start
        if that or comma:
            p -= 1
        verb = self._cue_back(p, strict=not (comma or that))
        if verb is None and comma and tokens[p + 1].text == ":":
            verb = self._main_verb(p)
        if verb is None:
            return None
        source = source_of(self.tree, verb)
        content = [*self._first_half(k, min([verb.i, *source])), (begin, q.end)]
        return Candidate(content, source, cue_of(self.tree, verb), "cue-quote", verb.i, verb.lower)

    def _first_half(self, k: int, cue: int) -> list[tuple[int, int]]:
        """Return what stands before the cue, where the quotation only ends it: `Some, she charged, "took it for a gift"`."""
        tokens, first = self.tree.tokens, self.bounds[k][0]
        start = cue - 1
        while start > 0 and tokens[start - 1].sentence == tokens[first].sentence and self.inside[start - 1] < 0:
            start -= 1
        if start >= cue - 1 or tokens[cue - 1].text != "," or tokens[first - 1].text != ",":
            return []
        governed = any(
            tokens[i].dep in {"nsubj", "nsubjpass"} and self.inside[tokens[i].head] == k for i in range(start, cue - 1)
        )
        return [(tokens[start].start, tokens[cue - 2].end)] if governed else []

    def _ends_sentence(self, q: Quotation, end: int) -> bool:
        tokens = self.tree.tokens
        if end >= len(tokens) or not q.closed or tokens[end].start == q.end and tokens[end].text in SENTENCE_END:
            return True
        if tokens[end].line != tokens[end - 1].line:
            return True
        return self._last_inside(q) in ".?!" and (tokens[end].text[:1].isupper() or self.inside[end] >= 0)

    def _cue_back(self, p: int, strict: bool) -> Token | None:
        tokens = self.tree.tokens
        if p < 0:
            return None
        line, low = tokens[p].line, max(0, p - (0 if strict else 18))
        for i in range(p, low - 1, -1):
            token = tokens[i]
            if token.line != line or token.text in SENTENCE_END or self.inside[i] >= 0:
                return None
            if (
                token.pos in {"VERB", "AUX"}
                and token.lemma in lexicon.CLAUSE | lexicon.QUOTE_ONLY
                and token.dep != "amod"
            ):
                return self._said_in(token) or token
            if token.pos in {"VERB", "AUX"} and self.tree.child(token, "nsubj") is not None:
                return None
        return None

    def _said_in(self, read: Token) -> Token | None:
        """Return the verb of "she said in a statement read to the court": who says it, not what it is in."""
        paper = self.tree.head(read) if read.dep == "acl" and read.tag == "VBN" else None
        link = self.tree.head(paper) if paper is not None and paper.dep == "pobj" else None
        verb = self.tree.head(link) if link is not None else None
        if verb is None or verb.lemma not in lexicon.CLAUSE or self.tree.child(verb, "nsubj") is None:
            return None
        return verb

    def _main_verb(self, p: int) -> Token | None:
        """Return the verb of the short sentence that ends in a colon: `As the mayor put it: "..."`."""
        tokens = self.tree.tokens
        for i in range(p, max(-1, p - 12), -1):
            token = tokens[i]
            if token.line != tokens[p].line or token.text in SENTENCE_END or self.inside[i] >= 0:
                return None
            if (
                token.pos == "VERB"
                and self.tree.child(token, "nsubj") is not None
                and token.lemma not in {"be", "have"}
            ):
                return token
        return None

    def _colon(self, k: int) -> Candidate | None:
        """`Clinton: "..."`."""
        q, (first, _) = self.quotations[k], self.bounds[k]
        tokens = self.tree.tokens
        if (
            first < 2
            or first >= len(tokens)
            or tokens[first - 1].text != ":"
            or tokens[first - 1].line != tokens[first].line
        ):
            return None
        start = first - 1
        while start > 0 and tokens[start - 1].line == tokens[first].line and tokens[start - 1].text not in SENTENCE_END:
            start -= 1
        name = strip(self.tree, range(start, first - 1))
        if (
            not name
            or len(name) > 12
            or any(tokens[i].pos in {"VERB", "AUX"} for i in name)
            or names_nobody(self.tree.text[tokens[name[0]].start : tokens[name[-1]].end])
            or q.single
            and len(name) > 4
        ):
            return None
        return Candidate([(q.start, q.end)], name, [first - 1], "colon-quote", first - 1, ":")

    def _headline(self, k: int) -> Candidate | None:
        """`‘We feel forgotten’: villagers speak of a hard winter`."""
        q, (first, end) = self.quotations[k], self.bounds[k]
        tokens = self.tree.tokens
        if not q.closed or end + 2 >= len(tokens) or tokens[end].text != ":":
            return None
        line = tokens[first].line
        stop = next((i for i in range(end + 1, len(tokens)) if tokens[i].line != line), len(tokens))
        if first and tokens[first - 1].line == line or tokens[stop - 1].text in SENTENCE_END or stop - end > REACH:
            return None
        verb = next((i for i in range(end + 1, stop) if tokens[i].pos not in NAMING), stop)
        name = [i for i in range(end + 1, verb) if tokens[i].pos != "ADV"]
        owner = next((i for i in name if tokens[i].lower in {"'s", "’s"}), None)
        if owner is not None:
            # "farmer’s plea to the governor": the noun is the cue.
            name, verb = [i for i in name if i < owner], owner + 1
        if not name or verb >= stop or tokens[name[-1]].pos not in {"NOUN", "PROPN"}:
            return None
        cue = [verb, *([verb + 1] if tokens[verb + 1 : verb + 2] and tokens[verb + 1].dep == "prt" else [])]
        return Candidate([(q.start, q.end)], name, cue, "quote-headline", verb, tokens[verb].lower)

    def _more(self, k: int, candidate: Candidate) -> list[int]:
        """Find the quotations that the same cue goes on to report."""
        found: list[int] = []
        tokens, last = self.tree.tokens, k
        for n in range(k + 1, len(self.quotations)):
            a, b = self.bounds[last][1], self.bounds[n][0]
            if b >= len(tokens) or a >= len(tokens):
                break
            same_line = tokens[b].line == tokens[self.bounds[last][0]].line
            if not same_line:
                if not self._next_paragraph(last, n, candidate):
                    break
            elif not self._continues(a, b, candidate, last == k):
                break
            if same_line and (self._after(n) or self.quotations[n].single and not self.quotations[k].single):
                break
            found.append(n)
            last = n
        return found

    def _next_paragraph(self, last: int, n: int, candidate: Candidate) -> bool:
        """Tell whether a paragraph that is one quotation goes on with what the paragraph before it quotes."""
        tokens, (a, b) = self.tree.tokens, self.bounds[n]
        end = self.bounds[last][1]
        if tokens[a].line > tokens[end - 1].line + 2 or a and tokens[a - 1].line == tokens[a].line:
            return False
        if not self.quotations[last].closed:
            return a == end
        whole = b >= len(tokens) or tokens[b].line != tokens[a].line
        cue_line = tokens[candidate.trigger].line == tokens[end - 1].line
        # A short quotation that stands alone after a closed one is a crosshead or a pull quote.
        return (
            whole
            and cue_line
            and b - a >= MIN_TOKENS_ALONE
            and self.quotations[n].single == self.quotations[last].single
        )

    def _continues(self, a: int, b: int, candidate: Candidate, first: bool) -> bool:
        """Tell whether the tokens [a, b) between two quotations leave them to one cue."""
        tokens = self.tree.tokens
        if a == b:
            return True
        if not first or candidate.trigger < a:
            return False
        ends = [i for i in range(a, b) if tokens[i].text in SENTENCE_END]
        if ends and ends != [b - 1]:
            return False
        joined = tokens[b - 1].lower in {"but", "and", "or"} and b - 1 > a and tokens[b - 2].text == ","
        if not ends and not joined and tokens[b - 1].text not in {",", "—", "–", "-", "--", ":"}:
            return False
        others = {
            i for i in range(candidate.trigger + 1, b)
            if tokens[i].pos == "VERB" and tokens[i].lemma in lexicon.CLAUSE and i not in candidate.source
        }  # fmt: skip
        return not others
