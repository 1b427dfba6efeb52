/**
 * The server's JSON as types: the one place to change when the contract does.
 * Offsets are Unicode code points of the frozen article text, end exclusive.
 */
import type { components } from "./schema.d.ts";

export type Id = string;
export type Fragments = ReadonlyArray<readonly [start: number, end: number]>;

export interface User {
  id: number;
  username: string;
  name: string;
  administrator: boolean;
}

export interface Session {
  user: User | null;
}

/** A reason or a note as a code with values (docs/messages.md); `said.ts` words it. */
export interface Said {
  code: string;
  values: Readonly<Record<string, string | number | Said>>;
}

export interface EngineInfo {
  name: string;
  label: string;
  available: boolean;
  note: Said | null;
}

export interface FormatInfo {
  name: string;
  label: string;
  suffix: string;
  lossless: boolean;
  note: string;
}

export interface Limits {
  article_characters: number;
  claims_per_article: number;
  note_characters: number;
  upload_bytes: number;
  upload_files: number;
}

export type Directness = "direct" | "indirect" | "mixed" | "free_indirect" | "reported";
export type Checkworthiness = components["schemas"]["Checkworthiness"];
export type Nesting = "span" | "discourse" | "relay";
export type Stance = "supports" | "refutes" | "neutral";
export type SpeakerKind = "person" | "organisation" | "government_body" | "collective" | "document" | "unspecified";

export interface Meta {
  engines: EngineInfo[];
  formats: FormatInfo[];
  scales: { key: string; name: string }[];
  claim_types: string[];
  directness: Directness[];
  checkworthiness: Checkworthiness[];
  speaker_kinds: SpeakerKind[];
  stances: Stance[];
  /** In the order of their reach. */
  roles: { key: Role; allowed: Action[] }[];
  limits: Limits;
}

/** What a person may do in a project: the server's table decides, and the screens ask it. */
export type Action =
  | "read_project"
  | "edit_project"
  | "list_members"
  | "list_articles"
  | "read_articles"
  | "import_articles"
  | "run_engines"
  | "follow_jobs"
  | "take_work"
  | "add_speakers"
  | "comment"
  | "read_work"
  | "see_names"
  | "export";

export type Role = "viewer" | "annotator" | "adjudicator" | "manager" | "exporter";
export type VerdictColor = "true" | "mostly" | "mixed" | "false" | "unverifiable" | "not_checkable";
export type Comparable = "supported" | "refuted" | "not_enough_evidence" | "conflicting";

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
  archived_at: string | null;
  progress: ProjectProgress;
}

