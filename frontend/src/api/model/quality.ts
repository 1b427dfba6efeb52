/** What became of suggestions. */
import type { Id, Said } from "./terms.ts";

/** A figure and its 95 % interval; null ends where there are too few articles for one. */
export interface Interval {
  value: number;
  low: number | null;
  high: number | null;
}

/** What became of suggestions; `kept` is the share that became claims, changed or not, of those decided on. */
export interface Outcomes {
  accepted: number;
  edited: number;
  rejected: number;
  left: number;
  kept: Interval | null;
}

export interface Contrast {
  shown: { articles: number; passes: number; figure: Interval | null };
  hidden: { articles: number; passes: number; figure: Interval | null };
  /** Shown minus hidden. */
  difference: Interval | null;
  enough: boolean;
}

export interface VersionQuality {
  engine: string;
  engine_version: string;
  first_at: string;
  articles: number;
  gold_articles: number;
  claims: number;
  suggestions: number;
  precision: number | null;
  recall: number | null;
  f1: Interval | null;
  exact_f1: number | null;
  speaker: Interval | null;
  outcomes: Outcomes;
}

/** A stretch of an article with a few words around it. */
export interface QualityPlace {
  id: Id;
  article: Id;
  number: number;
  title: string;
  content: readonly (readonly number[])[];
  before: string;
  exact: string;
  after: string;
  passes: number;
}

export interface Spread {
  median: number;
  p90: number;
}

export interface Quality {
  limits: { passes: number; scored: number; versions: number; fewest: number };
  passes: Record<"shown" | "hidden", { submitted: number; used: number }>;
  outcomes: Outcomes;
  patterns: (Outcomes & { pattern: Said | null })[];
  bands: (Outcomes & { low: number; high: number; score: number | null })[];
  corrections: {
    edited: number;
    content: number;
    source: number;
    cue: number;
    characters: Spread | null;
    words: Spread | null;
  };
  seconds: Contrast;
  anchoring: Contrast;
  gold: { adjudicated: number; control: number };
  versions: VersionQuality[];
  missed_claims: number;
  missed: (QualityPlace & { checkworthiness: string })[];
  rejected: (QualityPlace & { score: number; reason: Said | null; engine: string; engine_version: string })[];
}
