/**
 * What waits on this device: how it is kept, what it is based on, and when it is done with.
 * @vitest-environment node
 */
import { openDB } from "idb";
import { expect, test, vi } from "vitest";

import type { ClaimDocument } from "../api/model.ts";
import { EMPTY } from "../work/history.ts";
import { apply } from "../work/pass.ts";
import { addSpeaker, newSpeaker } from "../work/speakers.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import { BACK_OFF } from "./flush.ts";
import { Outbox } from "./outbox.ts";
import { anewForEachTest, changedElsewhere, device, openTab, server, unreachable, written } from "./testing.ts";
import { newUuid } from "./wire.ts";

anewForEachTest();

const kept = async () => (await device.read("pass")).pending;

test("a decision that was not sent before a reload is still there, and names the claim that it became", async () => {
  const { setting, outer } = smallPass();
  const before = await openTab();
  before.do(does.accept(before.pass, { ...setting, newId: newUuid }, outer));
  const claim = before.claim().id;
  await written(before.outbox);
  const after = await openTab();
  expect(after.pass.decisions.get(outer.id)).toEqual({ as: "accepted", claim });
  await after.flusher.flush();
  expect(server.batches[0]?.at(-1)).toEqual({ decide: outer.id, as: "accepted", claim });
  expect(after.state()).toEqual({ kind: "saved" });
});

test("a suggestion is rejected, and nothing but that is sent", async () => {
  const { outer } = smallPass();
  const tab = await openTab();
  tab.do(does.reject(outer));
  await tab.flusher.flush();
  expect(server.batches).toEqual([[{ decide: outer.id, as: "rejected", claim: null }]]);
});

test("what was accepted and is undone is taken back once: the claim, then the decision", async () => {
  const { setting, outer } = smallPass();
  const tab = await openTab();
  tab.do(does.accept(tab.pass, { ...setting, newId: newUuid }, outer));
  const claim = tab.claim().id;
  await tab.flusher.flush();
  tab.undo();
  await tab.flusher.flush();
  expect(server.batches.at(-1)).toEqual([
    { delete: claim, base: 1 },
    { decide: outer.id, as: "undone", claim: null },
  ]);
});

test("a settled group is based on the version that the server gave it, also while an answer is on its way", async () => {
  const tab = await openTab();
  const settle = (reason: string) =>
    tab.do({ decisions: new Map([["group", { as: "accepted", claim: null, settled: { reason } as never }]]) });
  settle("first");
  server.during = () => settle("second");
  await tab.flusher.flush();
  settle("third");
  await tab.flusher.flush();
  expect(server.batches.flat()).toEqual([
    { reason: "first", settle: "group", base: 0 },
    { reason: "second", settle: "group", base: 1 },
    { reason: "third", settle: "group", base: 2 },
  ]);
});

test("a new speaker without an office is the same after a reload", async () => {
  const tab = await openTab();
  const made = newSpeaker(
    { ...tab.setting, newId: newUuid },
    { name: "Dorina Mour", kind: "person", anonymous: false, descriptor: "" },
  );
  tab.do(addSpeaker(made));
  await written(tab.outbox);
  const after = await openTab();
  expect(after.pass.speakers.get(made.id)).toEqual(made);
  await after.flusher.flush();
  expect(JSON.stringify(server.batches)).not.toContain("roles");
});

test("a change after a reload is newer than what was on its way, and is not lost with the answer to that", async () => {
  const before = await openTab();
  const id = before.create();
  await written(before.outbox);
  const after = await openTab();
  server.during = () => after.do(does.setFields(after.claim(), { note: "meanwhile" }));
  await after.flusher.flush();
  await after.flusher.flush();
  expect(server.claims.get(id)?.document?.note).toBe("meanwhile");
});

test("after a reload the undo line is where it was, and what can no longer be redone is forgotten on the device", async () => {
  const before = await openTab();
  before.create();
  before.do(does.setFields(before.claim(), { note: "seen" }));
  before.do(does.setFields(before.claim(), { note: "seen twice" }));
  before.undo();
  before.undo();
  await written(before.outbox);
  const after = await openTab();
  expect(after.history).toEqual(before.history);
  expect(after.history.at).toBe(1);
  after.do(does.setFields(after.claim(), { note: "another" }));
  await written(after.outbox);
  const { steps, at: position } = await device.read("pass");
  expect({ steps, at: position }).toEqual(after.history);
});

