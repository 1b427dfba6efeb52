/** A manager makes a project of their own and works in it, without a command line and without a mouse. */
import { readFile } from "node:fs/promises";

import { expect, openManagedProject, test } from "../support/desk.ts";

const ARTICLE = new URL("../../../claims/demo/wire.txt", import.meta.url);

test("a manager is at the first suggestion of a pasted article after three fields and four keys", async ({ page }) => {
  await openManagedProject(page);
  await page.goto("/");
  await expect(page.getByRole("link", { name: "New project" })).toBeVisible();
  const name = `Zebra desk ${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };

  await press("n");
  await expect(page.getByLabel("Name")).toBeFocused();
  await expect(page.getByRole("textbox").or(page.getByRole("radiogroup")).or(page.getByRole("group"))).toHaveCount(3);
  await page.keyboard.insertText(name);
  await press("Enter");
  await expect(page.getByRole("textbox", { name: "Text" })).toBeFocused();
  await page.keyboard.insertText(await readFile(ARTICLE, "utf8"));
  await press("Control+Enter");
  await expect(page.getByRole("link", { name: "Annotate article 1" })).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("button", { name: /^Accept/ }).first()).toBeVisible({ timeout: 30_000 });
  expect(keys).toBeLessThanOrEqual(6);

  await page.goto("/");
  await expect(page.getByRole("article").filter({ hasText: name })).toContainText("manager");
  await press("n");
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.insertText(name);
  await press("Enter");
  await expect(page.getByRole("alert")).toContainText("Another project has this name.");
});
