/** A desk from nothing: a manager makes a project, two people work in it from browsers of their own, and one of them leaves. */
import type { BrowserContext } from "@playwright/test";

import type { Id, Mine, NewToken } from "../../src/api/model.ts";
import { get, idOf, post } from "../support/api.ts";
import { server } from "../support/cast.ts";
import { expect, openManagedProject, test, withoutTour } from "../support/desk.ts";
import type { Page } from "../support/desk.ts";

const DEMO = ["wire.txt", "emoji.txt", "debate.txt"].map(
  (name) => new URL(`../../../claims/demo/${name}`, import.meta.url).pathname,
);
const REASON = "The cue is missing in two claims.";

async function newBrowser(page: Page): Promise<BrowserContext> {
  const context = await page.context().browser()?.newContext({ baseURL: server });
  if (!context) throw new Error("there is no browser");
  await withoutTour(context);
  return context;
}

/** Make a project with the keys, and bring the demo articles in; gives its address. */
async function makeProject(page: Page, name: string): Promise<string> {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "New project" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.insertText(name);
  await page.getByRole("radio", { name: "Who said what" }).check();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Text" })).toBeFocused();
  await page.getByLabel("Choose files").setInputFiles(DEMO);
  const project = new URL(page.url()).pathname.replace(/\/import.*/, "");
  await expect
    .poll(
      async () => (await get<{ progress: { articles: number } }>(page, `projects/${idOf(project)}`)).progress.articles,
    )
    .toBe(3);
  return project;
}

/** Invite people on their page, and open each link in a browser of its own. */
async function invite(page: Page, project: string, names: readonly string[]): Promise<Page[]> {
  await page.goto(`${project}/people`);
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
  await page.keyboard.press("i");
  await page.keyboard.type(names.join("\n"));
  await page.keyboard.press("Control+Enter");
  const guests: Page[] = [];
  for (const name of names) {
    // Links are opened one after the other, as mails would be.
    // oxlint-disable no-await-in-loop
    const link = await page.getByRole("listitem").filter({ hasText: name }).getByRole("code").textContent();
    const guest = await (await newBrowser(page)).newPage();
    await guest.goto(link ?? "");
    await guest.goto(project);
    await expect(guest.getByRole("link", { name: /^My work/ })).toBeVisible();
    guests.push(guest);
    // oxlint-enable no-await-in-loop
  }
  return guests;
}

/** Accept the first suggestion of the article that is open, and hand it in. */
async function work(page: Page): Promise<void> {
  await expect(page.getByRole("application")).toBeFocused();
  await expect(page.getByRole("button", { name: /^Accept/ }).first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("a");
  await submit(page);
}

/** Hand in what is open, whatever is still to be decided in it. */
async function submit(page: Page): Promise<void> {
  await page.keyboard.press("Shift+Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Finish/ })
    .last()
    .click({ timeout: 15_000 });
}

const mineOf = (page: Page, project: string) => get<Mine>(page, `projects/${idOf(project)}/mine`);

/** Wait until somebody has handed in one article; gives it. */
async function handedIn(page: Page, project: string, number: number): Promise<Id> {
  const numbers = async () => (await mineOf(page, project)).finished.map(({ article }) => article.number);
  await expect.poll(numbers).toEqual([number]);
  return (await mineOf(page, project)).finished[0]?.article.id ?? "";
}

async function giveSecondArticleTo(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Queue" }).click();
  await page.getByRole("checkbox", { name: "Select article 2" }).check();
  await page.getByRole("button", { name: /^Assign/ }).click();
  await page.getByRole("checkbox", { name }).check();
  await expect(page.getByText(`${name} gets 2.`)).toBeVisible();
  await page.getByRole("button", { name: "Assign 1" }).click();
  await expect(page.getByRole("row", { name: /article 2/ })).toContainText(name);
}

async function sendBack(page: Page, project: string, article: Id): Promise<void> {
  await page.goto(`${project}/read/${article}`);
  await page.getByRole("button", { name: "Send back" }).click();
  await page.getByLabel("Why?").fill(REASON);
  await page.getByRole("button", { name: "Send back" }).last().click();
  await expect(page.getByRole("button", { name: "Send back" })).toHaveCount(0);
}

/** Remove somebody, and expect that her session and her script end in the same moment. */
async function remove(page: Page, project: string, name: string, hers: Page): Promise<void> {
  const { token } = await post<NewToken>(hers, "tokens", { name: "Export", days: 1 });
  const script = await page
    .context()
    .browser()
    ?.newContext({ extraHTTPHeaders: { Authorization: `Token ${token}` } });
  const asks = async (): Promise<number | undefined> =>
    (await script?.request.get(`${server}/api/v1/projects/${idOf(project)}`))?.status();
  expect(await asks()).toBe(200);
  await page.goto(`${project}/people`);
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  expect(await asks()).toBe(401);
  await hers.goto(project);
  await expect(hers).toHaveURL(/\/sign-in/);
  await script?.close();
}

test("three browsers: a project from a preset, people by link, work given, sent back and handed in again, one removed", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await openManagedProject(page, "own");
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const [hanna, noor] = [`Hanna Brandt ${stamp}`, `Noor Haddad ${stamp}`];
  const project = await makeProject(page, `Zebra desk ${stamp}`);
  const [hers, his] = (await invite(page, project, [hanna, noor])) as [Page, Page];
  await giveSecondArticleTo(page, hanna);

  // She finds first what she was given; he takes the first article of the queue.
  await hers.reload();
  await hers.getByRole("link", { name: "My work (one assigned to you)" }).click();
  await expect(hers.getByRole("region", { name: /^Next/ })).toBeVisible();
  await hers.keyboard.press("Enter");
  await work(hers);
  await his.getByRole("link", { name: "Annotate next" }).click();
  await work(his);
  // One of the others: her browser has loaded the next one ahead.
  await expect.poll(async () => (await mineOf(his, project)).finished.length).toBe(1);
  await sendBack(page, project, await handedIn(hers, project, 2));

  await hers.goto(`${project}/mine`);
  await expect(hers.getByText(REASON)).toBeVisible();
  await hers.keyboard.press("Enter");
  await expect(hers.getByRole("application")).toBeFocused();
  await expect(hers.getByText(REASON)).toBeVisible();
  await submit(hers);
  await handedIn(hers, project, 2);
  expect((await mineOf(hers, project)).returned).toEqual([]);

  await remove(page, project, hanna, hers);
  await his.goto(`${project}/mine`);
  await expect(his.getByRole("heading", { name: "My work" })).toBeVisible();
  await Promise.all([hers, his].map((one) => one.context().close()));
});
