/** A whole article by keyboard alone: sign in, import, annotate, submit, export; no pointer is ever moved. */
import { OffsetMap } from "../src/text/offsets.ts";
import { Annotator } from "./support/annotator.ts";
import { accountOf, password } from "./support/cast.ts";
import { checkOffsets, equalToGold, takeExport } from "./support/dataset.ts";
import type { ExportedArticle } from "./support/dataset.ts";
import { expect, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { readGolds } from "./support/gold.ts";
import type { Gold } from "./support/gold.ts";
import { Keyboard } from "./support/keyboard.ts";
import { keyOf } from "./support/planner.ts";
import { activeItem, articleOpen, saved } from "./support/screen.ts";
import { note, tell } from "./support/tell.ts";

/** Labels of the demo project's scale, by digit. */
const LABELS = ["true", "mostly_true", "misleading", "false", "unverifiable", "not_checkable"];
const EVIDENCE = {
  url: "https://example.org/archive/report",
  quote: "the very words of the report",
  stance: "refutes",
};

for (const gold of readGolds()) {
  test(`a manager takes ${gold.origin} from the clipboard to a dataset without touching the mouse`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const keys = new Keyboard(page);
    // A line below the article makes it one that nobody imported before.
    const text = `${gold.text}\nEdition ${Date.now()}`;
    await signInWithKeys(keys);
    await importWithKeys(keys, text);

    const annotator = new Annotator(keys, gold, text, "en");
    await annotator.decideSuggestions();
    const digits = new Map(gold.claims.map(({ id }, at) => [id, (at % LABELS.length) + 1]));
    const [judged] = gold.claims;
    await annotator.completeClaims(
      ({ id }) => digits.get(id) ?? 1,
      async (claim) => {
        if (claim === judged) await giveEvidence(keys);
      },
    );
    await undoAndRedo(keys);
    await saved(page);
    report(keys, annotator, gold);

    await keys.press("other", keyOf("finish"));
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("heading", { level: 1, name: "Keyboard edition" })).toBeHidden({ timeout: 15_000 });
    const project = /\/p\/[^/]+/.exec(page.url())?.[0] ?? "";
    const record = await takeExport(page, project, text, async (target) => {
      await keys.tabTo(target);
      await keys.press("other", "Enter");
    });
    checkOffsets(record);
    expect(equalToGold(record, gold)).toBe(gold.claims.length);
    checkVerdicts(record, gold, digits);
  });
}

async function signInWithKeys(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await page.goto("/sign-in");
  await keys.tabTo(page.getByLabel("User name"));
  await keys.type("other", accountOf());
  await keys.press("other", "Tab");
  await keys.type("other", password);
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
  await expect(page.getByText(/^Article \d+ was added$/)).toBeVisible();
  await keys.tabTo(
    page
      .getByRole("main")
      .getByRole("link", { name: /^Open article/ })
      .first(),
    "Shift+Tab",
  );
  const address =
    (await page
      .getByRole("main")
      .getByRole("link", { name: /^Open article/ })
      .first()
      .getAttribute("href")) ?? "";
  await waitForSuggestions(page, address);
  await keys.press("other", "Enter");
  await expect(page.getByRole("heading", { name: /^Article \d+: Keyboard edition$/ })).toBeVisible();
  await keys.tabTo(page.getByRole("link", { name: /^Annotate article/ }));
  await keys.press("other", "Enter");
  await articleOpen(page);
}

/** Suggestions come within seconds; the list of articles says how many there are. */
async function waitForSuggestions(page: Page, address: string): Promise<void> {
  const [, project = "", article = ""] = /^\/p\/([^/]+)\/read\/(.+)$/.exec(address) ?? [];
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
  await expect(page.getByLabel("Link", { exact: true })).toBeVisible();
  await keys.press("other", "2");
  await expect(page.getByLabel("Refutes")).toBeChecked();
  await expect(page.getByLabel("Link", { exact: true })).toBeFocused();
  await keys.type("other", EVIDENCE.url);
  await keys.tabTo(page.getByLabel("Quotation"));
  await keys.type("other", EVIDENCE.quote);
  await keys.press("other", "Control+Enter");
  await expect(page.getByText(EVIDENCE.quote)).toBeVisible();
  await keys.press("other", "Escape");
  await expect(page.getByText(EVIDENCE.quote)).toBeHidden();
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
  tell(
    `${gold.origin}: ${gold.claims.length} claims; suggestions: ${accepted} accepted, ${mended} mended, ${rejected} rejected`,
  );
  tell(
    `keys a claim: ${perClaim(all)} (words ${perClaim(keys.pressed("words"))}, speakers ${perClaim(keys.pressed("speaker"))}, ` +
      `form ${perClaim(keys.pressed("form"))}, parents ${perClaim(keys.pressed("parent"))}, verdicts ${perClaim(keys.pressed("verdict"))}, ` +
      `moves ${perClaim(keys.pressed("go"))}); keys a decision: ${decisions.toFixed(2)}; letters of new names: ${keys.pressed("name")}`,
  );
  // The demo story holds every hard case there is and less of plain reporting, so its claims cost more keys.
  note(`keys_claim_${gold.origin.replace("_gold.jsonl", "")}`, all / gold.claims.length);
  note("keys_decision", decisions);
  expect(all / gold.claims.length, "keys a claim").toBeLessThanOrEqual(gold.origin.startsWith("seed") ? 12 : 15);
  expect(decisions, "keys an accepted or rejected suggestion").toBe(1);
}

function checkVerdicts(record: ExportedArticle, gold: Gold, digits: ReadonlyMap<string, number>): void {
  const map = new OffsetMap(record.text);
  for (const [at, claim] of gold.claims.entries()) {
    const made = record.claims.find(
      ({ content }) => JSON.stringify(content) === JSON.stringify(map.toWire(claim.content)),
    );
    expect(made?.verdict?.label, `verdict of ${claim.id}`).toBe(LABELS[(digits.get(claim.id) ?? 0) - 1]);
    expect(made?.verdict?.evidence ?? [], `evidence of ${claim.id}`).toMatchObject(at === 0 ? [EVIDENCE] : []);
  }
}
