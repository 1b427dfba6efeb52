/** Records of the native export, and what has to hold for them. */
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

import { OffsetMap } from "../../src/text/offsets.ts";
import type { Fragments } from "../../src/text/offsets.ts";
import type { Gold, GoldSpeaker } from "./gold.ts";

const ROLES = ["content", "source", "cue", "addressee"] as const;
type Pairs = readonly (readonly [start: number, end: number])[];

export interface ExportedClaim extends Record<(typeof ROLES)[number], Pairs> {
  readonly id: string;
  readonly exact: Record<(typeof ROLES)[number], readonly string[]>;
  readonly speakers: readonly string[];
  readonly no_speaker_stated: boolean;
  readonly directness: string;
  readonly parent: string | null;
  readonly nesting: string | null;
  readonly note: string;
  readonly verdict: {
    readonly label: string;
    readonly evidence: readonly { url: string; quote: string; stance: string }[];
  } | null;
}

export interface ExportedArticle {
  readonly text: string;
  readonly offset_unit: string;
  readonly speakers: readonly { readonly id: string; readonly name: string; readonly anonymous: boolean }[];
  readonly claims: readonly ExportedClaim[];
}

/** Build an export on its page, download it, and give the article with a text; `press` is how this person presses a button. */
export async function takeExport(
  page: Page,
  project: string,
  text: string,
  press: (target: Locator) => Promise<void>,
): Promise<ExportedArticle> {
  await page.goto(`${project}/export`);
  const asked = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().endsWith("/exports"),
  );
  await press(page.getByRole("button", { name: "Build export" }));
  const { id } = (await (await asked).json()) as { id: string };
  const link = page.locator(`a[href*="${id}"]`, { hasText: /^Download/ });
  await link.waitFor({ timeout: 90_000 });
  const waiting = page.waitForEvent("download");
  await press(link);
  return articleWith(text, await readFile(await (await waiting).path(), "utf8"));
}

/** Find the article with a text in an export. */
function articleWith(text: string, file: string): ExportedArticle {
  const records = file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ExportedArticle);
  // `addArticle` may have put line ends behind the text, so that no article is held out.
  const mine = records.find((record) => record.text.trimEnd() === text.trimEnd());
  if (!mine)
    throw new Error(
      `the article (${text.length}: …${text.slice(-40)}) is not among the ${records.length} of the export: ${records.map((one) => `${one.text.length}: …${one.text.slice(-40)}`).join(" | ")}`,
    );
  return mine;
}

/** Cut every exported stretch out of the text, counting code points, and compare it with what was written beside it. */
export function checkOffsets({ text, offset_unit, claims }: ExportedArticle): void {
  expect(offset_unit).toBe("unicode_code_point");
  const letters = Array.from(text);
  let checked = 0;
  for (const claim of claims) {
    for (const role of ROLES) {
      const cut = claim[role].map(([start, end]) => letters.slice(start, end).join(""));
      expect(cut, `${role} of a claim`).toEqual(claim.exact[role]);
      checked += cut.length;
    }
  }
  expect(checked).toBeGreaterThanOrEqual(claims.length);
}

/** Compare places, speakers, form and nesting of every exported claim with the gold; gives how many are equal. */
export function equalToGold(record: ExportedArticle, gold: Gold): number {
  const map = new OffsetMap(record.text);
  const pairs = (places: Fragments): Pairs => map.toWire(places);
  const found = gold.claims.map((claim) => record.claims.find((one) => same(one.content, pairs(claim.content))));
  const idOf = (key: string | null): string | null => found[gold.claims.findIndex(({ id }) => id === key)]?.id ?? null;
  const speakers = speakerKeys(record, gold, found);
  const different = gold.claims.flatMap((claim, i) => {
    const mine = found[i];
    const wanted = {
      content: pairs(claim.content),
      source: pairs(claim.source),
      cue: pairs(claim.cue),
      addressee: pairs(claim.addressee),
      speakers: claim.speakers,
      no_speaker_stated: claim.speakers.length === 0,
      directness: claim.directness,
      parent: idOf(claim.parent),
    };
    const made = mine && {
      ...pick(mine, Object.keys(wanted)),
      speakers: mine.speakers.map((id) => speakers.get(id) ?? id),
    };
    return JSON.stringify(sorted(made)) === JSON.stringify(sorted(wanted)) ? [] : [{ claim: claim.id, wanted, made }];
  });
  expect(different, "claims unlike the gold").toEqual([]);
  expect(record.claims.length, "claims beside the gold").toBe(gold.claims.length);
  return gold.claims.length - different.length;
}

/** Say which speaker of the gold each exported one is: each gold speaker has to be one and the same everywhere. */
function speakerKeys(
  record: ExportedArticle,
  gold: Gold,
  found: readonly (ExportedClaim | undefined)[],
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const [i, claim] of gold.claims.entries()) {
    for (const [at, key] of claim.speakers.entries()) {
      const id = found[i]?.speakers[at];
      const name = record.speakers.find((one) => one.id === id)?.name ?? "";
      if (id === undefined || !namesOf(gold.speakers[key]).includes(name)) continue;
      if ((ids.get(key) ?? id) === id) keys.set(id, key);
      ids.set(key, ids.get(key) ?? id);
    }
  }
  return keys;
}

function namesOf(speaker: GoldSpeaker | undefined): readonly string[] {
  return speaker ? [speaker.name ?? "", ...speaker.aliases] : [];
}

function same(left: Pairs, right: Pairs): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function pick(claim: ExportedClaim, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claim).filter(([name]) => names.includes(name)));
}

function sorted(value: object | undefined): unknown {
  return value && Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
