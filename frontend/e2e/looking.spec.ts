/** Looking at an article takes it from nobody; work begins with a button, and what cannot be taken says why. */
import type { ArticleRow } from "../src/api/model.ts";
import { addArticle, get, type Id, idOf, post, takeArticle } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { signedIn } from "./support/people.ts";
import { articleOpen } from "./support/screen.ts";

const row = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

/** What the list says of the article that was added last. */
async function listed(page: Page, project: string, article: Id): Promise<ArticleRow | undefined> {
  const { results } = await get<{ results: ArticleRow[] }>(page, `projects/${idOf(project)}/articles?limit=200`);
  return results.find(({ id }) => id === article);
}

async function fresh(page: Page, project: string, title: string): Promise<Id> {
  return addArticle(page, project, { text: freshText(title), title, language: "xx" });
}

test("a title opens the article for reading, and only the button takes it", async ({ page }) => {
  const project = await openManagedProject(page);
  const title = `Looked at ${Date.now()}`;
  const article = await fresh(page, project, title);
  await page.goto(`${project}?q=${encodeURIComponent(title)}`);
  await row(page, title).getByRole("link", { name: title }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(title) })).toBeVisible();
  await page.reload();
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByText("Reading it reserves nothing", { exact: false })).toBeVisible();
  await page.reload();
  await page.goBack();
  expect(await listed(page, project, article)).toMatchObject({ place: "free", state: "new" });

  await page.getByRole("link", { name: /^Annotate article/ }).press("Enter");
  await articleOpen(page);
  await page.goto(`${project}?q=${encodeURIComponent(title)}`);
  await row(page, title)
    .getByRole("link", { name: /^Continue article/ })
    .click();
  await articleOpen(page);
  const { assignment } = await takeArticle(page, project, article);
  await post(page, `assignments/${assignment.id}/skip`, {});
  await page.goto("/");
  await page.goBack();
  await expect(page.getByText("What you marked in it is kept", { exact: false })).toBeVisible();
  expect(await listed(page, project, article)).toMatchObject({ place: "free", state: "new" });
  await page.getByRole("button", { name: "Annotate", exact: true }).press("Enter");
  await articleOpen(page);
});

test("an article that others have says so in its row and on the way to it, and can be read", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const title = `Taken ${Date.now()}`;
  const article = await fresh(page, project, title);
  const [vera, tomas] = [await signedIn(browser, baseURL, "vera"), await signedIn(browser, baseURL, "tomas")];
  await takeArticle(vera, project, article);
  await takeArticle(tomas, project, article);
  await page.goto(`${project}?q=${encodeURIComponent(title)}`);
  await expect(row(page, title)).toContainText(/Held by .*Vera.* one lease ends at \d/);
  await expect(row(page, title).getByRole("link", { name: /^Annotate/ })).toHaveCount(0);
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByText("but you can read it", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await page.getByRole("link", { name: "Read it" }).press("Enter");
  await expect(page.getByText("would sail again", { exact: false })).toBeVisible();
  await vera.context().close();
  await tomas.context().close();
});

test("whoever has enough articles open is told which, and what to do", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await fresh(page, project, `One too many ${Date.now()}`);
  const open = [
    { id: crypto.randomUUID(), number: 3, title: "The first" },
    { id: crypto.randomUUID(), number: 7, title: "" },
  ];
  // In these journeys one person may have any number open: tests of the server try the limit itself.
  await page.route("**/projects/*/next", (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: "too_many_open", message: "…", field: null, request_id: null, open } },
    }),
  );
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByRole("heading", { name: "You have enough articles open" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Article 3: The first" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Continue" })).toHaveCount(2);
  await page.getByRole("link", { name: "Read it" }).press("Enter");
  await expect(page.getByText("would sail again", { exact: false })).toBeVisible();
});
