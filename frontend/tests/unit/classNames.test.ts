/** A class that a component names stands in its stylesheet, and a class of a stylesheet is named somewhere. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Files of the application by their paths; Vite would make modules of the stylesheets. */
const read = (pattern: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    globSync(pattern, { cwd: folder }).map((path) => [`/${path}`, readFileSync(join(folder, path), "utf8")]),
  );

const folder = join(import.meta.dirname, "../..");
const sheets = read("src/**/*.module.css");
const sources = Object.fromEntries(
  Object.entries(read("src/**/*.{ts,tsx}")).filter(([path]) => !path.includes(".test.")),
);

interface Use {
  readonly source: string;
  readonly sheet: string;
  /** `styles["row"]` */
  readonly names: readonly string[];
  /** `styles[\`chip_${role}\`]`, by what comes before the value */
  readonly beginnings: readonly string[];
  /** `styles[look.kind]`: only whoever runs it knows which */
  readonly open: boolean;
}

const resolve = (from: string, to: string): string => new URL(to, `file://${from}`).pathname;

const uses = Object.entries(sources).flatMap(([source, code]) =>
  Array.from(code.matchAll(/import (\w+) from "([^"]+\.module\.css)";/g), ([, variable = "", path = ""]): Use => {
    const all = Array.from(code.matchAll(new RegExp(`\\b${variable}\\[([^\\]]*)`, "g")), ([, inside = ""]) => inside);
    const names = all.flatMap((inside) => /^"([^"]*)"$/.exec(inside)?.slice(1) ?? []);
    const beginnings = all.flatMap((inside) => /^`([^$]*)\$/.exec(inside)?.slice(1) ?? []);
    return {
      source,
      sheet: resolve(source, path),
      names,
      beginnings,
      open: names.length + beginnings.length < all.length,
    };
  }),
);

const classesOf = (css: string): ReadonlySet<string> =>
  new Set(
    Array.from(
      css.replaceAll(/\/\*[^]*?\*\//g, "").matchAll(/\.([A-Za-z_][\w-]*)(?=[^{}]*\{)/g),
      ([, name = ""]) => name,
    ),
  );

test("every class that a component names is in its stylesheet", () => {
  expect(uses.length).toBeGreaterThan(40);
  const unknown = uses.flatMap(({ source, sheet, names }) => {
    const known = classesOf(sheets[sheet] ?? "");
    return names.filter((name) => !known.has(name)).map((name) => `${source} names ${name}, which ${sheet} lacks`);
  });
  expect(unknown).toEqual([]);
});

test("every class of a stylesheet is named by a component", () => {
  const unused = Object.entries(sheets).flatMap(([sheet, css]) => {
    const mine = uses.filter((use) => use.sheet === sheet);
    if (mine.some(({ open }) => open)) return [];
    const isUsed = (name: string) =>
      mine.some((use) => use.names.includes(name) || use.beginnings.some((part) => name.startsWith(part)));
    return [...classesOf(css)]
      .filter((name) => !isUsed(name))
      .map((name) => `${sheet} has ${name}, which nobody names`);
  });
  expect(unused).toEqual([]);
});
