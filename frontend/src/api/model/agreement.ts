/** How far people agree. */
import type { Id, VerdictColor } from "./terms.ts";

export type Why = "no_pair" | "few_pairs" | "all_alike";
export type Slot =
  | "found"
  | "same_words"
  | "marked_text"
  | "boundary"
  | "source"
  | "cue"
  | "addressee"
  | "speaker"
  | "directness"
  | "claim_type"
  | "checkworthiness"
  | "was_said"
  | "verdict"
  | "parents";

/** The figure of a slot with its 95 % interval; without a value, `why_undefined` says why. */
export interface AgreementFigure {
  slot: Slot;
  measure: string;
  value: number | null;
  low: number | null;
  high: number | null;
  second: number | null;
  counted: number;
  equal: number;
  why_undefined: Why | null;
  weeks: readonly (number | null)[];
}

export interface AgreementPair {
  /** Places in `people`. */
  left: number;
  right: number;
  articles: number;
  values: Partial<Record<Slot, number | null>>;
}

export interface ConfusedValue {
  key: string;
  name: string;
  sign: string;
  color: VerdictColor | "";
}

export interface Confusion {
  slot: Slot;
  values: readonly ConfusedValue[];
  counts: readonly (readonly number[])[];
}

export interface Agreement {
  articles: number;
  comparisons: number;
  every: boolean;
  both_empty: number;
  after_feedback: number;
  pending: number;
  limits: { comparisons: number; articles: number; pairs: number };
  weeks: readonly string[];
  slots: readonly AgreementFigure[];
  /** Empty for those who may see sums only. */
  people: readonly { id: Id | null; name: string; without: Partial<Record<Slot, number | null>> }[];
  pairs: readonly AgreementPair[];
  confusion: readonly Confusion[];
}

/** A claim on which two people part. */
export interface AgreementExample {
  article: Id;
  number: number;
  title: string;
  content: readonly (readonly number[])[];
  before: string;
  exact: string;
  after: string;
  sides: readonly { person: string; claim: Id | null; value: string }[];
  words: number;
  opposite: boolean;
}

/** Which comparisons are counted; days as in 2026-02-25. */
export type AgreementFilter = { people?: string; from?: string };
export type ExamplesFilter = { slot: string; people?: string; cell?: string; after?: string };
