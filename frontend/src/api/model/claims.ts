/** Claims with their speakers, verdicts and evidence, and suggestions. */
import type { components } from "../schema.d.ts";
import type { AssignmentState, Directness, Fragments, Id, Nesting, Said, SpeakerKind, Stance } from "./terms.ts";

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

/** A claim to read, with who made it. */
export interface ReadClaim {
  id: Id;
  assignment: Id;
  state: AssignmentState;
  kind: "annotation" | "gold";
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
