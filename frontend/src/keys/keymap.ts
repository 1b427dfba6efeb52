/** From a key press to a command, and from a command's key to what a keyboard shows. */

import type { Command, Target } from "./registry.ts";

/** The part of a keyboard event that a keymap reads. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The key by place, where Alt turned `key` into another character. */
  readonly code?: string;
}

/** What the screen is doing: which keys can be meant. */
export interface Situation {
  readonly mode: "read" | "boundary";
  readonly inPane: boolean;
  /** False where the person turned commands of a single key off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

/** Write a press as the registry writes keys: "Mod+Shift+Z", "Shift+S", "?". */
export function chordsOf(press: Press): readonly string[] {
  const key =
    press.altKey && /^(?:Digit|Key)/.test(press.code ?? "")
      ? (press.code ?? "").replace(/^(?:Digit|Key)/, "")
      : press.key;
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const named = key.length > 1 || key === " ";
  // A sign such as "?" or "+" already holds the Shift that wrote it.
  const shift = press.shiftKey && (named || isLetter || press.ctrlKey || press.metaKey) ? "Shift+" : "";
  const written = isLetter
    ? shift !== "" || press.ctrlKey || press.metaKey || press.altKey
      ? key.toUpperCase()
      : key.toLowerCase()
    : key;
  const alt = press.altKey ? "Alt+" : "";
  const exact = `${press.metaKey ? "Mod+" : press.ctrlKey ? "Ctrl+" : ""}${alt}${shift}${written}`;
  return press.ctrlKey && !press.metaKey ? [exact, exact.replace("Ctrl+", "Mod+")] : [exact];
}

/** Find the command that a press means in a situation, or null. */
export function match(
  commands: readonly Command[],
  press: Press,
  situation: Situation,
): { command: Command; key: string } | null {
  const chords = chordsOf(press);
  for (const command of commands) {
    if (command.mode !== "everywhere" && command.mode !== situation.mode) continue;
    if (command.pane && !situation.inPane) continue;
    const key = command.keys.find((candidate) => chords.includes(candidate));
    if (key === undefined || (!situation.singleKeys && isSingle(key) && !situation.inPane)) continue;
    return { command, key };
  }
  return null;
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
