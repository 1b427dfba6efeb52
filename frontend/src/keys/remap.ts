/** Keys that a person gave to commands instead of the registry's own. */

import { clashes } from "./keymap.ts";
import type { Command, CommandId } from "./registry.ts";

/** A command's own key, by the command's id. */
export type Remap = Readonly<Partial<Record<CommandId, string>>>;

/** Digits belong to the scale, and what leaves or ends something stays where everyone looks for it. */
const FIXED = new Set<CommandId>(["verdict", "clear", "boundariesDone", "boundariesCancel", "nextFragment"]);
/** Keys that a browser, a dialog or a form needs, and Enter, which alone never ends an article. */
const RESERVED = /^(?:Enter|Escape|Tab|Shift\+Tab| |F\d+|\d|Mod\+(?:[ACVXTWNRLPQ]|Shift\+[NTWR])|Alt\+F4|ContextMenu)$/;

/** Give the commands the person's keys; a stored key that can no longer be had is left out. */
export function remapped(commands: readonly Command[], remap: Remap): readonly Command[] {
  let now = commands;
  for (const [id, key] of Object.entries(remap) as [CommandId, string][]) {
    if (refusal(now, id, key) === null) now = withKey(now, id, key);
  }
  return now;
}

/** Read what a device stored; what is not a table of keys counts as none. */
export function readRemap(stored: string | null): Remap {
  try {
    const table: unknown = JSON.parse(stored ?? "{}");
    if (typeof table !== "object" || table === null || Array.isArray(table)) return {};
    return Object.fromEntries(Object.entries(table).filter(([, key]) => typeof key === "string" && key !== ""));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Tell whether a command's key can be chosen. */
export function canMove(command: Command): boolean {
  return command.keys.length > 0 && !FIXED.has(command.id);
}

/** Say why a command cannot have a key: the browser needs it, or another command has it. Null where it can. */
export function refusal(commands: readonly Command[], id: CommandId, key: string): "reserved" | CommandId | null {
  const one = commands.find((command) => command.id === id);
  if (!one || !canMove(one) || RESERVED.test(key)) return "reserved";
  const clash = clashes(withKey(commands, id, key)).find(({ commands: pair }) => pair.includes(id));
  if (!clash) return null;
  return (clash.commands[0] === id ? clash.commands[1] : clash.commands[0]) as CommandId;
}

function withKey(commands: readonly Command[], id: CommandId, key: string): readonly Command[] {
  return commands.map((command) => (command.id === id ? { ...command, keys: [key] } : command));
}
