/** Suggestions that come after the article was opened find their place in what the person is doing. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { SyncOp } from "../../api/model.ts";
import { fragment } from "../../text/offsets.ts";
import { TEXT, at } from "../../work/testing.ts";
import * as does from "../../work/transitions.ts";
import { receive, undo } from "../commands/asides.ts";
import { standOn } from "./cursor.ts";
import { Desk } from "./desk.ts";
import "../late.ts";
import { onClaim } from "./onClaim.ts";
import { isReady, prefetchActs } from "./run.ts";
import { OWN_KEYS } from "./slices/device.ts";
import { openDesks } from "../../sync/openDesks.ts";
import { openDesk, workOf } from "../testing.ts";

// An open desk asks now and then whether the server is there, also while the next file runs.
afterEach(() => {
  for (const desk of openDesks) desk.leave();
});

beforeEach(() => localStorage.clear());

test("who has done nothing yet stands on the first of the suggestions that came", async () => {
  const desk = await openDesk(TEXT);
  expect(desk.state.items).toEqual([]);
  receive(desk, workOf());
  expect(desk.state.items.map(({ id }) => id)).toEqual(["suggestion-outer", "suggestion-inner"]);
  expect(desk.state.active).toBe("suggestion-outer");
  expect(desk.state.spans.flat().length).toBeGreaterThan(0);
});

test("who has selected words with the mouse keeps the selection, and no suggestion comes before it", async () => {
  const desk = await openDesk(TEXT);
  desk.attention.set({ cursor: standOn(at("some officials")) });
  receive(desk, workOf());
  expect(desk.state.active).toBeNull();
  expect(desk.state.cursor?.place).toEqual(at("some officials"));
});

test("who made a claim meanwhile keeps it, stays on it, and can take it back", async () => {
  const desk = await openDesk(TEXT);
  desk.attention.begun = true;
  const change = does.create(desk.state.pass, desk.state.setting, at("We do see several planning efforts"));
  const [id] = change.claims?.keys() ?? [];
  desk.work.commit(change, "step_create", { active: id ?? null });
  desk.attention.say("Claim made");
  receive(desk, workOf());
  expect(desk.state.active).toBe(id);
  expect(desk.state.items).toHaveLength(3);
  expect(desk.state.said.text).toBe("Claim made");
  undo(desk);
  expect(desk.state.items.map(({ type }) => type)).toEqual(["suggestion", "suggestion"]);
});

test("a suggestion that was decided on stays decided, and no speaker of the person is lost", async () => {
  const desk = await openDesk();
  const { setting, pass } = desk.state;
  const inner = setting.suggestions.get("suggestion-inner");
  if (!inner) throw new Error("the small article has two suggestions");
  desk.work.commit(does.reject(inner), "step_reject");
  receive(desk, { ...workOf(), speakers: [] });
  expect(desk.state.items.map(({ id }) => id)).toEqual(["suggestion-outer"]);
  expect([...desk.state.pass.speakers.keys()]).toEqual([...pass.speakers.keys()]);
  expect(desk.state.setting.text).toBe(setting.text);
});

test("what a command does to the active suggestion makes a claim of it, on which the person stays", async () => {
  const desk = await openDesk();
  expect(desk.attention.suggestion?.id).toBe("suggestion-outer");
  expect(onClaim(desk, "step_verdict", (claim) => does.setVerdict(claim, "true"))).toBe(true);
  expect(desk.attention.claim).toMatchObject({ suggestion: "suggestion-outer", verdict: { label: "true" } });
});

test("a claim over the end of a line is sent in the words of the text, not as the screen joins its lines", async () => {
  const text = "The owner said that the shop\nwas safe.";
  const work = workOf(text);
  const sent: SyncOp[] = [];
  const desk = await Desk.open(
    { ...work, article: { ...work.article, shown: text.replace("\n", " ") } },
    null,
    async (_, ops) => {
      sent.push(...ops);
      return {
        results: ops.map((op) => ({ status: "ok", id: "put" in op ? op.put.id : "", version: 1 })),
        assignment: work.assignment,
      };
    },
  );
  expect(desk.state.setting.text).toContain("shop was");
  const place = fragment(text.indexOf("that"), text.indexOf("."));
  desk.work.commit(does.create(desk.state.pass, desk.state.setting, place), "step_create");
  await desk.device.flush();
  expect(sent.flatMap((op) => ("put" in op ? op.put.exact.content : []))).toEqual(["that the shop\nwas safe"]);
});

test("keys of one's own hold in every article that is opened after the first", async () => {
  localStorage.setItem(OWN_KEYS, JSON.stringify({ accept: "ü" }));
  prefetchActs();
  await vi.waitFor(() => expect(isReady()).toBe(true), { timeout: 30_000 });
  for (const _ of ["first", "second"]) {
    const desk = await openDesk(TEXT);
    expect(desk.state.commands.find(({ id }) => id === "accept")?.keys).toEqual(["ü"]);
  }
});
