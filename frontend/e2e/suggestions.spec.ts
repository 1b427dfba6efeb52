/** A manager looks at the quality of suggestions and at agreement, after work that was really done. */
import { addArticle, claimOn, idOf, post, sendOps, takeArticle, takeWithSuggestions } from "./support/api.ts";
import type { Work } from "./support/api.ts";
import { lightAndDark } from "./support/axe.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { signedIn } from "./support/people.ts";

const title = "Ferries that nobody counted";

/** Bring in an article, keep its first suggestion, turn the second down, mark what none touches, and submit. */
async function decideOne(page: Page, project: string): Promise<Work> {
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const text = `😀 “The ferry ${stamp} is safe and sound,” the harbour office said. “Nobody was ever warned in time,” a captain said.\n\nForty ferries lie idle in the bay.\n`;
  const work = await takeWithSuggestions(page, project, await addArticle(page, project, { text, title }));
  const [first, second] = work.suggestions;
  if (!first || !second) throw new Error("two suggestions were expected");
  const letters = Array.from(work.article.text);
  const start = Array.from(text.slice(0, text.indexOf("Forty"))).length;
  const missed = claimOn(work.article.text, [[start, start + "Forty ferries lie idle".length]]);
  expect(letters.slice(start, start + 5).join("")).toBe("Forty");
  const kept = claimOn(work.article.text, first.content, { origin: "suggestion", suggestion: first.id });
  await sendOps(page, work.assignment.id, [
    { put: missed, base: 0 },
    { put: kept, base: 0 },
    { decide: first.id, as: "accepted", claim: kept.id },
    { decide: second.id, as: "rejected", claim: null },
  ]);
  await post(page, `assignments/${work.assignment.id}/submit`, {});
  return work;
}

test("a manager sees what people made of suggestions, by keyboard alone, and opens a miss in its article", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  const work = await decideOne(page, project);
  await page.goto(project);
  await page.getByRole("navigation").getByRole("link", { name: "Quality" }).press("Enter");
  await page.getByRole("navigation", { name: "Quality" }).getByRole("link", { name: "Suggestions" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Quality of suggestions" })).toBeVisible();
  await expect(page.getByText(/suggestions?.*accepted unchanged/).first()).toBeVisible();

  const toggle = page.getByRole("button", { name: "Show as a table: Kept, by pattern" });
  await toggle.focus();
  await page.keyboard.press("Enter");
  const plot = page.getByRole("button", { name: "Show as a plot: Kept, by pattern" });
  await expect(plot).toBeFocused();
  await expect(
    page.getByRole("table", { name: "Kept, by pattern" }).getByRole("row").filter({ hasText: "quotation" }).first(),
  ).toBeVisible();

  const misses = page.getByRole("region", { name: "Most important misses" });
  const miss = misses.getByRole("listitem").filter({ hasText: title }).first();
  await expect(miss.getByText("Forty ferries lie idle")).toBeVisible();
  await miss.getByRole("link").press("Enter");
  await expect(page).toHaveURL(/\/read\/.*\?at=/);
  await expect(page.locator("article mark")).toHaveText("Forty ferries lie idle");
  await expect(page.locator("article mark")).toBeInViewport();

  // Looking at it has changed nothing: the pass is still submitted.
  expect((await takeArticle(page, project, work.article.id)).assignment.state).toBe("submitted");
});

test("the page breaks no accessibility rule, light and dark, as plots and as tables, and fits a narrow window", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 800 });
  const project = await openManagedProject(page);
  await decideOne(page, project);
  await page.goto(`${project}/suggestions`);
  await expect(page.getByRole("heading", { name: "Outcomes" })).toBeVisible();
  expect(await lightAndDark(page)).toEqual([]);
  const tables = page.getByRole("button", { name: /^Show as a table/ });
  for (let left = await tables.count(); left > 0; left -= 1) await tables.first().click();
  expect(await lightAndDark(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole("region", { name: "Most important misses" }).getByRole("link").first().click();
  await expect(page.locator("article mark").first()).toBeVisible();
  expect(await lightAndDark(page)).toEqual([]);
});

