/** From a press to the key that a command is given. */

import { chordsOf, type Press } from "./keymap.ts";

const NO_KEY = new Set([
  "Shift",
  "Control",
  "Alt",
  "AltGraph",
  "Meta",
  "CapsLock",
  "NumLock",
  "ScrollLock",
  "Fn",
  "HangulMode",
]);

/**
 * Write a press as a key for the registry: a letter of another alphabet as the Latin one in its place, so that the key
 * is the same whichever alphabet is on. Null for a modifier on its own and while a character is being composed.
 */
export function keyOfPress(press: Press): string | null {
  if (NO_KEY.has(press.key)) return null;
  return chordsOf(press)[0]?.replace(/^Ctrl\+/, "Mod+") ?? null;
}
