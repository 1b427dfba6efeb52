/** Wörter der Seite, auf der ein Artikel nur gelesen wird. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Artikel",
  title: "Artikel {number}: {title}",
  untitled: "ohne Titel",
  comments: "Kommentare",
  claims: "Behauptungen",
  mine: "Eigene Behauptungen",
  gold: "Goldebene",
  settled_by: "geschlichtet von {who}",
  me: "Ihnen",
  layer: "Welche Behauptungen",
  layer_all: "Alle Behauptungen",
  layer_gold: "Nur die Goldebene",
  count: { one: "1 Behauptung", other: "{count} Behauptungen" },
  state_assigned: "zugeteilt",
  state_leased: "in Arbeit",
  state_submitted: "abgegeben",
  state_skipped: "ausgelassen",
  state_expired: "zurückgelegt",
  state_withdrawn: "zurückgezogen",
  no_speaker: "kein Sprecher genannt",
  speaker_missing: "Sprecher noch nicht benannt",
  send_back: "Zurückgeben",
  send_back_reason: "Warum?",
  send_back_hint: "Der Artikel kommt für die annotierende Person als nächster, mit diesem Grund über dem Text.",
  send_back_about: "Um diese Behauptungen geht es",
  send_back_cancel: "Abbrechen",
  sub: "Der Text, wie er importiert wurde. Das Lesen teilt den Artikel niemandem zu.",
};
