/** What lies over what, sizes, distances and the widths at which the screen changes come from the scales of `styles/tokens.css`. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "../../src");
const tokens = readFileSync(join(SOURCE, "styles/tokens.css"), "utf8");
const sheets = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css") && name !== join("styles", "tokens.css"))
  .map((name) => [name, readFileSync(join(SOURCE, name), "utf8")] as const);

/** Every match of a pattern, with the file that has it. */
const found = (pattern: RegExp): readonly string[] =>
  sheets.flatMap(([name, text]) => [...text.matchAll(pattern)].map(([one]) => `${name}: ${one}`));

test("what lies over what is told by the name of a layer", () => {
  expect(found(/z-index:(?! var\(--layer-)[^;]*/g)).toEqual([]);
});

test("type has one of the six sizes, or one relative to what is around it", () => {
  expect(found(/font(?:-size)?: (?:\w+ )*[\d.]+(?:px|rem|pt)[^;]*/g)).toEqual([]);
  expect(new Set(tokens.match(/--text-\w+(?=:)/g)).size).toBe(6);
});

/** A line's width is no distance, and from 24 pixels on it is a place kept free for something. */
const distance =
  /(?<![\w-])(?:margin|padding|gap|row-gap|column-gap)(?:-[\w-]+)?:[^;]*?[ (-](?:[2-9]|1\d|2[0-3])px[^;]*/g;

test("margins, paddings and gaps have one of eight sizes", () => {
  expect(found(distance)).toEqual([]);
  expect(new Set(tokens.match(/--space-\w+(?=:)/g)).size).toBe(8);
});

test("the screen changes at three widths and one height", () => {
  const known = new Set(["(max-height: 520px)", "(max-width: 640px)", "(max-width: 999px)", "(max-width: 1320px)"]);
  const sizes = found(/\((?:max|min)-(?:width|height): \d+px\)/g);
  expect(sizes.filter((one) => !known.has(one.slice(one.indexOf("("))))).toEqual([]);
});

test("every token that a style uses exists", () => {
  const known = new Set(tokens.match(/--[\w-]+(?=:)/g));
  const scales = found(/var\(--(?:layer|text|space)-[\w-]+/g);
  expect(scales.length).toBeGreaterThan(20);
  expect(scales.filter((one) => !known.has(one.slice(one.indexOf("--"))))).toEqual([]);
});
