/** What in an article looks like somebody saying something, and that no claim covers: the audit before a pass ends. */

import { overlaps } from "./fragments.ts";
import { type Fragment, type Fragments, fragment } from "./offsets.ts";
import { snapContent } from "./snap.ts";
import type { Steps } from "./reading/steps.ts";

/** A claim as far as the audit reads it, in UTF-16 units. */
export interface Covering {
  readonly content: Fragments;
  readonly source: Fragments;
  readonly cue: Fragments;
}

/** A stretch that looks like a claim. */
export interface Trace {
  readonly kind: "quotation" | "cue";
  /** The quotation with its marks, or the reporting words. */
  readonly place: Fragment;
  /** What a claim made here would begin with. */
  readonly content: Fragment;
  readonly cue: Fragments;
  readonly source: Fragments;
}

/** Opening marks and what may close them; the German and the French pair run in either direction. */
const MARKS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "‘": "’",
  '"': '"',
  "「": "」",
  "『": "』",
};
/** What is shorter says nothing that could be checked. */
const FEWEST_WORDS = 3;
/** "She said so" says nothing yet, "she said he won" does. */
const FEWEST_SAID = 2;
/** A shorter quotation with nobody beside it who says it is a term or a word held at a distance. */
const FEWEST_ALONE = 4;
/** Words that stay small in the title of a programme, a book or a law. */
const SMALL = /^(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|von|der|die|das|und|de|la|le|et|du)$/iu;
const LETTER = /[\p{L}\p{N}]/u;
const SPACE_OR_START = /^$|[\s([{—–-]/u;

const VERBS = (
  "accus(?:e[sd]?|ing) acknowledg(?:e[sd]?|ing) add(?:s|ed|ing) admit(?:s|ted|ting)? alleg(?:es?|ing) announc(?:e[sd]?|ing) " +
  "argu(?:e[sd]?|ing) assert(?:s|ed|ing)? claim(?:ed|ing|s)(?!\\s+of) cit(?:es|ed|ing) conced(?:e[sd]?|ing) confirm(?:s|ed|ing) " +
  "contend(?:s|ed|ing)? declar(?:e[sd]|ing) denied denies denying described estimat(?:es|ed) explain(?:s|ed|ing) insist(?:s|ed|ing)? " +
  "noted noting predict(?:s|ed|ing) report(?:ed|edly) revealed sa(?:ys|id|ying) say stated stating stress(?:es|ed|ing) " +
  "suggest(?:s|ed|ing) tells told testified testifies testifying tweeted vow(?:s|ed|ing) warn(?:s|ed|ing)? wrote writes"
).replaceAll(" ", "|");
const ENGLISH = new RegExp(`(?<![\\p{L}\\p{N}-])(?:according to|${VERBS})(?![\\p{L}\\p{N}-])`, "giu");
const ACCORDING = /^according to$/i;
const LEADS_ON = /^[\s,:]*(?:that\s+)?/i;

/**
 * List, in text order, quotations and English reporting words outside of `apart` that look like claims.
 *
 * Quotation marks of any language are read inside one paragraph; verbs only where the language is English. A
 * reporting verb whose sentence holds a quotation belongs to it and is not listed again.
 */
export function tracesOf(text: string, steps: Steps, language: string, apart: Fragments): readonly Trace[] {
  const found: Trace[] = [];
  for (const [paragraph, place] of steps.paragraphs.entries()) {
    if (overlaps([place], apart)) continue;
    const quotations = quotationsIn(text, place);
    const cues = isEnglish(language) ? cuesIn(text, place, quotations) : [];
    const sentences = steps.sentences(paragraph);
    const around = ([start]: Fragment): Fragment => sentences.find(([, end]) => end > start) ?? place;
    const taken = new Set<Fragment>();
    for (const quotation of quotations) {
      const beside = cues.filter((cue) => overlaps([sentenceWith(around, quotation)], [cue]));
      if (wordsIn(text, quotation) < (beside.length > 0 ? FEWEST_WORDS : FEWEST_ALONE)) continue;
      if (isTitle(text.slice(quotation[0], quotation[1])) || isBracketed(text, place, quotation)) continue;
      for (const cue of beside) taken.add(cue);
      const content = snapContent(text, quotation);
      found.push({ kind: "quotation", place: quotation, content, cue: beside.slice(0, 1), source: [] });
    }
    for (const cue of cues) {
      const proposed = taken.has(cue) ? null : besideCue(text, around(cue), cue);
      if (proposed) found.push(proposed);
    }
  }
  return found.toSorted((a, b) => a.place[0] - b.place[0]);
}

/** Keep the traces that neither a claim nor a place marked as no claim covers. */
export function uncovered(
  traces: readonly Trace[],
  claims: readonly Covering[],
  dismissed: Fragments,
  steps: Steps,
): readonly Trace[] {
  return traces.filter((trace) => {
    if (dismissed.some(([start, end]) => start === trace.place[0] && end === trace.place[1])) return false;
    return !claims.some((claim) => covers(claim, trace, steps));
  });
}

function covers(claim: Covering, { kind, place }: Trace, steps: Steps): boolean {
  if (kind === "quotation") return overlaps(claim.content, [place]);
  if (overlaps(claim.cue, [place]) || overlaps(claim.source, [place])) return true;
  if (claim.cue.length > 0) return overlaps(claim.content, [place]);
  // A claim whose cue nobody marked answers for the reporting words of its sentence.
  const sentence = steps.find("sentences", place[0], 0);
  return sentence !== null && overlaps(claim.content, [sentence]);
}

function quotationsIn(text: string, [start, end]: Fragment): readonly Fragment[] {
  const found: Fragment[] = [];
  for (let at = start as number; at < end; at += 1) {
    const closing = MARKS[text[at] ?? ""];
    if (closing === undefined || !SPACE_OR_START.test(at === start ? "" : (text[at - 1] ?? ""))) continue;
    const to = closingMark(text, at + 1, end, closing);
    if (to === -1) continue;
    found.push(fragment(at, to + 1));
    at = to;
  }
  return found;
}

/** A closing mark between letters is an apostrophe. */
function closingMark(text: string, from: number, end: number, closing: string): number {
  for (let at = from; at < end; at += 1) {
    if (closing.includes(text[at] ?? "") && !LETTER.test(text[at + 1] ?? "")) return at;
  }
  return -1;
}

/** Reporting words outside of quotations: inside they are part of what is quoted. */
function cuesIn(text: string, [start, end]: Fragment, quotations: Fragments): readonly Fragment[] {
  return Array.from(text.slice(start, end).matchAll(ENGLISH), (match) =>
    fragment(start + match.index, start + match.index + match[0].length),
  ).filter((cue) => !overlaps([cue], quotations));
}

function sentenceWith(around: (place: Fragment) => Fragment, quotation: Fragment): Fragment {
  const first = around(quotation);
  const last = around(fragment(quotation[1] - 1, quotation[1]));
  return fragment(first[0], last[1]);
}

/** Propose what is said: what follows the verb, else what stands before it in the sentence. */
function besideCue(text: string, sentence: Fragment, cue: Fragment): Trace | null {
  const rest = text.slice(cue[1], sentence[1]);
  const before = snapContent(text, fragment(sentence[0], endOfClauseBefore(text, sentence[0], cue[0])));
  if (ACCORDING.test(text.slice(cue[0], cue[1]))) {
    const comma = rest.search(/[,;:—]/);
    const source = snapContent(text, fragment(cue[1], comma === -1 ? sentence[1] : cue[1] + comma));
    const after = snapContent(text, withoutComma(text, fragment(source[1], sentence[1])));
    return proposal(text, cue, [before, after], source);
  }
  const leads = LEADS_ON.exec(rest)?.[0].length ?? 0;
  return proposal(text, cue, [snapContent(text, fragment(cue[1] + leads, sentence[1])), before], null);
}

function proposal(text: string, cue: Fragment, contents: Fragments, source: Fragment | null): Trace | null {
  const content = contents.find((one) => wordsIn(text, one) >= FEWEST_SAID);
  if (!content) return null;
  return { kind: "cue", place: cue, content, cue: [cue], source: source && source[0] < source[1] ? [source] : [] };
}

/** "It will rain, the office said": the clause of the verb itself says nothing. */
function endOfClauseBefore(text: string, start: number, end: number): number {
  const comma = text.slice(start, end).lastIndexOf(",");
  return comma === -1 ? end : start + comma;
}

function withoutComma(text: string, [start, end]: Fragment): Fragment {
  const skipped = /^[\s,;:—]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return fragment(start + skipped, end);
}

function wordsIn(text: string, [start, end]: Fragment): number {
  return text
    .slice(start, end)
    .split(/[\s—–]+/u)
    .filter((word) => LETTER.test(word)).length;
}

/** "The Steve Harvey Morning Show" is the name of something and not what somebody said. */
function isTitle(quotation: string): boolean {
  const words = quotation.split(/[^\p{L}\p{N}’'-]+/u).filter((word) => LETTER.test(word) && !SMALL.test(word));
  return words.every((word) => !/^\p{Ll}/u.test(word)) && !/[.!?…]["”“»’]?$/u.test(quotation);
}

/** Brackets hold the writer's own gloss. */
function isBracketed(text: string, [start, end]: Fragment, quotation: Fragment): boolean {
  const before = text.slice(start, quotation[0]);
  return before.lastIndexOf("(") > before.lastIndexOf(")") && text.slice(quotation[1], end).includes(")");
}

function isEnglish(language: string): boolean {
  return language === "" || /^en(?:-|$)/i.test(language);
}
