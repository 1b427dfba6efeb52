import fc from "fast-check";
import { expect, test } from "vitest";

import { contains, overlaps } from "../text/fragments.ts";
import { fragment } from "../text/offsets.ts";
import { blankClaim } from "./claim.ts";
import * as history from "./history.ts";
import { apply, isDone, isOpen, itemsOf, missing, progressOf, worthiest } from "./pass.ts";
import { at, smallPass, TEXT } from "./testing.ts";
import * as does from "./transitions.ts";
import type { Change, Claim, Pass } from "./types.ts";

const only = (change: Change | null): Claim => {
  const [claim] = [...(change?.claims?.values() ?? [])];
  if (!claim) throw new Error("the change holds no claim");
  return claim;
};

test("accepting a suggestion makes a claim with its source, cue and known speaker", () => {
  const { pass, setting, outer } = smallPass();
  const change = does.accept(pass, setting, outer);
  const claim = only(change);
  expect(claim).toMatchObject({
    content: outer.content,
    source: outer.source,
    cue: outer.cue,
    suggestion: outer.id,
    origin: "suggestion",
  });
  expect(claim.speakers).toEqual(["speaker-cnn"]);
  expect(change.speakers).toBeUndefined();
  expect(apply(pass, change).decisions.get(outer.id)).toEqual({ as: "accepted", claim: claim.id });
});

test("two unnamed speakers are never taken for the same", () => {
  const { pass, setting, inner } = smallPass();
  const first = apply(pass, does.accept(pass, setting, inner));
  const [one] = [...first.claims.values()];
  const again = does.accept(first, setting, { ...inner, id: "suggestion-other" });
  const made = [...(again.speakers?.values() ?? [])];
  expect(made).toMatchObject([{ anonymous: true, descriptor: "some officials", article: "article" }]);
  expect(made[0]?.id).not.toBe(one?.speakers[0]);
});

test("a claim reported by another finds its parent, whichever is accepted first", () => {
  for (const innerFirst of [true, false]) {
    const { pass, setting, outer, inner } = smallPass();
    let now: Pass = pass;
    for (const suggestion of innerFirst ? [inner, outer] : [outer, inner])
      now = apply(now, does.accept(now, setting, suggestion));
    const claims = [...now.claims.values()];
    const child = claims.find((claim) => claim.suggestion === inner.id);
    expect(child?.parent).toBe(claims.find((claim) => claim.suggestion === outer.id)?.id);
    expect(child?.nesting).toBe("span");
  }
});

test("moving the boundaries of an accepted claim makes it an edited one, moving them back an accepted one", () => {
  const { pass, setting, outer } = smallPass();
  const accepted = apply(pass, does.accept(pass, setting, outer));
  const [claim] = [...accepted.claims.values()];
  if (!claim) throw new Error("no claim");
  const shorter = apply(
    accepted,
    does.setFragments(accepted, setting, claim, "content", [at("some officials said the threat")]) ?? {},
  );
  expect(shorter.decisions.get(outer.id)?.as).toBe("edited");
  const now = shorter.claims.get(claim.id);
  if (!now) throw new Error("no claim");
  const back = apply(shorter, does.setFragments(shorter, setting, now, "content", outer.content) ?? {});
  expect(back.decisions.get(outer.id)?.as).toBe("accepted");
});

test("a claim cut out of a waiting suggestion takes over its source and speaker", () => {
  const { pass, setting, outer } = smallPass();
  const change = does.create(pass, setting, at("some officials said the threat was the highest"));
  expect(only(change)).toMatchObject({ suggestion: outer.id, source: outer.source, speakers: ["speaker-cnn"] });
  expect(apply(pass, change).decisions.get(outer.id)?.as).toBe("edited");
});

test("a claim somewhere else stands alone and knows its form from its quotation marks", () => {
  const { pass, setting } = smallPass();
  const claim = only(does.create(pass, setting, at("“We do see several planning efforts,”")));
  expect(claim).toMatchObject({ suggestion: null, origin: "human", speakers: [], directness: "direct" });
});

