import "fake-indexeddb/auto";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { Claim as WireClaim, ClaimDocument, Id, SubmitProblem, SyncOp, SyncResult } from "../api/model.ts";
import * as history from "../work/history.ts";
import { addSpeaker, newSpeaker } from "../work/speakers.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import type { Change, Claim, Pass } from "../work/types.ts";
import { ActiveTime } from "./activeTime.ts";
import { BACK_OFF, Flusher, LONGEST_WAIT, PAUSE, QUIET, type Send } from "./flush.ts";
import { empty, unsentOf, waitingIn } from "./kept.ts";
import { Outbox } from "./outbox.ts";
import { saveStateOf, wouldLose } from "./saveState.ts";
import { DeviceStore } from "./store.ts";
import { claimFromWire, claimToWire, newUuid, sameDocument } from "./wire.ts";

/** The server's rule of versions and repeats, without its database. */
class VersionedStore {
  readonly claims = new Map<Id, { version: number; document: ClaimDocument | null }>();
  readonly decisions = new Map<Id, string>();
  readonly speakers = new Set<Id>();
  readonly batches: (readonly SyncOp[])[] = [];
  seconds = 0;
  turn = 0;
  /** The newest batch and its results: sent again, it is answered as the first time. */
  private answered: { batch: string; results: SyncResult[] } | null = null;
  /** What goes wrong next: before the batch is taken, or after it, when only the answer is lost. */
  fails: { error: Error; after: boolean }[] = [];
  /** The next batch is swallowed: no answer comes until somebody gives up waiting. */
  hangs = false;
  /** What happens in the tab while the next batch is on its way. */
  during: (() => void) | null = null;

  alive = async (): Promise<void> => {
    const fails = this.fails.shift();
    if (fails) throw fails.error;
  };

  send: Send = async (ops, seconds, { signal, turn }) => {
    if (ops.length > 0 || seconds > 0) this.batches.push(ops);
    if (this.hangs) {
      this.hangs = false;
      await new Promise((_, giveUp) => {
        signal?.addEventListener("abort", () => giveUp(unreachable));
      });
    }
    const { during } = this;
    this.during = null;
    during?.();
    const fails = this.fails.shift();
    if (fails && !fails.after) throw fails.error;
    const batch = JSON.stringify([ops, seconds]);
    const again = turn === this.turn && this.answered?.batch === batch ? this.answered.results : null;
    if (!again && turn !== undefined && turn <= this.turn) throw overtaken;
    this.turn = turn ?? this.turn;
    const results = again ?? ops.map((op) => this.take(op));
    if (turn !== undefined) this.answered = { batch, results };
    if (!again) this.seconds += seconds;
    if (fails) throw fails.error;
    return { results, assignment: { ...smallPass().setting.assignment, turn: this.turn } };
  };

  handedIn = false;
  /** What a pass still needs, before it is handed in. */
  problems: SubmitProblem[] = [];

  submit: Send = async (ops, seconds, options) => {
    if (this.handedIn && options.turn !== this.turn) throw refusal("submitted");
    const reply = await this.send(ops, seconds, options);
    this.handedIn ||= this.problems.length === 0 && reply.results.every(({ status }) => status === "ok");
    if (this.handedIn) return { ...reply, assignment: { ...reply.assignment, state: "submitted" } };
    throw refusal("not_ready", { problems: this.problems, details: { ...reply } });
  };

  private take(op: SyncOp): SyncResult {
    if ("speaker" in op) {
      this.speakers.add(op.speaker.id);
      return { status: "ok", id: op.speaker.id, version: 1 };
    }
    if ("decide" in op) {
      this.decisions.set(op.decide, op.as);
      return { status: "ok", id: op.decide, version: 1 };
    }
    const id = "put" in op ? op.put.id : op.delete;
    const document = "put" in op ? op.put : null;
    const stored = this.claims.get(id);
    if (!stored && !document)
      return { status: "invalid", id, code: "unknown_claim", field: "delete", message: "There is no such claim." };
    if (stored && sameDocument(stored.document, document)) return { status: "ok", id, version: stored.version };
    if (op.base !== (stored?.version ?? 0)) {
      const theirs = stored?.document ? { ...stored.document, version: stored.version, updated_at: null } : null;
      return { status: "conflict", id, theirs, version: stored?.version ?? 0 };
    }
    const version = (stored?.version ?? 0) + 1;
    this.claims.set(id, { version, document });
    return { status: "ok", id, version };
  }
}

