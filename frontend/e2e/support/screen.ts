/** What somebody sees on the annotate screen: the marks of the active item, its card, the reading cursor, the save state. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

import { fragment } from "../../src/text/offsets.ts";
import type { Fragment, Fragments } from "../../src/text/offsets.ts";

export interface ActiveItem {
  readonly type: "claim" | "suggestion" | "none";
  readonly content: Fragments;
  readonly source: Fragments;
  readonly cue: Fragments;
  readonly addressee: Fragments;
  /** Names as the card shows them, with commas between. */
  readonly speakers: string;
  readonly form: string;
  readonly text: string;
}

type Roles = Record<"content" | "source" | "cue" | "addressee", [number, number][]>;

/** Read the active item: its places from the marks in the text, the rest from its card. */
export async function activeItem(page: Page): Promise<ActiveItem> {
  const seen = await page.evaluate(() => {
    const roles: Roles = { content: [], source: [], cue: [], addressee: [] };
    for (const mark of document.querySelectorAll<HTMLElement>("mark[data-roles]")) {
      const paragraph = mark.closest<HTMLElement>("[data-start]");
      if (!paragraph) continue;
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEndBefore(mark);
      const start = Number(paragraph.dataset["start"]) + before.toString().length;
      const end = start + mark.textContent.length;
      for (const role of mark.dataset["roles"]?.split(" ") ?? []) {
        const last = roles[role as keyof Roles].at(-1);
        if (last?.[1] === start) last[1] = end;
        else roles[role as keyof Roles].push([start, end]);
      }
    }
    const card = document.querySelector<HTMLElement>("section[aria-current]");
    const head = card?.firstElementChild;
    return {
      roles,
      there: card !== null,
      proposed: Array.from(card?.querySelectorAll("button") ?? []).some((button) =>
        button.innerText.startsWith("Accept"),
      ),
      speakers: head?.querySelector("b")?.innerText ?? "",
      form: head?.querySelector("b + span")?.textContent ?? "",
      text: card?.innerText ?? "",
    };
  });
  const places = (role: keyof Roles): Fragments => seen.roles[role].map(([start, end]) => fragment(start, end));
  return {
    type: seen.there ? (seen.proposed ? "suggestion" : "claim") : "none",
    content: places("content"),
    source: places("source"),
    cue: places("cue"),
    addressee: places("addressee"),
    speakers: seen.speakers,
    form: seen.form,
    text: seen.text,
  };
}

/** Read where the reading cursor is painted; null where there is none. */
export async function cursorShown(
  page: Page,
): Promise<{ readonly place: Fragment; readonly extended: boolean } | null> {
  const seen = await page.evaluate(() => {
    // Everything that runs in the page has to stand in here.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const offset = (node: Node, within: number): number => {
      const paragraph = node.parentElement?.closest<HTMLElement>("[data-start]");
      const before = document.createRange();
      before.setStart(paragraph ?? node, 0);
      before.setEnd(node, within);
      return Number(paragraph?.dataset["start"]) + before.toString().length;
    };
    for (const layer of ["chosen", "reading"]) {
      const ranges = Array.from(CSS.highlights.get(layer) ?? []) as Range[];
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (!first || !last) continue;
      return {
        start: offset(first.startContainer, first.startOffset),
        end: offset(last.endContainer, last.endOffset),
        extended: layer === "chosen",
      };
    }
    return null;
  });
  return seen && { place: fragment(seen.start, seen.end), extended: seen.extended };
}

/** Wait for the article to be open and to hold the focus. */
export async function articleOpen(page: Page): Promise<void> {
  await expect(page.getByRole("application", { name: /^Article text/ })).toBeFocused({ timeout: 20_000 });
}

/** The note in the top bar that says how saving stands. */
export function saveNote(page: Page) {
  return page.locator("[data-state][role=status]");
}

/** Wait until the server has everything. */
export async function saved(page: Page, where = "what is saved"): Promise<void> {
  await expect(saveNote(page), where).toHaveAttribute("data-state", "saved", { timeout: 30_000 });
}
