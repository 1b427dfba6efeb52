/** What a person can do to claims and suggestions: each function reads the pass and returns the change, or null. */

import { apart, contains, join, likeness, normalise, overlaps, same } from "../text/fragments.ts";
import type { Fragment, Fragments } from "../text/offsets.ts";
import { directnessOf } from "../text/directness.ts";
import { type FieldOf, blankClaim } from "./claim.ts";
import { decisionOf, descendants } from "./pass.ts";
import { speakerFor } from "./speakers.ts";
import type {
  Change,
  Claim,
  Decision,
  Directness,
  Evidence,
  Id,
  Nesting,
  Pass,
  Setting,
  Suggestion,
  TextRole,
} from "./types.ts";

export const DIRECTNESS: readonly Directness[] = ["direct", "indirect", "mixed", "free_indirect", "reported"];

/** How much of two contents must be the same for a new claim to count as a better cut of a suggestion. */
const SAME_PROPOSAL = 0.5;

/** Make a claim of a suggestion; the claim's id is in the change. */
export function accept(pass: Pass, setting: Setting, suggestion: Suggestion): Change {
  return adopt(pass, setting, suggestion, suggestion.content, "accepted");
}

/** Mark a suggestion as not a claim. */
export function reject(suggestion: Suggestion): Change {
  return { decisions: new Map([[suggestion.id, { as: "rejected", claim: null }]]) };
}

/** Accept a suggestion with other boundaries. */
export function acceptEdited(pass: Pass, setting: Setting, suggestion: Suggestion, content: Fragments): Change {
  return adopt(pass, setting, suggestion, content, same(content, suggestion.content) ? "accepted" : "edited");
}

/**
 * Make a claim of a selection. Where a waiting suggestion proposes nearly the same text, its source, cue and
 * speaker come along.
 */
export function create(pass: Pass, setting: Setting, selection: Fragment): Change {
  const content = [selection];
  const waiting = [...setting.suggestions.values()].filter(
    (suggestion) => !pass.decisions.has(suggestion.id) && overlaps(suggestion.content, content),
  );
  const best = waiting.toSorted((a, b) => likeness(b.content, content) - likeness(a.content, content))[0];
  if (best && likeness(best.content, content) >= SAME_PROPOSAL) return acceptEdited(pass, setting, best, content);
  const claim = blankClaim(setting.newId(), content, directnessOf(setting.text, content));
  return { claims: new Map([[claim.id, claim]]) };
}

/** Give a role of a claim other fragments; the content must keep at least one. */
export function setFragments(
  pass: Pass,
  setting: Setting,
  claim: Claim,
  role: TextRole,
  fragments: Fragments,
): Change | null {
  const next = join(setting.text, fragments);
  if ((role === "content" && next.length === 0) || same(next, claim[role])) return null;
  if (role !== "content") {
    // A source or cue never lies in its own claim's content.
    const free = apart(setting.text, next, claim.content);
    return same(free, claim[role]) ? null : put(pass, setting, { ...claim, [role]: free });
  }
  const directness =
    directnessOf(setting.text, claim.content) === claim.directness
      ? directnessOf(setting.text, next)
      : claim.directness;
  return put(pass, setting, {
    ...claim,
    content: next,
    directness,
    source: apart(setting.text, claim.source, next),
    cue: apart(setting.text, claim.cue, next),
  });
}

/** Add a selection to a role of a claim. */
export function addFragment(
  pass: Pass,
  setting: Setting,
  claim: Claim,
  role: TextRole,
  selection: Fragment,
): Change | null {
  return setFragments(pass, setting, claim, role, normalise([...claim[role], selection]));
}

/** Set any fields that need no further rule. */
export function setFields(
  claim: Claim,
  fields: Partial<Pick<Claim, FieldOf<"choice" | "answer" | "text">>>,
): Change | null {
  const next = { ...claim, ...fields };
  const names = Object.keys(fields) as FieldOf<"choice" | "answer" | "text">[];
  return names.every((name) => next[name] === claim[name]) ? null : one(next);
}

/** Set the speakers of a claim; naming one takes "no speaker stated" back. */
export function setSpeakers(claim: Claim, speakers: readonly Id[]): Change {
  return one({ ...claim, speakers, no_speaker_stated: speakers.length === 0 && claim.no_speaker_stated });
}

/** Say that the article names no speaker for a claim, or take that back. */
export function toggleNoSpeaker(claim: Claim): Change {
  const stated = claim.no_speaker_stated;
  return one({ ...claim, no_speaker_stated: !stated, speakers: stated ? claim.speakers : [] });
}

/** Give the verdict; the same label again takes it back unless evidence or a rationale hangs on it. */
export function setVerdict(claim: Claim, label: string): Change | null {
  const verdict = claim.verdict;
  if (verdict?.label === label) {
    const empty = verdict.evidence.length === 0 && verdict.rationale === "";
    return empty ? one({ ...claim, verdict: null }) : null;
  }
  const kept = verdict ?? { rationale: "", status: "final" as const, evidence: [] };
  return one({ ...claim, verdict: { ...kept, label } });
}

