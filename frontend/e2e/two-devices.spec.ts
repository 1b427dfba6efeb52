/** One person, one article, two devices: nothing is overwritten in silence, and one key settles it. */
import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { lightAndDark } from "./support/axe.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { keyOf } from "./support/planner.ts";
import { articleOpen, saveNote, saved } from "./support/screen.ts";
import { heldByServer } from "./support/shown.ts";

test("someone who judged a claim on two devices sees both versions, and keeps one of them with a key", async ({
  page,
  context,
  browser,
}) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: freshText("Ferry"), title: "Ferry" });
  const work = await takeWithSuggestions(page, project, article);
  const address = `${project}/annotate?article=${article}`;
  await page.goto(address);
  await articleOpen(page);
  await page.keyboard.press("1");
  await saved(page);

  // The second device has the cookies of the first, and none of its locks and stores.
  const state = await context.storageState();
  const elsewhere = await browser.newContext({ storageState: state });
  const other = await elsewhere.newPage();
  await other.goto(address);
  await articleOpen(other);
  const verdict = async (on: Page): Promise<unknown> =>
    (await heldByServer(on, work.assignment.id)).work.claims[0]?.verdict?.label;

  for (const { keep, here, there } of [
    { keep: "keepTheirs", here: "3", there: "4" },
    { keep: "keepMine", here: "2", there: "5" },
  ] as const) {
    for (const tab of [page, other]) await tab.keyboard.press("k");
    await other.keyboard.press(there);
    await saved(other);
    const stored = await verdict(other);
    await page.keyboard.press(here);
    const both = page.getByRole("group", { name: "This claim was changed elsewhere" });
    await expect(both).toBeVisible();
    await expect(saveNote(page)).toHaveAttribute("data-state", "conflict");
    expect(await verdict(page), "theirs until one is chosen").toBe(stored);
    expect(await lightAndDark(page)).toEqual([]);
    await page.keyboard.press(keyOf(keep));
    await expect(both).toBeHidden();
    await saved(page);
    expect(await verdict(page)).toBe(keep === "keepTheirs" ? stored : "mostly_true");
    await other.reload();
    await articleOpen(other);
  }
  await elsewhere.close();
});
