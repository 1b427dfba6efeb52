/** Other people of the project, each in a browser of their own. */
import type { Browser } from "@playwright/test";

import { newSession } from "./cast.ts";
import type { Person } from "./cast.ts";
import { withoutTour } from "./desk.ts";
import type { Page } from "./desk.ts";

/** Sign somebody of the project in, in a browser of their own. */
export async function signedIn(browser: Browser, baseURL: string | undefined, person: Person): Promise<Page> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await withoutTour(context);
  await context.addCookies(await newSession(person));
  return context.newPage();
}
