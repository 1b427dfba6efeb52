import fc from "fast-check";
import { expect, test } from "vitest";

import { Blocks } from "./blocks.ts";
import { fragment, utf16 } from "./offsets.ts";
import { paragraphsOf } from "./paragraphs.ts";

const blocksOf = (text: string): Blocks => new Blocks(text, paragraphsOf(text));
const SENTENCE = "The ferry sails on Friday, said the office. ";

test("a paragraph of ordinary length is one block", () => {
  const { all, groups } = blocksOf(`Headline\n${SENTENCE.repeat(60)}\n\nThe end.`);
  expect(all.map(({ first, last }) => first && last)).toEqual([true, true, true]);
  expect(groups.flat().at(-1)).toBe(3);
});

test.each([
  ["sentences", SENTENCE.repeat(2500).trim()],
  ["words without a stop", "harbour ".repeat(13_000).trim()],
  ["Chinese sentences", "港口办公室周一表示渡轮将再次启航。".repeat(4000)],
  ["no break at all", "👩🏽‍🚀x".repeat(9000)],
])("a very long line of %s is drawn in stretches that cut no word", (_, text) => {
  const { all } = blocksOf(text);
  expect(all.length).toBeGreaterThan(20);
  expect(all.map(({ place }) => text.slice(...place)).join("")).toBe(text);
  expect(Math.max(...all.map(({ place: [start, end] }) => end - start))).toBeLessThanOrEqual(2500);
  for (const {
    place: [start],
  } of all.slice(1)) {
    if (/\s/.test(text)) expect(text.slice(start - 1, start + 1)).toMatch(/\s\S/);
    expect(text.slice(start)).not.toMatch(/^(?:[\p{M}\u200d\udc00-\udfff]|\p{Emoji_Modifier})/u);
  }
});

test("every offset is in the block and the group that hold it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(SENTENCE, "\n", "a ", SENTENCE.repeat(120)), { minLength: 1 }),
      fc.nat(),
      (parts, at) => {
        const text = `x${parts.join("")}`;
        const blocks = blocksOf(text);
        const offset = utf16(at % text.length);
        const place = blocks.all[blocks.at(offset)]?.place ?? [0, 0];
        if (text[offset] !== "\n" && paragraphsOf(text).some(([start, end]) => start <= offset && offset < end))
          expect(place[0] <= offset && offset < place[1]).toBe(true);
        const group = blocks.groups[blocks.groupAt(offset)] ?? [0, 0];
        expect(group[0] <= blocks.at(offset) && blocks.at(offset) < group[1]).toBe(true);
      },
    ),
  );
});

test("a fragment touches the blocks that hold one of its characters", () => {
  const blocks = blocksOf("One.\nTwo.\nThree.");
  const under = (start: number, end: number) => blocks.under(fragment(start, end));
  expect(under(0, 3)).toEqual([0, 1]);
  expect(under(3, 4)).toEqual([0, 1]);
  expect(under(2, 7)).toEqual([0, 2]);
  expect(under(4, 6)).toEqual([1, 2]);
  expect(under(5, 6)).toEqual([1, 2]);
  expect(under(0, 15)).toEqual([0, 3]);
});

const groups = (...lengths: readonly number[]) => blocksOf(lengths.map((one) => "x".repeat(one)).join("\n")).groups;

test("blocks are grouped up to 1,500 characters", () => {
  expect(groups(700, 700, 700)).toEqual([
    [0, 2],
    [2, 3],
  ]);
  expect(groups(700, 799)).toEqual([[0, 2]]);
  expect(groups(700, 800)).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(groups(2000, 700, 799)).toEqual([
    [0, 1],
    [1, 3],
  ]);
});

const words = (letters: number) => "ab ".repeat(letters).slice(0, letters - 1) + "x";

test("only a paragraph of more than 4,000 characters is drawn in stretches, which know the first and the last", () => {
  expect(blocksOf(words(4000)).all).toHaveLength(1);
  expect(blocksOf(`${words(3000)}\n${words(3000)}`).all).toHaveLength(2);
  const { all } = blocksOf(words(4001));
  expect(all.map(({ first }) => first)).toEqual([true, ...all.slice(1).map(() => false)]);
  expect(all.map(({ last }) => last)).toEqual([...all.slice(1).map(() => false), true]);
  expect(all.length).toBeGreaterThan(2);
});
