/**
 * What becomes of changes that the server refuses, and of a server that is away.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { SyncResult } from "../api/model.ts";
import { BACK_OFF, Flusher, HEARTBEAT, LONGEST_WAIT, PAUSE, QUIET, type Send } from "./flush.ts";
import { line, lineForEachTest, signedOut, unreachable } from "./testing.ts";

lineForEachTest();

/** How long it takes until the next batch is tried, in milliseconds. */
async function untilNext(): Promise<number> {
  const before = line.batches.length;
  for (let gone = 0; gone <= 120_000; gone += 100) {
    if (line.batches.length > before) return gone;
    // oxlint-disable-next-line no-await-in-loop -- time goes by step by step
    await vi.advanceTimersByTimeAsync(100);
  }
  return Infinity;
}

test("the longer the server is away, the more seldom it is asked, at least twice a minute", async () => {
  line.change(true);
  line.fails = Array<ApiError>(8).fill(unreachable);
  await line.flusher.flush();
  const waits = [...BACK_OFF, BACK_OFF.at(-1)];
  for (const wait of waits)
    // oxlint-disable-next-line no-await-in-loop -- each try comes after the one before
    expect(await untilNext()).toBe(wait);
  expect(await untilNext(), "the first that came through").toBe(BACK_OFF.at(-1));
  line.change(true);
  line.fails = [unreachable];
  await line.flusher.flush();
  expect(await untilNext(), "it begins anew").toBe(BACK_OFF[0]);
});

test.each([
  ["a server in trouble", 500, "internal"],
  ["a server without its database", 503, "unavailable"],
  ["a moment in which this is not allowed", 403, "csrf"],
])("%s refuses nothing for good: it is tried again", async (_, status, code) => {
  line.change(true);
  line.fails = [new ApiError({ status, code, message: "No." })];
  await line.flusher.flush();
  expect(line.flusher.facts()).toMatchObject({ unreachable: true, blocked: null, refused: 0, unsent: 1 });
  expect(await untilNext()).toBe(BACK_OFF[0]);
  expect(line.flusher.facts()).toMatchObject({ unreachable: false, unsent: 0 });
});

test("a server that line.says when to come again is asked no sooner", async () => {
  line.change(true);
  line.fails = [new ApiError({ status: 429, code: "throttled", message: "Later.", retryAfter: 45 })];
  await line.flusher.flush();
  expect(line.flusher.facts()).toMatchObject({ unreachable: true, refused: 0 });
  expect(await untilNext()).toBe(45_000);
});

test("while the server is away, going on or turning to another window does not make it asked more often", async () => {
  line.change(true);
  line.fails = Array<ApiError>(4).fill(unreachable);
  await line.flusher.flush();
  for (const _ of [1, 2, 3])
    // oxlint-disable-next-line no-await-in-loop -- each try comes after the one before
    await untilNext();
  line.change(true);
  dispatchEvent(new Event("blur"));
  await vi.advanceTimersByTimeAsync(PAUSE + 1000);
  expect(line.batches).toHaveLength(4);
});

test("a pass that is not there any more is over, and its changes stay", async () => {
  line.change(true);
  line.fails = [new ApiError({ status: 404, code: "not_found", message: "Gone." })];
  await line.flusher.flush();
  expect(line.flusher.facts()).toMatchObject({ blocked: "pass_over", unsent: 1 });
});

const refused = (field: string | null) => new ApiError({ status: 400, code: "quote_mismatch", field, message: "No." });

test("of many changes the one that the server names is put aside, with the reason", async () => {
  for (const _ of Array(13)) line.change(true);
  line.fails = [refused("ops.12.put.content")];
  await line.flusher.flush();
  expect(line.batches).toEqual([13, 12]);
  const reason = { code: "quote_mismatch", field: "ops.12.put.content", message: "No." };
  expect([...line.outbox.refused]).toEqual([[`claim ${line.made}`, reason]]);
});

test("where the server names no change, all of the batch are put aside, once", async () => {
  for (const _ of Array(3)) line.change(true);
  line.fails = [refused(null)];
  await line.flusher.flush();
  expect([line.batches, line.outbox.refused.size]).toEqual([[3], 3]);
});

