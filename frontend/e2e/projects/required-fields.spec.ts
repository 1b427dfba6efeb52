/** Whoever finishes an article reads which claim lacks what their project asks for, gives it, and finishes. */
import { addArticle, claimOn, get, idOf, patch, sendOps, takeArticle } from "../support/api.ts";
import type { Work } from "../support/api.ts";
import { expect, freshText, openManagedProject, test } from "../support/desk.ts";
import { articleOpen } from "../support/screen.ts";

test("an article is not finished while a claim lacks what the project asks for, and the dialog leads to it", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await patch(page, `projects/${idOf(project)}`, { required_fields: ["cue"] });
  const text = freshText("Asked for more");
  const article = await addArticle(page, project, { text, title: "Asked for more", language: "xx" });
  const work = await takeArticle(page, project, article);
  const start = work.article.text.indexOf("the ferry");
  await sendOps(page, work.assignment.id, [{ put: claimOn(work.article.text, [[start, start + 9]]), base: 0 }]);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.keyboard.press("Shift+Enter");
  const dialog = page.getByRole("dialog", { name: "Finish this article?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await dialog.getByRole("button", { name: "Claim 1: Mark the cue" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("[aria-current=true]")).toContainText("the ferry");
  // Its project asks for no more than others again.
  await patch(page, `projects/${idOf(project)}`, { required_fields: [] });
  await page.keyboard.press("Shift+Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  // The next article is somebody else's, and may speak of a ferry as well.
  await expect(page.getByText(text.split("\n")[0] ?? "")).toHaveCount(0);
  expect((await get<Work>(page, `assignments/${work.assignment.id}`)).assignment.state).toBe("submitted");
});
