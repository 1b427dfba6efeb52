import { expect, test } from "vitest";

import { moved, NOTHING, ranges, turned, turnedAll } from "./selection.ts";

const rows = ["a", "b", "c", "d"];
const chosen = (of: { chosen: ReadonlySet<string> }): string => [...of.chosen].toSorted().join("");

test("space turns a row, and shift with an arrow extends from there in both directions", () => {
  const one = turned(NOTHING, rows, 1);
  expect(chosen(one)).toBe("b");
  const more = moved(moved(one, rows, 2, true), rows, 3, true);
  expect([chosen(more), more.at]).toEqual(["bcd", 3]);
  expect(chosen(moved(one, rows, 0, true))).toBe("ab");
  expect(chosen(turned(more, rows, 2))).toBe("bd");
});

test("going to another row selects nothing and stays in the list", () => {
  const gone = moved(turned(NOTHING, rows, 1), rows, 9, false);
  expect([chosen(gone), gone.at]).toEqual(["b", 3]);
  expect(moved(NOTHING, [], 1, true)).toMatchObject({ at: 0 });
  expect(turned(NOTHING, [], 0)).toBe(NOTHING);
});

test("all are selected at once, and none where all were", () => {
  expect(chosen(turnedAll(turned(NOTHING, rows, 0), rows))).toBe("abcd");
  expect(chosen(turnedAll(turnedAll(NOTHING, rows), rows))).toBe("");
});

test("numbers of many articles are written as stretches", () => {
  expect(ranges([12, 1, 2, 3, 4, 9, 8, 20])).toBe("1–4, 8, 9, 12, 20");
  expect(ranges([])).toBe("");
});
