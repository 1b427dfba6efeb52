import fc from "fast-check";
import { expect, test } from "vitest";

import { apart, contains, intersect, join, likeness, normalise, overlaps, same, size, subtract } from "./fragments.ts";
import { type Fragments, fragment } from "./offsets.ts";

const some = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })), { maxLength: 6 })
  .map((pairs): Fragments => pairs.map(([start, length]) => fragment(start, start + length)));

const characters = (fragments: Fragments): Set<number> =>
  new Set(fragments.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)));

test("fragments behave as sets of characters do", () => {
  fc.assert(
    fc.property(some, some, (left, right) => {
      const [a, b] = [characters(left), characters(right)];
      expect(characters(normalise(left))).toEqual(a);
      expect(characters(intersect(left, right))).toEqual(a.intersection(b));
      expect(characters(subtract(left, right))).toEqual(a.difference(b));
      expect(overlaps(left, right)).toBe(a.intersection(b).size > 0);
      expect(contains(normalise(left), right)).toBe(b.size > 0 && b.isSubsetOf(a));
      expect(likeness(normalise(left), normalise(right))).toBeCloseTo(
        a.intersection(b).size === 0 ? 0 : a.intersection(b).size / a.union(b).size,
      );
    }),
  );
});

test("normalised fragments are sorted and do not touch", () => {
  fc.assert(
    fc.property(some, (given) => {
      const clean = normalise(given);
      for (const [i, [start]] of clean.entries()) if (i > 0) expect(start).toBeGreaterThan(clean[i - 1]?.[1] ?? 0);
      expect(size(clean)).toBe(characters(given).size);
    }),
  );
});

test("fragments with only a space between them become one, across a line end they do not", () => {
  expect(join("one two\nthree", [fragment(0, 3), fragment(4, 7)])).toEqual([[0, 7]]);
  expect(join("one two\nthree", [fragment(4, 7), fragment(8, 13)])).toEqual([
    [4, 7],
    [8, 13],
  ]);
});

test("what is left beside a stretch neither begins nor ends with white space", () => {
  const text = "The mayor said on Monday that the quay is closed.";
  const left = [fragment(0, text.length)];
  expect(apart(text, left, [fragment(10, 14)])).toEqual([fragment(0, 9), fragment(15, text.length)]);
  expect(apart(text, [fragment(0, 10)], [fragment(0, 9)])).toEqual([]);
});

test("two lists are the same only where every stretch is", () => {
  const list = [fragment(0, 3), fragment(5, 9)];
  expect(same(list, [fragment(0, 3), fragment(5, 9)])).toBe(true);
  expect(same([], [])).toBe(true);
  for (const other of [
    [],
    [fragment(0, 3)],
    [...list, fragment(11, 12)],
    [fragment(1, 3), fragment(5, 9)],
    [fragment(0, 4), fragment(5, 9)],
    [fragment(0, 3), fragment(6, 9)],
    [fragment(0, 3), fragment(5, 8)],
  ]) {
    expect(same(list, other)).toBe(false);
    expect(same(other, list)).toBe(false);
  }
});

test("stretches that touch share no character, and one lies within itself", () => {
  expect(overlaps([fragment(0, 3)], [fragment(3, 5)])).toBe(false);
  expect(overlaps([fragment(3, 5)], [fragment(0, 3)])).toBe(false);
  expect(contains([fragment(0, 3)], [fragment(0, 3)])).toBe(true);
  expect(contains([fragment(0, 3)], [fragment(0, 4)])).toBe(false);
});

test("a word between two fragments keeps them apart", () => {
  expect(join("one two three", [fragment(0, 3), fragment(8, 13)])).toEqual([fragment(0, 3), fragment(8, 13)]);
});
