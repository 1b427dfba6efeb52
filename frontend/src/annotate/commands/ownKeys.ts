/** The keys that a person gave to commands, kept on this device. */
import { type Remap, readRemap, remapped } from "../../keys/remap.ts";
import { COMMANDS, type CommandId } from "../../keys/registry.ts";
import type { Desk } from "../desk/desk.ts";
import { OWN_KEYS } from "../desk/slices/device.ts";

/** Give a desk the keys that this device keeps. */
export function takeOwnKeys(desk: Desk): void {
  desk.device.set({ commands: remapped(COMMANDS, readRemap(localStorage.getItem(OWN_KEYS))) });
}

/** Give a command a key of the person's choice, or (null) its own again. */
export function setKey(desk: Desk, id: CommandId, key: string | null): void {
  const { [id]: _, ...others } = readRemap(localStorage.getItem(OWN_KEYS));
  setKeys(desk, key === null ? others : { ...others, [id]: key });
}

/** Keep the person's keys on this device; an empty table is the registry's own keys. */
export function setKeys(desk: Desk, remap: Remap): void {
  localStorage.setItem(OWN_KEYS, JSON.stringify(remap));
  takeOwnKeys(desk);
}
