import { expect, test } from "vitest";

import { fragment } from "../text/offsets.ts";
import { apply } from "./pass.ts";
import { at, smallPass } from "./testing.ts";
import { accept, create, setFragments, setSpeakers, setVerdict } from "./transitions.ts";
import { mergeTwins, twinsOf } from "./twins.ts";
import type { Claim, Evidence, Pass, Setting } from "./types.ts";

const THREAT = "the threat was the highest since the strike";

/** A pass with two claims on nearly the same words. */
function twice(): { pass: Pass; first: Claim; second: Claim; setting: Setting } {
  const { pass: empty, setting } = smallPass();
  const bare = { ...setting, suggestions: new Map() };
  let made = 0;
  const numbered = { ...bare, newId: () => `claim-${(made += 1)}` };
  const one = apply(empty, create(empty, numbered, at(THREAT)));
  const pass = apply(one, create(one, numbered, at(`said ${THREAT}`)));
  const [first, second] = [...pass.claims.values()];
  if (!first || !second) throw new Error("two claims were made");
  return { pass, first, second, setting: bare };
}

const evidence = (title: string): Evidence => ({
  url: "",
  archived_url: "",
  accessed_at: null,
  publisher: "",
  title,
  quote: "",
  stance: "supports",
  set_number: 1,
});

const said = (claim: Claim, ...speakers: string[]): Claim => ({ ...claim, speakers });
const verdict = (label: string, ...titles: string[]) => ({
  label,
  rationale: titles.join(),
  status: "final" as const,
  evidence: titles.map(evidence),
});

test("the same words of the same source are found twice, whatever nobody has said yet", () => {
  const { first, second } = twice();
  expect(twinsOf([first, second])).toEqual([[first, second]]);
  expect(twinsOf([first])).toEqual([]);
});

test("two people may say the same, and one may report the other", () => {
  const { first, second, pass, setting } = twice();
  expect(twinsOf([said(first, "a"), said(second, "b")])).toEqual([]);
  expect(twinsOf([said(first, "a", "b"), said(second, "b", "a")])).toHaveLength(1);
  expect(twinsOf([said(first, "a"), second])).toHaveLength(1);
  const from = (claim: Claim, words: string): Claim => {
    const change = setFragments(pass, setting, claim, "source", [at(words)]);
    return change?.claims?.get(claim.id) ?? claim;
  };
  expect(twinsOf([from(first, "CNN"), from(second, "one military official")])).toEqual([]);
  expect(twinsOf([from(first, "CNN"), from(second, "CNN reported")])).toHaveLength(1);
  expect(twinsOf([{ ...first, parent: second.id }, second])).toEqual([]);
});

test("words that overlap a little are two claims", () => {
  const { first } = twice();
  expect(twinsOf([first, { ...first, id: "other", content: [at("the strike")] }])).toEqual([]);
});

test("one of two takes what it lacks from the other, and what hung on the other", () => {
  const { pass: bare, first, second } = twice();
  const judged = apply(bare, setVerdict(second, "true") ?? {});
  const spoken = judged.claims.get(second.id) ?? second;
  let pass = apply(judged, setSpeakers(spoken, ["speaker-cnn"]));
  const child: Claim = { ...first, id: "child", content: [at("the threat")], parent: second.id, nesting: "span" };
  pass = {
    ...pass,
    claims: new Map(pass.claims).set(child.id, child).set(first.id, { ...first, note: "Mine.", claim_type: "other" }),
  };
  const pair = twinsOf([...pass.claims.values()])[0];
  if (!pair) throw new Error("the claims are twins");
  const { change, kept } = mergeTwins(pass, pair);
  const after = apply(pass, change);
  expect(kept).toBe(first.id);
  expect([...after.claims.keys()].toSorted()).toEqual(["child", first.id].toSorted());
  expect(after.claims.get(first.id)).toMatchObject({
    speakers: ["speaker-cnn"],
    verdict: { label: "true" },
    note: "Mine.",
    claim_type: "other",
  });
  expect(after.claims.get("child")).toMatchObject({ parent: first.id, nesting: "span" });
});

test("of two verdicts that say the same the evidence is put together, of two that differ the first stays", () => {
  const { pass, first, second } = twice();
  const merged = (one: Claim["verdict"], other: Claim["verdict"]) => {
    const { change, kept } = mergeTwins(pass, [
      { ...first, verdict: one },
      { ...second, verdict: other },
    ]);
    return change.claims?.get(kept)?.verdict;
  };
  expect(merged(verdict("true", "a"), verdict("true", "a", "b"))).toEqual({
    ...verdict("true", "a", "b"),
    rationale: "a\na,b",
  });
  expect(merged(verdict("true", "a"), verdict("false", "b"))).toEqual(verdict("true", "a"));
  expect(merged(null, null)).toBeNull();
});

test("the one that began as a suggestion stays, so that the decision about it does", () => {
  const { pass: empty, setting, inner } = smallPass();
  const accepted = apply(empty, accept(empty, setting, inner));
  const pass = apply(accepted, create(accepted, { ...setting, suggestions: new Map() }, at(THREAT)));
  const [from, made] = [...pass.claims.values()];
  if (!from || !made) throw new Error("two claims were made");
  const { change, kept } = mergeTwins(pass, [made, from]);
  expect(kept).toBe(from.id);
  const after = apply(pass, change);
  expect(after.decisions.get(inner.id)).toMatchObject({ as: "accepted", claim: from.id });
  expect([...after.claims.keys()]).toEqual([from.id]);
});