const unreachable = new ApiError({ status: 0, code: "unreachable", message: "The server did not answer." });
const signedOut = new ApiError({ status: 401, code: "not_signed_in", message: "Sign in." });
const overtaken = new ApiError({ status: 409, code: "overtaken", message: "A later batch has arrived." });
const refusal = (code: string, more: Partial<ConstructorParameters<typeof ApiError>[0]> = {}) =>
  new ApiError({ status: 409, code, message: "Not now.", ...more });
let databases = 0;
let device: DeviceStore;
let server: VersionedStore;
let flusher: Flusher | null = null;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  databases += 1;
  device = await DeviceStore.open(`test ${databases}`);
  server = new VersionedStore();
});

afterEach(() => {
  flusher?.stop();
  flusher = null;
  vi.useRealTimers();
});

/** One person's tab: a pass, its undo line, and the way to the server. */
async function openTab(store: DeviceStore | null = device) {
  const { setting, pass, map } = smallPass();
  const stored = [...server.claims].filter(([, { document }]) => document !== null);
  const known: Pass = {
    ...pass,
    claims: new Map(stored.map(([id, { document }]) => [id, claimFromWire(map, document as ClaimDocument)])),
  };
  const versions = new Map([...server.claims].map(([id, { version }]) => [id, version]));
  const outbox = new Outbox({
    assignment: "pass",
    store,
    person: 7,
    map,
    text: TEXT,
    versions,
    changed: () => undefined,
  });
  const kept = await outbox.restore(known);
  const active = new ActiveTime();
  flusher?.stop();
  const tab = {
    outbox,
    ...kept,
    flusher: new Flusher({
      outbox,
      send: server.send,
      active,
      turn: server.turn,
      alive: server.alive,
      report: () => undefined,
    }),
    do(change: Change | null) {
      if (!change) throw new Error("nothing was done");
      const moved = history.record(tab.pass, tab.history, change, "step", null, null);
      Object.assign(tab, { pass: moved.pass, history: moved.history });
      outbox.note(change, moved.history);
      tab.flusher.changed();
    },
    undo() {
      const moved = history.undo(tab.pass, tab.history);
      if (!moved) throw new Error("nothing to undo");
      Object.assign(tab, { pass: moved.pass, history: moved.history });
      outbox.note(moved.change, moved.history);
    },
    claim(): Claim {
      const [claim] = [...tab.pass.claims.values()];
      if (!claim) throw new Error("no claim");
      return claim;
    },
    create() {
      tab.do(does.create(tab.pass, { ...setting, newId: newUuid }, at("several planning efforts")));
      return tab.claim().id;
    },
    state: () => saveStateOf(tab.flusher.facts()),
    active,
    setting,
  };
  flusher = tab.flusher;
  return tab;
}

/** Let the device finish writing. */
async function written(outbox: Outbox): Promise<void> {
  await vi.waitFor(() => expect(outbox.storing).toBe(0));
}

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

/** Someone else changes the claim on the server. */
function changedElsewhere(id: Id): WireClaim {
  const stored = server.claims.get(id);
  if (!stored?.document) throw new Error("not stored");
  const document = { ...stored.document, note: "theirs" };
  server.claims.set(id, { version: stored.version + 1, document });
  return { ...document, version: stored.version + 1, updated_at: null };
}

