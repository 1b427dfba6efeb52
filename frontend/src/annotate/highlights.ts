/** Transient paint over the text: reading cursor, selection, search hits. It makes no elements inside the text. */
import { rangesOf } from "../text/selection.ts";
import type { Fragment } from "../text/offsets.ts";
import styles from "./text.module.css";

export type Layer = "reading" | "chosen" | "found" | "found-here";

/** More hits than anyone looks at are not painted. */
const MOST = 400;

/** Paint stretches of the article in a layer; an empty list clears it. */
export function paint(root: HTMLElement, layer: Layer, places: readonly Fragment[]): void {
  const ranges = places.slice(0, MOST).flatMap((place) => rangesOf(root, place));
  if ("highlights" in CSS) {
    if (ranges.length === 0) CSS.highlights.delete(layer);
    else CSS.highlights.set(layer, new Highlight(...ranges));
  } else {
    draw(root, layer, ranges);
  }
}

/** Browsers without the Highlight API get boxes behind the text. */
function draw(root: HTMLElement, layer: Layer, ranges: readonly Range[]): void {
  for (const old of root.querySelectorAll(`[data-layer="${layer}"]`)) old.remove();
  const origin = root.getBoundingClientRect();
  for (const rect of ranges.flatMap((range) => Array.from(range.getClientRects()))) {
    const box = document.createElement("span");
    box.dataset["layer"] = layer;
    box.ariaHidden = "true";
    box.className = `${styles["drawn"]} ${styles[`drawn_${layer}`]}`;
    Object.assign(box.style, {
      left: `${rect.left - origin.left}px`,
      top: `${rect.top - origin.top}px`,
      width: `${rect.width}px`,
      height: `${rect.height}px`,
    });
    root.append(box);
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
export function bringIntoView(root: HTMLElement, place: Fragment): void {
  const { above, below } = clearOf(innerWidth < 1000, innerHeight <= SHORT);
  const look = (): boolean => {
    const rect = rangesOf(root, place)[0]?.getBoundingClientRect();
    if (!rect || (rect.top >= above && rect.bottom <= innerHeight - below)) return false;
    const room = innerHeight - below - above;
    scrollBy({ top: rect.top - above - (rect.height < room * 0.6 ? room * 0.3 : 8) });
    return true;
  };
  // A paragraph that was never in view has an estimated height: look again when it is drawn.
  if (look()) requestAnimationFrame(() => requestAnimationFrame(look));
}
