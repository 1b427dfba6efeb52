/** Whatever happens to the tab, the network, the session or the server: what was done on the screen reaches the server, once. */
import { addArticle, takeWithSuggestions } from "./support/api.ts";
import type { Id, Work } from "./support/api.ts";
import { signInAgain } from "./support/cuts.ts";
import { ALONE, expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { endWebProcesses, launcher } from "./support/product.ts";
import { articleOpen, saveNote, saved } from "./support/screen.ts";
import { heldByServer, shownBy } from "./support/shown.ts";
import type { Shown } from "./support/shown.ts";

interface Job {
  readonly address: string;
  readonly assignment: Id;
  readonly work: Work;
}

test("edits made without a network survive a reload, reach the server afterwards, and can still be undone", async ({
  page,
  context,
  faults,
}) => {
  const job = await openNewArticle(page);
  // It is kept for this; no other script may be started by name.
  await page.evaluate(() => navigator.serviceWorker.ready);
  const named = await page.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): object };
    };
    return ["service-worker", "default", "other"].map((name) => {
      try {
        return typeof trustedTypes.createPolicy(name, {});
      } catch (refused) {
        return (refused as Error).name;
      }
    });
  });
  expect(named).toEqual(["TypeError", "TypeError", "TypeError"]);
  faults.length = 0;
  await context.setOffline(true);
  await expect(saveNote(page)).toHaveText(/^Offline: .+ kept on this device/);
  await page.keyboard.press("a");
  await page.keyboard.press("k");
  await page.keyboard.press("2");
  await expect(saveNote(page)).toHaveAttribute("data-state", "offline");
  const before = await shownBy(page);
  await page.reload();
  await expect(page.getByRole("heading", { name: "This device is offline" })).toBeVisible();
  await expect(page.getByText(/\d changes are kept on this device/)).toBeVisible();
  await context.setOffline(false);
  // Our own page comes back by itself, to where it was.
  await articleOpen(page);
  expect(await shownBy(page)).toEqual(before);
  await agreesWithServer(page, job);
  expect(before.cards).toContainEqual(expect.stringContaining("Mostly true"));
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  const undone = await agreesWithServer(page, job);
  expect(undone.work.claims).toEqual([]);
});

test("a claim that was deleted before a reload comes back with undo after it", async ({ page }) => {
  const job = await openNewArticle(page);
  for (const key of ["1", "k", "0"]) await page.keyboard.press(key);
  await saved(page);
  await page.keyboard.press("Delete");
  await agreesWithServer(page, job);
  await page.reload();
  await articleOpen(page);
  await page.keyboard.press("u");
  const { work } = await agreesWithServer(page, job);
  expect(work.claims).toMatchObject([{ verdict: { label: "true" }, no_speaker_stated: true }]);
});

test("a tab that is closed at the very moment of a key press has kept what the key did", async ({ page, context }) => {
  const job = await openNewArticle(page);
  let tab = page;
  const names = ["True", "Mostly true", "Misleading", "False", "Unverifiable", "Not checkable"];
  for (const [at, name] of names.entries()) {
    // The first item of the article is the active one, whatever is still open below.
    for (let step = 0; step < job.work.suggestions.length; step += 1) await tab.keyboard.press("k");
    await tab.keyboard.press(String(at + 1));
    await tab.close();
    tab = await context.newPage();
    await reopen(tab, job);
    expect((await shownBy(tab)).cards[0], `verdict ${at + 1}`).toContain(name);
  }
  const { work } = await agreesWithServer(tab, job);
  expect(work.claims).toHaveLength(1);
});

test("someone whose session ends in the middle signs in again in place and loses nothing", async ({
  page,
  context,
}) => {
  const job = await openNewArticle(page);
  await context.clearCookies();
  await page.keyboard.press("a");
  await page.keyboard.press("k");
  await page.keyboard.press("4");
  const before = await shownBy(page);
  await signInAgain(page);
  expect(await shownBy(page)).toEqual(before);
  await agreesWithServer(page, job);
});

test("two tabs on one article: work moves over, and what was done in both is there once", async ({ page, context }) => {
  const job = await openNewArticle(page);
  // A verdict accepts the suggestion that it is given to, and what comes next is open then.
  await page.keyboard.press("1");
  const second = await context.newPage();
  await second.goto(job.address);
  await second.getByRole("button", { name: "Work here instead" }).press("Enter");
  await articleOpen(second);
  await expect(page.getByRole("heading", { name: "This article is open in another tab" })).toBeVisible();
  await second.keyboard.press("2");
  await page.getByRole("button", { name: "Work here instead" }).press("Enter");
  await articleOpen(page);
  await page.keyboard.press("3");
  const { work } = await agreesWithServer(page, job);
  expect(work.claims).toHaveLength(3);
  expect(new Set(work.claims.map(({ content }) => String(content))).size).toBe(3);
});

test("work goes on while all web processes are killed and come back", ALONE, async ({ page }) => {
  test.skip(launcher === null, "ONRECORD_LAUNCHER names no process: the product was started by somebody else");
  const job = await openNewArticle(page);
  endWebProcesses();
  await page.keyboard.press("a");
  await page.keyboard.press("k");
  await page.keyboard.press("1");
  const before = await shownBy(page);
  await saved(page);
  expect(await shownBy(page)).toEqual(before);
  await agreesWithServer(page, job);
});

async function openNewArticle(page: Page): Promise<Job> {
  const project =
    page.url() === "about:blank" ? await openManagedProject(page) : (/\/p\/[^/]+/.exec(page.url())?.[0] ?? "");
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const text = [
    `🌊 The harbour office said on Monday that ferry ${stamp} would sail again.`,
    "“We have repaired both engines,” the captain, Nadja Brei, told reporters.",
    "The union claimed that three sailors had not been paid since March.",
    "According to the mayor, the quay will be closed until Thursday. Nobody was hurt.",
    "The harbour office denied that the ferry had been overloaded.",
  ].join("\n");
  const article = await addArticle(page, project, { text, title: `Ferry ${stamp}` });
  const work = await takeWithSuggestions(page, project, article);
  const job = { address: `${project}/annotate?article=${article}`, assignment: work.assignment.id, work };
  await reopen(page, job);
  return job;
}

async function reopen(page: Page, job: Job): Promise<void> {
  await page.goto(job.address);
  await articleOpen(page);
}

/** Wait until the screen says that all is saved, and check that it is. */
async function agreesWithServer(page: Page, job: Job, where = "this pass"): Promise<Shown & { readonly work: Work }> {
  await saved(page, where);
  const { work, ...held } = await heldByServer(page, job.assignment);
  expect(held, where).toEqual(await shownBy(page));
  return { ...held, work };
}
