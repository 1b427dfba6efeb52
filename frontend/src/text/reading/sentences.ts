/** The sentences of a paragraph: what the browser cuts, mended where news needs it. Pure. */

import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";

/** Start and end of a sentence within its line, with the white space behind it. */
type Piece = [start: number, end: number];

const LOWER_START = /^["“”'’»«)\]]*\s*\p{Ll}/u;
/** The last word in front of a full stop, with the stops and hyphens within it. */
const LAST_WORD = /(?<![\p{L}\p{M}\p{N}])((?:[\p{L}\p{M}]+[.-])*[\p{L}\p{M}]+)\.\s*$/u;
const ACRONYM = /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u;
const SPACED_ACRONYM = /(?<![\p{L}\p{N}])\p{L}\.\s?\p{L}\.\s*$/u;
const SPELT_ON = /^\p{L}\.(?!\p{L}{3})/u;
const FIRST_WORD = /^[^\p{L}\p{N}]*([\p{L}\p{M}]+)(?!\p{L}|\.)/u;
const NUMBER_START = /^[#\s]*(?:\d|[IVXLC]+(?!\p{L}))/u;
const ORDINAL = /(?<![\p{N}.,:])\d{1,2}\.\s*$/u;
/** "1." or "a." at the beginning of a line counts what follows. */
const ITEM = /^[\s("“„]*(?:\d{1,3}|\p{L}|[IVX]+)\.\s*$/u;
/** "So did I." is the end, "Francis I. Smith" is not. */
const PRONOUN_I = /(?<![\p{L}])\p{Ll}+\s+I\.\s*$/u;

const ENDS_IN_MARKS = /[.!?…。！？．｡؟۔।]([^\p{L}\p{M}\p{N}\s]+\s*)$/u;
/** A closing mark behind a space, as French has it. */
const CLOSING_FIRST = /^([»›”“"’)\]])(?:\s+|$)/u;
const OPENING = new Set("„‚‛‟「『《〈（(【［[｢〔〖〝");

const EMOJI_UNIT =
  "(?:[0-9#*]\\ufe0f?\\u20e3|\\p{Regional_Indicator}{2}|(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\ufe0f|(?=[\\u2600-\\u27bf\\u{1f000}-\\u{1faff}])\\p{Extended_Pictographic})" +
  "(?:\\p{Emoji_Modifier}|\\ufe0f|\\u200d\\p{Extended_Pictographic}|[\\u{e0020}-\\u{e007f}])*)";
const EMOJI = new RegExp(`${EMOJI_UNIT}(?:\\s*${EMOJI_UNIT})*\\s*`, "gu");
const STARTS_WITH_EMOJI = new RegExp(`^\\s*${EMOJI_UNIT}(?:\\s*${EMOJI_UNIT})*\\s*`, "u");
/** After an emoji a sentence begins with a letter that is not small, a digit, or an opening mark. */
const BEGINS = /^["“„«»‘'¿¡([「『《（]*(?:(?!\p{Ll})\p{L}|\p{N})/u;

/** Characters that are looked at before an end, and in which a quotation was opened: a long line costs no more than a short one. */
const NEAR = 64;
const QUOTATION = 2000;

const known = new Map<string, Abbreviations>();

/** Cut a line into its sentences, white space behind them included. */
export function sentencesOf(breaker: Intl.Segmenter, line: string, language: string): readonly Piece[] {
  const shortened = known.get(language) ?? abbreviationsOf(language);
  known.set(language, shortened);
  const cut = Array.from(breaker.segment(line), ({ index, segment }): Piece => [index, index + segment.length]);
  const found: Piece[] = [];
  for (const piece of withOpeningMarks(line, cut)) {
    const last = found.at(-1);
    const before = last ? line.slice(Math.max(last[0], last[1] - NEAR), last[1]) : "";
    const goesOn = last && runsOn(before, line.slice(...piece), last[0] === 0, shortened);
    if (last && goesOn) last[1] = piece[1];
    else found.push(piece);
  }
  return withEmoji(line, found);
}

/** Tell whether what looks like two sentences is one. */
function runsOn(before: string, after: string, first: boolean, shortened: Abbreviations): boolean {
  if (LOWER_START.test(after) || (first && ITEM.test(before))) return true;
  const begins = shortened.begin.has((FIRST_WORD.exec(after)?.[1] ?? "").toLowerCase());
  if (shortened.ordinals && ORDINAL.test(before)) return /^\p{Lu}/u.test(after) && !begins;
  const whole = LAST_WORD.exec(before)?.[1];
  if (whole === undefined) return false;
  const word = shortened.never.has(whole) || shortened.may.has(whole) ? whole : (whole.split("-").at(-1) ?? whole);
  if (shortened.never.has(word)) return true;
  if (shortened.number.has(word) && NUMBER_START.test(after)) return true;
  if (/^\p{L}$/u.test(word) && SPELT_ON.test(after)) return true;
  if (PRONOUN_I.test(before)) return false;
  const initials = /^\p{Lu}$/u.test(word) || ACRONYM.test(word) || SPACED_ACRONYM.test(before);
  return (initials || shortened.may.has(word)) && !begins;
}

/** Give an opening mark right behind the end of a sentence to the next one, and a closing one behind a space to its own. */
function withOpeningMarks(line: string, pieces: readonly Piece[]): readonly Piece[] {
  const mended = pieces.map(([start, end]): Piece => [start, end]);
  let straight = 0;
  for (const [i, piece] of mended.entries()) {
    const [start, end] = piece;
    const next = mended[i + 1];
    const marks = ENDS_IN_MARKS.exec(line.slice(Math.max(start, end - NEAR), end))?.[1] ?? "";
    straight += countOf('"', line.slice(start, end - marks.length));
    if (!next) break;
    for (let at = end - marks.length; at < end; at += 1) {
      if (opens(line, at, straight % 2 === 0)) {
        piece[1] = next[0] = at;
        break;
      }
      if (line[at] === '"') straight += 1;
    }
    const behind = CLOSING_FIRST.exec(line.slice(next[0], next[1]))?.[0];
    if (behind && !opens(line, next[0], straight % 2 === 0)) {
      piece[1] = next[0] += behind.length;
      straight += countOf('"', behind);
    }
  }
  return mended.filter(([start, end]) => start < end);
}

/** Tell whether a mark opens; those that do both open where nothing is to be closed. */
function opens(line: string, at: number, evenly: boolean): boolean {
  const mark = line[at] ?? "";
  const before = line.slice(Math.max(0, at - QUOTATION), at);
  const isOpen = (opener: string, closers: string): boolean => {
    const from = before.lastIndexOf(opener);
    return from !== -1 && ![...closers].some((one) => before.includes(one, from + 1));
  };
  if (OPENING.has(mark)) return true;
  if (mark === "“") return !isOpen("„", "“”");
  if (mark === "‘") return !isOpen("‚", "‘’");
  if (mark === "«") return !isOpen("»", "«");
  if (mark === "»") return !isOpen("«", "»");
  return mark === '"' && evenly;
}

function countOf(character: string, text: string): number {
  return text.split(character).length - 1;
}

/** An emoji ends a sentence like a full stop, and stands behind the one that it belongs to. */
function withEmoji(line: string, pieces: readonly Piece[]): readonly Piece[] {
  const leads = STARTS_WITH_EMOJI.test(line);
  const found: Piece[] = [];
  for (const [start, end] of pieces) {
    const last = found.at(-1);
    const leading = STARTS_WITH_EMOJI.exec(line.slice(start, end))?.[0].length ?? 0;
    let from = start;
    if (last && leading > 0 && !leads) from = last[1] = start + leading;
    for (const match of line.slice(start, end).matchAll(EMOJI)) {
      const to = start + match.index + match[0].length;
      if (start + match.index <= from || to >= end || !BEGINS.test(line.slice(to, end))) continue;
      found.push([from, to]);
      from = to;
    }
    if (from < end) found.push([from, end]);
  }
  return found;
}