test("only the step that is new is written, however long the undo line is", async () => {
  const tab = await openTab();
  tab.create();
  const write = vi.spyOn(device, "write");
  tab.do(does.setFields(tab.claim(), { note: "seen" }));
  expect(write.mock.calls[0]?.[1].steps?.put).toEqual([tab.history.steps[1]]);
});

test("what is sent is noted on the device before the answer comes", async () => {
  const { setting, outer } = smallPass();
  const tab = await openTab();
  tab.do(does.accept(tab.pass, { ...setting, newId: newUuid }, outer));
  server.fails = [{ error: unreachable, after: true }];
  await tab.flusher.flush();
  await written(tab.outbox);
  const [claim, decision] = await kept();
  expect(claim).toMatchObject({ kind: "claim", sent: [claim?.body] });
  expect(decision).toMatchObject({ kind: "decision" });
  expect(decision).not.toHaveProperty("sent");
});

test("a tab that died while it sent, before it noted that, takes its own claim for nobody else's", async () => {
  const before = await openTab();
  const id = before.create();
  await before.outbox.stored();
  vi.spyOn(device, "write").mockResolvedValue(undefined);
  server.during = () => before.flusher.stop();
  await before.flusher.flush();
  vi.restoreAllMocks();
  expect((await kept())[0]).not.toHaveProperty("sent");
  const after = await openTab();
  after.do(does.setFields(after.claim(), { note: "went on" }));
  await after.flusher.flush();
  expect(after.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(id)).toMatchObject({ version: 2, document: { note: "went on" } });
});

test("a claim that never reached the server and is deleted is done with, and can come back", async () => {
  const tab = await openTab();
  const id = tab.create();
  const claim = tab.claim();
  server.fails = [{ error: unreachable, after: false }];
  await tab.flusher.flush();
  tab.undo();
  await tab.flusher.flush();
  expect(server.batches[1]).toEqual([{ delete: id, base: 0 }]);
  expect(tab.state()).toEqual({ kind: "saved" });
  tab.do({ claims: new Map([[id, claim]]) });
  await tab.flusher.flush();
  expect(server.batches[2]).toMatchObject([{ put: { id }, base: 0 }]);
  expect(server.claims.get(id)?.version).toBe(1);
});

test("a claim that the server has as deleted, and this device as never sent, comes back", async () => {
  const tab = await openTab();
  const id = tab.create();
  server.claims.set(id, { version: 2, document: null });
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(id)).toMatchObject({ version: 3, document: { id } });
});

test("a claim of which the server has another version is not taken for one that was deleted", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  const { document } = server.claims.get(id) ?? {};
  const again = await openTab();
  again.do(does.setFields(again.claim(), { note: "mine" }));
  server.claims.set(id, { version: 2, document: { ...(document as ClaimDocument), note: "theirs" } });
  await again.flusher.flush();
  expect(again.state()).toEqual({ kind: "conflict", changes: 1 });
});

test("a deletion that meets a deletion is done", async () => {
  const tab = await openTab();
  tab.create();
  await tab.flusher.flush();
  tab.do(does.remove(tab.pass, tab.claim()));
  const [entry] = tab.outbox.batch().entries;
  if (!entry) throw new Error("the deletion is sent");
  tab.outbox.stale(entry, null, entry.base);
  expect([tab.outbox.size, tab.outbox.conflicts.size]).toEqual([0, 0]);
});

test.each(["unknown_claim", "quote_mismatch"])("a claim that is refused with %s waits for the person", async (code) => {
  const { setting, outer } = smallPass();
  const tab = await openTab();
  tab.do(does.accept(tab.pass, { ...setting, newId: newUuid }, outer));
  const refusal = { code, field: "parent", message: "No." };
  const { entries } = tab.outbox.batch();
  for (const entry of entries) tab.outbox.refuse(entry, refusal);
  expect([...tab.outbox.refused]).toEqual(entries.map(({ id }) => [id, refusal]));
  expect(tab.outbox.size).toBe(2);
});

test("a deletion that is refused for another reason waits for the person", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  tab.do(does.remove(tab.pass, tab.claim()));
  const [entry] = tab.outbox.batch().entries;
  if (!entry) throw new Error("the deletion is sent");
  tab.outbox.refuse(entry, { code: "has_nested_claims", field: null, message: "No." });
  expect([...tab.outbox.refused.keys()]).toEqual([id]);
});

