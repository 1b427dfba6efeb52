/** Somebody who has not submitted an article yet is shown round once, loses no key to it, and can send it away for good. */
import { addArticle, idOf, takeWithSuggestions } from "./support/api.ts";
import { lightAndDark } from "./support/axe.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";

test.use({ toured: false });

/** An article with a suggestion, before a person who has submitted nothing, whatever else was done in this project. */
async function begin(page: Page): Promise<string> {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: freshText("Ferry"), title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.route(new RegExp(`/api/v1/projects/${idOf(project)}$`), async (route) => {
    const answer = await route.fetch();
    const read = (await answer.json()) as { progress: object };
    await route.fulfill({ response: answer, json: { ...read, progress: { ...read.progress, mine_submitted: 0 } } });
  });
  const address = `${project}/annotate?article=${article}`;
  await page.goto(address);
  await expect(callout(page)).toBeVisible({ timeout: 30_000 });
  return address;
}

const callout = (page: Page) =>
  page.getByRole("dialog", {
    name: /^(?:Read the article|Decide with|Make a claim of|Who says it|Finish the article$)/,
  });
const step = (page: Page) => callout(page).getByText(/^Step \d of 5$/);
/** Where the title stands, in pixels: the tour moves nothing. */
const titleAt = (page: Page) => page.getByRole("heading", { level: 1 }).boundingBox();

test("the tour goes through five real places by Enter and arrows, and never comes again when it was seen", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const address = await begin(page);
  const before = await titleAt(page);
  const found: string[] = [];
  for (const at of [1, 2, 3, 4, 5]) {
    await expect(step(page)).toHaveText(`Step ${at} of 5`);
    for (const [name, width] of [
      ["wide", 1440],
      ["narrow", 360],
    ] as const) {
      await page.setViewportSize({ width, height: name === "wide" ? 900 : 740 });
      // It moves when the page has been laid out anew.
      const inside = async (): Promise<boolean> => {
        const box = await callout(page).boundingBox();
        return box !== null && box.x >= 0 && box.x + box.width <= width;
      };
      await expect.poll(inside, `step ${at}, ${name}`).toBe(true);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    found.push(...(await lightAndDark(page, `step ${at}`)));
    expect(await titleAt(page)).toEqual(before);
    await page.keyboard.press(at % 2 === 1 && at < 5 ? "ArrowRight" : "Enter");
  }
  expect(found).toEqual([]);
  await expect(callout(page)).toBeHidden();
  await expect(page.getByRole("application")).toBeFocused();
  await page.goto(address);
  await expect(page.getByRole("application")).toBeFocused();
  await page.waitForLoadState("networkidle");
  await expect(callout(page)).toBeHidden();
});

test("keys decide while the tour stands there; Escape closes it until the next visit; sent away, it is gone for good", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const address = await begin(page);
  await page.keyboard.press("2");
  await expect(page.getByRole("group", { name: "Verdict" }).getByRole("button", { pressed: true })).toHaveText(
    /Mostly true/,
  );
  await expect(callout(page)).toBeVisible();
  // The focus is on a button of the tour, yet Enter ends what was begun with b.
  for (const key of ["b", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await expect(page.locator("button").filter({ hasText: /done$/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("button").filter({ hasText: /done$/ })).toBeHidden();
  await expect(step(page)).toHaveText("Step 1 of 5");
  await page.keyboard.press("Escape");
  await expect(callout(page)).toBeHidden();
  await expect(page.getByRole("application")).toBeFocused();
  await page.goto(address);
  await callout(page).getByRole("button", { name: "Don’t show again" }).click();
  await page.goto(address);
  await expect(page.getByRole("application")).toBeFocused();
  await page.waitForLoadState("networkidle");
  await expect(callout(page)).toBeHidden();
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Take the tour" }).click();
  await expect(step(page)).toHaveText("Step 1 of 5");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a command" }).fill("tour");
  await page.keyboard.press("Enter");
  await expect(step(page)).toHaveText("Step 1 of 5");
});

/** An article with two suggestions; gives its address. */
async function prepare(page: Page): Promise<string> {
  const project = await openManagedProject(page);
  const text = `${freshText("Ferry")}\nThe union said that the quay was closed.`;
  const article = await addArticle(page, project, { text, title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  return `${project}/annotate?article=${article}`;
}

/** Presses that come before what they do are done in their order when it is here. */

test.describe("before everything has arrived", () => {
  // What a service worker keeps does not pass by the route that holds it back here.
  test.use({ serviceWorkers: "block", toured: true });
  test("nothing that is pressed in the first moment is lost", async ({ page }) => {
    const address = await prepare(page);
    const arrived = Promise.withResolvers<undefined>();
    await page.route(/\/assets\/acts-[\w-]+\.js$/, async (route) => {
      await arrived.promise;
      await route.continue();
    });
    await page.goto(address);
    await expect(page.getByRole("application")).toBeFocused();
    for (const key of ["2", "j", "a", "s", "U", "n", "i", "o", "n"]) await page.keyboard.press(key);
    await expect(page.getByRole("group", { name: "Verdict" })).toHaveCount(0);
    arrived.resolve(undefined);
    await expect(page.getByRole("combobox")).toHaveValue("Union");
    await expect(page.locator("mark[data-owners]").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("k");
    await expect(page.getByRole("group", { name: "Verdict" }).getByRole("button", { pressed: true })).toHaveText(
      /Mostly true/,
    );
  });

  test("code and styles that fail to arrive once are fetched again, and the screen stays", async ({ page }) => {
    const address = await prepare(page);
    const failed = new Set<string>();
    await page.route(/\/assets\/(?:acts|openable|Modal)-[\w-]+\.(?:js|css)$/, (route) => {
      const url = route.request().url();
      if (failed.has(url)) return route.continue();
      failed.add(url);
      return route.abort();
    });
    await page.goto(address);
    await expect(page.getByRole("application")).toBeFocused();
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(keys).toBeVisible();
    expect([...failed].map((url) => /(\w+)-[\w-]+\.(\w+)$/.exec(url)?.slice(1).join("."))).toEqual(
      expect.arrayContaining(["acts.js", "openable.js", "Modal.css"]),
    );
    await expect(keys, "with its styles").toHaveCSS("position", /fixed|relative|absolute/);
  });
});
