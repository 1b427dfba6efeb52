/** The gold layer of an article: two people's work to adjudicate, and what a tab shows and the server has of it, in one form. */
import type { Page } from "@playwright/test";

import type { Gold } from "../../src/api/model.ts";
import { addArticle, claimOn, get, post, sendOps, takeArticle } from "./api.ts";
import type { Id } from "./api.ts";
import { patiently } from "./patiently.ts";
import type { Shown } from "./shown.ts";

/** Letters of a claim that its row in the list shows. */
const LONGEST = 90;

/** Bring an article in, let two people mark claims that are equal or differ in some way, and submit; gives the article. */
export async function readByTwo(
  manager: Page,
  readers: readonly [Page, Page],
  project: string,
  article: { text: string; title: string },
): Promise<Id> {
  const id = await patiently(() => addArticle(manager, project, article));
  const said = article.text.split("\n");
  for (const [at, reader] of readers.entries()) {
    // One after the other: each waits until a server that was killed is back.
    // oxlint-disable no-await-in-loop
    const work = await patiently(() => takeArticle(reader, project, id));
    const { text } = work.article;
    const ops = said.map((line, number) => {
      const start = Array.from(text.slice(0, text.indexOf(line))).length;
      // The first is equal; the others differ in their verdicts, their ends, or in both.
      const end = start + Array.from(line).length - (number > 1 && at === 1 ? 1 + number * 3 : 0);
      const label = number % 2 === 1 && at === 1 ? "false" : "true";
      const verdict = { label, rationale: "", status: "final" as const, evidence: [] };
      return { put: claimOn(text, [[start, end]] as never, { verdict }), base: 0 };
    });
    await patiently(() => sendOps(reader, work.assignment.id, ops));
    await patiently(() => post(reader, `assignments/${work.assignment.id}/submit`, {}));
    // oxlint-enable no-await-in-loop
  }
  return id;
}

/** Read the list of claims that a tab shows: where each stands and its words, by its number. */
export function goldShownBy(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const rows = Array.from(document.querySelectorAll("nav[aria-label=Claims] li > button"));
    const lines = rows.map((row) => {
      const [number = "", words = ""] = Array.from(row.children, (part) => part.firstChild?.textContent ?? "");
      const about = row.querySelector<HTMLElement>("small");
      // Claims that all had missed come last, in the order in which they were made or in that of the server.
      const place = about?.textContent.startsWith("Added") ? `added ${words}` : number;
      return [place, `${about?.dataset["state"] ?? ""}: ${words}`];
    });
    return { marks: Object.fromEntries(lines) as Record<string, string>, cards: [] };
  });
}

/** Ask the server for the gold layer and put it into the same form; a gold claim that no claim led to is one more. */
export async function goldHeld(page: Page, article: Id): Promise<Shown> {
  const gold = await get<Gold>(page, `articles/${article}/gold`);
  const known = new Map([...gold.claims, ...gold.work.claims].map((claim) => [claim.id, claim]));
  const order = gold.passes.map(({ assignment }) => assignment);
  const marks: Record<string, string> = {};
  const led = new Set<Id>();
  for (const [at, { state, members, resolution }] of gold.groups.entries()) {
    for (const id of resolution?.claims ?? []) led.add(id);
    const sides = members.toSorted((a, b) => order.indexOf(a.assignment) - order.indexOf(b.assignment));
    const first = [...(resolution?.claims ?? []), ...sides.map(({ claim }) => claim)].find((id) => known.has(id));
    const words = known.get(first ?? "")?.exact.content.join(" … ") ?? "";
    const shown = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    const place = members.length === 0 ? `added ${shown}` : String(at + 1);
    if (state !== "merged") marks[place] = `${state}: ${shown}`;
  }
  for (const { id } of gold.work.claims) if (!led.has(id)) marks[id] = "from no group";
  return { marks, cards: [] };
}
