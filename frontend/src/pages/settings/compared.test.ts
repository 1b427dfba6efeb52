import { expect, test } from "vitest";

import { compared } from "./compared.ts";

const kinds = (before: string, after: string) =>
  compared(before, after).map(({ kind, text }) => `${kind}: ${text.trim()}`);

const long = (word: string) => Array.from({ length: 8_000 }, (_, i) => `${word}${i}`).join(" ");

test("what was added, taken away and kept is told apart, word by word", () => {
  expect(kinds("Mark what is said.", "Mark all that is said.")).toEqual([
    "same: Mark",
    "removed: what",
    "added: all that",
    "same: is said.",
  ]);
});

test("of a long text only the lines around a change are shown", () => {
  const lines = Array.from({ length: 40 }, (_, i) => `Rule ${i}.`);
  const shown = compared(lines.join("\n"), lines.with(20, "Another rule.").join("\n"));
  const all = shown.map(({ text }) => text).join("");
  expect(all.split("\n").length).toBeLessThan(10);
  expect(all).toContain("Rule 19.");
  expect(all).not.toContain("Rule 5.");
  expect(shown.map(({ kind }) => kind)).toContain("removed");
});

test("texts that are alike but for spaces have no changes", () => {
  expect(compared("One rule.", "One rule.")).toEqual([]);
  expect(compared("One rule.\n", "One rule.\n\n")).toEqual([]);
});

test("two long texts that share nothing are compared in a moment", () => {
  const began = performance.now();
  expect(compared(long("a"), long("b")).length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(10_000);
});