export interface Page<Item> {
  results: Item[];
  next: string | null;
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

/** An API token of somebody's scripts; `begins` is how the string that opens begins. */
export interface Token {
  id: Id;
  begins: string;
  created_at: string;
  expires_at: string | null;
  expired: boolean;
}

/** A new token: `token` is what the script sends, and is shown this once. */
export interface NewToken extends Token {
  token: string;
}

/** Somebody's account on this server, for administrators. */
export interface Account {
  id: number;
  username: string;
  name: string;
  active: boolean;
  administrator: boolean;
  tokens: number;
  projects: number;
}

/** Who wrote a comment or is mentioned in one; names are for managers, an administrator has no pseudonym. */
export interface CommentAuthor {
  pseudonym: string | null;
  name: string | null;
  called: string;
  role: Role | null;
  me: boolean;
}

export interface CommentMention {
  member: Id;
  pseudonym: string;
  name: string | null;
  called: string;
  role: Role;
  me: boolean;
}

export interface Comment {
  id: Id;
  article: Id;
  /** Null: on the article. */
  claim: Id | null;
  claim_words: string | null;
  claim_is_mine: boolean;
  claim_deleted: boolean;
  author: CommentAuthor;
  /** `@pseudonym` mentions a member. */
  text: string;
  mentions: CommentMention[];
  /** The person is mentioned and has not opened it. */
  unread: boolean;
  created_at: string;
  edited_at: string | null;
}

export interface NewComment {
  id: Id;
  claim: Id | null;
  text: string;
}

/** A comment in which the person is mentioned. */
export interface Mention extends Comment {
  project: Id;
  project_name: string;
  article_number: number;
  article_title: string;
}

export type ArticleState = "new" | "in_work" | "done";

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

export interface Speaker {
  id: Id;
  name: string;
  kind: SpeakerKind;
  anonymous: boolean;
  descriptor: string;
  country: string;
  wikidata_id: string;
  aliases: string[];
  roles: { position: string; organisation: string; from: string | null; to: string | null }[];
  claims: number;
  /** Set when the speaker is unnamed and lives inside one article. */
  article: Id | null;
}

export interface NewSpeaker {
  id: Id;
  name: string;
  kind: SpeakerKind;
  anonymous: boolean;
  descriptor: string;
  country?: string;
  aliases?: string[];
  roles?: { position: string }[];
}

export type AssignmentState = "leased" | "submitted" | "skipped" | "expired";

export interface Assignment {
  id: Id;
  state: AssignmentState;
  kind: "annotation" | "gold";
  round: number;
  lease_expires_at: string | null;
  /** Number of the newest batch of changes that arrived. */
  turn: number;
  active_seconds: number;
  suggestions_shown: boolean;
  /** Why none are shown, where that is known. */
  suggestions_hidden: "control" | "held_out" | "no_engine" | null;
  project: Id;
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
  /** Code points. */
  length: number;
  text_sha256: string;
  zones: Zone[];
}

export interface ReadArticle extends Article, Place {}

/** A claim to read, with who made it. */
export interface ReadClaim {
  id: Id;
  assignment: Id;
  state: AssignmentState;
  who: string;
  me: boolean;
  content: Fragments;
  source: Fragments;
  cue: Fragments;
  addressee: Fragments;
  speakers: string[];
  no_speaker_stated: boolean;
  directness: Directness;
  /** Key of the label. */
  verdict: string | null;
}

export type DecisionKind = "accepted" | "edited" | "rejected";

export interface Suggestion {
  id: Id;
  content: Fragments;
  source: Fragments;
  cue: Fragments;
  directness: Directness;
  /** 0..1 */
  score: number;
  reason: Said | null;
  /** 0..1, how likely people here call it worth checking; null until they have taught it. */
  checkworthiness: number | null;
  engine: string;
  engine_version: string;
  speaker: { id: Id | null; name: string; kind: SpeakerKind } | null;
  parent: Id | null;
  nesting: Nesting | null;
  decision: DecisionKind | "undone" | null;
  claim: Id | null;
}

export interface Evidence {
  url: string;
  archived_url: string;
  /** YYYY-MM-DD */
  accessed_at: string | null;
  publisher: string;
  title: string;
  quote: string;
  stance: Stance;
  set_number: number;
}

export interface Verdict {
  /** Key of a label of the project's scale. */
  label: string;
  rationale: string;
  status: "draft" | "final";
  evidence: Evidence[];
}

type Slot = "content" | "source" | "cue" | "addressee";

/** As the server describes it; a project may have claim types of its own. */
export type ClaimDocument = Omit<
  components["schemas"]["ClaimOut"],
  Slot | "claim_type" | "verdict" | "version" | "updated_at"
> &
  Record<Slot, Fragments> & { claim_type: string | null; verdict: Verdict | null };

export interface Claim extends ClaimDocument {
  /** 0 means never saved. */
  version: number;
  updated_at: string | null;
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

export interface Work {
  assignment: Assignment;
  project: WorkProject;
  article: Article;
  suggestions: Suggestion[];
  /** Whether an engine is still to read the article. */
  suggestions_pending: boolean;
  claims: Claim[];
  speakers: Speaker[];
  queue: { number: number; articles: number; mine_submitted: number };
}

export type SyncOp =
  | { speaker: NewSpeaker }
  | { put: ClaimDocument; base: number }
  | { delete: Id; base: number }
  | { decide: Id; as: DecisionKind | "undone"; claim: Id | null };

export type SyncResult =
  | { status: "ok"; id: Id; /** Of a claim only. */ version?: number }
  | { status: "conflict"; id: Id; theirs: Claim | null; version: number }
  | { status: "invalid"; id: Id | null; code: string; field: string | null; message: string };

export interface SyncReply {
  results: SyncResult[];
  assignment: Assignment;
}

export interface SubmitProblem {
  claim: Id;
  code: string;
  message: string;
}

export interface Manifest {
  articles: number;
  claims: number;
  verdicts: number;
  evidence: number;
  suggestions: number;
  sha256: string;
  bytes: number;
  schema: string;
  offset_unit: string;
  [field: string]: unknown;
}

export interface Export {
  /** The id of the job that builds it. */
  id: Id;
  format: string;
  layer: string;
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
  /** Missing where nothing can be previewed. */
  claims?: number;
}

export interface HistoryEvent {
  id: Id;
  at: string;
  /** A name, or what stands for it, as in "Annotator 2"; null is the system. */
  who: string | null;
  subject: string;
  subject_id: Id;
  action: string;
  before: unknown;
  after: unknown;
}

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
