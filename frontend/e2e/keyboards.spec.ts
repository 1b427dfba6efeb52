/** Keyboards of other alphabets, scripts without spaces, and days west of Greenwich, in one place as a person meets them. */
import { idOf, post, takeArticle, takeWithSuggestions } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { dragMouse, endsOf } from "./support/pointing.ts";
import { activeItem, articleOpen, cursorShown, saved } from "./support/screen.ts";
import type { ArticlesReport } from "../src/api/model.ts";

test.use({ timezoneId: "America/Los_Angeles", viewport: { width: 1440, height: 620 } });

test("whoever writes Russian or French decides with the keys that the help names, and nothing in the text moves", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  const article = await importArticle(page, project, { text: freshText("Ferry"), published_on: "2026-11-22" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await expect(page.locator("article header time")).toHaveText("22 Nov 2026");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("article header time")).toHaveText("22 Nov 2026");
  await page.emulateMedia({ media: null });

  const kind = async (): Promise<string> => (await activeItem(page)).type;
  await press(page, { key: "Process", code: "KeyA", keyCode: 229 });
  await press(page, { key: "Dead", code: "KeyA" });
  expect(await kind()).toBe("suggestion");
  await press(page, { key: "ф", code: "KeyA" });
  await expect.poll(kind).toBe("claim");
  await press(page, { key: "я", code: "KeyZ", ctrlKey: true });
  await expect.poll(kind).toBe("suggestion");
  await press(page, { key: "ש", code: "KeyA" });
  await expect.poll(kind).toBe("claim");
  const before = await wordsAt(page);
  await press(page, { key: "&", code: "Digit1" });
  await expect(page.locator('mark[data-sign="✓"]')).toBeVisible();
  expect(await wordsAt(page)).toBe(before);
  await press(page, { key: "é", code: "Digit2" });
  await expect(page.locator('mark[data-sign="≈"]')).toBeVisible();
  expect(await wordsAt(page)).toBe(before);

  await press(page, { key: "ь", code: "KeyM" });
  await expect(page.getByLabel("Form", { exact: true })).toBeFocused();
  for (const name of ["Form", "Reported by"])
    await expect(page.getByLabel(name, { exact: true })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await press(page, { key: "л", code: "KeyK", ctrlKey: true });
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await saved(page);

  await page.goto(`${project}/read/${article}`);
  await expect(page.getByText("22 Nov 2026")).toBeVisible();
  await page.goto(project);
  await expect(page.getByText("22 Nov 2026").first()).toBeVisible();
});

const SENTENCE = "交通部长罗莎布鲁姆周一表示港口将关闭至星期五。";
const UNSPACED = [
  `${SENTENCE}“我们不会拿任何人的生命冒险”，她说。`,
  "交通相のローザ・ブルームは月曜日、港は金曜日まで閉鎖されると述べた。",
  "รัฐมนตรีกล่าวว่าท่าเรือจะปิดจนถึงวันศุกร์",
];

test("a drag over words without spaces makes a claim of these words", async ({ page }) => {
  const project = await openManagedProject(page);
  const text = [...UNSPACED, Date.now()].join("\n");
  const article = await importArticle(page, project, { text, language: "zh" });
  await takeArticle(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.keyboard.press("Home");
  await expect.poll(async () => text.slice(...((await cursorShown(page))?.place ?? [0, 0]))).toBe(SENTENCE);
  for (const words of ["交通部长", "港は金曜日", "ท่าเรือ"]) {
    const { from, to } = await endsOf(page, words);
    await dragMouse(page, from, to);
    await page.keyboard.press("c");
    await expect
      .poll(async () => (await activeItem(page)).content.map((place) => text.slice(...place)))
      .toEqual([words]);
  }
});

async function importArticle(
  page: Page,
  project: string,
  article: { text: string; language?: string; published_on?: string },
): Promise<string> {
  const report = await post<ArticlesReport>(page, `projects/${idOf(project)}/articles?accept_warnings=true`, {
    title: "Keyboards",
    ...article,
  });
  return report.results[0]?.article ?? "";
}

/** Where every word of the article stands. */
async function wordsAt(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("p[data-start]"))
      .flatMap((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return Array.from(range.getClientRects(), ({ top, bottom }) => `${Math.round(top)} ${Math.round(bottom)}`);
      })
      .join("\n"),
  );
}

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey?: boolean;
  readonly keyCode?: number;
}

async function press(page: Page, key: Pressed): Promise<void> {
  await page.evaluate((init) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }));
  }, key);
}
