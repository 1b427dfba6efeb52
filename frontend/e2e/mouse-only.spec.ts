/** A whole article with the mouse alone, over text in which characters, code units and screen order are three things. */
import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { checkOffsets, takeExport } from "./support/dataset.ts";
import { expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { readDemo } from "./support/gold.ts";
import { dragMouse, endsOf, handle, middleOf, nudge } from "./support/pointing.ts";
import { activeItem, articleOpen, cursorShown, saved } from "./support/screen.ts";

const HEBREW = "הלילה שייך לכולם";
const ARABIC = "السوق بيت من لا بيت له";
const FAMILY = "👨‍👩‍👧‍👦";
const SCRIPT = "𝕹𝖔𝖈𝖙𝖚𝖗𝖓𝖊";

test("someone with a mouse marks right-to-left words, families of emoji and astral letters, judges them, and gets exact offsets out", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const project = await openManagedProject(page);
  const text = `${readDemo("emoji").text}\nEdition ${Date.now()}`;
  const article = await addArticle(page, project, { text, title: "Night market" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await page.getByRole("heading", { name: "Night market" }).waitFor();
  await rejectAll(page);

  // Her name is written with a combining accent, and the number with a space that does not break.
  const organiser = /Zo\S+ Marchetti/.exec(text)?.[0] ?? "";
  const number = /28\s000/.exec(text)?.[0] ?? "";
  const wanted = [
    `${FAMILY} Families queued three deep`,
    `“${ARABIC}”`,
    `“${HEBREW}”`,
    `The band ${SCRIPT} closed the evening`,
    number,
  ];
  for (const [at, words] of wanted.entries()) {
    await drag(page, words);
    await withSelection(page, "Claim");
    await page.getByRole("group", { name: "Verdict" }).getByRole("button").nth(at).click();
    const speaker = at === 1 ? "نادر القرنفلي" : organiser;
    await drag(page, speaker);
    await withSelection(page, "Source");
    await chooseSpeaker(page, speaker);
  }
  await drag(page, "through the gates");
  await withSelection(page, "Add");
  await saved(page);
  const ended = page.waitForResponse((answer) => answer.url().endsWith("/submit"));
  await page
    .getByRole("button", { name: /^Finish/ })
    .first()
    .click();
  await expect(page.getByRole("dialog"), "nothing was overlooked").toBeHidden();
  expect((await ended).status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Night market" })).toBeHidden();

  const record = await takeExport(page, project, text, (target) => target.click());
  checkOffsets(record);
  const contents = record.claims.map(({ exact }) => exact.content.join(" … "));
  expect(contents.toSorted()).toEqual([...wanted.slice(0, -1), `${number} … through the gates`].toSorted());
  expect(record.claims.map(({ verdict }) => verdict?.label)).not.toContain(undefined);
  expect(record.claims.find(({ exact }) => exact.content.includes(`“${ARABIC}”`))?.exact.source).toEqual([
    "نادر القرنفلي",
  ]);
});

const STORY = [
  "The harbour office said on Monday that the ferry would sail again, and nobody objected.",
  "“We will not lose a single crossing,” the minister told reporters. Critics were not convinced.",
  "A family 👨‍👩‍👧‍👦 waited on the quay.",
];

test("someone with a mouse chooses words, sentences and stretches, and moves the ends of a claim by its handles", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const shown = await openStory(page);
  await chooseByClicks(page, shown);

  await drag(page, "the ferry would sail");
  await withSelection(page, "Claim");
  await drag(page, "office");
  await withSelection(page, "Source");
  await expect.poll(shown.source).toEqual(["office"]);

  await handlesAreOutOfTheWay(page);
  const before = await linesOf(page);
  await moveEnds(page, shown);
  await moveIntoTheNextParagraph(page, shown);
  await moveThroughEmoji(page, shown);
  // A press on a handle that never moves is a press on the text, and nothing ever jumped.
  expect(await linesOf(page)).toEqual(before);
  await saved(page);
});

/** The words of the story that are selected, and those of the active claim. */
interface Shown {
  readonly text: string;
  readonly selected: () => Promise<string>;
  readonly content: () => Promise<readonly string[]>;
  readonly source: () => Promise<readonly string[]>;
}

async function openStory(page: Page): Promise<Shown> {
  const project = await openManagedProject(page);
  const text = `${STORY.join("\n")}\nEdition ${Date.now()}`;
  const article = await addArticle(page, project, { text, title: "Handles" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  await rejectAll(page);
  return {
    text,
    selected: async () => text.slice(...((await cursorShown(page))?.place ?? [0, 0])),
    content: async () => (await activeItem(page)).content.map((place) => text.slice(...place)),
    source: async () => (await activeItem(page)).source.map((place) => text.slice(...place)),
  };
}

/** A double click takes the word, a triple one the sentence, and a held shift key goes on from where it began. */
async function chooseByClicks(page: Page, { selected }: Shown): Promise<void> {
  const critics = await middleOf(page, "Critics");
  await page.mouse.dblclick(critics.x, critics.y);
  await expect.poll(selected).toBe("Critics");
  await page.mouse.click(critics.x, critics.y, { clickCount: 3 });
  await expect.poll(selected).toBe("Critics were not convinced.");
  const office = await middleOf(page, "office");
  await page.mouse.dblclick(office.x, office.y);
  const sail = await middleOf(page, "sail");
  await page.keyboard.down("Shift");
  await page.mouse.click(sail.x, sail.y);
  await expect.poll(selected).toBe("office said on Monday that the ferry would sail");
  await page.keyboard.up("Shift");
}

/** Handles take no tab stop and are large enough to hit. */
async function handlesAreOutOfTheWay(page: Page): Promise<void> {
  const box = await handle(page, "content", "end").boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  expect(
    await page
      .locator("[data-handle]")
      .evaluateAll((all) => all.filter((one) => (one as HTMLElement).tabIndex >= 0).length),
  ).toBe(0);
  await expect(page.locator("[data-handle]")).toHaveCount(4);
}

/** Where the paragraphs stand, in pixels from the top of the text. */
function linesOf(page: Page): Promise<readonly number[]> {
  return page.locator("p[data-start]").evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetTop));
}

async function moveEnds(page: Page, { content, source }: Shown): Promise<void> {
  await nudge(page, handle(page, "content", "end"), (await endsOf(page, "again")).to);
  await expect.poll(content).toEqual(["the ferry would sail again"]);
  await nudge(page, handle(page, "content", "start"), (await endsOf(page, "that the ferry")).from);
  await expect.poll(content).toEqual(["that the ferry would sail again"]);
  // A source never runs into what it introduces.
  await nudge(page, handle(page, "source", "start"), (await endsOf(page, "The harbour")).from);
  await expect.poll(source).toEqual(["The harbour office"]);
  await nudge(page, handle(page, "source", "end"), await middleOf(page, "sail"));
  await expect.poll(source).toEqual(["The harbour office said on Monday"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(source).toEqual(["The harbour office"]);
}

/** Into the next paragraph, and there with the mark whose partner is inside; Escape gives a drag up. */
async function moveIntoTheNextParagraph(page: Page, { content }: Shown): Promise<void> {
  await nudge(page, handle(page, "content", "end"), (await endsOf(page, "single crossing")).to);
  await expect
    .poll(content)
    .toEqual(["that the ferry would sail again, and nobody objected.", "“We will not lose a single crossing"]);
  await nudge(page, handle(page, "content", "start"), (await endsOf(page, "We will")).from);
  await expect.poll(content).toEqual(["We will not lose a single crossing"]);
  await nudge(page, handle(page, "content", "end"), (await endsOf(page, "the minister")).to, { give: "up" });
  await expect.poll(content).toEqual(["We will not lose a single crossing"]);
  await nudge(page, handle(page, "content", "start"), (await endsOf(page, "“We will")).from);
  await nudge(page, handle(page, "content", "end"), (await endsOf(page, "crossing,”")).to);
  await expect.poll(content).toEqual(["“We will not lose a single crossing,”"]);
}

/** With Alt the end goes where it is let go, but through no family. */
async function moveThroughEmoji(page: Page, { text, content }: Shown): Promise<void> {
  await nudge(page, handle(page, "content", "start"), (await endsOf(page, "mily")).from, { alt: true });
  await nudge(page, handle(page, "content", "end"), (await endsOf(page, "👨‍👩‍👧‍👦")).to, { alt: true });
  const [piece = ""] = await content();
  expect(piece).not.toBe("“We will not lose a single crossing,”");
  expect(text).toContain(piece);
  expect(Array.from(new Intl.Segmenter("en").segment(piece), (one) => one.segment).at(-1)).toMatch(
    /^(?:👨‍👩‍👧‍👦|[^👨👩👧👦]+)$/u,
  );
}

/** Press Reject on every suggestion's card. */
async function rejectAll(page: Page): Promise<void> {
  const reject = page.getByRole("button", { name: /^Reject/ });
  const cover = page.getByRole("button", { name: /^Suggestion \d+ of/ });
  await expect(reject.or(cover).first()).toBeVisible();
  while ((await reject.count()) + (await cover.count()) > 0) {
    if ((await reject.count()) === 0) await cover.first().click();
    await reject.first().click();
  }
}

/** Drag over words from before their first character to behind their last, in the order in which they are written. */
async function drag(page: Page, words: string): Promise<void> {
  const { from, to } = await endsOf(page, words);
  await dragMouse(page, from, to);
}

async function withSelection(page: Page, name: string): Promise<void> {
  await page
    .getByRole("toolbar", { name: "With the selection" })
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .click();
}

/** Choose the speaker that the card offers for the source, or make one. */
async function chooseSpeaker(page: Page, name: string): Promise<void> {
  const card = page.locator("section[aria-current]");
  await card
    .getByRole("button", { name: /speaker|who says|no speaker/i })
    .first()
    .click();
  const known = card.getByRole("option").filter({ hasText: name });
  await known.first().click();
  const create = card.getByRole("button", { name: /^Create/ });
  if (await create.isVisible()) await create.click();
  await expect(card.locator("b").first()).toHaveText(name);
}
