/** Where the ends of fragments stand on the screen. */
import { RIGHT_TO_LEFT } from "../../text/direction.ts";
import type { End } from "../../text/ends.ts";
import { type Fragment, type Fragments, fragment } from "../../text/offsets.ts";
import { graphemeStep } from "../../text/graphemes.ts";
import type { Item } from "../../work/pass.ts";
import { ROLES, type TextRole } from "../../work/types.ts";
import type { Desk, DeskState } from "../desk/desk.ts";

/** What a handle moves an end of: a role of the active item, or what a finger selected. */
export type Held = TextRole | "selection";

/** One end of one stretch. */
export interface Handle {
  readonly held: Held;
  /** Which fragment of the role. */
  readonly at: number;
  readonly side: End;
  readonly piece: Fragment;
}

/** An end on the screen, in pixels of the view: the edge of the text there, and its line. */
export interface EdgeBox {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The fragments of what has handles: every role of the active claim, the content of a suggestion, a touched selection. */
export function stretches(
  { boundary, drag, cursor, pointer }: Pick<DeskState, "boundary" | "drag" | "cursor" | "pointer">,
  item: Item | null,
  touch: boolean,
): ReadonlyMap<Held, Fragments> {
  if (touch && cursor?.extended && pointer) return new Map([["selection", [cursor.place]]]);
  if (!item) return new Map();
  const draft = drag ?? (boundary && { role: "content", fragments: boundary.content });
  const roles: readonly TextRole[] = item.type === "claim" ? ROLES : ["content"];
  const document = item.type === "claim" ? item.claim : { ...item.suggestion, addressee: [] };
  return new Map(roles.map((held) => [held, draft?.role === held ? draft.fragments : document[held]]));
}

/** Both ends of every fragment. */
export function handlesOf(held: ReadonlyMap<Held, Fragments>): readonly Handle[] {
  return [...held].flatMap(([role, fragments]) =>
    fragments.flatMap((piece, at) => (["start", "end"] as const).map((side) => ({ held: role, at, side, piece }))),
  );
}

/** Find an end on the screen; null where it is not drawn. */
export function edgeOf(desk: Desk, piece: Fragment, side: End): EdgeBox | null {
  const { text } = desk.state.setting;
  const letter =
    side === "start"
      ? fragment(piece[0], graphemeStep(text, piece[0], 1))
      : fragment(graphemeStep(text, piece[1], -1), piece[1]);
  const range = desk.sheet?.rangesOf(letter)[0];
  const rects = range ? Array.from(range.getClientRects()) : [];
  const box = side === "start" ? rects[0] : rects.at(-1);
  if (!range || !box) return null;
  const atLeft = (side === "start") !== isRightToLeft(text, letter, range);
  return { x: atLeft ? box.left : box.right, top: box.top, bottom: box.bottom };
}

const STRONG = /[\p{L}\p{N}]/u;
/** Characters looked at on both sides of a sign that has no direction of its own. */
const AROUND = 80;

/** Tell which way a character is written: its own, else that of its neighbours where they agree, else the paragraph's. */
function isRightToLeft(text: string, [start, end]: Fragment, range: Range): boolean {
  const own = wayOf(text.slice(start, end), 0);
  if (own !== null) return own;
  const [before, after] = [wayOf(lineOf(text, start, -1), -1), wayOf(lineOf(text, end, 1), 0)];
  if (before !== null && before === after) return before;
  return range.startContainer.parentElement?.matches(":dir(rtl)") ?? false;
}

function wayOf(piece: string, at: 0 | -1): boolean | null {
  const strong = Array.from(piece)
    .filter((letter) => STRONG.test(letter))
    .at(at);
  return strong === undefined ? null : RIGHT_TO_LEFT.test(strong);
}

function lineOf(text: string, at: number, step: 1 | -1): string {
  const piece = step > 0 ? text.slice(at, at + AROUND) : text.slice(Math.max(0, at - AROUND), at);
  return piece.split("\n").at(step > 0 ? 0 : -1) ?? "";
}