test("where the server names a change that was not in the batch, nothing is sent round in a circle", async () => {
  line.change(true);
  line.fails = [refused("ops.7.put"), refused("ops.7.put")];
  await line.flusher.flush();
  expect([line.batches, line.outbox.refused.size]).toEqual([[1], 0]);
});

test("a change to which the server line.says nothing, or no, waits for the person with the reason", async () => {
  line.change(true);
  line.change(true);
  const no: SyncResult = {
    status: "invalid",
    id: `claim ${line.made - 1}`,
    code: "parent_missing",
    field: "parent",
    message: "No.",
  };
  line.says = () => [no];
  await line.flusher.flush();
  expect([...line.outbox.refused.values()]).toEqual([
    no,
    { code: "no_result", field: null, message: "The server gave no result for this change." },
  ]);
});

test("a request is given up after half a minute as one that timed out", async () => {
  line.change(true);
  await line.flusher.flush();
  const { signal } = line.sentAs;
  expect(signal?.aborted).toBe(false);
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  line.flusher.stop();
  let reason: unknown = null;
  const hanging: Send = (_, __, options) =>
    new Promise((___, reject) => {
      options.signal?.addEventListener("abort", () => {
        reason = options.signal?.reason;
        reject(unreachable);
      });
    });
  line.flusher = new Flusher({ ...line.parts(), send: hanging });
  line.change(true);
  const flushed = line.flusher.flush();
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT);
  await flushed;
  expect(reason).toMatchObject({ name: "TimeoutError", message: "no answer" });
});

test.each([
  ["does not answer", unreachable, true],
  ["has no database", new ApiError({ status: 503, code: "unavailable", message: "No." }), true],
  ["is behind somebody's sign-in page", new ApiError({ status: 200, code: "not_json", message: "No." }), true],
  ["answers, whatever it line.says", new ApiError({ status: 404, code: "not_found", message: "No." }), false],
])("of a server that %s the screen line.says what is true", async (_, answer, unreached) => {
  line.alive.mockRejectedValueOnce(answer);
  await vi.advanceTimersByTimeAsync(QUIET * 2);
  expect(line.flusher.facts().unreachable).toBe(unreached);
  expect(line.report).toHaveBeenLastCalledWith(null);
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(line.flusher.facts().unreachable).toBe(false);
});

test("a fault of the program while the server is asked for is not hidden", async () => {
  const broken = new TypeError("nobody foresaw this");
  dispatchEvent(new Event("offline"));
  line.alive.mockRejectedValueOnce(broken);
  await expect(line.flusher.flush()).rejects.toBe(broken);
});

test("without a network the server is asked for a second later, and the screen line.says so from the first moment", async () => {
  dispatchEvent(new Event("offline"));
  expect(line.flusher.facts().unreachable).toBe(true);
  expect(line.report).toHaveBeenCalledWith(null);
  await vi.advanceTimersByTimeAsync((BACK_OFF[0] ?? 0) - 1);
  expect(line.alive).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(line.alive).toHaveBeenCalledTimes(1);
});

test("an article that is opened without a network line.says so at once", async () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const left = line.opened();
  left.stop();
  line.flusher.stop();
  line.flusher = line.opened();
  line.report.mockReset();
  await vi.advanceTimersByTimeAsync(0);
  expect([left.facts().unreachable, line.flusher.facts().unreachable]).toEqual([false, true]);
  expect(line.report).toHaveBeenCalledTimes(1);
});

test("whoever is signed out has nothing sent and nothing asked until they are back", async () => {
  line.change(true);
  line.report.mockReset();
  line.flusher.block("signed_out");
  expect(line.report).toHaveBeenCalledWith(null);
  await vi.advanceTimersByTimeAsync(HEARTBEAT * 3);
  expect([line.batches, line.alive.mock.calls.length]).toEqual([[], 0]);
  expect(await line.flusher.handIn(async () => Promise.reject(signedOut))).toBe("unsent");
  expect(line.flusher.facts()).toMatchObject({ blocked: "signed_out", unsent: 1 });
  await line.flusher.unblock();
  expect([line.batches, line.flusher.facts().unsent]).toEqual([[1], 0]);
});

test("a pass without changes that cannot be handed in now is not taken for handed in", async () => {
  line.flusher.block("other_person");
  const submit = vi.fn<Send>();
  expect(await line.flusher.handIn(submit)).toBe("unsent");
  expect(submit).not.toHaveBeenCalled();
});
