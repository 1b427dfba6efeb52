/** What each deed leaves as it was: the rules that hold beside what the deed is for. */
import { expect, test } from "vitest";

import { fragment } from "../text/offsets.ts";
import { apply } from "./pass.ts";
import { at, smallPass } from "./testing.ts";
import * as does from "./transitions.ts";
import type { Change, Claim, Evidence, Id, Pass, Suggestion } from "./types.ts";

const { pass, setting, outer, inner } = smallPass();
const only = (change: Change | null): Claim => {
  const [claim] = [...(change?.claims?.values() ?? [])];
  if (!claim) throw new Error("the change holds no claim");
  return claim;
};
const proposing = (...suggestions: readonly Suggestion[]) => ({
  ...setting,
  suggestions: new Map(suggestions.map((one) => [one.id, one])),
});
const holding = (claims: readonly Claim[], decisions: Pass["decisions"] = new Map()): Pass => ({
  ...pass,
  claims: new Map(claims.map((one) => [one.id, one])),
  decisions,
});
const accepted = (id: Id) => new Map([[id, { as: "accepted" as const, claim: "c" }]]);
const claim: Claim = { ...only(does.accept(pass, setting, outer)), id: "c" };
const byHand: Claim = { ...claim, suggestion: null, origin: "human" };

test("a rejected suggestion is a decision without a claim", () => {
  expect(does.reject(outer)).toEqual({ decisions: new Map([[outer.id, { as: "rejected", claim: null }]]) });
});

test("a suggestion brings its own form along, unless it is cut differently", () => {
  const free: Suggestion = { ...outer, directness: "free_indirect" };
  const whole = does.acceptEdited(pass, setting, free, free.content);
  expect(only(whole).directness).toBe("free_indirect");
  expect(whole.decisions?.get(outer.id)).toEqual({ as: "accepted", claim: only(whole).id });
  const cut = does.acceptEdited(pass, setting, free, [at("the threat was the highest")]);
  expect(only(cut).directness).toBe("indirect");
  expect(cut.decisions?.get(outer.id)?.as).toBe("edited");
});

test("a suggestion that names nobody makes a claim without speakers", () => {
  expect(only(does.accept(pass, setting, { ...outer, speaker: null })).speakers).toEqual([]);
});

test("of several waiting suggestions the one that is most like a new claim comes along, in whatever order they stand", () => {
  const selection = at("the threat was the highest since the strike");
  expect(only(does.create(pass, proposing(outer, inner), selection)).suggestion).toBe(inner.id);
  expect(only(does.create(pass, proposing(inner, outer), selection)).suggestion).toBe(inner.id);
});

test("a new claim counts as a cut of a suggestion from half of their text on, and only while that waits", () => {
  const half: Suggestion = { ...outer, content: [fragment(20, 40)] };
  expect(only(does.create(pass, proposing(half), fragment(20, 30))).suggestion).toBe(half.id);
  expect(only(does.create(pass, proposing(half), fragment(20, 29))).suggestion).toBeNull();
  expect(only(does.create(pass, proposing(half), fragment(60, 70))).suggestion).toBeNull();
  const decided = apply(pass, does.reject(half));
  expect(only(does.create(decided, proposing(half), fragment(20, 40))).suggestion).toBeNull();
});

test("the content keeps at least one stretch, another role may lose its last one, and the same again changes nothing", () => {
  const here = holding([claim]);
  expect(does.setFragments(here, setting, claim, "content", [])).toBeNull();
  expect(does.setFragments(here, setting, claim, "content", claim.content)).toBeNull();
  expect(does.setFragments(here, setting, claim, "source", claim.source)).toBeNull();
  expect(only(does.setFragments(here, setting, claim, "source", []))).toEqual({ ...claim, source: [] });
});

test("a stretch is added to those that are there", () => {
  const added = only(does.addFragment(holding([claim]), setting, claim, "cue", at("one military official said")));
  expect(added).toEqual({ ...claim, cue: [at("reported"), at("one military official said")] });
});

test("a form that follows from quotation marks follows the new words, one that was chosen stays", () => {
  const quoted = [at("“We do see several planning efforts,”")];
  const indirect: Claim = { ...byHand, directness: "indirect" };
  const moved = (from: Claim) => only(does.setFragments(holding([from]), setting, from, "content", quoted));
  expect(moved(indirect).directness).toBe("direct");
  expect(moved({ ...indirect, directness: "reported" }).directness).toBe("reported");
});

