import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";

import { lightAndDark, violations } from "./support/axe.ts";
import { expect, freshText, openManagedProject, signIn, submitOneClaim, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";

/** A window of 1280 by 1024 pixels at 400 % zoom. */
const ZOOMED = { width: 320, height: 256 };
const SIZES = [
  { width: 320, height: 800 },
  { width: 768, height: 800 },
  { width: 2560, height: 800 },
  { width: 1440, height: 900 },
];

test("someone with a wrong password is told so, and with the right one goes on to the page they wanted", async ({
  page,
}) => {
  const project = await openManagedProject(page, "own");
  await page.goto("/");
  await signOut(page);
  await page.goto(`${project}/export`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, undefined, "not the password");
  await expect(page.getByRole("alert")).toContainText("name or the password is wrong");
  await expect(page.getByLabel("Password")).toBeFocused();
  await signIn(page);
  await expect(page).toHaveURL(new RegExp(`${project}/export$`));
});

test("someone whose link does not work is told why, and what to do", async ({ page }) => {
  for (const [link, why, what] of [
    ["used", "has been used", "A link works once"],
    ["expired", "has expired", "Ask the person who sent it for a new one"],
    ["unknown", "not a sign-in link of this server", "copy it whole"],
  ] as const) {
    await page.goto(`/sign-in?link=${link}`);
    await expect(page.getByRole("status").filter({ hasText: why })).toContainText(what);
  }
  // A link that somebody cut short leads there by itself.
  await page.goto("/sign-in/link?key=cut-short");
  await expect(page).toHaveURL(/\/sign-in\?link=unknown$/);
  await page.goto("/sign-in?link=else");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("sign-in link")).toHaveCount(0);
});

test("a session that ends while one works leads to signing in and back", async ({ page, context }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  await expect(page.getByRole("heading", { name: "Import articles" })).toBeVisible();
  // What is still being read would notice by itself, and take the link away from under the pointer.
  await page.waitForLoadState("networkidle");
  await context.clearCookies();
  await page.getByRole("link", { name: "Export" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page);
  await expect(page).toHaveURL(new RegExp(`${project}/export$`));
});

test("a manager imports files, sees what became of each, leaves, comes back, and finds the article", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  const text = freshText("Ferry report");
  const lines = [JSON.stringify({ title: "Twice", text }), "{not json", JSON.stringify({ title: "Empty", text: "" })];
  await page.getByLabel("Choose files").setInputFiles([
    { name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(text) },
    { name: "wave.jsonl", mimeType: "application/json", buffer: Buffer.from(lines.join("\n")) },
    { name: "brief.docx", mimeType: "application/octet-stream", buffer: Buffer.from("x") },
  ]);
  await expect(
    page.getByText("brief.docx is a word processor's document. Save it as plain text (.txt)."),
  ).toBeVisible();
  const newest = page.getByRole("article").first();
  await expect(newest.getByText("1 added · 1 duplicate · 2 need review")).toBeVisible({ timeout: 30_000 });
  await expect(newest.getByText(/^Same text as article \d+$/)).toBeVisible();
  await expect(newest.getByRole("link", { name: /^Open article/ })).toHaveCount(2);

  await page.goto(project);
  await page.getByRole("searchbox").fill(text.split("\n")[0] ?? "");
  await expect(page.getByText("one article shown")).toBeVisible();
  await page.goBack();
  await page.goto(`${project}/import`);
  await expect(page.getByRole("article").first().getByText("1 added · 1 duplicate · 2 need review")).toBeVisible();
});

test("a pasted article is added once; the second time its number is given", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  const text = freshText("Pasted");
  await page.getByRole("button", { name: "Paste text" }).click();
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(page.getByText("Paste the text of the article.")).toBeVisible();
  const box = page.getByRole("textbox", { name: "Text", exact: true });
  await box.fill(text);
  await page.getByRole("button", { name: "Add article" }).click();
  const added = page.getByText(/^Article \d+ was added$/);
  await expect(added).toBeVisible();
  const number = /\d+/.exec(await added.innerText())?.[0] ?? "none";
  await expect(box).toHaveValue("");
  await box.fill(text);
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(page.getByText(`This text is already here, as article ${number}`)).toBeVisible();
});

