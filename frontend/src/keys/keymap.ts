/** From a key press to a command, and from a command's key to what a keyboard shows. */

import { isLetter, type Meant, meanings, type Press } from "./layout.ts";
import type { Command, Target } from "./registry.ts";

export type { Press };

/** What the screen is doing: which keys can be meant. */
export interface Situation {
  readonly mode: "read" | "boundary";
  readonly inPane: boolean;
  /** False where the person turned commands of a single key off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

/** Write what a press can mean as the registry writes keys ("Mod+Shift+Z", "Shift+S", "?"), the likeliest first. */
export function chordsOf(press: Press): readonly string[] {
  return [...new Set(meanings(press).flatMap(written))];
}

function written({ key, ctrl, meta, alt, shift }: Meant): readonly string[] {
  const letter = isLetter(key) ? (shift || ctrl || meta || alt ? key.toUpperCase() : key.toLowerCase()) : key;
  const exact = `${meta ? "Mod+" : ctrl ? "Ctrl+" : ""}${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}${letter}`;
  return ctrl && !meta ? [exact, exact.replace("Ctrl+", "Mod+")] : [exact];
}

/** Find the command that a press means in a situation, or null. */
export function match(
  commands: readonly Command[],
  press: Press,
  situation: Situation,
): { command: Command; key: string } | null {
  for (const key of chordsOf(press)) {
    const command = commands.find(
      (one) =>
        one.keys.includes(key) &&
        (one.mode === "everywhere" || one.mode === situation.mode) &&
        (!one.pane || situation.inPane) &&
        (situation.singleKeys || !isSingle(key) || situation.inPane),
    );
    if (command) return { command, key };
  }
  return null;
}

/** Tell whether a press means a key, as in a list that has keys of its own. */
export function means(press: Press, key: string): boolean {
  return chordsOf(press).includes(key);
}

/** Tell whether a key is one character without Ctrl, Cmd or Alt. */
export function isSingle(key: string): boolean {
  return /^(?:Shift\+)?.$/u.test(key) || key === "Delete" || key === "Backspace";
}

export interface Clash {
  readonly key: string;
  readonly commands: readonly [string, string];
}

/** List the keys that two commands claim in the same situation. */
export function clashes(commands: readonly Command[]): readonly Clash[] {
  const found: Clash[] = [];
  for (const [i, one] of commands.entries()) {
    for (const other of commands.slice(i + 1)) {
      if (!together(one, other)) continue;
      for (const key of one.keys) if (other.keys.includes(key)) found.push({ key, commands: [one.id, other.id] });
    }
  }
  return found;
}

/** Tell whether a command makes sense for what is active. */
export function suits(command: Command, targets: ReadonlySet<Target>): boolean {
  return command.on.some((target) => target === "any" || targets.has(target));
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowRight: "→",
  ArrowLeft: "←",
  Backspace: "⌫",
  Enter: "↵",
  Escape: "esc",
  Tab: "⇥",
  Delete: "del",
};

/** Write a key as a keyboard shows it: "⇧S", "Ctrl K", "⌘K" on a Mac. */
export function shown(key: string, mac: boolean): string {
  const parts = key === "+" ? ["+"] : key.split("+");
  const last = parts.pop() ?? "";
  const names = parts.map((part) => {
    if (part === "Shift") return "⇧";
    if (part === "Alt") return mac ? "⌥" : "Alt ";
    return part === "Mod" && mac ? "⌘" : mac ? "⌃" : "Ctrl ";
  });
  return names.join("") + (SIGNS[last] ?? last);
}

function together(one: Command, other: Command): boolean {
  return one.mode === other.mode || one.mode === "everywhere" || other.mode === "everywhere";
}
