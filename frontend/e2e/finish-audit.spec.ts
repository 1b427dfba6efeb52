/** Before an article ends, claims that were marked twice are listed, and one key makes one of two. */
import { addArticle, claimOn, sendOps, takeArticle } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import { articleOpen } from "./support/screen.ts";

test("claims on the same words are found before the article ends, and made one by a key", async ({ page }) => {
  const project = await openManagedProject(page);
  const text = freshText("Marked twice");
  const article = await addArticle(page, project, { text, title: "Marked twice", language: "xx" });
  const work = await takeArticle(page, project, article);
  const words = /the ferry .* would sail again/.exec(work.article.text)?.[0] ?? "";
  const start = work.article.text.indexOf(words);
  const claim = () => claimOn(work.article.text, [[start, start + words.length]], { no_speaker_stated: true });
  const verdict = { label: "true", rationale: "", status: "final" as const, evidence: [] };
  await sendOps(page, work.assignment.id, [
    { put: { ...claim(), verdict }, base: 0 },
    { put: { ...claim(), note: "Seen again." }, base: 0 },
  ]);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.keyboard.press("Shift+Enter");
  const dialog = page.getByRole("dialog", { name: "Finish this article?" });
  await expect(dialog.getByText("Two claims mark the same words")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Claims 1 and 2 mark the same words/ })).toBeFocused();
  await page.keyboard.press("o");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Claim 2" }).or(page.locator("[aria-current=true]"))).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("m");
  await expect(dialog.getByText("Two claims mark the same words")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.locator("[aria-current=true]")).toContainText("True");
  await expect(page.getByRole("button", { name: /^Note • n/ })).toBeVisible();
  await page.keyboard.press("u");
  await page.keyboard.press("Shift+Enter");
  await expect(dialog.getByText("Two claims mark the same words")).toBeVisible();
});
