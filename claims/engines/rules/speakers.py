"""Resolves sources to speakers: a clean name, the kind, and the referent of a pronoun or surname."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.core.records import SpeakerHint, SpeakerKind
from claims.engines.marks import quotations
from claims.engines.rules import lexicon
from claims.engines.rules.kinds import GOVERNMENT, ORGANISATION, PERSON_NOUN
from claims.engines.rules.names import MEN, WOMEN
from claims.engines.rules.roles import abbreviations, role_named, roles_around
from claims.engines.rules.tree import Token, Tree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SINGULAR = _words("he she him her his hers himself herself")
PLURAL = _words("they them their we us our these those")
THING = _words("it its this that which")
RELATIVE = _words("who which that whose whom")
FEMALE, MALE = _words("she her hers herself"), _words("he him his himself")
MISS, MISTER = _words("mrs. ms. miss mrs ms"), _words("mr. mr")
TITLES = (
    MISS
    | MISTER
    | _words("""
    sen. rep. gov. gen. dr. prof. president senator representative governor general minister secretary judge
    justice sir lord king queen prince princess pope ayatollah sheikh chancellor mayor speaker chairman ceo dr
    prof sen rep gov gen lt. col. capt.
""")
)
# What makes a mention likely to be meant by a pronoun, and what each sentence between them costs. Chosen on two thirds
# of the marked pronouns (docs/engines.md).
SUBJECT, TELLER, POSSESSOR, INSIDE, SURE = 2.0, 1.0, -0.5, -4.0, 0.7
AWAY, FARTHEST, MAX_PEOPLE = 0.5, 40.0, 40
LONGEST_NAME = 4

TURN = re.compile(r"[ \t]*([A-Z][A-Z’'. -]{0,38}[A-Z]):(?=\s)")


@dataclass(frozen=True, slots=True)
class Person:
    """One mention of a person: its first token, full name, how likely a pronoun is to go on with it, words of the role."""

    at: int
    name: str
    worth: float
    roles: frozenset[str] = frozenset()


class Speakers:
    """Resolves the names and pronouns of one article against earlier mentions."""

    def __init__(self, tree: Tree, hints: Sequence[SpeakerHint] = ()) -> None:
        self.tree = tree
        self.hints = {alias.casefold(): hint.name for hint in hints for alias in (hint.name, *hint.aliases)}
        self.people: list[Person] = []
        self.gender: dict[str, str] = {}
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.abbreviations = abbreviations(tree)
        self.behind_roles = self._behind_roles()
        self._collect()

    def _collect(self) -> None:
        """Record every mention of a person: position, full name, prominence."""
        tokens, i = self.tree.tokens, 0
        quoted = self._quoted()
        surnames = self._surnames()
        while i < len(tokens):
            if not self._is_name(tokens[i], surnames):
                i += 1
                continue
            start = i
            while i < len(tokens) and tokens[i].line == tokens[start].line and self._is_name(tokens[i], surnames):
                i += 1
            first = start - 1 if start and _is_first_name(tokens[start - 1], tokens[start]) else start
            words = [tokens[k] for k in range(first, i) if tokens[k].lower not in TITLES]
            if not words:
                continue
            name = self._longest(" ".join(_bare(t.text) for t in words), start)
            known = gender_of(name, {tokens[k].lower for k in range(max(0, start - 1), i)})
            if known:
                self.gender.setdefault(name, known)
            roles = roles_around(self.tree, words[0].i, i - 1)
            self.people.append(Person(start, name, self._worth(words, quoted[start]), roles))

    def _is_name(self, token: Token, surnames: set[str]) -> bool:
        """Tell whether a token is part of a person's name, for the parser or because a full name held it elsewhere.

        Signs and emoji, which the parser takes for names at times, are none.
        """
        named = token.entity == "PERSON" or token.i in self.behind_roles or _bare(token.text) in surnames
        return token.pos == "PROPN" and named and any(letter.isalnum() for letter in token.text)

    def _behind_roles(self) -> set[int]:
        """Collect names that the parser takes for something else, though a role stands before them.

        As in "the port's chair Marco Claure" and "The Governor of the Bank of Alvena, Ana Ruiz, said".
        """
        tokens, found, i = self.tree.tokens, set[int](), 0
        while i < len(tokens):
            first = i
            while (
                i < len(tokens)
                and tokens[i].pos == "PROPN"
                and tokens[i].line == tokens[first].line
                and _is_capitalised(tokens[i])
            ):
                i += 1
            run = tokens[first:i]
            i = max(i, first + 1)
            if 2 <= len(run) <= LONGEST_NAME and not any(
                token.lower in TITLES | GOVERNMENT | ORGANISATION for token in run
            ):
                before = tokens[first - 1] if first else None
                role = (
                    before is not None
                    and before.pos == "NOUN"
                    and before.lemma in PERSON_NOUN
                    and before.line == run[0].line
                )
                head = self.tree.head(run[-1])
                office = run[-1].dep == "appos" and head is not None and head.lower in PERSON_NOUN
                if role or office:
                    found.update(token.i for token in run)
        return found

    def _surnames(self) -> set[str]:
        """Collect the last words of full names: the parser often takes a bare surname for something else."""
        tokens = self.tree.tokens
        return {
            _bare(token.text)
            for before, token in pairwise(tokens)
            if before.entity == token.entity == "PERSON"
            and before.pos == token.pos == "PROPN"
            and len(_bare(token.text)) > 2
            and (
                token.i + 1 == len(tokens) or tokens[token.i + 1].entity != "PERSON" or tokens[token.i + 1].tag == "POS"
            )
        }

    def _quoted(self) -> list[bool]:
        """Tell for each token whether it stands in a quotation: a pronoun outside seldom goes on with a name inside."""
        starts = [token.start for token in self.tree.tokens]
        inside = [False] * len(starts)
        for quotation in quotations(self.tree.text):
            for i in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
                inside[i] = True
        return inside

    def _worth(self, words: Sequence[Token], quoted: bool) -> float:
        head = next((t for t in reversed(words) if t.dep != "compound"), words[-1])
        if head.dep == "appos":
            head = self.tree.head(head) or head
        verb = self.tree.head(head)
        subject = head.dep in {"nsubj", "nsubjpass"}
        worth = SUBJECT if subject else POSSESSOR if head.dep == "poss" else 0.0
        if subject and verb is not None and verb.lemma in lexicon.CLAUSE:
            worth += TELLER
        return worth + (INSIDE if quoted else 0.0)

    def _longest(self, name: str, at: int) -> str:
        """Return the full name last used before for a surname, and remember a full name."""
        parts = name.split()
        surname = parts[-1]
        known = self.full.setdefault(surname, [])
        if len(parts) > 1:
            if not any(full == name for _, full in known):
                known.append((at, name))
            return name
        return known[-1][1] if known else name

    def name(self, source: Sequence[int], enclosing: str = "") -> tuple[str, SpeakerKind]:
        """Return a clean name and a guess at the kind for a source; empty and unspecified when there is none.

        `enclosing` is the name of the speaker in whose words the source stands: it is whom "I" means.
        """
        if not source:
            return "", SpeakerKind.UNSPECIFIED
        tokens = self._core(source)
        head = self._head(tokens)
        if head.pos == "PRON" or head.lower in RELATIVE:
            return self._pronoun(head, enclosing)
        name, kind = self._named(tokens, head)
        # Signs and emoji alone are not a name.
        if not any(letter.isalnum() for letter in name):
            return "", SpeakerKind.UNSPECIFIED
        name = self._in_office(tokens) or self.abbreviations.get(tokens[-1].text if _is_bare(tokens) else name, name)
        return self.hints.get(name.casefold(), name), kind

    def _in_office(self, tokens: list[Token]) -> str:
        """Return the person named last before "the minister" with all these words of a role, else nothing."""
        words = role_named(tokens)
        if words is None:
            return ""
        n = bisect_left(self.people, tokens[0].i, key=lambda person: person.at)
        return next((person.name for person in reversed(self.people[:n]) if words <= person.roles), "")

    def nearest(self, i: int) -> str:
        """Return the person named last before a token, whoever it is: what a resolver has to beat."""
        n = bisect_left(self.people, i, key=lambda person: person.at)
        return self.people[n - 1].name if n else ""

    def _core(self, source: Sequence[int]) -> list[Token]:
        """Leave out what follows "including", a relative clause or a comma."""
        kept: list[Token] = []
        for i in source:
            token = self.tree.tokens[i]
            if kept and (
                token.text in {",", "(", "--", "—", "–", ";"} or token.lower in {"including", "who", "which", "whose"}
            ):
                break
            if kept and token.tag == "POS" and i == source[-1]:
                break
            kept.append(token)
        return kept or [self.tree.tokens[source[0]]]

    def _head(self, tokens: Sequence[Token]) -> Token:
        inside = {token.i for token in tokens}
        return next((t for t in tokens if t.head not in inside and t.pos in {"NOUN", "PROPN", "PRON"}), tokens[-1])

    def _named(self, tokens: Sequence[Token], head: Token) -> tuple[str, SpeakerKind]:
        text = self.tree.text[tokens[0].start : tokens[-1].end]
        conjoined = any(t.dep == "conj" and t.head == head.i for t in tokens)
        if (head.entity == "PERSON" or head.i in self.behind_roles) and not conjoined:
            n = bisect_right(self.people, head.i, key=lambda person: person.at)
            if n and head.i - self.people[n - 1].at < 6:
                return self.people[n - 1].name, SpeakerKind.PERSON
            return text, SpeakerKind.PERSON
        known = [name for at, name in self.full.get(head.text, ()) if at <= head.i]
        if known and all(t is head or t.lower in TITLES for t in tokens):
            return known[-1], SpeakerKind.PERSON
        apposition = next(
            (t for t in self.tree.all(head, "appos") if t.entity == "PERSON" or t.i in self.behind_roles), None
        )
        if apposition is not None and not conjoined:
            return self._named([apposition], apposition)
        kind = self._kind(tokens, head, conjoined)
        if kind is SpeakerKind.PERSON and head.pos == "PROPN" and tokens[0].lower in TITLES and head is not tokens[0]:
            return self._named(tokens[1:], head)
        return text, kind

    def _kind(self, tokens: Sequence[Token], head: Token, conjoined: bool) -> SpeakerKind:
        lemma = head.lemma if head.pos == "NOUN" else head.lower
        if lemma in lexicon.DOCUMENT:
            return SpeakerKind.DOCUMENT
        if conjoined or head.tag in {"NNS", "CD"} or head.lower in {"some", "many", "others", "most", "few", "several"}:
            return SpeakerKind.COLLECTIVE
        if lemma in PERSON_NOUN:
            return SpeakerKind.PERSON
        if lemma in GOVERNMENT or head.entity == "GPE" or head.lower in GOVERNMENT:
            return SpeakerKind.GOVERNMENT_BODY
        if any(t.lower in GOVERNMENT for t in tokens if t.pos == "PROPN"):
            return SpeakerKind.GOVERNMENT_BODY
        if lemma in ORGANISATION or head.entity == "ORG":
            return SpeakerKind.ORGANISATION
        if head.entity == "NORP":
            return SpeakerKind.COLLECTIVE
        return SpeakerKind.PERSON if head.pos == "PROPN" else SpeakerKind.UNSPECIFIED

    def _pronoun(self, head: Token, enclosing: str) -> tuple[str, SpeakerKind]:
        word = head.lower
        if word in {"i", "me", "my", "we", "our", "us"}:
            name = enclosing or self._turn(head)
            return name, SpeakerKind.PERSON if word in {"i", "me", "my"} else SpeakerKind.COLLECTIVE
        if word in RELATIVE:
            noun = self._antecedent(head)
            if noun is not None:
                return self._named(self._noun_phrase(noun), noun)
            return "", SpeakerKind.UNSPECIFIED
        if word in SINGULAR:
            return self._person_before(head), SpeakerKind.PERSON
        return "", SpeakerKind.COLLECTIVE if word in PLURAL else SpeakerKind.UNSPECIFIED

    def _turn(self, head: Token) -> str:
        """Return who speaks in a line of a transcript, which begins with their surname in capitals and a colon."""
        text = self.tree.text
        label = TURN.match(text, text.rfind("\n", 0, head.start) + 1)
        if label is None or label.end() > head.start:
            return ""
        name = label.group(1).title()
        full = self.full.get(name, ())
        name = full[-1][1] if full else name
        return self.hints.get(name.casefold(), name)

    def _antecedent(self, head: Token) -> Token | None:
        """Return the noun that a relative clause hangs on."""
        for token in self.tree.ancestors(head):
            if token.dep == "relcl":
                return self.tree.head(token)
        return None

    def _noun_phrase(self, noun: Token) -> list[Token]:
        first = noun.i
        while first > 0 and self.tree.tokens[first - 1].head == noun.i and self.tree.tokens[first - 1].pos != "PUNCT":
            first -= 1
        return self.tree.tokens[first : noun.i + 1]

    def _person_before(self, head: Token) -> str:
        """Return the likeliest person before a pronoun: near, a subject, somebody who speaks, not in a quotation.

        People known to be of another gender are excluded. Text after the pronoun is never considered.
        """
        wanted = "f" if head.lower in FEMALE else "m"
        best, found = -FARTHEST, ""
        n = bisect_left(self.people, head.i, key=lambda person: person.at)
        for person in reversed(self.people[max(0, n - MAX_PEOPLE) : n]):
            gender = self.gender.get(person.name, "")
            if gender and gender != wanted:
                continue
            away = head.sentence - self.tree.tokens[person.at].sentence
            value = person.worth - AWAY * away + (SURE if gender else 0.0)
            if value > best:
                best, found = value, person.name
        return found


def _is_capitalised(token: Token) -> bool:
    """Tell whether a token is written as a name is: a capital first, or an initial, and small letters after it."""
    return token.text[:1].isupper() and (not token.text.isupper() or len(token.text) <= 2)


def _is_first_name(token: Token, name: Token) -> bool:
    """Tell whether a token is a first name that the parser took for a noun: capitalised, and part of the person after it."""
    beside = token.line == name.line and token.head == name.i and token.entity == name.entity == "PERSON"
    return beside and token.pos == "NOUN" and token.text[:1].isupper() and token.lower not in TITLES


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Tell whether a name is one word after "the"."""
    return len(tokens) == 2 and tokens[0].lower == "the"


def _bare(word: str) -> str:
    """Leave out a possessive ending that the parser left on a name."""
    return word.removesuffix("’s").removesuffix("'s")


def gender_of(name: str, around: set[str]) -> str:
    """Tell "f" or "m" from a title beside a name or a common first name, else nothing."""
    if around & MISS:
        return "f"
    if around & MISTER:
        return "m"
    first = name.split()[0].lower() if " " in name else ""
    return "f" if first in WOMEN else "m" if first in MEN else ""
