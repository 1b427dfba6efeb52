/** Background jobs and their results. */
import type { ImportResult } from "./articles.ts";
import type { Id, Said } from "./terms.ts";

export interface SuggestResult {
  suggestions: number;
  articles: number;
  engine: string;
  engine_version: string;
  notes: Said[];
}

/** What a label of another tool can mean; `ignore` leaves it out. */
export type LabelMeaning = "content" | "source" | "cue" | "addressee" | "ignore";

export interface FoundLabel {
  label: string;
  count: number;
  slot: LabelMeaning | null;
  saved: boolean;
}

export interface FoundClaim {
  where: string;
  content: string;
  source: string;
  cue: string;
  addressee: string;
  speakers: string[];
}

/** A row of the report: an article or a claim that was refused, or a claim that lacks something. */
export interface Told {
  where: string;
  article: number | null;
  claim: string | null;
  status: "refused" | "changed";
  code: string;
  message: string;
}

export type ImportTarget = "suggestions" | "layer" | "gold";

export interface AnnotationsResult {
  files: string[];
  format: string;
  counts: {
    articles: number;
    articles_known: number;
    without_text: number;
    claims: number;
    refused: number;
    changed: number;
  };
  units: Record<string, number>;
  labels: FoundLabel[];
  annotators: string[];
  sample: FoundClaim[];
  told: Told[];
  into: ImportTarget | null;
  layer: string | null;
  brought: Record<
    "articles" | "articles_new" | "claims" | "suggestions" | "passes" | "speakers" | "verdicts" | "refused" | "changed",
    number
  > | null;
  undone: boolean;
}

export type JobState = "queued" | "running" | "waiting" | "done" | "failed" | "cancelled";

interface JobOf<Kind extends string, Result> {
  id: Id;
  kind: Kind;
  project: Id;
  state: JobState;
  done: number;
  total: number;
  error: { code: string; message: string } | null;
  result: Result | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

export type ImportJob = JobOf<"import_articles", ImportResult>;
export type SuggestJob = JobOf<"suggest", SuggestResult>;
export type AnnotationsJob = JobOf<"import_annotations", AnnotationsResult>;
export type ExportJob = JobOf<"export", Record<string, unknown>>;
export type TrainJob = JobOf<"train_engine", Record<string, unknown>>;
export type Job = ImportJob | AnnotationsJob | SuggestJob | ExportJob | TrainJob;