test("source and cue give way where the content grows over them", () => {
  const { pass, setting, inner } = smallPass();
  const accepted = apply(pass, does.accept(pass, setting, inner));
  const [claim] = [...accepted.claims.values()];
  if (!claim) throw new Error("no claim");
  const grown = only(
    does.setFragments(accepted, setting, claim, "content", [at("said the threat was the highest since the strike")]),
  );
  expect(grown.cue).toEqual([]);
  expect(grown.source).toEqual(inner.source);
  expect(does.setFragments(accepted, setting, claim, "source", claim.content)).not.toBeNull();
  expect(only(does.setFragments(accepted, setting, claim, "source", claim.content)).source).toEqual([]);
});

test("a claim that no longer lies in its parent's words is reported from elsewhere", () => {
  const { pass, setting, outer, inner } = smallPass();
  let now = apply(pass, does.accept(pass, setting, outer));
  now = apply(now, does.accept(now, setting, inner));
  const parent = [...now.claims.values()].find((claim) => claim.suggestion === outer.id);
  if (!parent) throw new Error("no parent");
  now = apply(now, does.setFragments(now, setting, parent, "content", [at("some officials said")]) ?? {});
  expect([...now.claims.values()].find((claim) => claim.suggestion === inner.id)?.nesting).toBe("discourse");
});

test("a claim cannot be put under itself or under what it reports", () => {
  const { pass, setting, outer, inner } = smallPass();
  let now = apply(pass, does.accept(pass, setting, outer));
  now = apply(now, does.accept(now, setting, inner));
  const [parent, child] = [...now.claims.values()];
  if (!parent || !child) throw new Error("no claims");
  expect(does.setParent(now, parent, child)).toBeNull();
  expect(does.setParent(now, child, child)).toBeNull();
  expect(only(does.setParent(now, child, null))).toMatchObject({ parent: null, nesting: null });
});

test("deleting a claim sets free what it reported, and its suggestion counts as rejected", () => {
  const { pass, setting, outer, inner } = smallPass();
  let now = apply(pass, does.accept(pass, setting, outer));
  now = apply(now, does.accept(now, setting, inner));
  const parent = [...now.claims.values()].find((claim) => claim.suggestion === outer.id);
  if (!parent) throw new Error("no parent");
  now = apply(now, does.remove(now, parent));
  expect([...now.claims.values()]).toMatchObject([{ suggestion: inner.id, parent: null, nesting: null }]);
  expect(now.decisions.get(outer.id)).toEqual({ as: "rejected", claim: null });
});

test("the same verdict again takes it back, unless evidence hangs on it", () => {
  const { pass, setting, outer } = smallPass();
  const claim = only(does.setVerdict(only(does.accept(pass, setting, outer)), "true"));
  expect(claim.verdict?.label).toBe("true");
  expect(only(does.setVerdict(claim, "true")).verdict).toBeNull();
  const evidence = {
    url: "https://example.org",
    archived_url: "",
    accessed_at: null,
    publisher: "",
    title: "",
    quote: "",
    stance: "supports",
    set_number: 1,
  } as const;
  const proven = only(does.setEvidence(claim, 0, evidence));
  expect(does.setVerdict(proven, "true")).toBeNull();
  expect(only(does.setVerdict(proven, "false")).verdict).toMatchObject({ label: "false", evidence: [evidence] });
  expect(only(does.setEvidence(proven, 0, null)).verdict?.evidence).toEqual([]);
});

test("naming a speaker takes “no speaker stated” back, and the other way round", () => {
  const { pass, setting } = smallPass();
  const claim = only(does.create(pass, setting, at("several planning efforts")));
  expect(missing(claim)).toEqual(["speaker_missing"]);
  const none = only(does.toggleNoSpeaker(claim));
  expect(missing(none)).toEqual([]);
  const named = only(does.setSpeakers(none, ["speaker-cnn"]));
  expect(named).toMatchObject({ no_speaker_stated: false, speakers: ["speaker-cnn"] });
  expect(only(does.toggleNoSpeaker(named))).toMatchObject({ no_speaker_stated: true, speakers: [] });
});

test("items stand in text order, and a decided suggestion counts as settled", () => {
  const { pass, setting, outer, inner } = smallPass();
  expect(itemsOf(pass, setting).map(({ id }) => id)).toEqual([outer.id, inner.id]);
  const accepted = does.accept(pass, setting, inner);
  let now = apply(apply(pass, accepted), does.reject(outer));
  expect(progressOf(now, setting)).toEqual({ total: 2, settled: 2, verdicts: null });
  now = apply(now, does.setVerdict(only(accepted), "true") ?? {});
  expect(itemsOf(now, setting).filter(isOpen)).toEqual([]);
});

