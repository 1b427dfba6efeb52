/**
 * Sending decisions about groups where answers get lost. A decision is based on a version, as a claim is; where the answer to an
 * earlier decision of this device was lost, the server has a version that this device does not know of, and refuses the next one as
 * out of date. What was sent is remembered, also by a tab that is killed: is it what the server has, then the next decision is based
 * on that. A decision that somebody else has made stays refused.
 */
import { getGold, syncGold } from "../api/endpoints.ts";
import type { GoldGroup, Id, Settlement, SyncOp, SyncReply, SyncResult } from "../api/model.ts";
import type { Send } from "../sync/flush.ts";

/** Decisions of a group that are remembered. */
const REMEMBERED = 8;
const keyFor = (assignment: Id): string => `onrecord.settled.${assignment}`;

type Said = Pick<Settlement, "claims" | "cause" | "reason" | "rule">;
type Sent = Record<Id, readonly number[]>;

/** What a decision says, as a number: what of it is whose, the server finds out by itself. */
export function numberOf(as: string, { claims, cause, reason, rule }: Said): number {
  const leads = as === "merge" || as === "take" || as === "mix" ? "taken" : as;
  let sum = 7;
  for (const unit of JSON.stringify([leads, claims, cause, reason.trim(), rule.trim()]))
    sum = Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 16_777_619);
  return sum;
}

/** Base a decision on what the server has, where that is an earlier one of this device; null where it is not. */
export function basedAnew(op: SyncOp, stored: GoldGroup["resolution"] | undefined, sent: Sent): SyncOp | null {
  if (!("settle" in op) || !stored || stored.version === op.base) return null;
  return sent[op.settle]?.includes(numberOf(stored.action, stored)) ? { ...op, base: stored.version } : null;
}

/** Whether a decision only waits for its claim: the claim of the same batch is on its way back to the server. */
function waits(
  op: SyncOp,
  result: SyncResult | undefined,
  ops: readonly SyncOp[],
  results: readonly SyncResult[],
): boolean {
  if (!("settle" in op) || result?.status !== "invalid" || result.code !== "unknown_claim") return false;
  return ops.some((one, at) => "put" in one && op.claims.includes(one.put.id) && results[at]?.status === "conflict");
}

/** A decision that was taken back for good: nothing is settled by it. */
export const asSettled = (op: SyncOp): SyncOp =>
  "decide" in op
    ? { settle: op.decide, as: "reopened", base: 0, members: [], claims: [], cause: null, reason: "", rule: "" }
    : op;

/** Send batches of the gold pass over an article. */
export function sendingTo(article: Id): (assignment: Id, ...call: Parameters<Send>) => Promise<SyncReply> {
  return async (assignment, given, seconds, options) => {
    const ops = given.map(asSettled);
    const sent = remember(assignment, ops);
    const reply = await syncGold(assignment, ops, seconds, options);
    const results = [...reply.results];
    const late = ops.flatMap((_, at) => {
      const result = results[at];
      return result?.status === "invalid" && result.code === "stale_group" ? at : [];
    });
    if (late.length > 0) {
      const { groups } = await getGold(article);
      const stored = new Map(groups.map(({ key, resolution }) => [key, resolution]));
      const again = late.flatMap((at) => {
        const op = ops[at];
        const anew = op && "settle" in op ? basedAnew(op, stored.get(op.settle), sent) : null;
        return anew ? { at, op: anew } : [];
      });
      if (again.length > 0) {
        const { turn: _, ...rest } = options;
        const second = await syncGold(
          assignment,
          again.map(({ op }) => op),
          0,
          rest,
        );
        for (const [line, { at }] of again.entries()) if (second.results[line]) results[at] = second.results[line];
      }
    }
    for (const [at, op] of ops.entries())
      if (waits(op, results[at], ops, results) && "settle" in op)
        results[at] = { status: "conflict", id: op.settle, theirs: null, version: op.base };
    forget(assignment, ops, results);
    return { ...reply, results };
  };
}

function read(assignment: Id): Sent {
  try {
    return JSON.parse(localStorage.getItem(keyFor(assignment)) ?? "{}") as Sent;
  } catch {
    return {};
  }
}

function write(assignment: Id, sent: Sent): void {
  try {
    if (Object.keys(sent).length === 0) localStorage.removeItem(keyFor(assignment));
    else localStorage.setItem(keyFor(assignment), JSON.stringify(sent));
  } catch {
    // No room on the device: a lost answer may then need a reload.
  }
}

function remember(assignment: Id, ops: readonly SyncOp[]): Sent {
  const sent = { ...read(assignment) };
  for (const op of ops)
    if ("settle" in op) {
      const number = numberOf(op.as, op);
      sent[op.settle] = [...(sent[op.settle] ?? []).filter((one) => one !== number), number].slice(-REMEMBERED);
    }
  write(assignment, sent);
  return sent;
}

function forget(assignment: Id, ops: readonly SyncOp[], results: readonly SyncResult[]): void {
  const done = new Set(ops.flatMap((op, at) => ("settle" in op && results[at]?.status === "ok" ? op.settle : [])));
  if (done.size > 0)
    write(assignment, Object.fromEntries(Object.entries(read(assignment)).filter(([key]) => !done.has(key))));
}
