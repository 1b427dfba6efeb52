/** What a person does travels in few requests: the device has every change at once, so the server need not have each by itself. */
import { addArticle, heldClaims, takeArticle } from "./api.ts";
import { expect, openManagedProject, test } from "./desk.ts";
import { articleOpen, saveNote } from "./screen.ts";
import { note, tell } from "./tell.ts";

const CLAIMS = 8;
/** Milliseconds between two changes: somebody who thinks, and does not rest. */
const THINKING = 700;
/** Requests from the open article to the submitted one, the next article among them. */
const MOST = 7;

test("an article of eight claims, made by somebody who thinks before each key, takes few requests", async ({ page }) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const lines = Array.from({ length: CLAIMS }, (_, at) => `Bridge ${at + 1} of the ${Date.now()} has ${at + 2} lanes.`);
  const article = await addArticle(page, project, { text: lines.join("\n"), title: "Bridges" });
  const { assignment } = await takeArticle(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.waitForLoadState("networkidle");

  const sent: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(?:api|health)\//.test(pathname)) sent.push(pathname.split("/").at(-1) ?? "");
  });
  for (let claim = 0; claim < CLAIMS; claim += 1) {
    for (const key of ["ArrowDown", "c", "0", "1"]) {
      await page.keyboard.press(key);
      if (key !== "ArrowDown") await page.waitForTimeout(THINKING);
    }
    await expect(saveNote(page), "what the server has not got is never said to be saved").toHaveAttribute("data-state", /^sav/);
  }
  const submitted = page.waitForResponse((answer) => answer.url().endsWith("/submit"));
  await page.keyboard.press("Shift+Enter");
  expect((await submitted).ok()).toBe(true);
  expect(await heldClaims(page, assignment.id)).toHaveLength(CLAIMS);
  tell(`an article of ${CLAIMS} claims: ${sent.length} requests (${sent.join(", ")})`);
  note("requests", sent.length);
  expect(sent.length).toBeLessThanOrEqual(MOST);
});
