/** No state of the annotate screen breaks an accessibility rule: light, dark, in high contrast, and 320 pixels wide. */
import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { violations } from "./support/axe.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { articleOpen } from "./support/screen.ts";

interface State {
  readonly name: string;
  readonly keys: readonly string[];
  /** What has to be on the screen before it is looked at. */
  readonly shows: (page: Page) => ReturnType<Page["getByRole"]>;
}

const STATES: readonly State[] = [
  { name: "a suggestion is active", keys: [], shows: (page) => page.getByRole("button", { name: /^Accept/ }) },
  { name: "a claim is active", keys: ["2"], shows: (page) => page.getByRole("group", { name: "Verdict" }) },
  {
    name: "words are selected",
    keys: ["ArrowDown", "Shift+ArrowDown"],
    shows: (page) => page.getByRole("group", { name: "Verdict" }),
  },
  {
    name: "boundaries are moved",
    keys: ["Escape", "b"],
    shows: (page) => page.getByText("Move the ends with the arrow keys").first(),
  },
  { name: "a speaker is searched", keys: ["Escape", "s"], shows: (page) => page.getByRole("combobox") },
  { name: "a speaker is made", keys: ["Control+Enter"], shows: (page) => page.getByRole("combobox", { name: "Kind" }) },
  {
    name: "a note is written",
    keys: ["Escape", "Escape", "n"],
    shows: (page) => page.getByLabel("Note on this claim"),
  },
  { name: "details are open", keys: ["Escape", "m"], shows: (page) => page.getByRole("combobox", { name: "Type" }) },
  { name: "evidence is given", keys: ["Escape", "e"], shows: (page) => page.getByLabel("Link", { exact: true }) },
  {
    name: "a claim is talked about",
    keys: ["Escape", "w", "@"],
    shows: (page) => page.getByRole("listbox", { name: "People to mention" }),
  },
  {
    name: "the article is talked about",
    keys: ["Escape", "Backspace", "Escape", "Shift+W"],
    shows: (page) => page.getByRole("heading", { name: "Comments on the article" }),
  },
  {
    name: "the speakers are listed",
    keys: ["Escape", "l"],
    shows: (page) => page.getByRole("heading", { name: "Speakers of this article" }),
  },
  {
    name: "the guideline is read",
    keys: ["Escape", "g"],
    shows: (page) => page.getByRole("heading", { level: 2 }).first(),
  },
  {
    name: "the keys are listed",
    keys: ["Escape", "?"],
    shows: (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" }),
  },
  {
    name: "a command is looked for",
    keys: ["Escape", "Control+k"],
    shows: (page) => page.getByRole("combobox", { name: "Find a command" }),
  },
  { name: "words are looked for", keys: ["Escape", "/"], shows: (page) => page.getByLabel("Find in the article") },
  {
    name: "the article is to be finished",
    keys: ["Escape", "Shift+Enter"],
    shows: (page) => page.getByRole("dialog", { name: "Finish this article?" }),
  },
];

const LIGHT = { colorScheme: "light", forcedColors: "none" } as const;
const LOOKS = [
  ["light", LIGHT, "all"],
  ["dark", { colorScheme: "dark", forcedColors: "none" }, "colours"],
  ["high contrast", { colorScheme: "dark", forcedColors: "active" }, "system colours"],
] as const;
const WIDE = { width: 1440, height: 900 };
const NARROWEST = { width: 320, height: 800 };

test("every state of the annotate screen can be read by everybody, in every look", async ({ page }) => {
  test.setTimeout(360_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const project = await openManagedProject(page);
  const text = `${freshText("Ferry")}\nThe union said that the quay was closed.`;
  const article = await addArticle(page, project, { text, title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  const found: string[] = [];
  for (const { name, keys, shows } of STATES) {
    for (const key of keys) await page.keyboard.press(key);
    await expect(shows(page), name).toBeVisible();
    for (const [look, media, tried] of LOOKS) {
      await page.emulateMedia(media);
      found.push(...(await violations(page, `${name}, ${look}`, tried)));
    }
    found.push(...(await tooSmall(page)).map((target) => `${name}: too small to hit: ${target}`));
    await page.setViewportSize(NARROWEST);
    await page.emulateMedia(LIGHT);
    found.push(...(await violations(page, `${name}, 320 px`)));
    found.push(...(await sideways(page)).map((what) => `${name}, 320 px: ${what}`));
    await page.setViewportSize(WIDE);
  }
  expect(found).toEqual([]);
});

test("nothing that has the focus lies under a bar, wherever Tab leads", async ({ page }) => {
  const project = await openManagedProject(page);
  const lines = Array.from({ length: 30 }, (_, line) => `The union said that pier ${line} was closed.`);
  const article = await addArticle(page, project, {
    text: `${freshText("Piers")}\n${lines.join("\n")}`,
    title: "Piers",
  });
  await takeWithSuggestions(page, project, article);
  for (const size of [WIDE, { width: 640, height: 500 }]) {
    await page.setViewportSize(size);
    await page.goto(`${project}/annotate?article=${article}`);
    await articleOpen(page);
    // Tab goes from claim to claim while one reads; Escape gives it back to the page.
    await page.keyboard.press("Escape");
    const hidden: string[] = [];
    for (let pressed = 0; pressed < 45; pressed += 1) {
      await page.keyboard.press(pressed < 35 ? "Tab" : "Shift+Tab");
      hidden.push(...(await page.evaluate(hiddenFocus)));
    }
    expect(hidden, `${size.width} px wide`).toEqual([]);
  }
});

test("the live region says the words under the cursor and how a claim stands", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: `${freshText("Ferry")}\nNobody was hurt.`, title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await articleOpen(page);
  const voice = page
    .locator("[aria-live=polite]")
    .filter({ has: page.locator("p") })
    .first();
  await page.keyboard.press("End");
  await expect(voice).toHaveText("Nobody was hurt.");
  await page.keyboard.press("ArrowRight");
  await expect(voice).toHaveText(/^Nobody$/);
  await page.keyboard.press("1");
  await page.keyboard.press("k");
  await expect(voice).toHaveText(/^Claim 1 of \d+, .+, True/);
});

/** Say what has the focus and cannot be seen whole for a bar or for the window's edge. */
function hiddenFocus(): string[] {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body || element.id === "content") return [];
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const corners = [
    [left + 2, top + 2],
    [right - 2, top + 2],
    [left + 2, bottom - 2],
    [right - 2, bottom - 2],
    [(left + right) / 2, (top + bottom) / 2],
  ];
  const seen = corners.filter(([x = 0, y = 0]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
  return seen.length > 0
    ? []
    : [
        `${element.tagName} “${element.getAttribute("aria-label") ?? element.textContent.slice(0, 40)}” at ${Math.round(top)}`,
      ];
}

/** List what is smaller than 24 by 24 pixels and no word of a running text (WCAG 2.5.8). */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = document.querySelectorAll<HTMLElement>(
      "button, a[href], input, select, textarea, summary, [role=option]",
    );
    return Array.from(targets)
      .filter((target) => {
        const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
        const inline = getComputedStyle(target).display === "inline";
        return (
          target.checkVisibility({ visibilityProperty: true }) &&
          width > 1 &&
          height > 1 &&
          !inline &&
          (width < 23.5 || height < 23.5)
        );
      })
      .map(
        (target) =>
          `${target.tagName} “${target.getAttribute("aria-label") ?? target.textContent.slice(0, 40)}” ${target.className}`,
      );
  });
}

async function sideways(page: Page): Promise<string[]> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return beyond > 0 ? [`${beyond} px wider than the window`] : [];
}
