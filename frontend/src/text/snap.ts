/**
 * Puts the ends of a selection where a span may end: whole characters, whole words, no white space, both
 * quotation marks.
 */

import { type Fragment, fragment } from "./offsets.ts";
import { isUnspaced, wordAround } from "./unspaced.ts";

const WORD = /[\p{L}\p{N}\p{M}_]/u;
const JOINER = /[-‐‑’']/;
const QUOTES: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“",
  "«": "»",
  '"': '"',
  "‘": "’",
  "「": "」",
  "『": "』",
};
const PAIRS: Readonly<Record<string, string>> = { ...QUOTES, "(": ")", "（": "）", "《": "》", "〈": "〉", "【": "】" };
const BETWEEN = /^[.,!?…。，！？、]{0,2}/;
const OUTER_END = /[.,;:。，、；：．،؛۔।]$/;
const ACRONYM_END = /(?:^|[^\p{L}])(?:\p{L}\.){2,}$/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Move both ends outwards so that no extended grapheme cluster (UAX 29) is cut. */
export function toGraphemes(text: string, [start, end]: Fragment): Fragment {
  return fragment(graphemeEdge(text, start, "start"), graphemeEdge(text, end, "end"));
}

/** Move both ends outwards so that no word is cut, as in "n|ot". */
export function toWords(text: string, [start, end]: Fragment): Fragment {
  let from = start as number;
  let to = end as number;
  // A hyphen or apostrophe at the very edge belongs to the word it joins.
  if (JOINER.test(text[from] ?? "") && isWord(text, from, "before")) from -= widthBefore(text, from);
  if (JOINER.test(text[to - 1] ?? "") && isWord(text, to, "after")) to += widthAfter(text, to);
  while (isWord(text, from, "before") && isWord(text, from, "after")) {
    if (isBesideUnspaced(text, from)) return fragment(wordAround(text, from)[0], wordEnd(text, to));
    from -= widthBefore(text, from);
  }
  return fragment(from, wordEnd(text, to));
}

function wordEnd(text: string, to: number): number {
  let at = to;
  while (isWord(text, at, "before") && isWord(text, at, "after")) {
    if (isBesideUnspaced(text, at)) return wordAround(text, at)[1];
    at += widthAfter(text, at);
  }
  return at;
}

/** Between letters of which one is of a script without spaces, a dictionary knows where words end. */
function isBesideUnspaced(text: string, at: number): boolean {
  const before = text.slice(at - widthBefore(text, at), at);
  return isUnspaced(before) || isUnspaced(text.slice(at, at + widthAfter(text, at)));
}

/** Move both ends inwards over white space; an all-white fragment becomes empty. */
export function trim(text: string, [start, end]: Fragment): Fragment {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return fragment(from, Math.max(from, end - (piece.length - piece.trimEnd().length)));
}

/**
 * When the fragment holds one of a pair of quotation marks or brackets and the other stands next to it, take
 * both in.
 */
export function takeBothMarks(text: string, [start, end]: Fragment): Fragment {
  let [from, to] = [start as number, end as number];
  const close = PAIRS[text[from] ?? ""];
  if (close !== undefined && !text.slice(from + 1, to).includes(close)) {
    const gap = BETWEEN.exec(text.slice(to, to + 2))?.[0].length ?? 0;
    for (const at of [to, to + gap]) {
      if (text[at] === close) {
        to = at + 1;
        break;
      }
    }
  }
  const before = text[from - 1] ?? "";
  const partner = PAIRS[before];
  if (partner !== undefined && text[to - 1] === partner && !text.slice(from, to - 1).includes(before)) from -= 1;
  return fragment(from, to);
}

/** Leave a full stop, comma, semicolon or colon at the end outside: it belongs to the article's sentence. */
export function withoutOuterStop(text: string, [start, end]: Fragment): Fragment {
  const piece = text.slice(start, end);
  return OUTER_END.test(piece) && !ACRONYM_END.test(piece) ? fragment(start, end - 1) : [start, end];
}

/** Snap a selection made by hand: to characters only when `precise`, else to words, without space, with both marks. */
export function snap(text: string, raw: Fragment, precise = false): Fragment {
  const [low, high] = raw[0] <= raw[1] ? raw : [raw[1], raw[0]];
  const whole = trim(text, toGraphemes(text, [low, high]));
  if (precise || whole[0] >= whole[1]) return whole;
  return takeBothMarks(text, toWords(text, whole));
}

/**
 * Leave the quotation marks at the ends outside, a pair or the half of one; marks of a quotation that begins or ends
 * within stay.
 */
export function withoutMarks(text: string, [start, end]: Fragment): Fragment {
  const piece = text.slice(start, end);
  const close = QUOTES[piece[0] ?? ""];
  if (close !== undefined) {
    const at = piece.indexOf(close, 1);
    if (at === -1) return trim(text, fragment(start + 1, end));
    return /[\p{L}\p{N}]/u.test(piece.slice(at)) ? [start, end] : trim(text, fragment(start + 1, start + at));
  }
  // The end of a quotation that began before; an apostrophe is none.
  const half = /[”“»"」』][.,!?…。，！？、]{0,2}$/.exec(piece);
  if (!half || /[“„«"‘「『]/.test(piece.slice(0, half.index))) return [start, end];
  return trim(text, fragment(start, start + half.index));
}

/**
 * Snap what becomes the content of a claim: as `snap`, and without the sentence's own stop. `marks` tells whether the
 * project counts the quotation marks around it in; `chosen`, that a person chose these very words, whole or not.
 */
export function snapContent(text: string, raw: Fragment, marks = true, chosen = false): Fragment {
  const place = chosen ? takeBothMarks(text, snap(text, raw, true)) : snap(text, raw);
  return withoutOuterStop(text, marks ? place : withoutMarks(text, place));
}

function graphemeEdge(text: string, offset: number, side: "start" | "end"): number {
  if (offset <= 0 || offset >= text.length) return Math.min(Math.max(offset, 0), text.length);
  // Clusters are short: a window from the start of the line, or 64 units before, is enough to see them.
  const from = Math.max(text.lastIndexOf("\n", offset - 1), offset - 64, 0);
  const window = text.slice(from, offset + 64);
  for (const { index, segment } of graphemes.segment(window)) {
    const begin = from + index;
    if (begin === offset) return offset;
    if (begin + segment.length > offset) return side === "start" ? begin : begin + segment.length;
  }
  return offset;
}

function widthBefore(text: string, at: number): number {
  return at > 1 && /[\udc00-\udfff]/.test(text[at - 1] ?? "") ? 2 : 1;
}

function widthAfter(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWord(text: string, at: number, side: "before" | "after"): boolean {
  const from = side === "before" ? at - widthBefore(text, at) : at;
  return from >= 0 && from < text.length && WORD.test(String.fromCodePoint(text.codePointAt(from) ?? 32));
}
