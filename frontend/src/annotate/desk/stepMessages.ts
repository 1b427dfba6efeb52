/** What the steps of the undo line are called, and what has to be there before one can be made. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("annotate/desk/stepMessages", {
  step_create: "new claim",
  step_accept: "accept",
  step_accept_all: "accept all",
  step_reject: "reject",
  step_delete: "delete",
  step_merge: "merge two claims",
  step_boundaries: "boundaries",
  step_source: "source",
  step_cue: "cue",
  step_addressee: "addressee",
  step_content: "fragment",
  step_clear: "clear source and cue",
  step_speaker: "speaker",
  step_verdict: "verdict",
  step_evidence: "evidence",
  step_note: "note",
  step_rationale: "reasons",
  step_field: "details",
  step_parent: "reported by",

  say_created: "Claim made: {text}",
  say_select_first: "Select the words first.",
  say_claim_first: "Make or select a claim first.",
});

/** The name of a step. */
export type StepKey = Extract<Parameters<typeof t>[0], `step_${string}`>;
