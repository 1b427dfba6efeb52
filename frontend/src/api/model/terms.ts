/** Identifiers, offsets and the enums that all of the JSON shares. */
import type { components } from "../schema.d.ts";

export type Id = string;
export type Fragments = ReadonlyArray<readonly [start: number, end: number]>;

export type Directness = "direct" | "indirect" | "mixed" | "free_indirect" | "reported";
export type Checkworthiness = components["schemas"]["Checkworthiness"];
export type Part = components["schemas"]["Part"];
export type Nesting = "span" | "discourse" | "relay";
export type Stance = "supports" | "refutes" | "neutral";
export type SpeakerKind = "person" | "organisation" | "government_body" | "collective" | "document" | "unspecified";

/** A reason or a note as a code with values (docs/messages.md); `said.ts` words it. */
export interface Said {
  code: string;
  values: Readonly<Record<string, string | number | Said>>;
}

/** What a person may do in a project: the server's table decides, and the screens ask it. */
export type Action =
  | "read_project"
  | "edit_project"
  | "end_project"
  | "list_members"
  | "manage_people"
  | "list_articles"
  | "read_articles"
  | "import_articles"
  | "run_engines"
  | "follow_jobs"
  | "take_work"
  | "add_speakers"
  | "comment"
  | "read_work"
  | "distribute_work"
  | "return_work"
  | "adjudicate"
  | "see_agreement"
  | "see_names"
  | "export";

export type Role = "viewer" | "annotator" | "adjudicator" | "manager" | "exporter";
/** What a new project is for. */
export type Preset = "attribution" | "verification" | "both";
export type VerdictColor = "true" | "mostly" | "mixed" | "false" | "unverifiable" | "not_checkable";
export type Comparable = "supported" | "refuted" | "not_enough_evidence" | "conflicting";

export interface Page<Item> {
  results: Item[];
  next: string | null;
}

export type AssignmentState = "withdrawn" | "assigned" | "leased" | "submitted" | "skipped" | "expired";
