/** Words of the first tour; `{key}` values are the person's own keys. */
import { translator } from "../ui/translate.ts";

export const t = translator("annotate/tourWords", {
  place: "Step {at} of {of}",
  next: "Next",
  back: "Back",
  done: "Start working",
  never: "Don’t show again",
  close: "Close the tour",
  article: "Read the article here",
  article_help:
    "A dashed line is a suggestion: somebody may be saying something there. A solid line is a claim. {next} and {previous} go from one to the next.",
  decide: "Decide with one key",
  decide_help: "{accept} makes a claim of the suggestion, {reject} turns it down, and the next one is active at once. {undo} takes it back.",
  make: "Make a claim of your own",
  make_help:
    "{sentence} walks by sentence, {word} by word, and {extend} extends. {claim} makes the claim. Or drag over the words with the mouse.",
  judge: "Who says it, and is it true?",
  judge_help: "{speaker} names the speaker, the digits give the verdict. {evidence} opens the evidence for it.",
  finish: "Finish the article",
  finish_help: "{finish} lists what is missing and goes on to the next article. {help} lists every key, and this tour is there too.",
});
