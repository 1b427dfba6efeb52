import { expect, test } from "vitest";

import { changesOf } from "./changes.ts";

test("what changed of a setting is told, and nothing else", () => {
  expect(changesOf({ name: "Old", blind: true }, { name: "New", blind: true })).toEqual([
    { field: "name", before: "Old", after: "New" },
  ]);
});

test("a claim is told by its words, without offsets and identifiers", () => {
  const claim = {
    id: "x",
    content: [[0, 3]],
    exact: { content: ["The harbour", "closes"], cue: [] },
    note: "",
    version: 2,
  };
  expect(changesOf(claim, { ...claim, note: "Seen.", version: 3 })).toEqual([
    { field: "note", before: "", after: "Seen." },
  ]);
  expect(changesOf(claim, null)).toEqual([{ field: "exact.content", before: "The harbour … closes", after: null }]);
});

test("lists of labels are told as what they hold", () => {
  const change = changesOf({ labels: [{ name: "True", digit: 1 }] }, { labels: [{ name: "True", digit: 2 }] });
  expect(change).toEqual([{ field: "labels", before: "name: True, digit: 1", after: "name: True, digit: 2" }]);
  expect(changesOf(null, null)).toEqual([]);
});
