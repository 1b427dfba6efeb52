/** The reading cursor: a stretch of text with a fixed end and a moving end. Pure. */

import { type Fragment, type Utf16, fragment } from "../../text/offsets.ts";
import { graphemeStep } from "../../text/graphemes.ts";
import type { Steps } from "../../text/reading/steps.ts";

export interface Cursor {
  /** Where an extension began. */
  readonly anchor: Fragment;
  readonly place: Fragment;
  /** Whether the person chose these very words, by extending or with the mouse. */
  readonly extended: boolean;
}

export type Unit = "word" | "clause" | "sentence" | "character";
const KIND = { word: "words", clause: "clauses", sentence: "sentences" } as const;

/** Stand on a stretch. */
export function standOn(place: Fragment, extended = false): Cursor {
  return { anchor: place, place, extended };
}

/** Move to the next or previous piece; from nowhere, to the piece at `from`. Null past an end. */
export function move(
  steps: Steps,
  cursor: Cursor | null,
  unit: Exclude<Unit, "character">,
  step: -1 | 1,
  from: Utf16,
): Cursor | null {
  const kind = KIND[unit];
  if (!cursor) {
    const first = steps.find(kind, from, 0);
    return first && standOn(first);
  }
  const [start, end] = cursor.place;
  const here = steps.find(kind, start, 0);
  // Coming from a larger piece, the first step goes to its first or last small piece.
  const within = here !== null && here[0] >= start && here[1] <= end && here[1] - here[0] < end - start;
  if (within) {
    const target = step > 0 ? here : steps.find(kind, end, -1);
    return target && standOn(target);
  }
  const target = steps.find(kind, start, step);
  return target && standOn(target);
}

/** Move the free end of the selection by one piece; it never crosses the piece where the selection began. */
export function extend(
  text: string,
  steps: Steps,
  cursor: Cursor | null,
  unit: Unit,
  step: -1 | 1,
  from: Utf16,
): Cursor | null {
  if (!cursor) return move(steps, null, unit === "character" ? "word" : unit, step, from);
  const { anchor, place } = cursor;
  // A sentence under the cursor is not yet a choice of words: extending by words begins at its first word.
  if (!cursor.extended && unit !== "sentence") {
    const small = steps.find(unit === "clause" ? "clauses" : "words", place[0], 0);
    if (small && small[1] - small[0] < place[1] - place[0]) return { anchor: small, place: small, extended: true };
  }
  const backwards = place[0] < anchor[0] || (place[1] === anchor[1] && place[0] === anchor[0] && step < 0);
  const next = backwards
    ? fragment(Math.min(moveEdge(text, steps, place[0], unit, step, "start"), anchor[0]), anchor[1])
    : fragment(anchor[0], Math.max(moveEdge(text, steps, place[1], unit, step, "end"), anchor[1]));
  return { anchor, place: next, extended: true };
}

/** Move one edge of a stretch to the next stop of its kind: starts stop at starts of pieces, ends at ends. */
export function moveEdge(
  text: string,
  steps: Steps,
  at: Utf16,
  unit: Unit,
  step: -1 | 1,
  edge: "start" | "end",
): Utf16 {
  if (unit === "character") return graphemeStep(text, at, step);
  const kind = KIND[unit];
  const side = edge === "start" ? 0 : 1;
  for (const paragraph of around(steps, at, step)) {
    const pieces = steps[kind](paragraph);
    const stop = step > 0 ? pieces.find((piece) => piece[side] > at) : pieces.findLast((piece) => piece[side] < at);
    if (stop) return stop[side];
  }
  return at;
}

function around(steps: Steps, at: Utf16, step: -1 | 1): readonly number[] {
  const here = steps.paragraphAt(at);
  return [here, here + step].filter((index) => index >= 0 && index < steps.paragraphs.length);
}
