/** The shortest way of the reading cursor to the words one wants, counted in key presses; only keys of the product's own table. */
import { type Cursor, type Unit, extend, move, moveEdge } from "../../src/annotate/desk/cursor.ts";
import { type CommandId, command } from "../../src/keys/registry.ts";
import { type Fragment, type Utf16, fragment, utf16 } from "../../src/text/offsets.ts";
import { snapContent } from "../../src/text/snap.ts";
import type { Steps } from "../../src/text/reading/steps.ts";

/** What the cursor moves in. */
export interface Page {
  readonly text: string;
  readonly steps: Steps;
}

/** Where somebody begins: the cursor on the screen, or none and then the active claim. */
export interface Place {
  readonly cursor: Cursor | null;
  readonly lookingAt: number;
}

interface Route {
  readonly cursor: Cursor | null;
  readonly keys: readonly string[];
}

type Leg = readonly [id: CommandId, unit: Unit, step: -1 | 1];

const MOVES: readonly Leg[] = [
  ["nextSentence", "sentence", 1],
  ["previousSentence", "sentence", -1],
  ["nextWord", "word", 1],
  ["previousWord", "word", -1],
  ["nextClause", "clause", 1],
  ["previousClause", "clause", -1],
];
const EXTENSIONS: readonly Leg[] = [
  ["extendSentence", "sentence", 1],
  ["shrinkSentence", "sentence", -1],
  ["extendClause", "clause", 1],
  ["shrinkClause", "clause", -1],
  ["extendWord", "word", 1],
  ["shrinkWord", "word", -1],
  ["extendCharacter", "character", 1],
  ["shrinkCharacter", "character", -1],
];
const EDGES: Readonly<Record<"start" | "end", readonly Leg[]>> = {
  start: [
    ["startClauseForward", "clause", 1],
    ["startClauseBack", "clause", -1],
    ["startWordForward", "word", 1],
    ["startWordBack", "word", -1],
    ["startCharacterForward", "character", 1],
    ["startCharacterBack", "character", -1],
  ],
  end: [
    ["endClauseForward", "clause", 1],
    ["endClauseBack", "clause", -1],
    ["endWordForward", "word", 1],
    ["endWordBack", "word", -1],
    ["endCharacterForward", "character", 1],
    ["endCharacterBack", "character", -1],
  ],
};

/** How far from the wanted words a selection may wander on its way. */
const SLACK = 3;

/** Give the key of a command, as the keyboard driver writes it. */
export function keyOf(id: CommandId): string {
  const [key] = command(id).keys;
  if (key === undefined) throw new Error(`${id} has no key`);
  return key.replace("Mod", "Control").replace("Ctrl", "Control");
}

/** Find the fewest presses that put exactly `wanted` under the cursor; null where keys do not get there. */
export function toSelection(page: Page, from: Place, wanted: Fragment): readonly string[] | null {
  return search(page, from, wanted, ({ place }) => equal(place, wanted));
}

/** Find the fewest presses after which "make claim" takes exactly `wanted`; null where keys do not get there. */
export function toClaim(page: Page, from: Place, wanted: Fragment): readonly string[] | null {
  return search(page, from, wanted, (cursor) => {
    const whole = cursor.extended ? cursor.place : page.steps.find("sentences", cursor.place[0], 0);
    return whole !== null && equal(snapContent(page.text, whole), wanted);
  });
}

/** Find the fewest presses, inside the boundary mode, that turn one stretch into another; null where there is no way. */
export function toBoundaries(page: Page, from: Fragment, wanted: Fragment): readonly string[] | null {
  // The end goes first where the start would otherwise have to pass it.
  const order: readonly ("start" | "end")[] = wanted[0] >= from[1] ? ["end", "start"] : ["start", "end"];
  const keys = order.map((edge) =>
    edgeKeys(page, edge === "start" ? from[0] : from[1], edge === "start" ? wanted[0] : wanted[1], edge),
  );
  return keys.some((part) => part === null) ? null : keys.flatMap((part) => part ?? []);
}

function edgeKeys(page: Page, from: Utf16, to: Utf16, edge: "start" | "end"): readonly string[] | null {
  const seen = new Set<number>([from]);
  let front: { at: Utf16; keys: readonly string[] }[] = [{ at: from, keys: [] }];
  while (front.length > 0) {
    const found = front.find(({ at }) => at === to);
    if (found) return found.keys;
    front = front.flatMap(({ at, keys }) =>
      EDGES[edge].flatMap(([id, unit, step]) => {
        const next = moveEdge(page.text, page.steps, at, unit, step, edge);
        if (seen.has(next)) return [];
        seen.add(next);
        return [{ at: next, keys: [...keys, keyOf(id)] }];
      }),
    );
  }
  return null;
}

function search(
  page: Page,
  from: Place,
  wanted: Fragment,
  reached: (cursor: Cursor) => boolean,
): readonly string[] | null {
  const seen = new Set<string>([nameOf(from.cursor)]);
  let front: Route[] = [{ cursor: from.cursor, keys: [] }];
  while (front.length > 0) {
    const found = front.find(({ cursor }) => cursor !== null && reached(cursor));
    if (found) return found.keys;
    front = front.flatMap((route) => steps(page, from, route, wanted).filter(({ cursor }) => isNew(seen, cursor)));
  }
  return null;
}

function steps(page: Page, from: Place, { cursor, keys }: Route, wanted: Fragment): Route[] {
  const at = utf16(from.lookingAt);
  const moved = cursor?.extended
    ? []
    : MOVES.map(([id, unit, step]) => ({
        cursor: move(page.steps, cursor, unit as Exclude<Unit, "character">, step, at),
        keys: [...keys, keyOf(id)],
      }));
  const extended = EXTENSIONS.map(([id, unit, step]) => ({
    cursor: extend(page.text, page.steps, cursor, unit, step, at),
    keys: [...keys, keyOf(id)],
  }));
  return [...moved, ...extended.filter((route) => route.cursor !== null && near(route.cursor, wanted))];
}

/** A selection is worth following only from an anchor at one of the wanted ends, and not far beyond the other. */
function near({ anchor, place }: Cursor, wanted: Fragment): boolean {
  const anchored = Math.abs(anchor[0] - wanted[0]) <= SLACK || Math.abs(anchor[1] - wanted[1]) <= SLACK;
  const [room, reach] = [wanted[1] - wanted[0] + 200, fragment(wanted[0], wanted[1])];
  return anchored && place[0] >= reach[0] - room && place[1] <= reach[1] + room;
}

function isNew(seen: Set<string>, cursor: Cursor | null): boolean {
  if (cursor === null) return false;
  const name = nameOf(cursor);
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function nameOf(cursor: Cursor | null): string {
  return cursor ? `${cursor.anchor.join()} ${cursor.place.join()} ${cursor.extended}` : "none";
}

function equal(left: Fragment, right: Fragment): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
