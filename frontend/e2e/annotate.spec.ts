/** The way of one article: opened, marked, judged and handed in with the keys, and the next one is there already. */
import type { ArticlesReport, Work } from "../src/api/model.ts";
import { addArticle, claimOn, idOf, post, sendOps, takeArticle } from "./support/api.ts";
import type { Id } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { signedIn } from "./support/people.ts";
import { articleOpen } from "./support/screen.ts";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: "All changes saved" });
const spoken = (page: Page) => page.locator("[aria-live=polite]").first();

interface Opened {
  readonly article: Id;
  readonly project: Id;
  /** The sentence that is marked in these journeys. */
  readonly sentence: string;
}

/** Bring in an article and open it. */
async function openArticle(page: Page, subject: string): Promise<Opened> {
  const path = await openManagedProject(page);
  const text = freshText(`${subject} 👩🏽‍🚀 in brief.`);
  const article = await addArticle(page, path, { text, title: subject });
  await takeArticle(page, path, article);
  await page.goto(`${path}/annotate?article=${article}`);
  await expect(page.getByRole("application")).toBeFocused();
  const sentence = /The harbour office said .* again/.exec(text)?.[0] ?? "";
  return { article, project: idOf(path), sentence };
}

/** What the server has of the pass. */
const stored = (page: Page, { project, article }: Pick<Opened, "project" | "article">) =>
  takeArticle(page, project, article);

/** Mark the sentence as a claim with the keys alone. */
async function claimBySentence(page: Page, sentence: string): Promise<void> {
  await page.keyboard.press("End");
  await expect(spoken(page)).toContainText(sentence);
  await page.keyboard.press("c");
  await expect(spoken(page)).toContainText(`Claim made: ${sentence}`);
}

test("someone marks a claim, names its speaker, judges it and finishes without the mouse", async ({ page }) => {
  const opened = await openArticle(page, "Keys only");
  await claimBySentence(page, opened.sentence);
  await page.keyboard.press("s");
  await page.keyboard.type("Harbour office");
  await expect(page.getByRole("combobox", { name: "Find a speaker" })).toHaveValue("Harbour office");
  await page.keyboard.press("Control+Enter");
  await page.getByLabel("Kind").selectOption("organisation");
  await page.keyboard.press("Enter");
  await expect(spoken(page)).toContainText("Harbour office");
  await page.keyboard.press("1");
  await page.keyboard.press("n");
  await page.keyboard.type("Heard twice");
  await page.keyboard.press("Escape");
  await expect(saved(page)).toBeVisible();
  const work = await stored(page, opened);
  const claim = work.claims.find(({ exact }) => exact.content.join("") === opened.sentence);
  const speaker = work.speakers.find(({ id }) => id === claim?.speakers[0]);
  expect(speaker).toMatchObject({ name: "Harbour office", kind: "organisation" });
  expect(claim).toMatchObject({
    note: "Heard twice",
    verdict: { label: work.project.scale.labels.find(({ digit }) => digit === 1)?.key },
  });
  await page.keyboard.press("Shift+Enter");
  const anyway = page.getByRole("button", { name: /^Finish/ }).last();
  await anyway.click();
  await expect(page).not.toHaveURL(/article=/);
  expect((await stored(page, opened)).assignment.state).toBe("submitted");
});

test("the next article is here before the last one is handed in", async ({ page }) => {
  const opened = await openArticle(page, "First of two");
  const { project } = opened;
  await post<ArticlesReport>(page, `projects/${project}/articles`, {
    text: freshText("Second of two"),
    title: "Second of two",
  });
  const asked = page.waitForResponse((answer) => answer.request().postData()?.includes('"after"') === true);
  await claimBySentence(page, opened.sentence);
  for (const key of ["0", "1"]) await page.keyboard.press(key);
  const fetched = (await (await asked).json()) as Work;
  expect(fetched.article.id).not.toBe(opened.article);
  await expect(saved(page)).toBeVisible();
  // From here on no article can be asked for.
  await page.route(`**/projects/${project}/next`, (route) => route.abort());
  await page.keyboard.press("Shift+Enter");
  await expect(page).not.toHaveURL(/article=/);
  await expect(page.getByRole("heading", { level: 1, name: fetched.article.title })).toBeVisible();
  await expect(page.getByRole("application")).toBeFocused();
  await page.unroute(`**/projects/${project}/next`);
  expect((await stored(page, { project, article: fetched.article.id })).assignment).toMatchObject({
    id: fetched.assignment.id,
    state: "leased",
  });
  expect((await stored(page, opened)).assignment.state).toBe("submitted");
});

test("work that is sent back comes first, with its reason over the text and its claim marked, and is handed in again", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const title = `Sent back ${Date.now()}`;
  const article = await addArticle(page, project, { text: freshText(title), title, language: "xx" });
  const vera = await signedIn(browser, baseURL, "vera");
  const work = await takeArticle(vera, project, article);
  const words = /the ferry .* would sail again/.exec(work.article.text)?.[0] ?? "";
  const start = work.article.text.indexOf(words);
  const put = { ...claimOn(work.article.text, [[start, start + words.length]]), no_speaker_stated: true };
  await sendOps(vera, work.assignment.id, [{ put, base: 0 }]);
  await post(vera, `assignments/${work.assignment.id}/submit`, {});

  await page.goto(`${project}/read/${article}`);
  await page.getByRole("button", { name: /the ferry/ }).click();
  await page.getByRole("button", { name: "Send back" }).click();
  await expect(page.getByLabel("Why?")).toBeFocused();
  await page.keyboard.type("The quotation ends too late.");
  await expect(page.getByRole("checkbox", { name: /the ferry/ })).toBeChecked();
  await page.getByRole("button", { name: "Send back" }).click();
  await expect(page.getByText(/1 claim · assigned/)).toBeVisible();

  await vera.goto(`${project}/mine`);
  const back = vera.getByRole("region", { name: /Came back to you/ });
  await expect(back.getByText("The quotation ends too late.")).toBeVisible();
  await expect(vera.getByRole("region", { name: "Next for you" })).toContainText(title);
  await vera.keyboard.press("Enter");
  await articleOpen(vera);
  const bar = vera.getByRole("status").filter({ hasText: "The quotation ends too late." });
  await expect(bar).toContainText("Sent back to you");
  await bar.getByRole("button", { name: /the ferry/ }).click();
  await expect(bar.getByRole("button", { name: /the ferry/ })).toHaveAttribute("aria-current", "true");
  await vera.keyboard.press("Shift+Enter");
  await expect(vera.getByRole("dialog", { name: "Finish this article?" })).toContainText("1 claim has no verdict");
  await vera.keyboard.press("Shift+Enter");
  await expect(bar).toHaveCount(0);
  await vera.goto(`${project}/mine`);
  await expect(vera.getByRole("region", { name: /Finished today/ })).toContainText(title);
  await expect(back).toHaveCount(0);
  await vera.context().close();
});
