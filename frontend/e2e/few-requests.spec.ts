/** What a person does travels in few requests: the device has every change at once, so the server need not have each by itself. */
import type { Request } from "@playwright/test";

import { addArticle, heldClaims, takeArticle } from "./support/api.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import { articleOpen, saveNote } from "./support/screen.ts";
import { note, tell } from "./support/tell.ts";

const CLAIMS = 8;
/** Milliseconds between two changes: somebody who thinks, and does not rest. */
const THINKING = 700;
/** Requests from the open article to the submitted one, the next article among them. */
const MAX = 7;

const asks = (request: Request): boolean => /^\/(?:api|health)\//.test(new URL(request.url()).pathname);

test("an article of eight claims, made by somebody who thinks before each key, takes few requests", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const lines = Array.from({ length: CLAIMS }, (_, at) => `Bridge ${at + 1} of the ${Date.now()} has ${at + 2} lanes.`);
  const article = await addArticle(page, project, { text: lines.join("\n"), title: "Bridges" });
  const { assignment } = await takeArticle(page, project, article);
  // Nobody waits here for the person to think, and no busy machine thinks for them: the page's clock is put forward by hand.
  await page.clock.install();
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await page.waitForLoadState("networkidle");

  const sent: string[] = [];
  let answered = 0;
  page.on("request", (request) => asks(request) && sent.push(new URL(request.url()).pathname.split("/").at(-1) ?? ""));
  page.on("requestfinished", (request) => (answered += Number(asks(request))));
  const think = async (milliseconds: number): Promise<void> => {
    await page.clock.runFor(milliseconds);
    await expect.poll(() => answered, { intervals: [10, 50] }).toBe(sent.length);
  };
  await page.clock.pauseAt(Date.now() + 10_000);
  for (let claim = 0; claim < CLAIMS; claim += 1) {
    for (const key of ["ArrowDown", "c", "0", "1"]) {
      await page.keyboard.press(key);
      await think(key === "ArrowDown" ? 50 : THINKING);
    }
    await expect(saveNote(page), "what the server has not got is never said to be saved").toHaveAttribute(
      "data-state",
      /^sav/,
    );
  }
  await page.clock.resume();
  const submitted = page.waitForResponse((answer) => answer.url().endsWith("/submit"));
  await page.keyboard.press("Shift+Enter");
  expect((await submitted).ok()).toBe(true);
  expect(await heldClaims(page, assignment.id)).toHaveLength(CLAIMS);
  tell(`an article of ${CLAIMS} claims: ${sent.length} requests (${sent.join(", ")})`);
  note("requests", sent.length);
  expect(sent.length).toBeLessThanOrEqual(MAX);
});
