/** The groups of claims of an article as the adjudicator finds and settles them; everything is read from the pass. */
import type { Cause, Gold, GoldGroup, SettledAs, Settlement } from "../api/model.ts";
import { contains, same } from "../text/fragments.ts";
import type { OffsetMap } from "../text/offsets.ts";
import { claimFromWire } from "../sync/wire.ts";

import { remove } from "../work/transitions.ts";
import type { Change, Claim, Decision, Id, Pass } from "../work/types.ts";

/** A claim of a pass: whose, and the version that was seen. */
export interface Side {
  readonly claim: Claim;
  readonly version: number;
  /** The place of its pass in the article. */
  readonly pass: number;
}

export interface Group {
  readonly key: Id;
  readonly sides: readonly Side[];
  readonly differ: GoldGroup["differ"];
  readonly changed: ReadonlySet<Id>;
}

export type GroupState = "merged" | "open" | "settled" | "stale";

/** What never changes while the article is open here. */
export interface Case {
  readonly groups: readonly Group[];
  readonly decisions: Pass["decisions"];
  readonly versions: ReadonlyMap<Id, number>;
}

/** Read the groups that the server sent. */
export function readCase(gold: Gold, map: OffsetMap): Case {
  const place = new Map(gold.passes.map(({ assignment }, at) => [assignment, at]));
  const known = new Map(
    gold.claims.map((wire) => {
      const { assignment: _, ...claim } = wire;
      return [wire.id, { claim: claimFromWire(map, claim), pass: place.get(wire.assignment) ?? 0 }];
    }),
  );
  const decisions = new Map<Id, Decision>();
  const versions = new Map<Id, number>();
  const groups = gold.groups.map((group): Group => {
    decisions.set(group.key, decisionOf(group));
    versions.set(group.key, group.resolution?.version ?? 0);
    const sides = group.members.flatMap(({ claim, version }) => {
      const found = known.get(claim);
      return found ? [{ ...found, version }] : [];
    });
    return {
      key: group.key,
      sides: sides.toSorted((a, b) => a.pass - b.pass),
      differ: group.differ,
      changed: new Set(group.changed),
    };
  });
  return { groups, decisions, versions };
}

function decisionOf({ resolution, state, members }: GoldGroup): Decision {
  const seen = members.map(({ claim, version }) => ({ claim, version }));
  if (!resolution) return of("reopened", { members: seen });
  // What was settled before the claims changed is known by its members: they are no longer those.
  const settledMembers = state === "stale" ? [] : seen;
  return of(resolution.action, { ...resolution, members: settledMembers });
}

/** Make the decision about a group. */
export function of(as: SettledAs, more: Partial<Settlement> = {}): Decision {
  const { members = [], claims = [], cause = null, reason = "", rule = "" } = more;
  return { as: "accepted", claim: null, settled: { as, members, claims, cause, reason, rule } };
}

export const settledOf = (pass: Pass, group: Group): Settlement =>
  pass.decisions.get(group.key)?.settled ?? (of("reopened").settled as Settlement);

/** The gold claims of a group. */
export function goldOf(pass: Pass, group: Group): readonly Claim[] {
  return settledOf(pass, group).claims.flatMap((id) => pass.claims.get(id) ?? []);
}

/** Whether somebody's verdict is not the one that is given. */
export function overrules(pass: Pass, group: Group): boolean {
  const given = new Set(goldOf(pass, group).map(({ verdict }) => verdict?.label));
  return given.size > 0 && group.sides.some(({ claim }) => claim.verdict && !given.has(claim.verdict.label));
}

/** What a settled group still lacks. */
export function missing(pass: Pass, group: Group): "cause" | "reason" | null {
  const { as, cause, reason } = settledOf(pass, group);
  if ((as === "drop" || as === "all_wrong") && cause === null) return "cause";
  return overrules(pass, group) && reason.trim() === "" ? "reason" : null;
}

export function stateOf(pass: Pass, group: Group): GroupState {
  const { as, members, claims } = settledOf(pass, group);
  if (as === "reopened" || (claims.length > 0 && goldOf(pass, group).length === 0)) return "open";
  if (as !== "add" && members.length < group.sides.length) return "stale";
  if (missing(pass, group)) return "open";
  return as === "merge" ? "merged" : "settled";
}

