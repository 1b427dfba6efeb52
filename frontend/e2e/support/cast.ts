/** Who works at the desk of this worker: each worker has a project and people of its own, so that nothing they change is shared. */
import { request } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";

import type { Id, Project } from "../../src/api/model.ts";

/** People of the demo project, and Rosa, who is in none; `tests/desks.py` seats others of their names at the further desks. */
export type Person = "martin" | "vera" | "tomas" | "amara" | "rosa";
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

export const server = process.env["ONRECORD_URL"] ?? "http://127.0.0.1:8000";
export const password = process.env["ONRECORD_PASSWORD"] ?? "";

const desk = Number(process.env["TEST_PARALLEL_INDEX"] ?? 0) + 1;
let shared: Promise<Cookies> | null = null;
let managed: Promise<string> | null = null;

/** Give the user name under which somebody signs in at this desk; nobody named: the manager of its project. */
export function accountOf(person: Person | null = null): string {
  const name = person ?? process.env["ONRECORD_USER"] ?? "martin";
  return desk === 1 ? name : `${name}-${desk}`;
}

/** Sign somebody in over the API; gives the cookies of the new session. */
export async function newSession(person: Person | null = null): Promise<Cookies> {
  const client = await request.newContext({ baseURL: server });
  await client.get("/api/v1/session");
  const token = (await client.storageState()).cookies.find(({ name }) => name === "csrftoken")?.value ?? "";
  const answer = await client.post("/_allauth/browser/v1/auth/login", {
    data: { username: accountOf(person), password },
    headers: { "X-CSRFToken": token, Referer: server },
  });
  if (!answer.ok()) throw new Error(`${accountOf(person)} cannot sign in: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await client.storageState();
  await client.dispose();
  return cookies;
}

/** Let the manager be signed in, in the session that the journeys of this worker share, unless somebody is already. */
export async function signedInSession(context: BrowserContext): Promise<void> {
  if ((await context.cookies()).some(({ name }) => name === "session")) return;
  await context.addCookies(await (shared ??= newSession()));
}

/** Find the address of the project that the manager of this desk manages. */
export function managedProject(page: Page): Promise<string> {
  return (managed ??= findManaged(page));
}

async function findManaged(page: Page): Promise<string> {
  const answer = await page.request.get(`${server}/api/v1/projects`);
  const { results } = (await answer.json()) as { results: readonly (Pick<Project, "role"> & { readonly id: Id })[] };
  const first = results.find(({ role }) => role === "manager");
  if (!first) throw new Error(`${accountOf()} manages no project: ${JSON.stringify(results)}`);
  return `/p/${first.id}`;
}
