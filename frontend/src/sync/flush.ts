/** Sends the outbox to the server: when the person rests or turns away, when the network comes back, when the tab goes away. */

import { ApiError, isRecord } from "../api/errors.ts";
import type { Assignment, SyncOp, SyncReply } from "../api/model.ts";
import type { ActiveTime } from "./activeTime.ts";
import type { Batch, Outbox } from "./outbox.ts";
import { type Facts, wouldLose } from "./saveState.ts";

/** Milliseconds without a change before it is sent: this device has it already, and a batch costs the server little more than one change. */
export const PAUSE = 2500;
/** Milliseconds that a change waits while the person goes on: until what was changed last is whole, and in any case. */
export const PATIENCE = { whole: 5000, open: 15_000 } as const;
/** Milliseconds after the window lost the focus: where the tab goes out of sight too, that sends, and nothing goes twice. */
const AWAY = 200;
/** Milliseconds before the next try; the last one repeats. */
export const BACK_OFF: readonly number[] = [1000, 2000, 4000, 8000, 15000, 30000];
/** Milliseconds after which a request without an answer counts as lost: a line may die without a word. */
export const LONGEST_WAIT = 30_000;
/** Milliseconds between signs of life while the person works without changing anything. */
export const HEARTBEAT = 60_000;
/** Milliseconds without an answer after which a page in sight asks whether the server is there. */
export const QUIET = 20_000;

/** Refusals that say that a pass takes no more changes. */
const OVER: ReadonlySet<string> = new Set(["submitted", "not_leased"]);
/** Answers that are about the person, the pass or the moment, and not about what was sent. */
const ABOUT_OTHERS: ReadonlySet<number> = new Set([401, 403, 404, 409, 429]);

/** Why a pass could not be handed in: changes that are still here, or what the server said. */
export type Failure = "unsent" | ApiError;

export type Send = (
  ops: readonly SyncOp[],
  activeSeconds: number,
  options: { turn?: number; keepalive?: boolean; signal?: AbortSignal; person?: number | null },
) => Promise<SyncReply>;

export class Flusher {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private failures = 0;
  /** Number of the batch that was sent last: the server refuses one that arrives after a later one. */
  private turn: number;
  /** The newest batch, where its answer was lost: sent again as it was, it is answered as the first time. */
  private unanswered: { readonly turn: number; readonly ops: string; readonly seconds: number } | null = null;
  private unreachable = false;
  /** When the oldest change was made that waits to be sent, and when a batch was taken last, in milliseconds of the page. */
  private since: number | null = null;
  private taken = performance.now();
  private blocked: Facts["blocked"] = null;
  /** Why the last request failed. */
  private refusal: ApiError | null = null;
  private stopped = false;
  private readonly outbox: Outbox;
  private readonly send: Send;
  private readonly active: ActiveTime;
  private readonly alive: () => Promise<void>;
  /** When the server answered last, in milliseconds of the page. */
  private heard = performance.now();
  private readonly report: (assignment: Assignment | null) => void;
  private readonly stopListening: () => void;

  constructor(init: {
    outbox: Outbox;
    send: Send;
    active: ActiveTime;
    /** Number of the newest batch that the server had when the pass was opened. */
    turn: number;
    /** Resolves when the server answers: it is asked where nothing else is sent. */
    alive: () => Promise<void>;
    report: (assignment: Assignment | null) => void;
  }) {
    this.turn = init.turn;
    this.outbox = init.outbox;
    this.send = init.send;
    this.active = init.active;
    this.alive = init.alive;
    this.report = init.report;
    this.stopListening = this.listen();
  }

  /** Say how things stand. */
  facts(): Facts {
    return {
      unsent: this.outbox.size,
      storing: this.outbox.storing,
      storageFailed: this.outbox.storageFailed,
      unreachable: this.unreachable,
      blocked: this.blocked,
      conflicts: this.outbox.conflicts.size,
      refused: this.outbox.refused.size,
    };
  }

  /**
   * Something changed: send it when the person rests, or has gone on for long; `whole`: nothing is missing from what was
   * changed. While the server does not answer, the back-off keeps its own time.
   */
  changed(whole = true): void {
    this.since ??= performance.now();
    const patience = this.since + PATIENCE[whole ? "whole" : "open"] - performance.now();
    if (!this.unreachable) this.schedule(Math.max(0, Math.min(PAUSE, patience)));
    this.report(null);
  }

  /** Send now, and wait until everything that can be sent was answered or failed. */
  async flush(options: { keepalive?: boolean } = {}): Promise<void> {
    clearTimeout(this.timer);
    // A page on its way out cannot wait for the request before; the server takes a repeated change as done.
    if (options.keepalive) return this.drain(options);
    // Whatever went wrong with the batch before must not keep the next one from being sent.
    this.running = this.running.catch(() => undefined).then(() => this.drain(options));
    return this.running;
  }

