/** One browser, several tabs and several people: sessions end, begin again and change hands, and every word stays with its person. */
import { addArticle, heldClaims, takeWithSuggestions } from "./support/api.ts";
import type { Id } from "./support/api.ts";
import { accountOf } from "./support/cast.ts";
import { expect, freshText, openManagedProject, signIn, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { articleOpen, saveNote, saved } from "./support/screen.ts";

interface Opened {
  readonly address: string;
  readonly assignment: Id;
}

async function openArticle(page: Page): Promise<Opened> {
  const project = await openManagedProject(page, "own");
  const article = await addArticle(page, project, { text: freshText("Passed on"), title: "Passed on" });
  const work = await takeWithSuggestions(page, project, article);
  const address = `${project}/annotate?article=${article}`;
  await page.goto(address);
  await articleOpen(page);
  return { address, assignment: work.assignment.id };
}

/** Everything of people that the browser keeps: what IndexedDB and localStorage hold beside preferences. */
async function keptBy(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const found: Record<string, unknown> = {};
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((opened, failed) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => opened(request.result));
        request.addEventListener("error", () => failed(new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        const rows = await new Promise<unknown[]>((read) => {
          request.addEventListener("success", () => read(request.result as unknown[]));
        });
        if (rows.length > 0) found[`${name} ${store}`] = rows;
      }
      database.close();
    }
    for (const key of Object.keys(localStorage))
      if (key.startsWith("on-record comment")) found[key] = localStorage.getItem(key);
    return found;
  });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /language, theme and sign out/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

const again = (page: Page) => page.getByRole("dialog", { name: "Sign in again" });

test("whoever signs in again in another tab has their kept changes sent, without a reload", async ({
  page,
  context,
}) => {
  const opened = await openArticle(page);
  await context.clearCookies();
  await page.keyboard.press("1");
  await expect(again(page)).toBeVisible();
  const second = await context.newPage();
  await second.goto("/sign-in");
  await signIn(second);
  await expect(again(page)).toBeHidden();
  await saved(page);
  expect(await heldClaims(page, opened.assignment)).toHaveLength(1);
  // The keys work on where they stood.
  await page.keyboard.press("u");
  await saved(page);
  expect(await heldClaims(page, opened.assignment)).toEqual([]);
});

test("a session that ended while there was no network is taken up again in another tab as well", async ({
  page,
  context,
}) => {
  const opened = await openArticle(page);
  const second = await context.newPage();
  await second.goto("/");
  await context.setOffline(true);
  await page.keyboard.press("1");
  await expect(saveNote(page)).toHaveAttribute("data-state", "offline");
  await context.clearCookies();
  await context.setOffline(false);
  await expect(again(page)).toBeVisible();
  await second.goto("/sign-in");
  await signIn(second);
  await saved(page);
  expect(await heldClaims(page, opened.assignment)).toHaveLength(1);
});

test("when another person signs in in another tab, the first one's screen says so and sends nothing in their name", async ({
  page,
  context,
}) => {
  const opened = await openArticle(page);
  await context.setOffline(true);
  await page.keyboard.press("1");
  await expect(saveNote(page)).toHaveAttribute("data-state", "offline");
  await context.clearCookies();
  const sent: string[] = [];
  await context.setOffline(false);
  await expect(again(page)).toBeVisible();
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  const second = await context.newPage();
  await second.goto("/sign-in");
  await signIn(second, accountOf("vera"));
  const dialog = page.getByRole("dialog", { name: /^Vera Lindqvist is signed in now/ });
  await expect(dialog).toContainText("changes are kept on this device and are sent when Martin Hale signs in again");
  expect(sent).toEqual([]);
  await signOut(second);
  await expect(second.getByRole("heading", { name: "Sign in" })).toBeVisible();
  // What the first person has not sent outlives the second one's time here.
  await signIn(second);
  await expect(second.getByRole("heading", { name: "Projects" })).toBeVisible();
  await page.goto(opened.address);
  await articleOpen(page);
  await saved(page);
  expect(await heldClaims(page, opened.assignment)).toHaveLength(1);
});

test("a page that is no article follows whoever is signed in, and does nothing for the one before", async ({
  page,
  context,
}) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/settings`);
  await expect(page.getByRole("button", { name: /^Martin Hale/ })).toBeVisible();
  await context.clearCookies();
  const second = await context.newPage();
  await second.goto("/sign-in");
  await signIn(second, accountOf("vera"));
  await expect(page.getByText("Vera Lindqvist has signed in in this browser")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Vera Lindqvist/ })).toBeVisible();
});

test("signing out empties this device, in every tab", async ({ page, context }) => {
  await openArticle(page);
  await page.keyboard.press("1");
  await saved(page);
  expect(Object.keys(await keptBy(page))).not.toEqual([]);
  const second = await context.newPage();
  await second.goto("/");
  await expect(second.getByRole("heading", { name: "Projects" })).toBeVisible();
  await page.keyboard.press("x");
  await signOut(page);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await keptBy(page)).toEqual({});
  await expect(second.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("what is unsent at sign-out is sent first, kept, or discarded, as the person says", async ({ page }) => {
  test.setTimeout(120_000);
  const opened = await openArticle(page);
  const unsent = async (): Promise<void> => {
    await page.route("**/sync", (route) => route.abort());
    await page.keyboard.press("1");
    await expect(saveNote(page)).toHaveAttribute("data-state", "offline");
    await signOut(page);
    await expect(page.getByRole("dialog", { name: "Some of your work has not been sent" })).toContainText(
      "changes that are only on this device",
    );
  };
  const button = (name: string) => page.getByRole("dialog").getByRole("button", { name });
  await unsent();
  // A server that does not take them: said, and nothing is lost.
  await button("Send, then sign out").click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("Some of it could not be sent");
  await button("Keep it and sign out").click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(Object.keys(await keptBy(page))).toContain("on-record pending");
  await page.unroute("**/sync");
  // Kept: sent from the list of projects, where the article is not open.
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await signOut(page);
  await button("Send, then sign out").click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await keptBy(page)).toEqual({});
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await page.goto(opened.address);
  await articleOpen(page);
  expect(await heldClaims(page, opened.assignment)).toHaveLength(1);
  // Discarded: gone from the device, and the server keeps what it had.
  await page.keyboard.press("k");
  await page.route("**/sync", (route) => route.abort());
  await page.keyboard.press("2");
  await expect(saveNote(page)).toHaveAttribute("data-state", "offline");
  await signOut(page);
  await button("Discard it and sign out").click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await keptBy(page)).toEqual({});
  await page.unroute("**/sync");
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  expect(await heldClaims(page, opened.assignment)).toMatchObject([{ verdict: { label: "true" } }]);
});
