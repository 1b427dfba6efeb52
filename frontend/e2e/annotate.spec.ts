
import type { ArticlesReport, SyncReply, Work } from "../src/api/model.ts";
import { expect, freshText, openManagedProject, signIn, test } from "./desk.ts";
import type { Page } from "./desk.ts";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: "All changes saved" });
const spoken = (page: Page) => page.locator("[aria-live=polite]").first();

/** Bring in an article and open it; gives its id and the sentence that is marked in these journeys. */
async function openArticle(
  page: Page,
  subject: string,
  language = "en",
): Promise<{ article: string; project: string; sentence: string }> {
  const path = await openManagedProject(page);
  const project = path.replace(/^\/p\//, "");
  const text = freshText(`${subject} 👩🏽‍🚀 in brief.`);
  // A language that the text is not written in would wait for a decision.
  const articles = `projects/${project}/articles?accept_warnings=true`;
  const report = await call<ArticlesReport>(page, articles, { text, title: subject, language });
  const article = report.results[0]?.article ?? "";
  await call(page, `projects/${project}/next`, { article });
  await page.goto(`${path}/annotate?article=${article}`);
  await expect(page.getByRole("application")).toBeFocused();
  const sentence = /The harbour office said .* again/.exec(text)?.[0] ?? "";
  return { article, project, sentence };
}

/** What the server has of the pass. */
const stored = (page: Page, { project, article }: { project: string; article: string }) =>
  call<Work>(page, `projects/${project}/next`, { article });

async function call<Answer>(page: Page, path: string, body: unknown): Promise<Answer> {
  const token = (await page.context().cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const answer = await page.request.post(`/api/v1/${path}`, {
    data: body,
    headers: { "X-CSRFToken": token, Referer: page.url() },
  });
  return (await answer.json()) as Answer;
}

/** Mark the sentence as a claim with the keys alone. */
async function claimBySentence(page: Page, sentence: string): Promise<void> {
  await page.keyboard.press("End");
  await expect(spoken(page)).toContainText(sentence);
  await page.keyboard.press("c");
  await expect(spoken(page)).toContainText(`Claim made: ${sentence}`);
}

/** Suggestions may arrive meanwhile and cut the claim's mark into several; together they still are the sentence. */
async function expectMarked(page: Page, sentence: string): Promise<void> {
  await expect.poll(async () => (await page.locator("mark").allInnerTexts()).join("")).toContain(sentence);
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

test("a tab that is reloaded without a network has lost nothing, and can still undo", async ({ page }) => {
  const opened = await openArticle(page, "No network");
  await page.route("**/sync", (route) => route.abort());
  await claimBySentence(page, opened.sentence);
  await page.keyboard.press("0");
  await expect(page.getByRole("status").filter({ hasText: "kept on this device" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("application")).toContainText("harbour office");
  await expectMarked(page, opened.sentence);
  await page.keyboard.press("u");
  await expect(spoken(page)).toContainText("Undone: speaker");
  await page.keyboard.press("Shift+U");
  await page.unroute("**/sync");
  await expect(saved(page)).toBeVisible({ timeout: 40_000 });
  expect((await stored(page, opened)).claims).toMatchObject([
    { exact: { content: [opened.sentence] }, no_speaker_stated: true },
  ]);
});

test("what the mouse drags over is stored in characters of the text, emoji before it or not", async ({ page }) => {
  // In a language of no engine: nothing is marked in the paragraph before the mouse comes.
  const opened = await openArticle(page, "By mouse", "xx");
  const ends = await page.evaluate((sentence) => {
    const paragraph = Array.from(document.querySelectorAll("[data-start]")).at(-1);
    const range = document.createRange();
    const walker = document.createTreeWalker(paragraph ?? document.body, NodeFilter.SHOW_TEXT);
    range.setStart(walker.nextNode() ?? document.body, 0);
    range.setEndAfter(paragraph?.lastChild ?? document.body);
    const boxes = Array.from(range.getClientRects());
    const [first, last] = [boxes[0], boxes.at(-1)];
    return {
      words: sentence,
      from: [(first?.left ?? 0) + 2, (first?.top ?? 0) + 12],
      to: [(last?.right ?? 0) - 14, (last?.top ?? 0) + 12],
    };
  }, opened.sentence);
  await page.mouse.move(ends.from[0] ?? 0, ends.from[1] ?? 0);
  await page.mouse.down();
  await page.mouse.move(ends.to[0] ?? 0, ends.to[1] ?? 0, { steps: 6 });
  await page.mouse.up();
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /^Claim/ })
    .click();
  await expect(saved(page)).toBeVisible();
  const work = await stored(page, opened);
  const [[start, end] = [0, 0]] = work.claims[0]?.content ?? [];
  expect(Array.from(work.article.text).slice(start, end).join("")).toBe(opened.sentence);
});

test("a claim that was changed elsewhere is shown in both versions and not overwritten before the choice", async ({
  page,
}) => {
  const opened = await openArticle(page, "Changed elsewhere");
  await claimBySentence(page, opened.sentence);
  await expect(saved(page)).toBeVisible();
  const work = await stored(page, opened);
  const { version, updated_at: _, ...document } = work.claims[0] ?? { version: 0, updated_at: null };
  const put = { ...document, note: "from elsewhere" };
  await call<SyncReply>(page, `assignments/${work.assignment.id}/sync`, {
    ops: [{ put, base: version }],
    active_seconds: 0,
  });
  await page.keyboard.press("2");
  await expect(page.getByRole("group", { name: "This claim was changed elsewhere" })).toContainText("from elsewhere");
  expect((await stored(page, opened)).claims[0]).toMatchObject({ note: "from elsewhere", verdict: null });
  await page.keyboard.press("Alt+2");
  await expect(saved(page)).toBeVisible();
  await page.keyboard.press("2");
  await expect(saved(page)).toBeVisible();
  await expect.poll(async () => (await stored(page, opened)).claims[0]?.verdict?.label).toBeDefined();
  expect((await stored(page, opened)).claims[0]?.note).toBe("from elsewhere");
});

test("a session that ends in the middle is renewed in place, and what was done meanwhile arrives", async ({
  page,
  context,
}) => {
  const opened = await openArticle(page, "Session over");
  await context.clearCookies();
  await claimBySentence(page, opened.sentence);
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Name").fill(process.env["ONRECORD_USER"] ?? "demo");
  await dialog.getByLabel("Password").fill(process.env["ONRECORD_PASSWORD"] ?? "");
  await page.keyboard.press("Enter");
  await expect(saved(page)).toBeVisible();
  expect((await stored(page, opened)).claims).toHaveLength(1);
});

test("an article that is open in one tab is not changed in another before it is taken over", async ({
  page,
  context,
}) => {
  const opened = await openArticle(page, "Two tabs");
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Work here instead" }).click();
  await expect(other.getByRole("application")).toBeFocused();
  await expect(page.getByRole("heading", { name: "This article is open in another tab" })).toBeVisible();
  await claimBySentence(other, opened.sentence);
  await expect(saved(other)).toBeVisible();
  await other.close();
  await page.getByRole("button", { name: "Work here instead" }).click();
  await expectMarked(page, opened.sentence);
});

test("signing in elsewhere does not matter to an article that is open", async ({ page, browser, baseURL }) => {
  const opened = await openArticle(page, "Second device");
  const second = await browser.newContext({ ...(baseURL && { baseURL }) });
  const there = await second.newPage();
  await there.goto("/sign-in");
  await signIn(there);
  await expect(there.getByRole("heading", { name: "Projects" })).toBeVisible();
  await claimBySentence(page, opened.sentence);
  await expect(saved(page)).toBeVisible();
  await second.close();
});

test("the next article is here before the last one is handed in", async ({ page }) => {
  const opened = await openArticle(page, "First of two");
  const { project } = opened;
  await call<ArticlesReport>(page, `projects/${project}/articles`, { text: freshText("Second of two"), title: "Second of two" });
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
  expect((await stored(page, { project, article: fetched.article.id })).assignment).toMatchObject({ id: fetched.assignment.id, state: "leased" });
  expect((await stored(page, opened)).assignment.state).toBe("submitted");
});
