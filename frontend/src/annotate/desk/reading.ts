/** How the article of a desk is read: its sentences, words and clauses are needed with the first key, not before. */
import { Steps } from "../../text/reading/steps.ts";
import type { Desk } from "./desk.ts";

const known = new WeakMap<Desk, Steps>();

/** The steps through the article of a desk. */
export function stepsOf(desk: Desk): Steps {
  const { text, article } = desk.state.setting;
  const steps = known.get(desk) ?? new Steps(text, article.language);
  known.set(desk, steps);
  return steps;
}
