/** Brings what opens inside a card into view: it may begin below the edge of the screen. */
import { type RefObject, useEffect } from "react";

/** Scroll to an element when it appears, no further than needed, once the cards around it have found their places. */
export function useInView(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => element.current?.scrollIntoView({ block: "nearest" }));
    });
    return () => cancelAnimationFrame(frame);
  }, [element]);
}
