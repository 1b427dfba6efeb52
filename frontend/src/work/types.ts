/**
 * The document of one person's pass over one article, as the screen holds it: the wire's fields with UTF-16
 * fragments.
 */

import type {
  Article,
  Assignment,
  Claim as WireClaim,
  DecisionKind,
  Id,
  Speaker,
  Settlement,
  SpeakerKind,
  Suggestion as WireSuggestion,
  WorkProject,
  Zone,
} from "../api/model.ts";
import type { Fragments } from "../text/offsets.ts";

export type { Directness, Evidence, Id, Nesting, Speaker, SpeakerKind, Verdict, VerdictLabel } from "../api/model.ts";

export const ROLES = ["content", "source", "cue", "addressee"] as const;
/** The four places a claim has in the text. */
export type TextRole = (typeof ROLES)[number];

type InText = Readonly<Record<TextRole, Fragments>>;

export type Claim = Readonly<Omit<WireClaim, TextRole | "exact" | "version" | "updated_at" | "speakers">> &
  InText & { readonly speakers: readonly Id[] };

export type Suggestion = Readonly<Omit<WireSuggestion, "content" | "source" | "cue" | "decision" | "claim">> &
  Readonly<Record<"content" | "source" | "cue", Fragments>>;

/** What was done with a suggestion, and the claim it became. */
export interface Decision {
  readonly as: DecisionKind;
  readonly claim: Id | null;
  /** In the gold layer: how a group of claims is settled. */
  readonly settled?: Settlement;
}

/** Everything that a person can change in a pass. Maps are replaced, never written to. */
export interface Pass {
  readonly claims: ReadonlyMap<Id, Claim>;
  readonly decisions: ReadonlyMap<Id, Decision>;
  readonly speakers: ReadonlyMap<Id, Speaker>;
}

/** What stays fixed while a pass is worked on. */
export interface Setting {
  readonly assignment: Assignment;
  readonly project: WorkProject;
  readonly article: Article;
  readonly text: string;
  /** In UTF-16 units. */
  readonly zones: readonly Zone[];
  readonly suggestions: ReadonlyMap<Id, Suggestion>;
  readonly newId: () => Id;
}

/** New documents by id; null takes the document away. A speaker, once made, stays. */
export interface Change {
  readonly claims?: ReadonlyMap<Id, Claim | null>;
  readonly decisions?: ReadonlyMap<Id, Decision | null>;
  readonly speakers?: ReadonlyMap<Id, Speaker>;
}

export interface NewSpeaker {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly anonymous: boolean;
  readonly descriptor: string;
  /** The office that the article gives a person: "Foreign Minister". */
  readonly role?: string;
}
