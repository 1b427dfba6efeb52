/** Wörter der Kommentare, neben dem Text und auf ihrer eigenen Seite. */
import type { In } from "../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  key_Ctrl: "Strg",
  of_claim: "Kommentare zu Behauptung {number}",
  of_article: "Kommentare zum Artikel",
  open: "Kommentare",
  count: { one: "1 Kommentar", other: "{count} Kommentare" },
  not_sent: { one: "1 noch nicht gesendet", other: "{count} noch nicht gesendet" },
  empty: "Noch keine Kommentare.",
  write: "Kommentar schreiben",
  write_help: "@ erwähnt jemanden",
  send: "Senden",
  save: "Speichern",
  cancel: "Abbrechen",
  edit: "Bearbeiten",
  edit_label: "Diesen Kommentar bearbeiten",
  delete: "Löschen",
  deleted: "Kommentar gelöscht.",
  undo: "Rückgängig",
  edited: "bearbeitet {moment}",
  you: "Selbst",
  waiting:
    "Noch nicht gesendet. Der Kommentar liegt auf diesem Gerät und wird gesendet, sobald der Server erreichbar ist.",
  refused: "Nicht angenommen: {message}",
  try_again: "Noch einmal versuchen",
  take_back: "Zurücknehmen",
  people: "Wer sich erwähnen lässt",
  role_viewer: "Mitlesen",
  role_annotator: "Annotieren",
  role_adjudicator: "Schlichten",
  role_manager: "Leitung",
  role_exporter: "Exportieren",
  mentions_you: "eigene Erwähnung",
  other_thread_claim: "Zu den Kommentaren der Behauptung",
  other_thread_article: "Zu den Kommentaren des Artikels",
  claim_deleted: "Die Behauptung wurde gelöscht.",
  names_nobody: {
    one: "{names}: Niemand mit diesem Namen liest hier Kommentare; es wird also niemand benachrichtigt. Mit @ erscheint die Liste.",
    other:
      "{names}: Niemand mit diesen Namen liest hier Kommentare; es wird also niemand benachrichtigt. Mit @ erscheint die Liste.",
  },
  send_anyway: "Trotzdem senden",
  too_long: "Ein Kommentar hat höchstens {most} Zeichen; dieser hat {count}.",
};
