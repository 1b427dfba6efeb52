/** Accepting many suggestions at once, as one change that undo takes back as one. */

import { apply, itemsOf } from "./pass.ts";
import { accept } from "./transitions.ts";
import type { Change, Pass, Setting, Suggestion } from "./types.ts";

/**
 * List, in text order, the waiting suggestions whose score lets them be accepted together; none where the project does
 * not allow that.
 */
export function acceptable(pass: Pass, setting: Setting): readonly Suggestion[] {
  const from = setting.project.accept_all_score ?? Infinity;
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
