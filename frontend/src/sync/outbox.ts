/**
 * The newest document of everything that changed and that the server has not confirmed, kept on the device as it
 * changes.
 */

import type { Claim as WireClaim, ClaimDocument, Id, SyncOp } from "../api/model.ts";
import type { OffsetMap } from "../text/offsets.ts";
import type { History } from "../work/history.ts";
import { EMPTY } from "../work/history.ts";
import { apply } from "../work/pass.ts";
import { office } from "../work/speakerNames.ts";
import type { Change, Claim, Decision, Pass, Speaker } from "../work/types.ts";
import type { DeviceStore, Pending, Write } from "./device/store.ts";
import { claimFromWire, claimToWire, sameDocument, speakerToWire } from "./wire.ts";

export interface Conflict {
  readonly theirs: WireClaim | null;
  /** The version ours has to be based on to replace theirs; a deleted claim has one too. */
  readonly version: number;
}

export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** A batch of operations and the entries they stand for, line by line. */
export interface Batch {
  readonly ops: readonly SyncOp[];
  readonly entries: readonly Pending[];
}

export const LARGEST_BATCH = 200;
/** Unconfirmed versions of a claim that are remembered as ours. */
const REMEMBERED = 50;

export class Outbox {
  /** Whether every change so far is durable on this device. */
  storing = 0;
  /** Whether the device refused to keep something: then only this tab has it. */
  storageFailed = false;
  readonly conflicts = new Map<Id, Conflict>();
  readonly refused = new Map<Id, Refusal>();
  private writes: Promise<unknown> = Promise.resolve();
  private readonly pending = new Map<string, Pending>();
  private readonly versions: Map<Id, number>;
  private steps = new Map<number, unknown>();
  private seq = 0;
  private readonly assignment: Id;
  private readonly person: number | null;
  private readonly store: DeviceStore | null;
  private readonly map: OffsetMap;
  private readonly text: string;
  private readonly changed: () => void;

  constructor(init: {
    assignment: Id;
    store: DeviceStore | null;
    /** Whose pass it is, by their number. */
    person: number | null;
    map: OffsetMap;
    text: string;
    versions: Map<Id, number>;
    changed: () => void;
  }) {
    this.assignment = init.assignment;
    this.store = init.store;
    this.person = init.person;
    this.map = init.map;
    this.text = init.text;
    this.versions = init.versions;
    this.changed = init.changed;
    this.storageFailed = init.store === null;
  }

  /** Count the documents that the server has not confirmed. */
  get size(): number {
    return this.pending.size;
  }

  /** Lay what this device kept over what the server sent, and bring the undo steps back. */
  async restore(pass: Pass): Promise<{ pass: Pass; history: History }> {
    if (!this.store) return { pass, history: EMPTY };
    const kept = await this.store.read(this.assignment);
    const claims = new Map<Id, Claim | null>();
    const decisions = new Map<Id, Decision | null>();
    const speakers = new Map<Id, Speaker>();
    for (const entry of kept.pending) {
      this.pending.set(keyOf(entry), perhapsSent(entry));
      this.seq = Math.max(this.seq, entry.seq);
      if (entry.kind === "claim") claims.set(entry.id, entry.body && claimFromWire(this.map, entry.body));
      else if (entry.kind === "decision") decisions.set(entry.id, entry.body);
      else
        speakers.set(entry.id, {
          ...entry.body,
          country: "",
          wikidata_id: "",
          aliases: [],
          roles: (entry.body.roles ?? []).map(({ position }) => office(position)),
          claims: 0,
          article: null,
        });
    }
    this.steps = new Map(kept.steps.map((step) => [step.n, step]));
    const history = { steps: kept.steps, at: Math.min(kept.at, kept.steps.length) };
    return { pass: apply(pass, { claims, decisions, speakers }), history };
  }

