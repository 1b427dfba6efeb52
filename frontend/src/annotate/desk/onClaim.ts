/** What a command does to the active claim, or to the active suggestion that it accepts on the way. */

import type { Fragments } from "../../text/offsets.ts";
import { type Item, apply } from "../../work/pass.ts";
import * as does from "../../work/transitions.ts";
import type { Change, Claim, TextRole } from "../../work/types.ts";
import type { Desk } from "./desk.ts";
import { type StepKey, t } from "./stepMessages.ts";

/** Bring a claim about: the active one, or the active suggestion accepted together with what is done to it. */
export function onClaim(
  desk: Desk,
  label: StepKey,
  transition: (claim: Claim, pass: Desk["state"]["pass"]) => Change | null,
): boolean {
  const { pass, setting } = desk.state;
  const claim = desk.attention.claim;
  if (claim) return desk.work.commit(transition(claim, pass), label);
  const suggestion = desk.attention.suggestion;
  if (!suggestion) {
    desk.attention.say(t("say_claim_first"));
    return false;
  }
  const accepted = does.accept(pass, setting, suggestion);
  const made = claimOf(accepted);
  const next = made && transition(made, apply(pass, accepted));
  return desk.work.commit(next ? together(accepted, next) : accepted, label, { active: made?.id ?? null });
}

/** One change that does both. */
export function together(first: Change, second: Change): Change {
  return {
    claims: new Map([...(first.claims ?? []), ...(second.claims ?? [])]),
    decisions: new Map([...(first.decisions ?? []), ...(second.decisions ?? [])]),
    speakers: new Map([...(first.speakers ?? []), ...(second.speakers ?? [])]),
  };
}

/** The claim that an accepting or creating change makes, which is the first in it; null where it makes none. */
export function claimOf(change: Change): Claim | null {
  return [...(change.claims?.values() ?? [])][0] ?? null;
}

/** Give a role of a claim other fragments; a suggestion is accepted with its new content. */
export function storeFragments(desk: Desk, item: Item, role: TextRole, fragments: Fragments): void {
  const { pass, setting } = desk.state;
  const label = role === "content" ? "step_boundaries" : (`step_${role}` as const);
  if (item.type === "claim") {
    desk.work.commit(does.setFragments(pass, setting, item.claim, role, fragments), label);
  } else {
    const change = does.acceptEdited(pass, setting, item.suggestion, fragments);
    desk.work.commit(change, label, { active: claimOf(change)?.id ?? null });
  }
  desk.attention.sayActive();
}
