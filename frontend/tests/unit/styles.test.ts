/** What lies over what, sizes of type and the widths at which the screen changes come from the scales of `styles/tokens.css`. */
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

/** The annotate screen and its dialogs have sizes and widths of their own, as their comparison pictures hold them. */
const ofPages = (one: string): boolean => /^(?:pages|charts)\//.test(one);

test("type on pages has one of the six sizes, or one relative to what is around it", () => {
  expect(found(/font(?:-size)?: (?:\w+ )*[\d.]+(?:px|rem|pt)[^;]*/g).filter(ofPages)).toEqual([]);
  expect(new Set(tokens.match(/--text-\w+(?=:)/g)).size).toBe(6);
});

test("pages change at three widths and one height", () => {
  const widths = found(/\((?:max|min)-(?:width|height): \d+px\)/g).filter((one) => !one.startsWith("annotate/"));
  const known = new Set(["(max-height: 520px)", "(max-width: 640px)", "(max-width: 999px)", "(max-width: 1320px)"]);
  expect(widths.filter((one) => !known.has(one.slice(one.indexOf("("))))).toEqual([]);
});

test("every token that a style uses exists", () => {
  const known = new Set(tokens.match(/--[\w-]+(?=:)/g));
  const scales = found(/var\(--(?:layer|text)-[\w-]+/g);
  expect(scales.length).toBeGreaterThan(20);
  expect(scales.filter((one) => !known.has(one.slice(one.indexOf("--"))))).toEqual([]);
});
