/** A manager invites somebody, who opens the link and works until she is removed; roles are changed in the same list. */
import type { BrowserContext } from "@playwright/test";

import { addArticle, get, idOf, takeArticle } from "../support/api.ts";
import type { Member } from "../../src/api/model.ts";
import { expect, freshText, openManagedProject, test, withoutTour } from "../support/desk.ts";
import type { Page } from "../support/desk.ts";

/** Give a name that no other run has invited. */
const freshName = (): string => `Hanna Brandt${Math.round(Math.random() * 1e9)}`;

async function newBrowser(page: Page): Promise<BrowserContext> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin });
  if (!context) throw new Error("there is no browser");
  await withoutTour(context);
  return context;
}

test("somebody invited by keyboard opens the link, works, is removed, and her session ends at once", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await page.goto(project);
  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
  const name = freshName();
  await page.keyboard.press("i");
  await page.keyboard.type(`${name}, ${name.replace(" ", ".").toLowerCase()}@desk.example\n@nobody-here`);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: `Copy the link for ${name}` })).toBeFocused();
  // Who is not there stays in the box, with the reason.
  await expect(page.getByRole("alert")).toContainText("@nobody-here: There is no account of that name.");
  await expect(page.getByLabel("One person a line")).toHaveValue("@nobody-here");
  const link = (await page.getByRole("listitem").filter({ hasText: name }).getByRole("code").textContent()) ?? "";
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("invited");

  const context = await newBrowser(page);
  const hers = await context.newPage();
  await hers.goto(link);
  const article = await addArticle(page, project, { text: freshText("Ferry"), title: "Ferry" });
  await takeArticle(hers, project, article);
  await hers.goto(`${project}/annotate?article=${article}`);
  await expect(hers.getByRole("application")).toBeFocused();
  await page.reload();
  await expect(row).toContainText("active");
  await expect(row.getByRole("cell").nth(2)).toHaveText("1");

  const menu = page.getByRole("button", { name: `Actions for ${name}` });
  await menu.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Access ends at once");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await hers.goto(project);
  await expect(hers).toHaveURL(/\/sign-in/);
  await context.close();

  await page.keyboard.press("Enter");
  await expect(page.getByText(`${name} has access again, and needs a new link`)).toBeVisible();
  await expect(row).toContainText("active");
});

test("a manager gives somebody another role, pauses them with a reason, and lets them go on", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/people`);
  await expect(page.getByLabel("Role of Martin Hale")).toBeDisabled();
  const role = page.getByLabel("Role of Tomás Rey");
  await role.selectOption("adjudicator");
  await expect(page.getByText("Tomás Rey is now adjudicator")).toBeVisible();
  await role.selectOption("annotator");
  await expect(page.getByText("Tomás Rey is now annotator")).toBeVisible();

  const row = page.getByRole("row", { name: /Tomás Rey/ });
  const choose = async (item: string): Promise<void> => {
    await page.getByRole("button", { name: "Actions for Tomás Rey" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Pause…");
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.getByLabel("Reason").fill("Read section 4 first.");
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(row).toContainText("paused");
  await expect(row).toContainText("Read section 4 first.");
  const { results } = await get<{ results: Member[] }>(page, `projects/${idOf(project)}/members`);
  expect(results.find(({ name }) => name === "Tomás Rey")).toMatchObject({ state: "paused" });
  await choose("Resume");
  await expect(row).toContainText("active");
});
