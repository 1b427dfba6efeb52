/** The paragraphs of the frozen text: what is needed of it before anybody reads. Pure. */

import { type Fragment, fragment, type Utf16 } from "./offsets.ts";

/** Split a text at line feeds into paragraphs, without the blank ones. */
export function paragraphsOf(text: string): readonly Fragment[] {
  const found: Fragment[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") found.push(fragment(start, start + line.length));
    start += line.length + 1;
  }
  return found;
}

/** The paragraphs of one text, in order. */
export class Paragraphs {
  readonly paragraphs: readonly Fragment[];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.paragraphs = paragraphsOf(text);
  }

  /** Index of the paragraph that holds an offset, or of the last one before it (0 where there is none). */
  paragraphAt(offset: Utf16): number {
    let low = 0;
    let high = this.paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.paragraphs[middle]?.[0] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}
