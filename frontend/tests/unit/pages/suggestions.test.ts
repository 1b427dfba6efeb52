import { expect, test } from "vitest";

import type { Contrast, Outcomes, QualityPlace } from "../../../src/api/model.ts";
import { linesOf, placesIn } from "../../../src/pages/read/place.ts";
import {
  anchoringSentence,
  excerpt,
  goldIn,
  headline,
  perHundred,
  placeIn,
  secondsSentence,
  ticksTo,
  used,
  verdict,
} from "../../../src/pages/suggestions/figures.ts";

const outcomes = (accepted: number, edited: number, rejected: number, left: number): Outcomes => ({
  accepted,
  edited,
  rejected,
  left,
  kept: null,
});

const side = (value: number) => ({ articles: 9, passes: 9, figure: { value, low: null, high: null } });

function contrast(shown: number, hidden: number, low: number | null, high: number | null): Contrast {
  return {
    shown: side(shown),
    hidden: side(hidden),
    difference: { value: shown - hidden, low, high },
    enough: low !== null,
  };
}

test("counts become parts of a hundred that add up", () => {
  expect(perHundred([1, 1, 1])).toEqual([34, 33, 33]);
  expect(perHundred([151, 21, 35, 13])).toEqual([69, 9, 16, 6]);
  expect(perHundred([0, 0])).toEqual([0, 0]);
});

test("many suggestions are told by the hundred, few as they are", () => {
  expect(headline(outcomes(720, 110, 90, 80))).toContain(
    "Of 100 suggestions: 72 accepted unchanged, 11 after a correction, 9 rejected, 8 left undecided.",
  );
  expect(headline(outcomes(3, 1, 3, 1))).toContain("Of 8 suggestions: 3 accepted");
  expect(headline(outcomes(1, 0, 0, 0))).toContain("The one suggestion so far: 1 accepted");
});

test("it is said when only the newest passes were counted", () => {
  expect(used({ submitted: 812, used: 500 })).toBe(
    "Counted in the newest 500 of 812 submitted passes with suggestions.",
  );
  expect(used({ submitted: 27, used: 27 })).toContain("all 27");
});

test("a difference is one only when its interval lies on one side of nothing", () => {
  expect(verdict(contrast(20, 34, -19, -9))).toBe("less");
  expect(verdict(contrast(20, 14, 1, 9))).toBe("more");
  expect(verdict(contrast(20, 21, -4, 2))).toBe("unclear");
  expect(verdict(contrast(20, 34, null, null))).toBe("few");
});

test("the time saved is told with its interval the right way round", () => {
  expect(secondsSentence(contrast(19.4, 34.2, -18.9, -10.7))).toMatch(
    /19\.4 s, without them 34\.2 s: 14\.8 s less .* 10\.7 to 18\.9 s less/,
  );
  expect(secondsSentence(contrast(40, 34, 2, 10))).toMatch(/6 s more .* 2 to 10 s more/);
  expect(secondsSentence(contrast(33, 34, -4, 2))).toMatch(/may be chance .* −4 to 2 s\)/);
  expect(secondsSentence(contrast(33, 34, null, null))).toContain("too few articles");
  expect(secondsSentence({ ...contrast(1, 1, 0, 0), hidden: { articles: 0, passes: 0, figure: null } })).toBeNull();
});

test("being led on is told in points", () => {
  expect(anchoringSentence(contrast(0.92, 0.81, 0.06, 0.15))).toMatch(
    /at 92%, those who do not at 81%: 11 points more .* 6 to 15\)/,
  );
  expect(anchoringSentence(contrast(0.81, 0.92, -0.15, -0.06))).toMatch(/11 points less .* 6 to 15\)/);
  expect(anchoringSentence(contrast(0.8, 0.81, -0.06, 0.02))).toMatch(/may be chance .* −6 to 2 points/);
});

test("what counts as right is named", () => {
  expect(goldIn({ adjudicated: 0, control: 13 })).toBe(
    "Measured against 13 articles that were annotated without suggestions.",
  );
  expect(goldIn({ adjudicated: 1, control: 0 })).toBe("Measured against one adjudicated article.");
  expect(goldIn({ adjudicated: 2, control: 1 })).toContain("2 adjudicated articles and one article");
});

test("scales end on a round figure beyond the largest", () => {
  expect(ticksTo(34.2)).toEqual([0, 10, 20, 30, 40]);
  expect(ticksTo(4)).toEqual([0, 1, 2, 3, 4]);
  expect(ticksTo(0.4)).toEqual([0, 1]);
  expect(ticksTo(90_000)).toHaveLength(6);
});

test("an excerpt is cut at words, and only where the text goes on", () => {
  const place = { before: "At noon ", exact: "the port closed", after: "." } as QualityPlace;
  expect(excerpt(place)).toEqual(["At noon ", "the port closed", "."]);
  const long = { ...place, before: `rbour ${"a ".repeat(37)}`.slice(0, 80), after: ` and ${"so ".repeat(24)}for` };
  expect(long.before).toHaveLength(80);
  expect(excerpt(long)[0]).toMatch(/^…a a/);
  expect(excerpt(long)[2]).toMatch(/so…$/);
});

const letters = Array.from("😀 Noon.\n\nThe port closed.\nAll went home.");
const marked = (at: string) =>
  linesOf(letters, placesIn(letters.length, at)).map((line) =>
    line.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join(""),
  );

test("a place in the address is marked in code points, also across lines", () => {
  expect(
    placeIn([
      [2, 6],
      [13, 17],
    ]),
  ).toBe("2-6,13-17");
  expect(marked("2-6,13-17")).toEqual(["😀 [Noon].", "The [port] closed.", "All went home."]);
  expect(marked("13-29")).toEqual(["😀 Noon.", "The [port closed.]", "[All] went home."]);
});

test("a malformed place marks nothing", () => {
  for (const at of ["", "x", "6-2", "3-3", "1-9999", "-1-3", "1-3-5", "1e1-20"])
    expect(marked(at).join("")).not.toContain("[");
  expect(marked("2-6,4-9,13-17")).toEqual(["😀 [Noon].", "The [port] closed.", "All went home."]);
});
