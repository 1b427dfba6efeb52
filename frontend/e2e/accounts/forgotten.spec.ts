/** Somebody confirms their address, sets a forgotten password anew by mail, and signs in at the desk's identity provider. */
import { accountOf, newSession, password, server } from "../support/cast.ts";
import { expect, signIn, test } from "../support/desk.ts";
import { foundInMail } from "../support/mail.ts";

test("someone confirms an address, forgets the password, sets a new one by mail, and comes in by the provider too", async ({
  page,
  browser,
}) => {
  const address = `${accountOf("rosa")}@desk.example`;
  await page.context().addCookies(await newSession("rosa"));
  await page.goto("/account");
  await page.getByLabel("Your mail address").fill(address);
  await page.getByRole("button", { name: "Send a code" }).click();
  const dialog = page.getByRole("dialog", { name: "First, confirm that it is you" });
  await dialog.getByLabel("Current password").fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await page.getByLabel(`Code for ${address}`).fill(await foundInMail(address, /Subject: Your code: (\S+)/));
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(page.getByText(`${address} is confirmed.`)).toBeVisible();

  // Another browser: whoever has forgotten their password is not signed in.
  const context = await browser.newContext({ baseURL: server });
  const visitor = await context.newPage();
  await visitor.goto("/sign-in");
  await visitor.getByRole("button", { name: "Forgot your password?" }).click();
  await visitor.getByLabel("Mail address").fill(address);
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByText("Check your mail")).toBeVisible();
  await visitor.goto(await foundInMail(address, /(http:\S+\/new-password#\S+)/));
  await visitor.getByLabel("New password").fill("quite another password");
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByText("Your password was changed")).toBeVisible();
  // It ended the session of the first browser.
  await page.reload();
  await expect(page.getByLabel("User name")).toBeVisible();
  await visitor.goto("/sign-in");
  await signIn(visitor, accountOf("rosa"), "quite another password");
  await expect(visitor.getByRole("button", { name: /theme and sign out/ })).toBeVisible();
  await context.clearCookies();

  await visitor.goto("/sign-in?next=%2Faccount");
  await visitor.getByRole("button", { name: "Continue with Newsroom accounts" }).click();
  await visitor.waitForURL(/oauth2\/authorize/);
  const issuer = new URL(visitor.url()).origin;
  await visitor.request.put(`${issuer}/users/${accountOf("rosa")}`, { data: { email: address, email_verified: true } });
  await visitor.locator("input[name=sub]").fill(accountOf("rosa"));
  await visitor.keyboard.press("Enter");
  await expect(visitor.getByText(`${address} is confirmed.`)).toBeVisible();
  await context.close();
});