/** Open an article as somebody does who is there before the engine: the first answer holds no suggestion yet. */
async function openBeforeTheEngine(page: Page): Promise<void> {
  const project = await openManagedProject(page);
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const text = `“The ferry ${stamp} is safe and sound,” the harbour office said.\n\nForty ferries lie idle in the bay.\n`;
  const article = await addArticle(page, project, { text, title });
  await takeWithSuggestions(page, project, article);
  await page.route("**/projects/*/next", async (route) => {
    const answer = await route.fetch();
    const work = (await answer.json()) as Work;
    await route.fulfill({ response: answer, json: { ...work, suggestions: [], suggestions_pending: true } });
  });
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByText("Suggestions for this article are being prepared.")).toBeVisible();
  await expect(page.getByRole("application")).toBeFocused();
  await page.locator("article").evaluate((pane) => pane.setAttribute("data-first", ""));
}

test("suggestions that come to somebody who only reads appear in the article as it stands", async ({ page }) => {
  await openBeforeTheEngine(page);
  await expect(page.locator("article[data-first] mark").first()).toBeVisible();
  await expect(page.getByText("Suggestions for this article are being prepared.")).toBeHidden();
  await expect(page.getByRole("application")).toBeFocused();
  await page.keyboard.press("a");
  await expect(page.getByText("All changes saved")).toBeVisible();
});

for (const width of [1280, 390])
  test(`suggestions that come to somebody who has begun wait for a press, and leave the work as it is, at ${width} pixels`, async ({
    page,
  }) => {
    await openBeforeTheEngine(page);
    // On a narrow screen nothing is said while they are waited for.
    await page.setViewportSize({ width, height: 760 });
    await page.keyboard.press("End");
    await page.keyboard.press("c");
    await expect(page.locator("article mark")).toHaveText("Forty ferries lie idle in the bay");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.locator("article[data-first] mark").filter({ hasText: "is safe and sound" })).toBeVisible();
    await expect(page.locator("article mark").filter({ hasText: "Forty ferries" })).toBeVisible();
    await expect(page.getByRole("application")).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(page.locator("article mark").filter({ hasText: "Forty ferries" })).toHaveCount(0);
  });

const sentences = ["The quay is closed", "Nobody was hurt"];

/** Let somebody mark both sentences of an article, judge them, and submit. */
async function judge(page: Page, project: string, article: string, labels: readonly string[]): Promise<void> {
  const work = await takeArticle(page, project, article);
  const claims = sentences.slice(0, labels.length).map((words, at) => {
    const start = work.article.text.indexOf(words);
    const verdict = { label: labels[at] ?? "", rationale: "", status: "final" as const, evidence: [] };
    return { put: claimOn(work.article.text, [[start, start + words.length]], { verdict }), base: 0 };
  });
  await sendOps(page, work.assignment.id, claims);
  await post(page, `assignments/${work.assignment.id}/submit`, {});
}

test("a manager follows a mixed-up verdict to its place in the article", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const people = [await signedIn(browser, baseURL, "vera"), await signedIn(browser, baseURL, "tomas")] as const;
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  for (let number = 1; number <= 9; number++) {
    const text = `The quay is closed, the port said on day ${number} of ${stamp}. Nobody was hurt, a clerk added.\n`;
    const article = await addArticle(page, project, { text, title: `The quay, day ${number}` });
    await judge(people[0], project, article, number === 3 ? ["true", "true"] : ["true", "false"]);
    await judge(people[1], project, article, number === 5 ? ["true"] : ["true", "false"]);
  }
  await post(page, `projects/${idOf(project)}/agreement`, {});
  await page.goto(project);
  await page.getByRole("navigation").getByRole("link", { name: "Quality" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Agreement" })).toBeVisible();
  const slots = page.getByRole("region", { name: "Slot by slot" });
  await expect(slots.getByRole("row", { name: /^Claim found/ })).toContainText(/0\.\d+ – \d/, { timeout: 30_000 });
  await expect(page.getByText(/^Of the claims that one person marks/)).toBeVisible();
  expect(await lightAndDark(page)).toEqual([]);

  const mixed = page.getByRole("region", { name: "Which answers are mixed up" });
  await mixed.getByRole("button", { name: /^True with False: \d+$/ }).press("Enter");
  const heading = page.getByRole("heading", { name: "Where people differ most" });
  await expect(heading).toBeFocused();
  const example = page.getByRole("listitem").filter({ hasText: "The quay, day 3" }).first();
  await expect(example).toContainText("opposite");
  await example.getByRole("link").press("Enter");
  await expect(page.locator("article mark")).toHaveText("Nobody was hurt");

  await page.goBack();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export table" }).press("Enter");
  expect((await download).suggestedFilename()).toBe("agreement.csv");
  for (const one of people) await one.context().close();
});
