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

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

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
export type ExportJob = JobOf<"export", Record<string, unknown>>;
export type TrainJob = JobOf<"train_engine", Record<string, unknown>>;
export type Job = ImportJob | SuggestJob | ExportJob | TrainJob;
