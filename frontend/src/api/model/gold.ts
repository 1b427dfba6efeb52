/** The gold layer: the groups of claims that an adjudicator settles, what waits, and what people read of it. */
import type { Claim } from "./claims.ts";
import type { AssignmentState, Id } from "./terms.ts";
import type { Work } from "./work.ts";

export type SettledAs = "merge" | "take" | "mix" | "all_wrong" | "drop" | "add" | "reopened";
export type Cause = "slip" | "guideline" | "ambiguous" | "judgement";

/** A claim that is settled, and the version that was seen. */
export interface Seen {
  readonly claim: Id;
  readonly version: number;
}

/** How a group is settled. */
export interface Settlement {
  readonly as: SettledAs;
  readonly members: readonly Seen[];
  /** The gold claims. */
  readonly claims: readonly Id[];
  readonly cause: Cause | null;
  readonly reason: string;
  readonly rule: string;
}

export type SettleOp = Settlement & { readonly settle: Id; readonly base: number };

export interface GoldPass {
  assignment: Id;
  letter: string;
  name: string | null;
  state: AssignmentState;
  submitted_at: string | null;
}

export interface GoldGroup {
  key: Id;
  state: "merged" | "open" | "settled" | "stale";
  members: { claim: Id; version: number; assignment: Id }[];
  differ: { slot: string; words: number }[];
  changed: Id[];
  gone: number;
  missing: ("cause" | "reason")[];
  resolution: {
    version: number;
    action: SettledAs;
    claims: Id[];
    fields: Record<string, string>;
    overruled: boolean;
    cause: Cause | null;
    reason: string;
    rule: string;
    at: string;
  } | null;
}

export interface Gold {
  work: Work;
  mine: boolean;
  adjudicator: string | null;
  passes: GoldPass[];
  claims: (Claim & { assignment: Id })[];
  groups: GoldGroup[];
}

export type ReviewStage = "ready" | "open" | "stale" | "done";

export interface WaitingArticle {
  article: Id;
  number: number;
  title: string;
  stage: ReviewStage;
  passes: number;
  differences: number;
  own: boolean;
  mine: boolean;
  adjudicator: string | null;
  touched_at: string | null;
}

export interface Review {
  results: WaitingArticle[];
  counts: Record<ReviewStage, number>;
  next: string | null;
}

export interface FeedbackClaim {
  outcome: "kept" | "changed" | "dropped" | "missed";
  /** The claim on which to comment. */
  thread: Id;
  words: string;
  changes: { slot: string; mine: string; gold: string }[];
  cause: Cause | null;
  reason: string;
  rule: string;
  comments: number;
}

export interface FeedbackArticle {
  article: Id;
  number: number;
  title: string;
  settled_at: string;
  claims: FeedbackClaim[];
}
