/** Which way a text is written. */
import type { Utf16 } from "./offsets.ts";

export const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Tell which way the line around an offset is written: as its first letter is, the rule of HTML's dir="auto". Words quoted
 * from it alone might begin with a letter of another script.
 */
export function directionAt(text: string, offset: Utf16): "ltr" | "rtl" {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const first = /\p{L}/u.exec(text.slice(start, end < 0 ? undefined : end))?.[0] ?? "";
  return RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
}
