/** Commands on a claim that are given less often. */

import type { Fragment } from "../../text/offsets.ts";
import * as does from "../../work/transitions.ts";
import type { Claim, Id } from "../../work/types.ts";
import { t as said } from "./actMessages.ts";
import type { Desk } from "../desk/desk.ts";
import { t } from "../desk/messages.ts";
import { t as needs } from "../desk/stepMessages.ts";
import { onClaim, storeFragments } from "../desk/onClaim.ts";

/** Hang the active claim under another: around it, what reports the claim before, the one active before, the one before, none. */
export function cycleParent(desk: Desk): void {
  const { pass, earlier, items, setting } = desk.state;
  onClaim(desk, "step_parent", (claim) => {
    const at = items.findIndex((item) => item.id === claim.id);
    const before = items.slice(0, Math.max(0, at)).findLast((item) => item.type === "claim")?.claim;
    const around = items.findLast(
      (item) => item.type === "claim" && item.id !== claim.id && surrounds(item.claim, claim),
    );
    const wanted = [around?.id, before?.parent, earlier, before?.id].filter((id): id is Id => typeof id === "string");
    const choices = [...new Set(wanted)].filter(
      (id) => does.setParent(pass, { ...claim, parent: null }, pass.claims.get(id) ?? null) !== null,
    );
    const next = choices[claim.parent === null ? 0 : choices.indexOf(claim.parent) + 1];
    const parent = next === undefined ? null : (pass.claims.get(next) ?? null);
    if (!parent && claim.parent === null) desk.attention.say(said("say_no_parent"));
    else
      desk.attention.say(
        parent ? said("say_nested", { text: textOf(setting.text, parent.content) }) : said("say_unnested"),
      );
    return does.setParent(pass, claim, parent);
  });
}

function surrounds(outer: Claim, inner: Claim): boolean {
  return (
    (outer.content[0]?.[0] ?? 0) <= (inner.content[0]?.[0] ?? 0) &&
    (outer.content.at(-1)?.[1] ?? 0) >= (inner.content.at(-1)?.[1] ?? 0)
  );
}

function textOf(text: string, content: readonly Fragment[]): string {
  return content.map(([start, end]) => text.slice(start, end)).join(" … ");
}

export function sameSpeaker(desk: Desk): void {
  const { lastSpeakers, pass } = desk.state;
  if (lastSpeakers.length === 0) return desk.attention.say(said("say_no_last_speaker"));
  if (!onClaim(desk, "step_speaker", (claim) => does.setSpeakers(claim, lastSpeakers))) return;
  desk.attention.say(
    said("say_set", {
      what: t("speaker"),
      value: lastSpeakers.map((id) => pass.speakers.get(id)?.name ?? "").join(", "),
    }),
  );
}

export function cycleDirectness(desk: Desk): void {
  onClaim(desk, "step_field", (claim) => {
    const next =
      does.DIRECTNESS[(does.DIRECTNESS.indexOf(claim.directness) + 1) % does.DIRECTNESS.length] ?? "indirect";
    desk.attention.say(said("say_set", { what: t("directness"), value: t(next) }));
    return does.setFields(claim, { directness: next });
  });
}

export function clearRoles(desk: Desk): void {
  const { setting } = desk.state;
  onClaim(desk, "step_clear", (claim, pass) => {
    const bare = does.setFragments(pass, setting, claim, "source", []);
    const next = bare?.claims?.get(claim.id) ?? claim;
    return does.setFragments(pass, setting, next, "cue", []) ?? bare;
  });
}

export function removeClaim(desk: Desk): void {
  const { items, active, pass } = desk.state;
  const claim = desk.attention.claim;
  if (!claim) return;
  const at = items.findIndex((item) => item.id === active);
  const next = items[at + 1] ?? items[at - 1] ?? null;
  desk.work.commit(does.remove(pass, claim), "step_delete", { active: next?.id ?? null });
  desk.attention.say(said("say_deleted"));
}

export function finishBoundary(desk: Desk): void {
  const { boundary, redraws } = desk.state;
  const item = desk.attention.item;
  // Stored before anything is drawn again: what is asked is whether the page as it stands shows these words.
  if (boundary && item) storeFragments(desk, item, "content", boundary.content);
  if (desk.state.redraws === redraws) desk.attention.set({ boundary: null });
}

export function startBoundary(desk: Desk): void {
  const item = desk.attention.item;
  if (!item) return desk.attention.say(needs("say_claim_first"));
  const content = item.type === "claim" ? item.claim.content : item.suggestion.content;
  desk.attention.set({
    boundary: { id: item.id, content, at: Math.max(0, content.length - 1) },
    cursor: null,
    pointer: null,
  });
  desk.attention.say(t("editing"));
}
