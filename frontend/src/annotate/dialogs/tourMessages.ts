/** Words of the first tour; `{key}` values are the person's own keys. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("annotate/dialogs/tourMessages", {
  place: "Step {at} of {of}",
  next: "Next",
  back: "Back",
  done: "Start working",
  never: "Don’t show again",
  close: "Close the tour",
  article: "Read the article here",
  article_help:
    "A dashed underline is a suggestion: somebody may be quoted there. A solid underline is a claim. {next} and {previous} move between them.",
  decide: "Decide with one key",
  decide_help:
    "{accept} turns the suggestion into a claim, {reject} rejects it, and the next one becomes active. {undo} takes it back.",
  make: "Make a claim of your own",
  make_help:
    "{sentence} moves by sentence, {word} by word, and {extend} extends the selection. {claim} makes the claim. Or drag over the words with the mouse.",
  judge: "Who says it, and is it true?",
  judge_help: "{speaker} names the speaker, the digits give the verdict. {evidence} opens the evidence for it.",
  finish: "Finish the article",
  finish_help:
    "{finish} lists what is missing and then opens the next article. {help} lists every key and has this tour, too.",
});
