/** Where the reading cursor can stop: sentences, words and clauses of the frozen text. Pure. */

import { type Fragment, type Utf16, fragment } from "../offsets.ts";
import { Paragraphs } from "../paragraphs.ts";
import { sentencesOf } from "./sentences.ts";

const CLAUSE_MARK = /[,;:–—()[\]"“”„«»、，；：。！？「」『』《》（）【】،؛]|(?<=\s)-+(?=\s)|\.{3}|…/gu;
const CLAUSE_WORD = /(?<![\p{L}\p{N}])(?:that|which|who|because|although|while|dass|que)(?![\p{L}\p{N}])/giu;

/** Steps through one text; each paragraph is looked at once, when the cursor first comes there. */
export class Steps extends Paragraphs {
  private readonly language: string;
  private readonly sentenceBreaker: Intl.Segmenter;
  private readonly wordBreaker: Intl.Segmenter;
  private readonly cache = new Map<string, readonly Fragment[]>();

  constructor(text: string, language: string) {
    super(text);
    this.language = language;
    const locale = knownLocale(language);
    this.sentenceBreaker = new Intl.Segmenter(locale, { granularity: "sentence" });
    this.wordBreaker = new Intl.Segmenter(locale, { granularity: "word" });
  }

  /** Sentences of a paragraph, without the white space around them. */
  sentences(paragraph: number): readonly Fragment[] {
    return this.once(`s${paragraph}`, paragraph, (line, base) =>
      sentencesOf(this.sentenceBreaker, line, this.language)
        .map(([start, end]) => trimmed(line, start, end))
        .filter(([start, end]) => start < end)
        .map(([start, end]) => fragment(base + start, base + end)),
    );
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
