/** Wörter dazu, ob ein Artikel genommen werden kann. */
import type { In } from "./language/translate.ts";
import type { t } from "./place.ts";

export const de: In<typeof t> = {
  annotate: "Annotieren",
  annotate_label: "Annotieren: Artikel {number}",
  continue: "Weiter",
  continue_label: "Weiter mit Artikel {number}",
  again: "Wieder öffnen",
  again_label: "Wieder öffnen: Artikel {number}",
  read: "Lesen",
  submitted: "Von Ihnen abgegeben",
  no_place: "Andere haben ihn",
  finished: { one: "Von einer Person abgeschlossen", other: "Von {count} Personen abgeschlossen" },
  full_one: "Eine andere Person hat ihn",
  full_two: "Zwei Personen haben ihn",
  full: "{count} Personen haben ihn",
  held_one: "{names} hat ihn, reserviert bis {time}",
  held: "In Arbeit bei {names}; die erste Reservierung endet um {time}",
  full_until: "{people}; eine Reservierung endet um {time}",
  and: "{names} und {last}",
};
