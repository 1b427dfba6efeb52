/** What a tab shows of a pass and what the server has of it, in one and the same form, so that they can be compared. */
import type { Page } from "@playwright/test";

import type { Claim, Suggestion, Work } from "../../src/api/model.ts";
import { normalise } from "../../src/text/fragments.ts";
import { OffsetMap, fragment } from "../../src/text/offsets.ts";
import type { Fragment, Fragments } from "../../src/text/offsets.ts";
import { get } from "./api.ts";
import type { Id } from "./api.ts";

export interface Shown {
  /** Everything that is marked for a claim or an open suggestion, in UTF-16 units, by its id. */
  readonly marks: Readonly<Record<Id, string>>;
  /** Speakers and verdict of every card, in text order. */
  readonly cards: readonly string[];
}

/** Read what a tab shows. */
export function shownBy(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const places: Record<string, [number, number][]> = {};
    for (const mark of document.querySelectorAll<HTMLElement>("mark[data-owners]")) {
      const paragraph = mark.closest<HTMLElement>("[data-start]");
      if (!paragraph) continue;
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEndBefore(mark);
      const start = Number(paragraph.dataset["start"]) + before.toString().length;
      for (const owner of mark.dataset["owners"]?.split(" ") ?? []) {
        const pieces = (places[owner] ??= []);
        const last = pieces.at(-1);
        if (last?.[1] === start) last[1] = start + mark.textContent.length;
        else pieces.push([start, start + mark.textContent.length]);
      }
    }
    const cards = Array.from(
      document.querySelectorAll<HTMLElement>("section[aria-label]:has(> button[aria-label]), section[aria-current]"),
    );
    return {
      marks: Object.fromEntries(Object.entries(places).map(([id, pieces]) => [id, JSON.stringify(pieces)])),
      cards: cards.map((card) => {
        const name = card.querySelector("b")?.textContent ?? "";
        const chip = card.firstElementChild?.lastElementChild?.textContent ?? "";
        return `${name}: ${chip.replace(/^\P{L}+/u, "")}`;
      }),
    };
  });
}

/** Ask the server for a pass and put it into the same form. */
export async function heldByServer(page: Page, assignment: Id): Promise<Shown & { readonly work: Work }> {
  const work = await get<Work>(page, `assignments/${assignment}`);
  const map = new OffsetMap(work.article.text);
  const place = (one: Claim | Suggestion): string => {
    const addressee = "addressee" in one ? one.addressee : [];
    const all = [...one.content, ...one.source, ...one.cue, ...addressee].map(([a, b]) =>
      fragment(map.toUtf16(a), map.toUtf16(b)),
    );
    return JSON.stringify(normalise(all).flatMap((piece) => withoutBreaks(piece, work.article.text)));
  };
  const open = work.suggestions.filter(({ decision }) => decision === null || decision === "undone");
  const items = [...work.claims, ...open].toSorted(
    (a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : 1),
  );
  return {
    work,
    marks: Object.fromEntries(items.map((item) => [item.id, place(item)])),
    cards: items.map((item) => `${speakersOf(item, work)}: ${chipOf(item, work)}`),
  };
}

/** Paragraphs are marked one by one: the line breaks between them are nowhere on the screen. */
function withoutBreaks([start, end]: Fragment, text: string): Fragments {
  const pieces = Array.from(text.slice(start, end).matchAll(/[^\n]+/g));
  return pieces.map(({ 0: words, index }) => fragment(start + index, start + index + words.length));
}

function speakersOf(item: Claim | Suggestion, work: Work): string {
  if ("speaker" in item) return item.speaker?.name || "Who says this?";
  const names = item.speakers.map((id) => work.speakers.find((speaker) => speaker.id === id)?.name ?? "?");
  return names.join(", ") || (item.no_speaker_stated ? "no speaker stated" : "Who says this?");
}

function chipOf(item: Claim | Suggestion, work: Work): string {
  if ("score" in item) return `suggested ${Math.round(item.score * 100)}%`;
  return work.project.scale.labels.find(({ key }) => key === item.verdict?.label)?.name ?? "no verdict";
}

function startOf(item: Claim | Suggestion): number {
  return item.content[0]?.[0] ?? 0;
}

function endOf(item: Claim | Suggestion): number {
  return item.content.at(-1)?.[1] ?? 0;
}
