/** Where the address points to in a text. Everything here counts code points; nothing of it becomes a UTF-16 offset. */

export type Stretch = readonly [start: number, end: number];

/** Read "120-160,180-190" as stretches inside a text of that length; what is malformed or overlaps marks nothing. */
export function placesIn(length: number, at: string | undefined): readonly Stretch[] {
  const pairs = (at ?? "").split(",").flatMap((part): Stretch[] => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return start === undefined || end === undefined ? [] : [[Number(start), Number(end)]];
  });
  const inside = pairs.filter(([start, end]) => start < end && end <= length).toSorted((a, b) => a[0] - b[0]);
  return inside.filter(([start], index) => index === 0 || start >= (inside[index - 1]?.[1] ?? 0));
}

/** Put stretches in order, and make one of those that touch. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: [number, number][] = [];
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

export interface Piece {
  /** Where it starts. */
  at: number;
  text: string;
  marked: boolean;
  /** Whether it belongs to a claim. */
  claimed: boolean;
}

/**
 * Cut a text, given by its code points, into its lines that are not empty, and those into pieces: marked or not, part of a
 * claim or not. Neither kind of stretches overlaps itself.
 */
export function linesOf(
  letters: readonly string[],
  marked: readonly Stretch[],
  claimed: readonly Stretch[] = [],
): readonly (readonly Piece[])[] {
  const cuts = [...new Set([...marked, ...claimed].flat())].toSorted((a, b) => a - b);
  const inMarked = covering(marked);
  const inClaimed = covering(claimed);
  const lines: Piece[][] = [];
  let start = 0;
  let cut = 0;
  for (let end = 0; end <= letters.length; end += 1) {
    if (end < letters.length && letters[end] !== "\n") continue;
    const pieces: Piece[] = [];
    let at = start;
    while ((cuts[cut] ?? Infinity) <= start) cut += 1;
    while (at < end) {
      const to = Math.min(cuts[cut] ?? Infinity, end);
      pieces.push({ at, text: letters.slice(at, to).join(""), marked: inMarked(at), claimed: inClaimed(at) });
      at = to;
      if (to === cuts[cut]) cut += 1;
    }
    if (end > start) lines.push(pieces);
    start = end + 1;
  }
  return lines;
}

/** Tell whether a place lies in one of the stretches; places have to be asked for from first to last. */
function covering(stretches: readonly Stretch[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((stretches[next]?.[1] ?? Infinity) <= at) next += 1;
    return (stretches[next]?.[0] ?? Infinity) <= at;
  };
}