  /**
   * Hand the pass in: what is unsent travels with that, in the same request. Gives null when it is done, else why not; what the
   * server kept all the same is settled then.
   */
  async handIn(submit: Send): Promise<Failure | null> {
    clearTimeout(this.timer);
    const done = this.running.catch(() => undefined).then(() => this.drainInto(submit));
    this.running = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Try again after the person signed in, or took the pass up again. */
  async unblock(): Promise<void> {
    this.blocked = null;
    await this.flush();
  }

  /** Send nothing any more: the session is over or somebody else's. */
  block(why: NonNullable<Facts["blocked"]>): void {
    if (this.stopped) return;
    this.blocked = why;
    clearTimeout(this.timer);
    this.report(null);
  }

  /** Stop for good: the pass was left. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.stopListening();
  }

  private async drain(options: { keepalive?: boolean }): Promise<void> {
    this.since = null;
    for (let batch = this.outbox.batch(); !this.stopped && !this.blocked; batch = this.outbox.batch()) {
      const seconds = this.active.take();
      if (batch.ops.length === 0 && seconds === 0) {
        // oxlint-disable-next-line no-await-in-loop -- nothing is left to send: this is the last thing to do
        if (this.unreachable) await this.probe();
        break;
      }
      // Each batch builds on the answer to the one before.
      // oxlint-disable-next-line no-await-in-loop
      if (!(await this.sendBatch(batch, seconds, options)) || batch.ops.length === 0) break;
    }
    this.report(null);
  }

  private async drainInto(submit: Send): Promise<Failure | null> {
    this.since = null;
    while (!this.stopped && !this.blocked) {
      const batch = this.outbox.batch();
      // What waits for a person keeps the pass open; more than one batch can hold goes before it.
      const last = batch.entries.length === this.outbox.size;
      if (!last && batch.entries.length === 0) break;
      // oxlint-disable-next-line no-await-in-loop -- each batch builds on the answer to the one before
      const went = await this.sendBatch(batch, this.active.take(), {}, last ? submit : this.send);
      if (!went) break;
      if (last && this.refusal === null) return null;
    }
    this.report(null);
    if (this.outbox.size > 0) return "unsent";
    // It was handed in by a request whose answer was lost.
    return this.refusal?.code === "submitted" ? null : (this.refusal ?? "unsent");
  }

  /** Send one batch; true where another one may be sent at once. `via`: what it travels with. */
  private async sendBatch(
    batch: Batch,
    active: number,
    options: { keepalive?: boolean },
    via: Send = this.send,
  ): Promise<boolean> {
    this.refusal = null;
    this.outbox.sending(batch);
    this.report(null);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new DOMException("no answer", "TimeoutError")), LONGEST_WAIT);
    const { turn, ops, seconds } = this.numbered(batch, active);
    try {
      const reply = await via(batch.ops, seconds, { ...options, turn, signal: limit.signal });
      return this.took(batch, reply, turn);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.refusal = error;
      const kept = keptOf(error);
      if (kept) {
        this.took(batch, kept, turn);
        return false;
      }
      this.active.giveBack(seconds);
      if (turn === this.turn) this.unanswered = isAnswer(error) ? null : { turn, ops, seconds };
      if (error.code === "overtaken") return await this.catchUp(limit.signal);
      // Which change is meant, `sync` tells.
      if (via !== this.send && isAnswer(error) && !ABOUT_OTHERS.has(error.status)) {
        await this.drain({});
        this.refusal = error;
        return false;
      }
      return this.failed(batch, error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The server has a batch; true where this page still works on the pass. */
  private took(batch: Batch, reply: SyncReply, turn: number): boolean {
    // Whoever works on the pass by now read from the device what was not confirmed: it is theirs to send again.
    if (this.stopped) return false;
    if (turn === this.turn) this.unanswered = null;
    this.answered();
    this.taken = this.heard;
    this.settle(batch, reply);
    this.report(reply.assignment);
    return true;
  }

  /** Give a batch its number: the one it had where it is sent again unchanged, so that its seconds count once. */
  private numbered(batch: Batch, active: number): { turn: number; ops: string; seconds: number } {
    const ops = JSON.stringify(batch.ops);
    const before = this.unanswered;
    if (before && before.turn === this.turn && before.ops === ops && before.seconds <= active) {
      this.active.giveBack(active - before.seconds);
      return before;
    }
    this.turn += 1;
    return { turn: this.turn, ops, seconds: active };
  }

  /** Another page of this person has sent since: go on after its last batch; versions tell what that changed. */
  private async catchUp(signal: AbortSignal): Promise<boolean> {
    if (this.stopped) return false;
    try {
      const { assignment } = await this.send([], 0, { signal });
      this.turn = Math.max(this.turn, assignment.turn);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.failed({ ops: [], entries: [] }, error);
    }
  }

  /** Ask whether the server is there, where nothing has to be sent that would show it. */
  private async probe(): Promise<void> {
    try {
      await this.alive();
      this.answered();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.away || !error.fromServer) this.retry(error);
      else this.answered();
    }
    this.report(null);
  }

  private answered(): void {
    this.unreachable = false;
    this.failures = 0;
    this.heard = performance.now();
  }

  private settle(batch: Batch, reply: SyncReply): void {
    for (const [line, entry] of batch.entries.entries()) {
      const result = reply.results[line];
      if (result?.status === "ok") this.outbox.confirmed(entry, result.version ?? 0);
      else if (result?.status === "conflict") this.outbox.stale(entry, result.theirs, result.version);
      else if (result) this.outbox.refuse(entry, result);
      else
        this.outbox.refuse(entry, {
          code: "no_result",
          field: null,
          message: "The server gave no result for this change.",
        });
    }
  }

  /** Decide what a failed request means; true where another batch may be tried at once. */
  private failed(batch: Batch, error: ApiError): boolean {
    if (error.signedOut) this.blocked = "signed_out";
    else if (error.code === "other_person") this.blocked = "other_person";
    else if (!isAnswer(error) || error.status === 429 || error.status === 403) this.retry(error);
    else if (error.status === 404 || OVER.has(error.code)) this.blocked = "pass_over";
    // Somebody was in the way for a moment: nothing of the batch is wrong.
    else if (error.status === 409) this.retry(error);
    else {
      // The whole batch was refused: put aside the line it names, or every line where it names none.
      const named = /^ops\.(\d+)/.exec(error.field ?? "")?.[1];
      const lines = named === undefined ? batch.entries : batch.entries.slice(Number(named), Number(named) + 1);
      for (const entry of lines)
        this.outbox.refuse(entry, { code: error.code, field: error.field, message: error.message });
      return lines.length > 0;
    }
    return false;
  }

  private retry(error: ApiError): void {
    this.unreachable = true;
    const wait = BACK_OFF[Math.min(this.failures, BACK_OFF.length - 1)] ?? PAUSE;
    this.failures += 1;
    this.schedule(Math.max(wait, (error.retryAfter ?? 0) * 1000));
  }

  /** Send what there is; where there is nothing, ask whether the server is there. */
  private async look(): Promise<void> {
    if (this.blocked) return;
    if (this.outbox.size > 0 || this.unreachable) await this.flush();
    else await this.probe();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.flush(), delay);
  }

