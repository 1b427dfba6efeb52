/** A key of a page that is read rather than worked in: one letter that opens something, outside of fields and dialogs. */
import { useEffect, useEffectEvent } from "react";

import { keyOfPress } from "../keys/capture.ts";

/** Call `act` when the key is pressed and no field, menu or dialog has it for itself. */
export function usePageKey(key: string, act: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || keyOfPress(event) !== key) return;
    if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Where a letter is text, or belongs to what is open. */
export const OWN_KEYS = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"], dialog';
