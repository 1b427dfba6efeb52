/** Accepting many suggestions at once, as one change that undo takes back as one. */

import { apply, itemsOf } from "./pass.ts";
import { accept } from "./transitions.ts";
import type { Change, Pass, Setting, Suggestion } from "./types.ts";

/** The least score, 0..1, at which suggestions may be accepted together. */
export const ACCEPT_ALL_FROM = 0.9;

/** List the waiting suggestions that score at least `from`, in text order. */
export function acceptable(pass: Pass, setting: Setting, from = ACCEPT_ALL_FROM): readonly Suggestion[] {
  return itemsOf(pass, setting).flatMap((item) =>
    item.type === "suggestion" && item.suggestion.score >= from ? [item.suggestion] : [],
  );
}

/** Make claims of suggestions, one after the other so that nested ones and shared speakers find each other. */
export function acceptAll(pass: Pass, setting: Setting, suggestions: readonly Suggestion[]): Change | null {
  let now = pass;
  const changes: Change[] = [];
  for (const suggestion of suggestions) {
    const change = accept(now, setting, suggestion);
    now = apply(now, change);
    changes.push(change);
  }
  if (changes.length === 0) return null;
  return {
    claims: new Map(changes.flatMap((change) => [...(change.claims ?? [])])),
    decisions: new Map(changes.flatMap((change) => [...(change.decisions ?? [])])),
    speakers: new Map(changes.flatMap((change) => [...(change.speakers ?? [])])),
  };
}
