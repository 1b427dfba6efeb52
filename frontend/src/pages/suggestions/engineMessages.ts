/** The words of the section on a project's own engines. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/suggestions/engineMessages", {
  heading: "Engines",
  reads: "In use",
  rules: "Built-in rules",
  engine_none: "This project uses no engine, so nothing is suggested.",
  engine_other:
    "This project uses “{name}”. Trained engines can replace only the rules; to use one, select the rules in the project’s settings.",
  train: "Train now",
  train_first: { one: "Training needs one submitted article.", other: "Training needs {count} submitted articles." },
  training: "Training an engine",
  next_auto: {
    one: "{count} submitted article to learn from. The next training starts automatically at {next}.",
    other: "{count} submitted articles to learn from. The next training starts automatically at {next}.",
  },
  next_hand: {
    one: "{count} submitted article to learn from. Training does not start automatically for this engine.",
    other: "{count} submitted articles to learn from. Training does not start automatically for this engine.",
  },
  held_out:
    "{have} of {needed} test articles. Every fifth article is shown without suggestions, so that engines are measured on what people mark unaided.",
  held_out_enough: {
    one: "One test article, marked without suggestions.",
    other: "{count} test articles, marked without suggestions.",
  },
  held_out_small:
    "Once the project has {from} articles, every fifth is shown without suggestions, to measure engines on.",
  by_hand: "An engine was chosen by hand, so a better one does not replace it automatically.",
  by_hand_off: "Let better engines take over",
  empty: "No engine has been trained yet",
  empty_help:
    "From ten submitted articles on, the project trains an engine on what its people mark. It is used only if it is measurably better than the rules.",
  trained: "Trained engines",
  name: "Engine",
  iou50: "Claims found",
  exact: "Exact",
  sourced: "With source",
  ahead: "Ahead",
  measured: "Measured on",
  choose: "Choose",
  figures_help:
    "F1 in percent: claims found (half the words shared), found to the word, found with the right source. Below each is the figure of the engine that was in use, over the same articles.",
  chance: "chance {share}",
  method_held_out: {
    one: "{count} article without suggestions",
    other: "{count} articles without suggestions",
  },
  method_folds: {
    one: "{count} article annotated with suggestions; overstates every engine",
    other: "{count} articles annotated with suggestions; overstates every engine",
  },
  champion: "In use",
  challenger: "Challenger",
  retired: "Earlier",
  use: "Use",
  use_label: "Use the engine {name}, {day}",
  use_ask: "Use “{name}” in this project?",
  use_help:
    "Articles that nobody has opened get its suggestions; the others keep theirs. After that, no engine takes over automatically.",
  back: "Back to the rules",
  back_ask: "Use the rules again?",
  back_help:
    "Articles that nobody has opened get the suggestions of the rules again. The trained engine is kept and can be chosen again.",
  switched: "Engine switched. Unopened articles are processed next.",
  worth: "Check-worthiness",
  worth_used:
    "Suggestions get a score for how likely your people are to call them worth checking: average precision {reached}, against {share} by chance.",
  worth_off:
    "Off until there are enough answers to “Check-worthy?”: {labels} so far; 200 are needed, at least 20 of each kind.",
  worth_useless: "Off: what was learned from {labels} answers ranks no better than chance.",
});
