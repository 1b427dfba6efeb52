/** Mouse, pen and finger over the article: listens on the pane, and draws the handles of what is active. */
import { type RefObject, useEffect, useState } from "react";

import { useDesk } from "./context.ts";
import { Handles } from "./Handles.tsx";
import { followLongPress, pick } from "./pointer.ts";

/** Milliseconds of rest before a selection that the browser's own handles move is read. */
const REST = 250;

export function Pointing({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const [touch, setTouch] = useState(() => matchMedia("(pointer: coarse)").matches);
  useEffect(() => {
    const root = pane.current;
    if (!root) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let last = "mouse";
    let timer: ReturnType<typeof setTimeout> | undefined;
    addEventListener(
      "pointerdown",
      ({ pointerType, shiftKey, target }) => {
        last = pointerType;
        setTouch(pointerType !== "mouse");
        // A press inside of what is selected would drag those words away instead of selecting anew.
        if (pointerType === "mouse" && !shiftKey && target instanceof Node && root.contains(target))
          getSelection()?.removeAllRanges();
      },
      { signal, capture: true },
    );
    root.addEventListener(
      "mouseup",
      (event) => {
        if (event.button !== 0) return;
        const { clientX: x, clientY: y, shiftKey: shift, altKey: alt, detail: clicks } = event;
        const target = event.target instanceof Element ? event.target : null;
        pick(desk, root, { x, y, target, shift, alt, clicks, touch: last !== "mouse" });
      },
      { signal },
    );
    document.addEventListener(
      "selectionchange",
      () => {
        clearTimeout(timer);
        if (last !== "mouse") timer = setTimeout(() => followLongPress(desk, root), REST);
      },
      { signal },
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [desk, pane]);
  return <Handles pane={pane} touch={touch} />;
}
