import { expect, test } from "vitest";

import type { EditedLabel, LabelChange } from "../../api/model.ts";
import { DIGITS, labelProblems, labelsOf, sameLabels, withDigit, withNew } from "./labels.ts";

const label = (name: string, digit: number, sign: string): LabelChange => ({
  id: `id-${name}`,
  name,
  digit,
  color: "true",
  sign,
  comparable: "supported",
});
const labels = [label("True", 1, "✓"), label("Mixed", 2, "±"), label("False", 4, "✕")];

test("what is sent of a label is what can be changed", () => {
  const stored = { ...labels[0], key: "true", verdicts: 3, merged: [] } as unknown as EditedLabel;
  expect(labelsOf([stored])).toEqual([labels[0]]);
  expect(sameLabels(labelsOf([stored]), labels.slice(0, 1))).toBe(true);
});

test("a label that takes the key of another one gives it its own, and the list follows the keys", () => {
  expect(withDigit(labels, 2, 1).map(({ name, digit }) => [name, digit])).toEqual([
    ["False", 1],
    ["Mixed", 2],
    ["True", 4],
  ]);
  expect(withDigit(labels, 0, 3).map(({ digit }) => digit)).toEqual([2, 3, 4]);
  expect(withDigit(labels, 9, 3)).toBe(labels);
});

test("a new label gets the first free key, until there is none", () => {
  expect(withNew(labels).map(({ name, digit }) => [name, digit])[2]).toEqual(["", 3]);
  const full = DIGITS.map((digit) => label(String(digit), digit, String(digit)));
  expect(withNew(full)).toBe(full);
});

test.each([
  [{ name: " " }, "label_needs_name"],
  [{ sign: "" }, "label_needs_sign"],
  [{ name: " true" }, "label_name_twice"],
  [{ sign: "✓" }, "label_sign_twice"],
])("a label with %j is refused before it is sent", (change, problem) => {
  const wrong = labels.map((one, at) => (at === 1 ? { ...one, ...change } : one));
  expect(labelProblems(wrong).get(1)).toBe(problem);
  expect(labelProblems(labels).size).toBe(0);
});
