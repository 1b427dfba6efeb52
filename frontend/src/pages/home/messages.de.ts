/** Wörter der Startseite. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Projekte",
  sub: "Jedes Projekt hat eigene Artikel, eine eigene Richtlinie und eine eigene Urteilsskala.",
  role_viewer: "Mitlesen",
  role_annotator: "Annotieren",
  role_adjudicator: "Schlichten",
  role_manager: "Leitung",
  role_exporter: "Exportieren",
  archived: "archiviert",
  archive: "Archiviert",
  deleted: "Gelöscht",
  purged_on: "lässt sich bis zum {day} wiederherstellen und wird dann endgültig entfernt",
  restore: "Wiederherstellen",
  restore_label: "{project} wiederherstellen",
  restored: "{name} ist wiederhergestellt",
  progress: "Artikel",
  articles: { one: "ein Artikel", other: "{count} Artikel" },
  claims: { one: "eine Behauptung", other: "{count} Behauptungen" },
  settled: { one: "einer mit Goldebene", other: "{count} mit Goldebene" },
  mine_submitted: { one: "ein Artikel selbst abgegeben", other: "{count} Artikel selbst abgegeben" },
  mine_leased: { one: "einer selbst in Arbeit", other: "{count} selbst in Arbeit" },
  no_articles_manager: "Noch keine Artikel. Der Anfang ist ein Import.",
  no_articles_archived: "Es enthält keine Artikel.",
  no_articles: "Noch keine Artikel. Die Projektleitung muss welche importieren.",
  import_articles: "Artikel importieren",
  continue_label: "Weiter in {project}",
  annotate_label: "Nächsten annotieren in {project}",
  overview_label: "Überblick über {project}",
  import_label: "Import in {project}",
  import_articles_label: "Artikel in {project} importieren",
  export_label: "Export aus {project}",
  empty: "Noch in keinem Projekt",
  empty_help:
    "Eine Projektleitung kann den Benutzernamen {username} hinzufügen. Wer selbst Projekte anlegen will, bekommt das Recht dazu von denen, die diesen Server betreiben.",
  empty_create:
    "Ein Projekt enthält Artikel und die Behauptungen, die darin markiert werden. Wer es anlegt, leitet es.",
  empty_join: "In ein Projekt anderer nimmt dessen Leitung auf, wer ihr den eigenen Benutzernamen nennt: {username}.",
  new_project: "Neues Projekt",
};
