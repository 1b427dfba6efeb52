/** Wörter zum Kopieren, Archivieren und Löschen eines Projekts. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./endingMessages.ts";

export const de: In<typeof t> = {
  heading: "Kopieren, archivieren, löschen",
  articles: { one: "ein Artikel", other: "{count} Artikel" },
  claims: { one: "eine Behauptung", other: "{count} Behauptungen" },
  copy: "Kopieren",
  copy_help:
    "Ein neues Projekt mit diesen Einstellungen, dieser Urteilsskala und der neuesten Richtlinie, aber ohne Artikel.",
  copy_name: "Name der Kopie",
  copy_members: "Die Beteiligten mitnehmen",
  copy_members_help: "Mit ihren Rollen, unter neuen Pseudonymen.",
  copy_do: "Projekt kopieren",
  copy_done: "{name} ist angelegt",
  needs_name: "Die Kopie braucht einen Namen.",
  archive: "Archivieren",
  archive_help:
    "Das Projekt ({articles}, {claims}) lässt sich weiter lesen und exportieren. Ändern kann niemand mehr etwas, bis die Projektleitung es wiederherstellt.",
  archive_do: "Projekt archivieren",
  archive_done: "{name} ist archiviert",
  archived: "Dieses Projekt ist archiviert",
  archived_help: "Es lässt sich lesen und exportieren. Wer etwas ändern will, stellt es wieder her.",
  restore: "Projekt wiederherstellen",
  restored: "{name} ist wiederhergestellt",
  delete: "Löschen",
  delete_help:
    "Das Projekt verschwindet sofort für alle: {articles}, {claims}. Die Projektleitung kann es auf der Startseite wiederherstellen, bis zum {day}. Danach wird alles endgültig entfernt, mit Verlauf und Datensätzen.",
  delete_name: "Zum Löschen den Namen eingeben: {name}",
  delete_do: "Projekt löschen",
  delete_done: "{name} ist gelöscht und lässt sich auf dieser Seite bis zum {day} wiederherstellen.",
  working: "Einen Augenblick …",
};
