/** Who speaks in an article, and where the text mentions them. Pure. */

import type { Fragment } from "../text/offsets.ts";
import type { Claim, Pass, Speaker } from "./types.ts";

export interface Mention {
  readonly place: Fragment;
  /** The first claim that has these words as its source. */
  readonly claim: Claim;
}

export interface Heard {
  readonly speaker: Speaker;
  /** In text order. */
  readonly claims: readonly Claim[];
  /** Sources in the text, each once. */
  readonly mentions: readonly Mention[];
  /** Claims whose source is not marked in the text. */
  readonly unmarked: readonly Claim[];
}

/** List every speaker once, in the order in which the article lets them speak. */
export function speakersHeard(pass: Pass): readonly Heard[] {
  const claims = [...pass.claims.values()].toSorted((a, b) => startOf(a) - startOf(b));
  const order = [...new Set(claims.flatMap((claim) => claim.speakers))];
  return order.flatMap((id) => {
    const speaker = pass.speakers.get(id);
    const own = claims.filter((claim) => claim.speakers.includes(id));
    return speaker ? [{ speaker, claims: own, mentions: mentionsOf(own), unmarked: own.filter(isUnmarked) }] : [];
  });
}

function mentionsOf(claims: readonly Claim[]): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const claim of claims)
    for (const place of claim.source) if (!found.has(`${place}`)) found.set(`${place}`, { place, claim });
  return [...found.values()].toSorted((a, b) => a.place[0] - b.place[0]);
}

function isUnmarked(claim: Claim): boolean {
  return claim.source.length === 0;
}

function startOf(claim: Claim): number {
  return Math.min(claim.content[0]?.[0] ?? 0, claim.source[0]?.[0] ?? Infinity);
}
