"""German words of attribution: verbs in all forms, nouns, and function words."""

from dataclasses import dataclass


def listed(words: str) -> frozenset[str]:
    """Return the words of a list, kept as a set."""
    return frozenset(words.split())


# Weak verbs; "mit|teilen" is separable. Their forms are regular.
WEAK = """
 sagen erklären äußern meinen betonen behaupten berichten melden bestätigen fordern warnen glauben hoffen
 vermuten kritisieren versichern erläutern ergänzen erzählen fragen antworten entgegnen erwidern kommentieren
 begründen argumentieren befürchten fürchten bezweifeln bedauern beklagen beschuldigen bezichtigen bezeichnen
 beantragen bemängeln bekräftigen bemerken konstatieren prognostizieren dementieren signalisieren präzisieren
 resümieren spekulieren urteilen schätzen verkünden verlauten veröffentlichen verlangen vermelden verdeutlichen
 informieren drohen appellieren plädieren loben würdigen erwarten rechnen verteidigen mahnen ermahnen monieren
 rügen skandieren zitieren formulieren postulieren mutmaßen befürworten beziffern werten beschweren aus|rechnen
 beteuern garantieren protestieren klagen überzeugen verneinen bejahen leugnen beurteilen bewerten hinterfragen
 schildern schlussfolgern erinnern wünschen planen attestieren bescheinigen unterstellen beschimpfen bezeugen
 prophezeien scherzen kontern lauten besagen zeigen vereinbaren verweigern begrüßen erhoffen wiederholen
 diagnostizieren mit|teilen an|kündigen klar|stellen fest|stellen hinzu|fügen an|deuten ein|räumen voraus|sagen
 vorher|sagen zu|sichern zu|sagen ab|lehnen auf|fordern aus|führen an|führen an|klagen an|prangern an|mahnen
 an|merken dar|legen fest|legen nahe|legen hervor|heben vor|stellen voraus|setzen ein|schätzen ein|wenden
 nach|sagen aus|sagen durch|sagen zusammen|fassen offen|legen richtig|stellen dar|stellen ein|schränken twittern
"""
# Strong verbs: infinitive, third person present, preterite singular, participle.
STRONG = """
 schreiben schreibt schrieb geschrieben
 heißen heißt hieß geheißen
 sprechen spricht sprach gesprochen
 versprechen verspricht versprach versprochen
 widersprechen widerspricht widersprach widersprochen
 aus|sprechen spricht sprach gesprochen
 zu|sprechen spricht sprach gesprochen
 ab|sprechen spricht sprach gesprochen
 bekannt|geben gibt gab gegeben
 an|geben gibt gab gegeben
 zu|geben gibt gab gegeben
 zurück|weisen weist wies gewiesen
 hin|weisen weist wies gewiesen
 verweisen verweist verwies verwiesen
 beweisen beweist bewies bewiesen
 vor|werfen wirft warf geworfen
 vor|schlagen schlägt schlug geschlagen
 auf|rufen ruft rief gerufen
 rufen ruft rief gerufen
 aus|rufen ruft rief gerufen
 nennen nennt nannte genannt
 bekennen bekennt bekannte bekannt
 erkennen erkennt erkannte erkannt
 benennen benennt benannte benannt
 denken denkt dachte gedacht
 wissen weiß wusste gewusst
 finden findet fand gefunden
 befinden befindet befand befunden
 empfinden empfindet empfand empfunden
 sehen sieht sah gesehen
 voraus|sehen sieht sah gesehen
 an|sehen sieht sah gesehen
 halten hält hielt gehalten
 fest|halten hält hielt gehalten
 vor|halten hält hielt gehalten
 raten rät riet geraten
 ab|raten rät riet geraten
 empfehlen empfiehlt empfahl empfohlen
 bitten bittet bat gebeten
 an|bieten bietet bot geboten
 verbieten verbietet verbot verboten
 beschreiben beschreibt beschrieb beschrieben
 zu|schreiben schreibt schrieb geschrieben
 vorher|sehen sieht sah gesehen
 unterstreichen unterstreicht unterstrich unterstrichen
 heraus|streichen streicht strich gestrichen
 hervor|heben hebt hob gehoben
 ab|streiten streitet stritt gestritten
 durchblicken|lassen lässt ließ lassen
 an|nehmen nimmt nahm genommen
 erwägen erwägt erwog erwogen
 ein|gestehen gesteht gestand gestanden
 verstehen versteht verstand verstanden
 schließen schließt schloss geschlossen
 aus|schließen schließt schloss geschlossen
 beschließen beschließt beschloss beschlossen
 entscheiden entscheidet entschied entschieden
 vergleichen vergleicht verglich verglichen
 vor|bringen bringt brachte gebracht
 ein|laden lädt lud geladen
 hervor|gehen geht ging gegangen
 aus|gehen geht ging gegangen
 davon|aus|gehen geht ging gegangen
 an|greifen greift griff gegriffen
 lügen lügt log gelogen
 schwören schwört schwor geschworen
 bekannt|machen macht machte gemacht
 deutlich|machen macht machte gemacht
 klar|machen macht machte gemacht
 verantwortlich|machen macht machte gemacht
 geltend|machen macht machte gemacht
 aufmerksam|machen macht machte gemacht
 aus|drücken drückt drückte gedrückt
 vertreten vertritt vertrat vertreten
 ein|treten tritt trat getreten
 zugrunde|legen legt legte gelegt
 überein|kommen kommt kam gekommen
 erfahren erfährt erfuhr erfahren
 an|weisen weist wies gewiesen
 bereit|erklären erklärt erklärte erklärt
 frei|sprechen spricht sprach gesprochen
 zurück|nehmen nimmt nahm genommen
 vor|sehen sieht sah gesehen
 verlauten|lassen lässt ließ lassen
 wissen|lassen lässt ließ lassen
 wagen wagt wagte gewagt
 beteuern beteuert beteuerte beteuert
"""

