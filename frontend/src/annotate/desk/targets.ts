/** What a command would work on: the item that is active, the cursor, a conflict. */
import type { Target } from "../../keys/registry.ts";
import { worthiest } from "../../work/pass.ts";
import type { Desk } from "./desk.ts";

/** Say what is there for a command to work on. */
export function targetsOf(desk: Desk): ReadonlySet<Target> {
  const { active, cursor, conflicts, items } = desk.state;
  const targets = new Set<Target>(["any"]);
  const item = desk.attention.item;
  if (item) targets.add(item.type);
  if (cursor) targets.add("selection");
  if (active && conflicts.has(active)) targets.add("conflict");
  if (worthiest(items)) targets.add("worth");
  return targets;
}

/** Where the eye is: the cursor, else the active item, else the start. */
export function lookingAt(desk: Desk): number {
  const item = desk.attention.item;
  return desk.state.cursor?.place[0] ?? item?.at ?? 0;
}
