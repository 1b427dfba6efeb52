/** People talk about a claim without leaving the keyboard, find where they were mentioned, and lose no word. */
import type { Comment } from "../src/api/model.ts";
import { addArticle, claimOn, get, sendOps, takeArticle } from "./support/api.ts";
import type { Id } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { signedIn } from "./support/people.ts";
import { articleOpen } from "./support/screen.ts";

const field = (page: Page) => page.getByRole("textbox", { name: "Write a comment" });

/** Bring an article in whose one claim is marked already, and open it; gives the article. */
async function openWithClaim(page: Page, project: string, article: Id): Promise<void> {
  const work = await takeArticle(page, project, article);
  const words = /the ferry .* would sail again/.exec(work.article.text)?.[0] ?? "";
  const start = work.article.text.indexOf(words);
  const put = claimOn(work.article.text, [[start, start + words.length]]);
  await sendOps(page, work.assignment.id, [{ put, base: 0 }]);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await expect(page.getByRole("button", { name: /^Comments ⇧W/ })).toBeVisible();
}

async function freshArticle(page: Page, project: string, title: string): Promise<Id> {
  return addArticle(page, project, { text: freshText(title), title, language: "xx" });
}

test("someone asks about a claim, the manager finds it and answers, and the answer is found in the text", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  const project = await openManagedProject(page);
  const title = `Asked about ${Date.now()}`;
  const article = await freshArticle(page, project, title);
  const vera = await signedIn(browser, baseURL, "vera");
  await openWithClaim(vera, project, article);
  await vera.keyboard.press("w");
  await expect(field(vera)).toBeFocused();
  await vera.keyboard.type("Is this one claim, @mana");
  await expect(vera.getByRole("listbox", { name: "People to mention" }).getByRole("option")).toHaveCount(1);
  await vera.keyboard.press("Enter");
  await vera.keyboard.type("? The second half");
  await expect(field(vera)).toHaveValue(/^Is this one claim, @Martin [^?]+\? The second half$/);
  await vera.keyboard.press("Control+Enter");
  await expect(vera.getByRole("complementary").getByText(/The second half$/)).toBeVisible();
  await expect(vera.getByText("Not sent yet. It is kept on this device")).toBeHidden();
  await vera.keyboard.press("Escape");
  await expect(field(vera)).toBeHidden();
  await expect(vera.locator("article#content")).toBeFocused();
  await expect(vera.getByRole("button", { name: /^1 comment w/ })).toBeVisible();

  await page.goto("/");
  const mention = page.getByRole("link").filter({ hasText: title });
  await expect(mention).toContainText("Is this one claim");
  await expect(mention).toContainText("would sail again");
  await mention.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Comments on “${title}”` })).toBeVisible();
  await expect(page.getByText("mentions you")).toBeVisible();
  await expect(field(page).last()).toBeFocused();
  await page.keyboard.type("@ver");
  await expect(page.getByRole("listbox", { name: "People to mention" }).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.type("two claims. @Nobody");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("@Nobody matches nobody who reads comments here");
  for (let i = 0; i < " @Nobody".length; i += 1) await page.keyboard.press("Backspace");
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(field(page).last()).toHaveValue(/^@Vera \S+ two claims\.$/);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("two claims.", { exact: false })).toBeVisible();
  await expect(page.getByText("Not sent yet. It is kept on this device")).toBeHidden();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: title })).toHaveCount(0);
  const said = await get<{ results: Comment[] }>(page, `articles/${article}/comments`);
  expect(said.results.at(-1)?.text).toMatch(/^@a-\w+ two claims\.$/);

  await vera.goto("/");
  await vera.getByRole("link").filter({ hasText: title }).click();
  await vera.getByRole("link", { name: "Open in the text" }).last().click();
  await expect(vera.getByRole("complementary").getByText("two claims.", { exact: false })).toBeVisible();
  await expect(field(vera)).toBeFocused();
  await vera.context().close();
});

test("what is written while the server is gone is kept through a reload and arrives once", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await freshArticle(page, project, "Unreachable");
  await openWithClaim(page, project, article);
  await page.route("**/api/v1/articles/*/comments", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.keyboard.press("w");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("Written in a tunnel.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Not sent yet. It is kept on this device")).toBeVisible();
  await page.keyboard.type("And half a sen");
  // It is tried every five seconds: a try that a reload catches on its way may reach the server after all.
  await page.waitForEvent(
    "requestfailed",
    (request) => request.method() === "POST" && request.url().endsWith("/comments"),
  );
  await page.reload();
  await articleOpen(page);
  await page.getByRole("button", { name: /^Comments · 1 not sent yet w/ }).click();
  await expect(field(page)).toHaveValue("And half a sen");
  await expect(page.getByText("Written in a tunnel.")).toBeVisible();
  await page.unroute("**/api/v1/articles/*/comments");
  await expect(page.getByText("Not sent yet. It is kept on this device")).toBeHidden({ timeout: 15_000 });
  await expect(page.getByText("Written in a tunnel.")).toBeVisible();
  const said = await get<{ results: Comment[] }>(page, `articles/${article}/comments`);
  expect(said.results.map(({ text }) => text)).toEqual(["Written in a tunnel."]);
});

test("a comment on a claim that is not on the server yet follows it there", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await freshArticle(page, project, "Both unsent");
  await takeArticle(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.route("**/api/v1/assignments/*/sync", (route) => route.abort());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  await page.keyboard.press("w");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("On something new.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Not sent yet. It is kept on this device")).toBeVisible();
  await page.unroute("**/api/v1/assignments/*/sync");
  await expect(page.getByText("Not sent yet. It is kept on this device")).toBeHidden({ timeout: 20_000 });
  const said = await get<{ results: Comment[] }>(page, `articles/${article}/comments`);
  expect(said.results).toMatchObject([{ text: "On something new.", claim_is_mine: true }]);
});

test("one's own comment is changed, deleted and brought back", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await freshArticle(page, project, "Changed");
  await page.goto(`${project}/comments/${article}`);
  await field(page).fill("Frist.");
  await page.getByRole("button", { name: /^Send/ }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const editor = page.getByRole("textbox", { name: "Edit this comment" });
  await expect(editor).toBeFocused();
  await editor.fill("First.");
  await page.keyboard.press("Control+Enter");
  await expect(editor).toBeHidden();
  await expect(page.getByText("First.")).toBeVisible();
  await expect(page.getByText(/^edited /)).toBeVisible();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("Comment deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("First.")).toBeVisible();
});
