/** Suggestion engines and how well they do. */
import type { TrainJob } from "./jobs.ts";
import type { Id, Said } from "./terms.ts";

/** F1 in percent, and precision and recall of claims of which half the words are shared. */
export interface EngineFigures {
  exact: number;
  iou50: number;
  words: number;
  sourced: number;
  cue: number;
  precision: number;
  recall: number;
  articles: number;
  claims: number;
}

/** An engine that was trained from the project's own articles. */
export interface EngineModel {
  id: Id;
  name: string;
  trainer: string;
  version: string;
  state: "challenger" | "champion" | "retired";
  usable: boolean;
  note: Said | null;
  articles: number;
  claims: number;
  method: "held_out" | "folds";
  figures: EngineFigures;
  /** The engine in use at that time, over the same articles. */
  against: { trainer: string; version: string; figures: EngineFigures };
  gain: number;
  chance: number;
  sourced_gain: number;
  better: boolean;
  checkworthiness: {
    labels: number;
    worth: number;
    average_precision: number | null;
    share: number | null;
    used: boolean;
  };
  job: Id | null;
  created_at: string;
  promoted_at: string | null;
}

export interface Training {
  available: boolean;
  note: Said | null;
  automatic: boolean;
  articles: number;
  needed: number;
  held_out: number;
  held_out_needed: number;
  held_out_share: number;
  holds_out_from: number;
  next_at: number;
  job: TrainJob | null;
}

export interface Engines {
  engine: { name: string; version: string; reads: boolean };
  auto_promote: boolean;
  models: EngineModel[];
  training: Training;
}
