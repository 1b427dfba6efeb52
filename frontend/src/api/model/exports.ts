/** Exports and their manifests. */
import type { JobState } from "./jobs.ts";
import type { Id, Part } from "./terms.ts";

export interface Manifest {
  articles: number;
  claims: number;
  verdicts: number;
  evidence: number;
  suggestions: number;
  sha256: string;
  bytes: number;
  /** How much of each part the format could not hold; missing from exports of before this was counted. */
  lost?: Partial<Record<Part, number>>;
  schema: string;
  offset_unit: string;
  [field: string]: unknown;
}

export interface Export {
  /** The id of the job that builds it. */
  id: Id;
  format: string;
  layer: string;
  selection: Selection & { layer?: string };
  state: JobState;
  done: number;
  total: number;
  error: { code: string; message: string } | null;
  created_at: string;
  finished_at: string | null;
  manifest: Manifest | null;
  file_name: string | null;
}

export interface ExportPreview {
  lines: string[];
  articles: number;
  /** How many claims were chosen; null where all of them are. */
  claims: number | null;
}

/** What a dataset is to hold, and how it is written. */
export interface Wanted {
  format: string;
  layer: string;
  selection: Selection;
}

/** Which claims and articles of a layer; what is left out chooses everything. */
export interface Selection {
  status?: "judged" | "final";
  /** Keys of the project's scale. */
  labels?: string[];
  speakers?: Id[];
  languages?: string[];
  publishers?: string[];
  published_from?: string;
  published_to?: string;
  text?: "quotes" | "offsets";
  licences?: string[];
}