# Verbs that attribute only with an unambiguous clause, because they have many other meanings.
WEAKER = listed(
    "sehen halten finden befinden empfinden denken wissen zeigen rechnen planen erwarten lauten erkennen beweisen "
    "vertreten an|sehen entscheiden beschließen vereinbaren bieten verbieten wagen verstehen klagen schildern schließen "
    "erfahren zu|schreiben vor|stellen fest|stehen an|bieten bitten an|nehmen werten verweigern heraus|stellen ein|laden an|greifen überzeugen "
    "aus|gehen ein|treten erinnern protestieren benennen aus|rufen rufen befürchten dar|stellen veröffentlichen "
    "frei|sprechen fest|legen lügen ab|sprechen zu|sprechen begrüßen loben würdigen"
)
# Verbs of judgement: quoted words next to them are always attributed, even single ones.
JUDGING = listed(
    "nennen bezeichnen sprechen kritisieren zurück|weisen vor|werfen beschreiben bewerten würdigen loben beschimpfen an|prangern "
    "an|klagen warnen fordern halten verurteilen sehen zitieren an|greifen verteidigen urteilen begründen attackieren raten "
    "skandieren rufen äußern empfinden dar|stellen ab|lehnen versprechen an|kündigen sagen schreiben erklären meinen betonen"
)
# Verbs whose object alone is the content (what somebody wants, fears, counts, rejects); no clause is needed.
# The values are prepositions, one of which is required; empty means an accusative object.
TELLING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "fordern",
            "werten",
            "beziffern",
            "voraus|sagen",
            "bezeichnen",
            "nennen",
            "vor|werfen",
            "auf|fordern",
            "verlangen",
            "schätzen",
            "begründen",
        ],
        (),
    ),
    "berichten": ("von", "vom", "über"),
    "sprechen": ("von", "vom"),
    "warnen": ("vor",),
    "aus|gehen": ("von", "vom"),
    "rechnen": ("mit",),
    "verweisen": ("auf",),
    "hin|weisen": ("auf",),
    "raten": ("zu", "zum", "zur"),
}
# Verbs whose infinitive is not a claim.
NO_INFINITIVE = listed(
    "sehen halten finden befinden denken zeigen bezeichnen bieten ein|schränken verbieten beweisen nennen erkennen schließen verstehen "
    "vor|sehen erinnern"
)
ASKING = listed("fragen hinterfragen sagen erklären erläutern")
INSEPARABLE = ("be", "er", "ver", "ent", "emp", "zer", "miss", "ge", "wider", "über", "unter", "hinter")


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form: its kind (`finite`, `participle`, `infinitive`, `zu`), and its detached prefix."""

    lemma: str
    kind: str
    prefix: str = ""


def _weak(verb: str) -> tuple[str, str, str, str]:
    base = verb.rpartition("|")[2]
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem[-1] in "td" or stem.endswith(("ffn", "chn", "gn")) else ""
    return base, f"{stem}{link}t", f"{stem}{link}te", _participle(verb, base, stem, link)


def _participle(verb: str, base: str, stem: str, link: str) -> str:
    bare = base.startswith(INSEPARABLE) or base.endswith(("ieren", "prophezeien"))
    return f"{'' if bare else 'ge'}{stem}{link}t"


def _forms() -> dict[str, list[Form]]:
    table: dict[str, list[Form]] = {}
    weak = [(verb, *_weak(verb)[1:]) for verb in dict.fromkeys(WEAK.split())]
    rows = weak + [tuple(line.split()) for line in STRONG.strip().splitlines()]
    for lemma, present, past, participle in rows:
        prefix, _, base = lemma.rpartition("|")
        prefix = prefix.replace("|", "")
        stem = base[:-2] if base.endswith("en") else base[:-1]
        plural = f"{past}n" if past.endswith("e") else f"{past}en"
        finite = {present, past, plural, f"{stem}e", base}
        for form in finite:
            _add(table, form, Form(lemma, "finite", prefix))
            if prefix:
                _add(table, prefix + form, Form(lemma, "finite"))
        _add(table, prefix + participle, Form(lemma, "participle"))
        _add(table, prefix + base, Form(lemma, "infinitive"))
        if prefix:
            _add(table, f"{prefix}zu{base}", Form(lemma, "zu"))
    return table


def _add(table: dict[str, list[Form]], form: str, own: Form) -> None:
    table.setdefault(form, [])
    if own not in table[form]:
        table[form].append(own)


FORMS = _forms()
AUXILIARIES = listed(
    "hat haben habe hatte hatten hätte hätten ist sind sei seien war waren wird werden werde wurde wurden würde würden "
                        "will wollen wolle wollte wollten kann können könne konnte konnten muss müssen müsse musste mussten soll sollen solle sollte sollten "
                        "darf dürfen dürfe durfte durften mag mögen möge möchte möchten lässt lassen ließ ließen könnte könnten müsste müssten dürfte dürften "
                        "wäre wären"
)  # fmt: skip
PASSIVE = listed("wird werden werde wurde wurden würde würden worden")

# Nouns followed by a clause: what people think, say, want, fear.
NOUNS = listed(
    "ankündigung forderung vorwurf vorwürfe hoffnung sorge befürchtung befürchtungen vermutung vermutungen verdacht behauptung "
    "behauptungen meinung ansicht auffassung überzeugung these theorie aussage aussagen annahme einschätzung erklärung feststellung "
    "begründung kritik warnung drohung appell bitte aufforderung aufruf versprechen zusage zusicherung angst furcht "
    "prognose vorhersage hinweis hinweise bericht berichte meldung meldungen nachricht gerücht gerüchte information informationen "
    "vorschlag empfehlung frage zweifel standpunkt haltung position eindruck erkenntnis schluss ergebnis fazit urteil "
    "bestätigung mitteilung anschuldigung anschuldigungen erwartung wunsch idee bedenken argument einwand klage stellungnahme "
    "antwort rat bereitschaft verlangen anweisung befehl plan pläne"
)
ADJECTIVES = listed(
    "sicher überzeugt zuversichtlich besorgt optimistisch enttäuscht dagegen bereit gewiss einig erfreut empört schockiert "
                       "entsetzt erstaunt unzufrieden skeptisch pessimistisch"
)  # fmt: skip
# What follows “nach”: Angaben, Ansicht, Medienberichten.
SAYINGS = listed(
    "angaben angabe ansicht meinung auffassung aussage aussagen bericht berichten berichts informationen information worten wort "
    "einschätzung einschätzungen schätzung schätzungen darstellung erkenntnissen erkenntnis mitteilung meldung meldungen "
    "untersuchung untersuchungen umfrage umfragen studie studien berechnungen auskunft quellen prognose prognosen vorstellung "
    "vorstellungen überzeugung planungen plänen plan ermittlungen einschätzungen erklärung urteil analyse analysen dafürhalten "
    "empfinden sicht erhebungen statistik zählungen zählung ergebnissen ergebnis endergebnis endergebnisse hochrechnungen "
    "hochrechnung gesetzesentwurf gesetzentwurf entwurf verfassung erfahrungen erkenntnisstand wissensstand presseberichten gerüchten stand vermutungen vermutung "
)
SAYING_ENDS = ("angaben", "berichten", "aussagen", "informationen", "bericht", "meldungen", "quellen", "schätzungen", "ansicht",
               "meinung", "auffassung", "studie", "umfrage", "erkenntnissen", "mitteilung", "analyse", "endergebnis")  # fmt: skip
SOURCES_BY_THEMSELVES = listed("demnach danach wonach")

DETERMINERS = listed(
    "der die das den dem des ein eine einen einem einer eines sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer "
    "ihres dieser diese dieses diesem diesen jener jene jenes mehrere mehrerer viele vieler einige einiger alle aller beide beider "
    "zahlreiche zahlreicher kein keine keiner unser unsere manche mancher jeder jede jedes zwei drei vier fünf sechs"
)
NOMINATIVE = listed(
    "der die das ein eine sein seine ihr ihre dieser diese dieses jener jene jenes mehrere viele einige alle beide zahlreiche kein einer eines "
    "keine manche mancher jeder jede jedes zwei drei vier fünf sechs er sie man wir beide letztere letzterer niemand jemand andere "
    "dies weitere"
)
PRONOUNS = listed(
    "er sie man dieser diese jener jene wir ich beide letzterer letztere niemand jemand einige viele andere mehrere alle"
)
PREPOSITIONS = listed(
    "in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter gegen gegenüber für durch um ohne während wegen trotz "
    "seit bis zwischen hinter neben laut gemäß zufolge innerhalb außerhalb anlässlich angesichts aufgrund infolge bezüglich "
    "hinsichtlich ins ans ab entgegen mittels namens statt anstatt per pro via dank seitens zugunsten nahe samt"
)
JOINING = listed("von vom für aus bei beim im in am an zu zum zur auf gegen mit")
SUBORDINATORS = listed(
    "weil da wenn als nachdem obwohl damit sodass während bevor falls sofern indem um ohne anstatt statt ehe seitdem solange sobald "
    "soweit obgleich wohingegen zumal wobei"
)
QUESTIONS = listed(
    "wie warum wer was wo wann weshalb wieso welche welcher welches welchen welchem wohin woher wieviel wem wen worin "
                      "worauf woran wovon womit"
)  # fmt: skip
RELATIVES = listed(
    "der die das den dem deren dessen denen welcher welche welches welchen welchem wonach worauf wodurch wofür womit was wo "
                      "worin woran worüber weshalb wobei"
)  # fmt: skip
ADVERBS = listed(
    "zudem außerdem weiter weiterhin dabei dazu darüber hierzu ferner gleichzeitig zuvor gestern heute später früher dann danach "
    "jedoch allerdings daraufhin bereits schon auch so damit daher deshalb dennoch trotzdem inzwischen mittlerweile nun jetzt hier dort "
    "wörtlich zugleich ebenso ebenfalls anschließend schließlich zunächst zuletzt erst nur noch wieder einmal abschließend "
    "insbesondere zwar offenbar derzeit bisher bislang davon darin daran darauf dagegen demgegenüber demnach hingegen indes "
    "indessen aber doch denn und oder sowie sondern nicht vorher nachdem einerseits andererseits morgen sich es dies offiziell "
    "unterdessen währenddessen seitdem damals kürzlich jüngst vorgestern zuerst künftig immer oft mehrfach öffentlich ausdrücklich "
    "deutlich scharf heftig gegenüber hierbei hierauf konkret grundsätzlich generell insgesamt lediglich vielmehr überdies obendrein "
    "ihm ihnen ihr ihn uns mir dir allgemein sogar selbst erneut abermals weiters stets etwa rund"
)
TIMES = listed(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend dienstagabend mittwochabend "
                  "donnerstagabend ende anfang mitte jahr jahre woche monat freitagabend samstagabend sonntagabend januar februar märz april mai juni juli august september oktober "
                  "november dezember uhr abend morgen mittag nacht vormittag nachmittag montags"
)  # fmt: skip
TITLES = listed(
    "herr frau herrn dr prof professor präsident präsidentin minister ministerin kanzler kanzlerin bundeskanzler bundeskanzlerin "
    "ministerpräsident ministerpräsidentin sprecher sprecherin vorsitzender vorsitzende chef chefin bürgermeister bürgermeisterin "
    "general oberst richter richterin staatsanwalt papst könig königin direktor direktorin senator senatorin"
)
