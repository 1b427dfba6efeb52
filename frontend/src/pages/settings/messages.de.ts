/** Wörter der Einstellungen eines Projekts. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Einstellungen",
  history: "Verlauf",
  title: "Einstellungen von {project}",
  sub: "Änderungen gelten sofort und für alle. Jede sagt, was sie mit vorhandener Arbeit macht; keine beendet jemandes Arbeit.",

  project: "Projekt",
  name: "Name",
  name_help: "Alle im Projekt sehen ihn.",
  language: "Sprache",
  language_help: "Die der meisten Artikel, als kurzer Code: en, de, pt-BR. Ein Artikel kann eine andere haben.",

  work: "Wer woran arbeitet",
  annotators_per_article: "Personen je Artikel",
  annotators_per_article_help: "Wie viele Personen denselben Artikel lesen, von 1 bis 20.",
  overlap_share: "Anteil der Artikel für so viele Personen, in Prozent",
  overlap_share_help:
    "Die übrigen liest eine Person. 100 heißt, dass jeder Artikel von allen diesen Personen gelesen wird.",
  blind: "Blind",
  blind_help:
    "Wer annotiert, sieht die Arbeit der anderen nicht, und ihre Kommentare erst, wenn beide abgegeben haben.",

  foreseen_empty: "Noch gibt es keine Artikel: Das gilt für die, die kommen.",
  foreseen_passes: "Noch gebrauchte Durchgänge: {after} statt {before}.",
  foreseen_same: "Noch gebrauchte Durchgänge: {count}, wie jetzt.",
  foreseen_stay: "Abgegebenes bleibt ({submitted}), ebenso, was jemand offen hat ({held}).",
  foreseen_reopened: {
    one: "Ein fertiger Artikel braucht wieder jemanden.",
    other: "{count} fertige Artikel brauchen wieder jemanden.",
  },
  foreseen_finished: { one: "Ein Artikel braucht niemanden mehr.", other: "{count} Artikel brauchen niemanden mehr." },
  foreseen_surplus: {
    one: "Ein Durchgang ist mehr, als sein Artikel braucht; endet er, rückt niemand nach.",
    other: "{count} Durchgänge sind mehr, als ihre Artikel brauchen; endet einer, rückt niemand nach.",
  },
  foreseen_shared: {
    one: "Die Übereinstimmung wird auf einem Artikel beruhen statt auf {before}.",
    other: "Die Übereinstimmung wird auf {count} Artikeln beruhen statt auf {before}.",
  },
  foreseen_days: "Bei {pace} am Tag dauert das Lesen noch {after} Arbeitstage statt {before}.",
  foreseen_counted: "Gezählt sind nur die neuesten Artikel: {counted} von {articles}.",

  suggestions: "Vorschläge",
  engine: "Engine",
  engine_help: "Sie liest jeden neuen Artikel und schlägt Behauptungen vor.",
  engine_none: "Keine: Alles wird von Hand markiert",
  engine_missing: "{name} (nicht verfügbar: {note})",
  control_share: "Artikel ohne Vorschläge, in Prozent",
  control_share_help: "Die Behauptungen in diesen Artikeln zeigen, wie Vorschläge die Arbeit beeinflussen.",
  accept_all: "Vorschläge lassen sich alle auf einmal annehmen",
  accept_all_help: "Ist das aus, werden Vorschläge einzeln angenommen.",
  accept_all_score: "Mindestwert, in Prozent",
  accept_all_score_help: "Nur Vorschläge mit diesem Wert oder mehr werden zusammen angenommen.",

  claims: "Behauptungen",
  scale: "Urteilsskala",
  claim_types: "Arten von Behauptungen",
  claim_types_help: "Die zur Wahl stehen. Eine Behauptung, die schon eine andere Art hat, behält sie.",
  quotes_in_content: "Anführungszeichen gehören zur Behauptung",
  quotes_in_content_help: "Ist das aus, bleiben sie außerhalb der Markierung: gesagt, nicht „gesagt“.",
  verdict_required: "Jede Behauptung braucht ein Urteil",
  verdict_required_help:
    "Ist das an, lässt sich ein Artikel nicht abschließen, solange eine Behauptung kein Urteil hat.",

  type_event_property: "Ereignis oder Eigenschaft",
  type_numerical: "Zahl",
  type_causal: "Ursache",
  type_quote_verification: "Zitat",
  type_position_statement: "Standpunkt",
  type_prediction: "Vorhersage",
  type_law_or_rule: "Gesetz oder Regel",
  type_personal_experience: "Eigenes Erleben",
  type_directive: "Forderung",
  type_other: "Anderes",

  save: "Einstellungen speichern",
  saving: "Wird gespeichert …",
  saved: "Einstellungen gespeichert",
  unsaved: { one: "Eine Änderung ist nicht gespeichert", other: "{count} Änderungen sind nicht gespeichert" },
  discard: "Verwerfen",
  leave: "Es gibt ungespeicherte Änderungen. Ohne Speichern verlassen?",
  needs_name: "Das Projekt braucht einen Namen.",
  needs_people: "Eine ganze Zahl von 1 bis 20.",
  needs_percent: "Eine Zahl von 0 bis 100.",
  needs_language: "Eine Sprache braucht einen Code, zum Beispiel en.",

  guideline: "Richtlinie",
  guideline_help:
    "Markdown. Jede Behauptung nennt die Fassung, nach der sie entstand; deshalb wird eine veröffentlichte Fassung nie geändert, nur durch eine neue ersetzt.",
  guideline_text: "Text der Richtlinie",
  guideline_write: "Schreiben",
  guideline_preview: "Vorschau",
  guideline_saving: "Speichern veröffentlicht diesen Text als Version {number}.",
  guideline_same: "Das ist der Text von Fassung {number}.",
  guideline_empty: "Eine Richtlinie braucht einen Text.",
  guideline_older: "Fassungen",
  guideline_version: "Fassung {number}",
  guideline_current: "aktuell",
  guideline_read: "Lesen",
  guideline_hide: "Einklappen",
  guideline_take: "Diesen Text in das Eingabefeld übernehmen",
  guideline_nothing: "Noch nichts zu zeigen.",
};
