/**
 * Take pictures of every page of a running server, light and dark, wide and narrow.
 *
 *   ONRECORD_URL=http://127.0.0.1:8000 ONRECORD_USER=... ONRECORD_PASSWORD=... npm run screenshots -- [folder]
 */
import { mkdir } from "node:fs/promises";
import { chromium as browserType } from "playwright";

import { chromium, chromiumFlags } from "../browser-flags.ts";

const base = process.env.ONRECORD_URL ?? "http://127.0.0.1:8000";
const folder = process.argv[2] ?? "test-results/screens";
const looks = [
  { name: "light", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "narrow", viewport: { width: 360, height: 760 }, colorScheme: "light" },
];

await mkdir(folder, { recursive: true });
const browser = await browserType.launch({ executablePath: chromium, args: chromiumFlags });
let faults = 0;
for (const { name, ...look } of looks) {
  const context = await browser.newContext({ baseURL: base, ...look });
  const page = await context.newPage();
  page.on("console", (message) => fault(message.type() === "error" ? message.text() : null));
  page.on("pageerror", (error) => fault(error.message));
  await picture(page, name, "sign-in", "/sign-in?link=used");
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(process.env.ONRECORD_USER ?? "");
  await page.getByLabel("Password").fill(process.env.ONRECORD_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
  await picture(page, name, "home", "/");
  const project = await page.locator('a[href^="/p/"]').first().getAttribute("href");
  for (const part of ["", "/import", "/export", "/annotate"]) {
    await picture(page, name, part.slice(1) || "overview", `${project}${part}`);
  }
  await picture(page, name, "not-found", "/nothing/here");
  await context.close();
}
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;

async function picture(page, look, name, path) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) fault(`${name} (${look}) is ${wide} px wider than the window`);
  await page.screenshot({ path: `${folder}/${name}-${look}.png`, fullPage: true });
  console.log(`${folder}/${name}-${look}.png`);
}

function fault(text) {
  if (text === null) return;
  faults += 1;
  console.error(`fault: ${text}`);
}
