/** The keys of the comparison: each does one thing, outside of fields and dialogs. */
import { useEffect, useEffectEvent } from "react";

/** What is edited in the whole text; null: nothing yet. */
export type Editor = "boundaries" | "speaker" | "evidence" | null;

export interface Act {
  next(): void;
  previous(): void;
  nextOpen(): void;
  previousOpen(): void;
  digit(number: number): void;
  fieldDown(): void;
  fieldUp(): void;
  side(by: -1 | 1): void;
  boundaries(): void;
  speaker(): void;
  evidence(): void;
  text(): void;
  /** Mark a claim that all have missed. */
  add(): void;
  verdict(): void;
  wrong(): void;
  drop(): void;
  third(): void;
  reopen(): void;
  merged(): void;
  why(): void;
  undo(): void;
  redo(): void;
  finish(): void;
  none(): void;
}

const KEYS: Readonly<Record<string, Exclude<keyof Act, "digit" | "side">>> = {
  j: "next",
  k: "previous",
  Tab: "nextOpen",
  "Shift+Tab": "previousOpen",
  ArrowDown: "fieldDown",
  ArrowUp: "fieldUp",
  b: "boundaries",
  s: "speaker",
  e: "evidence",
  t: "text",
  c: "add",
  v: "verdict",
  w: "wrong",
  x: "drop",
  h: "third",
  r: "reopen",
  m: "merged",
  y: "why",
  u: "undo",
  U: "redo",
  "Shift+Enter": "finish",
  Escape: "none",
};

/** Where a letter is text, or belongs to what is open; a button keeps Enter and the blank for itself. */
const WRITING = "input, textarea, select, dialog, [role=menu], [contenteditable=true]";

/** Listen for keys pressed outside of fields and dialogs; `act` tells whether one was meant for it. */
export function usePresses(act: (event: KeyboardEvent, onControl: boolean) => boolean): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(WRITING)) return;
    if (act(event, target.closest("button, a, summary") !== null)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Lead each press to what it does. Tab goes to what is open only from the page itself, so that buttons can be reached too. */
export function useKeys(act: Act): void {
  usePresses((event, onControl) => {
    if (onControl && (event.key === "Tab" || event.key === "Enter" || event.key === " ")) return false;
    const shift = event.shiftKey && event.key.length > 1 ? "Shift+" : "";
    const name = KEYS[shift + event.key];
    if (name) act[name]();
    else if (/^[1-9]$/.test(event.key)) act.digit(Number(event.key));
    else if (event.key === "ArrowLeft") act.side(-1);
    else if (event.key === "ArrowRight") act.side(1);
    else return false;
    return true;
  });
}
