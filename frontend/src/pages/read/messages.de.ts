/** Wörter der Seite, auf der ein Artikel nur gelesen wird. */
import type { In } from "../../ui/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Artikel",
  title: "Artikel {number}: {title}",
  untitled: "ohne Titel",
  sub: "Der Text, wie er importiert wurde. Das Lesen teilt den Artikel niemandem zu.",
};
