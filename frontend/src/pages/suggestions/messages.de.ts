/** Wörter der Seite darüber, was Vorschläge wert sind. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Vorschläge",
  title: "Qualität der Vorschläge",
  sub: "Ob Menschen Vorschläge behalten, wie genau sie sind, wie viel Zeit sie sparen und ob sie Menschen beeinflussen.",

  nothing: "Noch ist nichts entschieden",
  nothing_help:
    "Sobald jemand einen Artikel mit vorgeschlagenen Behauptungen abgibt, zählt diese Seite, was angenommen, berichtigt und abgelehnt wurde. Artikel des Kontrollanteils, ohne Vorschläge gezeigt, zeigen, wie sich Vorschläge auf Zeit und Urteil auswirken.",
  no_engine: "Für dieses Projekt ist keine Engine gewählt, also wird nichts vorgeschlagen.",

  became: "Ergebnisse",
  per_hundred:
    "Von 100 Vorschlägen: {accepted} unverändert angenommen, {edited} nach einer Berichtigung, {rejected} abgelehnt, {left} ohne Entscheidung.",
  counted: {
    one: "Der eine Vorschlag bisher: {accepted} unverändert angenommen, {edited} nach einer Berichtigung, {rejected} abgelehnt, {left} ohne Entscheidung.",
    other:
      "Von {count} Vorschlägen: {accepted} unverändert angenommen, {edited} nach einer Berichtigung, {rejected} abgelehnt, {left} ohne Entscheidung.",
  },
  accepted: "unverändert angenommen",
  edited: "nach einer Berichtigung angenommen",
  rejected: "abgelehnt",
  left: "ohne Entscheidung geblieben",
  outcome: "Ergebnis",
  suggestions: "Vorschläge",
  used_all: {
    one: "Gezählt im einen abgegebenen Durchgang mit Vorschlägen.",
    other: "Gezählt in allen {count} abgegebenen Durchgängen mit Vorschlägen.",
  },
  used_some: {
    one: "Gezählt im neuesten von {submitted} abgegebenen Durchgängen mit Vorschlägen.",
    other: "Gezählt in den neuesten {count} von {submitted} abgegebenen Durchgängen mit Vorschlägen.",
  },
  none_shown: "Noch ist kein Artikel mit Vorschlägen abgegeben.",

  corrections: "Wie weit sie berichtigt wurden",
  corrections_sentence:
    "Die Hälfte der berichtigten Inhalte änderte sich um höchstens {median} ({words}), neun von zehn um höchstens {p90} ({words90}).",
  corrections_parts: {
    one: "Die eine Berichtigung: {content} am Inhalt, {source} an der Quelle, {cue} am Redesignal.",
    other: "Von {count} Berichtigungen änderten {content} den Inhalt, {source} die Quelle und {cue} das Redesignal.",
  },
  changed_characters: { one: "1 Zeichen", other: "{count} Zeichen" },
  changed_words: { one: "1 Wort", other: "{count} Wörter" },
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

  bands: "Sind die Werte kalibriert?",
  bands_sub:
    "Wert der Engine gegen den Anteil, den Menschen behielten, in Zehnteln. Auf der gepunkteten Linie ist beides gleich.",
  band: "Wert",
  band_range: "{low} bis {high}",
  band_mean: "Mittlerer Wert",
  band_axis: "Wert der Engine",

  seconds: "Sekunden je Behauptung",
  with: "mit Vorschlägen",
  without: "ohne Vorschläge",
  seconds_figure: "{value} s",
  seconds_less:
    "Mit Vorschlägen braucht eine Behauptung {with} s, ohne sie {without} s: {less} s weniger (95-%-Intervall: {low} bis {high} s weniger).",
  seconds_more:
    "Mit Vorschlägen braucht eine Behauptung {with} s, ohne sie {without} s: {more} s mehr (95-%-Intervall: {low} bis {high} s mehr).",
  seconds_unclear:
    "Mit Vorschlägen braucht eine Behauptung {with} s, ohne sie {without} s. Bisher kann das Zufall sein (95-%-Intervall des Unterschieds: {low} bis {high} s).",
  seconds_few:
    "Mit Vorschlägen braucht eine Behauptung {with} s, ohne sie {without} s: zu wenige Artikel, um zu sagen, ob das mehr als Zufall ist.",
  screen: "Bildschirm",
  side: "Artikel",
  passes: "Durchgänge",
  per_claim: "Sekunden je Behauptung",
  passes_note: { one: "ein Durchgang", other: "{count} Durchgänge" },

  anchoring: "Folgen Menschen den Vorschlägen?",
  anchoring_sub:
    "F1 der Behauptungen von Menschen gegen die Vorschläge der Engine: die Hälfte der Wörter gemeinsam, eins zu eins.",
  anchoring_f1: "F1 mit der Engine",
  anchoring_yes: {
    one: "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {count} Punkt mehr (95-%-Intervall: {low} bis {high}). Was die Engine übersieht, übersehen vielleicht auch Menschen; siehe die Liste unten.",
    other:
      "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {count} Punkte mehr (95-%-Intervall: {low} bis {high}). Was die Engine übersieht, übersehen vielleicht auch Menschen; siehe die Liste unten.",
  },
  anchoring_no: {
    one: "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {count} Punkt weniger (95-%-Intervall: {low} bis {high}). Nichts deutet auf eine Verzerrung hin.",
    other:
      "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: {count} Punkte weniger (95-%-Intervall: {low} bis {high}). Nichts deutet auf eine Verzerrung hin.",
  },
  anchoring_unclear:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}. Bisher kann das Zufall sein (95-%-Intervall des Unterschieds: {low} bis {high} Punkte).",
  anchoring_few:
    "Wer Vorschläge sieht, stimmt mit der Engine zu {with} überein, wer keine sieht, zu {without}: zu wenige Artikel, um zu sagen, ob das mehr als Zufall ist.",

  few: {
    one: "{count} Artikel mit und {hidden} ohne Vorschläge sind abgegeben; ein Intervall braucht je {fewest}.",
    other: "{count} Artikel mit und {hidden} ohne Vorschläge sind abgegeben; ein Intervall braucht je {fewest}.",
  },
  few_control: "Im Augenblick erscheint kein Artikel ohne Vorschläge: Der Kontrollanteil dieses Projekts ist 0.",
  one_sided_with: "Noch fehlt der Vergleich: Kein Artikel ist ohne Vorschläge abgegeben.",
  one_sided_without: "Noch fehlt der Vergleich: Kein Artikel ist mit Vorschlägen abgegeben.",
  no_time: "Noch ist keine Zeit gemessen.",

  versions: "Genauigkeit nach Version der Engine",
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

  missed: "Wichtigste Lücken",
  missed_sub: {
    one: "Eine Behauptung in diesen Durchgängen deckt kein heutiger Vorschlag ab. Was mehrere Personen markiert haben, steht vorn, dann Geschlichtetes und Prüfenswertes.",
    other:
      "{count} Behauptungen in diesen Durchgängen deckt kein heutiger Vorschlag ab. Was mehrere Personen markiert haben, steht vorn, dann Geschlichtetes und Prüfenswertes.",
  },
  missed_none: "Jede Behauptung, die Menschen markiert haben, überschneidet sich mit einem Vorschlag.",
  missed_by: { one: "in einem Durchgang markiert", other: "in {count} Durchgängen markiert" },
  worth_checking: "prüfenswert",
  refused: "Die sichersten Fehler",
  refused_sub: "Vorschläge, die Menschen abgelehnt haben, der höchste Wert zuerst.",
  refused_none: "Kein Vorschlag wurde abgelehnt.",
  refused_by: { one: "in einem Durchgang abgelehnt", other: "in {count} Durchgängen abgelehnt" },
  score: "Wert {share}",
  article: "Artikel {number}",
  untitled: "ohne Titel",
  list_more: "Alle {count} zeigen",
};
