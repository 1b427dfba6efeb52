/** Wörter zu Zweifelhaftem in einem Text und zu dem, was auf eine Entscheidung wartet. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./heldMessages.ts";

export const de: In<typeof t> = {
  heading: { one: "Ein Artikel wartet auf eine Entscheidung", other: "{count} Artikel warten auf eine Entscheidung" },
  intro: "Ein Text ändert sich nach dem Import nie mehr; darum Zweifelhaftes vorher ansehen.",
  all: "Alle auswählen",
  all_of: "Alle {count} auswählen",
  all_selected: "Alle {count} sind ausgewählt.",
  select: "{name} auswählen",
  import: { one: "So importieren, wie er ist", other: "So importieren, wie sie sind" },
  repair: "Reparieren und importieren",
  leave_out: "Weglassen",
  selected: { one: "Einer ausgewählt", other: "{count} ausgewählt" },
  none_selected: "Auswählen, worüber entschieden werden soll.",
  first: { one: "Der erste ist zu sehen.", other: "Die ersten {count} sind zu sehen." },
  becomes: "repariert",
  in_line: "Zeile {line}",
  of_text: "Zeile {line} des Textes",
  file_line: "{file}, Zeile {line}",
  file_record: "{file}, Datensatz {record}",
  done_created: { one: "Ein Artikel importiert.", other: "{count} Artikel importiert." },
  done_left_out: { one: "Ein Artikel weggelassen.", other: "{count} Artikel weggelassen." },
  done_waiting: { one: "Ein Artikel wartet wieder.", other: "{count} Artikel warten wieder." },
  done_other: {
    one: "Einer ließ sich nicht importieren; sein Import unten sagt, warum.",
    other: "{count} ließen sich nicht importieren; ihre Importe unten sagen, warum.",
  },
  undo: "Rückgängig",
  nameless: "Ein Artikel ohne Titel",

  nul: { one: "Ein NUL-Zeichen, das beim Import entfällt", other: "{count} NUL-Zeichen, die beim Import entfallen" },
  mojibake: {
    one: "Buchstaben in falscher Kodierung gelesen, an einer Stelle",
    other: "Buchstaben in falscher Kodierung gelesen, an {count} Stellen",
  },
  replacement_characters: { one: "Ein Zeichen ist verloren (\uFFFD)", other: "{count} Zeichen sind verloren (\uFFFD)" },
  markup: {
    one: "Ein Tag oder eine Entität aus HTML oder XML",
    other: "{count} Tags oder Entitäten aus HTML oder XML",
  },
  rtf: "Als RTF geschrieben, mit Formatbefehlen",
  language: "Sieht nach {language} aus, nicht nach {expected}",
};