  /** Note a change and the undo line after it; both are written to the device in one go. */
  note(change: Change, history: History): void {
    const entries: Pending[] = [];
    for (const [id, speaker] of change.speakers ?? []) entries.push(this.entry("speaker", id, speakerToWire(speaker)));
    for (const [id, claim] of change.claims ?? [])
      entries.push(this.entry("claim", id, claim && claimToWire(this.map, this.text, claim)));
    for (const [id, decision] of change.decisions ?? []) entries.push(this.entry("decision", id, decision));
    // A claim that came and went before anything was sent is nothing to the server.
    const drop = entries.filter(
      (entry) => entry.body === null && entry.kind === "claim" && entry.base === 0 && !("sent" in entry),
    );
    const put = entries.filter((entry) => !drop.includes(entry));
    for (const entry of drop) this.pending.delete(keyOf(entry));
    for (const entry of put) this.pending.set(keyOf(entry), entry);
    for (const { id } of entries) this.refused.delete(id);
    this.keep({ put, drop, steps: this.stepsWrite(history) });
  }

  /** Make the next batch, in the order the server needs: speakers, claims (parents first), deletions, decisions. */
  batch(): Batch {
    const open = [...this.pending.values()].filter(({ id }) => !this.conflicts.has(id) && !this.refused.has(id));
    const puts = new Map<Id, Pending & { kind: "claim" }>();
    for (const entry of open) if (entry.kind === "claim" && entry.body) puts.set(entry.id, entry);
    const ordered: Pending[] = open.filter(({ kind }) => kind === "speaker");
    const visit = (entry: Pending & { kind: "claim" }): void => {
      if (!puts.delete(entry.id)) return;
      const parent = entry.body?.parent ? puts.get(entry.body.parent) : undefined;
      if (parent) visit(parent);
      ordered.push(entry);
    };
    for (const entry of puts.values()) visit(entry);
    ordered.push(...open.filter((entry) => entry.kind === "claim" && !entry.body));
    ordered.push(...open.filter(({ kind }) => kind === "decision"));
    const entries = ordered.slice(0, LARGEST_BATCH);
    return { ops: entries.map(opOf), entries };
  }

  /** Remember what is being sent, so that a lost answer is not taken for someone else's change. */
  sending(batch: Batch): void {
    const put: Pending[] = [];
    for (const entry of batch.entries) {
      const current = this.pending.get(keyOf(entry));
      if (current?.kind !== "claim" || entry.kind !== "claim") continue;
      const marked = { ...current, sent: withBody(current.sent, entry.body) };
      this.pending.set(keyOf(entry), marked);
      put.push(marked);
    }
    if (put.length > 0) this.keep({ put });
  }

  /** The server has an entry: drop it, or base a newer change on the version it got. */
  confirmed(entry: Pending, version: number): void {
    const versioned = entry.kind === "claim" || version > 0;
    if (versioned) this.versions.set(entry.id, version);
    const current = this.pending.get(keyOf(entry));
    if (!current) return;
    if (current.seq === entry.seq) this.drop(current);
    else if (versioned) this.replace({ ...withoutSent(current), base: version });
  }

  /** The server has another version: base ours on it where it is only our own earlier one, else wait for a person. */
  stale(entry: Pending, theirs: WireClaim | null, version: number): void {
    const current = this.pending.get(keyOf(entry));
    if (current?.kind !== "claim") return;
    this.versions.set(entry.id, version);
    const ours = [...(current.sent ?? []), current.body].some((body) => sameDocument(theirs, body));
    // What this device deleted, with the server's word for it, comes back by undo as something the server never had.
    const revived = theirs === null && current.body !== null && current.base === 0;
    // An answer that repeats the base we gave would come back for ever: a person has to look.
    if ((ours || revived) && current.base !== version) this.replace({ ...withoutSent(current), base: version });
    else if (theirs === null && current.body === null) this.drop(current);
    else this.conflicts.set(entry.id, { theirs, version });
  }

