/** Claims that say the same twice: finding them, and making one of two. */

import { contains, likeness, overlaps } from "../text/fragments.ts";
import { type Kind, ofFields } from "./claim.ts";
import { remove } from "./transitions.ts";
import type { Change, Claim, Id, Pass, Verdict } from "./types.ts";

/** Contents that share this much of their words are one claim marked twice. */
const TWICE = 0.8;

export type Twins = readonly [Claim, Claim];

/**
 * List pairs of claims, in the given order, that mark the same or nearly the same words of the same source. One that
 * reports the other is meant to lie over it; and two people may say the same.
 */
export function twinsOf(claims: readonly Claim[]): readonly Twins[] {
  return claims.flatMap((one, i) =>
    claims
      .slice(i + 1)
      .filter((other) => !areKin(one, other) && sameVoice(one, other) && likeness(one.content, other.content) >= TWICE)
      .map((other): Twins => [one, other]),
  );
}

function areKin(one: Claim, other: Claim): boolean {
  return one.parent === other.id || other.parent === one.id;
}

/** Whether nothing tells the sources of two claims apart: speakers if both name some, else the words of the source. */
function sameVoice(one: Claim, other: Claim): boolean {
  if (one.speakers.length > 0 && other.speakers.length > 0)
    return one.speakers.length === other.speakers.length && one.speakers.every((id) => other.speakers.includes(id));
  if (one.source.length > 0 && other.source.length > 0) return overlaps(one.source, other.source);
  return true;
}

/**
 * Make one claim of two. The first stays, or the one that began as a suggestion; what it lacks it takes from the other,
 * and what hung on the other hangs on it.
 */
export function mergeTwins(pass: Pass, [first, second]: Twins): { readonly change: Change; readonly kept: Id } {
  const [kept, dropped] = first.suggestion === null && second.suggestion !== null ? [second, first] : [first, second];
  const removed = remove(pass, dropped);
  const claims = new Map<Id, Claim | null>(removed.claims);
  claims.set(kept.id, {
    ...ofFields((name, kind) => filled(kind, kept[name], dropped[name])),
    no_speaker_stated:
      kept.speakers.length + dropped.speakers.length === 0 && (kept.no_speaker_stated || dropped.no_speaker_stated),
    ...(kept.parent === null && { parent: dropped.parent, nesting: nestingUnder(pass, kept, dropped) }),
    verdict: oneVerdict(kept.verdict, dropped.verdict),
  });
  for (const child of pass.claims.values()) {
    if (child.parent !== dropped.id || child.id === kept.id) continue;
    const inside = child.nesting !== "span" || contains(kept.content, child.content);
    claims.set(child.id, { ...child, parent: kept.id, nesting: inside ? child.nesting : "discourse" });
  }
  return { change: { ...removed, claims }, kept: kept.id };
}

/** What a field of the claim that stays becomes; fields that hang together are settled by their callers. */
function filled(kind: Kind, kept: unknown, dropped: unknown): unknown {
  switch (kind) {
    case "place":
    case "people":
      return (kept as readonly unknown[]).length > 0 ? kept : dropped;
    case "choice":
    case "answer":
      return kept ?? dropped;
    case "text":
      return joined(kept as string, dropped as string);
    default:
      return kept;
  }
}

function nestingUnder(pass: Pass, kept: Claim, { parent, nesting }: Claim): Claim["nesting"] {
  const above = parent === null ? undefined : pass.claims.get(parent);
  return nesting === "span" && above && !contains(above.content, kept.content) ? "discourse" : nesting;
}

function joined(one: string, other: string): string {
  return one === other || other === "" ? one : one === "" ? other : `${one}\n${other}`;
}

/** The verdict that stays; the evidence of one that says the same comes along. */
function oneVerdict(kept: Verdict | null, dropped: Verdict | null): Verdict | null {
  if (!kept || !dropped) return kept ?? dropped;
  if (kept.label !== dropped.label) return kept;
  const known = new Set(kept.evidence.map((item) => JSON.stringify(item)));
  const evidence = [...kept.evidence, ...dropped.evidence.filter((item) => !known.has(JSON.stringify(item)))];
  return { ...kept, rationale: joined(kept.rationale, dropped.rationale), evidence };
}
