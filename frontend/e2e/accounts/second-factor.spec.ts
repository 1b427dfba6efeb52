/** Second factor and passkeys: set up on the account page, asked for at the next sign-in. */
import { createHmac } from "node:crypto";

import { accountOf, newSession, password } from "../support/cast.ts";
import { expect, type Page, signIn, test } from "../support/desk.ts";

// Whoever turns a second factor on cannot be signed in by other journeys: this one takes it off again.
test.describe.configure({ mode: "serial" });

/** Compute the code that an authenticator app shows (RFC 6238) `ahead` half minutes from now. */
function codeOf(secret: string, ahead = 0): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac("sha1", Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0x0f) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function prove(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "First, confirm that it is you" });
  await dialog.getByLabel("Current password").fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toHaveCount(0);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /theme and sign out/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByLabel("User name")).toBeVisible();
}

test("someone sets up an authenticator app, signs in with its code, then with a recovery code, and removes it", async ({
  page,
  context,
}) => {
  await context.addCookies(await newSession("tomas"));
  await page.goto("/account");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  const secret = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("This code is wrong")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await prove(page);
  const shown = page.getByRole("status").filter({ hasText: "Your recovery codes" });
  await expect(shown.getByRole("listitem")).toHaveCount(10);
  const recovery = (await shown.getByRole("listitem").first().textContent()) ?? "";
  await expect(page.getByText("10 codes are left.")).toBeVisible();

  await signOut(page);
  await signIn(page, accountOf("tomas"));
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("12345");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("This code is wrong");
  // The code of this half minute has been used; the next one is taken too.
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret, 1));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second step" })).toHaveCount(0);

  await page.goto("/account");
  await signOut(page);
  await signIn(page, accountOf("tomas"));
  await page.getByLabel("Code", { exact: true }).fill(recovery);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second step" })).toHaveCount(0);
  await page.goto("/account");
  await expect(page.getByText("9 codes are left.")).toBeVisible();
  await page.getByRole("button", { name: "Remove the app" }).click();
  await prove(page);
  await expect(page.getByRole("button", { name: "Set up an app" })).toBeVisible();
});

test("someone adds a passkey at a host name, and signs in with nothing else", async ({ browser, baseURL }) => {
  const home = (baseURL ?? "").replace("127.0.0.1", "localhost");
  const context = await browser.newContext({ baseURL: home });
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/sign-in?next=/account");
  await signIn(page, accountOf("tomas"));
  await page.getByLabel("Name of a new passkey").fill("Office laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await prove(page);
  await expect(page.getByText("Office laptop", { exact: true })).toBeVisible();
  await expect(page.getByText("10 codes are left.")).toBeVisible();

  await signOut(page);
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();

  // With name and password, the passkey is the second step.
  await signOut(page);
  await page.goto("/sign-in?next=/account");
  await signIn(page, accountOf("tomas"));
  await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("button", { name: "Remove the passkey Office laptop" }).click();
  await prove(page);
  await expect(page.getByText("Office laptop", { exact: true })).toHaveCount(0);
  await context.close();
});
