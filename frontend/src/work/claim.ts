/** The one description of a claim: a field is a row here, and a row that is missing is a type error. */
import type { Fragments } from "../text/offsets.ts";
import type { Claim, Directness, Id } from "./types.ts";

/**
 * What kind of value a field holds. From it follows the value of a new claim, what two claims of the same become, how
 * the field travels and how the history shows it.
 *
 * `place`: fragments of the text · `people`: speakers · `choice`: a key of a list, or null · `answer`: yes, no, or null for
 * not asked · `text`: free words · `flag`: yes or no · `link`: another claim · `verdict` · `fixed`: set once, by no field.
 */
export type Kind = "place" | "people" | "choice" | "answer" | "text" | "flag" | "link" | "verdict" | "fixed";

/** In the order of the card. */
export const CLAIM_FIELDS = {
  id: "fixed",
  content: "place",
  source: "place",
  cue: "place",
  addressee: "place",
  speakers: "people",
  no_speaker_stated: "flag",
  directness: "choice",
  claim_type: "choice",
  checkworthiness: "choice",
  certainty: "choice",
  was_said: "answer",
  parent: "link",
  nesting: "link",
  note: "text",
  origin: "fixed",
  suggestion: "fixed",
  verdict: "verdict",
} as const satisfies Record<keyof Claim, Kind>;

/** The fields of some kinds. */
export type FieldOf<Some extends Kind> = {
  [Name in keyof Claim]: (typeof CLAIM_FIELDS)[Name] extends Some ? Name : never;
}[keyof Claim];

/** Fields and their kinds, in the order of the card. */
export const FIELDS = Object.entries(CLAIM_FIELDS) as readonly (readonly [keyof Claim, Kind])[];

const BLANK: Readonly<Record<Kind, unknown>> = {
  place: [],
  people: [],
  choice: null,
  answer: null,
  text: "",
  flag: false,
  link: null,
  verdict: null,
  fixed: null,
};

/** Make a claim by giving every field its value; the table has one of each. */
export const ofFields = (value: (name: keyof Claim, kind: Kind) => unknown): Claim =>
  Object.fromEntries(FIELDS.map(([name, kind]) => [name, value(name, kind)])) as unknown as Claim;

/** Make a claim that says nothing yet but what is said. */
export function blankClaim(id: Id, content: Fragments, directness: Directness): Claim {
  return { ...ofFields((_, kind) => BLANK[kind]), id, content, directness, origin: "human" };
}
