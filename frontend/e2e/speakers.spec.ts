/** Who speaks in an article: listed once, found in spite of a wrong letter, and named beside a pronoun. */
import type { Locator } from "@playwright/test";

import { addArticle, claimOn, post, sendOps, takeArticle } from "./support/api.ts";
import type { Speaker } from "./support/api.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { activeItem, articleOpen, cursorShown, saved } from "./support/screen.ts";

const STORY = [
  "Nadja Brei said that the quay would close in March.",
  "“We will not lose a crossing,” she said on Monday.",
  "The minister added that jobs were safe. Somebody warned that they were not.",
];

test("an annotator finds every place of a speaker, reads who she is, and finds a name in spite of a wrong letter", async ({
  page,
}) => {
  const stamp = `${Date.now()}`.slice(-6);
  const { text, name, other } = await prepare(page, stamp);
  await articleOpen(page);
  const shown = async (): Promise<string> => text.slice(...((await cursorShown(page))?.place ?? [0, 0]));

  await page.keyboard.press("l");
  const drawer = page.getByRole("complementary", { name: "Speakers of this article" });
  await expect(drawer.getByRole("heading", { level: 3 })).toHaveCount(1);
  await expect(drawer).toContainText("person, 3 claims");
  const places = drawer.getByRole("listitem").getByRole("button");
  await expect(places).toHaveText([
    /Nadja Brei.*paragraph 1/,
    new RegExp(`she.*→.*${name}.*paragraph 2`),
    /The minister.*paragraph 3/,
  ]);
  await expect(places.first()).toBeFocused();

  // By keyboard: down to the pronoun, Enter goes there; the list stays for the next one.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(shown).toBe("she");
  await expect(page.locator("mark[data-roles~=source]")).toHaveAttribute("title", name);
  await expect(page.locator("section[aria-current]").getByRole("button", { name: `she → ${name}` })).toBeVisible();
  await expect(page.locator("article small").filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("application", { name: /^Article text/ })).toBeFocused();

  // Where the source says the name itself, nothing stands beside it.
  await expect
    .poll(async () => {
      await page.keyboard.press("k");
      return (await activeItem(page)).source.map((place) => text.slice(...place));
    })
    .toEqual([`Nadja Brei ${stamp}`]);
  await expect(page.locator("article small").filter({ hasText: name })).toHaveCount(0);

  await findInSpiteOfAWrongLetter(page, drawer, other);
  await makeWithAnOffice(page, drawer, `Dorina Mour ${stamp}`);
});

/** One letter too many, and by mouse this time. */
async function findInSpiteOfAWrongLetter(page: Page, drawer: Locator, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Speakers/ }).click();
  await drawer.getByRole("button", { name: /^The minister/ }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: "Find a speaker" }).fill("Zarrif");
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.locator("section[aria-current] b").first()).toHaveText(name);
}

/** Somebody nobody has named before, with the office that the article states; both are there after a reload. */
async function makeWithAnOffice(page: Page, drawer: Locator, name: string): Promise<void> {
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: "Find a speaker" }).fill(name);
  await page.keyboard.press("Control+Enter");
  await page.getByLabel("Role").fill("Agriculture Minister");
  await page.keyboard.press("Enter");
  await expect(page.locator("section[aria-current] b").first()).toHaveText(name);
  await saved(page);
  await page.reload();
  await articleOpen(page);
  await page.keyboard.press("l");
  await expect(drawer.getByRole("heading", { name: new RegExp(`^${name}`) })).toContainText(
    "Agriculture Minister, 1 claim",
  );
}

async function prepare(page: Page, stamp: string): Promise<{ text: string; name: string; other: string }> {
  const project = await openManagedProject(page);
  const [name, other] = [`Nadja Brei ${stamp}`, `Javad Zarif ${stamp}`];
  const text = `${STORY.join("\n").replace("Nadja Brei", name)}\nEdition ${Date.now()}`;
  const path = project.replace(/^\/p\//, "");
  const article = await addArticle(page, project, { text, title: "Who speaks" });
  const brei = await post<Speaker>(page, `projects/${path}/speakers`, { name, kind: "person" });
  await post<Speaker>(page, `projects/${path}/speakers`, { name: other, kind: "person" });
  const { assignment } = await takeArticle(page, project, article);
  const at = (words: string): [number, number][] => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const by = { speakers: [brei.id], no_speaker_stated: false };
  const claims = [
    claimOn(text, at("the quay would close in March"), { source: at(name), ...by }),
    claimOn(text, at("“We will not lose a crossing,”"), { source: at("she"), ...by }),
    claimOn(text, at("jobs were safe"), { source: at("The minister"), ...by }),
  ];
  await sendOps(
    page,
    assignment.id,
    claims.map((put) => ({ put, base: 0 })),
  );
  await page.goto(`${project}/annotate?article=${article}`);
  return { text, name, other };
}
