/**
 * What the person changed reaches the server once, whatever becomes of the network and the answers.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import { addSpeaker, newSpeaker } from "../work/speakers.ts";
import * as does from "../work/transitions.ts";
import { BACK_OFF, LONGEST_WAIT, PAUSE } from "./flush.ts";
import {
  anewForEachTest,
  unreachable,
  device,
  server,
  openTab,
  written,
  changedElsewhere,
  emptyServer,
} from "./testing.ts";
import { newUuid } from "./wire.ts";

anewForEachTest();

test("a change is sent after a pause and then saved", async () => {
  const tab = await openTab();
  const id = tab.create();
  expect(tab.state()).toEqual({ kind: "saving", changes: 1 });
  await vi.advanceTimersByTimeAsync(PAUSE - 10);
  expect(server.batches).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(20);
  await tab.flusher.flush();
  expect(server.claims.get(id)?.version).toBe(1);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("many changes of one claim travel as its newest state", async () => {
  const tab = await openTab();
  const id = tab.create();
  tab.do(does.setVerdict(tab.claim(), "true"));
  tab.do(does.setFields(tab.claim(), { note: "seen" }));
  await tab.flusher.flush();
  expect(server.batches).toHaveLength(1);
  expect(server.batches[0]).toHaveLength(1);
  expect(server.claims.get(id)).toMatchObject({ version: 1, document: { note: "seen", verdict: { label: "true" } } });
});

test("a reload with unsent changes loses nothing, undo line included", async () => {
  const before = await openTab();
  server.fails = [{ error: unreachable, after: false }];
  const id = before.create();
  before.do(does.setVerdict(before.claim(), "false"));
  await before.flusher.flush();
  await written(before.outbox);
  expect(before.state()).toEqual({ kind: "offline", changes: 1 });

  const after = await openTab();
  expect(after.claim()).toEqual(before.claim());
  expect(after.history.steps).toHaveLength(2);
  await after.flusher.flush();
  expect(server.claims.get(id)?.document?.verdict?.label).toBe("false");
  after.undo();
  after.undo();
  expect(after.pass.claims.size).toBe(0);
  await after.flusher.flush();
  expect(server.claims.get(id)).toEqual({ version: 2, document: null });
});

test("a speaker who was not sent before a reload keeps the office that the article states", async () => {
  const before = await openTab();
  const fields = {
    name: "Dorina Mour",
    kind: "person",
    anonymous: false,
    descriptor: "",
    role: " Agriculture  Minister ",
  } as const;
  const made = newSpeaker({ ...before.setting, newId: newUuid }, fields);
  before.create();
  before.do({ ...does.setSpeakers(before.claim(), [made.id]), ...addSpeaker(made) });
  await written(before.outbox);

  const after = await openTab();
  expect(after.pass.speakers.get(made.id)).toEqual(made);
  await after.flusher.flush();
  const sent = {
    id: made.id,
    name: "Dorina Mour",
    kind: "person",
    anonymous: false,
    descriptor: "",
    roles: [{ position: "Agriculture Minister" }],
  };
  expect(server.batches[0]?.[0]).toEqual({ speaker: sent });
});

test("a deleted claim that is brought back by undo is stored again", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  tab.do(does.remove(tab.pass, tab.claim()));
  await tab.flusher.flush();
  expect(server.claims.get(id)?.document).toBeNull();
  tab.undo();
  await tab.flusher.flush();
  expect(server.claims.get(id)).toMatchObject({ version: 3, document: { id } });
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a claim that comes and goes before anything is sent is not sent", async () => {
  const tab = await openTab();
  tab.create();
  tab.undo();
  await tab.flusher.flush();
  expect(server.batches).toEqual([]);
  await written(tab.outbox);
  expect((await device.read("pass")).pending).toEqual([]);
});

test("a claim that comes and goes is deleted on the server where the answer to its coming was lost", async () => {
  const tab = await openTab();
  const id = tab.create();
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  tab.undo();
  await tab.flusher.flush();
  expect(server.claims.get(id)?.document).toBeNull();
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("an answer that calls our own claim stale at the version we gave goes to the person, not round in a circle", async () => {
  const tab = await openTab();
  const id = tab.create();
  const batch = tab.outbox.batch();
  const [entry] = batch.entries;
  if (entry?.kind !== "claim" || !entry.body) throw new Error("the claim is sent");
  tab.outbox.sending(batch);
  tab.outbox.stale(entry, { ...entry.body, version: entry.base, updated_at: null }, entry.base);
  expect([...tab.outbox.conflicts.keys()]).toEqual([id]);
  expect(tab.outbox.batch().ops).toEqual([]);
});

test("a lost answer is no conflict, even when the person went on working", async () => {
  const tab = await openTab();
  const id = tab.create();
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state()).toMatchObject({ kind: "offline" });
  tab.do(does.setFields(tab.claim(), { note: "went on" }));
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(id)).toMatchObject({ version: 2, document: { note: "went on" } });
});

test("a lost answer is no conflict after a reload either", async () => {
  const tab = await openTab();
  tab.create();
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  tab.do(does.setFields(tab.claim(), { note: "went on" }));
  await written(tab.outbox);
  const again = await openTab();
  await again.flusher.flush();
  expect(again.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(again.claim().id)).toMatchObject({ version: 2, document: { note: "went on" } });
});

test("a change made while the one before is on its way is based on what that one became", async () => {
  const tab = await openTab();
  const id = tab.create();
  server.during = () => tab.do(does.setFields(tab.claim(), { note: "meanwhile" }));
  await tab.flusher.flush();
  await tab.flusher.flush();
  expect(server.claims.get(id)).toMatchObject({ version: 2, document: { note: "meanwhile" } });
});

test("a stale change never overwrites: it waits until the person keeps theirs or mine", async () => {
  for (const keep of ["mine", "theirs"] as const) {
    emptyServer();
    const tab = await openTab(null);
    const id = tab.create();
    await tab.flusher.flush();
    const theirs = changedElsewhere(id);
    tab.do(does.setFields(tab.claim(), { note: "mine" }));
    await tab.flusher.flush();
    expect(tab.state()).toEqual({ kind: "conflict", changes: 1 });
    expect(server.claims.get(id)?.document?.note).toBe("theirs");
    expect(tab.outbox.conflicts.get(id)?.theirs).toEqual(theirs);
    const taken = tab.outbox.settle(id, keep);
    await tab.flusher.flush();
    expect(server.claims.get(id)?.document?.note).toBe(keep);
    expect(taken?.claims?.get(id)?.note ?? "mine").toBe(keep);
    expect(tab.state()).toEqual({ kind: "saved" });
  }
});

test("a claim that was deleted elsewhere can be kept all the same", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  server.claims.set(id, { version: 2, document: null });
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  await tab.flusher.flush();
  expect(tab.outbox.conflicts.get(id)).toEqual({ theirs: null, version: 2 });
  tab.outbox.settle(id, "mine");
  await tab.flusher.flush();
  expect(server.claims.get(id)).toMatchObject({ version: 3, document: { note: "mine" } });
});

test("without the network it tries again by itself, more and more seldom", async () => {
  const tab = await openTab();
  server.fails = [unreachable, unreachable, unreachable].map((error) => ({ error, after: false }));
  tab.create();
  await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await vi.advanceTimersByTimeAsync((BACK_OFF[0] ?? 0) + (BACK_OFF[1] ?? 0) - 600);
  expect(server.batches).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(600 + (BACK_OFF[2] ?? 0));
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("an answer that is not the product's refuses nothing: it is tried again", async () => {
  const tab = await openTab();
  const id = tab.create();
  const strange = [
    { status: 200, code: "not_json" },
    { status: 404, code: "http_404" },
    { status: 413, code: "http_413" },
  ];
  server.fails = strange.map((init) => ({
    error: new ApiError({ ...init, message: "Welcome to our Wi-Fi" }),
    after: false,
  }));
  for (const _ of strange) await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await tab.flusher.flush();
  expect(server.claims.has(id)).toBe(true);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("one send that breaks in a way nobody foresaw does not keep the next from being sent", async () => {
  const tab = await openTab();
  const id = tab.create();
  const broken = new TypeError("the line broke in the middle of the answer");
  server.fails = [{ error: broken, after: true }];
  await expect(tab.flusher.flush()).rejects.toBe(broken);
  tab.do(does.setFields(tab.claim(), { note: "went on" }));
  await tab.flusher.flush();
  expect(server.claims.get(id)).toMatchObject({ version: 2, document: { note: "went on" } });
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a request that is never answered counts as lost after a while, and the changes are sent again", async () => {
  const tab = await openTab();
  const id = tab.create();
  server.hangs = true;
  const flushed = tab.flusher.flush();
  await vi.advanceTimersByTimeAsync(LONGEST_WAIT - 100);
  expect(tab.state().kind).toBe("saving");
  await vi.advanceTimersByTimeAsync(200);
  await flushed;
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await vi.advanceTimersByTimeAsync((BACK_OFF[0] ?? 0) + 100);
  await tab.flusher.flush();
  expect(server.claims.has(id)).toBe(true);
});

test("an answer that comes after another tab took over leaves what this device kept to the other tab", async () => {
  const before = await openTab();
  before.create();
  server.during = () => before.flusher.stop();
  await before.flusher.flush();
  await written(before.outbox);
  expect(server.claims.size).toBe(1);
  expect((await device.read("pass")).pending).toHaveLength(1);
  const after = await openTab();
  await after.flusher.flush();
  await written(after.outbox);
  expect(after.state()).toEqual({ kind: "saved" });
  expect((await device.read("pass")).pending).toEqual([]);
  expect(server.claims.size).toBe(1);
});
