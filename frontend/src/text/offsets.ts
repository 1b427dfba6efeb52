/** The one place where a code point offset of the wire becomes a UTF-16 offset of the browser, and back. */

declare const unit: unique symbol;

/** An offset that counts Unicode code points of the frozen text: what the server, the exports and people mean. */
export type CodePoint = number & { readonly [unit]: "code point" };

/** An offset that counts UTF-16 code units: what strings, ranges and selections of the browser mean. */
export type Utf16 = number & { readonly [unit]: "UTF-16" };

/** A stretch of text in UTF-16 units, end exclusive. */
export type Fragment = readonly [start: Utf16, end: Utf16];
export type Fragments = readonly Fragment[];

/** A stretch of text in code points, end exclusive, as JSON carries it. */
export type WireFragment = readonly [start: CodePoint, end: CodePoint];
export type WireFragments = readonly WireFragment[];

const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/** Converts offsets of one text. A text without astral characters costs nothing: both offsets are the same number. */
export class OffsetMap {
  /** UTF-16 offset of every character that takes two units, ascending. */
  private readonly astral: readonly number[];

  constructor(text: string) {
    this.astral = Array.from(text.matchAll(ASTRAL), (match) => match.index);
  }

  /** Convert a code point offset to UTF-16 units. */
  toUtf16(offset: number): Utf16 {
    // The i-th astral character starts at code point astral[i] - i.
    return (offset + this.countBefore((at, index) => at - index < offset)) as Utf16;
  }

  /** Convert a UTF-16 offset to code points; an offset inside a surrogate pair counts as that character's start. */
  toCodePoint(offset: Utf16): CodePoint {
    return (offset - this.countBefore((at) => at < offset)) as CodePoint;
  }

  /** Convert fragments from the wire. */
  fromWire(fragments: readonly (readonly [number, number])[]): Fragments {
    return fragments.map(([start, end]) => [this.toUtf16(start), this.toUtf16(end)] as const);
  }

  /** Convert fragments for the wire. */
  toWire(fragments: Fragments): WireFragments {
    return fragments.map(([start, end]) => [this.toCodePoint(start), this.toCodePoint(end)] as const);
  }

  private countBefore(isBefore: (at: number, index: number) => boolean): number {
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.astral[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Mark a number as a UTF-16 offset: for offsets that come straight from a string or a range. */
export function utf16(offset: number): Utf16 {
  return offset as Utf16;
}

/** Make a fragment from two UTF-16 offsets. */
export function fragment(start: number, end: number): Fragment {
  return [start as Utf16, end as Utf16];
}

/** Return the strings of the fragments, in order. */
export function exact(text: string, fragments: Fragments): readonly string[] {
  return fragments.map(([start, end]) => text.slice(start, end));
}
