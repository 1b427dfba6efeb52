/** Words of the page on the quality of suggestions. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/suggestions/messages", {
  page: "Suggestions",
  title: "Quality of suggestions",
  sub: "Whether people keep suggestions, how accurate they are, how much time they save, and whether they bias people.",

  nothing: "Nothing has been decided yet",
  nothing_help:
    "As soon as somebody submits an article in which claims were suggested, this page counts what was accepted, corrected and rejected. Articles of the control share, shown without suggestions, show how suggestions affect time and judgement.",
  no_engine: "No engine is chosen for this project, so nothing is suggested.",

  became: "Outcomes",
  per_hundred:
    "Of 100 suggestions: {accepted} accepted unchanged, {edited} after a correction, {rejected} rejected, {left} left undecided.",
  counted: {
    one: "The one suggestion so far: {accepted} accepted unchanged, {edited} after a correction, {rejected} rejected, {left} left undecided.",
    other:
      "Of {count} suggestions: {accepted} accepted unchanged, {edited} after a correction, {rejected} rejected, {left} left undecided.",
  },
  accepted: "accepted unchanged",
  edited: "accepted after a correction",
  rejected: "rejected",
  left: "left undecided",
  outcome: "Outcome",
  suggestions: "Suggestions",
  used_all: {
    one: "Counted in the one submitted pass with suggestions.",
    other: "Counted in all {count} submitted passes with suggestions.",
  },
  used_some: {
    one: "Counted in the newest of {submitted} submitted passes with suggestions.",
    other: "Counted in the newest {count} of {submitted} submitted passes with suggestions.",
  },
  none_shown: "No article with suggestions has been submitted yet.",

  corrections: "How far they were corrected",
  corrections_sentence:
    "Half of the corrected contents changed by at most {median} ({words}), nine of ten by at most {p90} ({words90}).",
  corrections_parts: {
    one: "The one correction: {content} in the content, {source} in the source, {cue} in the cue.",
    other: "Of {count} corrections, {content} changed the content, {source} the source and {cue} the cue.",
  },
  changed_characters: { one: "1 character", other: "{count} characters" },
  changed_words: { one: "1 word", other: "{count} words" },
  corrections_none: "No suggestion has been accepted after a correction.",

  patterns: "Kept, by pattern",
  patterns_sub: "Share accepted, corrected or not, of those decided. The line is the 95 % interval.",
  pattern: "Pattern",
  kept: "Kept",
  interval: "95 % interval",
  of_count: "of {count}",
  no_reason: "without a reason",
  patterns_more: "Show all {count} patterns",
  patterns_fewer: "Show fewer",
  none_decided: "No suggestion has been decided yet.",

  bands: "Are the scores calibrated?",
  bands_sub:
    "The engine's score against the share that people kept, in bands of 0.1. On the dotted line the two are equal.",
  band: "Score",
  band_range: "{low} to {high}",
  band_mean: "Mean score",
  band_axis: "score of the engine",

  seconds: "Seconds per claim",
  with: "with suggestions",
  without: "without suggestions",
  seconds_figure: "{value} s",
  seconds_less:
    "With suggestions a claim takes {with} s, without them {without} s: {less} s less (95 % interval: {low} to {high} s less).",
  seconds_more:
    "With suggestions a claim takes {with} s, without them {without} s: {more} s more (95 % interval: {low} to {high} s more).",
  seconds_unclear:
    "With suggestions a claim takes {with} s, without them {without} s. So far this may be chance (95 % interval of the difference: {low} to {high} s).",
  seconds_few:
    "With suggestions a claim takes {with} s, without them {without} s: too few articles to say whether that is more than chance.",
  screen: "Screen",
  side: "Articles",
  passes: "Passes",
  per_claim: "Seconds per claim",
  passes_note: { one: "one pass", other: "{count} passes" },

  anchoring: "Do people follow the suggestions?",
  anchoring_sub: "F1 of people's claims against the engine's suggestions: half the words shared, one to one.",
  anchoring_f1: "F1 with the engine",
  anchoring_yes: {
    one: "Those who see suggestions agree with the engine at {with}, those who do not at {without}: {count} point more (95 % interval: {low} to {high}). People may miss what the engine misses; see the list below.",
    other:
      "Those who see suggestions agree with the engine at {with}, those who do not at {without}: {count} points more (95 % interval: {low} to {high}). People may miss what the engine misses; see the list below.",
  },
  anchoring_no: {
    one: "Those who see suggestions agree with the engine at {with}, those who do not at {without}: {count} point less (95 % interval: {low} to {high}). There is no sign of bias.",
    other:
      "Those who see suggestions agree with the engine at {with}, those who do not at {without}: {count} points less (95 % interval: {low} to {high}). There is no sign of bias.",
  },
  anchoring_unclear:
    "Those who see suggestions agree with the engine at {with}, those who do not at {without}. So far this may be chance (95 % interval of the difference: {low} to {high} points).",
  anchoring_few:
    "Those who see suggestions agree with the engine at {with}, those who do not at {without}: too few articles to say whether that is more than chance.",

  few: {
    one: "{count} article with and {hidden} without suggestions have been submitted; an interval needs {fewest} of each.",
    other:
      "{count} articles with and {hidden} without suggestions have been submitted; an interval needs {fewest} of each.",
  },
  few_control: "No article is shown without suggestions at present: the control share of this project is 0.",
  one_sided_with: "There is nothing to compare with yet: no article has been submitted without suggestions.",
  one_sided_without: "There is nothing to compare with yet: no article has been submitted with suggestions.",
  no_time: "No time has been measured yet.",

  versions: "Accuracy by engine version",
  versions_gold: "Measured against {parts}.",
  gold_adjudicated: { one: "one adjudicated article", other: "{count} adjudicated articles" },
  gold_control: {
    one: "one article that was annotated without suggestions",
    other: "{count} articles that were annotated without suggestions",
  },
  and: "{one} and {other}",
  versions_no_gold:
    "Nothing to measure against yet: there is no adjudicated article, and none that was submitted without suggestions.",
  versions_none: "No engine has read an article of this project yet.",
  version: "Version",
  since: "Since",
  gold_articles: "Articles",
  precision: "Precision",
  recall: "Recall",
  f1: "F1",
  exact_f1: "F1, exact boundaries",
  speaker: "Correct speaker",
  versions_axis: "versions, the oldest first",
  versions_legend_f1: "F1, half the words shared",
  versions_legend_exact: "F1, exact boundaries",

  missed: "Most important misses",
  missed_sub: {
    one: "One claim in these passes overlaps with no current suggestion. Claims that several people marked come first, then adjudicated ones and those worth checking.",
    other:
      "{count} claims in these passes overlap with no current suggestion. Claims that several people marked come first, then adjudicated ones and those worth checking.",
  },
  missed_none: "Every claim that people marked overlaps with a suggestion.",
  missed_by: { one: "marked in one pass", other: "marked in {count} passes" },
  worth_checking: "worth checking",
  refused: "Most confident mistakes",
  refused_sub: "Suggestions that people rejected, highest score first.",
  refused_none: "No suggestion has been rejected.",
  refused_by: { one: "rejected in one pass", other: "rejected in {count} passes" },
  score: "score {share}",
  article: "Article {number}",
  untitled: "untitled",
  list_more: "Show all {count}",
});