/** Find the group that led to a gold claim. */
const leadingTo = (pass: Pass, groups: readonly Group[], claim: Id): Group | undefined =>
  groups.find((group) => group.sides.some((side) => side.claim.id === claim) && goldOf(pass, group).length > 0);

/** Take one person's claims of a group as the gold claims, with everything that they say. */
export function take(pass: Pass, all: Case, group: Group, at: number, newId: () => Id): Change | null {
  const sides = group.sides.filter((side) => side.pass === at);
  if (sides.length === 0) return null;
  const gold = sides.map(({ claim }) => asGold(pass, all, claim, newId()));
  return replaced(pass, all, group, gold, "take");
}

/** Make a gold claim of somebody's claim; it hangs under the gold claim of its parent's group, where that is there and holds it. */
function asGold(pass: Pass, all: Case, claim: Claim, id: Id): Claim {
  const above = claim.parent === null ? undefined : leadingTo(pass, all.groups, claim.parent);
  const [parent] = above ? goldOf(pass, above) : [];
  const fits = parent && (claim.nesting !== "span" || contains(parent.content, claim.content));
  return { ...claim, id, parent: fits ? parent.id : null, nesting: fits ? claim.nesting : null };
}

/** Put gold claims in the place of those of a group, and settle it. */
export function replaced(pass: Pass, all: Case, group: Group, gold: readonly Claim[], as: SettledAs): Change {
  const before = goldOf(pass, group);
  const kept = before.length === 1 && gold.length === 1 ? before[0] : undefined;
  const claims = new Map<Id, Claim | null>();
  for (const one of kept ? [] : before) for (const [id, claim] of remove(pass, one).claims ?? []) claims.set(id, claim);
  const now = gold.map((one) =>
    kept
      ? { ...one, id: kept.id, parent: one.parent ?? kept.parent, nesting: one.parent ? one.nesting : kept.nesting }
      : one,
  );
  for (const one of now) claims.set(one.id, one);
  adopt(pass, all, group, now, claims);
  const { cause, reason, rule } = settledOf(pass, group);
  const settled = { members: seenOf(group), claims: now.map(({ id }) => id), cause, reason, rule };
  return { claims, decisions: new Map([[group.key, of(as, settled)]]) };
}

/** Claims whose parent is settled only now find it. */
function adopt(pass: Pass, all: Case, group: Group, gold: readonly Claim[], claims: Map<Id, Claim | null>): void {
  const [parent] = gold;
  if (!parent) return;
  const ours = new Set(group.sides.map(({ claim }) => claim.id));
  for (const other of all.groups) {
    const from = other.sides.find(({ claim }) => claim.parent !== null && ours.has(claim.parent))?.claim;
    for (const child of from ? goldOf(pass, other) : []) {
      const holds = from?.nesting !== "span" || contains(parent.content, child.content);
      if (child.parent === null && child.id !== parent.id && holds && !claims.has(child.id))
        claims.set(child.id, { ...child, parent: parent.id, nesting: from?.nesting ?? "discourse" });
    }
  }
}

export const seenOf = (group: Group): Settlement["members"] =>
  group.sides.map(({ claim, version }) => ({ claim: claim.id, version }));

/** Say that a group is no claim, or open it again; its gold claims go. */
export function emptied(pass: Pass, group: Group, as: "drop" | "reopened", cause: Cause | null = null): Change {
  const claims = new Map<Id, Claim | null>();
  for (const one of goldOf(pass, group))
    for (const [id, claim] of remove(pass, one).claims ?? []) claims.set(id, claim);
  const { reason, rule } = settledOf(pass, group);
  const kept = as === "drop" ? { cause, reason, rule } : {};
  return { claims, decisions: new Map([[group.key, of(as, { members: seenOf(group), ...kept })]]) };
}

/** Change why a group is settled as it is. */
export function explained(
  pass: Pass,
  group: Group,
  why: Partial<Pick<Settlement, "cause" | "reason" | "rule">>,
): Change {
  const settled = { ...settledOf(pass, group), ...why };
  return { decisions: new Map([[group.key, of(settled.as, settled)]]) };
}

/** The fields of which one can be taken from one person, and the rest of the claim from another. */
export const FIELDS = [
  "content",
  "source",
  "cue",
  "addressee",
  "speakers",
  "directness",
  "claim_type",
  "checkworthiness",
  "certainty",
  "was_said",
  "verdict",
] as const;
export type Field = (typeof FIELDS)[number];
const SLOT: Partial<Record<Field, string>> = { speakers: "speaker" };

