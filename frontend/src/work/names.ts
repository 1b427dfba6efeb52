/** How well names answer a search: by their letters, and by likeness where a letter is wrong. Pure. */

import type { Speaker } from "./types.ts";

/** Names this much alike (shared trigrams over all trigrams, as in PostgreSQL's pg_trgm) still answer a search. */
const ALIKE = 0.3;

/**
 * Rank a speaker for a search: 4 from the beginning of a name, 3 from the beginning of its words, 2 as initials, 1
 * anywhere, below 1 the likeness of the name or of one of its words, 0 no answer at all.
 */
export function rankOf(speaker: Speaker, query: string): number {
  const wanted = fold(query);
  const names = [speaker.name, ...speaker.aliases, speaker.descriptor].map(fold);
  const rank = Math.max(...names.map((name) => rankOfName(name, wanted)));
  if (rank > 0) return rank;
  const likeness = Math.max(...names.flatMap((name) => [name, ...wordsOf(name)]).map((name) => alike(name, wanted)));
  return likeness >= ALIKE ? likeness * 0.9 : 0;
}

/**
 * Rank a speaker for words of a text that stand for somebody: 2 for a name that is meant by them or holds all of them
 * ("Tarran", "Prime Minister Ilse Tarran"), below 1 the likeness, 0 for no one like it. Parts of words are no answer:
 * "he" is not Helen.
 */
export function rankOfMention(speaker: Speaker, mention: string): number {
  const wanted = wordsOf(fold(mention));
  const names = [speaker.name, ...speaker.aliases].map(fold);
  if (names.map(wordsOf).some((name) => holds(name, wanted) || holds(wanted, name))) return 2;
  const likeness = Math.max(...names.map((name) => alike(name, fold(mention))));
  return likeness >= ALIKE ? likeness : 0;
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.length > 0 && some.every((word) => all.includes(word));
}

function rankOfName(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 4;
  const words = wordsOf(name);
  if (wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part)))) return 3;
  if (
    words
      .map((word) => word.slice(0, 1))
      .join("")
      .startsWith(wanted)
  )
    return 2;
  return name.includes(wanted) ? 1 : 0;
}

/** Case and accents make no difference to a search. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Likeness of two strings, 0..1: the trigrams they share over all they have. */
export function alike(left: string, right: string): number {
  const [a, b] = [trigrams(left), trigrams(right)];
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function trigrams(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text).flatMap((word) => {
      const letters = Array.from(`  ${word} `);
      return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(""));
    }),
  );
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s-]+/u).filter((word) => word !== "");
}
