/** Steps by what a reader takes for one character. Pure. */

import { type Utf16, utf16 } from "./offsets.ts";

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Offset of the grapheme boundary next to an offset, one step forwards or backwards. */
export function graphemeStep(text: string, offset: Utf16, step: -1 | 1): Utf16 {
  if (step > 0) {
    const [first] = GRAPHEMES.segment(text.slice(offset, offset + 64));
    return utf16(Math.min(text.length, offset + (first?.segment.length ?? 1)));
  }
  const from = Math.max(0, offset - 64);
  const last = Array.from(GRAPHEMES.segment(text.slice(from, offset))).at(-1);
  return utf16(last ? from + last.index : 0);
}
