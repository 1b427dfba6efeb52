/** What a manager can do with a project as a whole, and that each of it can be taken back. */
import type { Project } from "../../src/api/model.ts";
import { get, post } from "../support/api.ts";
import { expect, openManagedProject, test } from "../support/desk.ts";

test("a manager copies a project, archives the copy, deletes it by its name, and brings it back each time", async ({
  page,
}) => {
  await openManagedProject(page);
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const first = await post<Project>(page, "projects", { name: `Zulu desk ${stamp}`, preset: "verification" });
  const name = `Zulu desk ${stamp}, second wave`;
  await page.goto(`/p/${first.id}/settings`);
  await page.getByLabel("Name of the copy").fill(name);
  await page.getByLabel("Add the people too").check();
  await page.getByRole("button", { name: "Copy project" }).click();
  await expect(page.getByRole("heading", { name: `Settings of ${name}` })).toBeVisible();
  await expect(page.getByLabel("Every claim needs a verdict")).toBeChecked();

  await page.getByRole("button", { name: "Archive project" }).click();
  await expect(page.getByRole("heading", { name: "This project is archived" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Import" })).toHaveCount(0);
  await page.goto("/");
  const archive = page.getByRole("heading", { name: "Archived" }).locator("..");
  await archive.getByRole("link", { name, exact: true }).click();
  await expect(page.getByText("This project is archived")).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Restore project" }).click();
  await expect(page.getByRole("button", { name: "Save settings" })).toBeVisible();

  const remove = page.getByRole("button", { name: "Delete project" });
  const typed = page.getByLabel(/^To delete it, type its name/);
  await typed.fill("Zulu desk");
  await expect(remove).toBeDisabled();
  await typed.fill(name);
  await typed.press("Enter");
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  const { results } = await get<{ results: Project[] }>(page, "projects");
  expect(results.find((project) => project.name === name)).toMatchObject({ deleted_at: null, verdict_required: true });
});
