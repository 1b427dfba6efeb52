/** Somebody whose browser asks for German works in German, wide and narrow, and may choose English for good. */
import type { Browser, Page } from "@playwright/test";

import { addArticle, takeWithSuggestions } from "./support/api.ts";
import { accountOf, password } from "./support/cast.ts";
import { expect, freshText, openManagedProject, test } from "./support/desk.ts";

test.use({ locale: "de-DE" });

const screens = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;

/** States of the annotate screen: the keys that lead there, and what is then on the screen. */
const STATES = [
  { name: "suggestion", keys: [], shows: (page: Page) => page.getByRole("button", { name: /^Annehmen/ }) },
  { name: "claim", keys: ["2"], shows: (page: Page) => page.getByRole("group", { name: "Urteil" }) },
  { name: "speaker", keys: ["s"], shows: (page: Page) => page.getByRole("combobox") },
  { name: "new speaker", keys: ["Control+Enter"], shows: (page: Page) => page.getByRole("combobox", { name: "Art" }) },
  {
    name: "details",
    keys: ["Escape", "Escape", "m"],
    shows: (page: Page) => page.getByRole("combobox", { name: "Art" }),
  },
  { name: "note", keys: ["Escape", "n"], shows: (page: Page) => page.getByLabel("Notiz zu dieser Behauptung") },
  { name: "evidence", keys: ["Escape", "e"], shows: (page: Page) => page.getByLabel("Link", { exact: true }) },
  {
    name: "history",
    keys: ["Escape", "h"],
    shows: (page: Page) => page.getByRole("heading", { name: /^Verlauf von/ }),
  },
  {
    name: "guideline",
    keys: ["Escape", "g"],
    shows: (page: Page) => page.getByRole("searchbox", { name: "In der Richtlinie suchen" }),
  },
  { name: "keys", keys: ["Escape", "?"], shows: (page: Page) => page.getByRole("dialog", { name: "Tastenkürzel" }) },
  {
    name: "palette",
    keys: ["Escape", "Control+k"],
    shows: (page: Page) => page.getByRole("combobox", { name: "Befehl suchen" }),
  },
  {
    name: "own keys",
    keys: ["Escape", "Control+,"],
    shows: (page: Page) => page.getByRole("dialog", { name: "Tasten ändern" }),
  },
  { name: "find", keys: ["Escape", "/"], shows: (page: Page) => page.getByLabel("Im Artikel suchen") },
  {
    name: "finish",
    keys: ["Escape", "Shift+Enter"],
    shows: (page: Page) => page.getByRole("dialog", { name: "Diesen Artikel abschließen?" }),
  },
] as const;

/** Pages of a project, and a heading that is there once they are read. */
const HEADED = [
  ["mine", "Eigenes Tempo"],
  ["export", "Vorschau"],
  ["people", "Mitglieder"],
  ["history", "Verlauf"],
  ["settings", "Urteilsskala"],
] as const;