test("verdicts are a count of their own, and only where the project demands them", () => {
  const { pass, setting, outer, inner } = smallPass();
  const demanding = { ...setting, project: { ...setting.project, verdict_required: true } };
  const accepted = does.accept(pass, setting, inner);
  let now = apply(pass, accepted);
  expect(progressOf(now, demanding)).toEqual({ total: 2, settled: 1, verdicts: { total: 1, given: 0 } });
  expect(isDone(itemsOf(now, setting), setting)).toBe(false);
  now = apply(now, does.reject(outer));
  const whole = apply(now, does.toggleNoSpeaker(only(accepted)));
  expect(isDone(itemsOf(now, setting), setting)).toBe(only(accepted).speakers.length > 0);
  expect(isDone(itemsOf(whole, setting), setting)).toBe(true);
  expect(isDone(itemsOf(whole, demanding), demanding)).toBe(false);
  const claim = [...whole.claims.values()][0];
  const judged = apply(whole, (claim && does.setVerdict(claim, "true")) ?? {});
  expect(progressOf(judged, demanding).verdicts).toEqual({ total: 1, given: 1 });
  expect(isDone(itemsOf(judged, demanding), demanding)).toBe(true);
});

test("claims made by hand, a deleted claim and an undone decision count for what they are", () => {
  const { pass, setting, outer, inner } = smallPass();
  const accepted = does.accept(pass, setting, outer);
  let now = apply(apply(pass, accepted), does.create(pass, setting, at("planning efforts")));
  expect(progressOf(now, setting)).toMatchObject({ total: 2, settled: 1 });
  now = apply(now, does.remove(now, only(accepted)));
  expect(progressOf(now, setting)).toMatchObject({ total: 2, settled: 1 });
  now = apply(now, { decisions: new Map([[outer.id, null]]) });
  expect(progressOf(now, setting)).toMatchObject({ total: 2, settled: 0 });
  expect(progressOf(apply(now, does.reject(inner)), setting)).toMatchObject({ total: 2, settled: 1 });
});

test("the suggestion most worth checking is found, the first of equals, and none before people taught what is", () => {
  const { pass, setting, outer, inner } = smallPass();
  const among = (...worth: readonly (number | null)[]) => {
    const [first = null, second = null] = worth;
    const suggestions = new Map([
      [outer.id, { ...outer, checkworthiness: first }],
      [inner.id, { ...inner, checkworthiness: second }],
    ]);
    return worthiest(itemsOf(pass, { ...setting, suggestions }))?.id ?? null;
  };
  expect(among(0.2, 0.9)).toBe(inner.id);
  expect(among(0.5, 0.5)).toBe(outer.id);
  expect(among(null, 0)).toBe(inner.id);
  expect(among(null, null)).toBeNull();
  expect(worthiest([])).toBeNull();
});

/** Whatever a person does, in any order, can be taken back step by step and done again step by step. */
const deed = fc.record({
  what: fc.nat(8),
  which: fc.nat(10),
  from: fc.nat(TEXT.length - 12),
  length: fc.integer({ min: 2, max: 12 }),
});

function deedOn(
  pass: Pass,
  { what, which, from, length }: { what: number; which: number; from: number; length: number },
): Change | null {
  const { setting, outer, inner } = smallPass();
  const fresh = { ...setting, newId: () => `made-${pass.claims.size}-${pass.speakers.size}-${from}-${length}` };
  const claim = [...pass.claims.values()][which % Math.max(1, pass.claims.size)];
  const other = [...pass.claims.values()][(which + 1) % Math.max(1, pass.claims.size)];
  const suggestion = which % 2 === 0 ? outer : inner;
  if (what === 0) return pass.decisions.has(suggestion.id) ? null : does.accept(pass, fresh, suggestion);
  if (what === 1) return pass.decisions.has(suggestion.id) ? null : does.reject(suggestion);
  if (what === 2) return does.create(pass, fresh, fragment(from, from + length));
  if (!claim || !other) return null;
  if (what === 3) return does.setFragments(pass, fresh, claim, "content", [fragment(from, from + length)]);
  if (what === 4) return does.addFragment(pass, fresh, claim, "cue", fragment(from, from + length));
  if (what === 5) return does.remove(pass, claim);
  if (what === 6) return does.setVerdict(claim, which % 2 === 0 ? "true" : "false");
  return what === 7 ? does.setParent(pass, claim, other) : does.toggleNoSpeaker(claim);
}

