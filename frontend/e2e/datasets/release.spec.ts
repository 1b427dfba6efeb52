/** From signing in to a Parquet release on one's disk, and what becomes of one that is withdrawn. */
import { readFile } from "node:fs/promises";

import { expect, signIn, submitOneClaim, openManagedProject, test } from "../support/desk.ts";

test("what goes into an export is chosen by keyboard, counted before it is built, and said beside it", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await submitOneClaim(page, project);
  await page.goto(`${project}/export`);
  const which = page.locator("summary", { hasText: "Which articles and claims" });
  await expect(which).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Languages" })).toBeHidden();
  await which.focus();
  await page.keyboard.press("Enter");
  // A language in which no other journey brings an article.
  await page.getByRole("textbox", { name: "Languages" }).fill("qaa");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing matches these choices.")).toBeVisible();
  await expect(page.getByText("0 articles, 0 claims")).toBeVisible();
  await page.getByRole("button", { name: "Remove qaa" }).press("Enter");
  await page.getByRole("textbox", { name: "Languages" }).fill("en");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^(one article|\d+ articles), (one claim|\d+ claims)/)).toBeVisible();
  await which.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Build export" }).press("Enter");
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Download/ }) });
  await expect(row.first()).toContainText("in en");
});

test("six clicks lead from signing in to a downloaded Parquet release; a withdrawn one is given to nobody", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  await submitOneClaim(page, project);
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), acceptDownloads: true });
  const fresh = await context.newPage();
  await fresh.goto("/");
  // The first click is the button of the form.
  await signIn(fresh);
  await fresh.locator(`a[href="${project}"]`).first().click();
  await fresh.getByRole("link", { name: "Export", exact: true }).first().click();
  await fresh.getByRole("link", { name: "Releases" }).click();
  await fresh.getByRole("button", { name: /^Make release \d+$/ }).click();
  const download = fresh.getByRole("link", { name: /^Download release/ }).first();
  await expect(download).toBeVisible({ timeout: 60_000 });
  const waiting = fresh.waitForEvent("download");
  await download.click();
  const file = await readFile(await (await waiting).path());
  expect(file.subarray(0, 2).toString()).toBe("PK");
  expect(file.includes("data/train-00000-of-00001.parquet")).toBe(true);

  const release = fresh
    .getByRole("listitem")
    .filter({ has: fresh.getByRole("heading", { name: /^Release \d+$/ }) })
    .first();
  await release.getByText("Read it in Python").click();
  await expect(release.locator("pre")).toContainText("load_dataset(");
  await release.getByText("Withdraw").first().click();
  await release.getByLabel("Reason").fill("A publisher asked us to.");
  await release.getByRole("button", { name: "Withdraw" }).click();
  await expect(release).toContainText("A publisher asked us to.");
  await expect(release.getByRole("link", { name: /^Download/ })).toHaveCount(0);
  await context.close();
});
