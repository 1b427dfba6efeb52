/** What a desk need not know before anybody has done something: it is there with the rest that the article does not need. */
import type { Id, Work } from "../../api/model.ts";
import type { Command } from "../../keys/registry.ts";
import { readWork } from "../../sync/wire.ts";
import * as history from "../../work/history.ts";
import { isOpen, itemsOf } from "../../work/pass.ts";
import { t as said } from "./actMessages.ts";
import type { Desk } from "../desk/desk.ts";
import { SINGLE_KEYS } from "../desk/slices/device.ts";
import { type StepKey, t as needs } from "../desk/stepMessages.ts";

/** Take the last step back. */
export function undo(desk: Desk): void {
  const moved = history.undo(desk.state.pass, desk.state.history);
  if (!moved) return desk.attention.say(said("say_nothing_undo"));
  return went(desk, moved, moved.step.from, "say_undone");
}

/** Do again what was taken back last. */
export function redo(desk: Desk): void {
  const moved = history.redo(desk.state.pass, desk.state.history);
  if (!moved) return desk.attention.say(said("say_nothing_redo"));
  return went(desk, moved, moved.step.to, "say_redone");
}

function went(desk: Desk, moved: history.Moved, active: Id | null, word: "say_undone" | "say_redone"): void {
  desk.work.moved(moved, active);
  desk.attention.say(said(word, { what: needs(moved.step.label as StepKey) }));
  desk.attention.revealActive();
}

/** Take in suggestions that came after the article was opened; what was done, and where the person is, stays. */
export function receive(desk: Desk, work: Work): void {
  const { setting, pass, active, cursor } = desk.state;
  const read = readWork(desk.map, work, setting.newId);
  const { suggestions, project } = read.setting;
  const come = { ...setting, suggestions, project };
  const items = itemsOf(pass, come);
  const known = { ...pass, speakers: new Map([...read.pass.speakers, ...pass.speakers]) };
  const first = desk.attention.begun || cursor ? null : items.find(isOpen)?.id;
  desk.set({ setting: come, pass: known, items, active: active ?? first ?? null });
}

/** Say why a key does nothing here. */
export function sayWhyNot(desk: Desk, command: Command): void {
  const { item: activeItem } = desk.attention;
  if (command.on.includes("selection")) desk.attention.say(needs("say_select_first"));
  else if (command.on.includes("worth")) desk.attention.say(said("say_no_worth"));
  else if (!activeItem) desk.attention.say(needs("say_claim_first"));
  else desk.attention.say(said(activeItem.type === "claim" ? "say_no_suggestion" : "say_no_claim"));
}

/** Let single letters be commands, or only keys with a modifier; this device remembers it. */
export function setSingleKeys(desk: Desk, on: boolean): void {
  localStorage.setItem(SINGLE_KEYS, on ? "on" : "off");
  desk.device.set({ singleKeys: on });
  desk.attention.say(said(on ? "say_single_on" : "say_single_off"));
}
