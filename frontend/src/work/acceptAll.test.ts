import { expect, test } from "vitest";

import { acceptable, acceptAll } from "./acceptAll.ts";
import * as history from "./history.ts";
import { apply, itemsOf } from "./pass.ts";
import { smallPass } from "./testing.ts";
import { reject } from "./transitions.ts";

/** The small pass with scores of its two suggestions. */
function scored(outerScore: number, innerScore: number) {
  const { pass, setting, outer, inner } = smallPass();
  const suggestions = [
    { ...outer, score: outerScore },
    { ...inner, score: innerScore },
  ];
  return { pass, setting: { ...setting, suggestions: new Map(suggestions.map((one) => [one.id, one])) }, outer, inner };
}

test("only what waits and scores enough is accepted", () => {
  const { pass, setting, outer } = scored(0.9, 0.89);
  expect(acceptable(pass, setting).map(({ id }) => id)).toEqual([outer.id]);
  expect(acceptable(apply(pass, reject(outer)), setting)).toEqual([]);
  expect(acceptAll(pass, setting, [])).toBeNull();
});

test("the manager says from which score, or that each is to be looked at", () => {
  const { pass, setting, outer, inner } = scored(0.9, 0.8);
  const ruled = (accept_all_score: number | null) => ({
    ...setting,
    project: { ...setting.project, accept_all_score },
  });
  expect(acceptable(pass, ruled(0.8)).map(({ id }) => id)).toEqual([outer.id, inner.id]);
  expect(acceptable(pass, ruled(0.95))).toEqual([]);
  expect(acceptable(pass, ruled(0))).toHaveLength(2);
  expect(acceptable(pass, ruled(null))).toEqual([]);
});

test("suggestions accepted together know their parent and share no unnamed speaker", () => {
  const { pass, setting, outer, inner } = scored(0.95, 0.99);
  const now = apply(pass, acceptAll(pass, setting, acceptable(pass, setting)) ?? {});
  const of = (id: string) => [...now.claims.values()].find((claim) => claim.suggestion === id);
  expect(of(inner.id)).toMatchObject({ parent: of(outer.id)?.id, nesting: "span", origin: "suggestion" });
  expect(of(outer.id)?.speakers).toEqual(["speaker-cnn"]);
  expect([...now.decisions.values()].map((decision) => decision.as)).toEqual(["accepted", "accepted"]);
  expect(itemsOf(now, setting).every((item) => item.type === "claim")).toBe(true);
});

test("one undo takes all of them back", () => {
  const { pass, setting } = scored(0.95, 0.99);
  const change = acceptAll(pass, setting, acceptable(pass, setting)) ?? {};
  const done = history.record(pass, history.EMPTY, change, "step_accept_all", null, null);
  const undone = history.undo(done.pass, done.history);
  expect(undone?.pass.claims).toEqual(pass.claims);
  expect(undone?.pass.decisions).toEqual(pass.decisions);
});

test("claims that are there are left alone, and speakers that are new come along", () => {
  const { pass, setting, outer, inner } = scored(0.95, 0.99);
  const now = apply(pass, acceptAll(pass, setting, [outer]) ?? {});
  const left = acceptable(now, setting);
  expect(left.map(({ id }) => id)).toEqual([inner.id]);
  const change = acceptAll(now, setting, left);
  expect([...(change?.speakers?.values() ?? [])]).toMatchObject([{ anonymous: true, descriptor: "some officials" }]);
  expect([...(change?.claims?.values() ?? [])].map((claim) => claim?.suggestion)).toEqual([inner.id]);
});
