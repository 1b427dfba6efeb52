/** From a press to the key that a command is given. */

import { chordsOf, type Press } from "./keymap.ts";

const NO_KEY = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "Dead", "Process", "CapsLock", "NumLock", "Unidentified"]);

/** Write a press as a key for the registry; null for a modifier on its own. */
export function keyOfPress(press: Press): string | null {
  return NO_KEY.has(press.key) ? null : (chordsOf(press).at(-1) ?? null);
}
