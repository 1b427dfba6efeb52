/** Whose work waits on this device, and how it is taken off it. */
import type { Id } from "../../api/model.ts";
import type { DeviceStore } from "./store.ts";

/** Count what is not sent, whoever's it is. */
export async function countOf(store: DeviceStore): Promise<number> {
  return (await store.everything()).pending.length;
}

/** Name the passes of which something waits to be sent, whoever's they are. */
export async function waitingIn(store: DeviceStore): Promise<ReadonlySet<Id>> {
  return new Set((await store.everything()).pending);
}

/** Count what a person has not sent, pass by pass; what nobody is known to own counts as theirs. */
export async function unsentOf(store: DeviceStore, person: number): Promise<ReadonlyMap<Id, number>> {
  const { pending, passes } = await store.everything();
  const counts = new Map<Id, number>();
  for (const assignment of pending)
    if ((passes.get(assignment) ?? person) === person) counts.set(assignment, (counts.get(assignment) ?? 0) + 1);
  return counts;
}

/** Forget everything but what waits to be sent, and of this person, if asked so, that as well. */
export async function empty(store: DeviceStore, person: number, unsent: "keep" | "discard"): Promise<void> {
  const discarded = unsent === "discard" ? await unsentOf(store, person) : new Map<Id, number>();
  const { passes } = await store.everything();
  for (const assignment of new Set([...passes.keys(), ...discarded.keys()])) {
    // One after the other: each is a transaction of its own, whole or not at all.
    // oxlint-disable-next-line no-await-in-loop
    await store.forget(assignment, discarded.has(assignment) ? "always" : "if all is sent");
  }
}
