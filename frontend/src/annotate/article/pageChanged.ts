/**
 * What happens when the page is not as it was drawn: a browser has translated it, an extension has put something in. It
 * is drawn again, and nothing is stored that the person did not see.
 */
import { toast } from "../../ui/overlay/Toast.tsx";
import type { Fragments } from "../../text/offsets.ts";
import { type Change, type Pass, ROLES, type Setting } from "../../work/types.ts";
import type { Desk } from "../desk/desk.ts";
import { t as words } from "../desk/panelMessages.ts";
import { PageChanged, restore, shows } from "./shown.ts";

/** Tell whether the person sees what a change stores, or decides on, as the text has it. */
export function isSeen(desk: Desk, change: Change): boolean {
  const { pass, setting } = desk.state;
  return placesIn(change, pass, setting).every(
    (places) =>
      (!desk.sheet || shows(desk.sheet, places)) &&
      Array.from(desk.quoted).every(
        ([element, { content, words: quote }]) => content !== places || element.textContent === quote,
      ),
  );
}

/** List the stretches of text that a change stores anew, or decides on. */
function placesIn({ claims, decisions }: Change, pass: Pass, setting: Setting): readonly Fragments[] {
  const stored = Array.from(claims ?? []).flatMap(([id, claim]) => {
    const before = pass.claims.get(id);
    return claim ? ROLES.map((role) => claim[role].filter((place) => !before?.[role].includes(place))) : [];
  });
  const decided = Array.from(decisions ?? []).flatMap(([id, decision]) => {
    const suggestion = decision && setting.suggestions.get(id);
    return suggestion ? [suggestion.content] : [];
  });
  return [...stored, ...decided];
}

/** Draw the screen again, and the whole article where even its place is gone. */
export function redraw(desk: Desk): void {
  const { redraws, rebuilds } = desk.state;
  if (desk.sheet) restore(desk.sheet);
  desk.panels.set({ redraws: redraws + 1, rebuilds: desk.sheet?.isThere === false ? rebuilds + 1 : rebuilds });
}

/** Draw the screen again and say why nothing was done. */
export function refuse(desk: Desk, act: "select" | "again"): void {
  getSelection()?.removeAllRanges();
  redraw(desk);
  // A dialog would lie over the words that say so.
  const panel = desk.state.panel === "finish" ? null : desk.state.panel;
  desk.set({ panel, drag: null, ...(act === "select" && { cursor: null, pointer: null }) });
  toast(words(act === "select" ? "page_changed_select" : "page_changed_again"), "bad");
}

/** Do what reads places from the page; where the page is not as it was drawn, refuse it, after `giveUp`. */
export function reading(desk: Desk, act: () => void, giveUp?: () => void): void {
  try {
    if (desk.sheet?.isThere === false) throw new PageChanged();
    act();
  } catch (error) {
    if (!(error instanceof PageChanged)) throw error;
    giveUp?.();
    refuse(desk, "select");
  }
}
