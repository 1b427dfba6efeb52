/** A manager sends an annotator's work back with a reason; the annotator finds it first, and hands it in again. */
import { addArticle, claimOn, post, sendOps, takeArticle } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import { signedIn } from "./support/people.ts";
import { articleOpen } from "./support/screen.ts";

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
  await vera.getByRole("application").press("Shift+Enter");
  await vera.goto(`${project}/mine`);
  await expect(vera.getByRole("region", { name: /Finished today/ })).toContainText(title);
  await expect(back).toHaveCount(0);
  await vera.context().close();
});
