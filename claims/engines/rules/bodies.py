"""Whom "it" and "they" mean: the body or the group that was the subject before; nobody where two could be meant."""

from claims.engines.rules import lexicon
from claims.engines.rules.kinds import GOVERNMENT, GROUP, ORGANISATION, PERSON_NOUN
from claims.engines.rules.tree import Token, Tree

# How many sentences back a body is looked for.
REACH = 2
BODY = (
    GOVERNMENT
    | ORGANISATION
    | frozenset(
        [
            "ministry",
            "bench",
            "authority",
            "operator",
            "owner",
            "maker",
            "retailer",
            "supplier",
            "regulator",
            "union",
            "trust",
            "charity",
            "hospital",
            "school",
            "museum",
            "library",
            "society",
            "league",
            "bank",
            "lender",
            "insurer",
            "airline",
            "carrier",
            "builder",
            "developer",
            "manufacturer",
            "giant",
            "chain",
            "brand",
            "startup",
            "airport",
            "port",
            "municipality",
            "borough",
            "county",
            "city",
            "town",
            "club",
            "think-tank",
            "thinktank",
            "body",
            "service",
            "office",
            "unit",
            "department",
            "delegation",
            "coalition",
            "alliance",
            "group",
            "report",
            "study",
            "statement",
        ]
    )
)
# Bodies that are "they" as often as "it".
BOTH = frozenset(
    [
        "police",
        "gardaí",
        "staff",
        "crew",
        "council",
        "family",
        "team",
        "union",
        "bank",
        "company",
        "firm",
        "club",
        "government",
        "party",
    ]
)
SUBJECT = {"nsubj", "nsubjpass"}


class Bodies:
    """The nouns of one article that can be meant by "it" or "they" because they were subjects or sources."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.one: list[Token] = []
        self.many: list[Token] = []
        for token in tree.tokens:
            if token.pos not in {"NOUN", "PROPN"} or token.dep not in SUBJECT and not self._is_source(token):
                continue
            if self._is_group(token):
                self.many.append(token)
                continue
            if token.lower in BOTH:
                self.many.append(token)
            if self._is_body(token):
                self.one.append(token)

    def _is_source(self, token: Token) -> bool:
        """Tell whether a noun follows "according to"."""
        to = self.tree.head(token)
        above = self.tree.head(to) if to is not None and to.lower == "to" else None
        return above is not None and above.lower == "according"

    def _is_group(self, token: Token) -> bool:
        plural = token.tag in {"NNS", "NNPS"} and (token.lemma in GROUP | PERSON_NOUN or token.entity == "NORP")
        pair = token.pos == "PROPN" and any(
            self.tree.tokens[i].dep == "conj" and self.tree.tokens[i].pos == "PROPN" for i in token.children
        )
        return plural or pair

    def _is_body(self, token: Token) -> bool:
        if token.tag not in {"NN", "NNP"} and token.entity != "ORG":
            return False
        return token.entity in {"ORG", "GPE"} or token.lemma in BODY or token.lower in BODY

    def before(self, pronoun: Token) -> Token | None:
        """Return the noun that "it" or "they" means, or None."""
        word = pronoun.lower
        known = self.one if word in {"it", "its"} else self.many if word in {"they", "them", "their"} else []
        near = [t for t in known if t.i < pronoun.i and pronoun.sentence - t.sentence <= REACH and t.i != pronoun.i]
        if not near:
            return None
        last = near[-1]
        # Two subjects of a kind in the sentence that is nearest: either may be meant.
        rivals = {t.lemma for t in near if t.sentence == last.sentence and t.entity != last.entity}
        if self._reports(last) or not rivals - {last.lemma}:
            return last
        return None

    def _reports(self, token: Token) -> bool:
        verb = self.tree.head(token)
        return verb is not None and verb.lemma in lexicon.CLAUSE | lexicon.INFINITIVE | lexicon.OBJECT
