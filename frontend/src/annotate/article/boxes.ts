/** Highlights for browsers that know none. */
import type { Layer } from "./highlights.ts";
import styles from "./text.module.css";

/** Draw boxes behind the text, in place of those that the layer had. */
export function drawBoxes(root: HTMLElement, layer: Layer, ranges: readonly Range[]): void {
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
