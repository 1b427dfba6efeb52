/**
 * Mentions in a text. What travels and is stored is `@pseudonym`, because not everybody may know every name; what a person
 * reads and writes is `@` and what they call the other: a name, or as in "Annotator 2".
 */

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly pseudonym: string;
  /** What the reader calls them: a name, or as in "Annotator 2". */
  readonly called: string;
  readonly role: string;
}

export const calledBy = ({ called }: Mentionable): string => called;

const WORD = "[\\p{L}\\p{N}_-]";

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function swap(text: string, people: readonly Mentionable[], from: Name, to: Name): string {
  // The longest name first: "@Anna Berg" is not "@Anna".
  const sorted = people.toSorted((a, b) => from(b).length - from(a).length).filter((one) => from(one) !== "");
  if (sorted.length === 0) return text;
  const any = sorted.map((one) => escaped(from(one))).join("|");
  const found = new RegExp(`(?<!${WORD}|@)@(${any})(?!${WORD})`, "giu");
  const byName = new Map(sorted.toReversed().map((one) => [from(one).toLowerCase(), to(one)]));
  return text.replace(found, (whole, name: string) => `@${byName.get(name.toLowerCase()) ?? whole.slice(1)}`);
}

type Name = (one: Mentionable) => string;

/** Write names as pseudonyms, for the server. */
export function toStored(text: string, people: readonly Mentionable[]): string {
  return swap(text, people, calledBy, ({ pseudonym }) => pseudonym);
}

/** Write pseudonyms as names, for a person who edits. */
export function toShown(text: string, people: readonly Mentionable[]): string {
  return swap(text, people, ({ pseudonym }) => pseudonym, calledBy);
}

/** A stretch of a stored text: plain, or a mention. */
export type Piece<One> = { readonly text: string; readonly person: One | null };

/** Cut a stored text at its mentions. */
export function piecesOf<One extends Mentionable>(text: string, mentions: readonly One[]): readonly Piece<One>[] {
  if (mentions.length === 0) return [{ text, person: null }];
  const byPseudonym = new Map(mentions.map((one) => [one.pseudonym, one]));
  const any = mentions.map(({ pseudonym }) => escaped(pseudonym)).join("|");
  const parts = text.split(new RegExp(`(?<!${WORD}|@)(@(?:${any}))(?!${WORD})`, "u"));
  return parts
    .map((part, i) => ({ text: part, person: i % 2 === 1 ? (byPseudonym.get(part.slice(1)) ?? null) : null }))
    .filter((piece) => piece.text !== "");
}

const NAMED = new RegExp(`(?<!${WORD}|@)@(Annotator \\d+|${WORD}+)`, "giu");

/** Words after an `@` that name nobody, each once: whoever wrote them thinks that somebody is told. */
export function namesNobody(text: string, people: readonly Mentionable[]): readonly string[] {
  const known = new Set(people.map(({ pseudonym }) => pseudonym));
  const words = [...toStored(text, people).matchAll(NAMED)].map(([, word = ""]) => word);
  return [...new Set(words.filter((word) => !known.has(word)))];
}

/** What is being asked for before the caret, as in "so, @ma|": where the `@` stands and the letters after it. */
export interface Asked {
  readonly at: number;
  readonly query: string;
}

const ASKED = /(?<![\p{L}\p{N}_@])@([\p{L}\p{N}_.'’-]*(?: [\p{L}\p{N}_.'’-]+)?)$/u;

/** Find a mention that is being written; null when there is none before the caret. */
export function askedAt(text: string, caret: number): Asked | null {
  const found = ASKED.exec(text.slice(0, caret));
  return found ? { at: found.index, query: found[1] ?? "" } : null;
}

/** Those whom the letters may mean, by the beginning of a word of their name, their pseudonym or their role. */
export function offered<One extends Mentionable>(
  people: readonly One[],
  query: string,
  roleName: Name,
): readonly One[] {
  const wanted = fold(query);
  const fits = (one: One): boolean =>
    [calledBy(one), one.pseudonym, roleName(one)].some((name) => {
      const folded = fold(name);
      return folded.startsWith(wanted) || folded.split(/[\s._-]+/).some((word) => word.startsWith(wanted));
    });
  return people.filter(fits).slice(0, 7);
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
