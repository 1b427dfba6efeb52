/** Wörter der Seite darüber, was Vorschläge wert sind. */
import type { In } from "../../ui/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Vorschläge",
  title: "Was die Vorschläge wert sind",
  sub: "Ob Menschen behalten, was die Maschine vorschlägt, wie richtig es ist, wie viel Zeit es spart und ob es sie verleitet.",

  nothing: "Noch ist nichts entschieden",
  nothing_help:
    "Sobald jemand einen Artikel mit vorgeschlagenen Behauptungen abgibt, zählt diese Seite, was angenommen, berichtigt und abgelehnt wurde. Artikel des Kontrollanteils, ohne Vorschläge gezeigt, verraten, was Vorschläge an Zeit und Verzerrung bringen.",
  no_engine: "Für dieses Projekt ist keine Engine gewählt, also wird nichts vorgeschlagen.",

  became: "Was aus ihnen wurde",
  per_hundred:
    "Von 100 Vorschlägen wurden {accepted} unverändert angenommen, {edited} nach einer Berichtigung, und {rejected} wurden abgelehnt; {left} blieben ohne Entscheidung.",
  counted: {
    one: "Der eine Vorschlag bisher: {accepted} unverändert angenommen, {edited} nach einer Berichtigung, {rejected} abgelehnt, {left} ohne Entscheidung geblieben.",
    other:
      "Von {count} Vorschlägen wurden {accepted} unverändert angenommen, {edited} nach einer Berichtigung, und {rejected} wurden abgelehnt; {left} blieben ohne Entscheidung.",
  },
  accepted: "unverändert angenommen",
  edited: "nach einer Berichtigung angenommen",
  rejected: "abgelehnt",
  left: "ohne Entscheidung geblieben",
  outcome: "Was daraus wurde",
  suggestions: "Vorschläge",
  used_all: {
    one: "Gezählt im einen abgegebenen Durchgang mit Vorschlägen.",
    other: "Gezählt in allen {count} abgegebenen Durchgängen mit Vorschlägen.",
  },
  used_some: "Gezählt in den neuesten {used} von {submitted} abgegebenen Durchgängen mit Vorschlägen.",
  none_shown: "Noch ist kein Artikel mit Vorschlägen abgegeben.",

  corrections: "Wie weit sie berichtigt wurden",
  corrections_sentence:
    "Die Hälfte der berichtigten Inhalte änderte sich um höchstens {median} Zeichen ({words} Wörter), neun von zehn um höchstens {p90} ({words90} Wörter).",
  corrections_parts:
    "Von {edited} Berichtigungen änderten {content} den Inhalt, {source} die Quelle und {cue} das Redesignal.",
  corrections_none: "Kein Vorschlag wurde nach einer Berichtigung angenommen.",

  patterns: "Behalten, nach Muster",
  patterns_sub:
    "Anteil der angenommenen, berichtigt oder nicht, an den entschiedenen. Die Linie ist das 95-%-Intervall.",
  pattern: "Muster",
  kept: "Behalten",
  interval: "95-%-Intervall",
  of_count: "von {count}",
  no_reason: "ohne Grund",
  patterns_more: "Alle {count} Muster zeigen",
  patterns_fewer: "Weniger zeigen",
  none_decided: "Noch ist über keinen Vorschlag entschieden.",

  bands: "Bedeutet der Wert, was er sagt?",
  bands_sub:
    "Wert der Engine gegen den Anteil, den Menschen behielten, in Zehnteln. Auf der gepunkteten Linie ist beides gleich.",
  band: "Wert",
  band_range: "{low} bis {high}",
  band_mean: "Mittlerer Wert",
  band_axis: "Wert der Engine",

  seconds: "Sekunden für eine Behauptung",
  with: "mit Vorschlägen",
  without: "ohne Vorschläge",
  seconds_figure: "{value} s",
  seconds_less:
    "Mit Vorschlägen braucht eine Behauptung {with} Sekunden, ohne sie {without}: {less} Sekunden weniger (95-%-Intervall: {low} bis {high} weniger).",
  seconds_more:
    "Mit Vorschlägen braucht eine Behauptung {with} Sekunden, ohne sie {without}: {more} Sekunden mehr (95-%-Intervall: {low} bis {high} mehr).",
  seconds_unclear:
    "Mit Vorschlägen braucht eine Behauptung {with} Sekunden, ohne sie {without}. Bisher kann das Zufall sein (95-%-Intervall des Unterschieds: {low} bis {high}).",
  seconds_few:
    "Mit Vorschlägen braucht eine Behauptung {with} Sekunden, ohne sie {without}: zu wenige Artikel, um zu sagen, ob das mehr als Zufall ist.",
  screen: "Bildschirm",
  side: "Artikel",
  passes: "Durchgänge",
  per_claim: "Sekunden für eine Behauptung",
  passes_note: { one: "ein Durchgang", other: "{count} Durchgänge" },

  anchoring: "Folgen Menschen dem, was sie sehen?",
  anchoring_sub:
    "F1 der Behauptungen von Menschen gegen die Vorschläge der Engine: die Hälfte der Wörter gemeinsam, eins zu eins.",
  anchoring_f1: "F1 mit der Engine",
  anchoring_yes:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {points} Punkte mehr (95-%-Intervall: {low} bis {high}). Was die Maschine übersieht, übersehen vielleicht auch Menschen; dazu die Liste unten ansehen.",
  anchoring_no:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {points} Punkte weniger (95-%-Intervall: {low} bis {high}). Niemand wird verleitet.",
  anchoring_unclear:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}. Bisher kann das Zufall sein (95-%-Intervall des Unterschieds: {low} bis {high} Punkte).",
  anchoring_few:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: zu wenige Artikel, um zu sagen, ob das mehr als Zufall ist.",

  few: "{shown} Artikel mit und {hidden} ohne Vorschläge sind abgegeben; ein Intervall braucht je {fewest}.",
  few_control: "Im Augenblick wird kein Artikel zurückgehalten: Der Kontrollanteil dieses Projekts ist 0.",
  one_sided_with: "Noch fehlt der Vergleich: Kein Artikel ist ohne Vorschläge abgegeben.",
  one_sided_without: "Noch fehlt der Vergleich: Kein Artikel ist mit Vorschlägen abgegeben.",
  no_time: "Noch ist keine Zeit gemessen.",

  versions: "Richtig oder falsch, nach Version der Engine",
  versions_gold: "Gemessen an: {parts}.",
  gold_adjudicated: { one: "ein geschlichteter Artikel", other: "{count} geschlichtete Artikel" },
  gold_control: {
    one: "ein Artikel, der ohne Vorschläge annotiert wurde",
    other: "{count} Artikel, die ohne Vorschläge annotiert wurden",
  },
  and: "{one} und {other}",
  versions_no_gold:
    "Noch gibt es nichts, woran zu messen wäre: keinen geschlichteten Artikel und keinen, der ohne Vorschläge abgegeben wurde.",
  versions_none: "Noch hat keine Engine einen Artikel dieses Projekts gelesen.",
  version: "Version",
  since: "Seit",
  gold_articles: "Artikel",
  precision: "Präzision",
  recall: "Trefferquote",
  f1: "F1",
  exact_f1: "F1, genaue Grenzen",
  speaker: "Sprecher richtig",
  versions_axis: "Versionen, die älteste zuerst",
  versions_legend_f1: "F1, die Hälfte der Wörter gemeinsam",
  versions_legend_exact: "F1, genaue Grenzen",

  missed: "Was am meisten fehlt",
  missed_sub: {
    one: "Eine Behauptung in diesen Durchgängen hat kein Wort in einem heutigen Vorschlag. Was mehrere Personen markiert haben, steht vorn, dann Geschlichtetes und Prüfenswertes.",
    other:
      "{count} Behauptungen in diesen Durchgängen haben kein Wort in einem heutigen Vorschlag. Was mehrere Personen markiert haben, steht vorn, dann Geschlichtetes und Prüfenswertes.",
  },
  missed_none: "Jede Behauptung, die Menschen markiert haben, wird von einem Vorschlag berührt.",
  missed_by: { one: "in einem Durchgang markiert", other: "in {count} Durchgängen markiert" },
  worth_checking: "prüfenswert",
  refused: "Die sichersten Fehler",
  refused_sub: "Vorschläge, die Menschen abgelehnt haben, die mit dem höchsten Wert zuerst.",
  refused_none: "Kein Vorschlag wurde abgelehnt.",
  refused_by: { one: "in einem Durchgang abgelehnt", other: "in {count} Durchgängen abgelehnt" },
  score: "Wert {share}",
  article: "Artikel {number}",
  untitled: "ohne Titel",
  list_more: "Alle {count} zeigen",
};
