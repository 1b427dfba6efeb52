import { expect, test } from "vitest";

import { abbreviationsOf } from "./abbreviations.ts";

test("a language is known by its tag in any case, with its region, and under another tag it goes by", () => {
  expect(abbreviationsOf("DE-at")).toEqual(abbreviationsOf("de"));
  expect(abbreviationsOf("no")).toEqual(abbreviationsOf("nb"));
  expect(abbreviationsOf("nn")).toEqual(abbreviationsOf("nb"));
  expect(abbreviationsOf("sk")).toEqual(abbreviationsOf("cs"));
  expect(abbreviationsOf("")).toEqual(abbreviationsOf("en"));
});

test("a language without a list has the titles of English and nothing else", () => {
  const none = abbreviationsOf("xx");
  expect(none.never.has("Gen")).toBe(true);
  expect([...none.never].every((word) => /^\p{Lu}/u.test(word))).toBe(true);
  expect([none.may.size, none.number.size, none.begin.size]).toEqual([0, 0, 0]);
});

test("every language borrows the titles, and has the words of its own", () => {
  const german = abbreviationsOf("de");
  expect(german.never.has("Gen")).toBe(true);
  expect(german.never.has("bzw")).toBe(true);
  for (const tag of ["en", "de", "fr", "xx"]) {
    const { never, may, number, begin } = abbreviationsOf(tag);
    for (const list of [never, may, number, begin]) expect(list.has("")).toBe(false);
  }
});

test("only German writes the number of an order with a full stop before a capital", () => {
  expect(abbreviationsOf("de").ordinals).toBe(true);
  expect(abbreviationsOf("en").ordinals).toBe(false);
  expect(abbreviationsOf("xx").ordinals).toBe(false);
});
