/** The annotate screen under a finger, on a telephone and on every width from 320 to 2,560 pixels. */
import type { CDPSession, Locator } from "@playwright/test";

import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { violations } from "./support/axe.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { endsOf, handle, holdOf, middleOf } from "./support/pointing.ts";
import type { Point } from "./support/pointing.ts";
import { activeItem, articleOpen, cursorShown, saved } from "./support/screen.ts";

const FILLER = Array.from(
  { length: 24 },
  (_, i) => `Paragraph ${i} of the long report tells nothing that anybody has claimed so far.`,
);
const STORY = [
  "The harbour office said on Monday that the ferry would sail again, and nobody objected to it.",
  "The quay stays shut until spring for all of us.",
  ...FILLER,
].join("\n");

test.describe("a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("taps words into a claim, moves its ends, goes to a claim by its mark, and scrolls without selecting", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const text = `${STORY}\nEdition ${Date.now()}`;
    await openStory(page, text);
    const devtools = await page.context().newCDPSession(page);
    const selected = async (): Promise<string> => text.slice(...((await cursorShown(page))?.place ?? [0, 0]));
    const content = async (): Promise<readonly string[]> =>
      (await activeItem(page)).content.map((place) => text.slice(...place));
    const bar = page.getByRole("toolbar", { name: "With the selection" });
    const suggestion = (await content())[0] ?? "";

    // A tap takes the word, a second tap goes on to there, and the bar is in reach without covering either.
    await tap(page, "quay");
    await expect.poll(selected).toBe("quay");
    await inView(page, bar);
    await tap(page, "spring");
    await expect.poll(selected).toBe("quay stays shut until spring");
    await inView(page, bar);
    await large(bar.getByRole("button"));

    // The ends of what is selected can be moved before anything is made of it.
    await large(handle(page, "selection", "start"));
    await slide(devtools, handle(page, "selection", "start"), (await endsOf(page, "The quay")).from);
    await expect.poll(selected).toBe("The quay stays shut until spring");
    await bar.getByRole("button", { name: /^Claim/ }).tap();
    await expect.poll(content).toEqual(["The quay stays shut until spring"]);

    await large(handle(page, "content", "end"));
    await slide(devtools, handle(page, "content", "end"), (await endsOf(page, "until")).to);
    await expect.poll(content).toEqual(["The quay stays shut until"]);
    // The bar says what is saved, and is still then.
    await saved(page);
    await page.getByRole("button", { name: "Undo" }).tap();
    await expect.poll(content).toEqual(["The quay stays shut until spring"]);

    // A tap on the mark of another claim goes there, and clears what was selected.
    await tap(page, "Monday");
    await tap(page, "ferry");
    await expect.poll(content).toEqual([suggestion]);
    await expect(bar).toBeHidden();

    // What is scrolled is not selected.
    await scrollByFinger(devtools, { x: 200, y: 380 }, { x: 200, y: 160 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60);
    expect(await cursorShown(page)).toBeNull();

    await underTheThumb(page.getByRole("complementary", { name: "Claims" }), 844);
    expect(await violations(page)).toEqual([]);
    await saved(page);
  });
});

test("from 320 to 2,560 pixels nothing is clipped and nothing scrolls sideways", async ({ page }) => {
  test.setTimeout(120_000);
  await openStory(page, `${STORY}\nEdition ${Date.now()}`);
  const wide: string[] = [];
  for (const width of [320, 360, 414, 600, 768, 999, 1000, 1200, 1440, 1920, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    for (const key of ["", "l", "g", "?", "/", "Shift+Enter"]) {
      if (key !== "") await page.keyboard.press(key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      wide.push(...(await page.evaluate(overflowing, `${width} px after ${key || "opening"}`)));
      if (key !== "") await page.keyboard.press("Escape");
      await page.evaluate(() => document.querySelector<HTMLElement>("#content")?.focus());
    }
  }
  expect(wide).toEqual([]);
});

async function openStory(page: Page, text: string): Promise<void> {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text, title: "Under a finger" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await expect(page.locator("mark").first()).toBeVisible();
}

/** List what makes the page wider than the view, and controls that stand outside of it. */
function overflowing(where: string): string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`${where}: ${document.documentElement.scrollWidth} wide`);
  for (const control of document.querySelectorAll<HTMLElement>(
    "header button, header a, aside button, [role=toolbar] button, dialog button, search *",
  )) {
    const box = control.getBoundingClientRect();
    const seen = box.width > 0 && control.checkVisibility();
    if (seen && (box.left < -1 || box.right > innerWidth + 1))
      found.push(`${where}: ${control.outerHTML.slice(0, 90)}`);
  }
  return found;
}

/** The sheet of the claim lies at the foot: its buttons are large, and it leaves the text visible. */
async function underTheThumb(sheet: Locator, height: number): Promise<void> {
  const box = await sheet.boundingBox();
  expect(box?.height ?? 0).toBeLessThanOrEqual(height * 0.47);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(height - 1);
  await large(sheet.getByRole("button"));
}

async function tap(page: Page, words: string): Promise<void> {
  const { x, y } = await middleOf(page, words);
  await page.touchscreen.tap(x, y);
}

async function inView(page: Page, locator: Locator): Promise<void> {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  const size = page.viewportSize();
  expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size?.width ?? 0);
  // Nothing lies over its middle.
  const hit = await locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });
  expect(hit, "what lies over the bar").toBe(true);
}

/** Targets of a finger are 44 pixels in at least one way and 24 in the other; handles and bars are both. */
async function large(targets: Locator): Promise<void> {
  const boxes = await targets.evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility())
      .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 80) })),
  );
  expect(boxes.length).toBeGreaterThan(0);
  expect(
    boxes
      .filter(({ box }) => Math.min(box.width, box.height) < 24 || Math.max(box.width, box.height) < 44)
      .map(({ text }) => text),
  ).toEqual([]);
}

async function slide(devtools: CDPSession, held: Locator, to: Point): Promise<void> {
  const { at, toLine } = await holdOf(held);
  await finger(devtools, at, { x: to.x, y: to.y - toLine });
}

async function scrollByFinger(devtools: CDPSession, from: Point, to: Point): Promise<void> {
  await finger(devtools, from, to);
}

/** Who sets an end rests before letting go; what is thrown goes on, and Chromium takes the next tap as the one that stops it. */
const REST = 350;

async function finger(devtools: CDPSession, from: Point, to: Point): Promise<void> {
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]) =>
    devtools.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
    });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 8; step += 1)
    // A finger moves from place to place.
    // oxlint-disable-next-line no-await-in-loop
    await touch("touchMove", [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }]);
  await rest();
  await touch("touchEnd", []);
  await rest();
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, REST));
}
