/**
 * What goes with which batch, in which order, and what the save state says meanwhile.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import type { Claim } from "../work/types.ts";
import { ActiveTime, IDLE } from "./activeTime.ts";
import { BACK_OFF } from "./flush.ts";
import { type Facts, type SaveState, saveStateOf, wouldLose } from "./saveState.ts";
import { anewForEachTest, overtaken, unreachable, signedOut, server, openTab, written } from "./testing.ts";
import { claimFromWire, claimToWire, newUuid } from "./wire.ts";

anewForEachTest();

test("it sends at once when the network comes back", async () => {
  const tab = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(1);
  await vi.waitFor(() => expect(tab.state()).toEqual({ kind: "saved" }));
});

test("a session that ended keeps the queue, and signing in sends it", async () => {
  const tab = await openTab();
  server.fails = [{ error: signedOut, after: false }];
  const id = tab.create();
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "blocked", why: "signed_out", changes: 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.batches).toHaveLength(1);
  await tab.flusher.unblock();
  expect(server.claims.has(id)).toBe(true);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a change that the server names in refusing a batch is put aside, the others go through", async () => {
  const tab = await openTab();
  const bad = tab.create();
  tab.do(does.create(tab.pass, { ...tab.setting, newId: newUuid }, at("one military official")));
  server.fails = [
    {
      error: new ApiError({ status: 400, code: "quote_mismatch", field: "ops.0.put.content", message: "No." }),
      after: false,
    },
  ];
  await tab.flusher.flush();
  expect(server.claims.size).toBe(1);
  expect(server.claims.has(bad)).toBe(false);
  expect(tab.state()).toEqual({ kind: "refused", changes: 1 });
  tab.do(does.setFields(tab.claim(), { note: "mended" }));
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("speakers go before claims, parents before what they report, decisions last", async () => {
  const tab = await openTab();
  const { setting, outer, inner } = smallPass();
  const fresh = { ...setting, newId: newUuid };
  tab.do(does.accept(tab.pass, fresh, inner));
  tab.do(does.accept(tab.pass, fresh, outer));
  await tab.flusher.flush();
  const kinds = server.batches[0]?.map((op) => ("put" in op ? (op.put.suggestion ?? "") : Object.keys(op)[0]));
  expect(kinds).toEqual(["speaker", outer.id, inner.id, "decide", "decide"]);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("an undone decision is taken back on the server", async () => {
  const tab = await openTab();
  const { setting, outer } = smallPass();
  tab.do(does.accept(tab.pass, { ...setting, newId: newUuid }, outer));
  await tab.flusher.flush();
  tab.undo();
  await tab.flusher.flush();
  expect(server.decisions.get(outer.id)).toBe("undone");
});

test("more changes than a batch may hold go in several", async () => {
  const tab = await openTab();
  const { setting } = smallPass();
  const ids = Array.from({ length: 230 }, () => newUuid());
  const [first] = [...(does.create(tab.pass, setting, at("strike")).claims?.values() ?? [])];
  tab.do({ claims: new Map(ids.map((id) => [id, { ...(first as Claim), id }])) });
  await tab.flusher.flush();
  expect(server.batches.map((ops) => ops.length)).toEqual([200, 30]);
  expect(server.claims.size).toBe(230);
});

test("where the device keeps nothing, the screen says so and the browser asks before closing", async () => {
  const tab = await openTab(null);
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "only_here", changes: 1 });
  expect(wouldLose(tab.flusher.facts())).toBe(true);
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
});

test("with everything on the device, closing the tab is nobody's worry", async () => {
  const tab = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  await written(tab.outbox);
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(false);
});

const NOTHING: Facts = {
  unsent: 0,
  storing: 0,
  storageFailed: false,
  unreachable: false,
  blocked: null,
  conflicts: 0,
  refused: 0,
};

test.each<[what: string, facts: Partial<Facts>, shown: SaveState]>([
  ["nothing was changed", {}, { kind: "saved" }],
  ["the device has not written a change", { unsent: 1, storing: 1 }, { kind: "saving", changes: 1 }],
  ["neither device nor server has it", { unsent: 1, storing: 1, unreachable: true }, { kind: "saving", changes: 1 }],
  ["the device has it", { unsent: 1, unreachable: true }, { kind: "offline", changes: 1 }],
  ["nothing waits while the device writes", { storing: 1, unreachable: true }, { kind: "offline", changes: 0 }],
  ["a session ended", { blocked: "signed_out" }, { kind: "blocked", why: "signed_out", changes: 0 }],
  ["a pass is over", { unsent: 3, blocked: "pass_over" }, { kind: "blocked", why: "pass_over", changes: 3 }],
  [
    "somebody has to choose",
    { unsent: 2, conflicts: 1, refused: 1, unreachable: true },
    { kind: "conflict", changes: 1 },
  ],
  ["something was refused", { unsent: 2, refused: 1, unreachable: true }, { kind: "refused", changes: 1 }],
  ["the device keeps nothing", { unsent: 1, storageFailed: true }, { kind: "saving", changes: 1 }],
  ["only this tab has it", { unsent: 1, storageFailed: true, unreachable: true }, { kind: "only_here", changes: 1 }],
  ["it cannot be sent", { unsent: 1, storageFailed: true, blocked: "signed_out" }, { kind: "only_here", changes: 1 }],
  ["a change would be lost", { storageFailed: true, unreachable: true }, { kind: "only_here", changes: 0 }],
  [
    "nothing can be lost",
    { storageFailed: true, blocked: "pass_over" },
    { kind: "blocked", why: "pass_over", changes: 0 },
  ],
])("the screen says of saving what is true where %s", (_, facts, shown) => {
  expect(saveStateOf({ ...NOTHING, ...facts })).toEqual(shown);
});

test.each<[what: string, facts: Partial<Facts>, lost: boolean]>([
  ["everything is sent", { storing: 1, storageFailed: true }, false],
  ["the device has it", { unsent: 1 }, false],
  ["the device is still writing", { unsent: 1, storing: 1 }, true],
  ["the device keeps nothing", { unsent: 1, storageFailed: true }, true],
])("closing the tab is asked about only where something would be lost: %s", (_, facts, lost) => {
  expect(wouldLose({ ...NOTHING, ...facts })).toBe(lost);
});

test("a claim comes back from the wire as it went, in code points there and UTF-16 here", () => {
  const { pass, setting, map, outer } = smallPass();
  const [claim] = [...(does.accept(pass, setting, outer).claims?.values() ?? [])];
  if (!claim) throw new Error("no claim");
  const wire = claimToWire(map, TEXT, claim);
  const points = Array.from(TEXT);
  for (const [i, [start, end]] of wire.content.entries())
    expect(points.slice(start, end).join("")).toBe(wire.exact.content[i]);
  expect(wire.content[0]?.[0]).toBe((claim.content[0]?.[0] ?? 0) - 1);
  expect(claimFromWire(map, wire)).toEqual(claim);
});

/** Count what is worked by a clock that the test moves. */
function worked(...moments: number[]): ActiveTime {
  let now = 0;
  const active = new ActiveTime(() => now);
  for (const moment of moments) {
    now = moment;
    active.touch();
  }
  return active;
}

