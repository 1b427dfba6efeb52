/** "g" and a letter lead to another page of the project, from every page that is read rather than worked in. */
import { useEffect, useEffectEvent, useRef } from "react";

import { keyOfPress } from "../keys/capture.ts";
import { OWN_KEYS } from "./pageKey.ts";

/** How long the letter may take to follow. */
const PATIENCE = 1500;

/** Call `go` with the letter that follows "g"; it tells whether one led anywhere. The page's own keys do not see either. */
export function useGoKeys(go: (letter: string) => boolean): void {
  const begun = useRef(-Infinity);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
    const key = keyOfPress(event);
    if (key === null) return;
    const follows = performance.now() - begun.current < PATIENCE;
    begun.current = !follows && key === "g" ? performance.now() : -Infinity;
    if (key === "g" || (follows && go(key))) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    // Before the page's own keys, which leave alone what is taken.
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, []);
}
