/** What a mouse or a finger changes while it is over the article, and the handles of what is active. */
import { type RefObject, useEffect, useState } from "react";

import { onForeignChange } from "../../ui/page/foreign.ts";
import { useDesk } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { Handles } from "./Handles.tsx";
import { redraw } from "./pageChanged.ts";
import { followLongPress } from "./pointer.ts";

/** Milliseconds of rest before a selection that the browser's own handles move is read. */
const REST = 250;

/** `last` is what pressed the text before this was there to see it. */
export function Pointing({ pane, last: before }: { pane: RefObject<HTMLElement | null>; last: string }) {
  const desk = useDesk();
  const [seen, setSeen] = useState<string | null>(null);
  const touch = (seen ?? before) !== "mouse";
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
        setSeen(pointerType);
        // A press inside of what is selected would drag those words away instead of selecting anew.
        if (pointerType === "mouse" && !shiftKey && target instanceof Node && root.contains(target))
          getSelection()?.removeAllRanges();
      },
      { signal, capture: true },
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
  useForeignChanges(desk);
  return <Handles pane={pane} touch={touch} />;
}

/** Where React met what was changed behind its back, what it left there is no more its own: draw it again, soon and once. */
function useForeignChanges(desk: Desk): void {
  useEffect(() => {
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        // Whoever is writing goes on writing: a field that was drawn again would be empty.
        if (document.activeElement?.matches("input, textarea")) addEventListener("focusout", soon, { once: true });
        else redraw(desk);
      });
    };
    const stop = onForeignChange(soon);
    return () => {
      stop();
      removeEventListener("focusout", soon);
      cancelAnimationFrame(frame);
    };
  }, [desk]);
}
