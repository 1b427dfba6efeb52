/** A list in a dialog whose rows are walked through with the arrow keys, and in which rows go away. */
import { useEffect, useRef } from "react";

import { means, type Press } from "../../keys/keymap.ts";

export function useRows(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const at = useRef(0);
  const stand = (to: number): void => {
    at.current = Math.min(Math.max(to, 0), count - 1);
    list.current?.querySelectorAll<HTMLElement>("[data-row]")[at.current]?.focus();
  };
  // Where a row is gone, the one after it takes the focus.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.tagName === "DIALOG") stand(at.current);
  });
  /** Move with the arrows, j and k; false for another key. */
  const walk = (press: Press, from: number): boolean => {
    at.current = from;
    if (means(press, "ArrowDown") || means(press, "j")) stand(from + 1);
    else if (means(press, "ArrowUp") || means(press, "k")) stand(from - 1);
    else return false;
    return true;
  };
  return { list, walk };
}
