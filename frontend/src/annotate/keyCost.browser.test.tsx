/** What a key costs does not grow with what is elsewhere in the article: counted, and as a ratio to a short article. */
import { componentsDrawn } from "./drawn.ts";
import "../styles/tokens.css";
import "../styles/base.css";

import { expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";

import type { Desk } from "./desk/desk.ts";
import { showDesk } from "./showing.tsx";
import { openDesk, suggested } from "./testing.ts";

/** Milliseconds, on a machine that does much else. */
const PATIENCE = 120_000;
const PRESSES = 3;
/** Times what the short article takes. */
const MAX = 3;

const SAID = [
  "The office said that the ferry would sail again.",
  "Critics argued that the quay was old.",
  "Nobody was hurt.",
];
const PLACES = /the ferry would sail again|the quay was old/g;
const lines = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at}. ${SAID[at % 3]}`);

const SHAPES = {
  short: suggested(lines(60).join("\n"), PLACES, 30),
  many: suggested(lines(1585).join("\n"), PLACES, 233),
  giant: suggested(lines(2750).join(" "), PLACES, 1125),
} as const;

/** In the order in which they are pressed. */
const KEYS = {
  next: "j",
  previous: "k",
  accept: "a",
  reject: "x",
  verdict: "k1",
  undo: "u",
  sentence: "{ArrowDown}",
  word: "{ArrowRight}",
  longer: "{Shift>}{ArrowRight}{/Shift}",
  clause: "{Alt>}{ArrowRight}{/Alt}",
  claim: "{ArrowDown}c",
  speaker: "s{Escape}",
} as const;
type Name = keyof typeof KEYS;

interface Cost {
  /** Seconds of the main thread. */
  readonly work: number;
  /** Components of React that were drawn. */
  readonly drawn: number;
  /** Nodes of the page that were put in, taken out or changed. */
  readonly changed: number;
}

type Metrics = { readonly metrics: readonly { readonly name: string; readonly value: number }[] };

async function workSeconds(): Promise<number> {
  const { metrics } = (await cdp().send("Performance.getMetrics")) as Metrics;
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

const frames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))));

async function costOf(keys: string): Promise<Cost> {
  let changed = 0;
  const watch = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) changed += 1 + addedNodes.length + removedNodes.length;
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const [work, drawn] = [await workSeconds(), componentsDrawn()];
  await userEvent.keyboard(keys);
  await frames();
  watch.disconnect();
  return { work: (await workSeconds()) - work, drawn: componentsDrawn() - drawn, changed };
}

async function costs(desk: Desk): Promise<Record<Name, Cost>> {
  await showDesk(desk);
  await expect.poll(() => document.querySelectorAll("section[aria-label]").length).toBeGreaterThan(1);
  document.querySelector("article")?.focus();
  const found: [string, Cost][] = [];
  for (const [name, keys] of Object.entries(KEYS)) {
    const each: Cost[] = [];
    for (let press = 0; press < PRESSES; press += 1) {
      // What is sent, and what others do with the machine, comes on top: the least is what the key itself takes.
      // oxlint-disable-next-line no-await-in-loop
      await desk.device.flush();
      // oxlint-disable-next-line no-await-in-loop
      each.push(await costOf(keys));
    }
    const of = (part: keyof Cost): number => Math.min(...each.map((cost) => cost[part]));
    found.push([name, { work: of("work"), drawn: of("drawn"), changed: of("changed") }]);
  }
  return Object.fromEntries(found) as Record<Name, Cost>;
}

test(
  "a key costs no more than three times what it costs in a short article, and draws what it draws there",
  async () => {
    await page.viewport(1440, 900);
    // The thread's own time: others have the machine too.
    await cdp().send("Performance.enable", { timeDomain: "threadTicks" });
    const found: Partial<Record<keyof typeof SHAPES, Record<Name, Cost>>> = {};
    for (const [shape, work] of Object.entries(SHAPES)) {
      // One article after the other has the screen.
      // oxlint-disable-next-line no-await-in-loop
      found[shape as keyof typeof SHAPES] = await costs(await openDesk(work.article.text, work));
    }
    const { short, many, giant } = found;
    if (!short || !many || !giant) throw new Error("nothing was measured");
    for (const name of Object.keys(KEYS) as Name[]) {
      const row = [short, many, giant].map((shape) => shape[name]);
      const told = row
        .map(({ work, drawn, changed }) => `${(work * 1000).toFixed(1)} ms ${drawn} drawn ${changed} changed`)
        .join(" | ");
      // The figures are kept in the report.
      // oxlint-disable-next-line no-console
      console.log(`${name.padEnd(9)} ${told}`);
      for (const { work, drawn, changed } of row.slice(1)) {
        expect.soft(work / short[name].work, `${name}: time of the main thread`).toBeLessThanOrEqual(MAX);
        expect.soft(drawn, `${name}: components drawn`).toBeLessThanOrEqual(2 * short[name].drawn + 10);
        expect.soft(changed, `${name}: nodes changed`).toBeLessThanOrEqual(2 * short[name].changed + 40);
      }
    }
  },
  PATIENCE,
);