test("a refusal of what was mended meanwhile is not held against the newer claim", async () => {
  const tab = await openTab();
  const id = tab.create();
  const [entry] = tab.outbox.batch().entries;
  if (!entry) throw new Error("the claim is sent");
  tab.do(does.setFields(tab.claim(), { note: "mended" }));
  tab.outbox.refuse(entry, { code: "quote_mismatch", field: null, message: "No." });
  expect(tab.outbox.refused.size).toBe(0);
  await tab.flusher.flush();
  expect(server.claims.get(id)?.document?.note).toBe("mended");
});

test("an answer to what is no longer kept changes nothing", async () => {
  const tab = await openTab();
  tab.create();
  const [entry] = tab.outbox.batch().entries;
  if (entry?.kind !== "claim") throw new Error("the claim is sent");
  await tab.outbox.forget();
  tab.outbox.confirmed(entry, 1);
  tab.outbox.stale(entry, null, 2);
  tab.outbox.refuse(entry, { code: "invalid", field: null, message: "No." });
  expect([tab.outbox.size, tab.outbox.conflicts.size, tab.outbox.refused.size]).toEqual([0, 0, 0]);
  expect(await kept()).toEqual([]);
});

test("a pass of which nothing is kept on the device can be forgotten too", async () => {
  const tab = await openTab(null);
  expect(tab.history).toEqual({ steps: [], at: 0 });
  tab.create();
  await tab.outbox.forget();
  expect(tab.outbox.size).toBe(0);
});

test("whoever takes theirs goes on from their version", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  changedElsewhere(id);
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  await tab.flusher.flush();
  const taken = tab.outbox.settle(id, "theirs");
  Object.assign(tab, { pass: apply(tab.pass, taken ?? {}) });
  tab.do(does.setFields(tab.claim(), { note: "theirs, and mine" }));
  await tab.flusher.flush();
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(id)).toMatchObject({ version: 3, document: { note: "theirs, and mine" } });
});

test("whoever takes a deletion has no claim any more", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  server.claims.set(id, { version: 2, document: null });
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  await tab.flusher.flush();
  expect(tab.outbox.settle(id, "theirs")).toEqual({ claims: new Map([[id, null]]) });
  expect(tab.outbox.size).toBe(0);
});

test("a choice that was made survives a reload before it is sent", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  changedElsewhere(id);
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  await tab.flusher.flush();
  tab.outbox.settle(id, "mine");
  await written(tab.outbox);
  const after = await openTab();
  await after.flusher.flush();
  expect(after.state()).toEqual({ kind: "saved" });
  expect(server.claims.get(id)?.document?.note).toBe("mine");
});

test("a choice where there is none to make changes nothing", async () => {
  const tab = await openTab();
  const id = tab.create();
  expect(tab.outbox.settle(id, "theirs")).toBeNull();
  expect(tab.outbox.settle("nothing", "mine")).toBeNull();
  expect(tab.outbox.size).toBe(1);
});

test("everything is on the device once it says so, and the screen hears of it", async () => {
  const { pass, setting, map } = smallPass();
  const changed = vi.fn();
  const parts = { assignment: "pass", store: device, person: 7, map, text: TEXT, versions: new Map() };
  const outbox = new Outbox({ ...parts, changed });
  outbox.note(does.create(pass, setting, at("strike")), EMPTY);
  expect([outbox.storing, changed.mock.calls.length]).toEqual([1, 0]);
  await outbox.stored();
  expect([outbox.storing, changed.mock.calls.length]).toEqual([0, 1]);
  expect(await kept()).toHaveLength(1);
  expect((await device.everything()).passes.get("pass")).toBe(7);
});

test("a full disk is said so as soon as the network is away too", async () => {
  const tab = await openTab();
  vi.spyOn(device, "write").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  server.fails = [{ error: unreachable, after: false }];
  tab.create();
  await tab.flusher.flush();
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "only_here", changes: 1 });
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("an open tab does not hold up the next version of the product, and what is closed is closed", async () => {
  const newer = await openDB("on-record", 2);
  newer.close();
  await expect(device.read("pass")).rejects.toThrow();
});

test("what nobody is known to own, and what is one's own, is kept when somebody opens their work", async () => {
  const steps = { put: [{ n: 1, label: "x", before: {}, after: {}, from: null, to: null }], drop: [], at: 1 };
  await device.write("nobody's", { steps });
  await device.write("theirs", { steps }, 7);
  await device.prune(Date.now());
  expect([...(await device.everything()).passes.keys()]).toEqual(["nobody's", "theirs"]);
  await device.prune(Date.now(), 8);
  expect([...(await device.everything()).passes.keys()]).toEqual(["nobody's"]);
});