test("fields are set together, and not at all where each of them says so already", () => {
  expect(does.setFields(claim, { note: claim.note, claim_type: claim.claim_type })).toBeNull();
  expect(only(does.setFields(claim, { note: claim.note, claim_type: "other" }))).toEqual({
    ...claim,
    claim_type: "other",
  });
});

test("taking the last speaker away leaves what was said about there being none", () => {
  const none: Claim = { ...claim, speakers: [], no_speaker_stated: true };
  expect(only(does.setSpeakers(none, [])).no_speaker_stated).toBe(true);
  expect(only(does.setSpeakers({ ...none, no_speaker_stated: false }, [])).no_speaker_stated).toBe(false);
});

test("evidence needs a verdict, and the list that was there is not written to", () => {
  const evidence: Evidence = {
    url: "",
    archived_url: "",
    accessed_at: null,
    publisher: "",
    title: "A table",
    quote: "",
    stance: "supports",
    set_number: 1,
  };
  expect(does.setEvidence(claim, 0, evidence)).toBeNull();
  const proven = only(does.setEvidence(only(does.setVerdict(claim, "true")), 0, evidence));
  expect(only(does.setEvidence(proven, 0, null)).verdict?.evidence).toEqual([]);
  expect(proven.verdict?.evidence).toEqual([evidence]);
});

test("deleting a claim leaves those that hang elsewhere, and decides nothing where nothing was decided", () => {
  const child: Claim = { ...byHand, id: "child", parent: "c", nesting: "discourse" };
  const elsewhere: Claim = { ...byHand, id: "elsewhere", parent: "other", nesting: "discourse" };
  expect(does.remove(holding([claim, child, elsewhere]), claim)).toEqual({
    claims: new Map([
      ["child", { ...child, parent: null, nesting: null }],
      ["c", null],
    ]),
  });
  expect(does.remove(holding([byHand], accepted(outer.id)), byHand).decisions).toBeUndefined();
  expect(does.remove(holding([claim], accepted(outer.id)), claim).decisions).toEqual(
    new Map([[outer.id, { as: "rejected", claim: null }]]),
  );
});

test("how a suggestion hangs under another is discourse where it does not say, whichever is accepted first", () => {
  const vague: Suggestion = { ...inner, nesting: null };
  const both = proposing(outer, vague);
  for (const [first, second] of [
    [outer, vague],
    [vague, outer],
  ] as const) {
    const now = apply(pass, does.accept(pass, both, first));
    const after = apply(now, does.accept(now, both, second));
    const child = [...after.claims.values()].find((one) => one.suggestion === vague.id);
    expect(child?.nesting).toBe("discourse");
  }
});

test("a claim that was hung elsewhere by hand stays there when the parent of its suggestion is accepted", () => {
  const hung: Claim = { ...byHand, id: "hung", suggestion: inner.id, parent: "elsewhere", nesting: "relay" };
  expect(does.accept(holding([hung]), setting, outer).claims?.has("hung")).toBe(false);
});

test("a suggestion that is cut to words outside its parent is reported from elsewhere", () => {
  const now = apply(pass, does.accept(pass, setting, outer));
  const outside = does.acceptEdited(now, setting, inner, [at("several planning efforts")]);
  expect(only(outside)).toMatchObject({ suggestion: inner.id, nesting: "discourse" });
});

test("a nesting that was chosen stays, wherever the words lie", () => {
  const parent: Claim = { ...byHand, id: "parent", content: [at("some officials said")] };
  const child: Claim = { ...byHand, parent: "parent", nesting: "relay" };
  const moved = does.setFragments(holding([parent, child]), setting, child, "content", [at("planning efforts")]);
  expect(only(moved).nesting).toBe("relay");
});

test("moving words decides anew only where that says something new", () => {
  const shorter = [at("some officials said the threat")];
  const moved = (decisions: Pass["decisions"], from = claim) =>
    does.setFragments(holding([from], decisions), setting, from, "content", shorter)?.decisions;
  expect(moved(accepted(outer.id))).toEqual(new Map([[outer.id, { as: "edited", claim: "c" }]]));
  expect(moved(new Map([[outer.id, { as: "edited", claim: "c" }]]))).toBeUndefined();
  expect(moved(new Map([[outer.id, { as: "rejected", claim: null }]]))).toBeUndefined();
  expect(moved(new Map())).toBeUndefined();
  expect(moved(accepted("unknown"), { ...claim, suggestion: "unknown" })).toBeUndefined();
  expect(moved(accepted(outer.id), byHand)).toBeUndefined();
});
