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
  /** Articles whose gold layer is finished; these four are null for whoever knows of their own work only. */
  articles_settled: number | null;
  /** Those, and articles that need one person, who has submitted them. */
  articles_of_record: number | null;
  gold_claims: number | null;
  /** Claims of record, each counted once. */
  record_claims: number | null;
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
  /** Why a manager gives the person no further articles here. */
  paused: string | null;
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
  /** What every claim needs beside its speaker before an article is finished. */
  required_fields: RequiredField[];
  scale: Scale;
  guideline: { number: number; created_at: string } | null;
  /** Since when it can only be read. */
  archived_at: string | null;
  deleted_at: string | null;
  /** Until when a deleted project can be restored. */
  purge_on: string | null;
  progress: ProjectProgress;
}

/** What a project may ask of every claim beside a speaker and a verdict. */
export type RequiredField = "source" | "cue" | "claim_type" | "checkworthiness" | "certainty" | "was_said" | "evidence";

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
  /** Whether they administer the server, so that managers cannot change them. Null, as all of the following, for others than managers. */
  administrator: boolean | null;
  state: MemberState | null;
  pause_reason: string | null;
  /** The address that this project's invitation was for. */
  email: string | null;
  link_ends_at: string | null;
  may_get_link: boolean | null;
  last_sign_in_on: string | null;
  /** How many articles they may have open; null where the server's limit applies. */
  most_open: number | null;
  open: number | null;
  submitted: number | null;
}

export type MemberState = "active" | "invited" | "paused" | "removed";

export interface Guest {
  name: string;
  role: Role;
  email?: string;
}

/** What became of an invitation; the link is shown once. */
export interface Invited {
  outcome: "invited" | "added" | "member";
  member: Member;
  link: string | null;
  ends_at: string | null;
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

/** A label as its editor sends it; one without `id` is new. */
export type LabelChange = Omit<VerdictLabel, "id" | "key"> & { id?: Id };

export type CountedLabel = Omit<VerdictLabel, "digit"> & {
  /** Null for a label that is merged into another. */
  digit: number | null;
  /** Claims whose newest verdict it is; 10,000 stands for more. */
  verdicts: number;
};

/** A label with those that were merged into it and are read as it. */
export type EditedLabel = VerdictLabel & { verdicts: number; merged: CountedLabel[] };

export interface EditedScale {
  key: string;
  name: string;
  version: string;
  labels: EditedLabel[];
  /** Where counting verdicts ends: so many stand for more. */
  counted_to: number;
}

/** What a merge does: which claims read otherwise by it. */
export interface MergePreview {
  verdicts: number;
  people: { called: string; verdicts: number }[];
  examples: { claim: Id; article: { id: Id; number: number; title: string }; exact: string }[];
  compares_alike: boolean;
  scale: EditedScale;
}

/** What a manager can change of a project beside its settings, in the same request: labels and guideline. */
export interface BesideSettings {
  scale?: { labels: LabelChange[]; version: string };
  guideline?: string;
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
    | "required_fields"
  >
>;

/** The rules that decide how many people an article needs. */
export type PeopleRules = Partial<Pick<Project, "annotators_per_article" | "overlap_share">>;

/** What other rules would do to the articles that are there; no pass ends by them. */
export interface Consequences {
  /** Passes that are not submitted: free or somebody's. */
  passes_before: number;
  passes_after: number;
  held: number;
  submitted: number;
  /** Passes that would be beyond what their article needs. */
  surplus: number;
  articles: number;
  reopened: number;
  finished: number;
  /** Articles that several people read. */
  shared_before: number;
  shared_after: number;
  /** How many articles were looked at. */
  counted: number;
  /** Null where there were too few days with work to tell. */
  days: { a_day: number; before: number; after: number } | null;
}

/** Something that happened in a project. */
export interface Happened {
  id: Id;
  at: string;
  /** Null for the system. */
  who: string | null;
  /** Null where it is about many. */
  article: { id: Id; number: number } | null;
  /** How many things it was done to. */
  count: number;
  /** On how many articles. */
  articles: number;
  /** Whose work it was about, where that was somebody else's. */
  whom: string[];
  subject: string;
  subject_id: Id;
  action: string;
  before: unknown;
  after: unknown;
  /** Whether the claim was deleted, still is, and can be brought back. */
  restorable: boolean;
}
