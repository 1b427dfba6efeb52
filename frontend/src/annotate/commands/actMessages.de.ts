/** Was zu einer Handlung gesagt wird, die eine Taste oder die Maus begann. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./actMessages.ts";

export const de: In<typeof t> = {
  say_nothing_open: "Nichts ist mehr offen.",
  say_no_last_speaker: "Noch kein Sprecher wurde verwendet.",
  say_no_digit: "Die Skala hat kein Urteil {digit}.",
  say_nested: "Berichtet von: {text}",
  say_unnested: "Von keiner anderen Behauptung berichtet.",
  say_no_parent: "Keine andere Behauptung kann diese berichten.",
  say_boundary: "Grenzen: {text}",
  say_left: "Artikel verlassen. Tab geht weiter.",
  say_last_place: "Ende des Artikels.",
  say_saved: "Alles ist gespeichert.",
  say_undone: "Rückgängig gemacht: {what}",
  say_redone: "Wiederholt: {what}",
  say_nothing_undo: "Nichts rückgängig zu machen.",
  say_nothing_redo: "Nichts zu wiederholen.",
  say_no_worth: "Hier hat noch kein Vorschlag einen Wert für die Prüfwürdigkeit.",
  say_no_suggestion: "Das ist schon eine Behauptung. Tab geht zum nächsten Offenen.",
  say_no_claim: "Das ist ein Vorschlag. Zuerst annehmen.",
  say_single_off: "Einzeltasten sind aus.",
  say_single_on: "Einzeltasten sind an.",
  say_accepted: "Angenommen.",
  say_rejected: "Abgelehnt.",
  say_deleted: "Behauptung gelöscht.",
  say_set: "{what}: {value}",
};
