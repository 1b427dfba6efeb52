/** What changed between two documents of a claim, field by field, in the words a person would use. */

import type { ClaimDocument, Id } from "../api/model.ts";

export type ChangedField =
  | "content"
  | "source"
  | "cue"
  | "addressee"
  | "speakers"
  | "directness"
  | "claim_type"
  | "checkworthiness"
  | "was_said"
  | "parent"
  | "note"
  | "verdict"
  | "rationale"
  | "evidence";

export interface ChangedValue {
  readonly field: ChangedField;
  /** Empty where there was nothing before. */
  readonly before: string;
  /** Empty where there is nothing any more; the same words as before where only their place changed. */
  readonly after: string;
}

/** How the screen names what documents only give as keys and identifiers. */
export interface Names {
  speaker(id: Id): string;
  claim(id: Id): string;
  verdict(label: string): string;
  value(field: "directness" | "claim_type" | "checkworthiness", key: string): string;
  readonly noSpeaker: string;
  readonly yes: string;
  readonly no: string;
}

const ROLES = ["content", "source", "cue", "addressee"] as const;
const KEYED = ["directness", "claim_type", "checkworthiness"] as const;

/** List what differs, in the order of the card; null stands for a claim that is not there. */
export function changesBetween(
  before: ClaimDocument | null,
  after: ClaimDocument | null,
  names: Names,
): readonly ChangedValue[] {
  const old = before ? valuesOf(before, names) : new Map<ChangedField, Value>();
  const now = after ? valuesOf(after, names) : new Map<ChangedField, Value>();
  const none = { words: "", exact: "" };
  return [...(old.size > 0 ? old : now).keys()].flatMap((field) => {
    const [from, to] = [old.get(field) ?? none, now.get(field) ?? none];
    return from.exact === to.exact ? [] : [{ field, before: from.words, after: to.words }];
  });
}

interface Value {
  readonly words: string;
  /** Tells values apart that read the same, as the same words at two places do. */
  readonly exact: string;
}

function valuesOf(claim: ClaimDocument, names: Names): ReadonlyMap<ChangedField, Value> {
  const values = new Map<ChangedField, Value>();
  const set = (field: ChangedField, words: string, exact = words): void => void values.set(field, { words, exact });
  for (const role of ROLES) set(role, claim.exact[role].join(" … "), claim[role].length > 0 ? JSON.stringify(claim[role]) : "");
  const speakers = claim.speakers.map((id) => names.speaker(id)).join(", ");
  set("speakers", claim.no_speaker_stated ? names.noSpeaker : speakers, `${claim.no_speaker_stated || ""}${claim.speakers.join()}`);
  for (const field of KEYED) set(field, claim[field] === null ? "" : names.value(field, claim[field]));
  set("was_said", claim.was_said === null ? "" : claim.was_said ? names.yes : names.no);
  set("parent", claim.parent === null ? "" : names.claim(claim.parent), `${claim.parent ?? ""}${claim.nesting ?? ""}`);
  set("note", claim.note);
  const { verdict } = claim;
  set("verdict", verdict ? names.verdict(verdict.label) : "");
  set("rationale", verdict?.rationale ?? "");
  const pieces = verdict?.evidence ?? [];
  set(
    "evidence",
    pieces.map(({ title, url, quote }) => title || url || quote).join(", "),
    pieces.length > 0 ? JSON.stringify(pieces) : "",
  );
  return values;
}
