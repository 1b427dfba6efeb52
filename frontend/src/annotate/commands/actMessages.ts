/** What is said of an act that a key or the mouse began, in the chunk of what they do. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("annotate/commands/actMessages", {
  say_nothing_open: "Nothing is left open.",
  say_no_last_speaker: "No speaker has been used yet.",
  say_no_digit: "The scale has no verdict {digit}.",
  say_nested: "Reported by: {text}",
  say_unnested: "Not reported by another claim.",
  say_no_parent: "No other claim can report this one.",
  say_boundary: "Boundaries: {text}",
  say_left: "Left the article. Tab moves on.",
  say_last_place: "End of the article.",
  say_saved: "Everything is saved.",
  say_undone: "Undone: {what}",
  say_redone: "Redone: {what}",
  say_nothing_undo: "Nothing to undo.",
  say_nothing_redo: "Nothing to redo.",
  say_no_worth: "No suggestion here has a check-worthiness score yet.",
  say_no_suggestion: "This is a claim already. Tab goes to the next open one.",
  say_no_claim: "This is a suggestion. Accept it first.",
  say_single_off: "Single-key shortcuts are off.",
  say_single_on: "Single-key shortcuts are on.",
  say_accepted: "Accepted.",
  say_rejected: "Rejected.",
  say_deleted: "Claim deleted.",
  say_set: "{what}: {value}",
});
