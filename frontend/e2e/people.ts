/** Other people of the demo project, each in a browser of their own. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";

import type { Browser } from "@playwright/test";

import { expect, signIn, withoutTour } from "./desk.ts";
import type { Page } from "./desk.ts";

/** Give somebody of the demo project a password, as whoever runs the server does. */
export function passwordOf(username: string): string {
  const password = randomBytes(18).toString("base64url");
  const command = ["-m", "annotator.embedded", "manage", "add_person", username, "--password-stdin"];
  execFileSync("python", command, { cwd: "..", input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
  return password;
}

/** Give somebody of the demo project a password and sign them in, in a browser of their own. */
export async function signedIn(browser: Browser, baseURL: string | undefined, username: string): Promise<Page> {
  const password = passwordOf(username);
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await withoutTour(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signIn(page, username, password);
  await expect(page.getByRole("heading", { name: "Projects" })).toBeVisible();
  return page;
}