/** Whether the claims of a group differ in a field. */
export const differsIn = (group: Group, field: Field): boolean =>
  group.differ.some(({ slot }) => slot === (SLOT[field] ?? field));

/** A field in which the claims of a group differ: the one that is wished for, else the first. */
export const differingField = (group: Group, wished?: Field): Field =>
  [wished, ...FIELDS].find((name) => name !== undefined && differsIn(group, name)) ?? "content";

/** Take one field from one person, and leave the rest of the gold claim as it is. */
export function takeField(
  pass: Pass,
  all: Case,
  group: Group,
  field: Field,
  at: number,
  newId: () => Id,
): Change | null {
  const side = group.sides.find(({ pass: place }) => place === at);
  if (!side || group.differ.some(({ slot }) => slot === "split")) return null;
  const [first] = group.sides;
  const gold = goldOf(pass, group)[0] ?? (first && asGold(pass, all, first.claim, newId()));
  if (!gold) return null;
  const { claim } = side;
  const more = field === "speakers" ? { no_speaker_stated: claim.no_speaker_stated } : {};
  return replaced(pass, all, group, [{ ...gold, [field]: claim[field], ...more }], "mix");
}

/** Whose a field of the gold claim is, by place; null where the gold claim is nobody's or not there. */
export function ownerOf(pass: Pass, group: Group, field: Field): ReadonlySet<number> {
  const [gold] = goldOf(pass, group);
  if (!gold) return new Set();
  return new Set(group.sides.filter(({ claim }) => equal(claim, gold, field)).map(({ pass: place }) => place));
}

/** Whose the gold claim is as a whole, or for the most part where it was changed since: the place of that person. */
export function takenFrom(pass: Pass, group: Group): number {
  const counts = new Map<number, number>(group.sides.map(({ pass: place }) => [place, 0]));
  for (const field of FIELDS)
    for (const place of ownerOf(pass, group, field)) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [most] = [...counts].toSorted(([a, one], [b, other]) => other - one || a - b);
  return most?.[0] ?? 0;
}

function equal(one: Claim, other: Claim, field: Field): boolean {
  if (field === "verdict") return one.verdict?.label === other.verdict?.label;
  if (field === "speakers") return one.speakers.toSorted().join() === other.speakers.toSorted().join();
  if (field === "content" || field === "source" || field === "cue" || field === "addressee")
    return same(one[field], other[field]);
  return one[field] === other[field];
}

/** Say that all are wrong: the first person's claim is what is corrected, unless there is a gold claim. */
export function allWrong(pass: Pass, all: Case, group: Group, cause: Cause, newId: () => Id): Change | null {
  const gold = goldOf(pass, group);
  const [first] = group.sides;
  const claims = gold.length > 0 ? gold : first ? [asGold(pass, all, first.claim, newId())] : [];
  if (claims.length === 0) return null;
  const change = replaced(pass, all, group, claims, "all_wrong");
  const decision = change.decisions?.get(group.key)?.settled;
  return decision ? { ...change, decisions: new Map([[group.key, of("all_wrong", { ...decision, cause })]]) } : null;
}

/**
 * Whether a change would settle a group as it was settled before its claims changed: what people say now is not what was
 * settled then, and nobody can settle that any more. Undoing the first decision about a stale group would.
 */
export const isOutdated = (groups: readonly Group[], change: Change | undefined): boolean =>
  groups.some(({ key, sides }) => {
    const settled = change?.decisions?.get(key)?.settled;
    if (!settled || settled.as === "add" || settled.as === "reopened") return false;
    return settled.members.length < sides.length;
  });

/** List the gold claims that no group leads to: those that all had missed. */
export function unclaimed(pass: Pass): readonly Claim[] {
  const led = new Set(Array.from(pass.decisions.values()).flatMap(({ settled }) => settled?.claims ?? []));
  return Array.from(pass.claims.values()).filter(({ id }) => !led.has(id));
}

/** List the groups of claims that all had missed whose gold claims are gone: nobody has missed anything there any more. */
export const withdrawn = (pass: Pass): readonly (readonly [Id, Decision])[] =>
  Array.from(pass.decisions).filter(
    ([, { settled }]) => settled?.as === "add" && !settled.claims.some((id) => pass.claims.has(id)),
  );