test("everything can be undone to the start and redone to the end", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const start = smallPass().pass;
      let now: { pass: Pass; history: history.History } = { pass: start, history: history.EMPTY };
      for (const one of deeds) {
        const change = deedOn(now.pass, one);
        if (change) now = history.record(now.pass, now.history, change, "step", null, null);
      }
      const end = now.pass;
      for (let back = history.undo(now.pass, now.history); back; back = history.undo(now.pass, now.history)) now = back;
      expect(now.pass.claims).toEqual(start.claims);
      expect(now.pass.decisions).toEqual(start.decisions);
      for (let on = history.redo(now.pass, now.history); on; on = history.redo(now.pass, now.history)) now = on;
      expect(now.pass).toEqual(end);
    }),
  );
});

test("no deed leaves a claim that the server would refuse", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      let pass = smallPass().pass;
      for (const one of deeds) pass = apply(pass, deedOn(pass, one) ?? {});
      for (const claim of pass.claims.values()) {
        expect(claim.content.length).toBeGreaterThan(0);
        expect(overlaps(claim.content, claim.source) || overlaps(claim.content, claim.cue)).toBe(false);
        expect(claim.speakers.length > 0 && claim.no_speaker_stated).toBe(false);
        expect(claim.parent === null).toBe(claim.nesting === null);
        const parent = claim.parent === null ? undefined : pass.claims.get(claim.parent);
        if (claim.parent !== null) expect(parent).toBeDefined();
        if (claim.nesting === "span" && parent) expect(contains(parent.content, claim.content)).toBe(true);
      }
    }),
  );
});

test("a new step after an undo ends the redo line, and the line stays within its length", () => {
  const { pass, setting } = smallPass();
  let now: { pass: Pass; history: history.History } = { pass, history: history.EMPTY };
  const claim = only(does.create(pass, setting, at("several planning efforts")));
  now = history.record(now.pass, now.history, { claims: new Map([[claim.id, claim]]) }, "create", null, claim.id);
  for (let i = 0; i < history.LONGEST + 20; i += 1) {
    const change = does.setFields(only({ claims: new Map(now.pass.claims) }), { note: `note ${i}` });
    now = history.record(now.pass, now.history, change ?? {}, "note", null, null);
  }
  expect(now.history.steps).toHaveLength(history.LONGEST);
  const numbers = now.history.steps.map(({ n }) => n);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  const undone = history.undo(now.pass, now.history);
  if (!undone) throw new Error("nothing to undo");
  const fresh = history.record(
    undone.pass,
    undone.history,
    { claims: new Map([[claim.id, claim]]) },
    "again",
    null,
    null,
  );
  expect(history.redo(fresh.pass, fresh.history)).toBeNull();
});

test("what belongs to a step is taken back and done again with it", () => {
  const { pass } = smallPass();
  const claim = blankClaim("new", [at("the strike")], "indirect");
  const made = history.record(pass, history.EMPTY, { claims: new Map([[claim.id, claim]]) }, "create", null, claim.id);
  const [key, decision] = ["group", { as: "accepted", claim: claim.id } as const];
  const change = { decisions: new Map([[key, decision]]) };
  const joined = history.join(made.pass, made.history, change, { decisions: new Map([[key, null]]) });
  expect([joined?.history.steps.length, joined?.pass.decisions.get(key)]).toEqual([1, decision]);
  const back = joined && history.undo(joined.pass, joined.history);
  expect([back?.pass.claims.has(claim.id), back?.pass.decisions.has(key)]).toEqual([false, false]);
  const on = back && history.redo(back.pass, back.history);
  expect([on?.pass.claims.get(claim.id), on?.pass.decisions.get(key)]).toEqual([claim, decision]);
  expect(history.join(pass, history.EMPTY, change, {})).toBeNull();
});