/** Set the reasons for a verdict that is already given. */
export function setRationale(claim: Claim, rationale: string): Change | null {
  if (!claim.verdict || claim.verdict.rationale === rationale) return null;
  return one({ ...claim, verdict: { ...claim.verdict, rationale } });
}

/** Put, replace or (null) take out one piece of evidence of a verdict that is already given. */
export function setEvidence(claim: Claim, at: number, item: Evidence | null): Change | null {
  if (!claim.verdict) return null;
  const evidence = claim.verdict.evidence.slice();
  evidence.splice(at, 1, ...(item ? [item] : []));
  return one({ ...claim, verdict: { ...claim.verdict, evidence } });
}

/** Hang a claim under another, or (null) take it out; null where that would make a ring. */
export function setParent(pass: Pass, claim: Claim, parent: Claim | null, nesting?: Nesting): Change | null {
  if (parent === null) return claim.parent === null ? null : one({ ...claim, parent: null, nesting: null });
  if (parent.id === claim.id || descendants(pass, claim.id).has(parent.id)) return null;
  const inside = contains(parent.content, claim.content);
  const kind = nesting === undefined || (nesting === "span" && !inside) ? (inside ? "span" : "discourse") : nesting;
  return one({ ...claim, parent: parent.id, nesting: kind });
}

/** Take a claim away; claims under it stand alone again, and the suggestion it came from counts as rejected. */
export function remove(pass: Pass, claim: Claim): Change {
  const claims = new Map<Id, Claim | null>();
  for (const child of pass.claims.values()) {
    if (child.parent === claim.id) claims.set(child.id, { ...child, parent: null, nesting: null });
  }
  claims.set(claim.id, null);
  if (claim.suggestion === null || !decisionOf(pass, claim)) return { claims };
  return { claims, decisions: new Map([[claim.suggestion, { as: "rejected", claim: null }]]) };
}

function adopt(
  pass: Pass,
  setting: Setting,
  suggestion: Suggestion,
  content: Fragments,
  as: "accepted" | "edited",
): Change {
  const { id: speakerId, created } = speakerFor(pass, setting, suggestion);
  const parent = suggestion.parent === null ? null : (pass.decisions.get(suggestion.parent)?.claim ?? null);
  const claim: Claim = {
    ...blankClaim(setting.newId(), content, directnessOf(setting.text, content)),
    source: apart(setting.text, suggestion.source, content),
    cue: apart(setting.text, suggestion.cue, content),
    directness: as === "accepted" ? suggestion.directness : directnessOf(setting.text, content),
    speakers: speakerId === null ? [] : [speakerId],
    origin: "suggestion",
    suggestion: suggestion.id,
    parent,
    nesting: parent === null ? null : (suggestion.nesting ?? "discourse"),
  };
  const claims = new Map<Id, Claim>([[claim.id, claim]]);
  // Children that were accepted before their parent find it now.
  for (const child of pass.claims.values()) {
    const from = child.suggestion === null ? undefined : setting.suggestions.get(child.suggestion);
    if (from?.parent === suggestion.id && child.parent === null)
      claims.set(child.id, { ...child, parent: claim.id, nesting: from.nesting ?? "discourse" });
  }
  const decisions = new Map<Id, Decision>([[suggestion.id, { as, claim: claim.id }]]);
  mendNesting(pass, claims);
  return { claims, decisions, ...(created && { speakers: new Map([[created.id, created]]) }) };
}

/** Store a claim whose place changed; a suggestion that no longer says the same counts as edited. */
function put(pass: Pass, setting: Setting, claim: Claim): Change {
  const claims = new Map([[claim.id, claim]]);
  mendNesting(pass, claims);
  const change = { claims };
  const suggestion = claim.suggestion === null ? undefined : setting.suggestions.get(claim.suggestion);
  const decision = decisionOf(pass, claim);
  if (!suggestion || !decision || decision.as === "rejected") return change;
  const untouched = (["content", "source", "cue"] as const).every((role) => same(claim[role], suggestion[role]));
  const as = untouched ? "accepted" : "edited";
  if (as === decision.as) return change;
  return { ...change, decisions: new Map([[suggestion.id, { as, claim: claim.id }]]) };
}

/** "Inside its words" must stay true: where content moved out of its parent's, the claim is reported from elsewhere. */
function mendNesting(pass: Pass, claims: Map<Id, Claim>): void {
  for (const claim of [...pass.claims.values(), ...claims.values()]) {
    const current = claims.get(claim.id) ?? claim;
    if (current.nesting !== "span" || current.parent === null) continue;
    const parent = claims.get(current.parent) ?? pass.claims.get(current.parent);
    if (parent && !contains(parent.content, current.content))
      claims.set(claim.id, { ...current, nesting: "discourse" });
  }
}

function one(claim: Claim): Change {
  return { claims: new Map([[claim.id, claim]]) };
}
