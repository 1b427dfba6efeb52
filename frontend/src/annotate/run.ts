/**
 * The way to what keys and the mouse do. The article can be read without it, so it is fetched beside the article, not
 * before it; what is pressed in between waits and is done in the order in which it was pressed.
 */
import type { CommandId, Target } from "../keys/registry.ts";
import { worthiest } from "../work/pass.ts";
import type { Desk } from "./desk.ts";

type Acts = typeof import("./acts.ts");

let acts: Acts | null = null;
let coming: Promise<Acts> | null = null;

function fetchActs(): Promise<Acts> {
  coming ??= import("./acts.ts").then(
    (all) => (acts = all),
    (error: unknown) => {
      // The next press asks again.
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** Fetch it, once, while the server is asked for the article. */
export const prefetchActs = (): void => void fetchActs().catch(() => undefined);

/** Tell whether a press is done at once. */
export const isReady = (): boolean => acts !== null;

/** What does it, where it is here. */
export const actsNow = (): Acts | null => acts;

/** Do something with it: at once where it is here, else as soon as it is. */
export function withActs(act: (acts: Acts) => void): void {
  if (acts) act(acts);
  else void fetchActs().then(act);
}

/** The commands by name, as `commands.ts` has them. */
export const RUN = new Proxy({} as Acts["RUN"], {
  get: (_, id: CommandId) => (desk: Desk, key: string) => withActs((all) => all.RUN[id](desk, key)),
});

/** Say what is there for a command to work on. */
export function targetsOf(desk: Desk): ReadonlySet<Target> {
  const { active, cursor, conflicts, items } = desk.state;
  const targets = new Set<Target>(["any"]);
  const item = desk.activeItem;
  if (item) targets.add(item.type);
  if (cursor) targets.add("selection");
  if (active && conflicts.has(active)) targets.add("conflict");
  if (worthiest(items)) targets.add("worth");
  return targets;
}

/** Where the eye is: the cursor, else the active item, else the start. */
export function lookingAt(desk: Desk): number {
  const item = desk.activeItem;
  return desk.state.cursor?.place[0] ?? item?.at ?? 0;
}
