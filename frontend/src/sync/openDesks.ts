/** The passes that are open in this tab: who signs out sends what is left of them first. */
import type { Id } from "../api/model.ts";

interface Open {
  readonly assignment: Id;
  /** Send everything, and wait until this device has noted what the server has. */
  sendAll(): Promise<void>;
  leave(): void;
}

export const openDesks = new Set<Open>();
