/** Wörter der Kommentare eines Artikels und der Erwähnungen auf der Startseite. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Kommentare",
  title: "Kommentare zu „{title}“",
  untitled: "Artikel {number}",
  sub: "Artikel {number}. Kommentare gehören zu keinem Datensatz.",
  article: "Zum Artikel",
  claim: "Zu einer Behauptung",
  claim_gone: "Die Behauptung wurde inzwischen gelöscht.",
  in_text: "Im Text öffnen",
  mentioned: "Eigene Erwähnungen",
  mentioned_in: "{who} in {project}",
  article_place: "{title} (Artikel {number})",
  on_claim: "zu „{words}“",
};
