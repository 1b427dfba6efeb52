/** Wörter der Teile des Fortschritts. */
import type { In } from "../ui/language/translate.ts";
import type { t } from "./progress.ts";

export const de: In<typeof t> = {
  done: "fertig",
  in_work: "in Arbeit",
  not_started: "nicht begonnen",
};