test("whatever the claim that stays leaves open is taken from the other, field by field", () => {
  const { pass, first, second } = twice();
  const told: Partial<Claim> = {
    claim_type: "numerical",
    checkworthiness: "cfs",
    was_said: false,
    note: "checked",
    cue: [at("said")],
  };
  const open: Partial<Claim> = { claim_type: null, checkworthiness: null, was_said: null, note: "", cue: [] };
  const { change, kept } = mergeTwins(pass, [
    { ...first, ...open },
    { ...second, ...told },
  ]);
  expect(change.claims?.get(kept)).toMatchObject(told);
});

const short = (claim: Claim, fields: Partial<Claim>): Claim => ({ ...claim, content: [fragment(10, 20)], ...fields });

test("four fifths of the words are enough, and whoever reports the other is none of two", () => {
  const { first, second } = twice();
  const one = short(first, {});
  expect(twinsOf([one, short(second, { content: [fragment(10, 18)] })])).toHaveLength(1);
  expect(twinsOf([one, short(second, { content: [fragment(10, 17)] })])).toEqual([]);
  expect(twinsOf([one, short(second, { parent: first.id })])).toEqual([]);
});

test("the same voice has the same speakers, all of them, or overlapping words of the source", () => {
  const { first, second } = twice();
  const pair = (one: Partial<Claim>, other: Partial<Claim>) =>
    twinsOf([short(first, one), short(second, other)]).length;
  expect(pair({ speakers: ["a", "b"] }, { speakers: ["a"] })).toBe(0);
  expect(pair({ speakers: ["a"] }, { speakers: ["a", "b"] })).toBe(0);
  expect(pair({ speakers: ["a", "b"] }, { speakers: ["a", "c"] })).toBe(0);
  expect(pair({ source: [at("CNN")] }, { source: [] })).toBe(1);
  expect(pair({ source: [] }, { source: [at("CNN")] })).toBe(1);
});

/** What two claims become; beside them stand the claims that hang on them, and those that they hang on. */
function union(one: Partial<Claim>, other: Partial<Claim>, ...beside: readonly Claim[]): { kept: Claim; all: Pass } {
  const { pass, first, second } = twice();
  const pair = [
    { ...first, ...one },
    { ...second, ...other },
  ] as const;
  const here: Pass = { ...pass, claims: new Map([...pair, ...beside].map((claim) => [claim.id, claim])) };
  const { change, kept } = mergeTwins(here, pair);
  const all = apply(here, change);
  const claim = all.claims.get(kept);
  if (!claim) throw new Error("the claim that stays is there");
  return { kept: claim, all };
}

test("of two that began as suggestions, and of two made by hand, the first stays with its words", () => {
  const { first } = twice();
  const both = union({ suggestion: "s-1" }, { suggestion: "s-2" });
  expect(both.kept).toMatchObject({ id: first.id, suggestion: "s-1", origin: "human", content: first.content });
  expect(union({}, {}).kept).toEqual(first);
  expect(union({ note: "Same." }, { note: "Same." }).kept.note).toBe("Same.");
  expect(union({ note: "One." }, { note: "Two." }).kept.note).toBe("One.\nTwo.");
});

test.each([
  ["neither says so", {}, {}, false],
  ["the first says so", { no_speaker_stated: true }, {}, true],
  ["the second says so", {}, { no_speaker_stated: true }, true],
  ["the first has a speaker", { speakers: ["a"] }, { no_speaker_stated: true }, false],
  ["the second has a speaker", { no_speaker_stated: true }, { speakers: ["a"] }, false],
] as [string, Partial<Claim>, Partial<Claim>, boolean][])("no speaker is stated: %s", (_, one, other, stated) => {
  expect(union(one, other).kept.no_speaker_stated).toBe(stated);
});

test("the claim that stays hangs where it hung, else where the other did", () => {
  const { first } = twice();
  const wide: Claim = { ...first, id: "wide", content: [at(`officials said ${THREAT}`)], parent: null };
  const away: Claim = { ...first, id: "away", content: [at("planning efforts")], parent: null };
  const hung = (one: Partial<Claim>, other: Partial<Claim>) => {
    const { kept } = union(one, other, wide, away);
    return [kept.parent, kept.nesting];
  };
  expect(hung({ parent: "away", nesting: "relay" }, { parent: "wide", nesting: "span" })).toEqual(["away", "relay"]);
  expect(hung({}, { parent: "wide", nesting: "span" })).toEqual(["wide", "span"]);
  expect(hung({}, { parent: "away", nesting: "span" })).toEqual(["away", "discourse"]);
  expect(hung({}, { parent: "away", nesting: "relay" })).toEqual(["away", "relay"]);
  expect(hung({}, { parent: "gone", nesting: "span" })).toEqual(["gone", "span"]);
  expect(hung({}, {})).toEqual([null, null]);
});

test("what hung on the one that goes hangs on the other, inside its words only where it lies in them", () => {
  const { first, second } = twice();
  const child = (nesting: Claim["nesting"], words: string) =>
    union({}, {}, { ...first, id: "child", content: [at(words)], parent: second.id, nesting }).all.claims.get("child");
  expect(child("span", "the threat")).toMatchObject({ parent: first.id, nesting: "span" });
  expect(child("span", "said the threat")).toMatchObject({ parent: first.id, nesting: "discourse" });
  expect(child("relay", "said the threat")).toMatchObject({ parent: first.id, nesting: "relay" });
});
