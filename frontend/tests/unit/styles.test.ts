/** What lies over what comes from the scale of `styles/tokens.css`. */
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

test("every token that a style uses exists", () => {
  const known = new Set(tokens.match(/--[\w-]+(?=:)/g));
  const scales = found(/var\(--layer-[\w-]+/g);
  expect(scales.length).toBeGreaterThan(20);
  expect(scales.filter((one) => !known.has(one.slice(one.indexOf("--"))))).toEqual([]);
});
