/** What one version of a guideline changed of the one before: in words where that is quick, else in lines. */
import { diffLines, diffWords } from "diff";

export interface Part {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Milliseconds after which two very different texts are compared line by line. */
const PATIENCE = 500;
/** Lines that are shown around a change. */
const AROUND = 2;

/** Compare two texts; of what both have, only the lines next to a change are kept. */
export function compared(before: string, after: string): readonly Part[] {
  const found = diffWords(before, after, { timeout: PATIENCE }) ?? diffLines(before, after);
  const parts = found.map(({ added, removed, value }): Part => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
  if (parts.every(({ kind, text }) => kind === "same" || text.trim() === "")) return [];
  return parts.map((part, i) =>
    part.kind === "same" ? { ...part, text: shortened(part.text, i > 0, i < parts.length - 1) } : part,
  );
}

/** Keep the first and the last lines of what both texts have; `after`, `before`: whether a change stands on that side. */
function shortened(text: string, after: boolean, before: boolean): string {
  const lines = text.split("\n");
  if (lines.length <= 2 * AROUND + 1) return text;
  const head = after ? [...lines.slice(0, AROUND), "…"] : ["…"];
  return [...head, ...(before ? lines.slice(-AROUND) : [])].join("\n");
}
