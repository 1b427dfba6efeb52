/** No state of the annotate screen breaks an accessibility rule, light or dark. */
import { AxeBuilder } from "@axe-core/playwright";

import { addArticle, takeWithSuggestions } from "./api.ts";
import { expect, freshText, openManagedProject, test } from "./desk.ts";
import type { Page } from "./desk.ts";
import { articleOpen } from "./screen.ts";

interface State {
  readonly name: string;
  readonly keys: readonly string[];
  /** What has to be on the screen before it is looked at. */
  readonly shows: (page: Page) => ReturnType<Page["getByRole"]>;
}

const STATES: readonly State[] = [
  { name: "a suggestion is active", keys: [], shows: (page) => page.getByRole("button", { name: /^Accept/ }) },
  { name: "a claim is active", keys: ["2"], shows: (page) => page.getByRole("group", { name: "Verdict" }) },
  { name: "words are selected", keys: ["ArrowDown", "Shift+ArrowDown"], shows: (page) => page.getByRole("group", { name: "Verdict" }) },
  { name: "boundaries are moved", keys: ["Escape", "b"], shows: (page) => page.getByText("Move the ends with the arrow keys").first() },
  { name: "a speaker is searched", keys: ["Escape", "s"], shows: (page) => page.getByRole("combobox") },
  { name: "a speaker is made", keys: ["Control+Enter"], shows: (page) => page.getByRole("combobox", { name: "Kind" }) },
  { name: "a note is written", keys: ["Escape", "Escape", "n"], shows: (page) => page.getByLabel("Note on this claim") },
  { name: "details are open", keys: ["Escape", "m"], shows: (page) => page.getByRole("combobox", { name: "Type" }) },
  { name: "evidence is given", keys: ["Escape", "e"], shows: (page) => page.getByLabel("Link", { exact: true }) },
  { name: "a claim is talked about", keys: ["Escape", "w", "@"], shows: (page) => page.getByRole("listbox", { name: "People to mention" }) },
  { name: "the article is talked about", keys: ["Escape", "Backspace", "Escape", "Shift+W"], shows: (page) => page.getByRole("heading", { name: "Comments on the article" }) },
  { name: "the guideline is read", keys: ["Escape", "g"], shows: (page) => page.getByRole("heading", { level: 2 }).first() },
  { name: "the keys are listed", keys: ["Escape", "?"], shows: (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" }) },
  { name: "a command is looked for", keys: ["Escape", "Control+k"], shows: (page) => page.getByRole("combobox", { name: "Find a command" }) },
  { name: "words are looked for", keys: ["Escape", "/"], shows: (page) => page.getByLabel("Find in the article") },
  { name: "the article is to be finished", keys: ["Escape", "Shift+Enter"], shows: (page) => page.getByRole("dialog", { name: "Finish this article?" }) },
];

test("every state of the annotate screen can be read by everybody, light and dark", async ({ page }) => {
  test.setTimeout(180_000);
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
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page, `${name}, ${colorScheme}`)));
    }
  }
  expect(found).toEqual([]);
});

async function violations(page: Page, state: string): Promise<string[]> {
  const { violations: broken } = await new AxeBuilder({ page }).analyze();
  return broken.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
}