for (const [size, viewport] of Object.entries(screens)) {
  test(`every screen is German and fits, ${size}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const look = async (name: string): Promise<void> => {
      expect(await widthOver(page), `${name} is too wide`).toBeLessThanOrEqual(0);
    };
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Anmelden" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await look("sign-in");
    await page.getByLabel("Passwort").fill("falsch");
    await page.getByLabel("Benutzername").fill("niemand");
    await page.getByRole("button", { name: "Anmelden" }).click();
    await expect(page.getByRole("alert")).toContainText("Benutzername oder Passwort ist falsch");
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Projekte" })).toBeVisible();
    await expect(page.getByRole("article").first()).toBeVisible();
    await look("home");
    await page.keyboard.press("n");
    await page.getByRole("button", { name: "Projekt anlegen" }).click();
    await expect(page.getByText("Das Projekt braucht einen Namen.")).toBeVisible();
    await look("new project");
    const project = await openManagedProject(page);
    await page.goto(project);
    await page.getByRole("button", { name: "Lesen" }).click();
    await expect(page.getByRole("table")).toBeVisible();
    await look("overview");
    for (const [name, heading] of HEADED) {
      await page.goto(`${project}/${name}`);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await look(name);
    }
    await page.goto(`${project}/queue`);
    await expect(page.getByRole("table")).toBeVisible();
    await look("queue");
    await page.goto(`${project}/import`);
    await page.getByRole("button", { name: "Text einfügen" }).click();
    await page.getByRole("button", { name: "Artikel hinzufügen" }).click();
    await expect(page.getByText("Den Text des Artikels einfügen.")).toBeVisible();
    await look("import");
    await page.goto(`${project}/releases`);
    await expect(page.getByRole("button", { name: /^Veröffentlichung \d+ erstellen$/ })).toBeVisible();
    await look("releases");

    const text = `${freshText("Ferry")}\nThe union said that the quay was closed.`;
    const article = await addArticle(page, project, { text, title: "Ferry" });
    await takeWithSuggestions(page, project, article);
    await page.goto(`${project}/annotate?article=${article}`);
    await expect(page.getByRole("application")).toBeFocused();
    for (const { name, keys, shows } of STATES) {
      for (const key of keys) await page.keyboard.press(key);
      await expect(shows(page).first(), name).toBeVisible();
      await look(`annotate ${name}`);
    }
  });
}

test("the verdicts, the server's refusals and the numbers are German too", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: freshText("Ferry"), title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await page.getByRole("application").press("2");
  await expect(page.getByRole("group", { name: "Urteil" }).getByRole("button", { pressed: true })).toHaveText(
    /Größtenteils wahr/,
  );
  await page.goto(`${project}/export`);
  await expect(page.getByRole("heading", { name: "Vorschau" })).toBeVisible();
  const refused = page.waitForResponse((answer) => answer.status() === 404);
  await page.goto("/p/00000000-0000-0000-0000-000000000000");
  await refused;
  await expect(page.getByRole("heading", { name: "Hier ist nichts" })).toBeVisible();
});

test("the language is chosen in the user's menu, and kept on the device", async ({ page }) => {
  await openManagedProject(page);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Projekte" })).toBeVisible();
  await page.getByRole("button", { name: /Sprache, Farben und Abmelden/ }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  await page.getByRole("button", { name: /language, theme and sign out/ }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Projekte" })).toBeVisible();
});

test("in English nothing of the German is fetched, and words that cannot be fetched are English ones", async ({
  browser,
  baseURL,
}) => {
  expect((await titleIn(browser, baseURL, "en-US")).fetched).toEqual([]);
  const blocked = await titleIn(browser, baseURL, "de-DE", true);
  expect(blocked.fetched).toHaveLength(1);
  expect(blocked.heading).toBe("Sign in");
});

/** On a German keyboard "/" is Shift and 7, "?" is Shift and ß, and "+" is a key of its own. */
test("signs that a German keyboard writes with Shift are the same commands", async ({ page }) => {
  const project = await openManagedProject(page);
  const article = await addArticle(page, project, { text: freshText("Ferry"), title: "Ferry" });
  await takeWithSuggestions(page, project, article);
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByRole("application")).toBeFocused();
  await press(page, { key: "/", code: "Digit7", shiftKey: true });
  await expect(page.getByLabel("Im Artikel suchen")).toBeFocused();
  await page.keyboard.press("Escape");
  await press(page, { key: "?", code: "Minus", shiftKey: true });
  await expect(page.getByRole("dialog", { name: "Tastenkürzel" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("application").press("2");
  await page.getByRole("application").press("Home");
  await press(page, { key: "+", code: "BracketRight", shiftKey: false });
  await expect(page.locator("[aria-current=true] bdi, [aria-current=true] p").first()).toContainText(" … ");
});

async function press(page: Page, key: { key: string; code: string; shiftKey: boolean }): Promise<void> {
  await page.evaluate((init) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }));
  }, key);
}

async function titleIn(browser: Browser, baseURL: string | undefined, locale: string, block = false) {
  const context = await browser.newContext({ locale, ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  const fetched: string[] = [];
  await page.route(/\/de-[\w-]+\.js$/, (route) => {
    fetched.push(route.request().url());
    return block ? route.abort() : route.continue();
  });
  await page.goto("/sign-in");
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  await context.close();
  return { heading, fetched };
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("Benutzername").fill(accountOf());
  await page.getByLabel("Passwort").fill(password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect(page.getByRole("heading", { name: "Projekte" })).toBeVisible();
}

/** Pixels by which the page is wider than the window. */
function widthOver(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
