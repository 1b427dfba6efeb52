/** Between the pass on the screen (UTF-16) and the documents that travel (code points, exact strings, plain JSON). */

import type * as m from "../api/model.ts";
import { type OffsetMap, exact } from "../text/offsets.ts";
import { fromServer } from "../ui/language/translate.ts";
import {
  type Claim,
  type Decision,
  type Id,
  type Pass,
  ROLES,
  type Setting,
  type Speaker,
  type Suggestion,
  type TextRole,
} from "../work/types.ts";

/** Give each place of a claim a value. */
const inEach = <Value>(value: (role: TextRole) => Value) =>
  Object.fromEntries(ROLES.map((role) => [role, value(role)])) as Record<TextRole, Value>;

/** Read a claim from the wire. */
export function claimFromWire(map: OffsetMap, wire: m.ClaimDocument): Claim {
  const {
    exact: _exact,
    version: _version,
    updated_at: _updated,
    ...fields
  } = wire as m.ClaimDocument & Partial<m.Claim>;
  return { ...fields, ...inEach((role) => map.fromWire(wire[role])) };
}

/** Write a claim for the wire, with the exact string of every fragment. */
export function claimToWire(map: OffsetMap, text: string, claim: Claim): m.ClaimDocument {
  return {
    ...claim,
    speakers: [...claim.speakers],
    ...inEach((role) => map.toWire(claim[role])),
    exact: inEach((role) => [...exact(text, claim[role])]),
  };
}

/** Write a speaker for the wire: only what a person gave. */
export function speakerToWire(speaker: Speaker): m.NewSpeaker {
  const { id, name, kind, anonymous, descriptor, roles } = speaker;
  const held = roles.map(({ position }) => ({ position }));
  return { id, name, kind, anonymous, descriptor, ...(held.length > 0 && { roles: held }) };
}

/** Read what the server leased into the fixed setting and the pass as the server has it. */
export function readWork(
  map: OffsetMap,
  work: m.Work,
  newId: () => Id,
): { setting: Setting; pass: Pass; versions: Map<Id, number> } {
  const suggestions = new Map<Id, Suggestion>();
  const decisions = new Map<Id, Decision>();
  for (const { decision, claim, ...rest } of work.suggestions) {
    const { content, source, cue } = rest;
    suggestions.set(rest.id, {
      ...rest,
      content: map.fromWire(content),
      source: map.fromWire(source),
      cue: map.fromWire(cue),
    });
    if (decision !== null && decision !== "undone") decisions.set(rest.id, { as: decision, claim });
  }
  const zones = work.article.zones.map((zone) => ({
    ...zone,
    start: map.toUtf16(zone.start),
    end: map.toUtf16(zone.end),
  }));
  return {
    setting: {
      assignment: work.assignment,
      project: inLanguage(work.project),
      article: work.article,
      text: work.article.shown ?? work.article.text,
      zones,
      suggestions,
      newId,
    },
    pass: {
      claims: new Map(work.claims.map((claim) => [claim.id, claimFromWire(map, claim)])),
      decisions,
      speakers: new Map(work.speakers.map((speaker) => [speaker.id, speaker])),
    },
    versions: new Map(work.claims.map((claim) => [claim.id, claim.version])),
  };
}

/** The verdicts of the scales that we ship are words of the interface. */
function inLanguage(project: m.WorkProject): m.WorkProject {
  const { scale } = project;
  const labels = scale.labels.map((label) => ({ ...label, name: fromServer(label.name) }));
  return { ...project, scale: { ...scale, labels } };
}

/** Tell whether two claim documents say the same, whatever their version. */
export function sameDocument(left: m.ClaimDocument | null, right: m.ClaimDocument | null): boolean {
  return canonical(left) === canonical(right);
}

function canonical(document: m.ClaimDocument | null): string {
  const skipped = new Set(["version", "updated_at", "exact"]);
  return JSON.stringify(document, (key: string, value: unknown) => {
    if (skipped.has(key)) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Make a random UUID (version 4); `crypto.randomUUID` is missing on plain HTTP, where newsroom networks often are. */
export function newUuid(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
