/** Wörter der Seite mit der eigenen Arbeit. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  page: "Meine Arbeit",
  sub_returned: { one: "Ein Artikel ist zurückgekommen", other: "{count} Artikel sind zurückgekommen" },
  sub_open: { one: "einer ist offen", other: "{count} sind offen" },
  sub_assigned: { one: "einer ist Ihnen zugeteilt", other: "{count} sind Ihnen zugeteilt" },
  paused: "Pausiert in diesem Projekt",
  paused_help:
    "Bis die Leitung die Pause beendet, gibt es keine weiteren Artikel. Was offen ist, kann fertiggestellt werden.",
  sub_nothing: "Nichts ist offen. Der nächste Artikel kommt aus der Warteschlange.",
  next: "Als Nächstes",
  queue: "Der nächste Artikel der Warteschlange",
  queue_help: "Welcher es ist, zeigt sich beim Beginnen.",
  start: "Beginnen",
  open: "Öffnen",
  continue: "Weiter",
  read: "Lesen",
  returned: "Zurückgekommen",
  opened: "Offen",
  assigned: "Ihnen zugeteilt",
  finished: "Heute fertig",
  finished_none: "Heute noch nichts.",
  untitled: "Artikel {number}, ohne Titel",
  article: "Artikel {number}",
  claims: { one: "1 Behauptung", other: "{count} Behauptungen" },
  came_back: "zurückgekommen am {day}",
  about: { one: "es geht um 1 Behauptung", other: "es geht um {count} Behauptungen" },
  due: "fertig bis {day}",
  yours_until: "reserviert bis {time}",
  submitted_at: "abgegeben um {time}",
  pace: "Eigenes Tempo",
  pace_days: "Abgegebene Artikel an jedem Tag",
  pace_day: { one: "{day}: 1 Artikel", other: "{day}: {count} Artikel" },
  pace_total: { one: "Artikel in 14 Tagen", other: "Artikel in 14 Tagen" },
  today: "heute",
};
