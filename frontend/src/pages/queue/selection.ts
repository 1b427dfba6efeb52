/** Which rows of a list are selected, and where the keys stand: row by row, or from where a selection began. */
import type { Id } from "../../api/model.ts";

export interface Selection {
  readonly chosen: ReadonlySet<Id>;
  /** The row at which the keys stand. */
  readonly at: number;
  /** Where a stretch that is being extended began; null while none is. */
  readonly from: number | null;
}

export const NOTHING: Selection = { chosen: new Set(), at: 0, from: null };

export function turned(selection: Selection, rows: readonly Id[], at: number): Selection {
  const id = rows[at];
  if (id === undefined) return selection;
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, at, from: at };
}

/** Go to another row; with `extend` everything from where the stretch began up to it is selected. */
export function moved(selection: Selection, rows: readonly Id[], to: number, extend: boolean): Selection {
  const at = Math.min(Math.max(to, 0), Math.max(0, rows.length - 1));
  if (!extend) return { ...selection, at, from: null };
  const from = selection.from ?? selection.at;
  const stretch = rows.slice(Math.min(from, at), Math.max(from, at) + 1);
  return { chosen: new Set([...selection.chosen, ...stretch]), at, from };
}

/** Select all rows, or none where all are selected. */
export function turnedAll(selection: Selection, rows: readonly Id[]): Selection {
  const all = rows.every((id) => selection.chosen.has(id));
  return { ...selection, chosen: all ? new Set() : new Set(rows), from: null };
}

/** Write numbers in order, stretches of four and more as "4–9". */
export function ranges(numbers: readonly number[]): string {
  const stretches: number[][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && number === (last.at(-1) ?? 0) + 1) last.push(number);
    else stretches.push([number]);
  }
  return stretches.map((one) => (one.length > 3 ? `${one[0]}–${one.at(-1)}` : one.join(", "))).join(", ");
}
