/** What every journey needs: somebody signed in, and a watch on what the pages must never do. */
import { expect, test as base } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";

import type { ArticlesReport, SyncReply, Work } from "../../src/api/model.ts";
import { claimOn, post } from "./api.ts";
import { accountOf, managedProject, newSession, password, signedInSession } from "./cast.ts";

export { expect };
/** For journeys that compare pictures or kill servers: no other is walked beside them. */
export const ALONE = { tag: "@alone" };
export type { Page };

/** Fill the form that is on the screen. */
export async function signIn(page: Page, name = accountOf(), word = password): Promise<void> {
  await page.getByLabel("User name").fill(name);
  await page.getByLabel("Password").fill(word);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Let nobody of a context be met by the first tour: it takes the focus when it comes. */
export async function withoutTour(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // The browser's own page for a missing network has no origin, and no storage.
    if (origin === "null") return;
    for (let user = 1; user <= 100; user += 1) localStorage.setItem(`onrecord.tour.${user}`, "seen");
  });
}

/** A page on which a breach of the content policy, a script error or a request to another host fails the test. */
export const test = base.extend<{ faults: string[]; toured: boolean }>({
  /** Whether the people of this journey have sent the first tour away; it takes the focus when it comes. */
  toured: [true, { option: true }],
  context: async ({ context, toured }, give) => {
    if (toured) await withoutTour(context);
    await give(context);
  },
  faults: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      const home = new URL(baseURL ?? "").origin;
      page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
      page.on("console", (message) => {
        const text = message.text();
        if (/Content Security Policy|Trusted(?:HTML|Script|Type)/i.test(text)) faults.push(text);
      });
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== home) faults.push(`request to ${url.origin}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Let the manager of a project be signed in, and give the project's address. Whoever signs out in the course of a journey
 * takes a session of their own: the journeys of one worker share the other.
 */
export async function openManagedProject(page: Page, session: "shared" | "own" = "shared"): Promise<string> {
  const context = page.context();
  if (session === "own") await context.addCookies(await newSession());
  else await signedInSession(context);
  return managedProject(page);
}

/** A text that no other run has added. */
export function freshText(subject: string): string {
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  return `${subject} ${stamp}\n\nThe harbour office said on Monday that the ferry ${stamp} would sail again.\n`;
}

/** Bring in an article, mark one claim in it and submit it, over the API; gives the words of the claim. */
export async function submitOneClaim(page: Page, project: string): Promise<string> {
  const id = project.replace(/^\/p\//, "");
  const text = freshText("Counted");
  const report = await post<ArticlesReport>(page, `projects/${id}/articles`, { text, title: "Counted" });
  const work = await post<Work>(page, `projects/${id}/next`, { article: report.results[0]?.article });
  const said = /the ferry .* would sail again/.exec(work.article.text)?.[0] ?? "";
  const start = work.article.text.indexOf(said);
  const claim = claimOn(text, [[start, start + said.length]]);
  const pass = `assignments/${work.assignment.id}`;
  const { results } = await post<SyncReply>(page, `${pass}/sync`, {
    ops: [{ put: claim, base: 0 }],
    active_seconds: 3,
  });
  expect(results).toMatchObject([{ status: "ok", id: claim.id }]);
  await post(page, `${pass}/submit`, {});
  return said;
}
