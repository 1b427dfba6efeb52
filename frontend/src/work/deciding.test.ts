/** What a change to one claim makes of it, and what is still open afterwards. */
import { expect, test } from "vitest";

import { fragment } from "../text/offsets.ts";
import { apply, isDone, isOpen, isWhole, itemsOf, missing, worthiest } from "./pass.ts";
import { smallPass } from "./testing.ts";
import * as does from "./transitions.ts";
import type { Change, Claim, Pass } from "./types.ts";

const { pass, setting, outer } = smallPass();
const only = (change: Change | null): Claim => [...(change?.claims?.values() ?? [])][0] as Claim;
const claim = only(does.accept(pass, setting, outer));
const judged = only(does.setVerdict(claim, "true"));
const withClaims = (...claims: readonly Claim[]): Pass => ({
  ...pass,
  claims: new Map(claims.map((one) => [one.id, one])),
});

test("reasons are written for a verdict that is there, and only where they are others", () => {
  expect(does.setRationale(claim, "because")).toBeNull();
  expect(does.setRationale(judged, judged.verdict?.rationale ?? "")).toBeNull();
  expect(only(does.setRationale(judged, "because")).verdict).toEqual({ ...judged.verdict, rationale: "because" });
});

test("the same verdict again takes an empty one out, and leaves one with reasons", () => {
  expect(only(does.setVerdict(judged, "true")).verdict).toBeNull();
  const reasoned = only(does.setRationale(judged, "because"));
  expect(does.setVerdict(reasoned, "true")).toBeNull();
  expect(only(does.setVerdict(reasoned, "false")).verdict).toEqual({ ...reasoned.verdict, label: "false" });
});

test("a claim hangs under another as its place says, and under none in a ring", () => {
  const inner: Claim = { ...claim, id: "inner", content: [fragment(20, 30)], parent: null, nesting: null };
  const wide: Claim = { ...claim, id: "wide", content: [fragment(10, 40)], parent: null, nesting: null };
  const far: Claim = { ...claim, id: "far", content: [fragment(60, 70)], parent: null, nesting: null };
  const all = withClaims(inner, wide, far);
  const nested = (parent: Claim, nesting?: "span" | "discourse" | "relay") =>
    only(does.setParent(all, inner, parent, nesting));
  expect(nested(wide)).toMatchObject({ parent: "wide", nesting: "span" });
  expect(nested(far)).toMatchObject({ parent: "far", nesting: "discourse" });
  expect(nested(far, "span").nesting).toBe("discourse");
  expect(nested(wide, "relay").nesting).toBe("relay");
  expect(nested(wide, "span").nesting).toBe("span");
  expect(nested(far, "relay").nesting).toBe("relay");
  expect(does.setParent(all, inner, null)).toBeNull();
  expect(only(does.setParent(all, { ...inner, parent: "wide", nesting: "span" }, null))).toMatchObject({
    parent: null,
    nesting: null,
  });
  expect(does.setParent(all, inner, inner)).toBeNull();
  const hung = { ...inner, parent: "wide", nesting: "span" as const };
  expect(does.setParent(withClaims(hung, wide, far), wide, hung)).toBeNull();
  const deep = { ...far, parent: "inner", nesting: "discourse" as const };
  expect(does.setParent(withClaims(hung, wide, deep), wide, deep)).toBeNull();
  expect(only(does.setParent(withClaims(hung, wide, deep), deep, wide)).parent).toBe("wide");
});

test("a claim is whole with content, speaker and verdict", () => {
  const bare: Claim = { ...judged, speakers: [], no_speaker_stated: false };
  expect(missing(bare)).toEqual(["speaker_missing"]);
  expect(missing({ ...bare, content: [] })).toEqual(["content_missing", "speaker_missing"]);
  expect(missing({ ...bare, no_speaker_stated: true })).toEqual([]);
  expect(isWhole({ ...bare, no_speaker_stated: true })).toBe(true);
  expect(isWhole(bare)).toBe(false);
  expect(isWhole({ ...bare, no_speaker_stated: true, verdict: null })).toBe(false);
  const items = itemsOf(withClaims({ ...bare, no_speaker_stated: true }), setting);
  expect(items.filter(isOpen).every(({ type }) => type === "suggestion")).toBe(true);
  expect(items.filter(isOpen).length).toBe(items.length - 1);
});

const make = (id: string, start: number, end: number): Claim => ({ ...claim, id, content: [fragment(start, end)] });

test("items stand in the order of the text, the longer first, then by their keys", () => {
  const given = [make("b", 5, 9), make("c", 1, 3), make("a", 5, 9), make("d", 5, 12), make("e", 0, 2)];
  const order = itemsOf(withClaims(...given), { ...setting, suggestions: new Map() }).map(({ id }) => id);
  expect(order).toEqual(["e", "c", "d", "a", "b"]);
  const turned = itemsOf(withClaims(...given.toReversed()), { ...setting, suggestions: new Map() });
  expect(turned.map(({ id }) => id)).toEqual(order);
  const items = itemsOf(withClaims(...given), setting);
  expect(itemsOf(withClaims(...given), setting).every((one, i) => one === items[i])).toBe(true);
});

test("a claim without words stands at the beginning", () => {
  const [item] = itemsOf(withClaims({ ...claim, content: [] }), { ...setting, suggestions: new Map() });
  expect(item).toMatchObject({ at: 0, end: 0 });
});

test("what people would check is asked of suggestions, never of claims", () => {
  const bare = { ...setting, suggestions: new Map() };
  expect(worthiest(itemsOf(withClaims(claim), bare))).toBeNull();
  const low = { ...setting, suggestions: new Map([[outer.id, { ...outer, checkworthiness: 0.1 }]]) };
  expect(worthiest(itemsOf(withClaims(make("before", 0, 2)), low))?.id).toBe(outer.id);
});

test("a judged claim that lacks its speaker is not done", () => {
  const bare: Claim = { ...judged, speakers: [], no_speaker_stated: false };
  const items = itemsOf(withClaims(bare), { ...setting, suggestions: new Map() });
  expect(isDone(items, setting)).toBe(false);
});

test("a speaker that is new stands beside those who were known", () => {
  const known = [...pass.speakers.values()][0];
  if (!known) throw new Error("a speaker is known");
  const other = { ...known, id: "other" };
  expect([...apply(pass, { speakers: new Map([["other", other]]) }).speakers.keys()]).toEqual([known.id, "other"]);
});
