/**
 * What a device keeps and forgets, of a network that goes away, and of another person who signs in.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { ClaimDocument } from "../api/model.ts";
import { smallPass } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import { BACK_OFF, PAUSE, QUIET } from "./flush.ts";
import { empty, unsentOf, waitingIn } from "./device/kept.ts";
import { saveStateOf, wouldLose } from "./saveState.ts";
import { anewForEachTest, unreachable, device, server, openTab, written } from "./testing.ts";
import { newUuid } from "./wire.ts";

anewForEachTest();

test("undo steps of passes long done are forgotten, unsent changes never", async () => {
  const tab = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  await written(tab.outbox);
  await device.write("old pass", {
    steps: { put: [{ n: 1, label: "x", before: {}, after: {}, from: null, to: null }], drop: [], at: 1 },
  });
  await device.prune(Date.now() + 40 * 24 * 3600 * 1000);
  expect((await device.read("old pass")).steps).toEqual([]);
  expect((await device.read("pass")).pending).toHaveLength(1);
  await device.forget("pass");
  expect(await device.read("pass")).toEqual({ pending: [], steps: [], at: 0 });
});

test("identifiers are random UUIDs", () => {
  const ids = new Set(Array.from({ length: 500 }, newUuid));
  expect(ids.size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("that there is no network shows before anything was changed, and that it is back as well", async () => {
  const tab = await openTab();
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "saved" });
  dispatchEvent(new Event("offline"));
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "offline", changes: 0 });
  server.fails = [{ error: unreachable, after: false }];
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "offline", changes: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "saved" });
  expect(server.batches).toEqual([]);
});

test("a server that went away without a word is noticed while nothing is changed", async () => {
  vi.spyOn(performance, "now").mockReturnValue(0);
  const tab = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  vi.mocked(performance.now).mockReturnValue(QUIET + 1);
  await vi.advanceTimersByTimeAsync(QUIET);
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "offline", changes: 0 });
  vi.mocked(performance.now).mockRestore();
});

test("offline, a device that keeps nothing says so before anything was changed", () => {
  const facts = {
    unsent: 0,
    storing: 0,
    storageFailed: true,
    unreachable: true,
    blocked: null,
    conflicts: 0,
    refused: 0,
  };
  expect(saveStateOf(facts)).toEqual({ kind: "only_here", changes: 0 });
  expect(wouldLose(facts)).toBe(false);
});

test("once another person is signed in nothing more is sent until the first one is again", async () => {
  const { setting, pass, outer } = smallPass();
  const tab = await openTab();
  server.fails = [
    { error: new ApiError({ status: 409, code: "other_person", message: "Somebody else." }), after: false },
  ];
  tab.do(does.accept(pass, setting, outer));
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(saveStateOf(tab.flusher.facts())).toMatchObject({ kind: "blocked", why: "other_person" });
  const sent = server.batches.length;
  await vi.advanceTimersByTimeAsync(300_000);
  await tab.flusher.flush({ keepalive: true });
  expect(server.batches).toHaveLength(sent);
  await tab.flusher.unblock();
  expect(saveStateOf(tab.flusher.facts())).toEqual({ kind: "saved" });
  expect(server.claims.size).toBe(1);
});

const ONE_STEP = {
  put: [{ n: 1, label: "step", from: null, to: null, change: {}, inverse: {} } as never],
  drop: [],
  at: 1,
};

/** How many entries the device keeps of each pass. */
const left = async () =>
  Promise.all(
    ["sent", "mine", "theirs", "their sent"].map(async (pass) => {
      const { pending, steps: kept } = await device.read(pass);
      return pending.length + kept.length;
    }),
  );

test("who signs out leaves nothing that is sent; what is not, stays theirs until they discard it", async () => {
  const document = { id: "c" } as ClaimDocument;
  const put = [{ assignment: "x", kind: "claim", id: "c", body: document, base: 0, seq: 1 } as const];
  await device.write("sent", { steps: ONE_STEP }, 7);
  await device.write("mine", { put: put.map((one) => ({ ...one, assignment: "mine" })), steps: ONE_STEP }, 7);
  await device.write("theirs", { put: put.map((one) => ({ ...one, assignment: "theirs" })), steps: ONE_STEP }, 8);
  await device.write("their sent", { steps: ONE_STEP }, 8);
  expect([...(await unsentOf(device, 7))]).toEqual([["mine", 1]]);
  await empty(device, 7, "keep");
  expect(await left()).toEqual([0, 2, 2, 0]);
  await empty(device, 7, "discard");
  expect(await left()).toEqual([0, 0, 2, 0]);
  expect([...(await waitingIn(device))]).toEqual(["theirs"]);
});

test("what another person has sent is gone when somebody opens their own work, what they have not sent is not", async () => {
  await device.write("sent", { steps: ONE_STEP }, 7);
  await device.write(
    "unsent",
    { put: [{ assignment: "unsent", kind: "claim", id: "c", body: null, base: 1, seq: 1 }], steps: ONE_STEP },
    7,
  );
  await device.write("own", { steps: ONE_STEP }, 8);
  await device.prune(Date.now(), 8);
  expect((await device.read("sent")).steps).toEqual([]);
  expect((await device.read("unsent")).pending).toHaveLength(1);
  expect((await device.read("own")).steps).toHaveLength(1);
});
