/** Wörter der Seite darüber, wie weit Menschen übereinstimmen. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Übereinstimmung",
  sub: "Wie weit Menschen, die denselben Artikel unabhängig voneinander lesen, dieselben Behauptungen markieren und gleich beurteilen.",
  headline: "Von 100 Behauptungen, die jemand markiert, findet die andere Person {found}.",
  headline_verdict: "Auf den Behauptungen, die beide finden, ist Alpha der Urteile {verdict}.",

  empty: "Nötig sind zwei abgegebene Durchgänge über denselben Artikel",
  empty_overlap: {
    one: "Die Überschneidung beträgt {share} der Artikel, und jeder davon geht an 1 Person. Wer was liest, steht in den Einstellungen.",
    other:
      "Die Überschneidung beträgt {share} der Artikel, und jeder davon geht an {count} Personen. Zahlen erscheinen, sobald zwei Personen denselben Artikel abgegeben haben.",
  },
  empty_filter: "Keine zwei Durchgänge dieser Personen in dieser Zeit.",
  to_settings: "Einstellungen öffnen",

  pending: {
    one: "1 Artikel wird noch verglichen; die Zahlen folgen in spätestens einer Minute.",
    other: "{count} Artikel werden noch verglichen; die Zahlen folgen bald.",
  },
  counted: {
    one: "1 Artikel, verglichene Paare von Durchgängen: {comparisons}.",
    other: "{count} Artikel, verglichene Paare von Durchgängen: {comparisons}.",
  },
  newest: "Gezählt sind nur die neuesten, höchstens {count}.",
  both_empty: {
    one: "In 1 Artikel haben beide Personen nichts gefunden.",
    other: "In {count} Artikeln haben beide Personen nichts gefunden.",
  },
  after_feedback: {
    one: "1 Durchgang zählt nicht: Er wurde abgegeben, als sein Artikel schon entschieden war.",
    other: "{count} Durchgänge zählen nicht: Sie wurden abgegeben, als ihre Artikel schon entschieden waren.",
  },

  people: "Personen",
  everybody: "Alle Personen",
  period: "Zeitraum",
  always: "Gesamte Zeit",
  last_weeks: { one: "Letzte Woche", other: "Letzte {count} Wochen" },
  export_table: "Tabelle exportieren",
  file_name: "uebereinstimmung",

  slots: "Feld für Feld",
  slots_note: "Intervall: 95 %, Artikel neu gezogen. Ein Feld anklicken zeigt, wo Menschen abweichen.",
  slot: "Feld",
  scale: "Skala",
  value: "Wert",
  interval: "95 %",
  counted_of: "Gezählt",
  weeks: { one: "1 Woche", other: "{count} Wochen" },
  week_of: "Woche ab {day}: {value}",
  second: "zweiter Wert {value}",
  no_pair: "nichts zu vergleichen",
  few_pairs: { one: "weniger als {count}", other: "weniger als {count} Paare" },
  all_alike: "alle gleich: {equal} von {counted}",
  how: "So wird gerechnet",
  how_more:
    "Durchgänge werden paarweise verglichen. Alpha ist das von Krippendorff, aus Koinzidenzen, über alle Artikel summiert; 1 ist völlige Übereinstimmung, 0 die des Zufalls.",

  found: "Behauptung gefunden",
  same_words: "Gleiche Wörter",
  marked_text: "Markierter Text",
  boundary: "Grenzen",
  source: "Quelle",
  cue: "Redesignal",
  addressee: "Adressat",
  speaker: "Sprecher",
  directness: "Form",
  claim_type: "Art der Behauptung",
  checkworthiness: "Prüfenswert",
  was_said: "Wurde es gesagt",
  verdict: "Urteil",
  parents: "Wer gibt wen wieder",

  short_found: "F1, die Hälfte der Wörter gemeinsam",
  short_same_words: "F1, Wort für Wort gleich",
  short_marked_text: "α über Zeichen",
  short_boundary: "abweichende Wörter je gemeinsamer Behauptung",
  short_source: "gleiche Wörter, auf gemeinsamen Behauptungen",
  short_cue: "gleiche Wörter, auf gemeinsamen Behauptungen",
  short_addressee: "gleiche Wörter, auf gemeinsamen Behauptungen",
  short_speaker: "α, Mengen von Sprechern (MASI)",
  short_directness: "α nominal",
  short_claim_type: "α nominal",
  short_checkworthiness: "α ordinal",
  short_was_said: "α nominal",
  short_verdict: "α nominal",
  short_parents: "F1 auf den Eltern verschachtelter Behauptungen",

  how_found:
    "2m / (a + b): m eins zu eins zugeordnete Behauptungen, die mindestens die Hälfte ihrer Wörter teilen, a und b Behauptungen der beiden Durchgänge. Der zweite Wert zählt jede Überlappung.",
  how_same_words: "2e / (a + b): e zugeordnete Behauptungen mit gleichen Wörtern, Satzzeichen an den Enden beiseite.",
  how_marked_text: "Jedes Zeichen des Textes ist eine Einheit: Gehört es zu einer Behauptung oder nicht.",
  how_boundary:
    "Wörter, die nur eine von zwei zugeordneten Behauptungen hat, im Mittel. Der zweite Wert ist der Anteil ohne solche.",
  how_source:
    "Anteil der zugeordneten Behauptungen mit gleichen Wörtern in diesem Feld; zwei leere Felder sind gleich. Der zweite Wert ist der Anteil, der überlappt.",
  how_speaker:
    "Mengen von Sprechern auf zugeordneten Behauptungen; der Abstand zweier Mengen ist 1 − Jaccard · Monotonie (Passonneau 2006).",
  how_judged: "Antworten auf zugeordnete Behauptungen, die beide Personen gegeben haben.",
  how_checkworthiness: "Dasselbe mit der Ordnung: keine Tatsache, unwichtig, prüfenswert.",
  how_verdict: "Dasselbe für Urteile. Der zweite Wert gilt für die vier Urteile von AVeriTeC.",
  how_parents:
    "Tripel aus Kind, Elternteil und Art der Verschachtelung auf zugeordneten Kindern; ein Elternteil, das der anderen Person fehlt, zählt als verfehlt.",

  pairs: "Paar für Paar",
  pairs_note: "Eine Zelle anklicken zeigt, wo die beiden abweichen.",
  pairs_of: "{slot}, Paar für Paar",
  pair_name: { one: "{left} und {right}: {value}, 1 Artikel", other: "{left} und {right}: {value}, {count} Artikel" },
  shown_slot: "Feld",
  without: "Ohne die Durchgänge von {name} wäre es {value} statt {all}.",

  confusion: "Welche Antworten verwechselt werden",
  confusion_note: "Paare von Antworten; eine Zelle anklicken zeigt ihre Behauptungen.",
  confusion_of: "{slot}: welche Antworten verwechselt werden",
  cell_name: "{one} mit {other}: {count}",
  most_mixed: "Am häufigsten: {one} mit {other} ({count}).",
  none_mixed: "Nichts wird verwechselt.",

  worst: "Wo Menschen am weitesten auseinandergehen",
  worst_note: "Artikel ohne Goldebene, die mit den meisten Abweichungen zuerst.",
  worst_of: "Abweichungen in",
  worst_cell: "Nur {one} mit {other}",
  worst_all: "Alle zeigen",
  worst_none: "Hier gibt es keine Abweichungen.",
  more: "Mehr zeigen",
  article: "Artikel {number}",
  untitled: "Ohne Titel",
  opposite: "gegensätzlich",
  words_apart: { one: "1 Wort Unterschied", other: "{count} Wörter Unterschied" },
  not_marked: "nicht markiert",
  nothing: "nichts",
  only_one: "Nur von einer Person gefunden",

  yes: "ja",
  no: "nein",
  direct: "Direkt",
  indirect: "Indirekt",
  mixed: "Gemischt",
  free_indirect: "Erlebte Rede",
  reported: "Berichtet",
  nfs: "Keine Tatsache",
  ufs: "Unwichtig",
  cfs: "Prüfenswert",
};