test("a pause of more than a minute does not count as work, one of a minute does", () => {
  expect(worked(0, 20_000, 50_000, 200_000, 210_500).pending()).toBe(60);
  expect(worked(0, IDLE).pending()).toBe(60);
  expect(worked(0, IDLE + 1).pending()).toBe(0);
  expect(worked(20_000).pending()).toBe(0);
});

test("time in another window does not count as work", () => {
  let now = 0;
  const active = new ActiveTime(() => now);
  active.touch();
  now = 20_000;
  active.touch();
  active.away();
  now = 30_000;
  active.touch();
  expect(active.pending()).toBe(20);
});

test("working time is reported in whole seconds, ten minutes at a time, and what was not taken comes back", () => {
  const active = worked(...Array.from({ length: 13 }, (_, minute) => minute * 60_000), 720_999);
  expect([active.take(), active.take(), active.take()]).toEqual([600, 120, 0]);
  active.giveBack(120);
  expect(active.pending()).toBe(120);
});

test("working time is reported once, also when a report is lost", async () => {
  const tab = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  await tab.flusher.flush();
  expect(server.seconds).toBe(0);
  expect(server.batches).toHaveLength(2);
});

test("a batch whose answer was lost is sent again with its number, and its seconds count once", async () => {
  const tab = await openTab();
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  tab.active.touch();
  now.mockReturnValue(20_000);
  tab.active.touch();
  tab.create();
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  now.mockReturnValue(25_000);
  tab.active.touch();
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "saved" });
  // The seconds since then went in a batch of their own.
  expect([server.turn, server.seconds]).toEqual([2, 25]);
  now.mockRestore();
});

