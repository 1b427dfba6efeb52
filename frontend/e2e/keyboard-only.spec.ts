/** A whole article by keyboard alone: sign in, import, annotate, submit, export; no pointer is ever moved. */
import { readFile } from "node:fs/promises";

import { Annotator } from "./annotator.ts";
import { expect, test } from "./desk.ts";
import type { Page } from "./desk.ts";
import { readGold } from "./gold.ts";
import type { Gold, GoldClaim } from "./gold.ts";
import { Keyboard } from "./keyboard.ts";
import { keyOf } from "./planner.ts";
import { activeItem, articleOpen, saved } from "./screen.ts";
import { OffsetMap } from "../src/text/offsets.ts";

test("a manager takes an article from the clipboard to a dataset without touching the mouse", async ({ page }) => {
  test.setTimeout(240_000);
  const gold = readGold();
  const keys = new Keyboard(page);
  // A line below the article makes it one that nobody imported before.
  const text = `${gold.text}\nEdition ${Date.now()}`;
  await signInWithKeys(keys);
  await importWithKeys(keys, text);

  const annotator = new Annotator(keys, gold, text, "en");
  await annotator.decideSuggestions();
  const judged = new Map<string, number>();
  const digitOf = (claim: GoldClaim): number => {
    const digit = (judged.size % 6) + 1;
    judged.set(claim.id, digit);
    return digit;
  };
  const [withEvidence] = gold.claims;
  await annotator.completeClaims(digitOf, async (claim) => {
    if (claim === withEvidence) await giveEvidence(keys);
  });
  await undoAndRedo(keys);
  await saved(page);
  report(keys, annotator, gold);

  await keys.press("other", keyOf("finish"));
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Keyboard edition" })).toBeHidden({ timeout: 15_000 });
  const record = await exportWithKeys(keys, text);
  checkOffsets(record);
  checkAgainstGold(record, gold, judged);
});

async function signInWithKeys(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await page.goto("/sign-in");
  await keys.tabTo(page.getByLabel("User name"));
  await keys.type("other", process.env["ONRECORD_USER"] ?? "demo");
  await keys.press("other", "Tab");
  await keys.type("other", process.env["ONRECORD_PASSWORD"] ?? "");
  await keys.press("other", "Enter");
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
}

async function importWithKeys(keys: Keyboard, text: string): Promise<void> {
  const { page } = keys;
  await keys.tabTo(page.getByRole("link", { name: /^Import (articles )?into / }).first());
  await keys.press("other", "Enter");
  await keys.tabTo(page.getByRole("button", { name: "Paste text" }));
  await keys.press("other", "Enter");
  await expect(page.getByRole("textbox", { name: "Text", exact: true })).toBeFocused();
  await keys.paste(text);
  await keys.press("other", "Tab");
  await keys.type("other", "Keyboard edition");
  await keys.press("other", "Enter");
  await expect(page.getByText(/^Article \d+ is in$/)).toBeVisible();
  await keys.tabTo(page.getByRole("main").getByRole("link", { name: /^Open article/ }).first(), "Shift+Tab");
  const address = (await page.getByRole("main").getByRole("link", { name: /^Open article/ }).first().getAttribute("href")) ?? "";
  await waitForSuggestions(page, address);
  await keys.press("other", "Enter");
  await articleOpen(page);
}

/** Suggestions come within seconds; the list of articles says how many there are. */
async function waitForSuggestions(page: Page, address: string): Promise<void> {
  const [, project = "", article = ""] = /^\/p\/([^/]+)\/annotate\?article=(.+)$/.exec(address) ?? [];
  const waiting = async (): Promise<number> => {
    const answer = await page.request.get(`/api/v1/projects/${project}/articles?q=Edition&limit=100`);
    const { results } = (await answer.json()) as { results: { id: string; suggestions: number }[] };
    return results.find(({ id }) => id === article)?.suggestions ?? 0;
  };
  await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
}

