/** Where the address points to in a text. Everything here counts code points; nothing of it becomes a UTF-16 offset. */

type Stretch = readonly [start: number, end: number];

/** Read "120-160,180-190" as stretches inside a text of that length; what is malformed or overlaps marks nothing. */
export function placesIn(length: number, at: string | undefined): readonly Stretch[] {
  const pairs = (at ?? "").split(",").flatMap((part): Stretch[] => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return start === undefined || end === undefined ? [] : [[Number(start), Number(end)]];
  });
  const inside = pairs.filter(([start, end]) => start < end && end <= length).toSorted((a, b) => a[0] - b[0]);
  return inside.filter(([start], index) => index === 0 || start >= (inside[index - 1]?.[1] ?? 0));
}

export interface Piece {
  /** Where it starts. */
  at: number;
  text: string;
  marked: boolean;
}

/** Cut a text, given by its code points, into its lines that are not empty, and those into pieces, marked and not. */
export function linesOf(letters: readonly string[], places: readonly Stretch[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [];
  let start = 0;
  for (let end = 0; end <= letters.length; end += 1) {
    if (end < letters.length && letters[end] !== "\n") continue;
    if (end > start) lines.push(piecesOf(letters, [start, end], places));
    start = end + 1;
  }
  return lines;
}

function piecesOf(letters: readonly string[], [start, end]: Stretch, places: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const add = (to: number, marked: boolean): void => {
    if (to > at) pieces.push({ at, text: letters.slice(at, to).join(""), marked });
    at = Math.max(at, to);
  };
  for (const [from, to] of places) {
    if (to <= start || from >= end) continue;
    add(Math.max(from, start), false);
    add(Math.min(to, end), true);
  }
  add(end, false);
  return pieces;
}