test("a changed batch gets a new number after an answer was lost", async () => {
  const tab = await openTab();
  tab.create();
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  tab.do(does.setFields(tab.claim(), { note: "went on" }));
  await tab.flusher.flush();
  // The server had the first one: the change is based anew on what that became.
  expect(server.turn).toBe(3);
  expect(server.batches).toHaveLength(3);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test.each([
  ["invalid", "offline"],
  ["already_open", "offline"],
  ["submitted", "blocked"],
  ["not_leased", "blocked"],
])("after a refusal of the whole batch with 409 %s, saving is %s", async (code, kind) => {
  const tab = await openTab();
  tab.create();
  server.fails = [{ error: new ApiError({ status: 409, code, message: "Not now." }), after: false }];
  await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state().kind).toBe(kind);
  expect(tab.outbox.size).toBe(1);
});

test("what another page has sent meanwhile is caught up with, and nothing is lost by it", async () => {
  const tab = await openTab();
  tab.create();
  server.during = () => (server.turn = 9);
  await tab.flusher.flush();
  expect(server.turn).toBe(10);
  expect(server.batches).toHaveLength(2);
  expect(server.claims.size).toBe(1);
  expect(tab.outbox.size).toBe(0);
});

test("where catching up with another page fails, the change waits and is sent later", async () => {
  const tab = await openTab();
  tab.create();
  server.fails = [overtaken, unreachable].map((error) => ({ error, after: false }));
  await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a fault of the program while catching up is not hidden", async () => {
  const tab = await openTab();
  tab.create();
  const broken = new TypeError("nobody foresaw this");
  server.fails = [overtaken, broken].map((error) => ({ error, after: false }));
  await expect(tab.flusher.flush()).rejects.toBe(broken);
});

/** Let somebody work for so many seconds. */
function workFor(tab: Awaited<ReturnType<typeof openTab>>, ...moments: number[]): void {
  const now = vi.spyOn(performance, "now");
  for (const moment of moments) {
    now.mockReturnValue(moment * 1000);
    tab.active.touch();
  }
}

test("working time of a report that did not arrive is reported with the next one", async () => {
  const tab = await openTab();
  workFor(tab, 0, 20);
  server.fails = [{ error: unreachable, after: false }];
  await tab.flusher.flush();
  expect(server.seconds).toBe(0);
  await tab.flusher.flush();
  expect(server.seconds).toBe(20);
});

test("two signs of life of the same length are two, though the answer to the first was lost", async () => {
  const tab = await openTab();
  workFor(tab, 0, 20);
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  await tab.flusher.flush();
  expect(server.seconds).toBe(20);
  workFor(tab, 20, 40);
  await tab.flusher.flush();
  expect(server.seconds).toBe(40);
});
