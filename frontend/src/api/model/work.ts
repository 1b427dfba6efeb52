/** An assignment, what travels when it is saved, and the history of an article. */
import type { Article, ArticleState, Layer, ListState, NamedArticle } from "./articles.ts";
import type { Claim, ClaimDocument, DecisionKind, NewSpeaker, Speaker, Suggestion } from "./claims.ts";
import type { SettleOp } from "./gold.ts";
import type { WorkProject } from "./projects.ts";
import type { AssignmentState, Id } from "./terms.ts";

export interface Assignment {
  id: Id;
  state: AssignmentState;
  kind: "annotation" | "gold";
  round: number;
  lease_expires_at: string | null;
  /** Number of the newest batch of changes that arrived. */
  turn: number;
  active_seconds: number;
  suggestions_shown: boolean;
  /** Why none are shown, where that is known. */
  suggestions_hidden: "control" | "held_out" | "no_engine" | null;
  /** Why it was sent back, until its person has submitted it again. */
  returned: { at: string; reason: string; claims: Id[] } | null;
  project: Id;
}

export interface Work {
  assignment: Assignment;
  project: WorkProject;
  article: Article;
  suggestions: Suggestion[];
  /** Whether an engine is still to read the article. */
  suggestions_pending: boolean;
  claims: Claim[];
  speakers: Speaker[];
  queue: { number: number; articles: number; mine_submitted: number };
}

export type SyncOp =
  | { speaker: NewSpeaker }
  | { put: ClaimDocument; base: number }
  | { delete: Id; base: number }
  | { decide: Id; as: DecisionKind | "undone"; claim: Id | null }
  | SettleOp;

export type SyncResult =
  | { status: "ok"; id: Id; /** Of a claim only. */ version?: number }
  | { status: "conflict"; id: Id; theirs: Claim | null; version: number }
  | { status: "invalid"; id: Id | null; code: string; field: string | null; message: string };

export interface SyncReply {
  results: SyncResult[];
  assignment: Assignment;
}

export interface SubmitProblem {
  claim: Id;
  code: string;
  message: string;
}

export interface HistoryEvent {
  id: Id;
  at: string;
  /** A name, or what stands for it, as in "Annotator 2"; null is the system. */
  who: string | null;
  subject: string;
  subject_id: Id;
  action: string;
  before: unknown;
  after: unknown;
}

/** A pass of one's own, in a list. */
export interface MyPass {
  assignment: Id;
  state: AssignmentState;
  article: NamedArticle;
  publisher: string;
  claims: number;
  /** Null unless it is open. */
  lease_expires_at: string | null;
  /** By when it should be done, if whoever assigned it said so. */
  due_on: string | null;
  submitted_at: string | null;
}

/** One that was sent back: when, why, and how many of its claims the reason names. */
export interface ReturnedPass extends MyPass {
  at: string;
  reason: string;
  about: number;
}

/** One's own work in a project; `pace` has the last 14 days, oldest first. */
export interface Mine {
  returned: ReturnedPass[];
  open: MyPass[];
  assigned: MyPass[];
  finished: MyPass[];
  pace: { day: string; submitted: number }[];
}

/** An article of the queue: its turn, its free places, and whoever has the others. */
export interface QueuedArticle extends NamedArticle {
  publisher: string;
  published_on: string | null;
  state: ArticleState;
  layer: Layer | null;
  /** 1 high, 0 normal, -1 low. */
  priority: number;
  set_aside_reason: string | null;
  places: number;
  people: {
    member: Id | null;
    called: string;
    state: AssignmentState;
    due_on: string | null;
    returned: boolean;
    /** Why they skipped it; null if they did not. */
    skip_reason: string | null;
  }[];
  created_at: string;
}

/** What to do with many articles. */
export type BulkAct =
  | { act: "assign"; members: readonly Id[]; due_on?: string }
  | { act: "priority"; priority: number }
  | { act: "set_aside"; reason: string }
  | { act: "withdraw" | "release" | "take_back" | "third" };

/** By which the queue is filtered. */
export type QueueState = ListState | "skipped";

/** In which order people are given articles of the same priority. */
export type QueueOrder = "age" | "unsure" | "random";

/** The order of the queue, and how much there is in it. */
export interface Ordering {
  order: QueueOrder;
  seed: number;
  /** Whether a job is still putting the articles in this order. */
  ordering: boolean;
  /** Passes that people can still take, and those that somebody has. */
  places: number;
  held: number;
}

/** What waits for the person in a project. */
export interface Notices {
  returned: number;
  assigned: number;
  due_soon: number;
}

export type LeftOutCode =
  | "already_assigned"
  | "submitted"
  | "paused"
  | "own_work"
  | "article_taken"
  | "set_aside"
  | "not_assigned"
  | "not_leased"
  | "place_free";

/** What became of it: how many articles were changed, who got what, what was left out. */
export interface BulkResult {
  done: number;
  given: { member: Id; articles: Id[] }[];
  skipped: { article: Id; member: Id | null; code: LeftOutCode }[];
}
