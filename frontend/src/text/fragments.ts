/** The algebra of fragments: a role of a claim is a sorted list of disjoint stretches of the text. */

import { type Fragment, type Fragments, fragment } from "./offsets.ts";

/** Sort fragments and merge those that touch or overlap, as the database's multirange does. */
export function normalise(fragments: Fragments): Fragments {
  const merged: Fragment[] = [];
  for (const [start, end] of fragments.filter(([a, b]) => a < b).toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = fragment(last[0], Math.max(last[1], end));
    else merged.push([start, end]);
  }
  return merged;
}

/** Normalise, and also merge fragments that only white space separates: the reader sees one stretch. */
export function join(text: string, fragments: Fragments): Fragments {
  const joined: Fragment[] = [];
  for (const [start, end] of normalise(fragments)) {
    const last = joined.at(-1);
    if (last && text.slice(last[1], start).trim() === "" && !text.slice(last[1], start).includes("\n"))
      joined[joined.length - 1] = fragment(last[0], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Tell whether two lists are the same stretches. */
export function same(left: Fragments, right: Fragments): boolean {
  return (
    left.length === right.length && left.every(([start, end], i) => start === right[i]?.[0] && end === right[i]?.[1])
  );
}

/** Tell whether the two share a character. */
export function overlaps(left: Fragments, right: Fragments): boolean {
  return left.some(([a, b]) => right.some(([c, d]) => a < d && c < b));
}

/** Tell whether every character of `inner` lies in `outer`. */
export function contains(outer: Fragments, inner: Fragments): boolean {
  return inner.length > 0 && inner.every(([start, end]) => outer.some(([a, b]) => a <= start && end <= b));
}

/** Count the UTF-16 units that the fragments cover. */
export function size(fragments: Fragments): number {
  return fragments.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Return what is in both. */
export function intersect(left: Fragments, right: Fragments): Fragments {
  const shared = left.flatMap(([a, b]) => right.map(([c, d]) => fragment(Math.max(a, c), Math.min(b, d))));
  return normalise(shared);
}

/** Return what is in `left` and not in `right`. */
export function subtract(left: Fragments, right: Fragments): Fragments {
  let rest: Fragment[] = [...left];
  for (const [c, d] of right)
    rest = rest.flatMap(([a, b]) => [fragment(a, Math.min(b, c)), fragment(Math.max(a, d), b)]);
  return normalise(rest);
}

/** Return what is in `left` and not in `right`, without the white space that is left at the ends. */
export function apart(text: string, left: Fragments, right: Fragments): Fragments {
  const trimmed = subtract(left, right).map(([start, end]) => {
    const words = text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    return fragment(from, Math.max(from, start + words.trimEnd().length));
  });
  return normalise(trimmed);
}

/** Score 0..1 how far two lists are the same text: shared characters over characters in either. */
export function likeness(left: Fragments, right: Fragments): number {
  const shared = size(intersect(left, right));
  return shared === 0 ? 0 : shared / (size(left) + size(right) - shared);
}