test("what hides in a pasted text does not hinder, what is doubtful waits over a reload, and pasted JSON goes in", async ({
  page,
}) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  await page.getByRole("button", { name: "Paste text" }).click();
  const box = page.getByRole("textbox", { name: "Text", exact: true });
  const add = page.getByRole("button", { name: "Add article" });
  const clean = freshText("Port closed\u200B\tuntil Friday").replace("\n\n", "\u000B\u0085");
  await box.fill(clean);
  await add.click();
  await expect(page.getByText(/^Article \d+ was added$/)).toBeVisible();

  const [broken, plain] = [freshText("MinisterprÃ¤sident"), freshText("Listed")];
  await box.fill(
    JSON.stringify(
      [
        { text: broken, title: "Broken letters" },
        { text: plain, title: "Listed" },
      ],
      null,
      2,
    ),
  );
  await expect(page.getByText("This is JSON with 2 articles; they are imported like a file.")).toBeVisible();
  await add.click();
  const newest = page.getByRole("article").first();
  await expect(newest.getByText("1 added · 1 waiting for you · 0 duplicates · 0 need review")).toBeVisible({
    timeout: 30_000,
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: /waiting for your decision/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("checkbox", { name: "Select Broken letters" }).check();
  await page.getByRole("button", { name: "Repair and import" }).click();
  await expect(page.getByText("One article imported.")).toBeVisible();
  await expect(newest.getByText("2 added · 0 duplicates · 0 need review")).toBeVisible();
  await page.goto(project);
  await page.getByRole("searchbox").fill(broken.replace("Ã¤", "ä").split("\n")[0] ?? "");
  await expect(page.getByText("one article shown")).toBeVisible();
});

test("a refused field is marked where it stands, and what was typed stays", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(`${project}/import`);
  await page.getByRole("button", { name: "Paste text" }).click();
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(freshText("Refused"));
  await page.getByLabel("Address").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(page.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Address")).toHaveValue("javascript:alert(1)");
});

test("an export is built, and the downloaded file has the checksum that is shown", async ({ page }) => {
  const project = await openManagedProject(page);
  const said = await submitOneClaim(page, project);
  await page.goto(`${project}/export`);
  await expect(page.locator("pre")).toContainText("{");
  const list = page.getByRole("region", { name: "Exports" }).getByRole("listitem");
  await page.waitForLoadState("networkidle");
  const before = await list.count();
  await page.getByRole("button", { name: "Build export" }).click();
  await expect(list).toHaveCount(before + 1);
  const newest = list.first();
  await expect(newest.getByRole("link", { name: /^Download/ })).toBeVisible({ timeout: 30_000 });
  const shown = await newest.getByTitle(/^SHA-256/).getAttribute("title");
  const waiting = page.waitForEvent("download");
  await newest.getByRole("link", { name: /^Download/ }).click();
  const file = await readFile(await (await waiting).path());
  expect(`SHA-256 ${createHash("sha256").update(file).digest("hex")}`).toBe(shown);
  expect(file.toString()).toContain(said);
});

test("the theme one chooses stays after a reload, and signing out is in the same menu", async ({ page }) => {
  await openManagedProject(page, "own");
  await page.goto("/");
  await page.getByRole("button", { name: /theme and sign out/ }).press("Enter");
  await page.getByRole("menuitemradio", { name: "Dark" }).press("Enter");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await signOut(page);
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the article list is filtered by keyboard alone, and the filter is in the address", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(project);
  const box = page.getByRole("searchbox");
  await box.focus();
  await page.keyboard.type("zzz no such words");
  await expect(page.getByText("No article matches")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Not started" })).toHaveAttribute("aria-pressed", "true");
  expect(new URL(page.url()).searchParams.get("state")).toBe("new");
  await page.getByRole("link", { name: "Show all articles" }).press("Enter");
  await expect(box).toHaveValue("");
  await expect(page.getByText(/articles? shown$/)).toBeVisible();
});

test("someone who cannot see hears which page they are on after following a link", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.goto(project);
  await page.getByRole("link", { name: "Export" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /^Export · .+ · On Record$/ })).toBeAttached();
});

test("someone who is signed in already and follows an old link to the form goes on to the projects", async ({
  page,
}) => {
  await openManagedProject(page);
  await page.goto("/sign-in?link=used");
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
});

test("a wrong address and a project of others say what to do", async ({ page }) => {
  await openManagedProject(page);
  for (const path of ["/nothing/here", "/p/00000000-0000-7000-8000-000000000000"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await page.getByRole("link", { name: "Back to all projects" }).click();
    await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  }
});

test("a server that is gone is waited for, and the page comes by itself when it is back", async ({ page }) => {
  const project = await openManagedProject(page);
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.goto(project);
  await expect(page.getByRole("heading", { name: "The server does not answer" })).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/v1/**");
  await expect(page.getByRole("heading", { name: "Progress" })).toBeVisible({ timeout: 15_000 });
});

test("no page breaks an accessibility rule, light and dark, is wider than a window of any size, or covered by its bar", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/sign-in?link=used");
  await settled(page);
  const found = await lightAndDark(page);
  const project = await openManagedProject(page);
  const pages = [
    "/",
    project,
    `${project}/import`,
    `${project}/mine`,
    `${project}/queue`,
    `${project}/adjudicate`,
    `${project}/feedback`,
    `${project}/agreement`,
    `${project}/suggestions`,
    `${project}/export`,
    `${project}/releases`,
    `${project}/people`,
    `${project}/settings`,
    `${project}/history`,
    "/account",
    "/projects/new",
    "/nothing",
  ];
  for (const path of pages) {
    await page.setViewportSize(ZOOMED);
    await page.goto(path);
    await settled(page);
    for (const size of [ZOOMED, ...SIZES]) {
      await page.setViewportSize(size);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, `${path}, ${size.width} px`).toBeLessThanOrEqual(0);
    }
    found.push(...(await lightAndDark(page)));
    // A page of no project has no bar.
    if (path === "/nothing") continue;
    await page.setViewportSize(ZOOMED);
    await page.mouse.wheel(0, 200);
    await expect.poll(async () => (await page.getByRole("banner").boundingBox())?.y ?? 0, path).toBeLessThanOrEqual(0);
  }
  expect(found).toEqual([]);
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /theme and sign out/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
}

/** The heading is there and nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}
