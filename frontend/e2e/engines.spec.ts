/** A manager and the project's own engines, on the page that shows `EnginesSection`; becomes a `.spec.ts` where that page exists. */
import { expect, openManagedProject, test } from "./support/desk.ts";
import { get } from "./support/api.ts";
import { idOf } from "./support/api.ts";
import type { Engines } from "../src/api/model.ts";

test("a manager sees which engine reads, what training waits for, and that it cannot start yet", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/suggestions`);
  const engines = page.getByRole("region", { name: "Engines" });
  const { training } = await get<Engines>(page, `projects/${idOf(project)}/engines`);
  await expect(engines.getByText("Built-in rules")).toBeVisible();
  await expect(engines.getByText(`starts automatically at ${training.next_at}.`)).toBeVisible();
  const train = engines.getByRole("button", { name: "Train now" });
  if (training.articles < training.needed) await expect(train).toBeDisabled();
  else await expect(train).toBeEnabled();
});
