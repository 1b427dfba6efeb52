/** An article of 100,000 characters with 2,000 marked stretches stays quick; measured in counts and in ratios of one run. */
import type { CDPSession } from "@playwright/test";

import type { ClaimDocument } from "../src/api/model.ts";
import { addArticle, claimOn, sendOps, takeArticle } from "./support/api.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { readDebate } from "./support/gold.ts";
import { articleOpen, saved } from "./support/screen.ts";
import { note, tell } from "./support/tell.ts";

const CLAIMS = 490;
const ADDED = 8;
/** Shares of a long line: a source, a cue, a content and an addressee. */
const PLACES = { source: [0, 0.12], cue: [0.13, 0.2], content: [0.22, 0.8], addressee: [0.85, 0.98] } as const;

test("a long article with 2,000 marks opens, and a new claim draws its own paragraph alone", async ({ page }) => {
  test.setTimeout(180_000);
  const project = await openManagedProject(page);
  // Without the labels of a transcript: the turns would be suggested around the claims, and the marks that are counted be more.
  const text = `${readDebate().replaceAll(/^([^\n:]{1,60}):/gm, "$1 –")}\nEdition ${Date.now()}`;
  expect(Array.from(text).length).toBeGreaterThan(100_000);
  const article = await addArticle(page, project, { text, title: "The whole debate" });
  const { assignment } = await takeArticle(page, project, article);
  const claims = claimsAll(text);
  await sendOps(
    page,
    assignment.id,
    claims.map((put) => ({ put, base: 0 })),
  );

  const devtools = await page.context().newCDPSession(page);
  // The thread's own time: other journeys have the machine too.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const beforeOpening = await workSeconds(devtools);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.waitForLoadState("networkidle");
  // What is out of view is marked while the browser has nothing else to do: opening takes as long as all of it.
  await expect.poll(() => lettersMarked(page, claims)).toBeGreaterThanOrEqual(lettersClaimed(claims));
  const opening = (await workSeconds(devtools)) - beforeOpening;

  const { nodes, spans, paragraphs } = await sizeOf(page);
  const marked = 4 * CLAIMS;
  expect(spans).toBeGreaterThanOrEqual(marked);
  expect(nodes, `nodes for ${marked} marks in ${paragraphs} paragraphs`).toBeLessThanOrEqual(
    4 * marked + 2 * paragraphs,
  );

  // Going to a sentence first: what is measured is the claim, not the way there.
  const adding: number[] = [];
  const drawn: number[] = [];
  for (let count = 0; count < ADDED; count += 1) {
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    await saved(page);
    const before = await workSeconds(devtools);
    drawn.push(await paragraphsDrawnBy(page, "c"));
    adding.push((await workSeconds(devtools)) - before);
  }
  await saved(page);
  const median = adding.toSorted((a, b) => a - b)[ADDED / 2] ?? 0;
  tell(
    `${nodes} nodes for ${marked} marks in ${paragraphs} paragraphs (${(nodes / marked).toFixed(1)} a mark); ` +
      `opening ${milliseconds(opening)}, one more claim ${milliseconds(median)} of scripts, styles and layout (${(median / opening).toFixed(2)}); ` +
      `paragraphs drawn by a claim: at most ${Math.max(...drawn)}`,
  );
  note("nodes_mark", nodes / marked);
  note("add_share", median / opening);
  note("drawn", Math.max(...drawn));
  // The claim's own paragraph, and the one of the claim that was active before.
  expect(Math.max(...drawn)).toBeLessThanOrEqual(2);
  expect(median / opening, "share of the time of drawing everything").toBeLessThanOrEqual(0.35);
});

function milliseconds(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`;
}

/** Mark a claim with all four roles on each long line, again and again until there are enough. */
function claimsAll(text: string): readonly ClaimDocument[] {
  const letters = Array.from(text);
  const lines: (readonly [start: number, length: number])[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const length = Array.from(line).length;
    if (length > 90) lines.push([start, length]);
    start += length + 1;
  }
  expect(letters.length).toBe(start - 1);
  return Array.from({ length: CLAIMS }, (_, at) => {
    const [from, length] = lines[at % lines.length] ?? [0, 90];
    const shift = Math.floor(at / lines.length);
    const place = ([a, b]: readonly [number, number]) => [
      [
        offWhite(letters, from + Math.floor(a * length) + shift, 1),
        offWhite(letters, from + Math.floor(b * length) + shift, -1),
      ] as const,
    ];
    const { source, cue, content, addressee } = PLACES;
    return claimOn(text, place(content), { source: place(source), cue: place(cue), addressee: place(addressee) });
  });
}

/** Step off white space, forwards from a start and backwards from an end. */
function offWhite(letters: readonly string[], at: number, step: 1 | -1): number {
  return letters[step > 0 ? at : at - 1]?.trim() === "" ? offWhite(letters, at + step, step) : at;
}

/** Count the letters in which a claim has a fragment of any role. */
function lettersClaimed(claims: readonly ClaimDocument[]): number {
  const letters = new Set<number>();
  for (const { content, source, cue, addressee } of claims)
    for (const [start, end] of [...content, ...source, ...cue, ...addressee])
      for (let at = start; at < end; at += 1) letters.add(at);
  return letters.size;
}

/** Count the letters that are marked for claims on the screen so far; suggestions may arrive meanwhile. */
function lettersMarked(page: Page, claims: readonly ClaimDocument[]): Promise<number> {
  return page.evaluate(
    (ids) => {
      const claimed = new Set(ids);
      return Array.from(document.querySelectorAll<HTMLElement>("p[data-start] mark"))
        .filter((mark) => mark.dataset["owners"]?.split(" ").some((owner) => claimed.has(owner)))
        .reduce((sum, mark) => sum + Array.from(mark.textContent).length, 0);
    },
    claims.map(({ id }) => id),
  );
}

function sizeOf(page: Page): Promise<{ nodes: number; spans: number; paragraphs: number }> {
  return page.evaluate(() => {
    const paragraphs = Array.from(document.querySelectorAll("p[data-start]"));
    let nodes = 0;
    for (const paragraph of paragraphs) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ALL);
      do nodes += 1;
      while (walker.nextNode());
    }
    return { nodes, spans: document.querySelectorAll("p[data-start] mark").length, paragraphs: paragraphs.length };
  });
}

/** Press a key and count the paragraphs in which anything changes until the next two frames are painted. */
async function paragraphsDrawnBy(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const drawn = new Set<Element | null>();
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const paragraph = element?.closest("p[data-start]");
        if (paragraph) drawn.add(paragraph);
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(globalThis, { drawnBy: { drawn, watch } });
  });
  await page.keyboard.press(key);
  return page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { drawn, watch } = (globalThis as unknown as { drawnBy: { drawn: Set<Element>; watch: MutationObserver } })
      .drawnBy;
    watch.disconnect();
    return drawn.size;
  });
}

/** Seconds that the main thread has spent on scripts, styles and layout; painting in software says more of the machine. */
async function workSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const parts = new Set(["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"]);
  return metrics.filter(({ name }) => parts.has(name)).reduce((sum, { value }) => sum + value, 0);
}
