/** Where words stand on the screen, and how a hand with a mouse moves between such places. */
import type { Locator, Page } from "@playwright/test";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Find the points before the first and behind the last character of words, and bring them into view. */
export async function endsOf(page: Page, words: string): Promise<{ readonly from: Point; readonly to: Point }> {
  return page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll<HTMLElement>("p[data-start]")) {
      const at = paragraph.textContent.indexOf(wanted);
      if (at === -1) continue;
      const box = paragraph.getBoundingClientRect();
      if (box.top < 60 || box.bottom > innerHeight * 0.5) paragraph.scrollIntoView({ block: "center" });
      const point = (offset: number, side: "first" | "last"): { x: number; y: number } => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let rest = offset;
        for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
          if (rest < node.length) {
            const range = document.createRange();
            const width = (node.data.codePointAt(rest) ?? 0) > 0xffff ? 2 : 1;
            range.setStart(node, rest);
            range.setEnd(node, rest + width);
            const letter = range.getBoundingClientRect();
            const leftToRight = !/\p{Script=Hebrew}|\p{Script=Arabic}/u.test(node.data.slice(rest, rest + width));
            const atLeft = (side === "first") === leftToRight;
            return { x: atLeft ? letter.left + 1 : letter.right - 1, y: (letter.top + letter.bottom) / 2 };
          }
          rest -= node.length;
        }
        throw new Error("outside the paragraph");
      };
      const lastCharacter = Array.from(wanted).at(-1) ?? "";
      return { from: point(at, "first"), to: point(at + wanted.length - lastCharacter.length, "last") };
    }
    throw new Error(`no paragraph has ${wanted}`);
  }, words);
}

/** The middle of words that stand on one line. */
export async function middleOf(page: Page, words: string): Promise<Point> {
  const { from, to } = await endsOf(page, words);
  return { x: (from.x + to.x) / 2, y: from.y };
}

/** Press, move and let go. */
export async function dragMouse(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The handle on an end of a role of the active claim. */
export function handle(page: Page, held: string, side: "start" | "end", at = 0): Locator {
  return page.locator(`[data-held="${held}"][data-handle="${side}"]`).nth(at);
}

/** Where a handle is taken, and how far from there the middle of its line is: the knob stands outside of the line. */
export async function holdOf(held: Locator): Promise<{ readonly at: Point; readonly toLine: number }> {
  return held.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const [top, bottom] = ["--top", "--bottom"].map((name) => Number.parseFloat(style.getPropertyValue(name))) as [
      number,
      number,
    ];
    const pane = element.closest("article")?.getBoundingClientRect().top ?? 0;
    const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return { at, toLine: pane + (top + bottom) / 2 - at.y };
  });
}

/** Drag a handle until its end comes to a place in the text. */
export async function nudge(
  page: Page,
  held: Locator,
  to: Point,
  how: { readonly alt?: boolean; readonly give?: "up" } = {},
): Promise<void> {
  const { at, toLine } = await holdOf(held);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  if (how.alt) await page.keyboard.down("Alt");
  await page.mouse.move((at.x + to.x) / 2, (at.y + to.y - toLine) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y - toLine, { steps: 3 });
  if (how.give === "up") await page.keyboard.press("Escape");
  await page.mouse.up();
  if (how.alt) await page.keyboard.up("Alt");
}
