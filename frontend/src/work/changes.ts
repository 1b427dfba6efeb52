/** What changed between two documents of a claim, field by field, in the words a person would use. */

import type { ClaimDocument, Id } from "../api/model.ts";
import { FIELDS, type FieldOf, type Kind } from "./claim.ts";

/** Fields of a claim that the history tells of, and those of its verdict; what two fields say together is told under the first. */
export type ChangedField = FieldOf<Exclude<Kind, "fixed" | "flag" | "link">> | "parent" | "rationale" | "evidence";

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
  choice(field: FieldOf<"choice">, key: string): string;
  readonly noSpeaker: string;
  readonly yes: string;
  readonly no: string;
}

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
  for (const [name, kind] of FIELDS) {
    if (kind === "place") {
      const role = name as FieldOf<"place">;
      set(role, claim.exact[role].join(" … "), claim[role].length > 0 ? JSON.stringify(claim[role]) : "");
    } else if (kind === "people") {
      const speakers = claim.speakers.map((id) => names.speaker(id)).join(", ");
      set(
        "speakers",
        claim.no_speaker_stated ? names.noSpeaker : speakers,
        `${claim.no_speaker_stated || ""}${claim.speakers.join()}`,
      );
    } else if (kind === "choice") {
      const field = name as FieldOf<"choice">;
      set(field, claim[field] === null ? "" : names.choice(field, claim[field]));
    } else if (kind === "answer") {
      const field = name as FieldOf<"answer">;
      set(field, claim[field] === null ? "" : claim[field] ? names.yes : names.no);
    } else if (kind === "text") {
      const field = name as FieldOf<"text">;
      set(field, claim[field]);
    } else if (name === "parent") {
      set(name, claim.parent === null ? "" : names.claim(claim.parent), `${claim.parent ?? ""}${claim.nesting ?? ""}`);
    }
  }
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
