/**
 * When changes are sent: seldom while somebody works, soon when they rest, turn away or hand in.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { smallPass } from "../work/testing.ts";
import { Flusher, HEARTBEAT, PATIENCE, PAUSE, QUIET, type Send } from "./flush.ts";
import { line, lineForEachTest, refusal, unreachable } from "./testing.ts";

lineForEachTest();

const ASSIGNMENT = smallPass().setting.assignment;

/** Change something again and again, with less than a rest between. */
async function work(milliseconds: number, whole: boolean): Promise<void> {
  const step = PAUSE / 2;
  for (let gone = 0; gone < milliseconds; gone += step) {
    line.change(whole);
    // Each change comes after the one before.
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(step);
  }
}

/** Be there, and look around, without changing anything. */
async function live(milliseconds: number): Promise<void> {
  for (let gone = 0; gone < milliseconds; gone += 10_000) {
    line.active.touch();
    // Time goes by step by step.
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(10_000);
  }
}

test("a change is sent after a rest, together with those before it", async () => {
  line.change(false);
  await vi.advanceTimersByTimeAsync(PAUSE - 10);
  line.change(false);
  await vi.advanceTimersByTimeAsync(PAUSE - 10);
  expect(line.batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(line.batches).toEqual([2]);
});

test("whoever goes on without a rest has finished claims sent every few seconds, and unfinished ones not much later", async () => {
  await work(PATIENCE.whole * 4, true);
  expect(line.batches.length).toBeGreaterThanOrEqual(3);
  expect(line.batches.length).toBeLessThanOrEqual(4);
  await line.flusher.flush();
  line.batches = [];
  await work(PATIENCE.open * 2, false);
  expect(line.batches).toHaveLength(2);
});

test("a claim that is finished sends what has waited for it", async () => {
  await work(PATIENCE.whole + PAUSE, false);
  expect(line.batches).toEqual([]);
  line.change(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(line.batches).toHaveLength(1);
});

test("whoever turns to another window, or puts the tab away, has everything sent, once", async () => {
  line.change(false);
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(PAUSE / 5);
  expect(line.batches).toEqual([1]);
  line.change(false);
  dispatchEvent(new Event("blur"));
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(line.batches).toEqual([1, 1]);
});

test("whoever only looks away sends nothing", async () => {
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(line.batches).toEqual([]);
});

test("a sign of life is given only where nothing else was sent for a while", async () => {
  await live(HEARTBEAT + 1000);
  expect(line.batches).toEqual([0]);
  await live(HEARTBEAT - 30_000);
  line.change(true);
  await live(30_000);
  expect(line.batches, "the change is the sign of life").toEqual([0, 1]);
});

test("a change that line.says no more of itself is taken for a whole one", async () => {
  for (let gone = 0; gone < PATIENCE.whole; gone += PAUSE / 2) {
    line.change(true);
    line.flusher.changed();
    // oxlint-disable-next-line no-await-in-loop -- each change comes after the one before
    await vi.advanceTimersByTimeAsync(PAUSE / 2);
  }
  expect(line.batches).toHaveLength(1);
});

test("after everything was sent no clock runs but the two that listen for the server", async () => {
  line.change(true);
  await line.flusher.flush();
  expect(vi.getTimerCount()).toBe(2);
  expect(line.alive).not.toHaveBeenCalled();
  await line.flusher.flush();
  expect([line.batches, line.alive.mock.calls.length]).toEqual([[1], 0]);
});

test("a page on its way out sends at once, in a request that outlives it", async () => {
  const answers: (() => void)[] = [];
  line.flusher.stop();
  const sent: (boolean | undefined)[] = [];
  const slow: Send = async (ops, _, { keepalive }) => {
    sent.push(keepalive);
    if (!keepalive) await new Promise<void>((done) => void answers.push(done));
    const results = ops.map(() => ({ status: "ok" as const, id: "", version: 1 }));
    return { results, assignment: ASSIGNMENT };
  };
  line.flusher = new Flusher({ ...line.parts(), send: slow });
  line.change(true);
  const first = line.flusher.flush();
  await vi.advanceTimersByTimeAsync(0);
  const second = line.flusher.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent, "the second waits for the first").toEqual([undefined]);
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([undefined, true]);
  seen.mockRestore();
  for (const answer of answers) answer();
  await Promise.all([first, second]);
});

async function comeBack(): Promise<void> {
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
}

test("a page that is come back to asks for the server if it was quiet, or away, and else does not", async () => {
  await comeBack();
  expect(line.alive).not.toHaveBeenCalled();
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await vi.advanceTimersByTimeAsync(QUIET * 2);
  expect(line.alive, "nobody looks").not.toHaveBeenCalled();
  seen.mockReturnValue("visible");
  await comeBack();
  expect(line.alive).toHaveBeenCalledTimes(1);
  line.change(true);
  line.fails = [unreachable];
  await line.flusher.flush();
  await comeBack();
  expect(line.batches).toEqual([1, 1]);
  expect(line.alive).toHaveBeenCalledTimes(1);
});

test("a page in sight that hears nothing sends what waits instead of asking", async () => {
  await vi.advanceTimersByTimeAsync(QUIET * 2 - 1000);
  line.change(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect([line.batches, line.alive.mock.calls.length]).toEqual([[1], 0]);
});

test("a pass that was left sends nothing, asks nothing and line.says nothing any more", async () => {
  line.change(true);
  line.flusher.stop();
  line.report.mockReset();
  line.flusher.changed();
  for (const event of ["online", "offline", "blur"]) dispatchEvent(new Event(event));
  for (const sight of ["hidden", "visible"] as const) {
    vi.spyOn(document, "visibilityState", "get").mockReturnValue(sight);
    document.dispatchEvent(new Event("visibilitychange"));
  }
  line.flusher.block("signed_out");
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  await vi.advanceTimersByTimeAsync(HEARTBEAT * 3);
  expect([line.batches, line.alive.mock.calls.length, vi.getTimerCount()]).toEqual([[], 0, 0]);
  expect([line.flusher.facts().blocked, line.flusher.facts().unreachable, leaving.defaultPrevented]).toEqual([
    null,
    false,
    false,
  ]);
  // That something changed is said to whoever asks still.
  expect(line.report).toHaveBeenCalledTimes(1);
});

test("the screen hears of every step of a batch, and of the assignment that comes with the answer", async () => {
  line.change(true);
  expect(line.report.mock.calls).toEqual([[null]]);
  line.report.mockReset();
  await line.flusher.flush();
  expect(line.report.mock.calls).toEqual([[null], [ASSIGNMENT], [null]]);
  line.report.mockReset();
  await line.flusher.handIn(async () => Promise.reject(refusal("not_ready")));
  expect(line.report.mock.calls).toEqual([[null], [null]]);
});

test("who looks around without working gives no sign of life, and turning away sends none", async () => {
  line.active.touch();
  await vi.advanceTimersByTimeAsync(900);
  line.active.touch();
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(HEARTBEAT * 2);
  expect(line.batches).toEqual([]);
});

test("a second of work is a sign of life, and none is given while the server is away", async () => {
  line.active.touch();
  await vi.advanceTimersByTimeAsync(1000);
  line.active.touch();
  await vi.advanceTimersByTimeAsync(HEARTBEAT);
  expect(line.batches).toEqual([0]);
});
