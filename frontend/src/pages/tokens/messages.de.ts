/** Wörter der Token. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  acts: "Aktionen",
  token_ends: "Läuft ab",
  token_ended: "abgelaufen",
  token_never: "nie",
  token_make: "Token anlegen",
  token_new: "Das neue Token. Jetzt kopieren: Es wird nicht noch einmal gezeigt.",
  token_copy: "Kopieren",
  token_revoke: "Widerrufen",
  token_revoke_of: "Das Token widerrufen, das mit {begins} beginnt",
  token_revoked: "Das Token wurde widerrufen",
  token_name: "Name",
  token_unnamed: "Ohne Namen",
  token_for: "Für",
  token_for_all: "alles",
  token_used: "Zuletzt benutzt",
  token_by: "von {person}",
  make_title: "Token erstellen",
  make_name: "Wofür es ist",
  make_name_hint: "Damit es in der Liste zu erkennen ist.",
  make_days: "Tage, bis es abläuft",
  make_where: "Projekt",
  make_where_all: "Alle eigenen Projekte",
  make_what: "Was es darf",
  make_what_all: "Alles, was man selbst darf",
  make_what_some: "Nur einige Aktionen",
  make_what_hint: "Es darf nie mehr als man selbst in diesem Augenblick.",
  cancel: "Abbrechen",
  project_tokens: "Token dieses Projekts",
  project_tokens_help:
    "Für Skripte, die nur in diesem Projekt arbeiten. Ein Token handelt als die Person, die es erstellt hat, und endet, wenn sie das Projekt verlässt.",
  project_tokens_none: "Kein Skript hat ein Token dieses Projekts.",
};
