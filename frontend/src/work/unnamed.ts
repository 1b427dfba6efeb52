/** Tells descriptions of people from names. */

import type { SpeakerKind } from "./types.ts";

/** What a description of people ends with who are not named. */
const DESCRIPTIONS = (
  "officials? sources? authorities experts? analysts? people residents? witness(?:es)? others lawmakers? diplomats? " +
  "observers? critics? spokes(?:man|woman|person|people) commanders? leaders? supporters? opponents?"
).replaceAll(" ", "|");
const UNNAMED = new RegExp(`\\b(?:${DESCRIPTIONS})$`, "i");

/** Say whether a name only describes someone ("one military official"): such a speaker lives inside one article. */
export function isUnnamed(name: string, kind: SpeakerKind): boolean {
  if (kind === "unspecified") return true;
  if (kind === "organisation" || kind === "government_body" || kind === "document") return false;
  return UNNAMED.test(name) || name === name.toLowerCase();
}
