/** Transient paint over the text: reading cursor, selection, search hits. It makes no elements inside the text. */
import type { Fragment } from "../../text/offsets.ts";
import { drawBoxes } from "./boxes.ts";
import type { DeskState } from "../desk/desk.ts";
import type { Sheet } from "./sheet.ts";

export type Layer = "reading" | "chosen" | "found" | "found-here";

/** More hits than anyone looks at are not painted. */
const MAX = 400;

type Painted = Pick<DeskState, "cursor" | "hits" | "hit">;

/** Paint what differs from what was painted before; without a before, everything. */
export function paintAll(pane: HTMLElement, sheet: Sheet, now: Painted, before?: Painted): void {
  const { cursor, hits, hit } = now;
  if (cursor !== before?.cursor) {
    paint(pane, sheet, "reading", cursor && !cursor.extended ? [cursor.place] : []);
    paint(pane, sheet, "chosen", cursor?.extended ? [cursor.place] : []);
  }
  if (hits !== before?.hits) paint(pane, sheet, "found", hits);
  if (hits !== before?.hits || hit !== before.hit) paint(pane, sheet, "found-here", hits.slice(hit, hit + 1));
}

/** Paint stretches of the article in a layer; an empty list clears it. */
function paint(root: HTMLElement, sheet: Sheet, layer: Layer, places: readonly Fragment[]): void {
  const ranges = places.slice(0, MAX).flatMap((place) => sheet.rangesOf(place));
  if ("highlights" in CSS) {
    if (ranges.length > 0) CSS.highlights.set(layer, new Highlight(...ranges));
    else if (CSS.highlights.has(layer)) CSS.highlights.delete(layer);
  } else {
    // Browsers without them get boxes behind the text.
    drawBoxes(root, layer, ranges);
  }
}

/** Pixels kept free above (the top bar) and below (the hint bar, the sheet on a narrow screen). */
const CLEAR = { above: 72, below: 110, belowSheet: 0.5 };

/** Up to this height the bar scrolls away and the sheet leaves half of the screen, as panels.module.css says. */
const SHORT = 520;

function clearOf(sheet: boolean, short: boolean): { readonly above: number; readonly below: number } {
  if (short) return { above: 48, below: sheet ? Math.max(36, innerHeight / 2 - 44) + 8 : 8 };
  return { above: CLEAR.above, below: sheet ? innerHeight * CLEAR.belowSheet : CLEAR.below };
}

/** Bring a stretch into view, only where it is out of view. */
export function bringIntoView(sheet: Sheet, place: Fragment): void {
  const { above, below } = clearOf(innerWidth < 1000, innerHeight <= SHORT);
  const look = (): boolean => {
    const rect = sheet.rangesOf(place)[0]?.getBoundingClientRect();
    if (!rect || (rect.top >= above && rect.bottom <= innerHeight - below)) return false;
    const room = innerHeight - below - above;
    scrollBy({ top: rect.top - above - (rect.height < room * 0.6 ? room * 0.3 : 8) });
    return true;
  };
  // A paragraph that was never in view has an estimated height: look again when it is drawn.
  if (look()) requestAnimationFrame(() => requestAnimationFrame(look));
}
