/** Where the reading cursor can stop: paragraphs, sentences, words and clauses of the frozen text. */

import { type Fragment, type Utf16, fragment, utf16 } from "./offsets.ts";

/** Words before whose full stop a sentence goes on, in English and German news. */
const SHORTENED = (
  "Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Cmdr Adm Sen Rep Gov Pres Rev Hon St Jr Sr No vs Inc Ltd Co Corp " +
  "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec approx est ca al Nr Hr Fr bzw"
).replaceAll(" ", "|");
/** A shortened word, an initial, or letters with stops between them, at the end of a piece. */
const ABBREVIATION = new RegExp(`(?:^|[\\s(“"'‘])(?:${SHORTENED}|\\p{Lu}|(?:\\p{L}\\.)+\\p{L})\\.\\s*$`, "u");
const LOWER_START = /^["“”'’)\]]*\s*\p{Ll}/u;
const CLAUSE_MARK = /[,;:–—()[\]"“”„«»]|(?<=\s)-+(?=\s)|\.{3}|…/gu;
const CLAUSE_WORD = /(?<![\p{L}\p{N}])(?:that|which|who|because|although|while|dass|que)(?![\p{L}\p{N}])/giu;

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

/** Steps through one text; each paragraph is looked at once, when the cursor first comes there. */
export class Steps {
  readonly paragraphs: readonly Fragment[];
  private readonly text: string;
  private readonly sentenceBreaker: Intl.Segmenter;
  private readonly wordBreaker: Intl.Segmenter;
  private readonly cache = new Map<string, readonly Fragment[]>();

  constructor(text: string, language: string) {
    this.text = text;
    this.paragraphs = paragraphsOf(text);
    const locale = knownLocale(language);
    this.sentenceBreaker = new Intl.Segmenter(locale, { granularity: "sentence" });
    this.wordBreaker = new Intl.Segmenter(locale, { granularity: "word" });
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

  /** Sentences of a paragraph, without the white space around them. */
  sentences(paragraph: number): readonly Fragment[] {
    return this.once(`s${paragraph}`, paragraph, (line, base) => mendedSentences(this.sentenceBreaker, line, base));
  }

  /** Words of a paragraph: letters and digits, no punctuation. */
  words(paragraph: number): readonly Fragment[] {
    return this.once(`w${paragraph}`, paragraph, (line, base) =>
      Array.from(this.wordBreaker.segment(line))
        .filter((piece) => piece.isWordLike)
        .map((piece) => fragment(base + piece.index, base + piece.index + piece.segment.length)),
    );
  }

  /** Clauses of a paragraph: what stands between punctuation, quotation marks and words such as "that". */
  clauses(paragraph: number): readonly Fragment[] {
    return this.once(`c${paragraph}`, paragraph, (line, base) => clausesOf(line, base, this.sentences(paragraph)));
  }

  /**
   * The piece at or after an offset (`step` 0), or the one `step` places from it, across paragraphs; null past an
   * end.
   */
  find(kind: "sentences" | "words" | "clauses", offset: Utf16, step: -1 | 0 | 1): Fragment | null {
    const here = this.paragraphAt(offset);
    const pieces = this[kind](here);
    if (step > 0) return pieces[countBefore(pieces, ([start]) => start <= offset)] ?? this.edge(kind, here, 1);
    const behind = countBefore(pieces, ([, end]) => end <= offset);
    if (step < 0) return pieces[behind - 1] ?? this.edge(kind, here, -1);
    return pieces[behind] ?? this.edge(kind, here, 1) ?? pieces.at(-1) ?? null;
  }

  private edge(kind: "sentences" | "words" | "clauses", from: number, step: -1 | 1): Fragment | null {
    for (let at = from + step; at >= 0 && at < this.paragraphs.length; at += step) {
      const piece = this[kind](at).at(step > 0 ? 0 : -1);
      if (piece) return piece;
    }
    return null;
  }

  private once(
    key: string,
    paragraph: number,
    make: (line: string, base: number) => readonly Fragment[],
  ): readonly Fragment[] {
    const known = this.cache.get(key);
    if (known) return known;
    const place = this.paragraphs[paragraph];
    const made = place ? make(this.text.slice(place[0], place[1]), place[0]) : [];
    this.cache.set(key, made);
    return made;
  }
}

/** Count the pieces at the front for which something holds that holds for none after them. */
function countBefore(pieces: readonly Fragment[], holds: (piece: Fragment) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && holds(piece)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function knownLocale(language: string): string {
  return Intl.getCanonicalLocales(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : "en")[0] ?? "en";
}

function mendedSentences(breaker: Intl.Segmenter, line: string, base: number): Fragment[] {
  const pieces: [number, number][] = [];
  for (const { segment, index } of breaker.segment(line)) {
    const last = pieces.at(-1);
    const before = last ? line.slice(last[0], last[1]) : "";
    if (last && (ABBREVIATION.test(before) || LOWER_START.test(segment))) last[1] = index + segment.length;
    else pieces.push([index, index + segment.length]);
  }
  return pieces
    .map(([start, end]) => trimmed(line, start, end))
    .filter(([start, end]) => start < end)
    .map(([start, end]) => fragment(base + start, base + end));
}

function clausesOf(line: string, base: number, sentences: readonly Fragment[]): Fragment[] {
  const cuts = new Set<number>();
  for (const match of line.matchAll(CLAUSE_MARK)) {
    // A mark inside a number or a word ("20,000", "it's") is no stop.
    const glued =
      /[\p{L}\p{N}]/u.test(line[match.index - 1] ?? "") &&
      /[\p{L}\p{N}]/u.test(line[match.index + match[0].length] ?? "");
    if (glued && /[,:]/.test(match[0])) continue;
    cuts.add(match.index).add(match.index + match[0].length);
  }
  for (const match of line.matchAll(CLAUSE_WORD)) cuts.add(match.index).add(match.index + match[0].length);
  const clauses: Fragment[] = [];
  const stops = [...cuts].toSorted((a, b) => a - b);
  let next = 0;
  for (const [start, end] of sentences) {
    const edges: number[] = [start - base];
    for (let cut = stops[next]; cut !== undefined && cut < end - base; cut = stops[next]) {
      if (cut > start - base) edges.push(cut);
      next += 1;
    }
    edges.push(end - base);
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const [from, to] = trimmed(line, edges[i] ?? 0, edges[i + 1] ?? 0);
      if (/[\p{L}\p{N}]/u.test(line.slice(from, to))) clauses.push(fragment(base + from, base + to));
    }
  }
  return clauses;
}

function trimmed(line: string, start: number, end: number): [number, number] {
  const piece = line.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  return [from, Math.max(from, end - (piece.length - piece.trimEnd().length))];
}

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
