/** Words of scripts that are written without spaces, as `Intl.Segmenter` cuts them. Pure. */

import { type Fragment, fragment } from "./offsets.ts";

/** Scripts without spaces that browsers have dictionaries for. */
const DICTIONARY =
  /(?!\p{scx=Latn})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** Scripts without spaces that nobody cuts. */
const UNCUT =
  /[\p{sc=Tale}\p{sc=Talu}\p{sc=Lana}\p{sc=Tavt}\p{sc=Java}\p{sc=Bali}\p{sc=Cham}\p{sc=Ahom}\p{sc=Yiii}\p{sc=Nshu}\p{sc=Tang}]/u;
const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** UTF-16 units looked at on either side. */
const WINDOW = 200;
/** Characters: what is longer was not cut at all. */
const MAX_WORD = 20;
const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Tell whether a character belongs to a script without spaces between words. */
export function isUnspaced(character: string): boolean {
  return DICTIONARY.test(character) || UNCUT.test(character);
}

/**
 * The word around an offset that lies among letters, of which one beside it is of a script without spaces; an empty
 * fragment where words meet, and where nothing cuts the letters into words.
 */
export function wordAround(text: string, offset: number): Fragment {
  const from = runStart(text, offset);
  const run = text.slice(from, runEnd(text, offset));
  const pieces = Array.from(words.segment(run), ({ index, segment }) =>
    fragment(from + index, from + index + segment.length),
  );
  const piece = pieces.find(([start, end]) => start < offset && end > offset);
  if (!piece) return fragment(offset, offset);
  const cut = text.slice(...piece);
  const isWord = pieces.length > 1 || DICTIONARY.test(cut);
  return isWord && Array.from(graphemes.segment(cut)).length <= MAX_WORD ? piece : fragment(offset, offset);
}

function runStart(text: string, offset: number): number {
  const least = Math.max(0, offset - WINDOW);
  let at = offset;
  while (at > least) {
    const width = at > 1 && /[\udc00-\udfff]/.test(text[at - 1] ?? "") ? 2 : 1;
    if (!WORD.test(text.slice(at - width, at))) return at;
    at -= width;
  }
  return at;
}

function runEnd(text: string, offset: number): number {
  const most = Math.min(text.length, offset + WINDOW);
  let at = offset;
  while (at < most) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 32);
    if (!WORD.test(character)) return at;
    at += character.length;
  }
  return at;
}
