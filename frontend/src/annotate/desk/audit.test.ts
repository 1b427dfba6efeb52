import "fake-indexeddb/auto";

import { afterEach, expect, test } from "vitest";

import * as does from "../../work/transitions.ts";
import { undo } from "../commands/asides.ts";
import { auditOf, claimFrom, dismiss, forgetDismissed, isClear, restoreDismissed } from "./audit.ts";
import { RUN } from "../commands/commands.ts";
import { standOn } from "./cursor.ts";
import { snap } from "../../text/snap.ts";
import { fragment } from "../../text/offsets.ts";
import { openDesk } from "../testing.ts";
import { openDesks } from "../../sync/openDesks.ts";
import type { Desk } from "./desk.ts";

// An open desk asks now and then whether the server is there, also while the next file runs.
afterEach(() => {
  for (const desk of openDesks) desk.leave();
});

const STORY = "“We will sail again on Monday,” the office said.\nCritics argued that the ferry was too old.";

const asked = (desk: Desk): readonly string[] =>
  auditOf(desk).traces.map(({ place }) => desk.state.setting.text.slice(...place));
const mark = (desk: Desk, words: string): void => {
  const start = desk.state.setting.text.indexOf(words);
  desk.attention.set({ cursor: standOn(snap(desk.state.setting.text, fragment(start, start + words.length)), true) });
  RUN.claim(desk, "c");
};

test("what nobody marked is asked about, and one key makes a claim of it with its cue", async () => {
  const desk = await openDesk(STORY);
  expect(asked(desk)).toEqual(["“We will sail again on Monday,”", "argued"]);
  const [, argued] = auditOf(desk).traces;
  if (!argued) throw new Error("nothing was asked about");
  claimFrom(desk, argued);
  const claim = desk.attention.claim;
  const words = (places = claim?.content) => places?.map(([start, end]) => STORY.slice(start, end));
  expect(words()).toEqual(["the ferry was too old"]);
  expect(words(claim?.cue)).toEqual(["argued"]);
  expect(desk.state).toMatchObject({ panel: null, cursor: { place: claim?.content[0] } });
  expect(asked(desk)).toEqual(["“We will sail again on Monday,”"]);
  undo(desk);
  expect(desk.state.pass.claims.size).toBe(0);
});

test("what was marked as no claim stays marked when the article is opened again, until the pass is over", async () => {
  const first = await openDesk(STORY);
  const [quotation] = auditOf(first).traces;
  if (!quotation) throw new Error("nothing was asked about");
  dismiss(first, quotation.place);
  expect(asked(first)).toEqual(["argued"]);
  const again = await openDesk(STORY);
  expect(await isClear(again)).toBe(false);
  expect(asked(again)).toEqual(["argued"]);
  restoreDismissed(again);
  expect(asked(again)).toHaveLength(2);
  forgetDismissed(again);
  const later = await openDesk(STORY);
  await isClear(later);
  expect(asked(later)).toHaveLength(2);
});

test("a waiting suggestion is counted as such, a rejected one is no claim: neither is asked about", async () => {
  const desk = await openDesk();
  const seen = (): readonly string[] => asked(desk);
  const before = seen();
  expect(auditOf(desk).open.map(({ text }) => text)).toEqual(["2 suggestions are not decided"]);
  const { suggestion: activeSuggestion } = desk.attention;
  if (!activeSuggestion) throw new Error("no suggestion is active");
  desk.work.commit(does.reject(activeSuggestion), "step_reject");
  expect(seen()).toEqual(before);
  expect(auditOf(desk).open.map(({ text }) => text)).toEqual(["1 suggestion is not decided"]);
});

test("the same words marked twice are found, a claim around another it reports is not", async () => {
  const desk = await openDesk(STORY);
  mark(desk, "the ferry was too old");
  mark(desk, "that the ferry was too old");
  const [outer, inner] = desk.state.items.flatMap((item) => (item.type === "claim" ? [item.claim] : []));
  if (!outer || !inner) throw new Error("two claims were made");
  expect(auditOf(desk).twins.map((pair) => pair.map(({ id }) => id))).toEqual([[outer.id, inner.id]]);
  desk.work.commit(does.setParent(desk.state.pass, inner, outer), "step_parent");
  expect(auditOf(desk).twins).toEqual([]);
});

test("where the project demands a verdict, each claim without one stands in the way", async () => {
  const desk = await openDesk(STORY);
  mark(desk, "“We will sail again on Monday,”");
  mark(desk, "the ferry was too old");
  for (const item of desk.state.items) {
    desk.attention.activate(item.id);
    RUN.noSpeaker(desk, "0");
  }
  const told = (): readonly (readonly string[])[] => {
    const { needs, open } = auditOf(desk);
    return [needs, open].map((found) => found.map(({ text }) => text));
  };
  expect(told()).toEqual([[], ["2 claims have no verdict"]]);
  const { setting } = desk.state;
  desk.set({ setting: { ...setting, project: { ...setting.project, verdict_required: true } } });
  RUN.verdict(desk, "1");
  expect(told()).toEqual([["Claim 1 has no verdict"], []]);
});

test("a claim made of a quotation has its marks where the project wants them", async () => {
  const desk = await openDesk(STORY);
  const { setting } = desk.state;
  desk.set({ setting: { ...setting, project: { ...setting.project, quotes_in_content: false } } });
  const words = (): readonly string[] => desk.attention.claim?.content.map((place) => STORY.slice(...place)) ?? [];
  mark(desk, "“We will sail again on Monday,”");
  expect(words()).toEqual(["We will sail again on Monday"]);
  expect(desk.attention.claim?.directness).toBe("direct");
  undo(desk);
  const [quotation] = auditOf(desk).traces;
  if (!quotation) throw new Error("nothing was asked about");
  claimFrom(desk, quotation);
  expect(words()).toEqual(["We will sail again on Monday"]);
  expect(asked(desk)).toEqual(["argued"]);
});

test("an article in which everything is said, judged and attributed ends without a question", async () => {
  const desk = await openDesk(STORY);
  mark(desk, "“We will sail again on Monday,”");
  mark(desk, "the ferry was too old");
  expect(auditOf(desk).needs.map(({ text }) => text)).toEqual(["Claim 1 has no speaker", "Claim 2 has no speaker"]);
  for (const item of desk.state.items) {
    desk.attention.activate(item.id);
    RUN.noSpeaker(desk, "0");
    RUN.verdict(desk, "1");
  }
  expect(await isClear(desk)).toBe(true);
});
