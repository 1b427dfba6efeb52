/** A desk brings its work from another tool: what the labels mean is asked once, what cannot be taken is told, and all can be undone. */
import { get } from "../support/api.ts";
import { expect, openManagedProject, test } from "../support/desk.ts";

const text = (stamp: string) => `Zoë 😀 Ndiaye said that prices fell in week ${stamp}. It is feared that she lied.`;

const idOf = (path: string) => path.split("/").at(-1) ?? "";

/** A task of Label Studio, with offsets in UTF-16 units, as its exports have them. */
function task(article: string, regions: readonly (readonly [label: string, words: string])[]) {
  const result = regions.map(([label, words], at) => ({
    id: `r${at}`,
    type: "labels",
    from_name: "label",
    to_name: "text",
    value: { start: article.indexOf(words), end: article.indexOf(words) + words.length, text: words, labels: [label] },
  }));
  return { data: { text: article }, annotations: [{ result }] };
}

test("annotations of another tool are surveyed, mapped, stored and taken back", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const article = text(stamp);
  const good = task(article, [
    ["Statement", `prices fell in week ${stamp}`],
    ["Holder", "Zoë 😀 Ndiaye"],
  ]);
  const bad = task(`${article} Again.`, [["Statement", "Again"]]);
  const [broken] = bad.annotations[0]?.result ?? [];
  if (broken) broken.value.text = "something else";
  const panel = page.getByRole("region", { name: "Annotations from another tool" });
  await panel.getByLabel("Choose annotated files").setInputFiles({
    name: "export.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify([good, bad])),
  });
  await expect(panel.getByText("one article, 2 marked passages")).toBeVisible();
  await expect(panel.getByText("Offsets count UTF-16 units.")).toBeVisible();
  await expect(panel.getByText("export.json.2")).toBeVisible();
  await panel.getByRole("button", { name: "Import the claims" }).click();
  await expect(panel.getByText("Say for every label what it means.")).toBeVisible();
  await panel.getByLabel("Meaning of Statement").selectOption("Content");
  await panel.getByLabel("Meaning of Holder").selectOption("Source");
  await panel.getByRole("button", { name: "Import the claims" }).click();
  await expect(panel.getByText("Stored: one suggestion · one new article")).toBeVisible();
  const found = await get<{ results: { title: string }[] }>(page, `projects/${idOf(project)}/articles?q="${stamp}"`);
  expect(found.results).toHaveLength(1);

  await panel
    .getByRole("button", { name: /^Take back/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(panel.getByText("Taken back").first()).toBeVisible();
  const left = await get<{ results: { title: string }[] }>(page, `projects/${idOf(project)}/articles?q="${stamp}"`);
  expect(left.results).toHaveLength(0);
});
