/** Articles, in lists and to be read, and what an import makes of a text. */
import type { Id } from "./terms.ts";

export type ArticleState = "new" | "in_work" | "done";
/** Where an article's claims of record are: in its finished gold layer, or in the pass of the one person that it needs. */
export type Layer = "gold" | "record";
/** What lists of articles are narrowed to; `record` finds both layers. */
export type ListState = ArticleState | Layer;

/** Whether the person can take an article, and if not, why; null for those who take none. */
export type PlaceState = "free" | "mine" | "submitted" | "full";

export interface Place {
  passes_submitted: number;
  passes_needed: number;
  place: PlaceState | null;
  /** Where others have all its passes: when the first lease ends; null where the person may not know. */
  free_at: string | null;
  /** Who has it, three at most; empty where the person may not know. */
  held_by: string[];
}

export interface NamedArticle {
  id: Id;
  number: number;
  title: string;
}

export interface ArticleRow extends Place {
  id: Id;
  number: number;
  title: string;
  publisher: string;
  published_on: string | null;
  language: string;
  /** Code points. */
  length: number;
  state: ArticleState;
  layer: Layer | null;
  suggestions: number;
  claims: number;
  created_at: string;
}

export interface NewArticle {
  external_id?: string;
  title?: string;
  text: string;
  url?: string;
  publisher?: string;
  byline?: string[];
  published_on?: string;
  language?: string;
  licence?: string;
  metadata?: Record<string, unknown>;
}

export type RowStatus = "created" | "duplicate" | "invalid" | "held" | "left_out";
export type WarningCode = "nul" | "mojibake" | "replacement_characters" | "markup" | "rtf" | "language";

/** One kind of doubt about a text, with its first place in it; lines and columns count from 1. */
export interface TextWarning {
  code: WarningCode;
  line: number;
  column: number;
  count: number;
  sample: string;
  /** The sample with its letters put right; empty where they cannot be. */
  repaired: string;
  language: string;
}

/** Of every row of an import, by what became of it. */
interface RowCounts {
  created: number;
  duplicates: number;
  invalid: number;
  held: number;
  left_out: number;
}

export interface ArticlesReport extends RowCounts {
  results: (ImportRow & { row: number })[];
}

export interface ImportRow {
  file: string;
  line: number;
  /** Number of the record in its file, from 1. */
  record: number;
  status: RowStatus;
  article: Id | null;
  number: number | null;
  title: string;
  code: string | null;
  field: string | null;
  message: string | null;
  /** Fields that lost hidden characters. */
  cleaned: string[];
  /** Line ends inside paragraphs; missing from reports of older imports. */
  lines_joined?: number;
  warnings: TextWarning[];
  held: Id | null;
}

/** An article that waits for a decision. */
export interface HeldArticle {
  id: Id;
  job: Id | null;
  file: string;
  line: number;
  record: number;
  title: string;
  language: string;
  length: number;
  warnings: TextWarning[];
  repairable: boolean;
  created_at: string;
}

export type HeldDecision = "import" | "repair" | "leave_out" | "wait";

export interface ImportResult extends RowCounts {
  /** The first 1000. */
  rows: ImportRow[];
}

export interface Zone {
  start: number;
  end: number;
  kind: "headline" | "byline" | "dateline" | "body" | "caption" | "boilerplate";
}

export interface Article {
  id: Id;
  number: number;
  title: string;
  url: string;
  publisher: string;
  byline: string[];
  published_on: string | null;
  language: string;
  text: string;
  /** The text as it is shown where lines were broken to a width: as long as the text. */
  shown?: string | null;
  /** Code points. */
  length: number;
  text_sha256: string;
  zones: Zone[];
}

export interface ReadArticle extends Article, Place {}
