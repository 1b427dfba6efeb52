/** When changes are sent: seldom while somebody works, soon when they rest, turn away or hand in. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { EMPTY } from "../work/history.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import { ActiveTime } from "./activeTime.ts";
import { Flusher, HEARTBEAT, PATIENCE, PAUSE } from "./flush.ts";
import { Outbox } from "./outbox.ts";

const { setting, pass, map } = smallPass();
let batches: number[] = [];
let flusher: Flusher;
let active: ActiveTime;
let made = 0;
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  batches = [];
  outbox = new Outbox({
    assignment: "pass",
    store: null,
    person: 7,
    map,
    text: TEXT,
    versions: new Map(),
    changed: () => undefined,
  });
  active = new ActiveTime();
  flusher = new Flusher({
    outbox,
    send: async (ops) => {
      batches.push(ops.length);
      const results = ops.map((op) => ({ status: "ok" as const, id: "put" in op ? op.put.id : "", version: 1 }));
      return { results, assignment: setting.assignment };
    },
    active,
    turn: 0,
    alive: async () => undefined,
    report: () => undefined,
  });
});

afterEach(() => {
  flusher.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Make a claim: another one each time. */
function change(whole: boolean): void {
  made += 1;
  const created = does.create(pass, { ...setting, newId: () => `claim ${made}` }, at("several planning efforts"));
  outbox.note(created, EMPTY);
  flusher.changed(whole);
}

/** Change something again and again, with less than a rest between. */
async function work(milliseconds: number, whole: boolean): Promise<void> {
  const step = PAUSE / 2;
  for (let gone = 0; gone < milliseconds; gone += step) {
    change(whole);
    // Each change comes after the one before.
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(step);
  }
}

/** Be there, and look around, without changing anything. */
async function live(milliseconds: number): Promise<void> {
  for (let gone = 0; gone < milliseconds; gone += 10_000) {
    active.touch();
    // Time goes by step by step.
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(10_000);
  }
}

test("a change is sent after a rest, together with those before it", async () => {
  change(false);
  await vi.advanceTimersByTimeAsync(PAUSE - 10);
  change(false);
  await vi.advanceTimersByTimeAsync(PAUSE - 10);
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(batches).toEqual([2]);
});

test("whoever goes on without a rest has finished claims sent every few seconds, and unfinished ones not much later", async () => {
  await work(PATIENCE.whole * 4, true);
  expect(batches.length).toBeGreaterThanOrEqual(3);
  expect(batches.length).toBeLessThanOrEqual(4);
  await flusher.flush();
  batches = [];
  await work(PATIENCE.open * 2, false);
  expect(batches).toHaveLength(2);
});

test("a claim that is finished sends what has waited for it", async () => {
  await work(PATIENCE.whole + PAUSE, false);
  expect(batches).toEqual([]);
  change(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(batches).toHaveLength(1);
});

test("whoever turns to another window, or puts the tab away, has everything sent, once", async () => {
  change(false);
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(PAUSE / 5);
  expect(batches).toEqual([1]);
  change(false);
  dispatchEvent(new Event("blur"));
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(batches).toEqual([1, 1]);
});

test("whoever only looks away sends nothing", async () => {
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(batches).toEqual([]);
});

test("a sign of life is given only where nothing else was sent for a while", async () => {
  await live(HEARTBEAT + 1000);
  expect(batches).toEqual([0]);
  await live(HEARTBEAT - 30_000);
  change(true);
  await live(30_000);
  expect(batches, "the change is the sign of life").toEqual([0, 1]);
});
