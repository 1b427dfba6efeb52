import { expect, test } from "vitest";

import { blankClaim } from "../work/claim.ts";
import { at, TEXT } from "../work/testing.ts";
import type { Change } from "../work/types.ts";
import { layersIn } from "./context.ts";
import { type Group, isOutdated, of } from "./groups.ts";

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
