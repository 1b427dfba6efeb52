/** Wie die Schritte zum Rückgängigmachen heißen, und was zuvor da sein muss. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./stepMessages.ts";

export const de: In<typeof t> = {
  step_create: "neue Behauptung",
  step_accept: "annehmen",
  step_accept_all: "alle annehmen",
  step_reject: "ablehnen",
  step_delete: "löschen",
  step_merge: "zwei Behauptungen vereinen",
  step_boundaries: "Grenzen",
  step_source: "Quelle",
  step_cue: "Redesignal",
  step_addressee: "Adressat",
  step_content: "Textstück",
  step_clear: "Quelle und Redesignal lösen",
  step_speaker: "Sprecher",
  step_verdict: "Urteil",
  step_evidence: "Belege",
  step_note: "Notiz",
  step_rationale: "Begründung",
  step_field: "Einzelheiten",
  step_parent: "berichtet von",

  say_created: "Behauptung angelegt: {text}",
  say_select_first: "Zuerst die Wörter auswählen.",
  say_claim_first: "Zuerst eine Behauptung anlegen oder wählen.",
};