  private listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener("online", () => void this.flush(), { signal });
    // The browser knows at once; whoever works should not learn it from their first change.
    const offline = (): void => {
      this.unreachable = true;
      this.schedule(BACK_OFF[0] ?? PAUSE);
      this.report(null);
    };
    addEventListener("offline", offline, { signal });
    if (!navigator.onLine) setTimeout(() => !this.stopped && offline());
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.visibilityState === "hidden") void this.flush({ keepalive: true });
        else if (this.unreachable || performance.now() - this.heard > QUIET) void this.look();
      },
      { signal },
    );
    addEventListener("blur", () => this.outbox.size > 0 && !this.unreachable && this.schedule(AWAY), { signal });
    // The device has every change already; only where it refused to keep them does leaving lose something.
    addEventListener("beforeunload", (event) => wouldLose(this.facts()) && event.preventDefault(), { signal });
    const beat = setInterval(() => {
      // Every batch is a sign of life.
      const due = performance.now() - this.taken > HEARTBEAT / 2;
      if (due && this.active.pending() >= 1 && !this.unreachable) void this.flush();
    }, HEARTBEAT);
    const ear = setInterval(() => {
      const quiet = performance.now() - this.heard > QUIET;
      if (quiet && document.visibilityState === "visible" && !this.unreachable) void this.look();
    }, QUIET);
    return () => {
      stop.abort();
      clearInterval(beat);
      clearInterval(ear);
    };
  }
}

/** What the server kept although it refused to take the pass; null where it kept nothing. */
function keptOf({ details }: ApiError): SyncReply | null {
  const { results, assignment } = details;
  return Array.isArray(results) && isRecord(assignment) ? ({ results, assignment } as unknown as SyncReply) : null;
}

/** Tell whether the server has decided about a request; otherwise it may or may not have done it. */
function isAnswer(error: ApiError): boolean {
  return error.fromServer && error.status < 500;
}
