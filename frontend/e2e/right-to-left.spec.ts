/** Text that is read from the right, text of both directions, and text on paper. */
import { addArticle, claimOn, sendOps, takeArticle } from "./support/api.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { handle, middleOf, nudge } from "./support/pointing.ts";
import { activeItem, articleOpen, cursorShown } from "./support/screen.ts";

const ARABIC = "قال الوزير إن الميناء القديم لن يفتح أبوابه قبل الصيف بسبب الفيضانات.";
const ENGLISH = "The office said that the quay would stay shut.";

const SAID = "الميناء القديم لن يفتح";

test("in Arabic the left arrow goes on, handles stand at the ends that are read first and last, and paper keeps the verdict", async ({
  page,
}) => {
  const text = `${ENGLISH}\n${ARABIC}\nEdition ${Date.now()}`;
  await openWithClaims(page, text);
  await readOnwards(page, text);
  await moveTheEnd(page, text);
  await printed(page);
});

/** Open an article in both directions, with a judged claim in the first and a claim with its source in the second. */
async function openWithClaims(page: Page, text: string): Promise<void> {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text, title: "الميناء", language: "ar" });
  const { assignment } = await takeArticle(page, project, article);
  const at = (words: string): [number, number][] => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const verdict = { label: "false", rationale: "", status: "final", evidence: [] } as const;
  const claims = [
    claimOn(text, at("the quay would stay shut"), { verdict: { ...verdict, evidence: [] } }),
    claimOn(text, at(SAID), { source: at("الوزير"), cue: at("قال") }),
  ];
  await sendOps(
    page,
    assignment.id,
    claims.map((put) => ({ put, base: 0 })),
  );
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
}

/** The right arrow goes on from left to right, the left arrow from right to left. */
async function readOnwards(page: Page, text: string): Promise<void> {
  const shown = async (): Promise<string> => text.slice(...((await cursorShown(page))?.place ?? [0, 0]));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(shown).toBe("office");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(shown).toBe("قال");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(shown).toBe("الوزير");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(shown).toBe("الوزير إن الميناء");
  await page.keyboard.press("ArrowRight");
  await expect.poll(shown).toBe("الميناء");
}

/** The handle of the beginning stands at the right; the end is moved by its handle and by keys. */
async function moveTheEnd(page: Page, text: string): Promise<void> {
  await page.mouse.click(...(Object.values(await middleOf(page, "القديم")) as [number, number]));
  const content = async (): Promise<readonly string[]> =>
    (await activeItem(page)).content.map((place) => text.slice(...place));
  await expect.poll(content).toEqual([SAID]);
  const [start, end] = await Promise.all([
    handle(page, "content", "start").boundingBox(),
    handle(page, "content", "end").boundingBox(),
  ]);
  expect(start?.x ?? 0).toBeGreaterThan(end?.x ?? 0);
  await nudge(page, handle(page, "content", "end"), await middleOf(page, "أبوابه"));
  await expect.poll(async () => (await content())[0]?.startsWith(SAID)).toBe(true);
  await page.keyboard.press("b");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await content())[0]?.length ?? 0).toBeGreaterThan(SAID.length + 1);
}

/** On paper the text and the signs of the verdicts stay, and what one presses goes. */
async function printed(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  const sign = page.locator('mark[data-sign]:not([data-sign=""])').first();
  await expect(sign).toBeVisible();
  expect(await sign.evaluate((mark) => getComputedStyle(mark, "::after").content)).toMatch(/^"\S+"$/);
  for (const gone of ["aside", "[data-handle]", "[role=toolbar]", "article header button"])
    expect(await page.locator(gone).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length), gone).toBe(
      0,
    );
  expect((await page.pdf()).length).toBeGreaterThan(5_000);
}