test("a stale change never overwrites: it waits until the person keeps theirs or mine", async () => {
  for (const keep of ["mine", "theirs"] as const) {
    server = new VersionedStore();
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

test("it never says saved while something is on its way to the device or the server", () => {
  const none = {
    unsent: 0,
    storing: 0,
    storageFailed: false,
    unreachable: false,
    blocked: null,
    conflicts: 0,
    refused: 0,
  };
  expect(saveStateOf(none).kind).toBe("saved");
  expect(saveStateOf({ ...none, unsent: 1, storing: 1 }).kind).toBe("saving");
  expect(saveStateOf({ ...none, unsent: 1, storing: 1, unreachable: true }).kind).toBe("saving");
  expect(saveStateOf({ ...none, unsent: 1, unreachable: true }).kind).toBe("offline");
  expect(saveStateOf({ ...none, blocked: "signed_out" }).kind).toBe("blocked");
  expect(saveStateOf({ ...none, unsent: 2, conflicts: 1, unreachable: true }).kind).toBe("conflict");
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

test("a pause of more than a minute does not count as work", () => {
  let now = 0;
  const active = new ActiveTime(() => now);
  for (const moment of [0, 20_000, 50_000, 200_000, 210_500]) {
    now = moment;
    active.touch();
  }
  expect(active.pending()).toBe(60);
  expect(active.take()).toBe(60);
  expect(active.take()).toBe(0);
  active.giveBack(60);
  active.away();
  now = 220_000;
  active.touch();
  expect(active.pending()).toBe(60);
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
  expect(server.claims.size).toBe(1);
  expect(tab.outbox.size).toBe(0);
});

test("the last changes go with the submit, in one request", async () => {
  const tab = await openTab();
  const id = tab.create();
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.handedIn).toBe(true);
  expect(server.batches).toHaveLength(1);
  expect(server.claims.get(id)?.version).toBe(1);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a pass of which the server has everything is handed in", async () => {
  const tab = await openTab();
  tab.create();
  await tab.flusher.flush();
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.handedIn).toBe(true);
});

test("what went with a refused submit is saved, and sent no second time", async () => {
  const tab = await openTab();
  const claim = tab.create();
  server.problems = [{ claim, code: "speaker_missing", message: "Name the speaker." }];
  const failure = await tab.flusher.handIn(server.submit);
  expect(failure).toMatchObject({ code: "not_ready", problems: server.problems });
  expect(tab.state()).toEqual({ kind: "saved" });
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(server.batches).toHaveLength(1);
  server.problems = [];
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
});

test("a claim that was changed elsewhere keeps the pass open until somebody has chosen", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  const stored = server.claims.get(id);
  server.claims.set(id, { version: 2, document: { ...(stored?.document as ClaimDocument), note: "theirs" } });
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  expect(tab.state()).toMatchObject({ kind: "conflict" });
  // Nothing is asked of the server while the choice is open.
  const sent = server.batches.length;
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  expect(server.batches).toHaveLength(sent);
  tab.outbox.settle(id, "mine");
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.claims.get(id)?.document?.note).toBe("mine");
});

test("offline, nothing is handed in, and the changes are sent when the network is back", async () => {
  const tab = await openTab();
  tab.create();
  server.fails = [{ error: unreachable, after: false }];
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(server.handedIn).toBe(false);
});

test("a submit whose answer was lost is done once somebody submits again", async () => {
  const tab = await openTab();
  tab.create();
  const lost: Send = async (...batch) => {
    await server.submit(...batch);
    throw unreachable;
  };
  expect(await tab.flusher.handIn(lost)).toBe("unsent");
  // The same batch, sent again, is answered as the first time.
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect([server.handedIn, server.claims.size]).toEqual([true, 1]);
});

test("a batch that submit refuses as a whole is sent by itself, which tells what is wrong", async () => {
  const tab = await openTab();
  tab.create();
  const unknown = new ApiError({ status: 400, code: "unknown_field", message: "There is no field ops." });
  expect(await tab.flusher.handIn(() => Promise.reject(unknown))).toMatchObject({ code: "unknown_field" });
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("submitting catches up with what another page has sent", async () => {
  const tab = await openTab();
  tab.create();
  server.during = () => (server.turn = 9);
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.turn).toBe(10);
});

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

test("who signs out leaves nothing that is sent; what is not, stays theirs until they discard it", async () => {
  const document = { id: "c" } as ClaimDocument;
  const put = [{ assignment: "x", kind: "claim", id: "c", body: document, base: 0, seq: 1 } as const];
  await device.write("sent", { steps: ONE_STEP }, 7);
  await device.write("mine", { put: put.map((one) => ({ ...one, assignment: "mine" })), steps: ONE_STEP }, 7);
  await device.write("theirs", { put: put.map((one) => ({ ...one, assignment: "theirs" })), steps: ONE_STEP }, 8);
  await device.write("their sent", { steps: ONE_STEP }, 8);
  expect([...(await unsentOf(device, 7))]).toEqual([["mine", 1]]);
  await empty(device, 7, "keep");
  const left = async () =>
    Promise.all(
      ["sent", "mine", "theirs", "their sent"].map(async (pass) => {
        const { pending, steps: kept } = await device.read(pass);
        return pending.length + kept.length;
      }),
    );
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
