/** A whole article with the mouse alone, over text in which characters, code units and screen order are three things. */
import { addArticle, takeWithSuggestions } from "./api.ts";
import { checkOffsets, takeExport } from "./dataset.ts";
import { expect, openManagedProject, test } from "./desk.ts";
import type { Page } from "./desk.ts";
import { readDemo } from "./gold.ts";
import { saved } from "./screen.ts";

const HEBREW = "הלילה שייך לכולם";
const ARABIC = "السوق بيت من لا بيت له";
const FAMILY = "👨‍👩‍👧‍👦";
const SCRIPT = "𝕹𝖔𝖈𝖙𝖚𝖗𝖓𝖊";

test("someone with a mouse marks right-to-left words, families of emoji and astral letters, judges them, and gets exact offsets out", async ({ page }) => {
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
  const wanted = [`${FAMILY} Families queued three deep`, `“${ARABIC}”`, `“${HEBREW}”`, `The band ${SCRIPT} closed the evening`, number];
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
  await page.getByRole("button", { name: /^Finish/ }).first().click();
  await expect(page.getByRole("heading", { name: "Night market" })).toBeHidden({ timeout: 15_000 });

  const record = await takeExport(page, project, text, (target) => target.click());
  checkOffsets(record);
  const contents = record.claims.map(({ exact }) => exact.content.join(" … "));
  expect(contents.toSorted()).toEqual([...wanted.slice(0, -1), `${number} … through the gates`].toSorted());
  expect(record.claims.map(({ verdict }) => verdict?.label)).not.toContain(undefined);
  expect(record.claims.find(({ exact }) => exact.content.includes(`“${ARABIC}”`))?.exact.source).toEqual(["نادر القرنفلي"]);
});

/** Press Reject on every suggestion's card. */
async function rejectAll(page: Page): Promise<void> {
  const reject = page.getByRole("button", { name: /^Reject/ });
  const cover = page.getByRole("button", { name: /^Suggestion \d+ of/ });
  while ((await reject.count()) + (await cover.count()) > 0) {
    if ((await reject.count()) === 0) await cover.first().click();
    await reject.first().click();
  }
}

/** Drag over words from before their first character to behind their last, in the order in which they are written. */
async function drag(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll<HTMLElement>("p[data-start]")) {
      const at = paragraph.textContent.indexOf(wanted);
      if (at === -1) continue;
      paragraph.scrollIntoView({ block: "center" });
      const point = (offset: number, side: "first" | "last"): { x: number; y: number } => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let rest = offset;
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          if (rest < node.length) {
            const range = document.createRange();
            const width = (node.data.codePointAt(rest) ?? 0) > 0xffff ? 2 : 1;
            range.setStart(node, rest);
            range.setEnd(node, rest + width);
            const box = range.getBoundingClientRect();
            const leftToRight = !/\p{Script=Hebrew}|\p{Script=Arabic}/u.test(node.data.slice(rest, rest + width));
            const atLeft = (side === "first") === leftToRight;
            return { x: atLeft ? box.left + 1 : box.right - 1, y: (box.top + box.bottom) / 2 };
          }
          rest -= node.length;
        }
        throw new Error("outside the paragraph");
      };
      const lastCharacter = Array.from(wanted).at(-1) ?? "";
      return [point(at, "first"), point(at + wanted.length - lastCharacter.length, "last")];
    }
    throw new Error(`no paragraph has ${wanted}`);
  }, words);
  const [from, to] = ends;
  if (!from || !to) throw new Error(`no place for ${words}`);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function withSelection(page: Page, name: string): Promise<void> {
  await page.getByRole("toolbar", { name: "With the selection" }).getByRole("button", { name: new RegExp(`^${name}`) }).click();
}

/** Choose the speaker that the card offers for the source, or make one. */
async function chooseSpeaker(page: Page, name: string): Promise<void> {
  const card = page.locator("section[aria-current]");
  await card.getByRole("button", { name: /speaker|who says|no speaker/i }).first().click();
  const known = card.getByRole("option").filter({ hasText: name });
  await known.first().click();
  const create = card.getByRole("button", { name: /^Create/ });
  if (await create.isVisible()) await create.click();
  await expect(card.locator("b").first()).toHaveText(name);
}
