/**
 * One tab works on a pass at a time; another one may ask it to let go, and takes the pass where no answer comes.
 * Node has the locks and messages of a browser; jsdom has neither.
 * @vitest-environment node
 */
import { locks } from "node:worker_threads";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { type Hold, holdPass } from "./tabs.ts";

let pass = "";
let passes = 0;
const holds: Hold[] = [];

beforeEach(() => {
  vi.stubGlobal("navigator", { locks });
  passes += 1;
  pass = `pass ${passes}`;
});

afterEach(() => {
  for (const hold of holds.splice(0)) hold.release();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function open(lost: () => void = vi.fn(), insist = false): Promise<Hold | null> {
  const hold = await holdPass(pass, lost, insist);
  if (hold) holds.push(hold);
  return hold;
}

test("the first tab has the pass, the second is told that it is open already", async () => {
  const lost = vi.fn();
  expect(await open(lost)).not.toBeNull();
  expect(await open()).toBeNull();
  expect(lost).not.toHaveBeenCalled();
});

test("a pass that was left can be opened in the next tab", async () => {
  (await open())?.release();
  await vi.waitFor(async () => expect(await open()).not.toBeNull());
});

test("two passes are open side by side", async () => {
  await open();
  pass += " of another article";
  expect(await open()).not.toBeNull();
});

test("whoever takes a pass over asks the other tab, which lets go at once and hears of it once", async () => {
  const lost = vi.fn();
  await open(lost);
  const steal = vi.spyOn(locks, "request");
  expect(await open(vi.fn(), true)).not.toBeNull();
  expect(lost).toHaveBeenCalledTimes(1);
  expect(steal.mock.calls.map(([, options]) => options)).not.toContainEqual({ steal: true });
  expect(await open()).toBeNull();
});

test("a tab that asks for one pass does not take another", async () => {
  const lost = vi.fn();
  await open(lost);
  pass += " of another article";
  await open(vi.fn(), true);
  await new Promise((later) => {
    setTimeout(later, 20);
  });
  expect(lost).not.toHaveBeenCalled();
});

test("a tab that does not answer loses the pass after a moment, and is told so when it wakes", async () => {
  const lost = vi.fn();
  await open(lost);
  const within = vi
    .spyOn(AbortSignal, "timeout")
    .mockImplementation(() => AbortSignal.abort(new DOMException("late", "TimeoutError")));
  vi.spyOn(BroadcastChannel.prototype, "postMessage").mockImplementation(() => undefined);
  expect(await open(vi.fn(), true)).not.toBeNull();
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1));
  expect(within).toHaveBeenCalledWith(1500);
  expect(await open()).toBeNull();
});

test("what goes wrong in another way is not taken for a tab that is silent", async () => {
  const broken = new TypeError("no such lock");
  vi.spyOn(locks, "request").mockRejectedValue(broken);
  await expect(open(vi.fn(), true)).rejects.toBe(broken);
  await expect(open()).rejects.toBe(broken);
  vi.spyOn(locks, "request").mockRejectedValue("no word of an error");
  await expect(open()).rejects.toThrow("no word of an error");
});

test("where the browser has no locks, each tab may work: the server's versions keep what was done", async () => {
  vi.stubGlobal("navigator", {});
  const hold = await open();
  expect(await open()).not.toBeNull();
  expect(await open(vi.fn(), true)).not.toBeNull();
  expect(() => hold?.release()).not.toThrow();
});
