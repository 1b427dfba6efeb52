/** A server in memory and tabs that talk to it, for the tests of this folder; each test gets new ones. */
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import "../../tests/page.ts";
import { afterEach, beforeEach, expect, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { Claim as WireClaim, ClaimDocument, Id, SubmitProblem, SyncOp, SyncResult } from "../api/model.ts";
import * as history from "../work/history.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import type { Change, Claim, Pass } from "../work/types.ts";
import { ActiveTime } from "./activeTime.ts";
import { Flusher, type Send } from "./flush.ts";
import { Outbox } from "./outbox.ts";
import { saveStateOf } from "./saveState.ts";
import { DeviceStore } from "./device/store.ts";
import { claimFromWire, newUuid, sameDocument } from "./wire.ts";

/** The server's rule of versions and repeats, without its database. */
export class VersionedStore {
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
    if ("settle" in op) return { status: "ok", id: op.settle, version: op.base + 1 };
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

export const unreachable = new ApiError({ status: 0, code: "unreachable", message: "The server did not answer." });
export const signedOut = new ApiError({ status: 401, code: "not_signed_in", message: "Sign in." });
export const overtaken = new ApiError({ status: 409, code: "overtaken", message: "A later batch has arrived." });
export const refusal = (code: string, more: Partial<ConstructorParameters<typeof ApiError>[0]> = {}) =>
  new ApiError({ status: 409, code, message: "Not now.", ...more });
export let device: DeviceStore;
export let server: VersionedStore;
let flusher: Flusher | null = null;

/** Give each test of a file an empty device and an empty server, and time that passes only when the test says so. */
export function anewForEachTest(): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    globalThis.indexedDB = new IDBFactory();
    device = await DeviceStore.open();
    server = new VersionedStore();
  });

  afterEach(() => {
    flusher?.stop();
    flusher = null;
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

/** One person's tab: a pass, its undo line, and the way to the server. */
export async function openTab(store: DeviceStore | null = device) {
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
export async function written(outbox: Outbox): Promise<void> {
  await vi.waitFor(() => expect(outbox.storing).toBe(0));
}

/** Someone else changes the claim on the server. */
export function changedElsewhere(id: Id): WireClaim {
  const stored = server.claims.get(id);
  if (!stored?.document) throw new Error("not stored");
  const document = { ...stored.document, note: "theirs" };
  server.claims.set(id, { version: stored.version + 1, document });
  return { ...document, version: stored.version + 1, updated_at: null };
}

/** Start the server anew, with nothing in it. */
export function emptyServer(): void {
  server = new VersionedStore();
}

/** A pass of one tab, and a server that does what the test says, on a clock that the test moves. */
export class Line {
  /** How many changes each request brought. */
  batches: number[] = [];
  /** What goes wrong with the next requests, one after the other. */
  fails: ApiError[] = [];
  /** How the last request was sent. */
  sentAs: Parameters<Send>[2] = {};
  /** What the server says of each change, where it is not the usual. */
  says = (results: SyncResult[]): SyncResult[] => results;
  made = 0;
  readonly alive = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  readonly report = vi.fn();
  readonly active = new ActiveTime();
  readonly outbox: Outbox;
  flusher: Flusher;
  private readonly small = smallPass();

  constructor() {
    const { map } = this.small;
    this.outbox = new Outbox({
      assignment: "pass",
      store: null,
      person: 7,
      map,
      text: TEXT,
      versions: new Map(),
      changed: () => undefined,
    });
    this.flusher = this.opened();
  }

  parts() {
    const { outbox, active, alive, report } = this;
    return { outbox, active, turn: 0, alive, report };
  }

  opened(): Flusher {
    const send: Send = async (ops, _, options) => {
      this.batches.push(ops.length);
      this.sentAs = options;
      const failure = this.fails.shift();
      if (failure) throw failure;
      const results = ops.map((op) => ({ status: "ok" as const, id: "put" in op ? op.put.id : "", version: 1 }));
      return { results: this.says(results), assignment: this.small.setting.assignment };
    };
    return new Flusher({ ...this.parts(), send });
  }

  /** Make a claim: another one each time. */
  change(whole: boolean): void {
    this.made += 1;
    const setting = { ...this.small.setting, newId: () => `claim ${this.made}` };
    this.outbox.note(does.create(this.small.pass, setting, at("several planning efforts")), history.EMPTY);
    this.flusher.changed(whole);
  }
}

export let line: Line;

/** Give each test of a file a line of its own. */
export function lineForEachTest(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
    line = new Line();
  });

  afterEach(() => {
    line.flusher.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}
