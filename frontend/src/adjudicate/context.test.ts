import { expect, test } from "vitest";

import { blankClaim } from "../work/claim.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import type { Change } from "../work/types.ts";
import { layersIn } from "./context.ts";
import { differingField, type Group, isOutdated, of, takenFrom, withdrawn } from "./groups.ts";

const claim = (words: string) => blankClaim(words, [at(words)], "indirect");
const to = (...decision: Parameters<typeof of>): Change => ({ decisions: new Map([["g", of(...decision)]]) });
const end = TEXT.indexOf("\n");

test("a paragraph is cut where what people marked, or the gold layer, begins and ends", () => {
  const sides = [
    { claim: claim("some officials said the threat"), pass: 0 },
    { claim: claim("the threat was the highest"), pass: 1 },
  ];
  const gold = [claim("the threat")];
  const pieces = layersIn(TEXT, [0, end] as never, sides, gold);
  expect(pieces.map(({ text, people, gold: isGold }) => [text, people.join(""), isGold])).toEqual([
    ["CNN reported 😀 that ", "", false],
    ["some officials said ", "0", false],
    ["the threat", "01", true],
    [" was the highest", "1", false],
    [" since the strike.", "", false],
  ]);
});

test("a change that would settle a group as before its claims changed is out of date", () => {
  const sides = [{ claim: claim("the threat"), version: 2, pass: 0 }];
  const groups: Group[] = [{ key: "g", sides, differ: [], changed: new Set() }];
  expect(isOutdated(groups, to("take", { claims: ["x"] }))).toBe(true);
  expect(isOutdated(groups, to("take", { claims: ["x"], members: [{ claim: "the threat", version: 2 }] }))).toBe(false);
  expect(isOutdated(groups, to("reopened"))).toBe(false);
  expect(isOutdated(groups, to("add", { claims: ["x"] }))).toBe(false);
  expect(isOutdated(groups, undefined)).toBe(false);
});

const judged = (label: string) => ({ label, rationale: "", status: "final" as const, evidence: [] });

test("a claim is said to be taken from whom it is in every field, and not from whoever marked the same words", () => {
  const one = { ...claim("the threat"), verdict: judged("true") };
  const other = { ...one, id: "other", cue: [at("reported")], verdict: judged("false") };
  const sides = [
    { claim: one, version: 1, pass: 0 },
    { claim: other, version: 1, pass: 1 },
  ];
  const group: Group = { key: "g", sides, differ: [], changed: new Set() };
  const settled = (gold: typeof one) => ({
    ...smallPass().pass,
    claims: new Map([["gold", { ...gold, id: "gold" }]]),
    decisions: new Map([["g", of("take", { claims: ["gold"] })]]),
  });
  expect(takenFrom(settled(one), group)).toBe(0);
  expect(takenFrom(settled(other), group)).toBe(1);
  expect(takenFrom(settled({ ...other, certainty: "possible" }), group)).toBe(1);
});

test("the field that an arrow decides is one in which people differ, from the first moment", () => {
  const differ = [{ slot: "source" }, { slot: "speaker" }] as Group["differ"];
  const group: Group = { key: "g", sides: [], differ, changed: new Set() };
  expect(differingField(group)).toBe("source");
  expect(differingField(group, "content")).toBe("source");
  expect(differingField(group, "speakers")).toBe("speakers");
  expect(differingField({ ...group, differ: [] }, "cue")).toBe("content");
});

test("a claim that all had missed takes its group along when it is deleted", () => {
  const { pass } = smallPass();
  const added = {
    ...pass,
    decisions: new Map([
      ["g", of("add", { claims: ["gold"] })],
      ["h", of("drop")],
    ]),
  };
  const there = { ...added, claims: new Map([["gold", claim("the threat")]]) };
  expect(withdrawn(there)).toEqual([]);
  expect(withdrawn({ ...added, claims: new Map() }).map(([key]) => key)).toEqual(["g"]);
});
