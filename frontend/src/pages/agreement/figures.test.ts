/** The report as a file, and the small decisions of the page. */
import { expect, test } from "vitest";

import type { Agreement, AgreementFigure } from "../../api/model.ts";
import { initials, mostMixed, tableAsCsv, whyNot } from "./figures.ts";

const figure: AgreementFigure = {
  slot: "found",
  measure: "f1_half",
  value: 0.8,
  low: 0.7,
  high: 0.9,
  second: null,
  counted: 50,
  equal: 20,
  why_undefined: null,
  weeks: [null, 0.8],
};
const report: Agreement = {
  articles: 10,
  comparisons: 10,
  every: true,
  both_empty: 0,
  after_feedback: 0,
  pending: 0,
  limits: { comparisons: 20_000, articles: 8, pairs: 10 },
  weeks: ["2026-02-16", "2026-02-23"],
  slots: [figure],
  people: [
    { id: "1", name: '=cmd("x"), Vera', without: {} },
    { id: "2", name: "Tomás Rey", without: {} },
  ],
  pairs: [{ left: 0, right: 1, articles: 10, values: { found: 0.8 } }],
  confusion: [],
};

test("the table as a file has a line for each slot and each pair, and no cell that a spreadsheet would run", () => {
  expect(tableAsCsv(report).split("\r\n")).toEqual([
    "slot,measure,left,right,value,low,high,second,counted,equal,why_undefined,2026-02-16,2026-02-23",
    "found,f1_half,,,0.8,0.7,0.9,,50,20,,,0.8",
    'found,f1_half,"\'=cmd(""x""), Vera",Tomás Rey,0.8',
    "",
  ]);
});

test("a slot without a figure says why", () => {
  expect(whyNot(figure, 10)).toBeNull();
  expect(whyNot({ ...figure, why_undefined: "all_alike", equal: 214, counted: 214 }, 10)).toBe(
    "all alike: 214 of 214 equal",
  );
  expect(whyNot({ ...figure, why_undefined: "few_pairs" }, 10)).toBe("fewer than 10 pairs");
});

test("people are known by the first letters of their names", () => {
  expect(["Priya Nair", "Annotator 2", "vera", "Ana María de León"].map(initials)).toEqual(["PN", "A2", "V", "AL"]);
});

test("the answers that stand beside each other most often are named", () => {
  const values = ["direct", "mixed", "reported"].map((key) => ({ key, name: key, sign: "", color: "" as const }));
  const counts = [
    [9, 2, 5],
    [2, 9, 0],
    [5, 0, 9],
  ];
  expect(mostMixed("directness", values, counts)).toEqual({ one: "Direct", other: "Reported", count: 5 });
  expect(mostMixed("directness", values, [])).toBeNull();
});
