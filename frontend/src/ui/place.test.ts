import { expect, test } from "vitest";

import type { Place } from "../api/model.ts";
import { inWords, whyNot } from "./place.ts";

const place = (of: Partial<Place>): Place => ({
  place: "full",
  free_at: null,
  held_by: [],
  passes_submitted: 0,
  passes_needed: 2,
  ...of,
});
const later = new Date(new Date().setHours(23, 40, 0, 0)).toISOString();

test.each([
  [{ place: "free" }, ""],
  [{ place: "mine" }, ""],
  [{ place: null }, ""],
  [{ place: "submitted" }, "Submitted by you"],
  [{ passes_submitted: 2 }, "Finished by 2 people"],
  [{ passes_needed: 0 }, "Other people have it"],
  [{ passes_needed: 1 }, "One other person has it"],
  [{ passes_submitted: 1 }, "Two people have it"],
  [{ passes_needed: 5 }, "5 people have it"],
  [{ free_at: later, held_by: ["Anna"], passes_submitted: 1 }, "Two people have it; one lease ends at 23:40"],
  [{ free_at: later, held_by: ["Anna"], passes_needed: 1 }, "Anna has it; the lease ends at 23:40"],
  [{ free_at: later, held_by: ["Anna", "Annotator 2"] }, "Held by Anna and Annotator 2; one lease ends at 23:40"],
] as const)("why an article cannot be taken: %o", (of, words) => {
  expect(whyNot(place(of as Partial<Place>))).toBe(words);
});

test("names stand in a sentence", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(inWords)).toEqual(["", "a", "a and b", "a, b and c"]);
});
