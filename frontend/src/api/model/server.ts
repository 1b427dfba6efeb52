/** The session, what the server offers, tokens and accounts. */
import type {
  Action,
  Checkworthiness,
  Directness,
  Id,
  Part,
  Preset,
  Role,
  Said,
  SpeakerKind,
  Stance,
} from "./terms.ts";

export interface User {
  id: number;
  username: string;
  name: string;
  administrator: boolean;
  may_create_projects: boolean;
}

export interface Session {
  user: User | null;
  /** Whether this server sends mail. */
  mail: boolean;
  /** Name of the identity provider at which people may sign in, if there is one. */
  provider: string | null;
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
  /** Whether annotations in such files can be imported. */
  reads: boolean;
  note: string;
  /** Whether this server can write it; `extra` names what is missing otherwise. */
  available: boolean;
  extra: string;
  /** The parts of a dataset that its files do not hold. */
  loses: Part[];
}

export interface Limits {
  article_characters: number;
  claims_per_article: number;
  note_characters: number;
  upload_bytes: number;
  upload_files: number;
}

export interface Meta {
  engines: EngineInfo[];
  formats: FormatInfo[];
  scales: { key: string; name: string }[];
  presets: Preset[];
  claim_types: string[];
  directness: Directness[];
  checkworthiness: Checkworthiness[];
  speaker_kinds: SpeakerKind[];
  stances: Stance[];
  /** In the order of their reach. */
  roles: { key: Role; allowed: Action[] }[];
  limits: Limits;
}

/** An API token of somebody's scripts; `begins` is how the string that opens begins. */
export interface Token {
  id: Id;
  name: string;
  /** User name of whoever it acts as. */
  person: string;
  begins: string;
  /** The one project that it is for, and the only actions; null for all. */
  project: { id: Id; name: string } | null;
  actions: Action[] | null;
  last_used_on: string | null;
  created_at: string;
  expires_at: string | null;
  expired: boolean;
}

/** What a new token is to be for. */
export interface TokenWish {
  name: string;
  days?: number;
  project?: Id;
  actions?: readonly Action[];
}

/** A new token: `token` is what the script sends, and is shown this once. */
export interface NewToken extends Token {
  token: string;
}

/** The whole installation, for administrators. */
export interface Instance {
  versions: { name: string; version: string }[];
  seconds_since_sweep: number | null;
  /** Whether leases and jobs are looked after. */
  swept: boolean;
  accounts_open: number;
  accounts_closed: number;
  jobs_queued: number;
  jobs_running: number;
  failures: { id: Id; kind: string; project: Id | null; code: string; message: string; finished_at: string | null }[];
  projects: { id: Id; name: string; members: number; articles: number; open: number; archived: boolean }[];
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