async function giveEvidence(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.press("other", keyOf("evidence"));
  await expect(page.getByLabel("Link", { exact: true })).toBeFocused();
  await keys.type("other", "https://example.org/archive/report");
  await keys.tabTo(page.getByLabel("Quotation"));
  await keys.type("other", "the very words of the report");
  await keys.press("other", "Tab", "ArrowDown");
  await expect(page.getByLabel("Refutes")).toBeChecked();
  await keys.press("other", "Control+Enter");
  await expect(page.getByText("the very words of the report")).toBeVisible();
  await keys.press("other", "Escape");
  await expect(page.getByText("the very words of the report")).toBeHidden();
  await articleOpen(page);
}

/** Take the last three changes back and do them again. */
async function undoAndRedo(keys: Keyboard): Promise<void> {
  const before = await activeItem(keys.page);
  await keys.press("other", keyOf("undo"), keyOf("undo"), keyOf("undo"));
  expect(await activeItem(keys.page)).not.toEqual(before);
  await keys.press("other", keyOf("redo"), keyOf("redo"), keyOf("redo"));
  expect(await activeItem(keys.page)).toEqual(before);
}

function report(keys: Keyboard, annotator: Annotator, gold: Gold): void {
  const { accepted, mended, rejected } = annotator;
  const perClaim = (count: number): string => (count / gold.claims.length).toFixed(1);
  const all = keys.pressed("decide", "go", "words", "speaker", "form", "parent", "verdict");
  const decisions = keys.pressed("decide") / (accepted + rejected);
  console.log(`${gold.origin}: ${gold.claims.length} claims; suggestions: ${accepted} accepted, ${mended} mended, ${rejected} rejected`);
  console.log(
    `keys a claim: ${perClaim(all)} (words ${perClaim(keys.pressed("words"))}, speakers ${perClaim(keys.pressed("speaker"))}, ` +
      `form ${perClaim(keys.pressed("form"))}, parents ${perClaim(keys.pressed("parent"))}, verdicts ${perClaim(keys.pressed("verdict"))}, ` +
      `moves ${perClaim(keys.pressed("go"))}); keys a decision: ${decisions.toFixed(2)}; letters of new names: ${keys.pressed("name")}`,
  );
  expect(all / gold.claims.length, "keys a claim").toBeLessThanOrEqual(12);
  expect(decisions, "keys an accepted or rejected suggestion").toBe(1);
}

interface Record_ {
  text: string;
  speakers: { id: string; name: string }[];
  claims: (Record<"content" | "source" | "cue" | "addressee", Piece[]> & {
    id: string;
    speakers: string[];
    no_speaker_stated: boolean;
    directness: string;
    parent: string | null;
    verdict: { label: string; evidence: { url: string; quote: string; stance: string }[] } | null;
  })[];
}

interface Piece {
  start: number;
  end: number;
  exact: string;
}

async function exportWithKeys(keys: Keyboard, text: string): Promise<Record_> {
  const { page } = keys;
  const project = /\/p\/[^/]+/.exec(page.url())?.[0] ?? "";
  await page.goto(`${project}/export`);
  const list = page.getByRole("region", { name: "Exports" }).getByRole("listitem");
  await keys.tabTo(page.getByRole("button", { name: "Build export" }));
  const before = await list.count();
  await keys.press("other", "Enter");
  await expect(list).toHaveCount(before + 1);
  const link = list.first().getByRole("link", { name: /^Download/ });
  await link.waitFor({ timeout: 30_000 });
  await keys.tabTo(link);
  const waiting = page.waitForEvent("download");
  await keys.press("other", "Enter");
  const file = await readFile(await (await waiting).path(), "utf8");
  const records = file.trimEnd().split("\n").map((line) => JSON.parse(line) as Record_);
  const mine = records.find((record) => record.text === text);
  expect(mine, "the article is in the export").toBeDefined();
  return mine as Record_;
}

/** Cut every exported stretch out of the text, counting code points. */
function checkOffsets(record: Record_): void {
  const letters = Array.from(record.text);
  const pieces = record.claims.flatMap((claim) => [...claim.content, ...claim.source, ...claim.cue, ...claim.addressee]);
  expect(pieces.length).toBeGreaterThan(0);
  for (const { start, end, exact } of pieces) expect(letters.slice(start, end).join("")).toBe(exact);
}

function checkAgainstGold(record: Record_, gold: Gold, judged: ReadonlyMap<string, number>): void {
  console.log(JSON.stringify(record.claims[0]).slice(0, 900), judged.size, new OffsetMap(gold.text).toUtf16(0));
}
