/** A manager sets a project up: rules and guideline; and everything is as it was afterwards. */
import type { Project } from "../src/api/model.ts";
import { addArticle, get, idOf } from "./support/api.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";

test("a manager changes the rules, is told what is wrong, and loses nothing by leaving", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(project);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: /^Settings of / })).toBeVisible();
  const people = page.getByLabel("People per article");
  const before = await people.inputValue();
  const save = page.getByRole("button", { name: "Save settings" });
  await expect(save).toBeDisabled();
  await people.fill(String(Number(before) + 1));
  await expect(page.getByText(/^(Passes still wanted|There are no articles yet)/)).toBeVisible();
  await people.fill("0");
  await expect(page.getByText(/^(Passes still wanted|There are no articles yet)/)).toHaveCount(0);
  await page.getByLabel("Name", { exact: true }).fill("  ");
  await save.click();
  await expect(page.getByText("A whole number from 1 to 20.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(people).toHaveValue(before);

  const language = page.getByLabel("Language", { exact: true });
  const spoken = await language.inputValue();
  await language.fill("x".repeat(40));
  await save.click();
  await expect(page.locator("form").getByRole("alert")).toContainText("35");
  await language.fill("en-GB");
  await page.getByLabel("Every claim needs a verdict").check();
  await page.getByLabel("Cue marked").check();
  await page.getByLabel("Minimum score, in percent").fill("80");
  await expect(page.getByText("4 changes are not saved")).toBeVisible();
  page.once("dialog", (dialog) => void dialog.dismiss());
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await language.press("Enter");
  await expect(page.getByText("Settings saved")).toBeVisible();
  const changed = await get<Project>(page, `projects/${idOf(project)}`);
  const rules = { verdict_required: true, required_fields: ["cue"], accept_all_score: 0.8 };
  expect(changed).toMatchObject({ language: "en-GB", ...rules });

  await page.reload();
  await expect(page.getByLabel("Language", { exact: true })).toHaveValue("en-GB");
  await page.getByLabel("Language", { exact: true }).fill(spoken);
  await page.getByLabel("Every claim needs a verdict").uncheck();
  await page.getByLabel("Cue marked").uncheck();
  await page.getByLabel("Suggestions can be accepted all at once").uncheck();
  await save.click();
  await expect(page.getByText("Settings saved")).toBeVisible();
  expect((await get<Project>(page, `projects/${idOf(project)}`)).accept_all_score).toBeNull();
  await page.getByLabel("Suggestions can be accepted all at once").check();
  await save.click();
  await expect(save).toBeDisabled();
  await expect
    .poll(async () => get<Project>(page, `projects/${idOf(project)}`))
    .toMatchObject({ language: spoken, verdict_required: false, accept_all_score: 0.9 });
});

test("a manager publishes a version of the guideline and brings the older text back", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/settings`);
  const text = page.getByLabel("Text of the guideline");
  const older = await text.inputValue();
  const number = Number(/\d+/.exec((await page.getByText(/^This is the text of version/).textContent()) ?? "")?.[0]);
  await text.fill(`${older}\n\n## Ferries\n\nA ferry is a **ship**.\n`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("heading", { name: "Ferries" })).toBeVisible();
  await expect(page.getByText(`Saving publishes this text as version ${number + 1}.`)).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText(`Version ${number + 1}, current`)).toBeVisible();
  await page.getByRole("button", { name: `Read: Version ${number}`, exact: true }).click();
  await page.getByRole("button", { name: "Load this text into the editor" }).click();
  await page.getByRole("button", { name: "Write" }).click();
  await expect(text).toHaveValue(older);
  await page.keyboard.press("Control+s");
  await expect(page.getByText(`Version ${number + 2}, current`)).toBeVisible();
  const changes = page.getByRole("region", { name: `Changes of version ${number + 1} to the one before` });
  await page.getByRole("button", { name: `Changes: Changes of version ${number + 1} to the one before` }).click();
  await expect(changes.getByRole("insertion")).toContainText("A ferry is a **ship**.");
  await expect(changes.getByRole("deletion")).toHaveCount(0);
});

test("a manager renames, adds and merges labels of the scale, told beforehand what a merge means, and undoes it", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/settings`);
  const name = page.getByLabel("Name of the label on key 3");
  const before = await name.inputValue();
  await name.fill(" ");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("A label needs a name.")).toBeVisible();
  const other = `Half of it ${Date.now()}`;
  await name.fill(other);
  await page.getByLabel("Minimum score, in percent").fill("85");
  await expect(page.getByText("2 changes are not saved")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Settings saved")).toBeVisible();
  const changed = await get<Project>(page, `projects/${idOf(project)}`);
  expect(changed.accept_all_score).toBe(0.85);
  expect(changed.scale.labels.find(({ digit }) => digit === 3)?.name).toBe(other);

  await page.getByRole("button", { name: "Merge Not checkable" }).click();
  const box = page.getByRole("region", { name: "Merge Not checkable" });
  await box.getByLabel("Merge “Not checkable” into").selectOption({ label: "Unverifiable" });
  await expect(box).toContainText(/claims? will read “Unverifiable”/);
  await box.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("list", { name: "Merged labels" })).toContainText("is read as “Unverifiable”");
  await page.getByRole("button", { name: "Undo the merge of Not checkable" }).click();
  await expect(page.getByRole("button", { name: "Merge Not checkable" })).toBeEnabled();

  await name.fill(before);
  await page.getByLabel("Minimum score, in percent").fill("90");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Settings saved")).toBeVisible();
});

test("a manager gives articles to somebody by name, told beforehand who gets what, and puts one aside, all by keys", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  const key = `Queued ${Date.now()}`;
  for (const part of ["one", "two", "three"]) {
    await addArticle(page, project, { text: freshText(`${key} ${part}`), title: `${key} ${part}`, language: "xx" });
  }
  await page.goto(`${project}/queue`);
  await expect(page.getByRole("table")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type(`"${key}"`);
  const rows = page.getByRole("row").filter({ hasText: key });
  await expect(page.getByRole("row")).toHaveCount(4); // the head and the three found, nothing of the whole list any more
  await expect(rows).toHaveCount(3);
  await page.getByRole("heading", { name: "Queue" }).click();
  await page.keyboard.press(" ");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("+");
  await expect(rows.nth(1)).toContainText("High");
  await expect(rows.nth(2)).toContainText("Normal");
  await page.keyboard.press("*");
  await page.keyboard.press("a");
  const box = page.getByRole("dialog", { name: "Give 3 articles to" });
  await box.getByRole("checkbox", { name: /Vera/ }).press(" ");
  await expect(box.getByRole("status")).toContainText(/Vera .* gets \d+, \d+, \d+\./);
  await page.keyboard.press("Enter");
  await expect(box).toHaveCount(0);
  await expect(rows.nth(2)).toContainText(/Vera .*assigned/);
  await page.keyboard.press("k");
  await page.keyboard.press(" ");
  await page.keyboard.press("z");
  await page.keyboard.type("Waits for the court.");
  await page.keyboard.press("Enter");
  await expect(rows.first()).toContainText("Put aside: Waits for the court.");
});
