"""Resolves sources to speakers: a clean name, the kind, and the referent of a pronoun or surname."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.core.records import SpeakerHint, SpeakerKind
from claims.engines.marks import quotations
from claims.engines.rules import lexicon
from claims.engines.rules.bodies import Bodies
from claims.engines.rules.kinds import GOVERNMENT, ORGANISATION, PERSON_NOUN, TITLES, can_speak, kind_of
from claims.engines.rules.offices import names_behind_offices
from claims.engines.rules.people import Person, bare, gender_of, is_bare, is_first_name
from claims.engines.rules.roles import abbreviations, role_named, roles_around
from claims.engines.rules.tree import Token, Tree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SINGULAR = _words("he she him her his hers himself herself")
PLURAL = _words("they them their we us our these those")
THING = _words("it its this that which")
HERS = _words(
    "woman mother spokeswoman chairwoman congresswoman sister daughter grandmother wife widow actress headmistress"
)
HIS = _words(
    "man father spokesman chairman congressman brother son grandfather husband widower businessman headmaster fisherman"
)
RELATIVE = _words("who which that whose whom")
FEMALE, MALE = _words("she her hers herself"), _words("he him his himself")
# What makes a mention likely to be meant by a pronoun, and what each sentence between them costs. Chosen on two thirds
# of the marked pronouns (docs/engines.md).
SUBJECT, TELLER, POSSESSOR, INSIDE, SURE = 2.0, 1.0, -0.5, -4.0, 0.7
AWAY, FARTHEST, MAX_PEOPLE = 0.5, 40.0, 40
# How many sentences back somebody without a name is meant by "she".
NEAR = 2

TURN = re.compile(r"[ \t]*([A-Z][A-Z’'. -]{0,38}[A-Z]):(?=\s)")


class Speakers:
    """Resolves the names and pronouns of one article against earlier mentions."""

    def __init__(self, tree: Tree, hints: Sequence[SpeakerHint] = ()) -> None:
        self.tree = tree
        self.hints = {alias.casefold(): hint.name for hint in hints for alias in (hint.name, *hint.aliases)}
        self.people: list[Person] = []
        self.gender: dict[str, str] = {}
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.abbreviations = abbreviations(tree)
        self.behind_roles = names_behind_offices(tree)
        self.bodies = Bodies(tree)
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
            while (
                i < len(tokens)
                and tokens[i].line == tokens[start].line
                and (self._is_name(tokens[i], surnames) or self._is_hyphen(i, surnames))
            ):
                i += 1
            first = start - 1 if start and is_first_name(tokens[start - 1], tokens[start]) else start
            words = tokens[first:i]
            while words and words[0].lower in TITLES:
                words = words[1:]
            if not words:
                continue
            name = self._longest(" ".join(bare(t.text) for t in words).replace(" - ", "-"), start)
            known = gender_of(name, {tokens[k].lower for k in range(max(0, start - 1), i)})
            if known:
                self.gender.setdefault(name, known)
            if (
                len(words) == 1
                and start > 1
                and tokens[start - 1].lower == "of"
                and tokens[start - 2].lower in PERSON_NOUN
            ):
                # "The Bishop of Alverton": a place that the parser takes for a person.
                continue
            roles = roles_around(self.tree, words[0].i, i - 1)
            self.people.append(Person(start, name, self._worth(words, quoted[start]), roles))
        self.described = list(self._described(quoted))

    def _described(self, quoted: Sequence[bool]) -> Iterator[Person]:
        """Yield those who speak and have no name: "The minister said ... she added"."""
        for token in self.tree.tokens:
            if (
                token.pos != "NOUN"
                or token.tag != "NN"
                or token.dep != "nsubj"
                or token.lemma not in PERSON_NOUN
                or quoted[token.i]
            ):
                continue
            verb = self.tree.head(token)
            phrase = self._noun_phrase(token)
            if (
                verb is None
                or verb.lemma not in lexicon.CLAUSE
                or phrase[0].pos not in {"DET", "NUM", "ADJ", "PROPN", "NOUN"}
            ):
                continue
            if (
                any(self.tree.tokens[i].dep in {"appos", "conj"} for i in token.children)
                or token.i in self.behind_roles
            ):
                continue
            name = self.tree.text[phrase[0].start : phrase[-1].end]
            known = "f" if token.lemma in HERS else "m" if token.lemma in HIS else ""
            if known:
                self.gender.setdefault(name, known)
            yield Person(token.i, name, 0.0)

    def _is_name(self, token: Token, surnames: set[str]) -> bool:
        """Tell whether a token is part of a person's name, for the parser or because a full name held it elsewhere.

        Signs and emoji, which the parser takes for names at times, are none.
        """
        named = token.entity == "PERSON" or token.i in self.behind_roles or bare(token.text) in surnames
        return token.pos == "PROPN" and named and any(letter.isalnum() for letter in token.text)

    def _is_hyphen(self, i: int, surnames: set[str]) -> bool:
        """Tell whether a hyphen holds two halves of a name together, as in "Karine Jean-Pierre"."""
        tokens = self.tree.tokens
        if tokens[i].text != "-" or i + 1 >= len(tokens):
            return False
        glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
        return glued and (self._is_name(tokens[i + 1], surnames) or tokens[i + 1].text[:1].isupper())

    def _surnames(self) -> set[str]:
        """Collect the last words of full names: the parser often takes a bare surname for something else."""
        tokens = self.tree.tokens
        return {
            bare(token.text)
            for before, token in pairwise(tokens)
            if before.entity == token.entity == "PERSON"
            and before.pos == token.pos == "PROPN"
            and len(bare(token.text)) > 2
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
        if [token.lower for token in tokens] == ["he", "or", "she"]:
            return "", SpeakerKind.PERSON
        if head.pos == "PRON" or head.lower in RELATIVE:
            return self._pronoun(head, enclosing)
        name, kind = self._named(tokens, head)
        # Signs and emoji alone are not a name.
        if not any(letter.isalnum() for letter in name):
            return "", SpeakerKind.UNSPECIFIED
        behind = self._named_behind(source, tokens)
        if behind:
            return self.hints.get(behind.casefold(), behind), SpeakerKind.PERSON
        name = self._in_office(tokens) or self.abbreviations.get(tokens[-1].text if is_bare(tokens) else name, name)
        return self.hints.get(name.casefold(), name), kind

    def _named_behind(self, source: Sequence[int], tokens: Sequence[Token]) -> str:
        """Return the person named behind an office and a comma, as in "the Commissioner for Works, Mrs Folake Ighodaro"."""
        behind = [self.tree.tokens[i] for i in source if i > tokens[-1].i and i in self.behind_roles]
        if not behind or behind[0].i > tokens[-1].i + 3 or self._head(list(tokens)).entity == "PERSON":
            return ""
        n = bisect_right(self.people, behind[0].i, key=lambda person: person.at)
        return self.people[n - 1].name if n and self.people[n - 1].at >= behind[0].i - 2 else ""

    def _in_office(self, tokens: list[Token]) -> str:
        """Return the person named last before "the minister" with all these words of a role, else nothing."""
        words = role_named(tokens)
        # "The port" is no office, though its chief was named with it.
        if words is None or not words & (PERSON_NOUN | TITLES):
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
        kind = kind_of(tokens, head, conjoined)
        if kind is SpeakerKind.PERSON and head.pos == "PROPN" and tokens[0].lower in TITLES and head is not tokens[0]:
            return self._named(tokens[1:], head)
        return text, kind

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
        body = self.bodies.before(head)
        if body is not None:
            phrase = self._noun_phrase(body)
            pair = [
                i for i in body.children if self.tree.tokens[i].dep == "conj" and self.tree.tokens[i].pos == "PROPN"
            ]
            if pair and body.pos == "PROPN":
                return self.tree.text[phrase[0].start : self.tree.tokens[pair[-1]].end], SpeakerKind.COLLECTIVE
            return self._named(phrase, body)
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
                noun = self.tree.head(token)
                return self._who(noun) if head.lower in {"who", "whose", "whom"} and noun is not None else noun
        return None

    def _who(self, noun: Token) -> Token:
        """Return the person that "who" goes on with: "one resident of the town, who asked not to be named"."""
        if can_speak(self.tree, [noun.i]) and noun.lemma not in ORGANISATION | GOVERNMENT:
            return noun
        above = self.tree.head(noun)
        while above is not None and above.sentence == noun.sentence:
            if above.pos in {"NOUN", "PROPN"} and can_speak(self.tree, [above.i]):
                return above
            subject = self.tree.child(above, "nsubj") if above.pos == "VERB" else None
            if subject is not None and subject.i < noun.i and subject.pos in {"NOUN", "PROPN"}:
                return subject
            above = self.tree.head(above)
        return noun

    def _noun_phrase(self, noun: Token) -> list[Token]:
        first = noun.i
        tokens = self.tree.tokens
        while (
            first > 0
            and tokens[first - 1].line == noun.line
            and (
                tokens[first - 1].head == noun.i
                and tokens[first - 1].pos != "PUNCT"
                or tokens[first - 1].end == tokens[first].start
                and tokens[first - 1].text == "-"
                or tokens[first].text == "-"
            )
        ):
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
        return found or self._described_before(head, wanted)

    def _described_before(self, head: Token, wanted: str) -> str:
        """Return who spoke last before a pronoun without being named, where nobody is named: "The minister said ... she added"."""
        for person in reversed(self.described):
            away = head.sentence - self.tree.tokens[person.at].sentence
            if person.at < head.i and away <= NEAR:
                gender = self.gender.get(person.name, "")
                return person.name if not gender or gender == wanted else ""
        return ""
