/** Draws what lies out of sight while the browser has nothing else to do. */
import type { Sheet } from "./sheet.ts";

/** Milliseconds of an idle slice that are left to the next frame. */
const SPARE = 2;

/** Draw the marks that nobody sees yet, slice by slice, and all at once for a print; returns the way to stop. */
export function drawLater(sheet: Sheet): () => void {
  const stop = new AbortController();
  const goOn = (): void => {
    if (sheet.later.size > 0 && !stop.signal.aborted) whenIdle(slice);
  };
  const slice = (left: () => number): void => {
    for (const drawn of sheet.later) if (left() > SPARE) sheet.redraw(drawn);
    goOn();
  };
  addEventListener("beforeprint", () => sheet.finish(), { signal: stop.signal });
  goOn();
  return () => stop.abort();
}

/** It is told how many milliseconds are left; browsers that cannot say so have it done at once. */
function whenIdle(act: (left: () => number) => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback((deadline) => act(() => deadline.timeRemaining()));
  else setTimeout(() => act(() => Infinity));
}
