import fc from "fast-check";
import { expect, test } from "vitest";

import { Blocks } from "./blocks.ts";
import { utf16 } from "./offsets.ts";
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
