/** Every catalogue has every other language beside it, word for word, and no text stands outside the catalogues. */
import { parseSync } from "vite";
import { expect, test, vi } from "vitest";

import { catalogues as german } from "../../src/languages/de.ts";
import type { Catalogue, Message } from "../../src/ui/language/translate.ts";

/** The English catalogues by area, as the sources hand them over. */
const english = vi.hoisted(() => new Map<string, Catalogue>());
vi.mock("../../src/ui/language/translate.ts", async (original) => ({
  ...(await original<typeof import("../../src/ui/language/translate.ts")>()),
  translator: (area: string, catalogue: Catalogue) => {
    english.set(area, catalogue);
    return (key: string) => key;
  },
}));

const sources = import.meta.glob<string>(["/src/**/*.{ts,tsx}", "!/src/**/*.test.*"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const modules = import.meta.glob(["/src/**/*.{ts,tsx}", "!/src/**/*.test.*", "!/src/main.tsx"]);
const holders = Object.keys(sources).filter((path) => /translator\(\s*["'`{]/.test(sources[path] ?? ""));

const placeholders = (message: Message | undefined): string[] => {
  const forms = typeof message === "string" ? [message] : Object.values(message ?? {});
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted();
};

test("every catalogue is named by its own path and has its German beside it, and no German is left over", async () => {
  await Promise.all(holders.map((path) => modules[path]?.()));
  const areas = holders.map((path) => path.replace("/src/", "").replace(/\.tsx?$/, "")).toSorted();
  expect(areas.length).toBeGreaterThan(9);
  expect([...english.keys()].toSorted()).toEqual(areas);
  expect(
    Object.keys(german)
      .filter((area) => area !== "server")
      .toSorted(),
  ).toEqual(areas);
});

test("German has the same keys and the same values to fill in, and plurals where English has them", () => {
  for (const [area, catalogue] of english) {
    const other = german[area] ?? {};
    expect(Object.keys(other).toSorted(), area).toEqual(Object.keys(catalogue).toSorted());
    for (const [key, message] of Object.entries(catalogue)) {
      expect(placeholders(other[key]), `${area} ${key}`).toEqual(placeholders(message));
      if (typeof message !== "string") expect(other[key], `${area} ${key}`).toHaveProperty("other");
    }
  }
});

test("German quotation marks, dots after a space and no sentence left in English", () => {
  for (const [area, catalogue] of Object.entries(german)) {
    for (const [key, message] of Object.entries(catalogue)) {
      for (const form of typeof message === "string" ? [message] : Object.values(message)) {
        expect(form, `${area} ${key}`).not.toMatch(/[“][^”]*”|"|\w…| (?:the|and|is|of) /);
        expect(form.trim(), `${area} ${key}`).not.toBe("");
      }
    }
  }
});

/** Attributes and calls whose strings people see or hear. */
const SEEN =
  /^(?:aria-(?:label|description|roledescription|placeholder|valuetext)|title|placeholder|alt|label|heading|sub|hint|help|error)$/;
const SAYING = new Set(["toast", "say", "usePageTitle"]);
/** Signs, names of keys and of standards are the same in every language. */
const SIGN = /^\s*(?:[^\p{L}]*|esc|[a-z]|SHA-256|https:\/\/)\s*$/u;

test("no text that people see stands outside the catalogues", () => {
  const found = Object.entries(sources)
    .filter(([path]) => path.endsWith(".tsx"))
    .flatMap(([path, source]) => literals(path, source).map((text) => `${path}: ${text.trim()}`));
  expect(found).toEqual([]);
});

test("the search for text outside the catalogues sees what it is meant to see", () => {
  const source = `
    const a = <p title="Hidden words">Bare words {on ? "Chosen words" : t("key")} {\`\${n} counted words\`}</p>;
    toast("Said words");
    const b = <i className="not seen" id={"nor this"} aria-hidden="true">× <Kbd>x</Kbd></i>;`;
  expect(
    literals("a.tsx", source)
      .map((text) => text.trim())
      .toSorted(),
  ).toEqual(["Bare words", "Chosen words", "Hidden words", "Said words", "counted words"].toSorted());
});

interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function literals(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source);
  expect(errors, path).toEqual([]);
  const texts: string[] = [];
  walk(program as unknown as Node, texts);
  return texts.filter((text) => !SIGN.test(text));
}

function walk(node: Node, texts: string[]): void {
  if (node.type === "JSXText") texts.push(String(node["value"]));
  if (node.type === "JSXAttribute") {
    const name = (node["name"] as { name: unknown }).name;
    if (typeof name === "string" && SEEN.test(name)) gather(node["value"], texts);
    else if (isNode(node["value"])) walk((node["value"]["expression"] ?? node["value"]) as Node, texts);
    return;
  }
  if (node.type === "JSXExpressionContainer") gather(node["expression"], texts);
  if (node.type === "CallExpression") {
    const callee = node["callee"] as { name?: string; property?: { name?: string } };
    if (SAYING.has(callee.name ?? callee.property?.name ?? "")) gather(list(node["arguments"])[0], texts);
  }
  for (const value of Object.values(node)) for (const child of list(value)) if (isNode(child)) walk(child, texts);
}

/** Strings that an expression can come out as: not those that it asks about, or hands on to a function. */
function gather(value: unknown, texts: string[]): void {
  if (!isNode(value)) return;
  if (value.type === "JSXExpressionContainer") gather(value["expression"], texts);
  if (value.type === "Literal" && typeof value["value"] === "string") texts.push(value["value"]);
  if (value.type === "TemplateLiteral") {
    for (const part of list(value["quasis"])) texts.push((part as { value: { cooked: string } }).value.cooked);
  }
  for (const side of ["consequent", "alternate", "right"]) {
    if (value.type === "ConditionalExpression" || value.type === "LogicalExpression") gather(value[side], texts);
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
