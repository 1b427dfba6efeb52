"""Nouns by what they name: a person, a government body, an organisation; and who can speak at all."""

from collections.abc import Sequence

from claims.core.records import SpeakerKind
from claims.engines.rules import lexicon
from claims.engines.rules.tree import Token, Tree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MISS, MISTER = _words("mrs. ms. miss mrs ms smt dame lady baroness sister"), _words("mr. mr sir lord")
TITLES = (
    MISS
    | MISTER
    | _words("""
    sen. rep. gov. gen. dr. prof. president senator representative governor general minister secretary judge
    justice king queen prince princess pope ayatollah sheikh chancellor mayor speaker chairman ceo dr
    prof sen rep gov gen lt. col. capt. lt col capt cllr councillor cr insp inspector supt superintendent sgt sgt. sergeant det
    detective constable dci dsp csp sp acp dcp dig adc major maj maj. lieutenant captain colonel commander admiral rev rev. reverend
    fr father bishop archbishop cardinal pastor imam rabbi hon hon. honourable deputy professor advocate adv barrister engr engr. arc.
    comrade chief alhaji alhaja mallam oba emir otunba shri sri baron earl sheriff ambassador commissioner director mp md
    """)
)
GOVERNMENT = _words("""
    government ministry administration department congress senate parliament court police army military navy
    agency commission watchdog council embassy pentagon kremlin bureau treasury house committee cabinet regime
    state authority force forces assembly secretariat fbi cia nato un eu leadership tribunal legislature prosecutor's federation
""")
ORGANISATION = _words("""
    company group campaign party newspaper broadcaster network bank union firm university association organization
    organisation institute foundation magazine channel center centre club team league church corporation outlet
    station charity agency press times post journal
""")
PERSON_NOUN = _words("""
    official spokesman spokeswoman spokesperson minister president leader source analyst expert lawyer attorney
    aide adviser advisor candidate senator governor judge officer mayor director chairman professor economist
    activist critic author reporter journalist resident voter witness survivor victim farmer teacher doctor nurse
    student owner secretary representative ambassador diplomat commander general chief executive manager
    congressman congresswoman mother father man woman nominee businessman billionaire editor host researcher
    scientist organizer organiser detective sheriff negotiator lawmaker chair chairwoman chief head boss founder prosecutor
    ombudsman bishop archbishop captain coach premier chancellor treasurer superintendent engineer undersecretary commissioner
    deputy mp councillor organiser trustee surgeon nominee principal dean rector registrar coroner warden chairperson
""")
GROUP = _words("""
    people resident worker staff member colleague neighbour neighbor family parent pupil child passenger motorist fan player protester
    campaigner union backer supporter opponent rival ally lawmaker mp peer minister tory labour democrat republican investigator detective
    firefighter paramedic medic patient expert insider trader investor shareholder customer user farmer fisherman driver
    other some many most few several both all one
""")
VOICES = _words("he she they we i who you")


def can_speak(tree: Tree, source: Sequence[int]) -> bool:
    """Tell whether a source is of a kind that speaks: a person, a body, a document, or a pronoun for one."""
    tokens = [tree.tokens[i] for i in source]
    return any(
        token.entity in {"PERSON", "ORG", "GPE", "NORP"}
        or token.pos == "PROPN"
        and token.text.isupper()
        and len(token.text) > 1
        or token.lower in VOICES
        or token.lower in GOVERNMENT | ORGANISATION
        or token.lemma in GOVERNMENT | ORGANISATION | PERSON_NOUN | GROUP | lexicon.DOCUMENT
        for token in tokens
    )


def kind_of(tokens: Sequence[Token], head: Token, conjoined: bool) -> SpeakerKind:
    """Infer the kind of a speaker from the words of the source and its head."""
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
