/** The screens at 400 % zoom, where a window of 1280 by 1024 pixels is one of 320 by 256. */
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { articleOpen } from "./support/screen.ts";

const STORY = [
  "The harbour office said on Monday that the ferry would sail again, and nobody objected to it.",
  "“We have repaired both engines,” the captain, Nadja Brei, told reporters.",
  ...Array.from(
    { length: 12 },
    (_, at) => `Paragraph ${at} of the long report tells nothing that anybody has claimed so far.`,
  ),
].join("\n");

/** The share of the window's height in which the article is on top, in the middle column. */
function articleShare(page: Page): Promise<number> {
  return page.evaluate(() => {
    const pane = document.querySelector("main article");
    const heights = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y + 0.5));
    return heights.filter((element) => element && pane?.contains(element)).length / innerHeight;
  });
}

const widerThanWindow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keys one after another, and what is then to be seen. */
const STATES: readonly (readonly [string, readonly string[]])[] = [
  ["opened", []],
  ["a suggestion is accepted", ["a"]],
  ["the next item is active", ["j"]],
  ["words are selected", ["ArrowDown", "Shift+ArrowRight"]],
  ["text is searched", ["Escape", "/", "f", "e"]],
  ["the boundaries move", ["Escape", "k", "b"]],
  ["a note is written", ["Escape", "n"]],
  ["a speaker is looked for", ["Escape", "s"]],
  ["the details are open", ["Escape", "m"]],
];

test("at 400 % zoom the article keeps half of the height, whatever else is open, and nothing is cut off at the side", async ({
  page,
  context,
}) => {
  test.setTimeout(150_000);
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, {
    text: `${STORY}\nEdition ${Date.now()}`,
    title: "The ferry sails again after months of repairs",
  });
  await takeWithSuggestions(page, project, article);
  for (const [width, height] of [
    [320, 256],
    [320, 180],
    [640, 512],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${project}/annotate?article=${article}`);
    await articleOpen(page);
    const looksRight = async (state: string): Promise<void> => {
      const where = `${width} by ${height}: ${state}`;
      await expect.poll(() => articleShare(page), where).toBeGreaterThanOrEqual(0.5);
      expect(await widerThanWindow(page), where).toBeLessThanOrEqual(0);
    };
    for (const [state, keys] of STATES) {
      for (const key of keys) await page.keyboard.press(key);
      await looksRight(state);
    }
    await page.keyboard.press("Escape");
    await context.setOffline(true);
    await expect(page.getByRole("status").filter({ hasText: "Offline" })).toBeInViewport();
    await looksRight("offline");
    await context.setOffline(false);
    await page.keyboard.press("u");
  }
});

test("what the screen has to say about suggestions takes no room from the article of a small window", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: `${STORY}\nEdition ${Date.now()}`, title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.setViewportSize({ width: 320, height: 256 });
  const note = "The model for this language is not installed here: ask whoever runs the server.";
  await page.route("**/next", async (route) => {
    const answer = await route.fetch();
    const work = (await answer.json()) as { project: object; suggestions_pending: boolean };
    const changed = { ...work.project, engine_available: false, engine_note: { code: "text", values: { text: note } } };
    await route.fulfill({
      response: answer,
      json: { ...work, project: changed, suggestions_pending: true, suggestions: [] },
    });
  });
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await expect(page.getByText(note)).toBeAttached();
  expect(await articleShare(page)).toBeGreaterThanOrEqual(0.5);
  // Suggestions that have come since are offered over the sheet, not over the text.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Show" })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => articleShare(page)).toBeGreaterThanOrEqual(0.5);
  await page.getByRole("button", { name: "Show" }).click();
  await expect.poll(() => articleShare(page)).toBeGreaterThanOrEqual(0.5);
});

test("what a key opens in the sheet of a small window is in sight and can be typed into", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: `${STORY}\nEdition ${Date.now()}`, title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  for (const key of ["a", "k"]) await page.keyboard.press(key);
  for (const key of ["n", "s", "m"]) {
    await page.keyboard.press(key);
    const field = page.locator("section :is(input, textarea, select):focus");
    await expect(field, key).toBeInViewport({ ratio: 0.5 });
    await page.keyboard.press("Escape");
    await articleOpen(page);
  }
});
