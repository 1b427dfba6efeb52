/** Where an end of a fragment comes to stand when a handle is dragged. Pure. */

import { type Fragment, type Fragments, fragment } from "./offsets.ts";
import { takeBothMarks, toGraphemes, toWords } from "./snap.ts";

export type End = "start" | "end";

/** How far an end may go, in UTF-16 units. */
export type Limits = readonly [least: number, most: number];

/** The limits of a piece that must not reach into `taken`, which lies wholly before or behind it. */
export function limitsBeside(text: string, [start, end]: Fragment, taken: Fragments): Limits {
  return [
    Math.max(0, ...taken.filter(([, to]) => to <= start).map(([, to]) => to)),
    Math.min(text.length, ...taken.filter(([from]) => from >= end).map(([from]) => from)),
  ];
}

/**
 * Move one end of a piece to an offset: to the nearest word, with the quotation mark whose partner is inside; to
 * the nearest whole character only when `precise`. The other end stays, and something always stays between the two.
 */
export function dragEnd(
  text: string,
  piece: Fragment,
  side: End,
  to: number,
  { precise, limits = [0, text.length] }: { precise: boolean; limits?: Limits },
): Fragment {
  const [least, most] = side === "start" ? [limits[0], piece[1]] : [piece[0], limits[1]];
  const inside = (at: number): number => Math.min(Math.max(at, least), most);
  const cut = fragment(inside(to), inside(to));
  const at = inside(nearest(to, precise ? toGraphemes(text, cut) : toWords(text, toGraphemes(text, cut))));
  const moved = withoutSpace(text, side === "start" ? fragment(at, piece[1]) : fragment(piece[0], at), side);
  if (moved[0] >= moved[1]) return leastOf(text, piece, side, precise);
  if (precise) return moved;
  const both = takeBothMarks(text, moved);
  return side === "start" ? fragment(inside(both[0]), piece[1]) : fragment(piece[0], inside(both[1]));
}

function nearest(to: number, [before, after]: Fragment): number {
  return to - before <= after - to ? before : after;
}

/** Only the end that moves is cleared of white space. */
function withoutSpace(text: string, [start, end]: Fragment, side: End): Fragment {
  const piece = text.slice(start, end);
  return side === "start"
    ? fragment(end - piece.trimStart().length, end)
    : fragment(start, start + piece.trimEnd().length);
}

/** What stays of a piece whose end was dragged across the other: its word, or character, at that other end. */
function leastOf(text: string, piece: Fragment, side: End, precise: boolean): Fragment {
  const [start, end] = piece;
  const letter = toGraphemes(text, side === "start" ? fragment(end - 1, end) : fragment(start, start + 1));
  const [from, to] = precise ? letter : toWords(text, letter);
  return side === "start" ? fragment(Math.max(from, start), end) : fragment(start, Math.min(to, end));
}
