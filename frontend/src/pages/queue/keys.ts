/** The keys of the queue, where nobody is writing and no dialog is open. */
import { useEffect, useEffectEvent } from "react";

export interface QueueKeys {
  move(by: number, extend: boolean): void;
  turn(): void;
  all(): void;
  assign(): void;
  raise(): void;
  lower(): void;
  release(): void;
  third(): void;
  aside(): void;
  open(): void;
  search(): void;
  none(): void;
}

const KEYS: Readonly<Record<string, (keys: QueueKeys, extend: boolean) => void>> = {
  j: (keys) => keys.move(1, false),
  J: (keys) => keys.move(1, true),
  k: (keys) => keys.move(-1, false),
  K: (keys) => keys.move(-1, true),
  ArrowDown: (keys, extend) => keys.move(1, extend),
  ArrowUp: (keys, extend) => keys.move(-1, extend),
  " ": (keys) => keys.turn(),
  "*": (keys) => keys.all(),
  a: (keys) => keys.assign(),
  "+": (keys) => keys.raise(),
  "-": (keys) => keys.lower(),
  l: (keys) => keys.release(),
  "3": (keys) => keys.third(),
  z: (keys) => keys.aside(),
  Enter: (keys) => keys.open(),
  "/": (keys) => keys.search(),
  Escape: (keys) => keys.none(),
};

export function useQueueKeys(on: boolean, keys: QueueKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input:not([type=checkbox]), textarea, select, dialog, [role=menu]")) return;
    // Buttons and links keep the keys that press them.
    if ((event.key === " " || event.key === "Enter") && target.closest("button, a, summary, input")) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(keys, event.shiftKey);
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => press(event);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
