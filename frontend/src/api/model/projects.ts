/** Projects, their scale, guideline and members. */
import type { Action, Comparable, Id, Preset, Role, Said, VerdictColor } from "./terms.ts";

export interface VerdictLabel {
  id: Id;
  key: string;
  name: string;
  digit: number;
  color: VerdictColor;
  sign: string;
  comparable: Comparable;
}

export interface Scale {
  key: string;
  name: string;
  labels: VerdictLabel[];
}

export interface ProjectProgress {
  articles: number;
  articles_done: number;
  articles_in_work: number;
  passes_needed: number;
  passes_submitted: number;
  claims: number;
  mine_submitted: number;
  mine_leased: number;
}

export interface Project {
  id: Id;
  name: string;
  language: string;
  role: Role;
  /** What the person may do here. */
  allowed: Action[];
  engine: string;
  engine_available: boolean;
  engine_note: Said | null;
  annotators_per_article: number;
  overlap_share: number;
  blind: boolean;
  control_share: number;
  claim_types: string[];
  /** 0..1; null: suggestions are accepted one at a time only. */
  accept_all_score: number | null;
  quotes_in_content: boolean;
  verdict_required: boolean;
  scale: Scale;
  guideline: { number: number; created_at: string } | null;
  /** Since when it can only be read. */
  archived_at: string | null;
  deleted_at: string | null;
  /** Until when a deleted project can be restored. */
  purge_on: string | null;
  progress: ProjectProgress;
}

export interface Guideline {
  number: number;
  markdown: string;
  created_at: string;
}

export interface Member {
  id: Id;
  role: Role;
  allowed: Action[];
  pseudonym: string;
  /** Null where a blind project keeps it back. */
  name: string | null;
  /** The name, or what stands for it in every place, as in "Annotator 2". */
  called: string;
  username: string | null;
  me: boolean;
  /** False for somebody who was removed; managers alone see them. */
  active: boolean;
  /** Number of the account, for managers. */
  account: number | null;
  account_active: boolean | null;
}

export type WorkProject = Pick<
  Project,
  | "id"
  | "name"
  | "scale"
  | "claim_types"
  | "accept_all_score"
  | "quotes_in_content"
  | "verdict_required"
  | "engine"
  | "engine_available"
  | "engine_note"
  | "guideline"
>;

/** What a new project is made from; the rest follows from what it is for. */
export interface NewProject {
  name: string;
  language: string;
  preset: Preset;
}

/** What a manager can change of a project. */
export type ProjectChange = Partial<
  Pick<
    Project,
    | "name"
    | "language"
    | "annotators_per_article"
    | "overlap_share"
    | "blind"
    | "control_share"
    | "engine"
    | "claim_types"
    | "accept_all_score"
    | "quotes_in_content"
    | "verdict_required"
  >
>;
