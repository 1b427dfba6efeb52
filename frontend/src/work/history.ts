/** Undo and redo: a line of steps, each with the documents before and after it, that outlives a reload. */

import { apply, inverse } from "./pass.ts";
import type { Change, Id, Pass } from "./types.ts";

export interface Step {
  /** Rises along the line: the key under which the device keeps the step. */
  readonly n: number;
  readonly label: string;
  readonly before: Change;
  readonly after: Change;
  /** What was active before and after: undo brings the eye back to where it happened. */
  readonly from: Id | null;
  readonly to: Id | null;
}

/** `at` counts the steps that are in force; those after it can be redone. */
export interface History {
  readonly steps: readonly Step[];
  readonly at: number;
}

export const EMPTY: History = { steps: [], at: 0 };
export const LONGEST = 300;

export interface Moved {
  readonly pass: Pass;
  readonly history: History;
  readonly change: Change;
  readonly step: Step;
}

/** Put a change on the pass and remember how to take it back; what was undone before can no longer be redone. */
export function record(
  pass: Pass,
  history: History,
  change: Change,
  label: string,
  from: Id | null,
  to: Id | null,
): Moved {
  const n = (history.steps[history.at - 1]?.n ?? 0) + 1;
  const step: Step = { n, label, before: inverse(pass, change), after: change, from, to };
  const kept = history.steps.slice(Math.max(0, history.at - LONGEST + 1), history.at);
  return { pass: apply(pass, change), history: { steps: [...kept, step], at: kept.length + 1 }, change, step };
}

/** Let a change belong to the last step; `back` is what takes it back. */
export function join(pass: Pass, history: History, change: Change, back: Change): Moved | null {
  const step = history.steps[history.at - 1];
  if (!step) return null;
  const joined = { ...step, before: together(step.before, back), after: together(step.after, change) };
  const steps = [...history.steps.slice(0, history.at - 1), joined, ...history.steps.slice(history.at)];
  return { pass: apply(pass, change), history: { ...history, steps }, change, step: joined };
}

function together(one: Change, other: Change): Change {
  return {
    claims: new Map([...(one.claims ?? []), ...(other.claims ?? [])]),
    decisions: new Map([...(one.decisions ?? []), ...(other.decisions ?? [])]),
    speakers: new Map([...(one.speakers ?? []), ...(other.speakers ?? [])]),
  };
}

/** Take the last step back, or null where there is none. */
export function undo(pass: Pass, history: History): Moved | null {
  const step = history.steps[history.at - 1];
  if (!step) return null;
  return { pass: apply(pass, step.before), history: { ...history, at: history.at - 1 }, change: step.before, step };
}

/** Do the step again that was taken back last, or null. */
export function redo(pass: Pass, history: History): Moved | null {
  const step = history.steps[history.at];
  if (!step) return null;
  return { pass: apply(pass, step.after), history: { ...history, at: history.at + 1 }, change: step.after, step };
}