  /** The server will not take an entry as it is. */
  refuse(entry: Pending, refusal: Refusal): void {
    // What the server never had needs no deletion.
    if (refusal.code === "unknown_claim" && entry.kind === "claim" && entry.body === null)
      return this.confirmed(entry, 0);
    if (this.pending.get(keyOf(entry))?.seq === entry.seq) this.refused.set(entry.id, refusal);
  }

  /** Settle a conflict: keep ours over theirs, or take theirs; returns theirs as a change when it was taken. */
  settle(id: Id, keep: "mine" | "theirs"): Change | null {
    const conflict = this.conflicts.get(id);
    const current = this.pending.get(`claim ${id}`);
    this.conflicts.delete(id);
    if (!conflict || current?.kind !== "claim") return null;
    if (keep === "mine") {
      this.replace({ ...withoutSent(current), base: conflict.version });
      return null;
    }
    this.drop(current);
    return { claims: new Map([[id, conflict.theirs && claimFromWire(this.map, conflict.theirs)]]) };
  }

  /** Wait until this device has noted everything so far. */
  async stored(): Promise<void> {
    await this.writes;
  }

  /** Forget the pass on this device: the server has it and it is over. */
  async forget(): Promise<void> {
    this.pending.clear();
    await this.store?.forget(this.assignment);
  }

  private entry<Kind extends Pending["kind"]>(kind: Kind, id: Id, body: Pending["body"]): Pending {
    const current = this.pending.get(`${kind} ${id}`);
    this.seq += 1;
    const base = current?.base ?? this.versions.get(id) ?? 0;
    const sent = current?.sent === undefined ? {} : { sent: current.sent };
    return { assignment: this.assignment, kind, id, body, base, seq: this.seq, ...sent } as Pending;
  }

  private replace(entry: Pending): void {
    this.pending.set(keyOf(entry), entry);
    this.keep({ put: [entry] });
  }

  private drop(entry: Pending): void {
    this.pending.delete(keyOf(entry));
    this.keep({ drop: [entry] });
  }

  private stepsWrite(history: History): NonNullable<Write["steps"]> {
    const wanted = new Map(history.steps.map((step) => [step.n, step]));
    const put = history.steps.filter((step) => this.steps.get(step.n) !== step);
    const drop = [...this.steps.keys()].filter((n) => !wanted.has(n));
    this.steps = wanted;
    return { put, drop, at: history.at };
  }

  private keep(write: Write): void {
    if (!this.store) return;
    this.storing += 1;
    const written = this.store
      .write(this.assignment, write, this.person)
      .catch(() => {
        // A full or forbidden disk: the tab still has everything and says so.
        this.storageFailed = true;
      })
      .finally(() => {
        this.storing -= 1;
        this.changed();
      });
    this.writes = Promise.all([this.writes, written]);
  }
}

function keyOf(entry: { kind: string; id: Id }): string {
  return `${entry.kind} ${entry.id}`;
}

/** A tab that was closed may have sent its last document without hearing the answer, and without noting that it did. */
function perhapsSent(entry: Pending): Pending {
  return entry.kind === "claim" ? { ...entry, sent: withBody(entry.sent, entry.body) } : entry;
}

type Body = ClaimDocument | null;

function withBody(sent: readonly Body[] = [], body: Body): readonly Body[] {
  return sent.some((one) => sameDocument(one, body)) ? sent : [...sent, body].slice(-REMEMBERED);
}

function withoutSent<Some extends Pending>(entry: Some): Some {
  const { sent: _, ...rest } = entry;
  return rest as Some;
}

function opOf(entry: Pending): SyncOp {
  if (entry.kind === "speaker") return { speaker: entry.body };
  if (entry.kind === "decision")
    return entry.body?.settled
      ? { ...entry.body.settled, settle: entry.id, base: entry.base }
      : { decide: entry.id, as: entry.body?.as ?? "undone", claim: entry.body?.claim ?? null };
  const body: ClaimDocument | null = entry.body;
  return body ? { put: body, base: entry.base } : { delete: entry.id, base: entry.base };
}
