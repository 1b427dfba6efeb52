/** Reads a pass and puts changes on it; every change has an inverse. */

import type { Fragments } from "../text/offsets.ts";
import type { Change, Claim, Decision, Id, Pass, Setting, Suggestion } from "./types.ts";

/** Something in the text that a person can stand on: a claim, or a suggestion that waits for a decision. */
export type Item =
  | (Placed & { readonly type: "claim"; readonly claim: Claim })
  | (Placed & { readonly type: "suggestion"; readonly suggestion: Suggestion });

interface Placed {
  readonly id: Id;
  /** Where the content begins and ends, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
}

/** Put a change on a pass. */
export function apply(pass: Pass, change: Change): Pass {
  return {
    claims: merged(pass.claims, change.claims),
    decisions: merged(pass.decisions, change.decisions),
    speakers: change.speakers ? new Map([...pass.speakers, ...change.speakers]) : pass.speakers,
  };
}

/** Return the change that takes `change` back on this pass. */
export function inverse(pass: Pass, change: Change): Change {
  return {
    ...(change.claims && { claims: previous(pass.claims, change.claims) }),
    ...(change.decisions && { decisions: previous(pass.decisions, change.decisions) }),
  };
}

/** List claims and undecided suggestions in text order, outer before inner. */
export function itemsOf(pass: Pass, setting: Setting): readonly Item[] {
  const items: Item[] = Array.from(pass.claims.values(), itemOfClaim);
  for (const suggestion of setting.suggestions.values()) {
    if (!pass.decisions.has(suggestion.id)) items.push(itemOfSuggestion(suggestion));
  }
  return items.toSorted((a, b) => a.at - b.at || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** The same document gives the same item, so that what shows it is not drawn again. */
const made = new WeakMap<Claim | Suggestion, Item>();

function itemOfClaim(claim: Claim): Item {
  return remembered(claim, () => ({ type: "claim", id: claim.id, claim, ...edges(claim.content) }));
}

function itemOfSuggestion(suggestion: Suggestion): Item {
  return remembered(suggestion, () => ({
    type: "suggestion",
    id: suggestion.id,
    suggestion,
    ...edges(suggestion.content),
  }));
}

function remembered(document: Claim | Suggestion, make: () => Item): Item {
  const item = made.get(document) ?? make();
  made.set(document, item);
  return item;
}

function edges(content: Fragments): { at: number; end: number } {
  return { at: content[0]?.[0] ?? 0, end: content.at(-1)?.[1] ?? 0 };
}

/**
 * Tell whether a person still has to do something with an item: decide a suggestion, or judge and attribute a
 * claim.
 */
export function isOpen(item: Item): boolean {
  return item.type === "suggestion" || !isWhole(item.claim);
}

/** Tell whether a claim is attributed and judged. */
export function isWhole(claim: Claim): boolean {
  return missing(claim).length === 0 && claim.verdict !== null;
}

/** Find the undecided suggestion that people would call worth checking most likely, the first of equals; null where none is known to be. */
export function worthiest(items: readonly Item[]): Item | null {
  const worth = (item: Item): number => (item.type === "suggestion" ? (item.suggestion.checkworthiness ?? -1) : -1);
  const most = Math.max(0, ...items.map(worth));
  return items.find((item) => worth(item) === most) ?? null;
}

export type Missing = "content_missing" | "speaker_missing";

/** Say what a claim needs before the pass can be submitted. */
export function missing(claim: Claim): readonly Missing[] {
  const found: Missing[] = [];
  if (claim.content.length === 0) found.push("content_missing");
  if (claim.speakers.length === 0 && !claim.no_speaker_stated) found.push("speaker_missing");
  return found;
}

export interface Progress {
  /** Suggestions, and how many of them are decided. */
  readonly total: number;
  readonly settled: number;
  /** Claims and how many have a verdict, where the project demands one; else null. */
  readonly verdicts: { readonly total: number; readonly given: number } | null;
}

/** Count what is done of a pass. */
export function progressOf(pass: Pass, setting: Setting): Progress {
  const settled = [...setting.suggestions.keys()].filter((id) => pass.decisions.has(id)).length;
  const claims = [...pass.claims.values()];
  const given = claims.filter(({ verdict }) => verdict !== null).length;
  const verdicts = setting.project.verdict_required ? { total: claims.length, given } : null;
  return { total: setting.suggestions.size, settled, verdicts };
}

/** Tell whether nothing is left that the pass needs: every suggestion is decided, and every claim is whole. */
export function isDone(items: readonly Item[], setting: Setting): boolean {
  const lacks = (claim: Claim): boolean =>
    missing(claim).length > 0 || (setting.project.verdict_required && claim.verdict === null);
  return items.every((item) => item.type === "claim" && !lacks(item.claim));
}

/** List the claims that have `id` as parent, directly or through others. */
export function descendants(pass: Pass, id: Id): ReadonlySet<Id> {
  const found = new Set<Id>();
  const look = [id];
  for (let parent = look.pop(); parent !== undefined; parent = look.pop()) {
    for (const claim of pass.claims.values()) {
      if (claim.parent === parent && !found.has(claim.id)) {
        found.add(claim.id);
        look.push(claim.id);
      }
    }
  }
  return found;
}

/** Find the decision that led to a claim. */
export function decisionOf(pass: Pass, claim: Claim): Decision | undefined {
  return claim.suggestion === null ? undefined : pass.decisions.get(claim.suggestion);
}

function merged<Document>(
  documents: ReadonlyMap<Id, Document>,
  changed: ReadonlyMap<Id, Document | null> | undefined,
): ReadonlyMap<Id, Document> {
  if (!changed) return documents;
  const next = new Map(documents);
  for (const [id, document] of changed) {
    if (document === null) next.delete(id);
    else next.set(id, document);
  }
  return next;
}

function previous<Document>(
  documents: ReadonlyMap<Id, Document>,
  changed: ReadonlyMap<Id, Document | null>,
): ReadonlyMap<Id, Document | null> {
  return new Map(Array.from(changed.keys(), (id) => [id, documents.get(id) ?? null] as const));
}
