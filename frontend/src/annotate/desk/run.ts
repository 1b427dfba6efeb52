/**
 * The way to what keys and the mouse do. The article can be read without it, so it is fetched beside the article, not
 * before it; what is pressed in between waits and is done in the order in which it was pressed.
 */
import type { CommandId } from "../../keys/registry.ts";
import type { Desk } from "./desk.ts";

type Acts = typeof import("../acts.ts");

let acts: Acts | null = null;
let coming: Promise<Acts> | null = null;
let fetchAll: () => Promise<Acts> = () => Promise.reject(new Error("late.ts was not imported"));

/** Say where it comes from: `late.ts` does, so that no room imports the rooms above it. */
export function actsComeFrom(fetch: () => Promise<Acts>): void {
  fetchAll = fetch;
}

function fetchActs(): Promise<Acts> {
  coming ??= fetchAll().then(
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
